//! "in 1939", "the year 2000", "fiscal 1989", "nineteen ninety-six", "480 BC", "AD 70".
//!
//! Four digits are a year where nothing makes them a number of something: "2000 troops", "$1990", "1,939", "1990.5".

use crate::cursor::Cursor;
use crate::meaning::{Base, Point};
use crate::numbers::{below_hundred, whole};
use crate::words::{Class, Fnv, rows};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    era(c).or_else(|| fiscal(c)).or_else(|| named(c)).or_else(|| plain(c)).or_else(|| spoken(c))
}

fn of(year: i16, next: Cursor) -> Option<(Point, Cursor)> {
    Some((Point::of(Base::Year(year)), next))
}

/// "480 BC", "AD 70".
fn era(c: Cursor) -> Option<(Point, Cursor)> {
    if let Some(next) = c.one_of(&["AD"]).filter(|_| c.word(0) == "AD") {
        let Class::Digits { value, len: 1..=4 } = next.class(0) else { return None };
        return of(value as i16, next.skip(1));
    }
    let Class::Digits { value, len: 1..=4 } = c.class(0) else { return None };
    let next = c.skip(1);
    let (is_before, next) = era_name(next).or_else(|| Some((era_of_range(next)?, next)))?;
    let year = i16::try_from(value).ok()?;
    of(if is_before { 1 - year } else { year }, next)
}

/// "-480 BC" behind "499": whether it is before.
fn era_of_range(c: Cursor) -> Option<bool> {
    let next = c.glued_mark(b'-').or_else(|| c.one_of(&["to", "and"]))?;
    match next.class(0) {
        Class::Digits { len: 1..=4, .. } => era_name(next.skip(1)).map(|(is_before, _)| is_before),
        _ => None,
    }
}

/// "BC", "B.C.", "BCE", "AD": whether it is before, and what follows.
pub(super) fn era_name(c: Cursor) -> Option<(bool, Cursor)> {
    match c.word(0) {
        "BC" | "BCE" => Some((true, c.skip(1))),
        "AD" | "CE" => Some((false, c.skip(1))),
        "B" | "A" => {
            let next = c.skip(1).glued_mark(b'.')?;
            let next = next.one_of(if c.word(0) == "B" { &["C"] } else { &["D"] })?;
            Some((c.word(0) == "B", next.glued_mark(b'.').unwrap_or(next)))
        }
        _ => None,
    }
}

fn fiscal(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.one_of(&["fiscal", "FY"])?.maybe(&["year"]);
    let year = four(next)?;
    Some((Point { fiscal: true, ..Point::of(Base::Year(year)) }, next.skip(1)))
}

/// "the year 2000", "the year two thousand".
fn named(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.one_of(&["the"])?.one_of(&["year", "years"])?;
    match four(next) {
        Some(year) => of(year, next.skip(1)),
        None => whole(next).filter(|(n, _)| (1000..2100).contains(n)).and_then(|(n, next)| of(n as i16, next)),
    }
}

fn four(c: Cursor) -> Option<i16> {
    match c.class(0) {
        Class::Digits { value: year @ 1000..=2199, len: 4 } => Some(year as i16),
        _ => None,
    }
}

/// "nineteen ninety-six", "nineteen oh five".
fn spoken(c: Cursor) -> Option<(Point, Cursor)> {
    let century = match c.class(0) {
        Class::Number(n @ 17..=20) => n,
        _ => return None,
    };
    let next = c.skip(1).hyphen();
    let (rest, next) = below_hundred(next).filter(|(n, _)| *n >= 10)?;
    if next.unit().is_some() || next.hyphen().unit().is_some() {
        return None;
    }
    of((century * 100 + rest) as i16, next)
}

/// A year behind a month: four digits, or two behind an apostrophe.
pub(super) fn after_month(c: Cursor) -> Option<(i16, Cursor)> {
    if let Some((Point { base: Base::Year(year), .. }, next)) = era(c) {
        return Some((year, next));
    }
    if let Some(year) = four(c).filter(|_| is_closed(c)) {
        return Some((year, c.skip(1)));
    }
    match spoken(c) {
        Some((Point { base: Base::Year(year), .. }, next)) => Some((year, next)),
        _ => short(c),
    }
}

/// "'98"
fn short(c: Cursor) -> Option<(i16, Cursor)> {
    let next = c.mark(b'\'').filter(|next| next.is_glued(0))?;
    match next.class(0) {
        Class::Digits { value, len: 2 } if is_closed(next) => {
            Some(((value + if value < 40 { 2000 } else { 1900 }) as i16, next.skip(1)))
        }
        _ => None,
    }
}

/// Nothing is glued to the digits at the cursor that makes them another number.
fn is_closed(c: Cursor) -> bool {
    let next = c.skip(1);
    !next.is_glued(0)
        || match next.class(0) {
            Class::Mark(b'%' | b'$' | b'/') => false,
            Class::Mark(b'.' | b',' | b':') => !(next.is_glued(1) && matches!(next.class(1), Class::Digits { .. })),
            Class::Mark(_) => true,
            _ => false,
        }
}

fn plain(c: Cursor) -> Option<(Point, Cursor)> {
    let year = four(c)?;
    let is_glued = !(c.is_free() || c.follows(&["-"]) || is_after_range(c));
    if is_glued || stands(&BEFORE, c.word_before(1)) || !is_closed(c) {
        return None;
    }
    (asks_for_year(c) && !counts_something(c.skip(1), false)
        || is_recent(year) && !counts_something(c.skip(1), !is_determined(c)))
    .then(|| Point::of(Base::Year(year)))
    .map(|point| (point, c.skip(1)))
}

/// "the 2014 elections", "Brell's 2016 primaries", "pre-2016 practices": what a determiner precedes is not counted.
fn is_determined(c: Cursor) -> bool {
    c.follows(&["the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "both", "s", "-"])
}

fn is_recent(year: i16) -> bool {
    (1800..=2049).contains(&year)
}

/// "1940-1945": the second of a range.
fn is_after_range(c: Cursor) -> bool {
    c.follows(&["-", "/"]) && matches!(c.class_before(2), Class::Digits { len: 4, .. })
}

fn asks_for_year(c: Cursor) -> bool {
    c.follows(&[
        "in", "since", "until", "till", "by", "from", "during", "early", "late", "mid", "before", "after", "through",
        "of", "circa",
    ])
}

type Words = HashSet<&'static str, BuildHasherDefault<Fnv>>;

static BEFORE: LazyLock<Words> = LazyLock::new(|| words("before"));
static BEHIND: LazyLock<Words> = LazyLock::new(|| words("behind"));

/// One side of `data/year_numbers.tsv`.
fn words(side: &str) -> Words {
    let rows = rows(include_str!("../../../data/year_numbers.tsv")).filter(|row| row.0 == side);
    rows.flat_map(|row| row.1.split(' ')).collect()
}

fn stands(words: &Words, word: &str) -> bool {
    words.contains(word.to_ascii_lowercase().as_str())
}

/// Whether what follows is counted by the digits: "2000 troops", "1999 feet".
fn counts_something(c: Cursor, is_strict: bool) -> bool {
    let word = c.hyphen().word(0);
    let is_lower = word.starts_with(|c: char| c.is_ascii_lowercase());
    stands(&BEHIND, word) || is_strict && is_lower && word.len() > 3 && word.ends_with('s') && is_plain_plural(word)
}

/// A plural noun rather than a verb or a function word that ends in s.
fn is_plain_plural(word: &str) -> bool {
    !matches!(word, "was" | "has" | "does" | "this" | "its" | "his" | "as" | "is" | "saw" | "sales" | "results")
}
