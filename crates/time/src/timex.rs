//! What is found.

use crate::meaning::{Amount, Meaning};
use crate::span::Span;
use jiff::civil::Date;
use std::fmt;

/// A time expression: where it stands, what it says, where it hangs, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The words, as TIMEX3 marks them: "one month" in "one month after the meeting".
    pub span: Span,
    /// What they say by themselves.
    pub meaning: Meaning,
    /// Where they hang.
    pub anchor: Anchor,
    /// The event that the phrase hangs on, if it names one.
    pub anchored: Option<Anchored>,
    /// The days it comes to; `None` if it is not placed.
    pub days: Option<Days>,
    /// How well it is placed.
    pub placed: Placed,
    /// Strict TIMEX3; `None` where only an event is named ("since the coup").
    pub timex3: Option<Timex3>,
    /// What else the words may mean: 05/06/2022 has a second reading, unless the page settles it.
    pub other: Vec<OtherReading>,
    /// The rule that found it: a file of `src/phrases`.
    pub rule: &'static str,
}

/// From where a time expression gets its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// From its own words: "March 7, 2022".
    Text,
    /// From the day the page was published: "yesterday".
    Published,
    /// From another time expression, by its place in the list: "two days later".
    Time(usize),
    /// From an event that the phrase names and whose date these words do not give: see [`Timex::anchored`].
    Event,
    /// It has no date: "for two weeks".
    None,
}

/// The words by which a phrase hangs on an event: "one month after the meeting".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchored {
    /// The whole phrase.
    pub phrase: Span,
    /// The words that name the event: "the meeting".
    pub event: Span,
    /// How the phrase lies to the event.
    pub shift: EventShift,
    /// The time that stands with the event's words, by its place in the list: April 9 in "days before his ouster on
    /// April 9".
    pub dated: Option<usize>,
}

/// How a phrase lies to its event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventShift {
    /// On which side.
    pub side: Side,
    /// How far; `None` if it is not said ("after the vote").
    pub by: Option<Amount>,
    /// The distance itself is vague: "about a month after", "less than a week before".
    pub about: bool,
}

/// On which side of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// "the day before the vote".
    Before,
    /// "two days after the vote".
    After,
    /// "during the vote", "at the time of the vote".
    During,
    /// "since the vote": from it up to now.
    Since,
    /// "until the vote": from some time up to it.
    Until,
}

/// As in the JSON: `+P1M`, `-P1D`, `-PXD`; without an amount `+` (after), `-` (before), `=` (during), `=+` (since) and
/// `-=` (until).
impl fmt::Display for EventShift {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self.side {
            Side::Before => "-",
            Side::After => "+",
            Side::During => "=",
            Side::Since => "=+",
            Side::Until => "-=",
        })?;
        self.by.as_ref().map_or(Ok(()), |amount| amount.fmt(f))
    }
}

/// The days that an expression comes to, both ends in it; an open side has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Days {
    /// From a first to a last day.
    pub fn between(from: Date, to: Date) -> Days {
        Days { from: Some(from), to: Some(to) }
    }
}

/// How well an expression is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placed {
    /// On the days given: a day, a month, a year.
    Exact,
    /// Somewhere there: "early 1990", "about two years ago".
    Approximate,
    /// One side is open: "days before his ouster".
    Open,
    /// Nowhere.
    No,
}

/// The attributes of a strict TIMEX3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex3 {
    /// `type`.
    pub kind: Kind,
    /// `value`.
    pub value: String,
    /// `mod`.
    pub modifier: Option<Modifier>,
    /// `quant`.
    pub quant: Option<&'static str>,
    /// `freq`.
    pub freq: Option<String>,
}

/// `type` of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A day or something longer.
    Date,
    /// Something within a day.
    Time,
    /// A length of time.
    Duration,
    /// Again and again.
    Set,
}

impl Kind {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Date => "DATE",
            Kind::Time => "TIME",
            Kind::Duration => "DURATION",
            Kind::Set => "SET",
        }
    }
}

/// `mod` of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "early".
    Start,
    /// "mid-".
    Mid,
    /// "late".
    End,
    /// "about".
    Approx,
    /// "less than".
    LessThan,
    /// "more than".
    MoreThan,
    /// "up to".
    EqualOrLess,
    /// "at least".
    EqualOrMore,
}

impl Modifier {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

/// A second reading of the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherReading {
    /// The TIMEX3 value it would have.
    pub value: String,
    /// The days it would come to.
    pub days: Days,
}
