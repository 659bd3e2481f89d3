//! 05/06/2022: which of the two numbers is the day, if the page settles it.
//!
//! A page that prints 25/06/2022 puts the day first, one that prints 06/25/2022 the month; a page that prints both, or
//! neither, settles nothing, and both readings stay visible. A weekday beside the date settles that date alone.

use crate::anchor::in_year;
use crate::cursor::Cursor;
use crate::meaning::{Base, Meaning, Point};
use crate::phrases::{Phrase, points::numeric};
use crate::stamp::Stamp;
use crate::timex::OtherReading;
use jiff::civil::Date;

/// Which number comes first in 05/06/2022.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// 5 June.
    DayFirst,
    /// May 6.
    MonthFirst,
}

/// The order that the dates of a text show, if they agree.
pub(crate) fn shown(paragraphs: &[(Cursor, Vec<Phrase>)]) -> Option<Order> {
    let mut shown = None;
    for (paragraph, phrases) in paragraphs {
        for (first, second) in phrases.iter().filter_map(|phrase| printed(*paragraph, phrase)) {
            let order = match (first > 12, second > 12) {
                (true, false) => Order::DayFirst,
                (false, true) => Order::MonthFirst,
                _ => continue,
            };
            if shown.is_some_and(|other| other != order) {
                return None;
            }
            shown = Some(order);
        }
    }
    shown
}

fn printed(paragraph: Cursor, phrase: &Phrase) -> Option<(u32, u32)> {
    if !matches!(phrase.meaning, Meaning::Point(_)) {
        return None;
    }
    (phrase.start..phrase.end).find_map(|at| numeric::printed(Cursor { at, ..paragraph }))
}

/// Reads a phrase in that order; the other reading, if the order is not known and it is a day as well.
pub(crate) fn settle(
    paragraph: Cursor,
    phrase: &mut Phrase,
    order: Option<Order>,
    published: Option<Date>,
) -> Option<OtherReading> {
    let (first, second) = printed(paragraph, phrase).filter(|(first, second)| *first <= 12 && *second <= 12)?;
    let Meaning::Point(point) = phrase.meaning else { return None };
    let other = numeric::swapped(&point)?;
    let (stamp, other_stamp) = (stamp(&point)?, stamp(&other)?);
    let is_day_first = numeric::is_day(&point, first) && first != second;
    let fits = |stamp: &Stamp| {
        point.fields.weekday.is_some_and(|day| stamp.first.weekday().to_monday_one_offset() == day as i8)
    };
    let is_settled = order.is_some() || fits(&stamp) != fits(&other_stamp);
    let is_other = match order {
        Some(order) => (order == Order::DayFirst) != is_day_first,
        None if is_settled => fits(&other_stamp),
        // A page mostly prints its own day.
        None => published == Some(other_stamp.first),
    };
    if is_other {
        phrase.meaning = Meaning::Point(other);
    }
    let rest = if is_other { stamp } else { other_stamp };
    (!is_settled).then(|| OtherReading { value: rest.value(), days: rest.days() })
}

fn stamp(point: &Point) -> Option<Stamp> {
    match point.base {
        Base::Year(year) => in_year(year, &point.fields),
        _ => None,
    }
}
