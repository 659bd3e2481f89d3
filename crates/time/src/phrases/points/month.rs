//! "March 7, 2022", "7 March 2022", "the 7th of March", "Sept. 30", "October 1998", "November".
//!
//! "May", "March" and short forms are names and verbs as well: alone they need a word before them that asks for a time.

use super::year;
use crate::cursor::Cursor;
use crate::meaning::{Base, DayName, Fields, Point, YearPart};
use crate::numbers::ordinal;
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    day_first(c).or_else(|| month_first(c))
}

/// "7 March 2022", "the 7th of March".
fn day_first(c: Cursor) -> Option<(Point, Cursor)> {
    let (day, next) = ordinal(c.maybe(&["the"])).or_else(|| plain_day(c))?;
    if !(1..=31).contains(&day) {
        return None;
    }
    if let Some((month, _, next)) = name(next.hyphen().maybe(&["of"])) {
        return Some(with_year(month, Some(day), next));
    }
    // "6-7 February": the month stands behind the second day.
    let (second, behind) = plain_day(next.glued_mark(b'-').or_else(|| next.one_of(&["and", "to"]))?)?;
    let (month, _, after) = name(behind).filter(|_| second > day)?;
    Some((with_year(month, Some(day), after).0, next))
}

/// A day of the month in digits, as it stands before or behind a month.
fn plain_day(c: Cursor) -> Option<(u32, Cursor)> {
    match c.class(0) {
        Class::Digits { value: day @ 1..=31, len: 1..=2 } => Some((day, c.skip(1))),
        _ => None,
    }
}

/// "March 7, 2022", "March 2022", "March".
fn month_first(c: Cursor) -> Option<(Point, Cursor)> {
    let (month, is_sure, next) = name(c)?;
    if let Some((day, next)) = day_behind(next) {
        return Some(with_year(month, Some(day), next));
    }
    let (point, end) = with_year(month, None, next);
    let has_year = end.at > next.at;
    (has_year || is_sure && !is_first_name(c, next) || asks_for_time(c)).then_some((point, end))
}

/// "April Jones said", not "the August Senate recess".
fn is_first_name(c: Cursor, next: Cursor) -> bool {
    let is_name_too = c.is(&["April", "June", "August"]);
    is_name_too
        && next.is_capital(0)
        && next.class(0) == Class::Other
        && !next.is_glued(0)
        && !c.follows(&["the", "a", "an", "his", "her", "its", "their", "this"])
}

/// "19, 2014", of a month that was named before.
pub(crate) fn day_and_year(c: Cursor, month: u8) -> Option<(Point, Cursor)> {
    let (day, next) = day_behind(c)?;
    let (point, end) = with_year(month, Some(day), next);
    (end.at > next.at).then_some((point, end))
}

/// "7", "7th", "the 7th", behind a month; not the hour of "May 7:30" and not "May 7 percent".
fn day_behind(c: Cursor) -> Option<(u32, Cursor)> {
    let (day, next) = ordinal(c.maybe(&["the"])).or_else(|| plain_day(c))?;
    let is_other = next.is_glued(0)
        && match next.class(0) {
            Class::Mark(b'%') => true,
            Class::Mark(b'.' | b',' | b':') => next.is_glued(1) && matches!(next.class(1), Class::Digits { .. }),
            Class::Mark(_) => false,
            _ => true,
        };
    (!is_other && (1..=31).contains(&day)).then_some((day, next))
}

/// With the year that follows, if one does.
fn with_year(month: u8, day: Option<u32>, c: Cursor) -> (Point, Cursor) {
    let fields = Fields { day: day.map(|d| DayName::OfMonth(d as u8)), ..Fields::part(YearPart::Month(month)) };
    let comma = c.glued_mark(b',').unwrap_or(c);
    match year::after_month(comma) {
        Some((y, next)) => (Point { fields, ..Point::of(Base::Year(y)) }, next),
        None => (Point::unsaid(fields), c),
    }
}

/// A month by name, with the dot of a short form, and whether the name is a month wherever it stands.
pub(super) fn name(c: Cursor) -> Option<(u8, bool, Cursor)> {
    let Class::Month(month) = c.class(0) else { return None };
    let (word, next) = (c.word(0), c.skip(1));
    if word.len() == 3 && month != 5 || word.eq_ignore_ascii_case("sept") {
        return short_name(month, c);
    }
    let is_also_a_word = matches!(month, 3 | 5 | 8);
    (c.is_capital(0) || !is_also_a_word).then_some((month, c.is_capital(0) && !matches!(month, 3 | 5), next))
}

/// "Sept.", "Oct 2014": with a dot, or with a number on one of its sides.
fn short_name(month: u8, c: Cursor) -> Option<(u8, bool, Cursor)> {
    let next = c.skip(1).glued_mark(b'.').unwrap_or(c.skip(1));
    let has_number = matches!(next.class(0), Class::Digits { .. }) || matches!(c.class_before(1), Class::Digits { .. });
    let has_dot = next.at > c.at + 1;
    (c.is_capital(0) || has_number).then_some((month, has_dot && !matches!(month, 3), next))
}

/// Whether the words before ask for a time.
fn asks_for_time(c: Cursor) -> bool {
    let asks = c.follows(&[
        "in",
        "of",
        "by",
        "since",
        "until",
        "till",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "during",
        "through",
        "from",
        "before",
        "after",
        "each",
        "every",
        "between",
        "for",
        "following",
        "previous",
    ]);
    let joins = c.follows(&["and", "or", "to", "-", "the"]) && matches!(c.class_before(2), Class::Month(_));
    let is_mid = c.follows(&["-"]) && c.word_before(2).eq_ignore_ascii_case("mid");
    c.is_capital(0) && (asks || joins || is_mid)
}
