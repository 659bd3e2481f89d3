//! "Friday", "in March", "the summer", "Christmas": which one, if the year or the week is not said.

use crate::meaning::{DayName, Direction, Fields, YearPart};
use crate::stamp::{Stamp, holiday, moved};
use crate::tense::Tense;
use jiff::civil::{Date, Weekday};

/// The fields in a year.
pub(crate) fn in_year(year: i16, fields: &Fields) -> Option<Stamp> {
    let stamp = match (fields.part, fields.day) {
        (Some(YearPart::Month(month)), Some(DayName::OfMonth(day))) => {
            Stamp::day(Date::new(year, month as i8, day as i8).ok()?)
        }
        (Some(part), _) => Stamp::part(year, part)?,
        (None, Some(DayName::Holiday(name))) => Stamp::day(holiday(year, name)?),
        (None, None) => Stamp::years(year, crate::meaning::Grain::Year)?,
        _ => return None,
    };
    Some(stamp.at(fields.time))
}

/// The one that is meant, seen from `here`.
pub(super) fn of(
    fields: &Fields,
    here: Date,
    direction: Direction,
    tense: Option<Tense>,
    is_narrative: bool,
) -> Option<Stamp> {
    let side = match (direction, tense) {
        (Direction::Unsaid, _) if is_narrative => Side::Nearest,
        (Direction::Unsaid, Some(Tense::Future)) => Side::OnOrAfter,
        (Direction::Unsaid, _) => Side::OnOrBefore,
        (Direction::Before, _) => Side::Before,
        (Direction::After, _) => Side::After,
        (Direction::Same, tense) => Side::Same(tense),
    };
    match (fields.part, fields.day) {
        (None, Some(DayName::Weekday(day))) => Some(Stamp::day(weekday(day, here, side)?).at(fields.time)),
        (None, Some(DayName::Weekend)) => weekend(here, side),
        (None, Some(DayName::OfMonth(_))) => {
            in_year(here.year(), &Fields { part: Some(YearPart::Month(here.month() as u8)), ..*fields })
        }
        (None, None) => Some(Stamp::day(here).at(fields.time)),
        _ => yearly(fields, here, side),
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    OnOrBefore,
    OnOrAfter,
    After,
    Same(Option<Tense>),
    Nearest,
}

fn weekday(day: u8, here: Date, side: Side) -> Option<Date> {
    let day = Weekday::from_monday_one_offset(day as i8).ok()?;
    let back = i32::from(day.until(here.weekday()));
    let on = i32::from(day.since(here.weekday()));
    let by = match side {
        Side::OnOrBefore => -back,
        Side::Before => -if back == 0 { 7 } else { back },
        Side::OnOrAfter | Side::Nearest => on,
        Side::After => {
            if on == 0 {
                7
            } else {
                on
            }
        }
        Side::Same(Some(Tense::Past)) => -back,
        Side::Same(_) => on,
    };
    moved(here, by, crate::meaning::Unit::Day)
}

/// The last one, or the coming one; on a weekend, that one.
fn weekend(here: Date, side: Side) -> Option<Stamp> {
    use crate::meaning::{Grain, Unit};
    let weeks = match side {
        Side::Before | Side::OnOrBefore if here.weekday().to_monday_zero_offset() < 5 => -1,
        Side::Before => -1,
        Side::Same(Some(Tense::Past)) if here.weekday().to_monday_zero_offset() < 5 => -1,
        Side::After => 1,
        _ => 0,
    };
    Stamp::around(moved(here, weeks, Unit::Week)?, Grain::Weekend)
}

/// Of the years around `here`, the one in which the fields lie on the side that is meant.
fn yearly(fields: &Fields, here: Date, side: Side) -> Option<Stamp> {
    let year = here.year();
    let mut candidates: Vec<Stamp> = (-1..=1).filter_map(|by| in_year(year.checked_add(by)?, fields)).collect();
    let starts = |s: &Stamp| s.first;
    let ends = |s: &Stamp| s.days().to.unwrap_or(s.first);
    match side {
        Side::Before => candidates.into_iter().rfind(|s| ends(s) < here),
        Side::OnOrBefore => candidates.into_iter().rfind(|s| starts(s) <= here),
        Side::OnOrAfter => candidates.into_iter().find(|s| ends(s) >= here),
        Side::After => candidates.into_iter().find(|s| starts(s) > here),
        Side::Same(_) => candidates.into_iter().find(|s| s.first.year() == year),
        Side::Nearest => {
            candidates.sort_by_key(|s| ((s.first - here).get_days().abs(), s.first));
            candidates.into_iter().next()
        }
    }
}
