//! "two months", "nearly forty years", "a 10-year plan", "an 8-month-old truce", "half an hour", "for weeks".
//!
//! A length of time. A bare plural is one only where the words around it say so: "for weeks", "in days".
//! "a 6-year-old" is a person's age, "three-quarters" a fraction.

use super::Phrase;
use crate::cursor::Cursor;
use crate::meaning::{Amount, Count, Meaning, Unit};
use crate::numbers::{count, number};
use crate::timex::Modifier;
use crate::words::{Class, rows};
use std::sync::LazyLock;

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
    let (modifier, start) = how_exact(c).map_or((None, c), |(m, next)| (Some(m), next));
    let (amount, end) =
        with_article(start).or_else(|| counted(start).map(|(a, end, _)| (a, end))).or_else(|| bare(start))?;
    // "over several years" tells how long, not how much more.
    if amount.is_vague() && modifier == Some(Modifier::MoreThan) {
        return None;
    }
    let couple = start.is(&["couple"]) || start.skip(1).is(&["couple"]);
    let (about, end) = about_behind(end);
    let modifier = modifier.or(about).or(couple.then_some(Modifier::Approx));
    Some(Printed { amount, modifier, end })
}

/// "about", "more than", …: `data/exactness.tsv`.
static EXACTNESS: LazyLock<Vec<(Modifier, &'static str, &'static str)>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/exactness.tsv")).map(|(name, words)| {
        let modifier = match name {
            "less" => Modifier::LessThan,
            "more" => Modifier::MoreThan,
            "most" => Modifier::EqualOrLess,
            "least" => Modifier::EqualOrMore,
            _ => Modifier::Approx,
        };
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        (modifier, first, rest)
    });
    table.collect()
});

fn how_exact(c: Cursor) -> Option<(Modifier, Cursor)> {
    if c.class(0) != Class::Opener {
        return None;
    }
    let word = c.word(0);
    EXACTNESS.iter().filter(|(_, first, _)| first.eq_ignore_ascii_case(word)).find_map(|(modifier, _, rest)| {
        let next = c.skip(1);
        Some((*modifier, if rest.is_empty() { next } else { next.phrase(rest)? }))
    })
}

/// "or so", "or more"
pub(super) fn about_behind(c: Cursor) -> (Option<Modifier>, Cursor) {
    let or = c.one_of(&["or"]);
    let found = or.and_then(|next| match next.word(0).to_ascii_lowercase().as_str() {
        "so" => Some((Some(Modifier::Approx), next.skip(1))),
        "more" => Some((Some(Modifier::EqualOrMore), next.skip(1))),
        "less" => Some((Some(Modifier::EqualOrLess), next.skip(1))),
        _ => None,
    });
    found.unwrap_or((None, c))
}

/// "the nine months"; the article of "the two-year strategy" is the strategy's.
fn with_article(c: Cursor) -> Option<(Amount, Cursor)> {
    if let Some(found) = whole(c) {
        return Some(found);
    }
    let next = c.one_of(&["the"])?;
    let (amount, end, is_plain_plural) = counted(next)?;
    is_plain_plural.then_some((amount, end))
}

/// "over the years", "all day".
fn whole(c: Cursor) -> Option<(Amount, Cursor)> {
    let next = c.one_of(&["the", "all"])?;
    let Class::Unit(unit) = next.class(0) else { return None };
    let is_plural = next.word(0).ends_with(['s', 'S']);
    match (c.is(&["all"]), unit) {
        (true, Unit::Day | Unit::Week | Unit::Month | Unit::Year) if !is_plural => {
            Some((Amount::of(Count::whole(1), unit), next.skip(1).maybe(&["long"])))
        }
        (false, Unit::Year | Unit::Decade | Unit::Century) if is_plural && c.follows(&["over", "through"]) => {
            Some((Amount::of(Count::Vague, unit), next.skip(1)))
        }
        _ => None,
    }
}

