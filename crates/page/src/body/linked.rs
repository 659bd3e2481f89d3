//! Links that belong to an article: headings, lines and items that are mostly link and stand amid running text.

use crate::body::zones::Zones;
use crate::tree::{Block, NONE, Page};

/// Bytes outside links that make an item or paragraph more than a link.
const WORDS: usize = 30;

/// Bytes of text from which an element can be the article's, and not that of a few cards.
const MUCH: usize = 500;

/// A sentence that happens to be mostly link.
pub(super) fn is_sentence(words: &str, block: &Block) -> bool {
    words.len() >= 100 && block.linked * 10 < words.len() * 9 && words.ends_with(['.', '!', '?', '”', '"'])
}

/// "The bridge in pictures: *how it was built in nineteen months*": the words before the link are the article's.
pub(super) fn has_words(words: &str, block: &Block, tag: &str) -> bool {
    matches!(tag, "li" | "p") && words.len() >= block.linked + WORDS
}

/// A heading or paragraph among others that are mostly no links. Whether running text stands before and after it is not
/// asked here.
pub(super) fn is_among_text(page: &Page, zones: &Zones, block: &Block) -> bool {
    let (tag, parent) = (page.nodes[block.node as usize].tag, page.nodes[block.node as usize].parent);
    if parent == NONE || !matches!(tag, "p" | "h2" | "h3" | "h4" | "h5" | "h6") {
        return false;
    }
    let (text, linked) = zones.text[parent as usize];
    text > MUCH && linked * 2 < text
}
