//! Noun phrases, found by word classes: the subject before a verb, the phrase after a word.

use crate::classes::Class;
use crate::data;
use crate::line::Line;
use std::ops::Range;

/// No phrase is longer.
const LONGEST: usize = 60;

/// Prepositions that tie a phrase to the noun before it: "the mayor *of* Dover".
fn ties(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "from"
            | "in"
            | "at"
            | "on"
            | "with"
            | "by"
            | "about"
            | "against"
            | "under"
            | "between"
            | "among"
            | "near"
            | "inside"
            | "behind"
            | "within"
            | "to"
            | "over"
            | "into"
            | "than"
            | "including"
            | "outside"
            | "across"
    )
}

impl Line<'_> {
    /// The subject that ends before a verb group: "*Maria Lopez, a lawyer for the city,* said".
    ///
    /// Appositives, relative clauses and brackets between are part of it; adverbs and short asides are skipped.
    pub fn subject_before(&self, group: usize) -> Option<Range<usize>> {
        let mut end = group;
        while end > 0 {
            end -= match self.class(end - 1) {
                Class::Adv => 1,
                // "Lopez herself said", "Lopez and Ito both said"
                Class::Pron
                    if end > 1 && self.word(end - 1).ends_with("self") || self.word(end - 1).ends_with("selves") =>
                {
                    1
                }
                Class::Det
                    if end > 1
                        && matches!(self.word(end - 1), "both" | "all" | "each")
                        && self.class(end - 2).is_noun() =>
                {
                    1
                }
                // "polls released Sunday showed", "Lopez on Monday said"
                Class::Name | Class::Noun if end > 1 && self.is_temporal(end - 1) && self.class(end - 2).is_verb() => 1,
                Class::Name | Class::Noun if end > 2 && self.is_temporal(end - 1) && self.word(end - 2) == "on" => 2,
                // "The Herald this month said", "the mayor in 2010 said"
                Class::Name | Class::Noun
                    if end > 2
                        && self.is_temporal(end - 1)
                        && matches!(self.word(end - 2), "this" | "last" | "next" | "earlier" | "late") =>
                {
                    2
                }
                Class::Num if end > 2 && self.word(end - 2) == "in" && self.word(end - 1).len() == 4 => 2,
                _ => break,
            };
        }
        if end == 0 {
            return None;
        }
        if self.is_comma(end - 1) {
            return self.subject_with_aside(end);
        }
        let phrase = self.phrase_before(end)?;
        // "Lopez and the mayor of Dover, a town of 900" stays whole only with its closing comma.
        Some(phrase)
    }

    /// "Maria Lopez, a lawyer, [said]": `end` stands after the closing comma.
    fn subject_with_aside(&self, end: usize) -> Option<Range<usize>> {
        let close = end - 1;
        let mut tried = 0;
        for open in (close.saturating_sub(LONGEST)..close).rev() {
            if !self.is_comma(open) {
                continue;
            }
            tried += 1;
            if tried > 4 {
                break;
            }
            if !self.opens_aside(open + 1..close) {
                continue;
            }
            if let Some(phrase) = self.phrase_before(open)
                && !self.is_pronoun(phrase.clone())
            {
                // "Dover, Maine" and "Lopez, D-Maine": the phrase may itself follow a comma.
                let start = phrase.start;
                return Some(start..close);
            }
        }
        None
    }

    /// What may stand between two commas after a noun: an appositive, a relative clause, an age, a place, a participle.
    fn opens_aside(&self, inside: Range<usize>) -> bool {
        !inside.is_empty()
            && matches!(
                self.class(inside.start),
                Class::Det
                    | Class::Name
                    | Class::Num
                    | Class::Noun
                    | Class::Plural
                    | Class::Adj
                    | Class::Poss
                    | Class::Prep
                    | Class::Part
                    | Class::Past
                    | Class::Ing
                    | Class::Wh
                    | Class::Adv
                    | Class::Sub
            )
    }

    /// The noun phrase that ends right before a place.
    pub fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
        if end == 0 {
            return None;
        }
        if self.class(end - 1) == Class::Pron
            || matches!(self.word(end - 1), "that" | "this" | "these" | "those" | "others" | "one" | "who")
                && self.class(end - 1) != Class::Sub
        {
            return (self.word(end - 1) != "there" && self.class(end - 1) != Class::Wh).then_some(end - 1..end);
        }
        if matches!(self.word(end - 1), ")" | "]") {
            let open = (end.saturating_sub(12)..end).rev().find(|at| matches!(self.word(*at), "(" | "["))?;
            return Some(self.phrase_before(open)?.start..end);
        }
        let mut start = self.chunk_start(end)?;
        for _ in 0..8 {
            match self.extended(start) {
                Some(earlier) if end - earlier <= LONGEST => start = earlier,
                _ => break,
            }
        }
        (start < end).then_some(start..end)
    }

    /// The start of the plain chunk that ends at `end`: articles, adjectives, nouns, names.
    fn chunk_start(&self, end: usize) -> Option<usize> {
        let mut start = end;
        while start > 0 {
            let at = start - 1;
            let class = self.class(at);
            let inner = match class {
                Class::Noun | Class::Plural | Class::Name => !(start < end && self.is_temporal(at)),
                Class::Adj | Class::Num | Class::Poss => true,
                Class::Det => true,
                Class::Prep => false,
                Class::Ing | Class::Part | Class::Past => {
                    start < end && at > 0 && matches!(self.class(at - 1), Class::Det | Class::Poss | Class::Adj)
                }
                Class::Adv => {
                    start < end
                        && matches!(self.class(start), Class::Adj | Class::Num | Class::Det)
                        && !matches!(self.word(at), "not" | "n't")
                }
                Class::Mark => {
                    matches!(self.word(at), "&" | "$" | "%" | "/" | "#" | "@")
                        || self.word(at) == "-" && !self.token(at).is_some_and(|t| t.spaced)
                }
                _ => false,
            };
            if !inner {
                break;
            }
            start = at;
            let possessive = class == Class::Poss && !matches!(self.word(at), "'s" | "'");
            if (class == Class::Det && !(at > 0 && self.class(at - 1) == Class::Det)) || possessive {
                break;
            }
        }
        let nominal = (start..end)
            .rev()
            .any(|at| self.class(at).is_noun() || matches!(self.class(at), Class::Num | Class::Det | Class::Adj));
        (start < end && nominal && self.class(end - 1) != Class::Poss).then_some(start)
    }

    /// Where the phrase starts that the chunk at `start` belongs to, one step further left.
    fn extended(&self, start: usize) -> Option<usize> {
        let at = start.checked_sub(1)?;
        let before = |n: usize| at.checked_sub(n).map_or(Class::Mark, |i| self.class(i));
        let nominal = |n: usize| {
            matches!(before(n), Class::Noun | Class::Plural | Class::Name | Class::Num | Class::Pron)
                || at >= n
                    && matches!(
                        self.word(at - n),
                        "some"
                            | "many"
                            | "most"
                            | "those"
                            | "one"
                            | "others"
                            | "familiar"
                            | "close"
                            | "both"
                            | "all"
                            | "none"
                            | "each"
                            | "several"
                            | "few"
                            | "half"
                            | "any"
                    )
        };
        if matches!(self.class(at), Class::Prep | Class::To | Class::Sub) && ties(self.word(at)) {
            if nominal(1) && !self.is_temporal(at - 1) {
                return self.chunk_start(at);
            }
            // "two people briefed on the call", "a woman speaking for the group"
            if matches!(before(1), Class::Part | Class::Ing | Class::Past | Class::Adj)
                && nominal(2)
                && at >= 2
                && !data::cue_forms().contains_key(self.word(at - 1))
            {
                return self.chunk_start(at - 1);
            }
            return None;
        }
        if matches!(self.word(at), "and" | "or" | "&") && nominal(1) {
            let from = self.clause_start(at);
            return if self.has_finite(from..at) { None } else { self.chunk_start(at) };
        }
        if matches!(self.class(at), Class::Part | Class::Ing) && nominal(1) {
            return self.chunk_start(at);
        }
        // "people who saw the letter": back over the relative clause.
        if self.class(at).is_verb() || self.class(at) == Class::To {
            let low = at.saturating_sub(14);
            let wh = (low..at)
                .rev()
                .take_while(|i| !self.is_comma(*i) && !self.is_speech(*i))
                .find(|i| matches!(self.word(*i), "who" | "which" | "that"))?;
            let relative =
                self.class(wh) == Class::Wh && wh > 0 && self.class(wh - 1).is_noun() && self.class(wh + 1).is_verb();
            return if relative { self.chunk_start(wh) } else { None };
        }
        None
    }

    /// The start of the clause that holds a place: after the last comma, conjunction, subordinator or quotation.
    pub fn clause_start(&self, at: usize) -> usize {
        (0..at)
            .rev()
            .find(|i| {
                self.is_comma(*i)
                    || matches!(self.word(*i), ";" | ":")
                    || matches!(self.class(*i), Class::Sub | Class::Wh)
                    || self.is_speech(*i)
                    || matches!(
                        self.word(*i),
                        "but" | "while" | "when" | "after" | "before" | "because" | "although" | "though"
                    )
            })
            .map_or(0, |i| i + 1)
    }

    /// The noun phrase that starts right at a place, with what is tied to it.
    pub fn phrase_after(&self, from: usize) -> Option<Range<usize>> {
        if self.class(from) == Class::Pron
            || matches!(self.word(from), "this" | "that" | "these" | "those")
                && !self.class(from + 1).is_noun()
                && self.class(from + 1) != Class::Adj
        {
            return Some(from..from + 1);
        }
        let mut end = self.chunk_end(from)?;
        while end < self.len() && end - from < LONGEST {
            let next = if self.class(end) == Class::Prep && ties(self.word(end)) && self.word(end) != "to"
                || matches!(self.word(end), "and" | "&") && !self.class(end + 1).is_verb()
            {
                self.chunk_end(end + 1)
            } else {
                None
            };
            match next {
                Some(next) if !(matches!(self.word(end), "and") && self.class(next).is_finite()) => end = next,
                _ => break,
            }
        }
        Some(from..end)
    }

    /// The end of the plain chunk that starts at a place.
    pub fn chunk_end(&self, from: usize) -> Option<usize> {
        let mut end = from;
        let mut head = false;
        while end < self.len() {
            let class = self.class(end);
            let inner = match class {
                Class::Noun | Class::Plural | Class::Name | Class::Num => !(end > from && self.is_temporal(end)),
                Class::Adj => !head || self.class(end + 1).is_noun(),
                Class::Det => end == from || self.class(end - 1) == Class::Det,
                Class::Poss => true,
                Class::Adv => {
                    !head && matches!(self.class(end + 1), Class::Adj | Class::Num) && end > from
                        || end == from && self.class(end + 1) == Class::Num
                }
                Class::Ing | Class::Part | Class::Past => !head && end > from && self.class(end + 1).is_noun(),
                Class::Mark => {
                    end > from && matches!(self.word(end), "&" | "/" | "$" | "#" | "@")
                        || end == from && matches!(self.word(end), "$" | "@" | "#")
                }
                _ => false,
            };
            if !inner {
                break;
            }
            head |= class.is_noun() || class == Class::Num;
            if class == Class::Poss {
                head = false;
            }
            end += 1;
        }
        let any = head
            || (from..end).any(|at| {
                matches!(self.class(at), Class::Adj | Class::Det)
                    && self.word(at) != "the"
                    && self.word(at) != "a"
                    && self.word(at) != "an"
            });
        (end > from && any).then_some(end)
    }

    /// A phrase and the appositive or relative clause that follows it: "Maria Lopez, a lawyer for the city".
    pub fn phrase_with_aside(&self, from: usize) -> Option<Range<usize>> {
        let phrase = self.phrase_after(from)?;
        let end = phrase.end;
        if self.is_pronoun(phrase.clone()) {
            return Some(phrase);
        }
        if self.class(end) == Class::Wh && self.word(end) == "who" {
            return Some(from..self.aside_end(end));
        }
        let aside = self.word(end) == ","
            && (matches!(self.class(end + 1), Class::Det | Class::Num)
                || self.word(end + 1) == "who"
                || self.class(end + 1) == Class::Poss
                || self.class(end + 1).is_noun());
        if aside && !self.is_speech(end + 1) {
            let stop = self.aside_end(end + 1);
            let verb = (end + 1..stop).find(|at| self.class(*at).is_finite());
            if self.word(end + 1) == "who" || verb.is_none() {
                return Some(from..stop);
            }
        }
        Some(phrase)
    }

    /// Where an aside ends: the next comma, dash or end of line.
    fn aside_end(&self, from: usize) -> usize {
        (from..self.len())
            .find(|at| self.is_comma(*at) || self.is_speech(*at) || matches!(self.word(*at), "." | ";" | ":"))
            .unwrap_or(self.len())
    }

    /// Whether a phrase with a finite verb starts at a place.
    pub fn subject_at(&self, at: usize) -> bool {
        self.phrase_after(at).is_some_and(|s| self.has_finite(s.end..self.len().min(s.end + 12)))
    }

    /// A weekday, a month or another word that tells when.
    pub fn is_temporal(&self, at: usize) -> bool {
        data::temporal().contains(self.word(at))
    }

    /// A single pronoun.
    pub fn is_pronoun(&self, range: Range<usize>) -> bool {
        range.len() == 1 && self.class(range.start) == Class::Pron
    }
}
