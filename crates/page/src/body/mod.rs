//! Which blocks of a page are its article.
//!
//! In three steps, all in the positioned tree: [`zones`] tells which elements are chrome; [`root`] finds the element
//! that holds the article; [`filter`] keeps blocks in it, and the lede before it.

mod filter;
mod root;
mod zones;

use crate::tree::Page;
use zones::Zones;

/// The numbers of the blocks that are the article's body, in order.
///
/// `title` is not repeated in it.
pub(crate) fn choose(page: &Page, title: Option<&str>) -> Vec<usize> {
    let zones = Zones::new(page);
    let Some(root) = root::find(page, &zones) else { return Vec::new() };
    filter::keep(page, &zones, root, title)
}

/// Whether the block reads as running text: long enough, with a sentence's marks, mostly outside links.
pub(crate) fn is_prose(page: &Page, block: &crate::tree::Block) -> bool {
    let words = page.words(block);
    words.len() >= 40 && block.linked * 2 < words.len() && (words.len() >= 120 || words.contains(SENTENCE_END))
}

/// Marks that end a sentence or part it.
const SENTENCE_END: [char; 12] = ['.', '!', '?', ',', ';', ':', '。', '，', '、', '؟', '।', '…'];
