//! Finds time expressions in English news, says what they mean, and on what they hang.
//!
//! ```
//! use jiff::civil::date;
//! use time::{Anchor, Context, Placed, find};
//!
//! let text = "The council met on Tuesday. The vote came one month after the meeting.";
//! let times = find(text, &Context { published: Some(date(2022, 3, 10)), ..Context::default() });
//!
//! let tuesday = &times[0];
//! assert_eq!(tuesday.span.of(text), "Tuesday");
//! assert_eq!(tuesday.timex3.as_ref().map(|t| t.value.as_str()), Some("2022-03-08"));
//! assert_eq!(tuesday.anchor, Anchor::Published);
//!
//! // "one month" is P1M; the phrase hangs on the meeting, so it has no date until somebody dates the meeting.
//! let month = &times[1];
//! assert_eq!(month.timex3.as_ref().map(|t| t.value.as_str()), Some("P1M"));
//! let anchored = month.anchored.as_ref().expect("it names an event");
//! assert_eq!(anchored.event.of(text), "the meeting");
//! assert_eq!(anchored.shift.to_string(), "+P1M");
//! assert_eq!((month.anchor, month.placed), (Anchor::Event, Placed::No));
//! // Once the meeting is found to be on Tuesday:
//! let (days, placed) = anchored.shift.place(tuesday.days);
//! assert_eq!(days.and_then(|d| d.from), Some(date(2022, 4, 8)));
//! assert_eq!(placed, Placed::Exact);
//! ```
//!
//! # What is found
//!
//! | words | [`Kind`] | `value` | where it hangs |
//! |---|---|---|---|
//! | March 7, 2022; the 1990s; 480 BC; 9/11 | `DATE` | `2022-03-07`, `199`, `BC0480`, `2001-09-11` | its own words |
//! | on Tuesday; last week; next summer; two years ago | `DATE` | `2022-03-08`, `2022-W09`, `2022-SU`, `2020` | publication |
//! | two days later; that year; a year earlier | `DATE` | by what was mentioned | an earlier time of the text |
//! | the third quarter; the year-ago quarter; fiscal 1989 | `DATE` | `1989-Q3`, `1988-Q3`, `1989` | what the text reports on |
//! | 10 p.m. EST on Friday; last night | `TIME` | `2022-03-11T22:00`, `2022-03-09TNI` | publication |
//! | nearly forty years; a nine-month low; the past two weeks | `DURATION` | `P40Y`, `P9M`, `P2W` | nothing, or publication |
//! | every two weeks; twice a year; on weekends | `SET` | `P2W`, `P1Y`, `P1WE` | nothing |
//! | now; recently; the future | `DATE` | `PRESENT_REF`, `PAST_REF`, `FUTURE_REF` | publication |
//! | one month after the meeting; since the coup | as the words say, or none | `P1M` | the event |
//!
//! Left out are "may", "march" and "second" where they are no times, scores, prices, coordinates, versions, the ages of
//! people, and names: "The Morning Ledger", "60 Minutes".
//!
//! # What is said about each
//!
//! A [`Timex`] has its words as a [`Span`] of **bytes** (half-open, at boundaries of characters); what they say by
//! themselves ([`Meaning`]); where they hang ([`Anchor`]); the days they come to ([`Days`], both ends in it, an open side
//! has none); how well they are placed ([`Placed`]); strict TIMEX3 ([`Timex3`]); and the other reading of 05/06/2022
//! ([`OtherReading`]), unless the page settles the order ([`Order`]). Days are of the proleptic Gregorian calendar, as
//! [`jiff`] has it, year 0 being 1 BC; hours are as printed, in the zone that is printed, and never converted.
//!
//! ```
//! use time::{Context, Order, find};
//!
//! let open = find("The vote is on 05/06/2022.", &Context::default());
//! assert_eq!(open[0].timex3.as_ref().map(|t| t.value.as_str()), Some("2022-05-06"));
//! assert_eq!(open[0].other[0].value, "2022-06-05");
//!
//! let known = Context { order: Some(Order::DayFirst), ..Context::default() };
//! let settled = find("The vote is on 05/06/2022.", &known);
//! assert_eq!(settled[0].timex3.as_ref().map(|t| t.value.as_str()), Some("2022-06-05"));
//! assert!(settled[0].other.is_empty());
//! ```
//!
//! # How
//!
//! `tokens` → `phrases` (one file for each kind of expression, its sentences on top) → `order` (05/06/2022) → `anchor`
//! (the page's date, the time mentioned last; an event is left to the caller, who places it with [`EventShift::place`])
//! → `timex3`. [`find`] is the table of contents. Words are in `data/`.
//!
//! # Laws
//!
//! Any text has a list, if perhaps an empty one: there is no error, and nothing panics. Spans lie in order and do not
//! overlap. The same text gives the same list. The work grows with the length of the text and no faster, whatever the text
//! is; a text of more than 4 GiB has no times. A date is never invented: what names an event is not counted from the
//! page's date, and what finds no anchor stays unplaced.
//!
//! # Limits
//!
//! English only. Clock times of a list ("from 9 to 11 a.m.") and hours in words ("half past nine") are not read. Fiscal
//! quarters have the numbers that are printed and the days of the calendar's quarters. Zones are read and not applied.

mod anchor;
mod cursor;
mod find;
mod hanging;
mod meaning;
mod names;
mod numbers;
mod order;
mod phrases;
mod span;
mod stamp;
mod tense;
mod timex;
mod timex3;
mod tokens;
mod words;

pub use find::{Context, Telling, around, find};
pub use meaning::{
    Amount, Base, Clock, Count, DayName, DayPart, DayTime, Direction, Every, Fields, Grain, Holiday, Meaning, Point,
    Reference, Season, Shift, Unit, Vague, YearPart,
};
pub use order::Order;
pub use span::Span;
pub use timex::{Anchor, Anchored, Days, EventShift, Kind, Modifier, OtherReading, Placed, Side, Timex, Timex3};
