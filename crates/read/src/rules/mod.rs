//! The rules that propose statements, the surest first: the order is the precedence.
//!
//! Each stands in a file of its own, named as the rule and as its page of cases.

mod according_to;
mod accused_passive;
mod clause;
mod clause_first;
mod colon;
mod impersonal;
mod infinitive;
pub mod label;
mod noun_cue;
mod object;
mod preposition;
mod question;
mod quotation;
mod quotation_first;
pub mod signature;
pub mod speaker_before;
pub mod turn;
pub mod unanswered;

use crate::accusation::{self, Charge};
use crate::clauses::{self, Kind};
use crate::cues::{Cue, Stands};
use crate::data;
use crate::line::Line;
use crate::trace::Proposal;
use document::{Act, Confidence, Evidence, Pieces, Reality};
use std::ops::Range;

/// A way to find statements in a line.
pub struct Rule {
    /// As in `found_by`, in the file's name and in the page of cases.
    pub name: &'static str,
    /// A sentence that it was written for.
    pub example: &'static str,
    /// Proposes statements; `choose` decides between proposals.
    pub find: fn(&Line<'_>, &[Cue], &mut Vec<Claim>),
}

/// All rules, the surest first.
pub const RULES: &[Rule] = &[
    label::RULE,
    according_to::RULE,
    quotation_first::RULE,
    quotation::RULE,
    clause_first::RULE,
    unanswered::RULE,
    impersonal::RULE,
    accused_passive::RULE,
    clause::RULE,
    question::RULE,
    colon::RULE,
    infinitive::RULE,
    preposition::RULE,
    object::RULE,
    noun_cue::RULE,
];

/// The rules that look at lines together, each with a sentence that it was written for.
const ACROSS: [(&str, &str); 3] = [
    (signature::NAME, signature::EXAMPLE),
    (speaker_before::NAME, speaker_before::EXAMPLE),
    (turn::NAME, turn::EXAMPLE),
];

/// The names of all rules, each with a sentence that it was written for.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().map(|r| (r.name, r.example)).chain(ACROSS)
}

/// A sentence that a rule was written for.
pub fn example(name: &str) -> Option<&'static str> {
    all().find(|(rule, _)| *rule == name).map(|(_, example)| example)
}

/// What proposed a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundBy {
    /// A rule, by its name.
    Rule(&'static str),
    /// A network, by its name, with how often such a proposal of it was right.
    Model(&'static str, Confidence),
}

impl FoundBy {
    /// As it leaves: `rule:according_to`.
    pub fn name(self) -> String {
        match self {
            FoundBy::Rule(name) => format!("rule:{name}"),
            FoundBy::Model(name, _) => format!("model:{name}"),
        }
    }

    /// How often it was right where it was measured.
    pub fn confidence(self) -> Confidence {
        match self {
            FoundBy::Rule(name) => data::precision(name),
            FoundBy::Model(_, confidence) => confidence,
        }
    }
}

/// A proposed statement.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The rule or network that proposes it.
    pub found_by: FoundBy,
    /// Who; `None` for an impersonal source.
    pub source: Option<Pieces>,
    /// The words that say so.
    pub cue: Pieces,
    /// What.
    pub content: Pieces,
    /// To whom.
    pub addressee: Option<Pieces>,
    /// What is done by saying it.
    pub act: Act,
    /// The cue is negated.
    pub negated: bool,
    /// Whether it was said.
    pub reality: Reality,
    /// Of an accusation, who is accused of what.
    pub charge: Option<Charge>,
    /// The token of the reporting word: at most one statement each.
    pub head: Option<usize>,
    /// What it rests on besides its own words.
    pub evidence: Vec<Evidence>,
}

