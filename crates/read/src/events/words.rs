//! Whether two words can name one happening: "collapse" and "collapsed", "verdict" and "convicted".

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How well two words, in lower case, go together; 0 where they do not.
pub(super) fn likeness(a: &str, b: &str) -> i32 {
    if a == b {
        return 4;
    }
    let (one, other) = (stem(a), stem(b));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_same = short.len() >= 3 && short == long;
    if is_same || short.len() >= 4 && long.starts_with(short) && long.len() <= short.len() + 2 {
        return 3;
    }
    let families = |word: &str| FAMILIES.get(word).map_or(&[][..], Vec::as_slice);
    if families(a).iter().any(|family| families(b).contains(family)) { 3 } else { 0 }
}

/// Whether a word, in lower case, names something that happens.
pub(super) fn is_happening(word: &str) -> bool {
    let ends = ["tion", "sion", "ment", "ing", "ure", "ance"];
    FAMILIES.contains_key(word) || NOUNS.contains(word) || word.len() > 6 && ends.iter().any(|end| word.ends_with(end))
}

static NOUNS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../data/event_nouns.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

static FAMILIES: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let lines = include_str!("../../data/event_families.txt").lines().filter(|line| !line.starts_with('#'));
    let mut families: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, line) in lines.enumerate() {
        line.split(' ').for_each(|word| families.entry(word).or_default().push(i));
    }
    families
});

/// Endings that make a noun of a verb, or bend either; the longest first.
const ENDINGS: &[&str] = &[
    "ations", "itions", "ating", "ation", "ition", "ments", "ated", "ates", "ings", "ment", "ance", "ures", "ions",
    "ing", "ion", "als", "ure", "al", "ed", "es", "s", "e",
];

/// What is left of a word without its ending.
fn stem(word: &str) -> &str {
    let ending = ENDINGS.iter().find(|ending| word.len() >= ending.len() + 3 && word.ends_with(**ending));
    let stem = ending.map_or(word, |ending| &word[..word.len() - ending.len()]);
    let mut ends = stem.bytes().rev();
    match (ends.next(), ends.next()) {
        (Some(last), Some(before)) if last == before && last.is_ascii_alphabetic() => &stem[..stem.len() - 1],
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_and_its_verb_go_together() {
        for (noun, verb) in [
            ("collapse", "collapsed"),
            ("announcement", "announced"),
            ("vaccination", "vaccinated"),
            ("closure", "closed"),
            ("dismissal", "dismissed"),
            ("death", "died"),
            ("meeting", "met"),
            ("vote", "voted"),
            ("opening", "opens"),
            ("recapture", "recaptured"),
        ] {
            assert!(likeness(noun, verb) > 0, "{noun} {verb}: {} {}", stem(noun), stem(verb));
        }
        for (one, other) in [("meeting", "metal"), ("vote", "void"), ("trial", "tribe"), ("war", "was")] {
            assert_eq!(likeness(one, other), 0, "{one} {other}");
        }
    }
}
