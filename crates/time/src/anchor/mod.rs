//! Phrases → places in the calendar: where each one hangs, as an explicit step.
//!
//! In news, what is counted from now is counted from the day of publication, and the tense of the sentence decides
//! whether "Friday" is past or to come. In a narrative everything is counted from the time that was mentioned last. What
//! hangs on an event is not placed here, and what finds no anchor stays unplaced: no date is invented.

mod mentions;
mod nearest;
mod shift;

pub(crate) use nearest::in_year;

use crate::meaning::{Base, DayName, Direction, Fields, Grain, Meaning, Point, Reference, Unit, YearPart};
use crate::phrases::Phrase;
use crate::stamp::{Stamp, moved};
use crate::tense::Tense;
use crate::timex::{Anchor, Days, Modifier, Placed};
use jiff::civil::Date;
use mentions::{Mention, Mentions};
use nearest::Here;

/// What phrases may hang on, as far as the text is read.
#[derive(Clone, Debug)]
pub(crate) struct Anchors {
    /// The day of publication.
    pub published: Option<Date>,
    /// Whether the text tells of times long before its publication.
    pub is_narrative: bool,
    mentions: Mentions,
}

/// Where a phrase lies.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The period, if it is one.
    pub stamp: Option<Stamp>,
    pub anchor: Anchor,
    pub days: Option<Days>,
    pub placed: Placed,
}

impl Place {
    fn nowhere() -> Place {
        Place { stamp: None, anchor: Anchor::None, days: None, placed: Placed::No }
    }

    fn at(stamp: Stamp, anchor: Anchor) -> Place {
        Place { stamp: Some(stamp), anchor, days: Some(stamp.days()), placed: Placed::Exact }
    }
}

/// An anchor and the period there.
type Found = (Stamp, Anchor);

impl Anchors {
    /// Before the first phrase.
    pub fn new(published: Option<Date>, is_narrative: bool) -> Anchors {
        Anchors { published, is_narrative, mentions: Mentions::default() }
    }

    /// Where a phrase lies.
    pub fn place(&self, phrase: &Phrase, tense: Option<Tense>) -> Place {
        if phrase.hangs.is_some() {
            return Place { anchor: Anchor::Event, ..Place::nowhere() };
        }
        let place = match &phrase.meaning {
            Meaning::Point(point) => {
                self.point(point, tense).map_or(Place::nowhere(), |(stamp, anchor)| Place::at(stamp, anchor))
            }
            Meaning::Shift(shift) => self.shift(shift, tense),
            Meaning::Stretch(shift) => self.stretch(shift),
            _ => Place::nowhere(),
        };
        match (place.placed, phrase.modifier) {
            (Placed::Exact, Some(modifier)) => {
                Place { days: narrowed(&place, modifier), placed: Placed::Approximate, ..place }
            }
            _ => place,
        }
    }

    /// Remembers what the phrase at `index` of the list came to; an aside ("since 1513") is not remembered.
    pub fn mention(&mut self, index: usize, phrase: &Phrase, place: &Place, tense: Option<Tense>, is_aside: bool) {
        if let Meaning::Amount(amount) = &phrase.meaning {
            self.mentions.length(amount);
        }
        let (Some(stamp), Some(days)) = (place.stamp, place.days) else { return };
        let mention = Mention { index, stamp, days };
        if let Meaning::Point(point) = &phrase.meaning {
            self.mentions.report(point, mention, self.published, tense);
        }
        let goes_back = match &phrase.meaning {
            Meaning::Point(point) => matches!(point.base, Base::Shift(..0, ..)) && self.is_narrative,
            Meaning::Shift(shift) => shift.back,
            _ => true,
        };
        let has_finer = self.mentions.last.is_some_and(|last| last.stamp.grain < Grain::Year);
        if !(goes_back || is_aside && has_finer) {
            self.mentions.add(mention);
        }
    }

    fn point(&self, point: &Point, tense: Option<Tense>) -> Option<Found> {
        let fields = &self.with_quarter(point.fields);
        match point.base {
            Base::Year(year) => Some((in_year(year, fields)?, Anchor::Text)),
            Base::Decade(first) => Some((Stamp::years(first, Grain::Decade)?, Anchor::Text)),
            Base::Century(first) => Some((Stamp::years(first, Grain::Century)?, Anchor::Text)),
            Base::Shift(by, Unit::Year, Reference::Mentioned) if point.fields.part == Some(YearPart::SameQuarter) => {
                self.quarter_before(by)
            }
            Base::Shift(by, unit, from) => self.shifted_point(fields, by, unit, from),
            Base::Unsaid(direction, from) => {
                let (here, anchor) = match (fields.part, fields.day) {
                    (None, None | Some(DayName::OfMonth(_))) => self.day_for(fields)?,
                    (Some(YearPart::SameQuarter), _) => return None,
                    _ => self.reference(from)?,
                };
                // A fiscal quarter without its year is one of this year, whenever that ends.
                let direction = if point.fiscal { Direction::Same } else { direction };
                Some((nearest::of(fields, here, direction, tense, self.is_narrative)?, anchor))
            }
        }
    }

