//! From `time`'s types to those of a reading: the same marks, under the words of `document`.

use document::{Anchored, Interval, Pieces, Placed, Span, TimeAnchor, TimeId, Timex, Timex3, TimexKind};

/// A time as it stands in a reading.
pub(super) fn of(found: &time::Timex) -> Timex {
    let interval = found.days.as_ref().map(interval).unwrap_or_default();
    let anchored = found.anchored.as_ref();
    let whole = anchored.filter(|_| found.timex3.is_none()).map(|a| a.phrase);
    Timex {
        words: Pieces::from(span(whole.unwrap_or(found.span))),
        timex3: found.timex3.as_ref().map(timex3),
        anchored: anchored.map(|a| Anchored {
            phrase: span(a.phrase),
            name: span(a.event),
            event: None,
            shift: a.shift.to_string(),
        }),
        placed: if interval.is_nowhere() { Placed::No } else { placed(found.placed) },
        anchor: anchor(found.anchor),
        interval,
        other: found.other.iter().map(|other| self::interval(&other.days)).collect(),
        found_by: format!("rule:{}", found.rule),
    }
}

fn span(of: time::Span) -> Span {
    Span::new(of.start(), of.end()).expect("a span of time runs forward within 32 bits")
}

fn interval(days: &time::Days) -> Interval {
    match (days.from, days.to) {
        (Some(from), Some(to)) if from > to => Interval { from: Some(to), to: Some(from) },
        (from, to) => Interval { from, to },
    }
}

fn placed(how: time::Placed) -> Placed {
    match how {
        time::Placed::Exact => Placed::Exact,
        time::Placed::Approximate => Placed::Approximate,
        time::Placed::Open => Placed::Open,
        time::Placed::No => Placed::No,
    }
}

fn anchor(from: time::Anchor) -> Option<TimeAnchor> {
    match from {
        time::Anchor::Text => Some(TimeAnchor::Text),
        time::Anchor::Published => Some(TimeAnchor::Published),
        time::Anchor::Time(i) => Some(TimeAnchor::Time(TimeId(i))),
        time::Anchor::Event | time::Anchor::None => None,
    }
}

fn timex3(of: &time::Timex3) -> Timex3 {
    Timex3 {
        kind: match of.kind {
            time::Kind::Date => TimexKind::Date,
            time::Kind::Time => TimexKind::Time,
            time::Kind::Duration => TimexKind::Duration,
            time::Kind::Set => TimexKind::Set,
        },
        value: of.value.clone(),
        modifier: of.modifier.map(|m| m.name().to_owned()),
        quant: of.quant.map(str::to_owned),
        freq: of.freq.clone(),
    }
}
