//! "10 p.m. EST", "3:30 pm", "noon", "midnight", "14:00 GMT", "5 o'clock", "at 10:30", "the morning", "this evening".
//!
//! A colon alone makes no time: "won 3:2", "Matthew 5:17". It needs "at" before it, or a zone behind it.

use crate::cursor::Cursor;
use crate::meaning::{Base, Clock, DayPart, DayTime, Fields, Point, Reference, Unit};
use crate::numbers::below_hundred;
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    named(c).or_else(|| half_day(c)).or_else(|| oclock(c)).or_else(|| digital_asked_for(c)).or_else(|| part(c))
}

fn point(hour: u8, minute: u8, zone: Option<i16>) -> Point {
    let clock = Clock { hour, minute, second: None, zone };
    Point::unsaid(Fields::time(DayTime::Clock(clock)))
}

/// "noon", "midnight"
fn named(c: Cursor) -> Option<(Point, Cursor)> {
    let hour = match c.word(0).to_ascii_lowercase().as_str() {
        "noon" | "midday" => 12,
        "midnight" => 24,
        _ => return None,
    };
    let (zone, next) = zone(c.skip(1));
    Some((point(hour, 0, zone), next))
}

/// "10 p.m.", "3:30 pm", "430pm", "six a.m."
fn half_day(c: Cursor) -> Option<(Point, Cursor)> {
    let (hour, minute, next) = match c.class(0) {
        Class::Digits { value, len: 1..=2 } => {
            match c.skip(1).glued_mark(b':').or_else(|| c.skip(1).glued_mark(b'.')) {
                Some(next) => match next.class(0) {
                    Class::Digits { value: minute @ 0..=59, len: 2 } => (value, minute, next.skip(1)),
                    _ => return None,
                },
                None => (value, 0, c.skip(1)),
            }
        }
        Class::Digits { value, len: 3..=4 } if c.is_glued(1) => (value / 100, value % 100, c.skip(1)),
        _ => {
            let (hour, next) = below_hundred(c)?;
            (hour, 0, next)
        }
    };
    let (is_afternoon, next) = meridiem(next.hyphen())?;
    if !(1..=12).contains(&hour) || minute > 59 || !c.is_free_or_joined() {
        return None;
    }
    let hour = hour % 12 + if is_afternoon { 12 } else { 0 };
    let (zone, next) = zone(next);
    Some((point(hour as u8, minute as u8, zone), next))
}

/// "p.m.", "pm", "PM": whether it is the afternoon. "am" without dots is glued or in capitals: "I am".
fn meridiem(c: Cursor) -> Option<(bool, Cursor)> {
    let word = c.word(0).to_ascii_lowercase();
    match word.as_str() {
        "pm" => Some((true, c.skip(1))),
        "am" => Some((false, c.skip(1))),
        "a" | "p" => {
            let next = c.skip(1).glued_mark(b'.')?.one_of(&["m"])?;
            Some((word == "p", next.glued_mark(b'.').unwrap_or(next)))
        }
        _ => None,
    }
}

fn oclock(c: Cursor) -> Option<(Point, Cursor)> {
    let (hour, next) = match c.class(0) {
        Class::Digits { value, len: 1..=2 } => (value, c.skip(1)),
        _ => below_hundred(c)?,
    };
    let next = next.one_of(&["o"])?.glued_mark(b'\'')?.one_of(&["clock"])?;
    let next_part = next.maybe(&["in"]).maybe(&["the", "at"]);
    let (is_late, next) = match next_part.class(0) {
        Class::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night) => (true, next_part.skip(1)),
        Class::Part(DayPart::Morning) => (false, next_part.skip(1)),
        _ => (false, next),
    };
    (1..=12).contains(&hour).then(|| (point((hour % 12 + if is_late { 12 } else { 0 }) as u8, 0, None), next))
}

/// "10:30", "10:30:05": hours, minutes, seconds.
pub(super) fn digital(c: Cursor) -> Option<(Clock, Cursor)> {
    let Class::Digits { value: hour @ 0..=24, len: 1..=2 } = c.class(0) else { return None };
    let (minute, next) = sixtieth(c.skip(1))?;
    let (second, next) = match sixtieth(next) {
        Some((second, next)) => (Some(second), next),
        None => (None, next),
    };
    let (zone, next) = zone(next);
    Some((Clock { hour: hour as u8, minute, second, zone }, next))
}

