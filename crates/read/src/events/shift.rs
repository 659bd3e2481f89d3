//! An event's days and the words of a phrase → the days of the phrase; `evaluation/anchors/README.md` has the table.

use document::{Interval, Placed};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use time::{Count, EventShift, Side, Unit};

/// Where a phrase lies whose event has these days. "the week before" (`is_period`) is that week, "a week before" a day.
pub(super) fn place(
    found: &time::Timex,
    shift: &EventShift,
    event: Interval,
    is_period: bool,
) -> Option<(Interval, Placed)> {
    let (a, b) = (event.from?, event.to?);
    let open = |from, to| Some((Interval { from, to }, Placed::Open));
    let Some(by) = &shift.by else {
        return match shift.side {
            Side::Before | Side::Until => open(None, Some(b)),
            Side::After | Side::Since => open(Some(a), None),
            Side::During => Some((event, Placed::Exact)),
        };
    };
    let is_before = shift.side == Side::Before;
    if !matches!(shift.side, Side::Before | Side::After) {
        return match shift.side {
            Side::Since => open(Some(a), None),
            Side::Until => open(None, Some(b)),
            _ => Some((event, Placed::Approximate)),
        };
    }
    let grain = by.grain();
    if grain < Unit::Hour {
        return Some((event, Placed::Approximate));
    }
    if grain == Unit::Hour {
        let (from, to) = if is_before { (a.yesterday().ok()?, b) } else { (a, b.tomorrow().ok()?) };
        return Some((Interval { from: Some(from), to: Some(to) }, Placed::Approximate));
    }
    let far = |day: Date, sign: i64| moved(day, by, sign);
    let sign = if is_before { -1 } else { 1 };
    let modifier = found.timex3.as_ref().and_then(|t| t.modifier);
    if by.is_vague() || matches!(modifier, Some(time::Modifier::MoreThan | time::Modifier::EqualOrMore)) {
        return if is_before { open(None, Some(far(b, -1)?)) } else { open(Some(far(a, 1)?), None) };
    }
    let closed = |from, to| Some((Interval { from: Some(from), to: Some(to) }, Placed::Approximate));
    if matches!(modifier, Some(time::Modifier::LessThan | time::Modifier::EqualOrLess)) {
        return if is_before { closed(far(a, -1)?, b) } else { closed(a, far(b, 1)?) };
    }
    let is_one_day = *by == time::Amount::of(Count::whole(1), Unit::Day) || grain == Unit::Night;
    if is_period && !is_one_day {
        return if is_before {
            closed(far(a, -1)?, b.yesterday().ok()?)
        } else {
            closed(a.tomorrow().ok()?, far(b, 1)?)
        };
    }
    let is_whole_month = a.day() == 1 && b.tomorrow().ok()?.day() == 1 && grain >= Unit::Month;
    let to = far(b, sign)?;
    let interval =
        Interval { from: Some(far(a, sign)?), to: Some(if is_whole_month { to.last_of_month() } else { to }) };
    let is_fine = grain <= Unit::Week && !shift.about && a == b;
    Some((interval, if is_fine { Placed::Exact } else { Placed::Approximate }))
}

/// "within a week of his dismissal": from it to a week after.
pub(super) fn within(shift: &EventShift, event: Interval) -> Option<(Interval, Placed)> {
    let (a, b) = (event.from?, event.to?);
    let by = shift.by.as_ref()?;
    let to = match (by.is_vague(), by.grain() <= Unit::Hour) {
        (true, false) => return Some((Interval { from: Some(a), to: None }, Placed::Open)),
        (true, true) => b.tomorrow().ok()?,
        (false, true) => b.checked_add(hours(by).days()).ok()?,
        (false, false) => moved(b, by, 1)?,
    };
    Some((Interval { from: Some(a), to: Some(to) }, Placed::Approximate))
}

/// So many hours as days, at least one.
fn hours(by: &time::Amount) -> i32 {
    let hours = by.0.iter().map(|(count, unit)| match (count, unit) {
        (Count::Hundredths(n), Unit::Hour) => n / 100,
        _ => 0,
    });
    i32::try_from(hours.sum::<u32>().div_ceil(24).clamp(1, 10_000)).unwrap_or(1)
}

/// A day, an amount further; a vague count is one.
fn moved(day: Date, by: &time::Amount, sign: i64) -> Option<Date> {
    by.0.iter().try_fold(day, |day, (count, unit)| {
        let n = match count {
            Count::Vague => 1,
            Count::Hundredths(n) => i64::from(n.div_ceil(100)),
        };
        day.checked_add(span(sign * n, *unit)?).ok()
    })
}

fn span(n: i64, unit: Unit) -> Option<Span> {
    let n = i32::try_from(n).ok().filter(|n| n.abs() < 100_000)?;
    let (days, months) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => (0, 0),
        Unit::Night | Unit::Day => (1, 0),
        Unit::Weekend | Unit::Week => (7, 0),
        Unit::Month => (0, 1),
        Unit::Quarter | Unit::Season => (0, 3),
        Unit::Year => (0, 12),
        Unit::Decade => (0, 120),
        Unit::Century => (0, 1200),
        Unit::Millennium => (0, 12_000),
    };
    if months > 0 { 0.months().try_months(i64::from(n) * months).ok() } else { Some((n * days).days()) }
}
