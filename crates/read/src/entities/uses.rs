//! Which phrase heads a source or addressee: "*one aide*, who asked not to be named".

use super::nouns;
use super::phrases::{Form, Phrase, Role};
use crate::classes::Class;
use crate::line::Marked;
use document::Pieces;
use std::ops::Range;

/// A source or addressee and the phrase that heads it.
#[derive(Clone, Debug)]
pub struct Use {
    /// Its words.
    pub words: Pieces,
    /// Its place among the phrases; `None` where no phrase was found in it.
    pub phrase: Option<usize>,
    /// How it means what its phrase means.
    pub how: How,
    /// What it is to the claim.
    pub part: Part,
    /// The claim it belongs to.
    pub claim: usize,
}

impl Use {
    /// Whether it says the statement.
    pub fn is_source(&self) -> bool {
        self.part == Part::Source
    }
}

/// What somebody is to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Says it.
    Source,
    /// Is told.
    Addressee,
    /// Is accused.
    Accused,
}

/// How a source means what its head means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is the same.
    Whole,
    /// "one of the officials"
    OneOf,
    /// "some of the officials", "dozens of residents"
    SomeOf,
    /// "Ida Holm and Carl Dean"
    Several,
}

/// Finds the head of some words.
pub fn find(marked: &Marked<'_>, phrases: &[Phrase], words: Pieces, part: Part, claim: usize) -> Use {
    let tokens = words.spans().first().map(|first| marked.tokens.touching(*first));
    let (phrase, how) = match tokens.filter(|t| !t.is_empty()) {
        Some(tokens) => head(marked, phrases, &tokens),
        None => (None, How::Whole),
    };
    Use { words, phrase, how, part, claim }
}

fn head(marked: &Marked<'_>, phrases: &[Phrase], tokens: &Range<usize>) -> (Option<usize>, How) {
    let word = |at: usize| marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
    if tokens.len() == 1 && matches!(word(tokens.start), "who" | "which" | "that") {
        return (before(marked, phrases, tokens.start), How::Whole);
    }
    let first = phrases.partition_point(|p| p.tokens.start < tokens.start).saturating_sub(2);
    let inside = |p: &Phrase| p.head >= tokens.start && p.head < tokens.end;
    let candidates: Vec<usize> = (first..phrases.len())
        .take_while(|i| phrases[*i].tokens.start < tokens.end)
        .filter(|i| inside(&phrases[*i]))
        .collect();
    let stands = |i: &&usize| !matches!(phrases[**i].role, Role::Genitive | Role::Modifier);
    let Some(&found) = candidates.iter().find(stands).or_else(|| candidates.last()) else { return (None, How::Whole) };
    let phrase = &phrases[found];
    let next = candidates.iter().copied().find(|i| *i > found && stands(&i));
    if word(phrase.tokens.end) == "of"
        && phrase.form == Form::Noun
        && let Some(next) = next
    {
        // "one of the guards, Ida Holm"
        let named = candidates.iter().copied().find(|i| {
            let start = phrases[*i].tokens.start;
            matches!(phrases[*i].form, Form::Name(_)) && start == phrases[next].tokens.end + 1 && word(start - 1) == ","
        });
        if let Some(named) = named.filter(|_| word(phrase.head) == "one") {
            return (Some(named), How::Whole);
        }
        if nouns::is_stand_in(word(phrase.head)) {
            return (Some(next), How::Whole);
        }
        if word(phrase.head) == "one" {
            return (Some(next), How::OneOf);
        }
        if nouns::is_collective(word(phrase.head)) {
            return (Some(next), How::SomeOf);
        }
    }
    if let Some(named) = named_after(marked, phrases, &candidates, found, tokens) {
        return (Some(named), How::Whole);
    }
    (Some(found), if is_joined(phrases, &candidates, found, &word) { How::Several } else { How::Whole })
}

/// "the head of the office, *Jonas Ek*,": the name between commas, or up to the end, that a description leads to.
fn named_after(
    marked: &Marked<'_>,
    phrases: &[Phrase],
    candidates: &[usize],
    found: usize,
    tokens: &Range<usize>,
) -> Option<usize> {
    let word = |at: usize| marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
    let person = |p: &Phrase| nouns::noun(word(p.head)).is_some_and(|n| n.sort == nouns::Sort::Person && !n.plural);
    let start = phrases[found].tokens.end;
    if phrases[found].form != Form::Noun || !person(&phrases[found]) {
        return None;
    }
    let comma = (start..tokens.end).find(|at| matches!(word(*at), "," | "and" | "or" | "who" | "which" | "that"))?;
    let named = candidates.iter().copied().find(|i| phrases[*i].tokens.start == comma + 1)?;
    let end = phrases[named].tokens.end;
    let closes = word(comma) == "," && (end >= tokens.end || word(end) == ",");
    (closes && matches!(phrases[named].form, Form::Name(_)) && phrases[named].role != Role::Genitive).then_some(named)
}

/// Whether "and" joins the head with another phrase: "A and B", "A, B and C".
fn is_joined<'a>(phrases: &[Phrase], candidates: &[usize], found: usize, word: &impl Fn(usize) -> &'a str) -> bool {
    let mut end = phrases[found].tokens.end;
    for next in candidates.iter().filter(|i| **i > found).map(|i| &phrases[*i]) {
        let gap = next.tokens.start.saturating_sub(end);
        match (word(end), gap) {
            ("and" | "&", 1) => return true,
            (",", 2) if word(end + 1) == "and" => return true,
            (",", 1) if matches!(next.form, Form::Name(_)) => end = next.tokens.end,
            _ => return false,
        }
    }
    false
}

/// The phrase before a relative word; *who* is said of people.
fn before(marked: &Marked<'_>, phrases: &[Phrase], at: usize) -> Option<usize> {
    let last = phrases.partition_point(|p| p.tokens.start < at).checked_sub(1)?;
    let word = |at: usize| marked.tokens.all[at].lower.as_str();
    let of_people = |p: &Phrase| match nouns::noun(word(p.head)) {
        Some(noun) => noun.sort == nouns::Sort::Person || matches!(p.form, Form::Name(_)),
        None => marked.classes[p.head] != Class::Adj,
    };
    (last.saturating_sub(3)..=last).rev().find(|i| {
        let phrase = &phrases[*i];
        let near = phrase.tokens.end + 2 > at || word(at) == "who" && phrase.sentence == phrases[last].sentence;
        phrase.role != Role::Modifier && near && (word(at) != "who" || of_people(phrase))
    })
}
