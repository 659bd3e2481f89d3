//! Dates that stand beside an event's word and are another's: "a sniper killed the doctor, the paper reported **Friday**".

use crate::classes::Class;
use crate::data;
use crate::line::Marked;
use std::ops::Range;

/// Words behind which another clause tells what is no longer of the date before them.
const CLAUSES: &[&str] =
    &["that", "before", "after", "since", "until", "when", "while", "because", "if", "whether", "would"];

/// Prepositions before a date that tell no day of something, only a limit.
const LIMITS: &[&str] = &["by", "until", "till", "since", "before", "after"];

/// Whether a date (its tokens) in the sentence of a word that tells an event is the date of something else.
pub(super) fn has(marked: &Marked<'_>, word: usize, date: &Range<usize>) -> bool {
    let sentence = Sentence { marked, word, date };
    sentence.is_limit()
        || sentence.is_of_a_noun()
        || sentence.is_of_saying()
        || sentence.is_of_another_clause()
        || sentence.is_of_what_it_belongs_to()
}

struct Sentence<'a> {
    marked: &'a Marked<'a>,
    word: usize,
    date: &'a Range<usize>,
}

impl Sentence<'_> {
    fn lower(&self, i: usize) -> &str {
        self.marked.tokens.all.get(i).map_or("", |token| token.lower.as_str())
    }

    fn class(&self, i: usize) -> Class {
        self.marked.classes.get(i).copied().unwrap_or(Class::Mark)
    }

    /// The tokens between the word and the date.
    fn between(&self) -> Range<usize> {
        if self.date.start > self.word { self.word + 1..self.date.start } else { self.date.end..self.word }
    }

    /// "must be returned by January 14".
    fn is_limit(&self) -> bool {
        self.date.start.checked_sub(1).is_some_and(|before| LIMITS.contains(&self.lower(before)))
    }

    /// "The death was a topic in Saturday's debate": a genitive dates the noun behind it.
    fn is_of_a_noun(&self) -> bool {
        let is_genitive = matches!(self.lower(self.date.end), "'s" | "’s" | "'" | "’");
        is_genitive && !(self.date.end..self.date.end + 5).contains(&self.word)
    }

    /// "the paper reported Friday", "police said on Friday that …".
    fn is_of_saying(&self) -> bool {
        let is_be = |i: usize| matches!(self.lower(i), "was" | "were" | "is" | "are" | "been" | "be" | "being");
        let says = |i: usize| {
            let forms = data::cue_forms().get(self.lower(i));
            let is_verb = matches!(self.class(i), Class::Past | Class::Third | Class::Part);
            let is_passive = i.checked_sub(1).is_some_and(is_be);
            is_verb && !is_passive && forms.is_some_and(|forms| forms.iter().any(|form| form.row.speaks()))
        };
        let is_verb = |i: &usize| self.class(*i).is_finite() || self.class(*i) == Class::Part;
        match self.date.start > self.word {
            true => self.between().rev().find(is_verb).is_some_and(says),
            false => {
                let leads = (self.date.start.saturating_sub(3)..self.date.start).rev().find(is_verb).is_some_and(says);
                leads || self.between().any(says)
            }
        }
    }

    /// "tentatively decided on Monday that a ground war would be necessary".
    fn is_of_another_clause(&self) -> bool {
        let parts = |i: usize| CLAUSES.contains(&self.lower(i));
        let is_beside = |i: usize| i <= self.date.end + 1;
        self.date.start < self.word && self.between().any(|i| parts(i) && !is_beside(i))
    }

    /// "Evidence from the bombing arrived over the weekend": what arrived is the evidence.
    fn is_of_what_it_belongs_to(&self) -> bool {
        if !self.class(self.word).is_noun() {
            return false;
        }
        let is_inner = |i: &usize| {
            self.class(*i).is_noun() || matches!(self.class(*i), Class::Det | Class::Adj | Class::Poss | Class::Num)
        };
        let first = (0..self.word).rev().take(6).take_while(is_inner).last().unwrap_or(self.word);
        let belongs = first.checked_sub(2).is_some_and(|noun| {
            let is_led = matches!(self.lower(noun + 1), "from" | "about" | "over" | "in" | "into" | "against" | "on");
            is_led && self.class(noun).is_noun()
        });
        let is_deed =
            |i: usize| matches!(self.class(i), Class::Past | Class::Third) && !HAPPENS.contains(&self.lower(i));
        belongs && (self.date.start < self.word || self.between().any(is_deed))
    }
}

/// Verbs that tell only that something happens.
const HAPPENS: &[&str] = &[
    "was", "were", "is", "are", "has", "had", "held", "took", "happened", "occurred", "began", "started", "ended",
    "opened", "closed", "came", "broke", "erupted", "fell",
];
