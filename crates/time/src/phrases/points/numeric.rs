//! "2022-03-07", "03/07/2022", "7.3.2022", "2022-03-07T14:30Z", "9/11".
//!
//! A year of four digits decides what the rest is; of two small numbers the first is the month, and the other reading
//! is kept: 05/06/2022 may be 5 June. Fractions, versions and scores have no year: "1/2", "3.2.1".

use super::clock;
use crate::cursor::Cursor;
use crate::meaning::{Base, DayName, DayTime, Fields, Point, YearPart};
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    if !c.is_free() {
        return None;
    }
    year_first(c).or_else(|| year_last(c)).or_else(|| attack(c))
}

fn year_first(c: Cursor) -> Option<(Point, Cursor)> {
    let Class::Digits { value: year @ 1000..=2999, len: 4 } = c.class(0) else { return None };
    let mark = separator(c.skip(1))?;
    let (month, next) = small(c.skip(2), 12)?;
    let next = next.glued_mark(mark)?;
    let (day, next) = small(next, 31)?;
    let (time, next) = match next.glued_t() {
        Some(at) => clock::digital(at).map_or((None, next), |(clock, next)| (Some(DayTime::Clock(clock)), next)),
        None => (None, next),
    };
    closed(next)?;
    Some((point(year, month, day, time), next))
}

fn year_last(c: Cursor) -> Option<(Point, Cursor)> {
    let (first, next) = small_at_start(c, 31)?;
    let mark = separator(next)?;
    let (second, next) = small(next.skip(1), 31)?;
    let next = next.glued_mark(mark)?;
    let year = match next.class(0) {
        Class::Digits { value, len: 4 } if (1000..3000).contains(&value) => value,
        Class::Digits { value, len: 2 } if mark != b'-' => value + if value < 50 { 2000 } else { 1900 },
        _ => return None,
    };
    let end = next.skip(1);
    closed(end)?;
    let (month, day) = if first <= 12 && mark == b'/' || second > 12 { (first, second) } else { (second, first) };
    (month <= 12).then(|| (point(year, month, day, None), end))
}

/// "9/11", which is a day by itself.
fn attack(c: Cursor) -> Option<(Point, Cursor)> {
    let (9, next) = small_at_start(c, 12)? else { return None };
    let (11, end) = small(next.glued_mark(b'/')?, 31)? else { return None };
    let is_other = c.word(0).len() != 1 || c.follows(&["on", "$", "£"]) || end.is(&["of", "percent"]);
    closed(end).filter(|()| !is_other).map(|()| (point(2001, 9, 11, None), end))
}

/// The two small numbers of a date that starts at the cursor and has its year last.
pub(crate) fn printed(c: Cursor) -> Option<(u32, u32)> {
    let (first, next) = small_at_start(c, 31).filter(|_| c.is_free())?;
    let mark = separator(next)?;
    let (second, next) = small(next.skip(1), 31)?;
    next.glued_mark(mark).map(|_| (first, second))
}

/// Whether a number is the point's day of the month.
pub(crate) fn is_day(point: &Point, number: u32) -> bool {
    matches!(point.fields.day, Some(DayName::OfMonth(day)) if u32::from(day) == number)
}

/// The month and day the other way round, where both are possible and differ.
pub(crate) fn swapped(point: &Point) -> Option<Point> {
    let (Some(YearPart::Month(month)), Some(DayName::OfMonth(day))) = (point.fields.part, point.fields.day) else {
        return None;
    };
    let fields = Fields { part: Some(YearPart::Month(day)), day: Some(DayName::OfMonth(month)), ..point.fields };
    (day <= 12 && day != month).then_some(Point { fields, ..*point })
}

fn separator(c: Cursor) -> Option<u8> {
    [b'-', b'/', b'.'].into_iter().find(|mark| c.glued_mark(*mark).is_some())
}

fn small(c: Cursor, most: u32) -> Option<(u32, Cursor)> {
    if c.is_glued(0) { small_at_start(c, most) } else { None }
}

fn small_at_start(c: Cursor, most: u32) -> Option<(u32, Cursor)> {
    match c.class(0) {
        Class::Digits { value, len: 1..=2 } if (1..=most).contains(&value) => Some((value, c.skip(1))),
        _ => None,
    }
}

/// Nothing more is glued to it that makes it something else.
fn closed(c: Cursor) -> Option<()> {
    let goes_on = c.is_glued(0)
        && match c.class(0) {
            Class::Mark(b'/' | b'-' | b'%') => true,
            Class::Mark(b'.') => c.is_glued(1),
            Class::Mark(_) => false,
            _ => true,
        };
    (!goes_on).then_some(())
}

fn point(year: u32, month: u32, day: u32, time: Option<DayTime>) -> Point {
    let fields = Fields {
        part: Some(YearPart::Month(month as u8)),
        day: Some(DayName::OfMonth(day as u8)),
        weekday: None,
        time,
    };
    Point { fields, ..Point::of(Base::Year(year as i16)) }
}

impl<'a> Cursor<'a> {
    /// Behind the `T` between a date and a time.
    fn glued_t(self) -> Option<Cursor<'a>> {
        if self.is_glued(0) && self.is_glued(1) { self.one_of(&["T"]) } else { None }
    }
}
