//! Lines that stand among the article's paragraphs and are no part of it, told by their shape and their neighbours.

use crate::tree::{Block, Page};

/// `[gallery ids="3,4"]`, `{{banner}}`: an order to the site's software that was not carried out.
pub(super) fn is_order(words: &str) -> bool {
    let starts_small = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
    let is_bracketed = words.strip_prefix('[').is_some_and(starts_small) && words.ends_with(']');
    words.len() < LONGEST_ORDER && (is_bracketed || words.starts_with("{{") && words.ends_with("}}"))
}

const LONGEST_ORDER: usize = 400;

/// Three and more lines in a row that are cut short: cards of other articles.
pub(super) fn drop_cut_short(page: &Page, kept: &mut Vec<usize>) {
    let is_cut =
        |i: &usize| page.words(&page.blocks[*i]).ends_with('…') || page.words(&page.blocks[*i]).ends_with("...");
    let rows = kept.chunk_by(|a, b| is_cut(a) == is_cut(b));
    *kept = rows.filter(|row| row.len() < CARDS || !is_cut(&row[0])).flatten().copied().collect();
}

/// So many lines in a row are not cut short by chance.
const CARDS: usize = 3;

/// "Ida Brandt is a reporter in Nordhaven.": among the last lines, what begins with an author's name is about the author.
pub(super) fn drop_authors(page: &Page, kept: &mut Vec<usize>, authors: &[String]) {
    let from = kept.len().saturating_sub(LAST).max(FIRST);
    let is_about = |block: &Block| {
        let words = page.words(block);
        let rest = authors.iter().find_map(|name| words.strip_prefix(name.as_str()));
        words.len() < LONGEST_LIFE && rest.is_some_and(|rest| rest.starts_with([' ', ',', '\n']))
    };
    let mut at = 0;
    kept.retain(|i| {
        at += 1;
        at <= from || !is_about(&page.blocks[*i])
    });
}

/// How many lines at the beginning are never about the author alone.
const FIRST: usize = 2;

/// How many lines at the end may be about the author.
const LAST: usize = 4;

/// Bytes of the longest paragraph about an author.
const LONGEST_LIFE: usize = 800;
