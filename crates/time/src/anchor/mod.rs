//! Phrases → places in the calendar: where each one hangs, as an explicit step.
//!
//! In news, what is counted from now is counted from the day of publication, and the tense of the sentence decides
//! whether "Friday" is past or to come. In a narrative everything is counted from the time that was mentioned last. What
//! hangs on an event is not placed here, and what finds no anchor stays unplaced: no date is invented.

mod nearest;

pub(crate) use nearest::in_year;

use crate::meaning::{Base, Count, DayName, Grain, Meaning, Point, Reference, Shift, Unit, YearPart};
use crate::phrases::Phrase;
use crate::stamp::{Stamp, moved};
use crate::tense::Tense;
use crate::timex::{Anchor, Days, Modifier, Placed};
use jiff::civil::Date;

/// What phrases may hang on, as far as the text is read.
#[derive(Clone, Debug)]
pub(crate) struct Anchors {
    /// The day of publication.
    pub published: Option<Date>,
    /// Whether the text tells of times long before its publication.
    pub is_narrative: bool,
    /// The time that was mentioned last, by its place in the list.
    last: Option<(usize, Stamp)>,
    /// The last one that was a day, or within one.
    last_day: Option<(usize, Stamp)>,
    /// The last one that was a quarter.
    last_quarter: Option<(usize, Stamp)>,
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
        Anchors { published, is_narrative, last: None, last_day: None, last_quarter: None }
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
            Meaning::Shift(shift) => self.shift(shift),
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

    /// Remembers what the phrase at `index` of the list came to.
    pub fn mention(&mut self, index: usize, phrase: &Phrase, place: &Place) {
        let Some(stamp) = place.stamp else { return };
        if matches!(phrase.meaning, Meaning::Stretch(_)) {
            return;
        }
        self.last = Some((index, stamp));
        if stamp.grain <= Grain::Day {
            self.last_day = Some((index, stamp));
        }
        if stamp.grain == Grain::Quarter {
            self.last_quarter = Some((index, stamp));
        }
    }

    fn point(&self, point: &Point, tense: Option<Tense>) -> Option<Found> {
        let fields = point.fields;
        match point.base {
            Base::Year(year) => Some((nearest::in_year(year, &fields)?, Anchor::Text)),
            Base::Decade(first) => Some((Stamp::years(first, Grain::Decade)?, Anchor::Text)),
            Base::Century(first) => Some((Stamp::years(first, Grain::Century)?, Anchor::Text)),
            Base::Shift(by, unit, from) => self.shifted_point(point, by, unit, from),
            Base::Unsaid(direction, from) => {
                let (here, anchor) = match (fields.part, fields.day) {
                    (None, None | Some(DayName::OfMonth(_))) => self.day_for(&fields)?,
                    _ => self.reference(from)?,
                };
                let stamp = nearest::of(&fields, here.first, direction, tense, self.is_narrative)?;
                Some((stamp, anchor))
            }
        }
    }

    /// The day that a time of day alone, or a day of the month alone, belongs to.
    fn day_for(&self, fields: &crate::meaning::Fields) -> Option<Found> {
        let last = if fields.day.is_some() { self.last } else { self.last_day };
        let mentioned = last.map(|(index, stamp)| (stamp, Anchor::Time(index)));
        if self.is_narrative { mentioned } else { mentioned.or_else(|| self.published()) }
    }

    fn published(&self) -> Option<Found> {
        self.published.map(|day| (Stamp::day(day), Anchor::Published))
    }

    fn mentioned(&self) -> Option<Found> {
        self.last.map(|(index, stamp)| (stamp, Anchor::Time(index)))
    }

    fn reference(&self, from: Reference) -> Option<Found> {
        match from {
            Reference::Now if !self.is_narrative => self.published(),
            _ => self.mentioned(),
        }
    }

