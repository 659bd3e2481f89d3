//! "the past three months", "the next two years", "recent weeks", "the coming days", "the first nine months".
//!
//! A length of time that ends or begins at its reference.

use super::Phrase;
use crate::cursor::Cursor;
use crate::meaning::{Amount, Count, Grain, Meaning, Reference, Shift, Unit};
use crate::numbers::count;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    let start = c.maybe(&["the", "these", "those"]);
    let (back, from, next) = which(start)?;
    let has_article = start.at > c.at;
    let next = next.maybe(&["full", "few", "several", "couple", "many"]);
    let is_few = next.at > start.at + 1;
    let next = if is_few { next.maybe(&["of"]) } else { next };
    let (n, next) = match count(next).filter(|_| !is_few && !next.is(&["a", "an"])) {
        Some((n, next)) => (Some(n), next.hyphen()),
        None => (None, next),
    };
    let (unit, is_plural, end) = next.unit()?;
    let n = match n {
        Some(n) if is_plural || n == Count::whole(1) => n,
        None if is_plural => Count::Vague,
        // "the past year", "the next decade"; "last year" is a year of the calendar.
        None if has_article && start.is(&["past", "last"]) && unit.grain() >= Grain::Day => Count::whole(1),
        None if start.is(&["past"]) && c.at == start.at && unit.grain() > Grain::Day => Count::whole(1),
        _ => return None,
    };
    if unit == Unit::Season && n == Count::Vague || unit == Unit::Night {
        return None;
    }
    let shift = Shift { by: Amount::of(n, unit), back: back?, from };
    Some(Phrase::new(c, end, Meaning::Stretch(shift), "stretch"))
        .filter(|_| !is_ordinal(start))
        .or_else(|| Some(Phrase::new(c, end, Meaning::Amount(Amount::of(n, unit)), "stretch")))
}

/// "the first nine months" hangs on no reference.
fn is_ordinal(c: Cursor) -> bool {
    c.is(&["first", "final", "last", "early", "intervening", "same"]) && !c.is(&["last"])
}

/// Whether it lies before its reference, and which one that is.
fn which(c: Cursor) -> Option<(Option<bool>, Reference, Cursor)> {
    let next = c.skip(1);
    Some(match c.word(0).to_ascii_lowercase().as_str() {
        "last" | "past" | "latest" => (Some(true), Reference::Now, next),
        "recent" => (Some(true), Reference::Now, next),
        "next" | "coming" | "upcoming" => (Some(false), Reference::Now, next),
        "previous" | "preceding" | "prior" => (Some(true), Reference::Mentioned, next),
        "following" | "ensuing" | "subsequent" => (Some(false), Reference::Mentioned, next),
        "first" | "final" | "early" | "intervening" | "same" => (Some(false), Reference::Mentioned, next),
        _ => return None,
    })
}
