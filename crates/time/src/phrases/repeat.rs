//! "daily", "every day", "each July", "twice a week", "Fridays", "every two years", "per month".

use super::{Phrase, points};
use crate::cursor::Cursor;
use crate::meaning::{Amount, Count, DayName, Every, Fields, Meaning, Unit};
use crate::numbers::number;
use crate::words::{Class, rows};
use std::sync::LazyLock;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    let (every, times, end) = adverb(c).or_else(|| each(c)).or_else(|| rate(c)).or_else(|| plural_weekday(c))?;
    Some(Phrase::new(c, end, Meaning::Repeat { every, times }, "repeat"))
}

type Found<'a> = (Every, Option<u32>, Cursor<'a>);

/// "daily", "annually": `data/repeats.tsv`.
fn adverb(c: Cursor) -> Option<Found> {
    let unit = unit_of_adverb(c.word(0))?;
    Some((Every::Amount(Amount::of(Count::whole(1), unit)), None, c.skip(1)))
}

static ADVERBS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| rows(include_str!("../../data/repeats.tsv")).collect());

fn unit_of_adverb(word: &str) -> Option<Unit> {
    if !word.ends_with(['y', 'Y']) || word.len() > 8 {
        return None;
    }
    let row = ADVERBS.iter().find(|row| row.1.eq_ignore_ascii_case(word))?;
    Some(match row.0 {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        _ => Unit::Year,
    })
}

/// "every day", "each July", "every two years", "every other week", "every morning".
fn each(c: Cursor) -> Option<Found> {
    let next = c.one_of(&["every", "each"])?;
    if let Some(other) = next.one_of(&["other"])
        && let Some((unit, false, end)) = other.unit()
    {
        return Some((Every::Amount(Amount::of(Count::whole(2), unit)), None, end));
    }
    if let Some((unit, true, end)) = next.any_phrase(&["few", "couple of", "several"]).and_then(Cursor::unit) {
        return Some((Every::Amount(Amount::of(Count::Vague, unit)), None, end));
    }
    if let Some((n, units)) = number(next)
        && let Some((unit, true, end)) = units.unit()
    {
        return Some((Every::Amount(Amount::of(n, unit)), None, end));
    }
    match next.class(0) {
        Class::Unit(unit) => Some((Every::Amount(Amount::of(Count::whole(1), unit)), None, next.skip(1))),
        Class::Weekday(day) => Some((Every::Fields(Fields::day(DayName::Weekday(day))), None, next.skip(1))),
        Class::Part(part) => {
            Some((Every::Fields(Fields::time(crate::meaning::DayTime::Part(part))), None, next.skip(1)))
        }
        _ => {
            let (point, _, end) = points::read(next)?;
            point.is_unsaid().then_some((Every::Fields(point.fields), None, end))
        }
    }
}

/// "twice a week", "per month".
fn rate(c: Cursor) -> Option<Found> {
    if let Some((unit, false, end)) = c.one_of(&["per"]).and_then(Cursor::unit) {
        return Some((Every::Amount(Amount::of(Count::whole(1), unit)), None, end));
    }
    let (times, next) = match c.word(0).to_ascii_lowercase().as_str() {
        "once" => (1, c.skip(1)),
        "twice" => (2, c.skip(1)),
        _ => {
            let (Count::Hundredths(n), next) = number(c)? else { return None };
            (n / 100, next.one_of(&["times"])?)
        }
    };
    let (unit, _, end) = next.one_of(&["a", "an", "each", "every"])?.unit()?;
    Some((Every::Amount(Amount::of(Count::whole(1), unit)), Some(times), end))
}

/// "Fridays", "on weekends"
fn plural_weekday(c: Cursor) -> Option<Found> {
    if c.is(&["weekends"]) {
        return Some((Every::Fields(Fields::day(DayName::Weekend)), None, c.skip(1)));
    }
    let Class::Weekday(day) = c.class(0) else { return None };
    let is_plural = c.word(0).len() > 6 && c.word(0).ends_with('s');
    (is_plural && c.is_capital(0)).then(|| (Every::Fields(Fields::day(DayName::Weekday(day))), None, c.skip(1)))
}
