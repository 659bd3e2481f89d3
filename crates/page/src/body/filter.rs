//! The blocks of the article's element that are body, and the lede before it.

use crate::body::zones::Zones;
use crate::body::{cards, lede, lines, linked};
use crate::title::{self, letters};
use crate::tree::{Block, Page};
use std::collections::HashSet;

pub(super) fn keep(page: &Page, zones: &Zones, root: u32, title: Option<&str>, authors: &[String]) -> Vec<usize> {
    let heading = title.and_then(|t| title::block(page, t));
    let mut kept = candidates(page, zones, root);
    drop_head(page, &mut kept, title);
    cut_tail(page, &mut kept);
    drop_invitations(page, &mut kept);
    cards::drop_cut_short(page, &mut kept);
    cards::drop_authors(page, &mut kept, authors);
    drop_idle_headings(page, &mut kept);
    let mut all = lede::find(page, zones, root, heading, &kept);
    all.append(&mut kept);
    all
}

/// What is no chrome, and no second copy of a longer text.
fn candidates(page: &Page, zones: &Zones, root: u32) -> Vec<usize> {
    let mut seen: HashSet<&str> = HashSet::new();
    let blocks = page.blocks.iter().enumerate();
    let inside = blocks.filter(|(_, b)| page.lies_in(b.node, root) && !zones.in_chrome(b.inner, root));
    let inside: Vec<(usize, &Block)> = inside.filter(|(_, b)| !cards::is_order(page.words(b))).collect();
    let mut prose = inside.iter().filter(|(_, block)| page.is_prose(block)).map(|(i, _)| *i);
    let first = prose.next().unwrap_or(usize::MAX);
    let last = prose.next_back().unwrap_or(first);
    let is_amid = |i: usize, block: &Block| first < i && i < last && linked::is_among_text(page, zones, block);
    let body = inside.into_iter().filter(|(i, block)| is_body(page, block) || is_amid(*i, block));
    body.filter(|(_, block)| block.text.len() < LONG || seen.insert(page.words(block))).map(|(i, _)| i).collect()
}

/// Bytes from which a text that stands twice is no chance.
const LONG: usize = 60;

fn is_body(page: &Page, block: &Block) -> bool {
    let words = page.words(block);
    let tag = page.nodes[block.node as usize].tag;
    match tag {
        "h1" => false,
        "h2" | "h3" | "h4" | "h5" | "h6" => block.linked * 2 < words.len(),
        _ if page.is_prose(block) || block.linked * 3 < words.len() => true,
        "li" => linked::has_words(words, block, tag),
        _ => linked::has_words(words, block, tag) || linked::is_sentence(words, block),
    }
}

/// Before the first running text: no second headline, no date, no authors' names.
fn drop_head(page: &Page, kept: &mut Vec<usize>, title: Option<&str>) {
    let title = title.map(letters).filter(|t| !t.is_empty());
    let first = kept.iter().position(|i| is_first(page, *i)).unwrap_or(0);
    let mut at = 0;
    kept.retain(|i| {
        at += 1;
        let words = page.words(&page.blocks[*i]);
        let repeats = title.as_ref().is_some_and(|t| words.len() <= 4 * t.len() + 16 && repeats(&letters(words), t));
        let head = at <= first;
        !(repeats && (head || at <= first + 1) || head && (lines::is_byline(words) || lines::is_dateline(words)))
    });
}

fn is_first(page: &Page, block: usize) -> bool {
    let block = &page.blocks[block];
    block.text.len() >= 80 && page.is_prose(block) && !is_heading_tag(page, block)
}

/// Whether a line says the title, perhaps with a word before or after it.
fn repeats(line: &str, title: &str) -> bool {
    line == title || (line.len() > 20 && (title.contains(line) || line.contains(title)))
}

/// "Related articles" and all after it, where nearly all of the running text stands before it.
fn cut_tail(page: &Page, kept: &mut Vec<usize>) {
    let lens: Vec<usize> = kept.iter().map(|i| prose_in(page, *i)).collect();
    let all: usize = lens.iter().sum();
    let mut before = 0;
    for (at, i) in kept.iter().enumerate() {
        let words = page.words(&page.blocks[*i]);
        if before * 100 >= all * 90 && lines::ends(words) && is_line(page, *i) {
            kept.truncate(at);
            return;
        }
        before += lens[at];
    }
}

fn prose_in(page: &Page, block: usize) -> usize {
    let block = &page.blocks[block];
    if page.is_prose(block) { block.text.len() } else { 0 }
}

/// A heading, or a line that looks like one.
fn is_line(page: &Page, block: usize) -> bool {
    let block = &page.blocks[block];
    is_heading_tag(page, block) || block.text.len() <= 40 || block.strong * 2 > block.text.len()
}

fn drop_invitations(page: &Page, kept: &mut Vec<usize>) {
    kept.retain(|i| {
        let block = &page.blocks[*i];
        let words = page.words(block);
        !lines::invites(words, block.linked) && !lines::promotes(words)
    });
}

/// A heading with no text under it heads nothing.
fn drop_idle_headings(page: &Page, kept: &mut Vec<usize>) {
    while kept.pop_if(|last| is_heading_tag(page, &page.blocks[*last])).is_some() {}
}

fn is_heading_tag(page: &Page, block: &Block) -> bool {
    matches!(page.nodes[block.node as usize].tag, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
