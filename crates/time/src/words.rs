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
    /// Anything else; curly marks and short dashes are written as their ASCII kin, a long
    /// dash as `_`.
    Mark(u8),
}

/// A word of the tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub class: Class,
    /// Whether a time expression may start with it.
    pub opens: Opens,
    /// Whether there may be a time expression because of it: without such a word "the", "two" or "last" open none.
    pub is_hinge: bool,
}

/// When a word may start a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    Never,
    Always,
    /// The first word of a holiday.
    WithCapital,
}

impl Word {
    const OTHER: Word = Word { class: Class::Other, opens: Opens::Never, is_hinge: false };
}

/// The longest word in the table, in bytes.
const LONGEST: usize = 13;

type Table = HashMap<&'static str, Word, BuildHasherDefault<Fnv>>;

static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (class, rest) in rows(include_str!("../data/words.tsv")) {
        let (value, words) = rest.split_once('\t').unwrap_or((rest, ""));
        for name in words.split(' ') {
            let word = table.entry(name).or_insert(Word::OTHER);
            match class {
                "hinge" => word.is_hinge = true,
                "day" => *word = Word { opens: Opens::Always, is_hinge: true, ..*word },
                class => *word = classed(read_class(class, value)),
            }
        }
    }
    for (_, phrase) in rows(include_str!("../data/vague.tsv")) {
        let (first, last) = (phrase.split(' ').next().unwrap_or(""), phrase.rsplit(' ').next().unwrap_or(""));
        table.entry(first).or_insert(Word::OTHER).opens = Opens::Always;
        table.entry(last).or_insert(Word::OTHER).is_hinge = true;
    }
    for (_, name) in rows(include_str!("../data/repeats.tsv")) {
        table.insert(name, Word { opens: Opens::Always, is_hinge: true, ..Word::OTHER });
    }
    for (_, name) in rows(include_str!("../data/holidays.tsv")) {
        let first = name.split([' ', '\'', '.']).next().unwrap_or("");
        table.entry(first).or_insert(Word { opens: Opens::WithCapital, is_hinge: true, ..Word::OTHER });
    }
    table
});

fn classed(class: Class) -> Word {
    let is_hinge = match class {
        Class::Opener | Class::Other | Class::Ordinal(_) | Class::Digits { .. } | Class::Mark(_) => false,
        // "nineteen ninety-six"
        Class::Number(n) => (17..=20).contains(&n),
        _ => true,
    };
    Word { class, opens: Opens::Always, is_hinge }
}

/// By the first two letters: which lengths the words of the table have, a bit each.
static LENGTHS: LazyLock<[u16; 1024]> = LazyLock::new(|| {
    let mut lengths = [0; 1024];
    for word in WORDS.keys().filter(|word| word.len() > 1) {
        lengths[letters(word.as_bytes())] |= 1 << word.len();
    }
    lengths
});

fn letters(word: &[u8]) -> usize {
    usize::from(word[0] & 31) * 32 + usize::from(word[1] & 31)
}

/// What the tables know of a word, whatever its case.
pub(crate) fn look_up(word: &str) -> Word {
    let bytes = word.as_bytes();
    match bytes {
        [b'a' | b'A'] => return classed(Class::Opener),
        [b'q' | b'Q' | b'm' | b'M' | b'o' | b'O'] => {}
        [_] | [] => return Word::OTHER,
        [_, _, ..] if bytes.len() > LONGEST || LENGTHS[letters(bytes)] >> bytes.len() & 1 == 0 => return Word::OTHER,
        _ => {}
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let word = std::str::from_utf8(&lower[..bytes.len()]).unwrap_or("");
    WORDS.get(word).copied().unwrap_or(Word::OTHER)
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
            let found = look_up(word);
            assert!(found.opens != Opens::Never || found.is_hinge, "{word} is never found");
        }
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(look_up("MARCH").class, Class::Month(3));
        assert_eq!(look_up("marched").class, Class::Other);
    }
}
