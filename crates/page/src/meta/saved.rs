//! When the file was saved, as the program that saved it notes: "Page saved with SingleFile … saved date: Thu Mar 14 2024",
//! "FILE ARCHIVED ON 10:15:00 Mar 14, 2024", `savepage-date`.

use super::{Facts, place_of};
use crate::days::{self, Order};
use domq::NodeRef;
use jiff::civil::Date;
use std::ops::Range;

/// A day and its place in the decoded source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Saved {
    pub(crate) date: Date,
    pub(crate) at: Range<usize>,
}

/// How far after its label a day may stand, in bytes.
const NEAR: usize = 60;

/// A comment that says when the page was saved.
pub(super) fn from_comment(node: NodeRef<'_>, words: &str, source: &str, facts: &mut Facts) {
    let head: String = words.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let label = ["saved date:", "file archived on"].iter().find_map(|label| Some(head.find(label)? + label.len()));
    let Some(start) = label else { return };
    let end = start + head[start..].char_indices().map(|(i, _)| i).take_while(|i| *i <= NEAR).last().unwrap_or(0);
    from_value(&words[start..end], node, source, facts);
}

/// The first such note counts.
pub(super) fn from_value(words: &str, node: NodeRef<'_>, source: &str, facts: &mut Facts) {
    let Some(day) = days::find(words, Order::Unknown).into_iter().next() else { return };
    let at = place_of(&words[day.at], node.source_range().unwrap_or_default(), source);
    facts.saved.get_or_insert(Saved { date: day.date, at });
}
