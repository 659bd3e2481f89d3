//! A page of March 1 that tells what happened on March 9.
//!
//! Only a sentence in the past, with nothing in it that points ahead, dates the past; in English only.

use super::{days_between, line};
use crate::days::{self, Order};
use document::{Document, Doubt, Span};
use jiff::civil::Date;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Reports that grew overnight, and time zones: so many days after the page are no contradiction.
const NEAR: i32 = 2;

/// The text dates something that has happened to a day after the page.
pub(super) fn after(document: &Document, published: Date) -> Option<Doubt> {
    document.is_english().then_some(())?;
    let body = document.paragraphs.iter().filter(|p| p.is.is_in_body());
    let mut found = body.filter_map(|paragraph| {
        let words = paragraph.span.of(&document.text);
        let days = days::find(words, Order::Unknown).into_iter().map(|day| (day.at, day.date));
        let month = |m: &days::Mentioned| m.exact && days_between(published, m.last.first_of_month()) > NEAR;
        let months = days::mentioned(words).into_iter().filter(month).map(|m| (m.at, m.last.first_of_month()));
        let is_past = |(at, date): &(Range<usize>, Date)| days_between(published, *date) > NEAR && is_past(words, at);
        let (at, _) = days.chain(months).find(is_past)?;
        Span::new(paragraph.span.start() + at.start, paragraph.span.start() + at.end)
    });
    let span = found.next()?;
    let why = format!("the text tells in the past what happened after {published}: {}", span.of(&document.text));
    Some(Doubt { why, evidence: line(document, published).into_iter().chain([span]).collect(), bytes: Vec::new() })
}

/// So many words before a day can give it another sense: "from May 3", "is to be held on May 3".
const CLOSE: usize = 4;

/// Whether the sentence around a day has a verb in the past and no word that points ahead.
fn is_past(words: &str, day: &Range<usize>) -> bool {
    let sentence = sentence(words, day);
    let before = letters(&words[sentence.start..day.start]);
    let after = letters(&words[day.end..sentence.end]);
    let points_ahead = |word: &String| AHEAD.contains(word.as_str());
    let is_verb = |word: &String| PAST.contains(word.as_str()) || (word.len() > 4 && word.ends_with("ed"));
    before.iter().chain(&after).any(is_verb)
        && !before.iter().chain(&after).any(points_ahead)
        && !before.iter().rev().take(CLOSE).any(|word| NEAR_AHEAD.contains(word.as_str()))
}

/// From the end of the sentence before to the end of this one. "Jan. 5": to cut at a full stop that ends no sentence
/// loses words and adds none.
fn sentence(words: &str, day: &Range<usize>) -> Range<usize> {
    let ends = |c: char| matches!(c, '!' | '?' | '\n' | ';');
    let (before, after) = (&words[..day.start], &words[day.end..]);
    let start = before.rfind(". ").max(before.rfind(ends)).map_or(0, |i| i + 1);
    let end = after.find(". ").into_iter().chain(after.find(".” ")).chain(after.find(ends)).min();
    start..day.end + end.unwrap_or(after.len())
}

fn letters(words: &str) -> Vec<String> {
    words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

static PAST: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("../../data/past_verbs.txt").lines().collect());
static AHEAD: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("../../data/ahead.txt").lines().collect());
static NEAR_AHEAD: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/ahead_near.txt").lines().collect());

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::*;

    fn doubt(body: &str) -> Option<Doubt> {
        after(&document("2024-02-01", "February 1, 2024", body), "2024-02-01".parse().unwrap())
    }

    #[test]
    fn what_happened_after_the_page_is_a_doubt() {
        let doubt = doubt("It was cold. The dam broke on March 3, 2024, after rain. It will be mended.").unwrap();
        assert_eq!(doubt.evidence.len(), 2);
        assert!(doubt.why.ends_with("March 3, 2024"), "{}", doubt.why);
    }

    #[test]
    fn what_is_to_come_is_none() {
        for body in [
            "The dam will be opened on March 3, 2024.",
            "The fair was planned for March 3, 2024.",
            "He said it runs until March 2025.",
            "The dam broke on February 2, 2024.",
        ] {
            assert_eq!(doubt(body), None, "{body}");
        }
    }
}
