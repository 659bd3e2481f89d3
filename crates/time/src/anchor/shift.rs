//! "two days later", "years ago", "the past two weeks": so far from a reference.

use super::nearest::Here;
use super::{Anchors, Place};
use crate::meaning::{Count, Grain, Reference, Shift, Unit};
use crate::stamp::{Stamp, moved};
use crate::tense::Tense;
use crate::timex::{Anchor, Days, Placed};
use jiff::civil::Date;

impl Anchors {
    /// "two days later", "years ago".
    pub(super) fn shift(&self, shift: &Shift, tense: Option<Tense>) -> Place {
        let grain = shift.by.grain().grain();
        // "from a year earlier", where no time was mentioned, is a year before the page.
        let is_year_earlier = shift.back && grain == Grain::Year && !self.is_narrative;
        let now = || self.now().filter(|_| is_year_earlier);
        let Some((here, anchor)) = self.reference(shift.from).or_else(now) else { return Place::nowhere() };
        let Some(by) = whole_counts(shift) else { return open(&here, anchor, shift.back) };
        // Days count from a day, not from a year.
        if grain == Grain::Time || grain < Grain::Month && here.stamp.grain > Grain::Month {
            return Place { anchor, ..Place::nowhere() };
        }
        if let Some(place) = self.quarter_ago(shift, &by) {
            return place;
        }
        // "two weeks ago" is a day if now is one, and "two days later" only a month if a month was mentioned.
        let grain = if grain <= Grain::Week { here.stamp.grain.max(Grain::Day) } else { grain };
        let is_fine = grain <= Grain::Week;
        match far_from(here.stamp.first, shift, &by).and_then(|day| Stamp::around(day, grain)) {
            // "Now, three years later, it seems odd" does not tell of what is to come.
            Some(stamp) if self.is_told_too_early(shift, stamp, tense) => Place::nowhere(),
            Some(stamp) if is_fine => Place::at(stamp, anchor),
            Some(stamp) => Place { placed: Placed::Approximate, ..Place::at(stamp, anchor) },
            None => Place::nowhere(),
        }
    }

    /// Whether a shift on from a time of the text leads past the page although nothing in its sentence is to come.
    fn is_told_too_early(&self, shift: &Shift, stamp: Stamp, tense: Option<Tense>) -> bool {
        let is_past_page = self.published.is_some_and(|published| stamp.first > published);
        is_past_page
            && !shift.back
            && shift.from == Reference::Mentioned
            && !matches!(tense, Some(Tense::Future | Tense::Ahead))
    }

    /// "a year ago" in a report on a quarter is that quarter, a year before.
    fn quarter_ago(&self, shift: &Shift, by: &[(i32, Unit)]) -> Option<Place> {
        let report = self.mentions.quarter().filter(|_| !self.is_narrative && shift.back && by == [(1, Unit::Year)])?;
        let first = moved(report.stamp.first, -1, Unit::Year)?;
        Some(Place::at(Stamp { first, ..report.stamp }, Anchor::Time(report.index)))
    }

    /// "the past two weeks": up to the reference, or from it.
    pub(super) fn stretch(&self, shift: &Shift) -> Place {
        let found = match shift.from {
            Reference::Now => self.now().filter(|_| !self.is_narrative),
            Reference::Mentioned => self.reference(shift.from),
        };
        let Some((here, anchor)) = found else { return Place::nowhere() };
        let Some(by) = whole_counts(shift) else { return open(&here, anchor, shift.back) };
        let first = here.stamp.first;
        match far_from(first, shift, &by) {
            Some(end) => {
                let days = Some(Days::between(end.min(first), end.max(first)));
                Place { stamp: None, anchor, days, placed: Placed::Approximate }
            }
            None => Place::nowhere(),
        }
    }
}

fn far_from(day: Date, shift: &Shift, by: &[(i32, Unit)]) -> Option<Date> {
    by.iter().try_fold(day, |day, (n, unit)| moved(day, if shift.back { -n } else { *n }, *unit))
}

/// A vague shift: open on the side away from its reference.
fn open(here: &Here, anchor: Anchor, back: bool) -> Place {
    let days = here.days;
    let days = if back { Days { from: None, to: days.from } } else { Days { from: days.to, to: None } };
    Place { stamp: None, anchor, days: Some(days), placed: Placed::Open }
}

/// The counts of a shift, if none is vague; parts of a year are months.
fn whole_counts(shift: &Shift) -> Option<Vec<(i32, Unit)>> {
    let part = |(count, unit): &(Count, Unit)| match count {
        Count::Hundredths(n) if n % 100 == 0 => Some((i32::try_from(n / 100).ok()?, *unit)),
        Count::Hundredths(n) if *unit == Unit::Year && n % 25 == 0 => {
            Some((i32::try_from(u64::from(*n) * 12 / 100).ok()?, Unit::Month))
        }
        _ => None,
    };
    shift.by.0.iter().map(part).collect()
}
