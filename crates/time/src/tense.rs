//! Whether a sentence speaks of what was or of what is to come: `data/tense.tsv`.
//!
//! "was found guilty on Tuesday and will be sentenced": the verb of the phrase's own clause decides, and of that the
//! part that stands before the phrase; only a phrase that opens its clause ("On Tuesday the court will rule") is told by
//! the verb behind it. "will be released" is to come although "released" is nearer.

use crate::cursor::Cursor;
use crate::words::{Class, Fnv, rows};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

/// On which side of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// Something in the sentence is to come, though not surely the phrase.
    Ahead,
    /// The verb does not say: "agreed to pay in January".
    Either,
}

/// What a word says about its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Past,
    Future,
    /// "could": to come, if nothing else is said.
    Modal,
    /// "The deadline is Friday": to come, if it stands before the phrase and nothing else is said.
    Be,
    /// "meets", "opens": what is planned is told in the present.
    Plan,
}

static SIGNS: LazyLock<HashMap<&'static str, Sign, BuildHasherDefault<Fnv>>> = LazyLock::new(|| {
    let signs = rows(include_str!("../data/tense.tsv")).flat_map(|(tense, words)| {
        let sign = match tense {
            "past" => Sign::Past,
            "future" => Sign::Future,
            "modal" => Sign::Modal,
            "be" => Sign::Be,
            _ => Sign::Plan,
        };
        words.split(' ').map(move |word| (word, sign))
    });
    signs.collect()
});

/// How far it is looked for, in tokens.
const FAR: usize = 24;

/// How far a verb of the past is from a month that it tells of.
const NEAR: usize = 10;

/// So many tokens may stand between an auxiliary and its participle: "will not soon be released".
const GROUP: usize = 4;

/// The tense that a phrase's sentence gives it: of its clause before it, of its clause behind it, of the sentence.
pub(crate) fn around(paragraph: Cursor, start: usize, end: usize) -> Option<Tense> {
    let clause = Walk { paragraph, stops_at_clause: true };
    let sentence = Walk { paragraph, stops_at_clause: false };
    let own = clause.back(start);
    match opens_clause(paragraph, start) {
        // "In November, however, there will be two."
        true => own.or_else(|| clause.on(end)).or_else(|| sentence.back(start)).or_else(|| sentence.on(end)),
        false => own.or_else(|| sentence.back(start)).or_else(|| clause.on(end)),
    }
    .or_else(|| sentence.on(end).map(|tense| if tense == Tense::Past { Tense::Either } else { Tense::Ahead }))
}

/// Whether nothing but a preposition stands between a phrase and the start of its clause.
fn opens_clause(paragraph: Cursor, start: usize) -> bool {
    let c = Cursor { at: start, ..paragraph };
    let back = if c.follows(&["on", "in", "by", "at", "also"]) { 2 } else { 1 };
    match start.checked_sub(back) {
        Some(at) => ends_sentence(paragraph, at) || ends_clause(Cursor { at, ..paragraph }),
        None => true,
    }
}

/// Whether the clause before a phrase tells of what had already been: "Until Thursday they had not called him".
pub(crate) fn is_pluperfect(paragraph: Cursor, start: usize, end: usize) -> bool {
    let is_had = |at: &usize| paragraph.tokens.get(*at).is_some_and(|t| paragraph.words(t).eq_ignore_ascii_case("had"));
    let stays = |at: &usize| !ends_sentence(paragraph, *at);
    (start.saturating_sub(FAR / 2)..start).rev().take_while(stays).any(|at| is_had(&at))
        || (end..paragraph.tokens.len().min(end + FAR / 4)).take_while(stays).any(|at| is_had(&at))
}

/// Looking for a sign, within a clause or a sentence.
#[derive(Clone, Copy)]
struct Walk<'a> {
    paragraph: Cursor<'a>,
    stops_at_clause: bool,
}