/// A count with its unit, and whether the unit is a plural of its own: not "two-year".
fn counted(c: Cursor) -> Option<(Amount, Cursor, bool)> {
    let (n, next) = count(c)?;
    let is_article = c.is(&["a", "an"]) && next.at == c.at + 1;
    let next = range_of_counts(next).unwrap_or(next);
    let next = next.hyphen().one_of(&["plus", "odd"]).unwrap_or(next);
    let is_hyphen = next.is_hyphen();
    let (unit, is_plural, end) = next.hyphen().maybe(ADJECTIVES).unit()?;
    if unit.letter().1 && end.is(&["north", "south", "east", "west"]) {
        return None;
    }
    let is_glued_number = !c.is_free_or_joined();
    let is_year_ago = end.hyphen().is(&["ago", "earlier"]) && end.is_hyphen();
    if is_glued_number || is_year_ago || is_something_else(n, unit, is_plural, is_hyphen, is_article) {
        return None;
    }
    let (n, end) = half_behind(n, end);
    let (amount, end) = second_part(exact_half(n, unit), end);
    let old = end.hyphen().one_of(&["old", "long"]).filter(|_| end.is_hyphen() || is_hyphen);
    // The article of "a year-long trial" is the trial's.
    if is_article && end.is_hyphen() && old.is_some() {
        return None;
    }
    let is_age = unit == Unit::Year && old.is_some_and(|old| old.word_before(1).eq_ignore_ascii_case("old"));
    (!is_age).then(|| (amount, old.unwrap_or(end), is_plural && !is_hyphen))
}

/// What may stand between a count and its unit.
const ADJECTIVES: &[&str] = &[
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
    "previous",
    "tense",
    "difficult",
];

fn is_something_else(n: Count, unit: Unit, is_plural: bool, is_hyphen: bool, is_article: bool) -> bool {
    match unit {
        // "a quarter" is mostly a fourth part, "a second" another one, "a night" no length of time.
        Unit::Quarter | Unit::Second | Unit::Night | Unit::Season | Unit::Weekend if is_article => true,
        Unit::Second if !is_plural && !is_hyphen => true,
        Unit::Season if !is_plural => true,
        Unit::Quarter if is_plural && is_hyphen => true,
        _ => n == Count::Vague && !is_plural,
    }
}

/// "two to three weeks", "10 or 15 minutes": behind the second count.
pub(super) fn range_of_counts(c: Cursor) -> Option<Cursor> {
    let next = c.one_of(&["to", "or"]).or_else(|| c.is_hyphen().then(|| c.hyphen()))?;
    let (_, end) = number(next)?;
    end.hyphen().unit().map(|_| end)
}

/// Half an hour is thirty minutes.
fn exact_half(n: Count, unit: Unit) -> Amount {
    match (n, unit) {
        (Count::Hundredths(50), Unit::Hour) => Amount::of(Count::whole(30), Unit::Minute),
        (Count::Hundredths(50), Unit::Year) => Amount::of(Count::whole(6), Unit::Month),
        (Count::Hundredths(25), Unit::Century) => Amount::of(Count::whole(25), Unit::Year),
        _ => Amount::of(n, unit),
    }
}

/// "an hour and a half".
fn half_behind(n: Count, end: Cursor) -> (Count, Cursor) {
    match (n, end.phrase("and a half")) {
        (Count::Hundredths(n), Some(next)) if n % 100 == 0 => (Count::Hundredths(n.saturating_add(50)), next),
        _ => (n, end),
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

/// "weeks", "year-long".
fn bare(c: Cursor) -> Option<(Amount, Cursor)> {
    let Class::Unit(unit) = c.class(0) else { return None };
    let (is_plural, end) = (c.word(0).ends_with(['s', 'S', 'a']), c.skip(1));
    if !is_plural {
        let long = end.hyphen().one_of(&["long"]).filter(|_| end.is_hyphen());
        return long.map(|next| (Amount::of(Count::whole(1), unit), next));
    }
    if let Some(next) = end.hyphen().one_of(&["long", "old"]).filter(|_| end.is_hyphen()) {
        return Some((Amount::of(Count::Vague, unit), next));
    }
    let asks = c.follows(&["for", "within", "in", "took", "spent", "lasted", "after", "over", "takes", "take", "last"])
        || end.is(&["ago", "later", "earlier", "before", "after", "following", "since", "of", "old"]);
    let is_one = asks && !matches!(unit, Unit::Quarter | Unit::Second) && c.is_free();
    is_one.then(|| (Amount::of(Count::Vague, unit), end))
}