    /// "the 1988 quarter" is the one that the text reports on, in 1988.
    fn with_quarter(&self, fields: Fields) -> Fields {
        match (fields.part, self.mentions.quarter()) {
            (Some(YearPart::SameQuarter), Some(report)) => {
                let quarter = (report.stamp.first.month() - 1) / 3 + 1;
                Fields { part: Some(YearPart::Quarter(quarter as u8)), ..fields }
            }
            (Some(YearPart::SameQuarter), None) => Fields { part: None, ..fields },
            _ => fields,
        }
    }

    /// "the year-ago quarter": so many years from the one that the text reports on, or from the one that is over.
    fn quarter_before(&self, years: i32) -> Option<Found> {
        let (last, anchor) = match self.mentions.report {
            Some(report) => (report.stamp, Anchor::Time(report.index)),
            None => {
                let (now, anchor) = self.now().filter(|_| !self.is_narrative)?;
                (Stamp::around(moved(now.stamp.first, -1, Unit::Quarter)?, Grain::Quarter)?, anchor)
            }
        };
        Some((Stamp { first: moved(last.first, years, Unit::Year)?, ..last }, anchor))
    }

    /// The day that a time of day alone, or a day of the month alone, belongs to.
    fn day_for(&self, fields: &Fields) -> Option<(Here, Anchor)> {
        let last = if fields.day.is_some() { self.mentions.last } else { self.mentions.last_day };
        let mentioned = last.map(Mention::here);
        if self.is_narrative { mentioned } else { mentioned.or_else(|| self.now()) }
    }

    fn now(&self) -> Option<(Here, Anchor)> {
        let day = self.published?;
        Some((Here { stamp: Stamp::day(day), days: Days::between(day, day) }, Anchor::Published))
    }

    fn reference(&self, from: Reference) -> Option<(Here, Anchor)> {
        match from {
            Reference::Now if !self.is_narrative => self.now(),
            _ => self.mentions.last.map(Mention::here),
        }
    }

    /// "last week", "Tuesday of next week", "the same year's third quarter", "tomorrow night".
    fn shifted_point(&self, fields: &Fields, by: i32, unit: Unit, from: Reference) -> Option<Found> {
        if let Some(found) = self.quarter(fields, by, unit, from) {
            return Some(found);
        }
        let (here, anchor) = match (from, unit) {
            (Reference::Mentioned, Unit::Day) => self.mentions.last_day.or(self.mentions.last).map(Mention::here)?,
            (Reference::Mentioned, Unit::Month) => {
                self.mentions.last_month.or(self.mentions.last).map(Mention::here)?
            }
            _ => self.reference(from)?,
        };
        let grain = unit.grain();
        if here.stamp.grain > grain && from == Reference::Mentioned {
            return None;
        }
        let period = Stamp::around(moved(here.stamp.first, by, unit)?, grain)?;
        let year = period.first.year();
        let stamp = match (fields.part, fields.day) {
            (None, None) => period.at(fields.time),
            (Some(_), _) | (None, Some(DayName::Holiday(_))) if unit == Unit::Year => in_year(year, fields)?,
            (None, Some(DayName::OfMonth(_))) if unit == Unit::Month => {
                let part = Some(YearPart::Month(period.first.month() as u8));
                in_year(year, &Fields { part, ..*fields })?
            }
            (None, Some(DayName::Weekday(day))) if unit == Unit::Week => {
                Stamp::day(moved(period.first, i32::from(day) - 1, Unit::Day)?).at(fields.time)
            }
            _ => return None,
        };
        Some((stamp, anchor))
    }

    /// "the latest quarter" is the one that the report is about; "the year-ago quarter" and "a year earlier" are as
    /// long as what they are compared with.
    fn quarter(&self, fields: &Fields, by: i32, unit: Unit, from: Reference) -> Option<Found> {
        let is_about_quarters = match (unit, from) {
            (Unit::Quarter, Reference::Mentioned) => true,
            (Unit::Year, Reference::Mentioned) => by == -1 && *fields == Fields::default(),
            _ => false,
        };
        if self.is_narrative || !is_about_quarters {
            return None;
        }
        let report = if unit == Unit::Year { self.mentions.quarter() } else { self.mentions.report };
        if let Some(report) = report {
            let first = moved(report.stamp.first, by, unit)?;
            return Some((Stamp { first, ..report.stamp }, Anchor::Time(report.index)));
        }
        let (now, anchor) = self.now().filter(|_| unit == Unit::Quarter)?;
        Some((Stamp::around(moved(now.stamp.first, by - 1, unit)?, Grain::Quarter)?, anchor))
    }
}

/// The days of "early", "mid" and "late" in a period: a third of it; others leave it as it is.
fn narrowed(place: &Place, modifier: Modifier) -> Option<Days> {
    let days = place.days?;
    let (from, to) = (days.from?, days.to?);
    let length = (to - from).get_days();
    let third = |n: i32| moved(from, length * n / 3, Unit::Day);
    Some(match modifier {
        Modifier::Start if length > 2 => Days { from: Some(from), to: third(1) },
        Modifier::Mid if length > 2 => Days { from: third(1), to: third(2) },
        Modifier::End if length > 2 => Days { from: third(2), to: Some(to) },
        _ => days,
    })
}
