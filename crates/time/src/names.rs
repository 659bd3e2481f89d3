//! What only looks like a time: "The Morning Ledger", "the Sunday Times", "USA Today", "60 Minutes", "Bloody Sunday", a
//! "Christmas tree".
//!
//! Parts of the name have capitals, and a word beside it (`data/names.tsv`) says that it is a paper, a programme or a
//! day of history. "On Sunday Times Square was closed" has a preposition, which no name has.

use crate::cursor::Cursor;
use crate::phrases::Phrase;
use crate::words::{Class, Fnv, rows};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

type Words = HashSet<&'static str, BuildHasherDefault<Fnv>>;

static BEHIND: LazyLock<Words> = LazyLock::new(|| words("behind"));
static BEFORE: LazyLock<Words> = LazyLock::new(|| words("before"));
static THINGS: LazyLock<Words> = LazyLock::new(|| words("thing"));

fn words(which: &str) -> Words {
    let rows = rows(include_str!("../data/names.tsv")).filter(|row| row.0 == which);
    rows.flat_map(|row| row.1.split(' ')).collect()
}

/// Whether a phrase is part of a name.
pub(crate) fn is_part_of_name(paragraph: Cursor, phrase: &Phrase) -> bool {
    let c = Cursor { at: phrase.start, ..paragraph };
    let end = Cursor { at: phrase.end, ..paragraph };
    let first = c.maybe(&["the"]);
    if !(first.is_capital(0) || end.word_before(1).starts_with(|c: char| c.is_uppercase())) {
        return false;
    }
    if c.is(&["today"]) && c.follows(&["USA"]) || phrase.rule == "holiday" && is_about_holiday(end) {
        return true;
    }
    // A text all in capitals has no names.
    if first.word(0).bytes().skip(1).all(|b| !b.is_ascii_lowercase()) && !matches!(first.class(0), Class::Digits { .. })
    {
        return false;
    }
    is_named_behind(c, first, end) || is_named_before(c, first, end) || is_title(c, first, end)
}

/// "The Morning Ledger", "the Sunday Times", "Daily Mail".
fn is_named_behind(c: Cursor, first: Cursor, end: Cursor) -> bool {
    let is_asked =
        first.at == c.at && c.follows(&["on", "since", "until", "by", "last", "next", "this", "every", "each"]);
    let is_joined = end.is_capital(0) && !end.is_glued(0) && end.word_before(1).starts_with(|c: char| c.is_uppercase());
    if is_asked || !is_joined {
        return false;
    }
    let is_any = matches!(first.class(0), Class::Part(_)) || is_repeated(first);
    BEHIND.contains(end.word(0)) || is_any && matches!(end.class(0), Class::Other)
}

/// "USA Today", "Bloody Sunday", "Publishers Weekly".
fn is_named_before(c: Cursor, first: Cursor, end: Cursor) -> bool {
    if first.at > c.at || !c.is_capital(0) || c.before(1).is_none() {
        return false;
    }
    let word = c.word_before(1);
    let is_name = word.starts_with(|c: char| c.is_uppercase()) && c.class_before(1) == Class::Other;
    let is_one = end.at == c.at + 1;
    BEFORE.contains(word) && matches!(c.class(0), Class::Weekday(_))
        || is_one && is_name && (c.is(&["today", "tonight", "tomorrow", "now"]) || is_repeated(c))
}

/// "60 Minutes", "This Week" between quotation marks.
fn is_title(c: Cursor, first: Cursor, end: Cursor) -> bool {
    let last = Cursor { at: end.at.saturating_sub(1), ..end };
    let is_unit = matches!(last.class(0), Class::Unit(_)) && last.is_capital(0) && end.at == first.at + 2;
    let is_quoted = matches!(c.class_before(1), Class::Mark(b'"' | b'`' | b'\''));
    is_unit && (matches!(first.class(0), Class::Digits { .. }) || is_quoted && c.is_capital(0))
}

/// "a Christmas tree": not the day itself.
fn is_about_holiday(end: Cursor) -> bool {
    THINGS.contains(end.word(0)) && !end.is_glued(0)
}

fn is_repeated(c: Cursor) -> bool {
    c.is(&["daily", "weekly", "monthly", "nightly", "hourly", "yearly"])
}
