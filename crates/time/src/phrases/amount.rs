//! "two months", "nearly forty years", "a 10-year plan", "an 8-month-old truce", "half an hour", "for weeks".
//!
//! A length of time. A bare plural is one only where the words around it say so: "for weeks", "within days".

use super::Phrase;
use crate::cursor::Cursor;
use crate::meaning::{Amount, Count, Meaning, Unit};
use crate::numbers::{count, number};
use crate::timex::Modifier;
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<Phrase> {
    let found = amount(c)?;
    Some(Phrase { modifier: found.modifier, ..Phrase::new(c, found.end, Meaning::Amount(found.amount), "amount") })
}

/// A length of time as it is printed.
pub(super) struct Printed<'a> {
    pub amount: Amount,
    pub modifier: Option<Modifier>,
    pub end: Cursor<'a>,
}

/// The amount that starts here, with the words that make it more, less or about so much.
pub(super) fn amount(c: Cursor) -> Option<Printed> {
    let (modifier, next) = how_exact(c).map_or((None, c), |(m, next)| (Some(m), next));
    let (amount, end, is_whole) = counted(next.maybe(&["the"]))
        .filter(|found| found.2 || !next.is(&["the"]))
        .or_else(|| bare(next).map(|(a, end)| (a, end, true)))?;
    if next.is(&["the"]) && !is_whole {
        return None;
    }
    let (about, end) = match end.any_phrase(&["or so", "or more", "or less"]) {
        Some(end) => (Some(if end.word_before(1) == "more" { Modifier::EqualOrMore } else { Modifier::Approx }), end),
        None => (None, end),
    };
    Some(Printed { amount, modifier: modifier.or(about).or(couple(next)), end })
}

fn couple(c: Cursor) -> Option<Modifier> {
    (c.is(&["couple"]) || c.skip(1).is(&["couple"])).then_some(Modifier::Approx)
}

/// "about", "more than", …: `data/exactness.tsv`.
fn how_exact(c: Cursor) -> Option<(Modifier, Cursor)> {
    crate::words::rows(include_str!("../../data/exactness.tsv")).find_map(|(name, words)| {
        let modifier = match name {
            "less" => Modifier::LessThan,
            "more" => Modifier::MoreThan,
            "most" => Modifier::EqualOrLess,
            "least" => Modifier::EqualOrMore,
            _ => Modifier::Approx,
        };
        Some((modifier, c.phrase(words)?))
    })
}

/// A count with its unit; whether an article before it belongs to it, which it does not before "two-year".
fn counted(c: Cursor) -> Option<(Amount, Cursor, bool)> {
    let (n, next) = count(c)?;
    let is_article = c.is(&["a", "an"]) && next.at == c.at + 1;
    let next = range_of_counts(next).unwrap_or(next);
    let is_hyphen = next.is_hyphen();
    let next = next.hyphen().maybe(&[
        "more",
        "full",
        "consecutive",
        "straight",
        "long",
        "whole",
        "working",
        "trading",
        "business",
        "additional",
        "extra",
        "successive",
        "other",
        "further",
        "solid",
        "short",
        "bloody",
        "calendar",
    ]);
    let (unit, is_plural, end) = next.unit()?;
    if !fits(n, unit, is_plural, is_hyphen, is_article, c) {
        return None;
    }
    let amount = exact_half(n, unit);
    let (amount, end) = second_part(amount, end);
    let end = old_or_long(end, is_hyphen);
    Some((amount, end, is_plural && !is_hyphen))
}

fn fits(n: Count, unit: Unit, is_plural: bool, is_hyphen: bool, is_article: bool, c: Cursor) -> bool {
    let is_glued_number = c.is_glued(0) && !c.follows(&["-", "(", "\"", "'", "`", "_", "/"]);
    // "a quarter" is mostly a fourth part, "a second" another one, "a night" no length of time.
    let is_other =
        is_article && matches!(unit, Unit::Quarter | Unit::Second | Unit::Night | Unit::Season | Unit::Weekend);
    let is_ordinal = unit == Unit::Second && !is_plural;
    let is_vague_one = n == Count::Vague && !is_plural;
    let is_season = unit == Unit::Season && !is_plural;
    !(is_glued_number || is_other || is_vague_one || is_season || is_ordinal && !is_hyphen)
}

/// "two to three weeks", "10 or 15 minutes": behind the second count.
fn range_of_counts(c: Cursor) -> Option<Cursor> {
    let next = c.one_of(&["to", "or"]).or_else(|| Some(c.hyphen()).filter(|n| n.at > c.at))?;
    let (_, end) = number(next)?;
    end.hyphen().unit().map(|_| end)
}

/// Half an hour is thirty minutes.
fn exact_half(n: Count, unit: Unit) -> Amount {
    match (n, unit) {
        (Count::Hundredths(50), Unit::Hour) => Amount::of(Count::whole(30), Unit::Minute),
        (Count::Hundredths(50), Unit::Year) => Amount::of(Count::whole(6), Unit::Month),
        _ => Amount::of(n, unit),
    }
}

/// "two hours and 30 minutes".
fn second_part(amount: Amount, c: Cursor) -> (Amount, Cursor) {
    let Some((n, next)) = number(c.maybe(&["and"])) else { return (amount, c) };
    match next.hyphen().unit() {
        Some((unit, _, end)) if unit < amount.grain() && unit.letter().1 == amount.grain().letter().1 => {
            let mut parts = amount.0;
            parts.push((n, unit));
            (Amount(parts), end)
        }
        _ => (amount, c),
    }
}

/// "8-month-old", "year-long".
fn old_or_long(c: Cursor, is_hyphen: bool) -> Cursor {
    let next = c.hyphen();
    if next.at > c.at || is_hyphen { next.one_of(&["old", "long"]).unwrap_or(c) } else { c }
}

/// "weeks", "year-long".
fn bare(c: Cursor) -> Option<(Amount, Cursor)> {
    let Class::Unit(unit) = c.class(0) else { return None };
    let (is_plural, end) = (c.word(0).ends_with(['s', 'S', 'a']), c.skip(1));
    let vague = Amount::of(Count::Vague, unit);
    if !is_plural {
        let next = end.hyphen();
        let is_long = next.at > end.at && next.is(&["long", "old"]);
        return is_long.then(|| (Amount::of(Count::whole(1), unit), next.skip(1)));
    }
    let asks = c.follows(&["for", "within", "in", "took", "spent", "lasted", "after", "over", "takes", "take", "last"])
        || end.is(&["ago", "later", "earlier", "before", "after", "of", "old"]);
    (asks && unit != Unit::Quarter && !c.is_glued(0)).then_some((vague, end))
}
