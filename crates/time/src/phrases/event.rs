//! "one month after the meeting", "days before his ouster on April 9", "since the coup", "during the siege".
//!
//! Behind "after", "before" or "since" stand the words that name an event: a noun phrase with its article, possessive
//! or name, or a clause. They are marked and not placed: the page's date says nothing about them.
//! Without an amount before it, a preposition alone opens such a phrase only before a noun of `data/events.txt`:
//! "after the vote", not "after the bell".

use super::Phrase;
use super::{Hangs, points};
use crate::cursor::Cursor;
use crate::meaning::Meaning;
use crate::timex::{EventShift, Side};
use crate::words::Class;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static NOUNS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/events.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// The most tokens that name an event.
const LONGEST: usize = 12;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    let (side, next) = side(c).or_else(|| during(c))?;
    let end = noun_phrase(next)?;
    let head = last_word(next, end)?;
    if !NOUNS.contains(head.to_ascii_lowercase().as_str()) {
        return None;
    }
    let hangs = Hangs { event: (next.at, end.at), shift: EventShift { side, by: None, about: false } };
    Some(Phrase { hangs: Some(hangs), ..Phrase::new(c, end, Meaning::Event, "event") })
}

/// The head of a noun phrase: the last word before "of", or its last.
fn last_word<'a>(c: Cursor<'a>, end: Cursor<'a>) -> Option<&'a str> {
    let words = || c.tokens[c.at..end.at].iter().map(|t| c.words(t));
    let head = words().position(|w| w.eq_ignore_ascii_case("of")).unwrap_or(end.at - c.at);
    words().nth(head.checked_sub(1)?)
}

/// "after", "before", …
pub(super) fn side(c: Cursor) -> Option<(Side, Cursor)> {
    let c = c.maybe(&["just", "shortly", "immediately", "right", "only"]);
    if let Some(next) = c.phrase("prior to") {
        return Some((Side::Before, next));
    }
    let side = match c.word(0).to_ascii_lowercase().as_str() {
        "after" | "following" => Side::After,
        "before" => Side::Before,
        "since" => Side::Since,
        "until" | "till" => Side::Until,
        _ => return None,
    };
    Some((side, c.skip(1)))
}

fn during(c: Cursor) -> Option<(Side, Cursor)> {
    let next = c.any_phrase(&["during", "at the time of", "on the day of"])?;
    Some((Side::During, next))
}

/// Behind the words that name an event: a noun phrase or a clause; none where a time stands instead.
pub(super) fn name(c: Cursor) -> Option<Cursor> {
    if points::read(c).is_some() {
        return None;
    }
    noun_phrase(c).or_else(|| clause(c))
}

/// "the coup", "his ouster", "Peru's vote", "the fall of the city".
pub(super) fn noun_phrase(c: Cursor) -> Option<Cursor> {
    let is_open = c.is(DETERMINERS) || is_name(c) && has_owner(c);
    if !is_open {
        return None;
    }
    let mut next = c.skip(1);
    while next.at < c.at + LONGEST && goes_on(next) {
        next = next.skip(1);
    }
    let is_named = next.at > c.at + 1 || c.is(&["this", "that"]);
    is_named.then_some(next)
}

const DETERMINERS: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these"];

fn is_name(c: Cursor) -> bool {
    c.is_capital(0) && matches!(c.class(0), Class::Other)
}

/// Whether a possessive follows within a few names: "Ana Lopez's arrest".
fn has_owner(c: Cursor) -> bool {
    let mut next = c;
    for _ in 0..4 {
        if let Some(owner) = next.possessive() {
            return owner.at > next.at;
        }
        if !is_name(next) {
            return false;
        }
        next = next.skip(1);
    }
    next.possessive().is_some()
}

/// Whether a noun phrase goes on with the token at the cursor.
fn goes_on(c: Cursor) -> bool {
    match c.class(0) {
        Class::Mark(b'\'' | b'-') => c.is_glued(0),
        Class::Mark(_) | Class::Digits { .. } | Class::Month(_) | Class::Weekday(_) => false,
        _ if c.is(STOPS) => false,
        _ => c.follows(&["of", "the"]) || !looks_like_a_verb(c),
    }
}

/// Words that end a noun phrase.
const STOPS: &[&str] = &[
    "on",
    "in",
    "at",
    "for",
    "to",
    "by",
    "with",
    "from",
    "into",
    "that",
    "which",
    "who",
    "whom",
    "when",
    "where",
    "while",
    "and",
    "or",
    "but",
    "as",
    "if",
    "because",
    "after",
    "before",
    "since",
    "until",
    "during",
    "was",
    "were",
    "is",
    "are",
    "has",
    "had",
    "have",
    "be",
    "been",
    "did",
    "does",
    "do",
    "will",
    "would",
    "could",
    "can",
    "may",
    "might",
    "should",
    "must",
    "said",
    "says",
    "he",
    "she",
    "they",
    "it",
    "we",
    "you",
    "i",
    "there",
    "not",
    "also",
    "told",
    "between",
    "over",
    "against",
    "under",
    "about",
    "through",
    "without",
    "within",
    "among",
    "than",
    "last",
    "next",
    "yesterday",
    "today",
    "tomorrow",
    "now",
    "ago",
    "later",
    "earlier",
    "began",
    "came",
    "went",
    "took",
    "made",
    "left",
    "led",
    "got",
    "saw",
];

/// "began", "called": a verb ends the noun phrase; a word in -ed right behind the article is part of it.
fn looks_like_a_verb(c: Cursor) -> bool {
    let word = c.word(0);
    word.ends_with("ed")
        && word.len() > 4
        && !c.follows(DETERMINERS)
        && c.word(0).starts_with(|c: char| c.is_lowercase())
}

/// "he was ousted", "winning the election", up to a mark.
fn clause(c: Cursor) -> Option<Cursor> {
    let is_pronoun = c.is(&["he", "she", "they", "it", "we", "i", "you"]);
    let is_gerund = c.word(0).ends_with("ing") && c.word(0).len() > 5;
    let is_name = is_name(c);
    if !(is_pronoun || is_gerund || is_name) {
        return None;
    }
    let mut next = c.skip(1);
    while next.at < c.at + LONGEST && stays_in_clause(next) {
        next = next.skip(1);
    }
    (next.at > c.at + 1).then_some(next)
}

fn stays_in_clause(c: Cursor) -> bool {
    match c.class(0) {
        Class::Mark(b'\'' | b'-') => c.is_glued(0),
        Class::Mark(_) | Class::Month(_) | Class::Weekday(_) => false,
        _ => !c.is(&["on", "and", "but", "when", "while", "because", "that", "said", "who", "which"]),
    }
}
