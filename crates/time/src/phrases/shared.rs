//! "April and May 1943", "the spring and early summer of 1943", "from March 19 to April 30, 2003", "winter-spring of
//! 1920": the year that stands with the second of two is the first one's as well.

use super::Phrase;
use crate::cursor::Cursor;
use crate::meaning::{Base, Fields, Grain, Meaning, Point, YearPart};

/// So many tokens may join two times: "to the early".
const JOINT: usize = 3;

/// Gives the first of two joined times the year of the second.
pub(super) fn share_years(paragraph: Cursor, phrases: &mut [Phrase]) {
    for second in (1..phrases.len()).rev() {
        let (before, behind) = phrases.split_at_mut(second);
        let (Some(first), Some(next)) = (before.last_mut(), behind.first()) else { continue };
        let (Meaning::Point(point), Meaning::Point(with_year)) = (&mut first.meaning, &next.meaning) else { continue };
        if let Some(year) = year_of(point, with_year)
            && is_joined(paragraph, first.end, next.start)
        {
            point.base = Base::Year(year);
        }
    }
}

/// The year of the first: that of the second, or the one before for "December and January 2014".
fn year_of(first: &Point, second: &Point) -> Option<i16> {
    let Base::Year(year) = second.base else { return None };
    let fits = first.is_unsaid() && (Grain::Day..=Grain::Half).contains(&first.grain()) && first.grain() != Grain::Week;
    let (first, second) = (place(&first.fields)?, place(&second.fields)?);
    fits.then(|| if first <= second { Some(year) } else { year.checked_sub(1) })?
}

/// Where in the year, in months; winter is its end, as the one that began there, or its start.
fn place(fields: &Fields) -> Option<u8> {
    match fields.part? {
        YearPart::Month(month) => Some(month),
        YearPart::Season(season) => Some(match season {
            crate::meaning::Season::Winter => 1,
            crate::meaning::Season::Spring => 4,
            crate::meaning::Season::Summer => 7,
            crate::meaning::Season::Autumn => 10,
        }),
        YearPart::Quarter(n) => Some(n * 3),
        YearPart::Half(n) => Some(n * 6),
        YearPart::SameQuarter => None,
    }
}

fn is_joined(paragraph: Cursor, end: usize, start: usize) -> bool {
    let joint = Cursor { at: end, ..paragraph };
    (1..=JOINT).contains(&start.saturating_sub(end))
        && (joint.is(&["and", "or", "to", "through", "until"])
            || joint.mark(b'-').is_some()
            || joint.mark(b'/').is_some())
        && (end + 1..start).all(|at| Cursor { at, ..paragraph }.is(&["the", "early", "late", "in", "mid", "again"]))
}