    /// "last week", "Tuesday of next week", "the same year's third quarter", "tomorrow night".
    fn shifted_point(&self, point: &Point, by: i32, unit: Unit, from: Reference) -> Option<Found> {
        if let Some(found) = self.quarter(point, by, unit, from) {
            return Some(found);
        }
        let (here, anchor) = match (from, unit) {
            (Reference::Mentioned, Unit::Day) => {
                self.last_day.map(|(index, stamp)| (stamp, Anchor::Time(index))).or_else(|| self.mentioned())?
            }
            _ => self.reference(from)?,
        };
        let grain = unit.grain();
        if here.grain > grain.max(Grain::Day) && from == Reference::Mentioned {
            return None;
        }
        let start = moved(here.first, by, unit)?;
        let period = Stamp::around(start, grain)?;
        let fields = point.fields;
        let stamp = match (fields.part, fields.day) {
            (None, None) => period.at(fields.time),
            (Some(_), _) if unit == Unit::Year => nearest::in_year(period.first.year(), &fields)?,
            (None, Some(DayName::Holiday(_))) if unit == Unit::Year => nearest::in_year(period.first.year(), &fields)?,
            (None, Some(DayName::OfMonth(_))) if unit == Unit::Month => {
                let part = Some(YearPart::Month(period.first.month() as u8));
                nearest::in_year(period.first.year(), &crate::meaning::Fields { part, ..fields })?
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
    fn quarter(&self, point: &Point, by: i32, unit: Unit, from: Reference) -> Option<Found> {
        let is_about_quarters = match (unit, from) {
            (Unit::Quarter, Reference::Mentioned) => true,
            (Unit::Year, Reference::Mentioned) => by == -1 && point.fields == crate::meaning::Fields::default(),
            _ => false,
        };
        if self.is_narrative || !is_about_quarters {
            return None;
        }
        if let Some((index, stamp)) = self.last_quarter {
            return Some((Stamp { first: moved(stamp.first, by, unit)?, ..stamp }, Anchor::Time(index)));
        }
        (unit == Unit::Quarter).then_some(())?;
        let (now, anchor) = self.published()?;
        Some((Stamp::around(moved(now.first, by - 1, unit)?, Grain::Quarter)?, anchor))
    }

    /// "two days later", "years ago".
    fn shift(&self, shift: &Shift) -> Place {
        let Some((here, anchor)) = self.reference(shift.from) else { return Place::nowhere() };
        let grain = shift.by.grain().grain();
        let Some(by) = whole_counts(shift) else { return open(&here, anchor, shift.back) };
        if here.grain > grain && here.grain > Grain::Month && grain < Grain::Month || grain == Grain::Time {
            return Place { anchor, ..Place::nowhere() };
        }
        let moved =
            by.iter().try_fold(here.first, |day, (n, unit)| moved(day, if shift.back { -n } else { *n }, *unit));
        let Some(day) = moved else { return Place::nowhere() };
        let is_year = by.as_slice() == [(1, Unit::Year)] && shift.back;
        if is_year
            && !self.is_narrative
            && let Some((index, quarter)) = self.last_quarter
        {
            let stamp = crate::stamp::moved(quarter.first, -1, Unit::Year).map(|first| Stamp { first, ..quarter });
            return stamp.map_or(Place::nowhere(), |stamp| Place::at(stamp, Anchor::Time(index)));
        }
        let grain = if grain == Grain::Week { Grain::Day.max(here.grain.min(Grain::Week)) } else { grain };
        match Stamp::around(day, grain) {
            Some(stamp) => {
                Place { placed: Placed::Approximate, ..Place::at(stamp, anchor) }.exact_if(grain <= Grain::Week)
            }
            None => Place::nowhere(),
        }
    }

    /// "the past two weeks": up to the reference, or from it.
    fn stretch(&self, shift: &Shift) -> Place {
        let Some((here, anchor)) = self.reference(shift.from) else { return Place::nowhere() };
        let Some(by) = whole_counts(shift) else { return Place { anchor, ..open(&here, anchor, shift.back) } };
        let end = by.iter().try_fold(here.first, |day, (n, unit)| moved(day, if shift.back { -n } else { *n }, *unit));
        let days = end.map(|end| Days::between(end.min(here.first), end.max(here.first)));
        match days {
            Some(days) => Place { stamp: None, anchor, days: Some(days), placed: Placed::Approximate },
            None => Place::nowhere(),
        }
    }
}

impl Place {
    fn exact_if(self, is_exact: bool) -> Place {
        if is_exact { Place { placed: Placed::Exact, ..self } } else { self }
    }
}

/// A vague shift: open on the side away from its reference.
fn open(here: &Stamp, anchor: Anchor, back: bool) -> Place {
    let days = here.days();
    let days = if back { Days { from: None, to: days.from } } else { Days { from: days.to, to: None } };
    Place { stamp: None, anchor, days: Some(days), placed: Placed::Open }
}

/// The counts of a shift, if none is vague; halves are carried to the smaller unit where it has one.
fn whole_counts(shift: &Shift) -> Option<Vec<(i32, Unit)>> {
    let part = |(count, unit): &(Count, Unit)| match count {
        Count::Hundredths(n) if n % 100 == 0 => Some((i32::try_from(n / 100).ok()?, *unit)),
        Count::Hundredths(n) if *unit == Unit::Year && n % 25 == 0 => {
            Some((i32::try_from(n * 12 / 100).ok()?, Unit::Month))
        }
        _ => None,
    };
    shift.by.0.iter().map(part).collect()
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
