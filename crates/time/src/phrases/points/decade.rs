//! "the 1990s", "the nineties", "the '90s", "the 470s BC", "the 20th century", "the 4th century BC".

use super::year::era_name;
use crate::cursor::Cursor;
use crate::meaning::{Base, Point, Unit};
use crate::numbers::ordinal;
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    century(c).or_else(|| decade(c.maybe(&["the"])))
}

fn decade(c: Cursor) -> Option<(Point, Cursor)> {
    if let Class::Decade(tens) = c.class(0) {
        return c.follows(&["the"]).then(|| (Point::of(Base::Decade(1900 + i16::from(tens))), c.skip(1)));
    }
    let has_mark = c.mark(b'\'').filter(|next| next.is_glued(0));
    let start = has_mark.unwrap_or(c);
    let Class::Digits { value, len } = start.class(0) else { return None };
    let end = plural(start.skip(1))?;
    let is_short = len == 2 && (has_mark.is_some() || c.follows(&["the"]));
    if value % 10 != 0 || !is_short && !(3..=4).contains(&len) || value > 2100 {
        return None;
    }
    if let Some((true, next)) = era_name(end) {
        return Some((Point::of(Base::Decade(-(value as i16) - 8)), next));
    }
    if len == 3 {
        return None;
    }
    let year = if is_short { value + if value < 20 { 2000 } else { 1900 } } else { value };
    Some((Point::of(Base::Decade(year as i16)), end))
}

/// The `s` or `'s` behind the digits.
fn plural(c: Cursor) -> Option<Cursor> {
    match c.possessive() {
        Some(next) => Some(next),
        None if c.is_glued(0) => c.one_of(&["s"]),
        None => None,
    }
}

fn century(c: Cursor) -> Option<(Point, Cursor)> {
    let (n, next) = ordinal(c.maybe(&["the"]))?;
    let (unit, _, end) = next.hyphen().unit()?;
    if unit != Unit::Century || !(1..=40).contains(&n) {
        return None;
    }
    let n = n as i16;
    match era_name(end) {
        Some((true, next)) => Some((Point::of(Base::Century(-100 * n + 1)), next)),
        Some((false, next)) => Some((Point::of(Base::Century(100 * n - 100)), next)),
        None => Some((Point::of(Base::Century(100 * n - 100)), end)),
    }
}
