//! The day of publication: all days that the page offers, best first.
//!
//! What is said for machines before what is shown, what is said to be of publication before what is not, and what
//! stands near the headline before the rest. Dates of change are no dates of publication. The day is the one printed:
//! where a time is given in UTC and the page shows the day beside it for the same hour, that day is taken.

use super::{Dated, Facts, RawDate, url};
use crate::days::{self, Order};
use document::DateSource;
use jiff::Timestamp;
use jiff::civil::Date;
use std::cmp::Reverse;

/// From this rank on the page says that the day is that of publication, or shows it near the headline.
const SURE: u32 = 75;
/// Below this rank are the days of comments, of other articles and of changes.
const LEAST: u32 = 40;
/// So many addresses that the page gives for itself are looked at.
const ADDRESSES: usize = 8;

pub(super) fn choose(facts: &Facts, order: Order) -> Vec<Dated> {
    let addresses = facts.addresses.iter().take(ADDRESSES).filter_map(|address| {
        let (_, at) = url::day(&address.words)?;
        let start = address.at.start + at.start;
        let words = address.words[at.clone()].to_owned();
        Some(RawDate { from: DateSource::Url, at: start..start + at.len(), words, trust: 5 })
    });
    let addresses: Vec<RawDate> = addresses.collect();
    let raws: Vec<&RawDate> = facts.dates.iter().chain(&addresses).collect();
    let sure: Vec<Date> = raws.iter().filter_map(|raw| days::in_value(&raw.words, Order::Unknown)).collect();
    let dated = raws.into_iter().filter_map(|raw| Some((date(raw, order, &sure)?, raw)));
    let mut dated: Vec<(Date, &RawDate)> = dated.filter(|(date, raw)| is_likely(*date, raw.from)).collect();
    let days: Vec<(Date, DateSource)> = dated.iter().map(|(date, raw)| (*date, raw.from)).collect();
    dated.sort_by_key(|(date, raw)| Reverse(rank(raw) + agreement(*date, raw.from, &days)));
    if let Some(place) = local_day(&dated) {
        dated[..=place].rotate_right(1);
    }
    let mut out: Vec<Dated> = Vec::new();
    for (date, raw) in dated {
        let is_known = out.iter().any(|known| (known.date, known.from) == (date, raw.from));
        if out.is_empty() || (!is_known && rank(raw) >= LEAST) {
            out.push(Dated { date, from: raw.from, at: raw.at.clone(), is_sure: rank(raw) >= SURE });
        }
    }
    out
}

/// Of two readings of "05/06/2022" the one that the page gives elsewhere, or that of its language.
fn date(raw: &RawDate, order: Order, sure: &[Date]) -> Option<Date> {
    let is_given = |date: &Date| sure.contains(date);
    let read = |order| days::in_value(&raw.words, order);
    let elsewhere = [Order::DayFirst, Order::MonthFirst].into_iter().find_map(|order| read(order).filter(is_given));
    elsewhere.or_else(|| read(order))
}

/// The first days of calendars and computers are no dates of publication.
fn is_likely(date: Date, from: DateSource) -> bool {
    let earliest = if matches!(from, DateSource::JsonLd | DateSource::Meta) { 1700 } else { 1990 };
    let is_zero = (date.year(), date.day_of_year()) == (1970, 1);
    (earliest..2100).contains(&date.year()) && !is_zero
}

/// The order of the sources, each by how far it is trusted.
fn rank(raw: &RawDate) -> u32 {
    match (raw.from, raw.trust) {
        (DateSource::Given | DateSource::Field, _) => 100,
        (DateSource::JsonLd, 9..) => 95,
        (DateSource::Meta, 9..) => 94,
        (DateSource::Meta, 8) => 90,
        (DateSource::Time, 9..) => 88,
        (DateSource::JsonLd, 6..) => 85,
        (DateSource::Dateline, 8..) => 84,
        (DateSource::Meta | DateSource::Time, 7..) => 80,
        (DateSource::Dateline, 7) => 77,
        (DateSource::Dateline, 6) => 76,
        (DateSource::Url, _) => 75,
        (DateSource::Meta, 6) => 72,
        (DateSource::JsonLd, 3..) => 70,
        (DateSource::Meta, 5) => 66,
        (DateSource::Time | DateSource::Dateline, 5..) => 58,
        (DateSource::JsonLd, _) => 50,
        (DateSource::Meta, _) => 45,
        (DateSource::Time | DateSource::Dateline, trust) => u32::from(trust) * 10,
    }
}

/// Two points for each other source that gives the same day.
fn agreement(date: Date, from: DateSource, days: &[(Date, DateSource)]) -> u32 {
    let mut others: Vec<DateSource> = days.iter().filter(|(d, f)| *d == date && *f != from).map(|(_, f)| *f).collect();
    others.sort();
    others.dedup();
    2 * u32::try_from(others.len()).unwrap_or(0)
}

/// The place of the candidate that gives the local day of the best one, where that is in UTC.
fn local_day(dated: &[(Date, &RawDate)]) -> Option<usize> {
    let (best, raw) = dated.first()?;
    let instant: Timestamp = raw.words.trim().replacen(' ', "T", 1).parse().ok()?;
    let is_utc = raw.words.trim().ends_with('Z') || raw.words.trim().ends_with("+00:00");
    let hour = instant.as_second().rem_euclid(86_400) / 3600;
    let is_beside = |date: Date| match date.since(*best).map(|span| span.get_days()) {
        Ok(-1) => hour < 12,
        Ok(1) => hour >= 10,
        _ => false,
    };
    let is_printed = |other: &RawDate| {
        let same = other.words.trim().parse::<Timestamp>().is_ok_and(|time| time == instant);
        let shown = matches!(other.from, DateSource::Dateline | DateSource::Time) && other.trust >= 6;
        shown && !other.words.ends_with('Z')
            || same && !other.words.ends_with('Z') && !other.words.ends_with("+00:00")
            || other.from == DateSource::Url
    };
    let is_printed_too = dated.iter().any(|(date, other)| date == best && is_printed(other));
    let is_local = |(date, other): &(Date, &RawDate)| is_beside(*date) && is_printed(other);
    (is_utc && !is_printed_too).then(|| dated.iter().position(is_local)).flatten()
}
