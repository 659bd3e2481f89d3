//! The blocks of the article's element that are body, and the lede before it.

use crate::body::is_prose;
use crate::body::zones::Zones;
use crate::title::letters;
use crate::tree::{Block, Page};
use std::collections::HashSet;

pub(super) fn keep(page: &Page, zones: &Zones, root: u32, title: Option<&str>) -> Vec<usize> {
    let title = title.map(letters);
    let mut kept: Vec<usize> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for (i, block) in page.blocks.iter().enumerate() {
        if !page.lies_in(block.node, root) || zones.in_chrome(block.node, root) {
            continue;
        }
        let words = page.words(block);
        let long = words.len() >= 60;
        let repeats_title = title.as_ref().is_some_and(|t| words.len() <= 4 * t.len() + 16 && letters(words) == *t);
        if is_body(page, block) && !repeats_title && (!long || seen.insert(words)) {
            kept.push(i);
        }
    }
    drop_idle_headings(page, &mut kept);
    kept
}

fn is_body(page: &Page, block: &Block) -> bool {
    let words = page.words(block);
    match page.nodes[block.node as usize].tag {
        "h1" => false,
        "h2" | "h3" | "h4" | "h5" | "h6" => block.linked * 2 < words.len(),
        _ => is_prose(page, block) || (block.linked * 3 < words.len()),
    }
}

/// A heading with no text under it heads nothing.
fn drop_idle_headings(page: &Page, kept: &mut Vec<usize>) {
    while let Some(last) = kept.last() {
        match is_heading(page, *last) {
            true => kept.pop(),
            false => break,
        };
    }
}

pub(crate) fn is_heading(page: &Page, block: usize) -> bool {
    matches!(page.nodes[page.blocks[block].node as usize].tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
