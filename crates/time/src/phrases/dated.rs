//! "early October", "the end of March", "mid-2007", "late on Friday", "earlier this month", "around Nov. 1", "March 7".
//!
//! A point in time with the word that narrows it.

use super::{Phrase, points};
use crate::cursor::Cursor;
use crate::meaning::{Base, Grain, Meaning};
use crate::timex::Modifier;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    let (modifier, next) = modifier(c).map_or((None, c), |(m, next)| (Some(m), next));
    let (point, rule, end) = points::read(next)?;
    let modifier = match modifier {
        Some(m) if !fits(m, &point, c) => return None,
        m => m.flatten().or_else(|| is_end(c).then_some(Modifier::End)),
    };
    Some(Phrase { modifier, ..Phrase::new(c, end, Meaning::Point(point), rule) })
}

/// "year-end"
fn is_end(c: Cursor) -> bool {
    c.is(&["year", "month"]) && !c.skip(2).is(&["ago", "earlier"])
}

/// "earlier" and "later" narrow what is running or said; not "later in Paris", "early Friday" is fine.
fn fits(modifier: Option<Modifier>, point: &crate::meaning::Point, c: Cursor) -> bool {
    match modifier {
        // "talked about Christmas"
        Some(Modifier::Approx) if c.is(&["about"]) => matches!(point.base, Base::Year(_)),
        Some(Modifier::Approx) => point.grain() != Grain::Time,
        _ => !(c.is(&["earlier", "later"]) && point.is_unsaid() && point.grain() > Grain::Week),
    }
}

/// The modifier, and what it narrows; a phrase like "the rest of" gives none.
fn modifier(c: Cursor) -> Option<(Option<Modifier>, Cursor)> {
    if let Some(next) = c.one_of(&["mid"]) {
        return Some((Some(Modifier::Mid), next.hyphen().maybe(&["to"])));
    }
    if let Some(next) = c.one_of(&["around", "about", "circa", "approximately", "ca"]) {
        return Some((Some(Modifier::Approx), next.glued_mark(b'.').unwrap_or(next)));
    }
    part_of(c.maybe(&["the"])).or_else(|| adverb(c)).or_else(|| adjective(c.maybe(&["the"])))
}

/// "the end of March", "the latter part of the year".
fn part_of(c: Cursor) -> Option<(Option<Modifier>, Cursor)> {
    let c = c.maybe(&["very"]);
    let (modifier, next) = match c.word(0).to_ascii_lowercase().as_str() {
        "end" | "close" => (Some(Modifier::End), c.skip(1)),
        "beginning" | "start" | "onset" => (Some(Modifier::Start), c.skip(1)),
        "middle" => (Some(Modifier::Mid), c.skip(1)),
        "early" => (Some(Modifier::Start), part(c.skip(1))?),
        "latter" | "late" | "later" => (Some(Modifier::End), part(c.skip(1))?),
        "rest" | "remainder" | "course" => (None, c.skip(1)),
        _ => return None,
    };
    Some((modifier, next.one_of(&["of"])?))
}

fn part(c: Cursor) -> Option<Cursor> {
    c.one_of(&["part", "parts", "days", "months", "years", "weeks", "hours"])
}

/// "earlier this month", "early in 1862", "late on Friday".
fn adverb(c: Cursor) -> Option<(Option<Modifier>, Cursor)> {
    let modifier = match c.word(0).to_ascii_lowercase().as_str() {
        "earlier" | "early" => Modifier::Start,
        "later" | "late" => Modifier::End,
        _ => return None,
    };
    let next = c.skip(1);
    Some((Some(modifier), next.one_of(&["in", "on"]).unwrap_or(next.hyphen())))
}

/// "the early 1990s", "the late summer".
fn adjective(c: Cursor) -> Option<(Option<Modifier>, Cursor)> {
    let modifier = match c.word(0).to_ascii_lowercase().as_str() {
        "early" => Modifier::Start,
        "mid" | "middle" => Modifier::Mid,
        "late" => Modifier::End,
        _ => return None,
    };
    Some((Some(modifier), c.skip(1).hyphen()))
}
