//! "Friday", "in March", "the summer", "Christmas": which one, if the year or the week is not said.

use crate::meaning::{DayName, Direction, Fields, Grain, Unit, YearPart};
use crate::stamp::{Stamp, holiday, moved};
use crate::tense::Tense;
use crate::timex::Days;
use jiff::civil::{Date, Weekday};

/// What is counted from: a period, and the part of it that is meant ("late 1943").
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    pub stamp: Stamp,
    pub days: Days,
}

/// The fields in a year.
pub(crate) fn in_year(year: i16, fields: &Fields) -> Option<Stamp> {
    let stamp = match (fields.part, fields.day) {
        (Some(YearPart::Month(month)), Some(DayName::OfMonth(day))) => {
            Stamp::day(Date::new(year, month as i8, day as i8).ok()?)
        }
        (Some(part), _) => Stamp::part(year, part)?,
        (None, Some(DayName::Holiday(name))) => Stamp::day(holiday(year, name)?),
        (None, None) => Stamp::years(year, Grain::Year)?,
        _ => return None,
    };
    Some(stamp.at(fields.time))
}

/// The one that is meant, seen from `here`.
pub(super) fn of(
    fields: &Fields,
    here: Here,
    direction: Direction,
    tense: Option<Tense>,
    is_narrative: bool,
) -> Option<Stamp> {
    let day = here.stamp.first;
    let side = match (direction, tense) {
        (Direction::Before, _) => Side::Before,
        (Direction::After, _) => Side::After,
        (Direction::Same, tense) => Side::Same(tense),
        _ if is_narrative => Side::Told,
        (_, Some(Tense::Future)) => Side::OnOrAfter,
        (_, Some(Tense::Ahead)) => Side::Ahead,
        (_, Some(Tense::Past)) => Side::OnOrBefore,
        (_, Some(Tense::Either) | None) => Side::Newsy,
    };
    match (fields.part, fields.day) {
        (None, Some(DayName::Weekday(weekday))) => Some(Stamp::day(week(weekday, day, side)?).at(fields.time)),
        (None, Some(DayName::Weekend)) => weekend(day, side),
        (None, Some(DayName::OfMonth(_))) => {
            in_year(day.year(), &Fields { part: Some(YearPart::Month(day.month() as u8)), ..*fields })
        }
        (None, None) => Some(Stamp::day(day).at(fields.time)),
        _ => yearly(fields, here, side),
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    OnOrBefore,
    OnOrAfter,
    After,
    /// What a paper means beside a word of what is to come.
    Ahead,
    /// What a paper means without a word about it: what was.
    Newsy,
    Same(Option<Tense>),
    /// What a narrative goes on with.
    Told,
}

fn week(day: u8, here: Date, side: Side) -> Option<Date> {
    let day = Weekday::from_monday_one_offset(day as i8).ok()?;
    let back = i32::from(day.until(here.weekday()));
    let on = i32::from(day.since(here.weekday()));
    let by = match side {
        Side::OnOrBefore | Side::Newsy | Side::Same(Some(Tense::Past)) => -back,
        Side::Before => -if back == 0 { 7 } else { back },
        Side::OnOrAfter | Side::Ahead | Side::Told | Side::Same(_) => on,
        Side::After => {
            if on == 0 {
                7
            } else {
                on
            }
        }
    };
    moved(here, by, Unit::Day)
}

/// The last one, or the coming one; on a weekend, that one.
fn weekend(here: Date, side: Side) -> Option<Stamp> {
    let is_weekday = here.weekday().to_monday_zero_offset() < 5;
    let weeks = match side {
        Side::Before => -1,
        Side::OnOrBefore | Side::Newsy | Side::Same(Some(Tense::Past)) if is_weekday => -1,
        Side::After => 1,
        _ => 0,
    };
    Stamp::around(moved(here, weeks, Unit::Week)?, Grain::Weekend)
}

/// Of the years around `here`, the one in which the fields lie on the side that is meant.
fn yearly(fields: &Fields, here: Here, side: Side) -> Option<Stamp> {
    let day = here.stamp.first;
    let candidates = (-1..=1).filter_map(|by| in_year(day.year().checked_add(by)?, fields));
    let mut candidates: Vec<Stamp> = candidates.collect();
    // "Monday, October 10" is in a year in which that day is a Monday.
    if let Some(weekday) = fields.weekday
        && candidates.iter().any(|s| is_on(s, weekday))
    {
        candidates.retain(|s| is_on(s, weekday));
    }
    let ends = |s: &Stamp| s.days().to.unwrap_or(s.first);
    match side {
        Side::Before => candidates.into_iter().rfind(|s| ends(s) < day),
        Side::After => candidates.into_iter().find(|s| s.first > day),
        Side::Same(_) => candidates.into_iter().find(|s| s.first.year() == day.year()),
        Side::Told => candidates.into_iter().min_by_key(|s| told(s, here)),
        _ => candidates.into_iter().min_by_key(|s| printed(s, day, fields, side)),
    }
}

fn is_on(stamp: &Stamp, weekday: u8) -> bool {
    stamp.first.weekday().to_monday_one_offset() == weekday as i8
}

/// How far a narrative would have to go: on rather than back, and within what was mentioned if that was a year.
fn told(stamp: &Stamp, here: Here) -> i32 {
    let (from, to) = (here.days.from.unwrap_or(here.stamp.first), here.days.to.unwrap_or(here.stamp.first));
    let ahead = (stamp.first - to).get_days();
    let behind = (from - stamp.first).get_days();
    if here.stamp.grain >= Grain::Half && ahead <= 0 && behind <= 0 {
        return 0;
    }
    if ahead > 0 { ahead } else { BACK * behind.max(0) }
}

/// A narrative goes back so many times less readily than on.
const BACK: i32 = 1;

/// How far the day of a paper is: the nearest, if it is far nearer than the one on the side that the tense says.
fn printed(stamp: &Stamp, day: Date, fields: &Fields, side: Side) -> i32 {
    let end = stamp.days().to.unwrap_or(stamp.first);
    let far = if stamp.first > day { (stamp.first - day).get_days() } else { (day - end).get_days().max(0) };
    let is_wrong_side = match side {
        Side::OnOrAfter | Side::Ahead => end < day,
        _ => stamp.first > day,
    };
    let is_day = matches!(fields.day, Some(DayName::OfMonth(_) | DayName::Holiday(_)));
    let is_quarter = matches!(fields.part, Some(YearPart::Quarter(_) | YearPart::Half(_)));
    let penalty = match (is_day, is_quarter) {
        (true, _) => 90,
        // A paper reports on the quarter that is over.
        (_, true) => 60,
        _ if matches!(side, Side::Newsy) => 120,
        _ if matches!(side, Side::Ahead) => 200,
        _ => 300,
    };
    far + if is_wrong_side { penalty } else { 0 }
}
