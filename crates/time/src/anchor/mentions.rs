//! The times that a text has spoken of, as far as later ones may hang on them.

use super::nearest::Here;
use crate::meaning::{Base, Grain, Meaning, Unit};
use crate::stamp::{Stamp, moved};
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
    /// The quarter that the text reports on.
    pub report: Option<Mention>,
}

impl Mentions {
    /// One more.
    pub fn add(&mut self, mention: Mention) {
        self.last = Some(mention);
        if mention.stamp.grain <= Grain::Day {
            self.last_day = Some(mention);
        }
    }

    /// Takes note of a quarter that is over and no comparison with an earlier one.
    pub fn report(&mut self, meaning: &Meaning, mention: Mention, published: Option<Date>) {
        let Meaning::Point(point) = meaning else { return };
        let is_own = matches!(point.base, Base::Year(_) | Base::Unsaid(..)) && mention.stamp.grain == Grain::Quarter;
        let is_over = match (published.and_then(|day| moved(day, 15, Unit::Day)), mention.days.to) {
            (Some(soon), Some(end)) => end <= soon,
            _ => true,
        };
        let is_latest = self.report.is_none_or(|report| report.stamp.first <= mention.stamp.first);
        if is_own && is_over && is_latest {
            self.report = Some(mention);
        }
    }
}