impl Walk<'_> {
    /// Towards the start, from the token before `start`.
    fn back(self, start: usize) -> Option<Tense> {
        let (mut weak, mut is_infinitive) = (None, false);
        for at in (start.saturating_sub(FAR)..start).rev() {
            if self.stops(at) {
                break;
            }
            match sign(self.paragraph, at) {
                Some(Sign::Past) if self.is_governed(at) => return Some(self.ahead(at, start)),
                Some(Sign::Past) if is_infinitive || self.is_far(at, start) => return Some(Tense::Either),
                Some(Sign::Past) => return Some(Tense::Past),
                Some(Sign::Future) => return Some(self.ahead(at, start)),
                Some(Sign::Modal | Sign::Be | Sign::Plan) => weak = Some(self.ahead(at, start)),
                None => is_infinitive |= opens_infinitive(Cursor { at, ..self.paragraph }),
            }
        }
        weak
    }

    /// Towards the end, from the token at `end`.
    fn on(self, end: usize) -> Option<Tense> {
        let mut weak = None;
        // "On Friday, the government …": the first comma belongs to the phrase.
        let first = end + usize::from(Cursor { at: end, ..self.paragraph }.mark(b',').is_some());
        for at in first..self.paragraph.tokens.len().min(first + FAR) {
            if self.stops(at) {
                break;
            }
            match sign(self.paragraph, at) {
                Some(Sign::Past) => return Some(if weak.is_some() { Tense::Future } else { Tense::Past }),
                Some(Sign::Future) => return Some(Tense::Future),
                Some(Sign::Modal) => weak = Some(Tense::Future),
                Some(Sign::Be | Sign::Plan) | None => {}
            }
        }
        weak
    }

    /// "said that it would be decided at a convention in July": the verb is not the month's.
    fn is_far(self, at: usize, start: usize) -> bool {
        !self.stops_at_clause || start - at > NEAR
    }

    fn ahead(self, at: usize, start: usize) -> Tense {
        if self.is_far(at, start) { Tense::Ahead } else { Tense::Future }
    }

    fn stops(self, at: usize) -> bool {
        let c = Cursor { at, ..self.paragraph };
        let is_quote = matches!(c.class(0), Class::Mark(b'"' | b'`'));
        is_quote || ends_sentence(self.paragraph, at) || self.stops_at_clause && ends_clause(c)
    }

    /// Whether a participle stands behind an auxiliary of what is to come: "will be released", "to be held".
    fn is_governed(self, participle: usize) -> bool {
        for at in (participle.saturating_sub(GROUP)..participle).rev() {
            let c = Cursor { at, ..self.paragraph };
            if self.stops(at) || c.is(&["was", "were", "had"]) {
                return false;
            }
            if sign(self.paragraph, at) == Some(Sign::Future) || c.is(&["to"]) && c.skip(1).is(&["be"]) {
                return true;
            }
            if c.is(&["is", "are"]) && at + 1 == participle {
                return true;
            }
            // "could not be reached on Monday" tells what was.
            if sign(self.paragraph, at) == Some(Sign::Modal) && c.skip(1).is(&["be"]) && !c.is(&["could"]) {
                return true;
            }
        }
        false
    }
}

/// Marks and words behind which another clause may stand.
fn ends_clause(c: Cursor) -> bool {
    match c.class(0) {
        Class::Mark(b',') => !(c.is_glued(0) && c.is_glued(1)),
        Class::Mark(b';' | b':' | b'(' | b')' | b'"' | b'`' | b'-' | b'_') => !c.is_glued(1) || !c.is_glued(0),
        Class::Mark(_) => false,
        _ => c.is(CONJUNCTIONS),
    }
}

const CONJUNCTIONS: &[&str] = &[
    "and", "but", "while", "when", "because", "that", "which", "who", "whose", "where", "if", "after", "before", "as",
    "although", "though", "whether", "since",
];

fn sign(paragraph: Cursor, at: usize) -> Option<Sign> {
    let c = Cursor { at, ..paragraph };
    let word = c.word(0);
    if !matches!(c.class(0), Class::Other | Class::Opener) {
        return (word == "may").then_some(Sign::Modal);
    }
    if !(2..=12).contains(&word.len()) {
        return None;
    }
    let mut lower = [0; 12];
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
    }
    let lower = std::str::from_utf8(&lower[..word.len()]).unwrap_or("");
    match SIGNS.get(lower) {
        Some(sign) => Some(*sign),
        None if lower == "set" && c.skip(1).is(&["to", "for"]) => Some(Sign::Future),
        None => (word == lower && is_past_form(word) && !c.follows(ADJECTIVAL)).then_some(Sign::Past),
    }
}

/// Behind these a form in -ed is an adjective: "a still unspecified date", "the proposed merger".
const ADJECTIVAL: &[&str] = &[
    "a", "an", "the", "his", "her", "its", "their", "this", "that", "of", "in", "any", "some", "no", "very", "still",
    "newly",
];

/// "to acquire", not "to the bank".
fn opens_infinitive(c: Cursor) -> bool {
    let word = c.word(1);
    c.is(&["to"]) && c.class(1) == Class::Other && word.starts_with(|c: char| c.is_ascii_lowercase())
}

/// "visited", not "indeed", "hundred" or "speed".
fn is_past_form(word: &str) -> bool {
    let is_other = word.ends_with("eed") && word != "agreed" || matches!(word, "hundred" | "sacred" | "naked");
    word.len() > 3 && word.ends_with("ed") && !is_other
}

/// A full stop, question or exclamation mark with a capital or nothing behind it.
pub(crate) fn ends_sentence(paragraph: Cursor, at: usize) -> bool {
    let c = Cursor { at, ..paragraph };
    match c.class(0) {
        Class::Mark(b'?' | b'!') => true,
        Class::Mark(b'.') => {
            let is_short = c.is_glued(0) && c.word_before(1).len() <= 2 && !c.word_before(1).is_empty();
            !is_short && !c.is_glued(1) && (c.peek(1).is_none() || c.is_capital(1) || c.class(1) == Class::Mark(b'"'))
        }
        _ => false,
    }
}
