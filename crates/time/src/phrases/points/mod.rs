//! Points in time: simple ones, each kind in its file, put together from fine to coarse.
//!
//! "10 p.m. EST on Friday, Oct. 23, 1998" is a clock, a weekday, a month with its day, and a year. Two neighbours are
//! joined if the second is coarser and the first leaves open what the second says; what joins them is a comma, "of",
//! "on", or nothing.

mod clock;
mod decade;
pub(crate) mod holiday;
pub(crate) mod month;
pub(crate) mod numeric;
mod part_of_year;
mod relative;
mod weekday;
mod year;

use crate::cursor::Cursor;
use crate::meaning::{Base, DayName, DayTime, Fields, Grain, Point, Unit, YearPart};

/// A kind of simple point.
type Reader = for<'a> fn(Cursor<'a>) -> Option<(Point, Cursor<'a>)>;

/// Every kind with the name of its rule; where two read equally far, the first wins.
const KINDS: [(&str, Reader); 9] = [
    ("numeric", numeric::read),
    ("holiday", holiday::read),
    ("month", month::read),
    ("clock", clock::read),
    ("decade", decade::read),
    ("part_of_year", part_of_year::read),
    ("weekday", weekday::read),
    ("relative", relative::read),
    ("year", year::read),
];

/// The longest point that starts here, with the rule that found its finest part.
pub(crate) fn read(c: Cursor) -> Option<(Point, &'static str, Cursor)> {
    if let Some(found) = owned(c) {
        return Some(found);
    }
    let (mut point, rule, mut end) = simple(c)?;
    // Clock, part of the day, weekday, date, year: five parts at most.
    for _ in 0..4 {
        match part_of_day(&point, end).or_else(|| coarser(&point, end)) {
            Some((wider, next)) => (point, end) = (wider, next),
            None => break,
        }
    }
    Some((point, rule, end))
}

fn simple(c: Cursor) -> Option<(Point, &'static str, Cursor)> {
    if let Some((point, next)) = relative::day(c) {
        return Some((point, "day", next));
    }
    let mut best: Option<(Point, &'static str, Cursor)> = None;
    for (rule, read) in KINDS {
        if let Some((point, next)) = read(c)
            && best.as_ref().is_none_or(|b| next.at > b.2.at)
        {
            best = Some((point, rule, next));
        }
    }
    best
}

/// "this year's third quarter", "the 1988 second quarter", "last year's quarter": the coarse part first.
fn owned(c: Cursor) -> Option<(Point, &'static str, Cursor)> {
    let (year, next) = match year::read(c.maybe(&["the"])) {
        Some((year, next)) => (year, next.possessive().unwrap_or(next)),
        None => {
            let (year, next) = relative::read(c)?;
            (year, next.possessive()?)
        }
    };
    if year.grain() != Grain::Year {
        return None;
    }
    match part_of_year::read(next) {
        Some((part, end)) if part.is_unsaid() && !next.is(&["the"]) => {
            Some((Point { fields: part.fields, ..year }, "part_of_year", end))
        }
        _ => {
            let end = next.one_of(&["quarter", "period"])?;
            Some((Point { fields: Fields::part(YearPart::SameQuarter), ..year }, "part_of_year", end))
        }
    }
}

/// "Friday night", "yesterday afternoon".
fn part_of_day<'a>(point: &Point, c: Cursor<'a>) -> Option<(Point, Cursor<'a>)> {
    if point.fields.time.is_some() || !relative::is_day(point) || c.is_glued(0) {
        return None;
    }
    let (part, next) = clock::part_behind(c)?;
    let fields = Fields { time: Some(DayTime::Part(part)), ..point.fields };
    Some((Point { fields, ..*point }, next))
}

/// With the coarser point that follows.
fn coarser<'a>(point: &Point, c: Cursor<'a>) -> Option<(Point, Cursor<'a>)> {
    let comma = c.glued_mark(b',').filter(|next| !next.is_glued(0)).unwrap_or(c);
    let preposition = comma.maybe(&["of", "on", "in"]);
    if preposition.at > comma.at && comma.is_capital(0) {
        return None;
    }
    let (outer, _, next) = simple(preposition)?;
    let joined = join(point, &outer)?;
    let how = comma.word(0).to_ascii_lowercase();
    let is_joined = match (point.grain(), preposition.at > comma.at) {
        (Grain::Time, true) => how != "in",
        (Grain::Time, false) => true,
        (_, true) => {
            let is_holiday = matches!(point.fields.day, Some(DayName::Holiday(_)));
            how == "of"
                || how == "in"
                    && c.at == comma.at
                    && (matches!(point.grain(), Grain::Half | Grain::Quarter) || is_holiday)
        }
        (_, false) => follows_without_word(point, &outer, comma.at > c.at),
    };
    is_joined.then_some((joined, next))
}

/// "Monday, Oct. 26", "the third quarter last year", "summer 1943"; a comma stands only before dates and years.
fn follows_without_word(point: &Point, outer: &Point, has_comma: bool) -> bool {
    let is_date = matches!(outer.fields.day, Some(DayName::OfMonth(_)));
    match point.fields.day {
        Some(DayName::Weekday(_)) => is_date,
        _ => {
            !has_comma
                && matches!(outer.base, Base::Year(_) | Base::Shift(_, Unit::Year, _))
                && outer.grain() == Grain::Year
        }
    }
}

/// `inner` inside of `outer`: "Friday" inside "Oct. 23, 1998", "the third quarter" inside "last year".
fn join(inner: &Point, outer: &Point) -> Option<Point> {
    let is_open = inner.is_unsaid()
        || matches!(inner.base, Base::Shift(0, Unit::Day, crate::meaning::Reference::Mentioned))
            && inner.fields.time.is_some();
    if !is_open || outer.grain() <= inner.grain() && !is_weekday_of_date(inner, outer) {
        return None;
    }
    let fields = Fields {
        part: inner.fields.part.or(outer.fields.part),
        day: outer.fields.day.filter(|_| is_weekday_of_date(inner, outer)).or(inner.fields.day).or(outer.fields.day),
        weekday: outer.fields.weekday.or(weekday(inner).filter(|_| is_weekday_of_date(inner, outer))),
        time: inner.fields.time,
    };
    let fits = match (inner.fields.part, inner.fields.day, inner.fields.time) {
        (Some(_), ..) => outer.fields.part.is_none() && outer.grain() == Grain::Year,
        (_, Some(DayName::Weekday(_)), _) => {
            is_weekday_of_date(inner, outer) || matches!(outer.base, Base::Shift(_, Unit::Week, _))
        }
        (_, Some(DayName::Holiday(_)), _) => outer.fields.part.is_none() && outer.grain() == Grain::Year,
        (_, Some(_), _) => matches!(outer.fields.part, Some(YearPart::Month(_))) || outer.grain() == Grain::Month,
        (_, None, Some(_)) => relative::is_day(outer) && outer.fields.time.is_none(),
        _ => false,
    };
    fits.then_some(Point { base: outer.base, fields, fiscal: inner.fiscal || outer.fiscal })
}

fn weekday(point: &Point) -> Option<u8> {
    match point.fields.day {
        Some(DayName::Weekday(day)) => Some(day),
        _ => None,
    }
}

fn is_weekday_of_date(inner: &Point, outer: &Point) -> bool {
    weekday(inner).is_some() && matches!(outer.fields.day, Some(DayName::OfMonth(_)))
}
