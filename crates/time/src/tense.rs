//! Whether a sentence speaks of what was or of what is to come: `data/tense.tsv`.

use crate::cursor::Cursor;
use crate::words::{Class, rows};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// On which side of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
}

static WORDS: LazyLock<BTreeMap<&'static str, Tense>> = LazyLock::new(|| {
    let table = rows(include_str!("../data/tense.tsv"));
    let words = table.flat_map(|(tense, words)| {
        let tense = if tense == "past" { Tense::Past } else { Tense::Future };
        words.split(' ').map(move |word| (word, tense))
    });
    words.collect()
});

/// How far it is looked for, in tokens.
const FAR: usize = 24;

/// The tense of the words around a phrase: the nearest one in its sentence, and of two equally near ones the one
/// before.
pub(crate) fn around(paragraph: Cursor, start: usize, end: usize) -> Option<Tense> {
    let (mut before, mut after) = (true, true);
    for far in 1..=FAR {
        if before {
            match start.checked_sub(far).and_then(|at| paragraph.tokens.get(at).map(|_| at)) {
                Some(at) if !ends_sentence(paragraph, at) => {
                    if let Some(tense) = tense_at(paragraph, at) {
                        return Some(tense);
                    }
                }
                _ => before = false,
            }
        }
        if after {
            let at = end + far - 1;
            match paragraph.tokens.get(at) {
                Some(_) if !ends_sentence(paragraph, at) => {
                    if let Some(tense) = tense_at(paragraph, at) {
                        return Some(tense);
                    }
                }
                _ => after = false,
            }
        }
    }
    None
}

fn tense_at(paragraph: Cursor, at: usize) -> Option<Tense> {
    let token = paragraph.tokens.get(at)?;
    if !matches!(token.class, Class::Other | Class::Opener) {
        return None;
    }
    let word = paragraph.words(token);
    if word.len() > 12 {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let listed = WORDS.get(lower.as_str()).copied();
    listed.or_else(|| (lower.len() > 3 && lower.ends_with("ed") && lower == word).then_some(Tense::Past))
}

/// A full stop, question or exclamation mark with a capital or nothing behind it.
pub(crate) fn ends_sentence(paragraph: Cursor, at: usize) -> bool {
    let c = Cursor { at, ..paragraph };
    match c.class(0) {
        Class::Mark(b'?' | b'!') => true,
        Class::Mark(b'.') => {
            let is_short = c.is_glued(0) && c.word_before(1).len() <= 2 && !c.word_before(1).is_empty();
            !is_short && !c.is_glued(1) && (c.peek(1).is_none() || c.is_capital(1) || c.class(1) == Class::Mark(b'"'))
        }
        _ => false,
    }
}
