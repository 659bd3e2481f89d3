//! "April 6-7", "December 17-19, 2014", "May 4 and 5", "1940-45", "April 24, 25": the second of two takes from the first what it leaves out.

use super::Phrase;
use super::points::month;
use crate::cursor::Cursor;
use crate::meaning::{Base, DayName, Fields, Meaning, Point, YearPart};
use crate::words::Class;

/// The phrase that starts behind the connecting word or mark at the cursor and continues `last`.
pub(super) fn goes_on(last: &Phrase, c: Cursor) -> Option<Phrase> {
    let Meaning::Point(point) = last.meaning else { return None };
    if c.at != last.last() {
        return None;
    }
    let is_dash = c.mark(b'-').is_some();
    let next = c.mark(b'-').or_else(|| c.one_of(&["and", "to", "or", "through"]))?;
    let Class::Digits { value, len: 1..=2 } = next.class(0) else { return None };
    let end = next.skip(1);
    if let Some(phrase) = with_year(&point, next) {
        return Some(phrase);
    }
    let is_closed = !end.is_glued(0) || matches!(end.class(0), Class::Mark(b',' | b'.' | b';' | b')' | b'"' | b'-'));
    let meaning = match (point.fields.day, point.base, point.fields.part) {
        (Some(DayName::OfMonth(first)), ..) if value > u32::from(first) && value <= 31 => {
            let fields = Fields { day: Some(DayName::OfMonth(value as u8)), weekday: None, ..point.fields };
            Point { fields, ..point }
        }
        (None, Base::Year(year), None) if is_dash && value as i16 > year % 100 && year > 1000 => {
            Point::of(Base::Year(year - year % 100 + value as i16))
        }
        _ => return None,
    };
    let counts = end.hyphen().unit().is_some() || end.is(&["percent", "people", "others", "more", "million"]);
    let is_own_date = matches!(end.class(0), Class::Month(_));
    (is_closed && !counts && !is_own_date).then(|| Phrase::new(next, end, Meaning::Point(meaning), "range"))
}

/// "19, 2014" in "December 17-19, 2014".
fn with_year(first: &Point, c: Cursor) -> Option<Phrase> {
    let (Some(DayName::OfMonth(from)), Some(YearPart::Month(month))) = (first.fields.day, first.fields.part) else {
        return None;
    };
    let (point, end) = month::day_and_year(c, month)?;
    let is_later = matches!(point.fields.day, Some(DayName::OfMonth(to)) if to > from);
    (first.is_unsaid() && is_later).then(|| Phrase::new(c, end, Meaning::Point(point), "range"))
}
