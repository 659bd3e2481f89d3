//! "the past three months", "the next two years", "recent weeks", "the coming days", "the first nine months".
//!
//! A length of time that ends or begins at its reference.

use super::Phrase;
use super::amount::{about_behind, range_of_counts};
use crate::cursor::Cursor;
use crate::meaning::{Amount, Count, Grain, Meaning, Reference, Shift, Unit};
use crate::numbers::count;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    year(c).or_else(|| side(c))
}

fn side(c: Cursor) -> Option<Phrase> {
    let start = c.maybe(&["the", "these", "those"]);
    let (which, next) = which(start)?;
    let few = next.any_phrase(&["few", "several", "many", "couple of"]);
    let (n, next) = match few {
        Some(next) => (Some(Count::Vague), next),
        None => {
            count(next).filter(|_| !next.is(&["a", "an", "half"])).map_or((None, next), |(n, next)| (Some(n), next))
        }
    };
    let next = range_of_counts(next).filter(|_| n.is_some()).unwrap_or(next);
    let (unit, is_plural, end) = next.hyphen().unit()?;
    let is_past_one = start.is(&["past"]) || start.is(&["last"]) && start.at > c.at;
    let n = match n {
        Some(n) if is_plural || n == Count::whole(1) => n,
        None if is_plural => Count::Vague,
        // "the past year"; "last year" is a year of the calendar.
        None if is_past_one && unit.grain() > Grain::Time => Count::whole(1),
        _ => return None,
    };
    if unit == Unit::Night || unit == Unit::Season && n == Count::Vague || next.is_hyphen() && !is_plural {
        return None;
    }
    let amount = Amount::of(n, unit);
    let (modifier, end) = about_behind(end);
    let meaning = match which {
        Which::Side(back, from) => Meaning::Stretch(Shift { by: amount, back, from }),
        Which::Inside => Meaning::Amount(amount),
    };
    Some(Phrase { modifier, ..Phrase::new(c, end, meaning, "stretch") })
}

enum Which {
    /// Before its reference or behind it.
    Side(bool, Reference),
    /// "the first nine months" hangs on no reference.
    Inside,
}

fn which(c: Cursor) -> Option<(Which, Cursor)> {
    let which = match c.word(0).to_ascii_lowercase().as_str() {
        "last" | "past" | "latest" | "recent" => Which::Side(true, Reference::Now),
        "next" | "coming" | "upcoming" => Which::Side(false, Reference::Now),
        "previous" | "preceding" | "prior" => Which::Side(true, Reference::Mentioned),
        "following" | "ensuing" | "subsequent" => Which::Side(false, Reference::Mentioned),
        "first" | "final" | "early" | "intervening" | "same" => Which::Inside,
        _ => return None,
    };
    Some((which, c.skip(1)))
}

/// "the year ended June 30", "the fiscal year ending in March".
fn year(c: Cursor) -> Option<Phrase> {
    let next = c.one_of(&["the"])?.maybe(&["fiscal", "full"]).one_of(&["year"])?;
    next.is(&["ended", "ending"])
        .then(|| Phrase::new(c, next, Meaning::Amount(Amount::of(Count::whole(1), Unit::Year)), "stretch"))
}
