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
//! **The road**: `tokens` → `phrases` (one file for each kind of expression, its sentences on top) → `anchor` (the page's
//! date, the time mentioned last; an event is left to the caller) → `timex3`. [`find`] is the table of contents.
//!
//! **Laws**: any text has a list, if perhaps an empty one; spans lie at boundaries of characters and in order; the same
//! text gives the same list; the time it takes grows with the length of the text. A date is never invented: what names
//! an event is not counted from the page's date, and what finds no anchor stays unplaced.

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