impl Claim {
    /// A claim of a reporting verb, its cue the whole verb group up to `cue_end`.
    fn of_cue(rule: &'static str, line: &Line<'_>, cue: &Cue, cue_end: usize) -> Claim {
        let told = cue.complement.as_ref().and_then(|c| c.addressee.clone());
        // "did not tell [us] about": whom one tells is no part of the cue.
        let told = told.filter(|t| t.start >= cue.group.end && t.end < cue_end).unwrap_or(cue_end..cue_end);
        Claim {
            found_by: FoundBy::Rule(rule),
            source: None,
            cue: line.pieces([cue.group.start..told.start, told.end..cue_end]),
            content: Pieces::default(),
            addressee: cue.told.clone().map(|r| line.words(r)),
            act: cue.act,
            negated: cue.negated,
            reality: cue.reality,
            charge: accusation::charge(line, cue),
            head: line.token_range(cue.head..cue.head + 1).map(|r| r.start),
            evidence: Vec::new(),
        }
    }

    /// A claim of a word that is no verb.
    fn of_word(rule: &'static str, line: &Line<'_>, cue: Range<usize>) -> Claim {
        Claim {
            found_by: FoundBy::Rule(rule),
            source: None,
            cue: line.words(cue.clone()),
            content: Pieces::default(),
            addressee: None,
            act: data::act_of(line.word(cue.start)).unwrap_or(Act::Say),
            negated: false,
            reality: Reality::Actual,
            charge: None,
            head: line.token_range(cue).map(|r| r.start),
            evidence: Vec::new(),
        }
    }

    /// As it is noted where it is asked why.
    pub fn proposal(&self) -> Proposal {
        Proposal {
            by: self.found_by.name(),
            confidence: self.found_by.confidence(),
            score: None,
            source: self.source.clone(),
            cue: self.cue.clone(),
            content: self.content.clone(),
        }
    }

    /// A claim of somebody who speaks without any word for it.
    fn of_source(rule: &'static str, source: Pieces, content: Pieces) -> Claim {
        Claim {
            found_by: FoundBy::Rule(rule),
            source: Some(source),
            cue: Pieces::default(),
            content,
            addressee: None,
            act: Act::Say,
            negated: false,
            reality: Reality::Actual,
            head: None,
            charge: None,
            evidence: Vec::new(),
        }
    }

    fn source(mut self, line: &Line<'_>, range: Range<usize>) -> Claim {
        self.source = Some(line.words(line.trim(range)));
        self
    }

    fn content(mut self, content: Pieces) -> Claim {
        self.content = content;
        self
    }

    fn addressee(mut self, line: &Line<'_>, range: Option<Range<usize>>) -> Claim {
        self.addressee = range.map(|r| line.words(r)).or(self.addressee);
        self
    }
}

/// Subject, verb, complement: the plain order, for complements of the given kinds.
fn complemented(rule: &'static str, line: &Line<'_>, cues: &[Cue], kinds: &[Kind], claims: &mut Vec<Claim>) {
    for cue in cues {
        if matches!(cue.stands, Stands::Passive | Stands::Reduced) {
            continue;
        }
        let Some(found) = cue.complement.as_ref().filter(|c| kinds.contains(&c.kind)) else { continue };
        // "a plan to support the mayor" tells no stand of anybody; "a plan to call the mayor a liar" tells what is said.
        let speaks = cue.row.speaks() || cue.row.act == Act::Say || cue.row.act == Act::Accuse;
        if found.kind == Kind::Object && cue.stands == Stands::Infinitive && !speaks {
            continue;
        }
        let Some(source) = clauses::subject(line, cue) else { continue };
        let end = clauses::content_end(line, cues, cue, found.kind, found.start);
        let content = line.trim(found.start..end);
        if content.is_empty() {
            continue;
        }
        let mut spans = line.words(content.clone()).spans().to_vec();
        if end == line.len() && line.quote_at(content.end - 1).is_some() {
            spans.extend(clauses::quotation_with_rest(line, content.end - 1));
        }
        claims.push(
            Claim::of_cue(rule, line, cue, found.cue_end)
                .source(line, source)
                .content(Pieces::new(spans))
                .addressee(line, found.addressee.clone()),
        );
    }
}
