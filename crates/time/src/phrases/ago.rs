//! "two years ago", "three days later", "a decade earlier", "the day before", "ten weeks from now".
//!
//! So far from now, or from the time that was mentioned last. With an event behind it the same words hang on that:
//! "one month after the meeting", see [`super::event`].

use super::amount::amount;
use super::{Hangs, Phrase, event};
use crate::cursor::Cursor;
use crate::meaning::{Amount, Base, Count, DayPart, Meaning, Point, Reference, Shift, Unit};
use crate::timex::{EventShift, Modifier, Side};
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    counted(c).or_else(|| definite(c))
}

fn counted(c: Cursor) -> Option<Phrase> {
    let found = amount(c)?;
    if let Some((back, from, end)) = direction(found.end) {
        let shift = Shift { by: found.amount, back, from };
        return Some(Phrase { modifier: found.modifier, ..Phrase::new(c, end, Meaning::Shift(shift), "ago") });
    }
    let hangs = hanging(&found.amount, found.modifier, found.end)?;
    let plain = Phrase::new(c, found.end, Meaning::Amount(found.amount), "event");
    Some(Phrase { modifier: found.modifier, hangs: Some(hangs), ..plain })
}

/// "ago", "later", …; "before" and "after" only where nothing follows that they could govern.
fn direction(c: Cursor) -> Option<(bool, Reference, Cursor)> {
    if let Some(next) = c.any_phrase(&["from now", "from today", "hence"]) {
        return Some((false, Reference::Now, next));
    }
    let next = c.skip(1);
    match c.word(0).to_ascii_lowercase().as_str() {
        "ago" => Some((true, Reference::Now, next)),
        "earlier" | "previously" | "beforehand" => Some((true, Reference::Mentioned, next)),
        "later" | "afterward" | "afterwards" | "thereafter" => Some((false, Reference::Mentioned, next)),
        "before" if closes(next) => Some((true, Reference::Mentioned, next)),
        "after" if closes(next) => Some((false, Reference::Mentioned, next)),
        _ => None,
    }
}

/// Whether the clause ends here.
fn closes(c: Cursor) -> bool {
    matches!(c.class(0), Class::Mark(b'.' | b',' | b';' | b':' | b')' | 0)) || c.is(&["and", "when", "but"])
}

fn hanging(by: &Amount, modifier: Option<Modifier>, c: Cursor) -> Option<Hangs> {
    let (side, next) = event::side(c)?;
    let event = event::name(next)?;
    let about = modifier.is_some();
    Some(Hangs { event: (next.at, event.at), shift: EventShift { side, by: Some(by.clone()), about } })
}

/// "the day before", "the week after the vote", "the day of the attack", "the morning after".
fn definite(c: Cursor) -> Option<Phrase> {
    let next = c.one_of(&["the"])?;
    let (unit, end) = match next.class(0) {
        Class::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Weekend)) => (unit, next.skip(1)),
        Class::Part(DayPart::Morning | DayPart::Evening | DayPart::Night) => (Unit::Day, next.skip(1)),
        _ => return None,
    };
    if next.word(0).ends_with(['s', 'S']) {
        return None;
    }
    let one = Amount::of(Count::whole(1), unit);
    if let Some((back, Reference::Mentioned, after)) = direction(end) {
        let point = Point::of(Base::Shift(if back { -1 } else { 1 }, unit, Reference::Mentioned));
        return Some(Phrase::new(c, after, Meaning::Point(point), "ago"));
    }
    let hangs = match end.one_of(&["of"]) {
        Some(of) => {
            let event = event::noun_phrase(of)?;
            Hangs { event: (of.at, event.at), shift: EventShift { side: Side::During, by: None, about: false } }
        }
        None => hanging(&one, None, end)?,
    };
    let unplaced = Point::of(Base::Shift(0, unit, Reference::Mentioned));
    Some(Phrase { hangs: Some(hangs), ..Phrase::new(c, end, Meaning::Point(unplaced), "event") })
}
