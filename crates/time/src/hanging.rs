//! An event's days and a shift → the days of the phrase that hangs on the event.

use crate::meaning::{Count, Unit};
use crate::stamp::moved;
use crate::timex::{Days, EventShift, Placed, Side};
use jiff::civil::Date;

impl EventShift {
    /// Where a phrase lies whose event took place on these days; nowhere if they are not known.
    ///
    /// "one month after" is exact to the day if the event is, "days before" is open towards the past, and a phrase that
    /// gives no distance ("after the vote") is open too.
    pub fn place(&self, event: Option<Days>) -> (Option<Days>, Placed) {
        let Some(event) = event else { return (None, Placed::No) };
        let (days, placed) = match self.side {
            Side::During => (event, Placed::Exact),
            Side::Since => (Days { from: event.from, to: None }, Placed::Open),
            Side::Until => (Days { from: None, to: event.to }, Placed::Open),
            Side::Before | Side::After => match self.distance() {
                Some(by) => (self.moved(event, &by), if self.is_fine() { Placed::Exact } else { Placed::Approximate }),
                None if self.side == Side::Before => (Days { from: None, to: event.from }, Placed::Open),
                None => (Days { from: event.to, to: None }, Placed::Open),
            },
        };
        let is_nowhere = days.from.is_none() && days.to.is_none();
        if is_nowhere { (None, Placed::No) } else { (Some(days), placed) }
    }

    /// How far, with its sign, if it is said in whole units of the calendar.
    fn distance(&self) -> Option<Vec<(i32, Unit)>> {
        let sign = if self.side == Side::Before { -1 } else { 1 };
        let part = |(count, unit): &(Count, Unit)| match count {
            Count::Hundredths(n) if n % 100 == 0 && !unit.letter().1 => {
                Some((sign * i32::try_from(n / 100).ok()?, *unit))
            }
            _ => None,
        };
        self.by.as_ref()?.0.iter().map(part).collect()
    }

    fn moved(&self, event: Days, by: &[(i32, Unit)]) -> Days {
        let move_all = |day: Date| by.iter().try_fold(day, |day, (n, unit)| moved(day, *n, *unit));
        Days { from: event.from.and_then(move_all), to: event.to.and_then(move_all) }
    }

    /// A year after is somewhere about then; a day before is that day.
    fn is_fine(&self) -> bool {
        !self.about && self.by.as_ref().is_some_and(|by| by.grain() <= Unit::Month)
    }
}