fn sixtieth(c: Cursor) -> Option<(u8, Cursor)> {
    let next = c.glued_mark(b':')?;
    match next.class(0) {
        Class::Digits { value: n @ 0..=59, len: 2 } if next.is_glued(0) => Some((n as u8, next.skip(1))),
        _ => None,
    }
}

fn digital_asked_for(c: Cursor) -> Option<(Point, Cursor)> {
    let (clock, next) = digital(c).or_else(|| four_digits(c))?;
    let asks = c.follows(&["at", "by", "until", "till", "around", "about", "from", "before", "after"]);
    let is_closed = !next.is_glued(0) || !matches!(next.class(0), Class::Mark(b':' | b'%' | b'-' | b'/'));
    let is_time = clock.zone.is_some() || asks && clock.hour < 24;
    let found = Point::unsaid(Fields::time(DayTime::Clock(clock)));
    (is_time && is_closed && c.is_free()).then_some((found, next))
}

/// "1400 GMT"
fn four_digits(c: Cursor) -> Option<(Clock, Cursor)> {
    let Class::Digits { value, len: 4 } = c.class(0) else { return None };
    let (Some(zone), next) = zone(c.skip(1).maybe(&["hours"])) else { return None };
    let (hour, minute) = ((value / 100) as u8, (value % 100) as u8);
    (hour < 24 && minute < 60).then_some((Clock { hour, minute, second: None, zone: Some(zone) }, next))
}

/// A zone, in minutes east of Greenwich: `data/zones.tsv`; "local time" is read and gives none.
fn zone(c: Cursor) -> (Option<i16>, Cursor) {
    if let Some(next) = c.skip(1).one_of(&["time"]).filter(|_| c.is_capital(0) || c.is(&["local"])) {
        return (None, next);
    }
    let word = c.word(0);
    if !(1..=4).contains(&word.len()) || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return (None, c);
    }
    let row = crate::words::rows(include_str!("../../../data/zones.tsv")).find(|row| row.0 == word);
    match row.and_then(|row| row.1.parse().ok()) {
        Some(minutes) => (Some(minutes), c.skip(1)),
        None => (None, c),
    }
}

/// "the morning", "this evening", "that afternoon", "last night", "overnight".
fn part(c: Cursor) -> Option<(Point, Cursor)> {
    let (base, next) = match c.word(0).to_ascii_lowercase().as_str() {
        "this" => (Base::Shift(0, Unit::Day, Reference::Now), c.skip(1).maybe(&["very"])),
        "last" => (Base::Shift(-1, Unit::Day, Reference::Now), c.skip(1)),
        "that" => (Base::Shift(0, Unit::Day, Reference::Mentioned), c.skip(1).maybe(&["same", "very"])),
        "the" => match c.skip(1).one_of(&["next", "following"]) {
            Some(next) => (Base::Shift(1, Unit::Day, Reference::Mentioned), next),
            None => match c.skip(1).one_of(&["previous"]) {
                Some(next) => (Base::Shift(-1, Unit::Day, Reference::Mentioned), next),
                None => (Base::Shift(0, Unit::Day, Reference::Mentioned), c.skip(1).maybe(&["same", "early", "late"])),
            },
        },
        _ => return None,
    };
    let Class::Part(part) = next.class(0) else { return None };
    let is_one = !next.word(0).ends_with(['s', 'S']) && !next.is(&["overnight", "midday"]);
    let is_last = c.is(&["last"]);
    let fields = Fields::time(DayTime::Part(part));
    let end = next.skip(1).maybe(&["hours"]);
    (is_one && (!is_last || part == DayPart::Night)).then_some((Point { fields, ..Point::of(base) }, end))
}

/// "night" behind "Friday", "morning" behind "yesterday".
pub(super) fn part_behind(c: Cursor) -> Option<(DayPart, Cursor)> {
    let next = c.maybe(&["early", "late", "mid"]).hyphen();
    match next.class(0) {
        Class::Part(part) if !next.word(0).ends_with(['s', 'S']) && !next.is(&["overnight"]) => {
            Some((part, next.skip(1)))
        }
        _ => None,
    }
}
