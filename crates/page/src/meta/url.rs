//! The page's address, and the day that stands in it.

use super::{Address, Facts, place_of};
use domq::NodeRef;
use jiff::civil::Date;
use std::ops::Range;

pub(super) fn from_link(node: NodeRef<'_>, source: &str, facts: &mut Facts) {
    let is_canonical =
        node.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|r| r.eq_ignore_ascii_case("canonical")));
    if let Some(address) = node.attr("href").map(str::trim).filter(|_| is_canonical) {
        push(address, node, source, facts);
    }
}

/// Adds `address`, which stands in `node`.
pub(super) fn push(address: &str, node: NodeRef<'_>, source: &str, facts: &mut Facts) {
    let at = place_of(address, node.source_range().unwrap_or_default(), source);
    facts.addresses.push(Address { words: address.to_owned(), at });
}

/// What browsers and their add-ons write when they save a page: "saved from url=(0042)https://…", "url: https://…".
pub(super) fn from_comment(node: NodeRef<'_>, words: &str, source: &str, facts: &mut Facts) {
    let head: String = words.chars().take(2000).collect();
    let is_saved = head.contains("saved from url=") || head.contains("Page saved with SingleFile");
    let Some(start) = head.find("http").filter(|_| is_saved) else { return };
    let address = head[start..].split_whitespace().next().unwrap_or_default();
    push(address, node, source, facts);
}

/// The day in an address and its place there: `/2022/06/05/`, `/2022/jun/05/`, `/2022-06-05-`, `/20220605`, `-20220605101500-`.
pub(super) fn day(address: &str) -> Option<(Date, Range<usize>)> {
    let path = address.find("://").map_or(0, |i| i + 3);
    let path = address[path..].find('/').map_or(address.len(), |i| path + i);
    let end = address[path..].find(['?', '#']).map_or(address.len(), |i| path + i);
    let words = &address[path..end];
    let found = crate::days::find(words, crate::days::Order::Unknown);
    let found = found
        .into_iter()
        .map(|day| (day.date, day.at))
        .find(|(_, at)| words[at.clone()].is_ascii())
        .or_else(|| compact(words));
    found
        .filter(|(date, _)| (1990..2100).contains(&date.year()))
        .map(|(date, at)| (date, path + at.start..path + at.end))
}

fn compact(words: &str) -> Option<(Date, Range<usize>)> {
    let mut at = 0;
    for digits in words.split(|c: char| !c.is_ascii_digit()) {
        let found = crate::days::compact(digits).filter(|date| date.year() >= 1990);
        if let Some(date) = found.filter(|_| matches!(digits.len(), 8 | 12 | 14)) {
            return Some((date, at..at + 8));
        }
        at += digits.len();
        at += words[at..].chars().next().map_or(0, char::len_utf8);
    }
    None
}
