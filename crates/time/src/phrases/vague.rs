//! "now", "recently", "the future", "these days": only on which side of now. `data/vague.tsv`.

use super::Phrase;
use crate::cursor::Cursor;
use crate::meaning::{Meaning, Vague};
use crate::words::rows;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// By the first word: the phrases that start with it, longest first.
static PHRASES: LazyLock<BTreeMap<&'static str, Vec<(&'static str, Vague)>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (side, phrase) in rows(include_str!("../../data/vague.tsv")) {
        let vague = match side {
            "past" => Vague::Past,
            "present" => Vague::Present,
            _ => Vague::Future,
        };
        phrases.entry(phrase.split(' ').next().unwrap_or("")).or_default().push((phrase, vague));
    }
    for same_start in phrases.values_mut() {
        same_start.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }
    phrases
});

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    let first = c.word(0).to_ascii_lowercase();
    let (phrase, vague) = PHRASES.get(first.as_str())?.iter().find(|(phrase, _)| c.phrase(phrase).is_some())?;
    let end = c.phrase(phrase)?;
    Some(Phrase::new(c, end, Meaning::Vague(*vague), "vague"))
}
