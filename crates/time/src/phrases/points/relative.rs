//! "last year", "next week", "this month", "the same day", "that year", "the following month", "the latest quarter",
//! "the previous decade", "the end of the month", "the year-ago quarter".
//!
//! "last", "next" and "this" are counted from the time of writing; "the previous", "the following", "that" and "the
//! next day" from the time that was mentioned last.

use super::month;
use crate::cursor::Cursor;
use crate::meaning::{Base, DayName, Direction, Fields, Point, Reference, Unit, YearPart};
use crate::words::Class;

/// Which one of its kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    Next,
    This,
    Previous,
    Following,
    That,
    /// "the latest": the one that the report is about.
    Latest,
}

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    shifted(c).or_else(|| year_ago(c)).or_else(|| bare(c)).or_else(|| year_end(c))
}

/// The word that says which, with its article.
pub(super) fn which(c: Cursor) -> Option<(Which, Cursor)> {
    let next = c.maybe(&["the"]);
    let has_article = next.at > c.at;
    let after = next.skip(1);
    let which = match next.word(0).to_ascii_lowercase().as_str() {
        "last" | "past" => Which::Last,
        "next" if has_article => Which::Following,
        "next" | "coming" | "upcoming" => Which::Next,
        "this" if !has_article => {
            let after = after.maybe(&["past", "coming", "same"]);
            return Some((
                if next.skip(1).is(&["past"]) {
                    Which::Last
                } else if next.skip(1).is(&["coming"]) {
                    Which::Next
                } else {
                    Which::This
                },
                after,
            ));
        }
        "current" => Which::This,
        "that" if !has_article => return Some((Which::That, after.maybe(&["same", "very"]))),
        "same" => Which::That,
        "previous" | "preceding" | "prior" => Which::Previous,
        "following" | "subsequent" | "ensuing" => Which::Following,
        "latest" => Which::Latest,
        _ => return None,
    };
    Some((which, after))
}

fn shifted(c: Cursor) -> Option<(Point, Cursor)> {
    let (which, next) = which(c)?;
    let next = next.maybe(&["fiscal", "calendar", "full", "whole", "trading"]);
    let is_fiscal = next.word_before(1).eq_ignore_ascii_case("fiscal");
    let base = match next.class(0) {
        Class::Unit(unit) if !is_plural(next) && unit.grain() >= crate::meaning::Grain::Day => {
            unit_base(which, unit, c)?
        }
        Class::Season(season) if !is_plural(next) => {
            let fields = Fields::part(YearPart::Season(season));
            return Some((Point { fields, ..Point::of(near(which)?) }, next.skip(1)));
        }
        Class::Month(_) => {
            let (point, end) = month::read(next).filter(|(point, _)| point.is_unsaid())?;
            return Some((Point { base: near(which)?, ..point }, end));
        }
        _ if which == Which::Latest && next.is(&["period"]) => Base::Shift(0, Unit::Quarter, Reference::Mentioned),
        _ => return None,
    };
    if matches!(base, Base::Shift(_, Unit::Weekend, _)) {
        return None;
    }
    Some((Point { fiscal: is_fiscal, ..Point::of(base) }, next.skip(1)))
}

fn is_plural(c: Cursor) -> bool {
    c.word(0).ends_with(['s', 'S'])
}

fn unit_base(which: Which, unit: Unit, c: Cursor) -> Option<Base> {
    let has_article = c.is(&["the"]);
    Some(match which {
        // "the past year" is a stretch of time, not a year.
        Which::Last if has_article || c.is(&["past"]) => return None,
        Which::Last => Base::Shift(-1, unit, Reference::Now),
        Which::Next => Base::Shift(1, unit, Reference::Now),
        Which::This => Base::Shift(0, unit, Reference::Now),
        Which::Previous => Base::Shift(-1, unit, Reference::Mentioned),
        Which::Following => Base::Shift(1, unit, Reference::Mentioned),
        Which::That => Base::Shift(0, unit, Reference::Mentioned),
        Which::Latest => Base::Shift(0, unit, Reference::Mentioned),
    })
}

/// Where a day, a month or a season lies that "last", "next" or "that" points to.
pub(super) fn near(which: Which) -> Option<Base> {
    Some(match which {
        Which::Last => Base::Unsaid(Direction::Before, Reference::Now),
        Which::Next => Base::Unsaid(Direction::After, Reference::Now),
        Which::This => Base::Unsaid(Direction::Same, Reference::Now),
        Which::Previous => Base::Unsaid(Direction::Before, Reference::Mentioned),
        Which::Following => Base::Unsaid(Direction::After, Reference::Mentioned),
        Which::That => Base::Unsaid(Direction::Same, Reference::Mentioned),
        Which::Latest => return None,
    })
}

