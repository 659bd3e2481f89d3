//! When: time expressions, what happened, and the time of a statement.

use crate::{EntityId, Evidence, Pieces, Span};
use jiff::civil::Date;

/// The place of a time in [`Reading::times`](crate::Reading::times).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeId(pub usize);

/// The place of an event in [`Reading::events`](crate::Reading::events).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub usize);

/// A time expression, or a phrase that only an event places: "yesterday", "one month after the meeting", "since the coup".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The words that TIMEX3 marks; the whole phrase where there are none such ("since the coup").
    pub words: Pieces,
    /// Strict TIMEX3; `None` where the phrase only names an event.
    pub timex3: Option<Timex3>,
    /// The event that the phrase hangs on.
    pub anchored: Option<Anchored>,
    /// The days it comes to.
    pub interval: Interval,
    /// How well it is placed.
    pub placed: Placed,
    /// From where it has its date; `None` where it has none.
    pub anchor: Option<TimeAnchor>,
    /// A second reading of the same words, in days: 05/06/2022.
    pub other: Vec<Interval>,
    /// The rule that found it: `rule:weekday`.
    pub found_by: String,
}

impl Timex {
    /// All words that say when: the whole phrase where it names an event.
    pub fn phrase(&self) -> Option<Span> {
        self.anchored.as_ref().map(|anchored| anchored.phrase).or_else(|| self.words.hull())
    }

    /// Whether it is a point on the calendar: no length but one that an event places, no repetition, no "now".
    pub fn is_moment(&self) -> bool {
        let Some(timex3) = &self.timex3 else { return true };
        match timex3.kind {
            TimexKind::Date | TimexKind::Time => !timex3.value.ends_with("_REF"),
            TimexKind::Duration => self.anchored.is_some(),
            TimexKind::Set => false,
        }
    }
}

/// The attributes of TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex3 {
    /// What kind.
    pub kind: TimexKind,
    /// `value`.
    pub value: String,
    /// `mod`.
    pub modifier: Option<String>,
    /// `quant`.
    pub quant: Option<String>,
    /// `freq`.
    pub freq: Option<String>,
}

/// `type` of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A day or something longer.
    Date,
    /// Something within a day.
    Time,
    /// A length of time.
    Duration,
    /// Again and again.
    Set,
}

/// Days, both ends in it; a side without a day is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Interval {
    /// Neither side has a day.
    pub fn is_nowhere(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// The order of a timeline: by the first day, or by the last where the first is open.
    pub fn key(&self) -> Option<(Date, Date)> {
        let first = self.from.or(self.to)?;
        Some((first, self.to.unwrap_or(first)))
    }
}

/// How well a time is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placed {
    /// On the days given: a day, a month, a year.
    Exact,
    /// Somewhere there: "about two years ago".
    Approximate,
    /// One side is open: "days before his ouster".
    Open,
    /// Nowhere.
    No,
}

/// From where a time has its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeAnchor {
    /// From its own words.
    Text,
    /// From the day of publication: "yesterday".
    Published,
    /// From another time: "two days later".
    Time(TimeId),
    /// From an event: "one month after the meeting".
    Event(EventId),
}

/// How a phrase hangs on an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchored {
    /// The whole phrase: "one month after the meeting".
    pub phrase: Span,
    /// Its words that name the event: "the meeting".
    pub name: Span,
    /// The event, where the page dates it.
    pub event: Option<EventId>,
    /// `+P1M`, `-PXD`; `+`, `-`, `=`, `=+`, `-=` for after, before, during, since, until without a distance.
    pub shift: String,
}

/// Something that happened or will, and that the page dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The words that tell it beside its date: "collapsed".
    pub words: Pieces,
    /// The time that dates it.
    pub time: TimeId,
    /// Who stands in the same sentence.
    pub with: Vec<EntityId>,
    /// The place that the same clause names.
    pub place: Option<Span>,
    /// The rule that found it.
    pub found_by: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// The time of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The time expression that says so.
    pub time: Option<TimeId>,
    /// The event at which it was said.
    pub event: Option<EventId>,
    /// The days it comes to.
    pub interval: Interval,
}
