//! "24", "1,500", "2.5", "twenty-four", "a hundred", "two and a half", "a few", "a couple of".

use crate::cursor::Cursor;
use crate::meaning::Count;
use crate::words::Class;

/// How many: a number, an article, or a vague word.
pub(crate) fn count(c: Cursor) -> Option<(Count, Cursor)> {
    if let Some((n, next)) = dozens(c) {
        return Some((Count::whole(n), next));
    }
    if let Some(next) = c.any_phrase(&["a couple of", "a couple", "couple of"]) {
        return Some((Count::whole(2), next));
    }
    if let Some(next) = vague(c) {
        return Some((Count::Vague, next));
    }
    if let Some(next) = c.any_phrase(&["half a", "half an", "half of a", "a half"]) {
        return Some((Count::Hundredths(50), next.hyphen()));
    }
    if let Some(next) = c.one_of(&["half"]).filter(|next| next.unit().is_some() || next.is_hyphen()) {
        return Some((Count::Hundredths(50), next.hyphen()));
    }
    if let Some(next) = c.any_phrase(&["a quarter of a", "quarter of a"]).filter(|next| next.is(&["century"])) {
        return Some((Count::Hundredths(25), next));
    }
    let quarter = c.maybe(&["a"]);
    if let Some(next) = quarter.one_of(&["quarter"]).filter(|next| next.hyphen().is(&["century"])) {
        return Some((Count::Hundredths(25), next));
    }
    if let Some(next) = c.one_of(&["a", "an"])
        && !matches!(next.class(0), Class::Number(100 | 1000))
    {
        let next = next.maybe(&["whole", "full", "single"]);
        return Some((Count::whole(1), next));
    }
    number(c)
}

/// "a dozen", "half a dozen", "two dozen".
fn dozens(c: Cursor) -> Option<(u32, Cursor)> {
    if let Some(next) = c.any_phrase(&["half a dozen", "a half dozen", "half dozen"]) {
        return Some((6, next));
    }
    let (n, next) = match c.one_of(&["a"]) {
        Some(next) => (1, next),
        None => below_hundred(c)?,
    };
    next.one_of(&["dozen"]).map(|next| (n * 12, next))
}

fn vague(c: Cursor) -> Option<Cursor> {
    c.any_phrase(&[
        "a few",
        "few",
        "several",
        "some",
        "many",
        "a number of",
        "a handful of",
        "dozens of",
        "scores of",
        "hundreds of",
        "thousands of",
        "only a few",
    ])
}

/// A number in digits or words, with its fraction.
pub(crate) fn number(c: Cursor) -> Option<(Count, Cursor)> {
    let (n, next) = match c.class(0) {
        Class::Digits { .. } => {
            let (n, next) = grouped(c)?;
            match fraction(next) {
                Some((hundredths, next)) => {
                    return Some((Count::Hundredths(n.checked_mul(100)?.checked_add(hundredths)?), next));
                }
                None => (n, next),
            }
        }
        _ => whole(c)?,
    };
    if let Some(next) = half(next) {
        return Some((Count::Hundredths(n.checked_mul(100)?.checked_add(50)?), next));
    }
    Some((Count::Hundredths(n.checked_mul(100)?), next))
}

/// "1,500": groups of three digits.
fn grouped(c: Cursor) -> Option<(u32, Cursor)> {
    let Class::Digits { value, len } = c.class(0) else { return None };
    let (mut n, mut next) = (value, c.skip(1));
    while len <= 3
        && let Some(group) = next.glued_mark(b',')
        && let Class::Digits { value, len: 3 } = group.class(0)
        && group.is_glued(0)
    {
        n = n.checked_mul(1000)?.checked_add(value)?;
        next = group.skip(1);
    }
    Some((n, next))
}

/// ".5", in hundredths.
fn fraction(c: Cursor) -> Option<(u32, Cursor)> {
    let next = c.glued_mark(b'.')?;
    match next.class(0) {
        Class::Digits { value, len: 1 } if next.is_glued(0) => Some((value * 10, next.skip(1))),
        Class::Digits { value, len: 2 } if next.is_glued(0) => Some((value, next.skip(1))),
        _ => None,
    }
}

/// "and a half", also with hyphens.
fn half(c: Cursor) -> Option<Cursor> {
    c.hyphen().one_of(&["and"])?.hyphen().one_of(&["a"])?.hyphen().one_of(&["half"])
}

/// A whole number in words: "twenty-four", "two hundred and ten", "a hundred".
pub(crate) fn whole(c: Cursor) -> Option<(u32, Cursor)> {
    let (mut total, mut group, mut next) = match c.one_of(&["a"]) {
        Some(next) if matches!(next.class(0), Class::Number(100 | 1000)) => (0, 1, next),
        _ => {
            let (n, next) = below_hundred(c)?;
            (0, n, next)
        }
    };
    for _ in 0..4 {
        match next.class(0) {
            Class::Number(100) if group < 100 => (group, next) = (group * 100, next.skip(1)),
            Class::Number(1000) if total == 0 => (total, group, next) = (group * 1000, 0, next.skip(1)),
            _ if group % 100 == 0 => {
                let Some((n, after)) = below_hundred(next.maybe(&["and"])) else { break };
                (group, next) = (group + n, after);
            }
            _ => break,
        }
    }
    Some((total + group, next))
}

/// "seven", "seventeen", "seventy", "seventy-seven".
pub(crate) fn below_hundred(c: Cursor) -> Option<(u32, Cursor)> {
    let Class::Number(n) = c.class(0) else { return None };
    let next = c.skip(1);
    match n {
        20..=90 => match next.hyphen().class(0) {
            Class::Number(ones @ 1..=9) => Some((n + ones, next.hyphen().skip(1))),
            _ => Some((n, next)),
        },
        0..=19 => Some((n, next)),
        _ => None,
    }
}

/// "third", "3rd", "twenty-first".
pub(crate) fn ordinal(c: Cursor) -> Option<(u32, Cursor)> {
    match c.class(0) {
        Class::Ordinal(n) => Some((n, c.skip(1))),
        Class::Digits { value, len: 1..=2 } => {
            let next = c.skip(1);
            let suffix = next.is_glued(0).then(|| next.one_of(&["st", "nd", "rd", "th"]))??;
            Some((value, suffix))
        }
        Class::Number(tens @ (20 | 30)) => match c.skip(1).hyphen().class(0) {
            Class::Ordinal(ones @ 1..=9) => Some((tens + ones, c.skip(1).hyphen().skip(1))),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let tokens = crate::tokens::split(text);
        count(Cursor { text, tokens: &tokens, at: 0 }).map(|(n, next)| format!("{n} {}", next.at))
    }

    #[test]
    fn numbers_are_read_to_their_end() {
        for (text, read_as) in [
            ("24 hours", "24 1"),
            ("1,500 years", "1500 3"),
            ("2.5 years", "2.5 3"),
            ("twenty-four hours", "24 3"),
            ("a hundred years", "100 2"),
            ("two hundred and ten days", "210 4"),
            ("two and a half years", "2.5 4"),
            ("nineteen ninety-six", "19 1"),
            ("a few days", "X 2"),
            ("half an hour", "0.5 2"),
        ] {
            assert_eq!(read(text).as_deref(), Some(read_as), "{text}");
        }
    }
}
