//! Meaning and place → the attributes of TIMEX3.

use crate::anchor::Place;
use crate::meaning::{Amount, Count, DayName, Every, Fields, Grain, Meaning, Unit, Vague};
use crate::phrases::Phrase;
use crate::stamp::{open_value, unknown_value};
use crate::timex::{Kind, Timex3};

/// The attributes; `None` where the words are no time of their own.
pub(crate) fn write(phrase: &Phrase, place: &Place) -> Option<Timex3> {
    let (kind, value) = match &phrase.meaning {
        Meaning::Event => return None,
        Meaning::Vague(vague) => (Kind::Date, reference(*vague).to_owned()),
        Meaning::Amount(amount) => (Kind::Duration, amount.to_string()),
        Meaning::Stretch(shift) => (Kind::Duration, shift.by.to_string()),
        Meaning::Repeat { every, .. } => (Kind::Set, repeated(every)),
        Meaning::Shift(shift) => match place.stamp {
            Some(stamp) => (Kind::Date, stamp.value()),
            None if shift.by.is_vague() => {
                (Kind::Date, reference(if shift.back { Vague::Past } else { Vague::Future }).to_owned())
            }
            None => (Kind::Duration, shift.by.to_string()),
        },
        Meaning::Point(point) => {
            let is_time = point.grain() == Grain::Time;
            let value =
                place.stamp.map(|stamp| stamp.value()).unwrap_or_else(|| unplaced(&point.fields, point.grain()));
            (if is_time { Kind::Time } else { Kind::Date }, value)
        }
    };
    let (quant, freq) = match &phrase.meaning {
        Meaning::Repeat { times, .. } => (Some("EVERY"), times.map(|n| format!("{n}X"))),
        _ => (None, None),
    };
    Some(Timex3 { kind, value, modifier: phrase.modifier, quant, freq })
}

fn unplaced(fields: &Fields, grain: Grain) -> String {
    if *fields == Fields::default() { unknown_value(grain).to_owned() } else { open_value(fields) }
}

fn reference(vague: Vague) -> &'static str {
    match vague {
        Vague::Past => "PAST_REF",
        Vague::Present => "PRESENT_REF",
        Vague::Future => "FUTURE_REF",
    }
}

fn repeated(every: &Every) -> String {
    match every {
        Every::Amount(amount) => amount.to_string(),
        Every::Fields(fields) if fields.day == Some(DayName::Weekend) => {
            Amount::of(Count::whole(1), Unit::Weekend).to_string()
        }
        Every::Fields(fields) => open_value(fields),
    }
}
