//! The words that time expressions are made of: `data/words.tsv`.

use crate::meaning::{DayPart, Season, Unit};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a token is, as far as time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A word that opens no time expression.
    Other,
    /// A word that may open one without being one: "the", "last", "early".
    Opener,
    /// 1 to 12.
    Month(u8),
    /// 1 (Monday) to 7.
    Weekday(u8),
    Unit(Unit),
    Season(Season),
    Part(DayPart),
    /// "one" to "thousand".
    Number(u32),
    /// "first" to "thirtieth".
    Ordinal(u32),
    /// "nineties".
    Decade(u8),
    /// A run of digits.
    Digits {
        value: u32,
        len: u8,
    },
    /// Anything else; curly marks and short dashes are written as their ASCII kin.
    Mark(u8),
}

/// The longest word in the table, in bytes.
const LONGEST: usize = 13;

static WORDS: LazyLock<HashMap<&'static str, Class, BuildHasherDefault<Fnv>>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/words.tsv"));
    rows.flat_map(|(class, rest)| {
        let (value, words) = rest.split_once('\t').unwrap_or((rest, ""));
        let class = read_class(class, value);
        words.split(' ').map(move |word| (word, class))
    })
    .collect()
});

/// The class of a word, whatever its case.
pub(crate) fn class(word: &str) -> Class {
    let bytes = word.as_bytes();
    if bytes.len() > LONGEST || bytes.len() < 2 {
        return if word.eq_ignore_ascii_case("a") { Class::Opener } else { Class::Other };
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let word = std::str::from_utf8(&lower[..bytes.len()]).unwrap_or("");
    WORDS.get(word).copied().unwrap_or(Class::Other)
}

/// The rows of a table in `data`: the first column and what stands behind the tab; lines with `#` are remarks.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn read_class(class: &str, value: &str) -> Class {
    let number = || value.parse::<u32>().unwrap_or(0);
    match class {
        "month" => Class::Month(number() as u8),
        "weekday" => Class::Weekday(number() as u8),
        "number" => Class::Number(number()),
        "ordinal" => Class::Ordinal(number()),
        "decade" => Class::Decade(number() as u8),
        "unit" => Class::Unit(unit(value)),
        "season" => Class::Season(season(value)),
        "part" => Class::Part(part(value)),
        _ => Class::Opener,
    }
}

fn unit(name: &str) -> Unit {
    match name {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => Unit::Day,
    }
}

fn season(name: &str) -> Season {
    match name {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        _ => Season::Winter,
    }
}

fn part(name: &str) -> DayPart {
    match name {
        "morning" => DayPart::Morning,
        "midday" => DayPart::Midday,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        _ => DayPart::Daytime,
    }
}

/// Fowler, Noll and Vo's hash: short words, one look-up each.
#[derive(Default)]
pub(crate) struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_short_enough_to_be_found() {
        for word in WORDS.keys() {
            assert!(*word == "a" || class(word) != Class::Other, "{word} is never found");
        }
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(class("MARCH"), Class::Month(3));
        assert_eq!(class("marched"), Class::Other);
    }
}
