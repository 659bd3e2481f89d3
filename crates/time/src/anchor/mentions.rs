//! The times that a text has spoken of, as far as later ones may hang on them.

use super::nearest::Here;
use crate::meaning::{Amount, Base, Count, Grain, Point, Unit};
use crate::stamp::{Stamp, moved};
use crate::tense::Tense;
use crate::timex::{Anchor, Days};
use jiff::civil::Date;

/// A time of the list, with what it came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub index: usize,
    pub stamp: Stamp,
    pub days: Days,
}

impl Mention {
    /// As something to count from.
    pub fn here(self) -> (Here, Anchor) {
        (Here { stamp: self.stamp, days: self.days }, Anchor::Time(self.index))
    }
}

/// The latest of each sort.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mentions {
    /// Of all.
    pub last: Option<Mention>,
    /// A day, or something within one.
    pub last_day: Option<Mention>,
    /// A month, or something within one.
    pub last_month: Option<Mention>,
    /// The quarter that the text reports on.
    pub report: Option<Mention>,
    /// Whether it spoke since of a longer period: "For the nine months, it earned …, a year earlier".
    pub is_on_longer: bool,
}

impl Mentions {
    /// One more.
    pub fn add(&mut self, mention: Mention) {
        self.last = Some(mention);
        if mention.stamp.grain <= Grain::Month {
            self.last_month = Some(mention);
        }
        if mention.stamp.grain <= Grain::Day {
            self.last_day = Some(mention);
        }
    }

    /// Takes note of a quarter that is over or told of as past, and is no comparison with an earlier one.
    pub fn report(&mut self, point: &Point, mention: Mention, published: Option<Date>, tense: Option<Tense>) {
        if mention.stamp.grain != Grain::Quarter {
            return;
        }
        let is_own = match point.base {
            Base::Unsaid(..) => true,
            Base::Year(_) => self.report.is_none_or(|report| report.stamp.first <= mention.stamp.first),
            _ => false,
        };
        let is_over = match (published.and_then(|day| moved(day, 15, Unit::Day)), mention.days.to) {
            (Some(soon), Some(end)) => end <= soon || point.fiscal,
            _ => true,
        };
        if is_own && (is_over || tense == Some(Tense::Past)) {
            self.report = Some(mention);
            self.is_on_longer = false;
        }
    }

    /// Takes note of a length of time that a report may be on.
    pub fn length(&mut self, amount: &Amount) {
        let is_longer = |(count, unit): &(Count, Unit)| match (count, unit) {
            (Count::Hundredths(n), Unit::Month) => *n >= 600,
            _ => false,
        };
        self.is_on_longer |= amount.0.iter().any(is_longer);
    }

    /// The quarter that "a year earlier" is compared with, unless it is a longer period.
    pub fn quarter(&self) -> Option<Mention> {
        self.report.filter(|_| !self.is_on_longer)
    }
}
