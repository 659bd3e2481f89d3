//! "Monday, February 1, 2024": that day was a Thursday.

use crate::days::{self, Order};
use document::{Document, Doubt, ParagraphKind, Span};
use jiff::civil::Weekday;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A date line prints a weekday that its day does not have.
pub(super) fn wrong(document: &Document) -> Option<Doubt> {
    let lines = document.paragraphs.iter().filter(|p| p.is == ParagraphKind::Dateline);
    lines.flat_map(|line| in_line(document, line.span)).next()
}

fn in_line(document: &Document, line: Span) -> Option<Doubt> {
    let order = document.language.as_deref().map_or(Order::Unknown, Order::of_language);
    let (why, weekday, day) = misfit(line.of(&document.text), order)?;
    let place = |at: Range<usize>| Span::new(line.start() + at.start, line.start() + at.end);
    Some(Doubt { why, evidence: [place(weekday), place(day)].into_iter().flatten().collect(), bytes: Vec::new() })
}

/// The first weekday that its day does not have: in a sentence, and the places of both.
pub(crate) fn misfit(words: &str, order: Order) -> Option<(String, Range<usize>, Range<usize>)> {
    days::find(words, order).into_iter().find_map(|day| {
        let (said, at) = beside(words, &day.at)?;
        let is_wrong = said != day.date.weekday();
        is_wrong.then(|| (format!("{} was no {}", day.date, &words[at.clone()]), at, day.at))
    })
}

/// The weekday that stands right before a day, or right after it in brackets.
fn beside(words: &str, day: &Range<usize>) -> Option<(Weekday, Range<usize>)> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(');
    let before = words[..day.start].trim_end_matches(is_between);
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    named(&before[start..]).map(|weekday| (weekday, start..before.len())).or_else(|| {
        let after = words[day.end..].trim_start_matches(is_between);
        let start = words.len() - after.len();
        let end = start + after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let name = &words[start..end];
        // "Mar 5, 2024 Sat down with …": only a bracket tells that a name after a day belongs to it.
        named(name).filter(|_| words[day.end..start].contains('(')).map(|weekday| (weekday, start..end))
    })
}

/// The weekday with this name.
fn named(name: &str) -> Option<Weekday> {
    static NAMES: LazyLock<HashMap<&str, Weekday>> = LazyLock::new(|| {
        let lines = include_str!("../../data/weekdays.tsv").lines().filter_map(|line| line.split_once('\t'));
        let lines =
            lines.filter_map(|(n, names)| Some((Weekday::from_monday_one_offset(n.parse().ok()?).ok()?, names)));
        lines.flat_map(|(day, names)| names.split(' ').map(move |name| (name, day))).collect()
    });
    NAMES.get(name.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::*;

    #[test]
    fn a_weekday_that_does_not_fit_is_shown_beside_its_day() {
        for line in ["Monday, February 1, 2024", "By Ana Bell | Mon., Feb. 1, 2024 at 10:30", "Montag, 1. Februar 2024"]
        {
            let document = document("2024-02-01", line, "It rained.");
            let doubt = wrong(&document).unwrap();
            assert!(doubt.why.starts_with("2024-02-01 was no Mon"), "{doubt:?}");
            assert_eq!(doubt.evidence.len(), 2);
        }
    }

    #[test]
    fn a_weekday_that_fits_raises_no_doubt() {
        for line in [
            "Thursday, February 1, 2024",
            "February 1, 2024 (Thursday)",
            "February 1, 2024",
            "1 February 2024 Monday Morning Mail",
        ] {
            assert_eq!(wrong(&document("2024-02-01", line, "It rained.")), None);
        }
    }
}
