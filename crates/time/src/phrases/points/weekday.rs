//! "Tuesday", "last Friday", "this coming Monday", "the following Wednesday", "the weekend", "Sat."
//!
//! Short forms are names and verbs as well ("Sun", "sat", "wed"): they need a dot, a comma or a word that asks for a day.

use super::relative::{near, which};
use crate::cursor::Cursor;
use crate::meaning::{DayName, Fields, Point, Unit};
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    if let Some((which, next)) = which(c)
        && let Some((day, end)) = name(next)
    {
        return Some((Point { fields: Fields::day(day), ..Point::of(near(which)?) }, end));
    }
    let start = c.maybe(&["the"]);
    let (day, end) = name(start)?;
    let is_weekend = day == DayName::Weekend;
    (is_weekend == (start.at > c.at) || is_weekend).then(|| (Point::unsaid(Fields::day(day)), end))
}

/// A weekday by name, or "weekend".
pub(super) fn name(c: Cursor) -> Option<(DayName, Cursor)> {
    let next = c.skip(1);
    match c.class(0) {
        Class::Weekday(day) if c.word(0).len() >= 6 => {
            let is_plural = c.word(0).ends_with(['s', 'S']);
            let is_name = c.is_capital(0) || c.word(0).len() > 5;
            (!is_plural && is_name).then_some((DayName::Weekday(day), next))
        }
        Class::Weekday(day) => {
            let dotted = next.glued_mark(b'.');
            let asks = c.follows(&["this", "next", "last", "on", "every", "each"])
                || dotted.or_else(|| next.glued_mark(b',')).is_some_and(|n| {
                    matches!(n.class(0), Class::Month(_) | Class::Digits { .. })
                        || matches!(n.glued_mark(b',').unwrap_or(n).class(0), Class::Month(_))
                });
            let is_word = day == 6 && !c.is_capital(0) && !c.follows(&["this", "next", "last"]);
            (asks && !is_word).then(|| (DayName::Weekday(day), dotted.unwrap_or(next)))
        }
        Class::Unit(Unit::Weekend) if !c.word(0).ends_with(['s', 'S']) => Some((DayName::Weekend, next)),
        _ => None,
    }
}