/// "the year-ago quarter", "year-earlier period", "year-ago".
fn year_ago(c: Cursor) -> Option<(Point, Cursor)> {
    let start = c.maybe(&["the"]);
    let next = start.one_of(&["year"])?;
    let next = next.hyphen().one_of(&["ago", "earlier"]).filter(|n| n.at == start.at + 3)?;
    let point = Point::of(Base::Shift(-1, Unit::Year, Reference::Mentioned));
    if let Some(end) = next.one_of(&["quarter"]) {
        return Some((Point { fields: Fields::part(YearPart::SameQuarter), ..point }, end));
    }
    match next.one_of(&["period"]) {
        Some(end) => Some((point, end)),
        None => (start.at == c.at).then_some((point, next)),
    }
}

/// "the month" behind "the end of", "later in", …; "the weekend" and "the quarter" by themselves.
fn bare(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.one_of(&["the"])?;
    if let Some(end) = next.any_phrase(&["full year", "full fiscal year", "fiscal year"])
        && !end.is(&["ended", "ending", "to"])
        && !matches!(end.class(0), Class::Digits { .. })
    {
        return Some((Point::of(Base::Shift(0, Unit::Year, Reference::Now)), end));
    }
    let Class::Unit(unit) = next.class(0) else { return None };
    let asks = c.follows(&["of", "in"])
        && matches!(
            c.word_before(2).to_ascii_lowercase().as_str(),
            "end"
                | "start"
                | "beginning"
                | "middle"
                | "early"
                | "late"
                | "later"
                | "earlier"
                | "part"
                | "half"
                | "rest"
                | "close"
                | "quarter"
                | "remainder"
        );
    let is_quarter = unit == Unit::Quarter && !c.follows(&["a"]);
    let is_running = matches!(unit, Unit::Year | Unit::Month | Unit::Week) && c.follows(&["for"]);
    let asks = asks || is_running && !next.skip(1).is(&["ended", "ending", "to", "before", "after"]);
    if is_plural(next) || !(asks || is_quarter) || unit.grain() < crate::meaning::Grain::Day {
        return None;
    }
    Some((
        Point::of(Base::Shift(0, unit, if is_quarter { Reference::Mentioned } else { Reference::Now })),
        next.skip(1),
    ))
}

/// "year-end", "year's end".
fn year_end(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.one_of(&["year", "month"])?;
    let unit = if c.is(&["year"]) { Unit::Year } else { Unit::Month };
    let end = next.possessive().unwrap_or(next.hyphen()).one_of(&["end"])?;
    match end.class(0) {
        Class::Digits { value: year @ 1900..=2099, len: 4 } if unit == Unit::Year => {
            Some((Point::of(Base::Year(year as i16)), end.skip(1)))
        }
        _ => Some((Point::of(Base::Shift(0, unit, Reference::Now)), end)),
    }
}

/// A day by a word: "today", "yesterday", "tomorrow", "tonight", "the day before yesterday".
pub(super) fn day(c: Cursor) -> Option<(Point, Cursor)> {
    if let Some(next) = c.phrase("the day before yesterday") {
        return Some((Point::of(Base::Shift(-2, Unit::Day, Reference::Now)), next));
    }
    if let Some(next) = c.phrase("the day after tomorrow") {
        return Some((Point::of(Base::Shift(2, Unit::Day, Reference::Now)), next));
    }
    let by = match c.word(0).to_ascii_lowercase().as_str() {
        "today" | "tonight" | "tdy" => 0,
        "yesterday" => -1,
        "tomorrow" | "tmr" | "tmrw" => 1,
        _ => return None,
    };
    let mut point = Point::of(Base::Shift(by, Unit::Day, Reference::Now));
    if c.is(&["tonight"]) {
        point.fields = Fields::time(crate::meaning::DayTime::Part(crate::meaning::DayPart::Night));
    }
    Some((point, c.skip(1)))
}

/// Whether a point is a day of the week, the month or the year.
pub(super) fn is_day(point: &Point) -> bool {
    matches!(point.fields.day, Some(DayName::OfMonth(_) | DayName::Weekday(_) | DayName::Holiday(_)))
        || matches!(point.base, Base::Shift(_, Unit::Day, _))
}
