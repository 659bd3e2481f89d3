//! Verb groups that report, each with what follows it: "had not also said", "is expected".

use crate::classes::Class;
use crate::clauses::{self, Complement, Kind};
use crate::data::{self, CueRow};
use crate::line::Line;
use crate::manner;
use crate::told;
use document::{Act, Reality};
use std::ops::Range;

/// A verb group with a reporting verb.
#[derive(Clone, Debug)]
pub struct Cue {
    /// From the first auxiliary or adverb to the verb and its particle.
    pub group: Range<usize>,
    /// The verb.
    pub head: usize,
    /// Its row in the table.
    pub row: &'static CueRow,
    /// How it stands in its clause.
    pub stands: Stands,
    /// The place of the modal that it stands with: "*would* say".
    pub modal: Option<usize>,
    /// The place of the word that carries its infinitive: "*declined* to say".
    pub carrier: Option<usize>,
    /// What is done by saying it.
    pub act: Act,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether it happened.
    pub reality: Reality,
    /// To whom, where an aside says so: "*speaking to reporters*, she said".
    pub told: Option<Range<usize>>,
    /// What follows it, where that fits its frames.
    pub complement: Option<Complement>,
}

impl Cue {
    /// Whether its refusing carrier is part of it: "declined to say who paid", but "declined | to comment".
    fn is_one_with_carrier(&self) -> bool {
        let is_whole = self.complement.as_ref().is_some_and(|c| c.kind != Kind::Infinitive);
        self.reality == Reality::Refused && self.carrier.is_some() && is_whole
    }
}

/// How a verb group stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// With a subject: "she said", "she has been saying".
    Finite,
    /// "to say"
    Infinitive,
    /// ", saying"
    Ing,
    /// "was told"
    Passive,
    /// "a man accused of"
    Reduced,
}

/// The reporting verb groups of a line, in order.
pub fn find(line: &Line<'_>) -> Vec<Cue> {
    let mut cues: Vec<Cue> = (0..line.len()).filter_map(|at| group(line, at)).collect();
    // "declined to say who paid" is one cue, not two.
    let carriers: Vec<usize> = cues.iter().filter(|c| c.is_one_with_carrier()).filter_map(|c| c.carrier).collect();
    cues.retain(|c| !carriers.contains(&c.head));
    if let Some(told) = told::find(line) {
        let speaks = |c: &&mut Cue| c.stands == Stands::Finite && c.row.speaks() && c.group.start >= told.end;
        if let Some(first) = cues.iter_mut().find(speaks) {
            first.told = Some(told);
        }
    }
    cues
}

fn group(line: &Line<'_>, head: usize) -> Option<Cue> {
    let class = line.class(head);
    if !class.is_verb() || line.quote_at(head).is_some() {
        return None;
    }
    let forms = data::cue_forms().get(line.word(head))?;
    let row = forms.iter().map(|f| f.row).find(|row| row.particle.is_none_or(|p| line.word(head + 1) == p))?;
    if manner::is_deed(line.word(head), |steps| line.word(head + steps)) {
        return None;
    }
    let mut cue = Cue {
        group: head..head + 1 + usize::from(row.particle.is_some()),
        head,
        row,
        stands: match class {
            Class::Ing => Stands::Ing,
            Class::Part => Stands::Reduced,
            _ => Stands::Finite,
        },
        modal: None,
        carrier: None,
        act: row.act,
        negated: false,
        reality: Reality::Actual,
        told: None,
        complement: None,
    };
    extend_left(line, &mut cue, class);
    cue.complement = clauses::complement(line, &cue);
    manner::settle(line, &mut cue);
    if manner::asks_what(line, &cue) {
        cue.complement = None;
    }
    Some(cue)
}

/// Takes auxiliaries, adverbs, negation and carrying verbs into the group.
fn extend_left(line: &Line<'_>, cue: &mut Cue, class: Class) {
    let mut start = cue.head;
    let mut nearest = class;
    while let Some(at) = start.checked_sub(1) {
        let word = line.word(at);
        if matches!(word, "not" | "n't" | "never") {
            cue.negated |= !matches!(line.word(at + 1), "only" | "just" | "merely" | "simply");
        } else if word == "longer" && at > 0 && line.word(at - 1) == "no" {
            cue.negated = true;
            start = at - 1;
            continue;
        } else if (line.class(at) == Class::Adv
            || matches!(word, "long" | "both" | "all" | "each")
                && at > 0
                && data::auxiliaries().contains(line.word(at - 1)))
            && !line.is_capital(at)
        {
            // "also said", "recently asked"
        } else if word == "to" && nearest == Class::Base {
            let carrier = at.checked_sub(1).filter(|c| data::catenatives().contains(line.word(*c)));
            let Some(carrier) = carrier else {
                cue.stands = Stands::Infinitive;
                start = at;
                break;
            };
            cue.carrier = Some(carrier);
            nearest = line.class(carrier);
            cue.stands = if nearest == Class::Ing { Stands::Ing } else { Stands::Finite };
            start = if line.word(carrier) == "on" { carrier.saturating_sub(1) } else { carrier };
            continue;
        } else if data::auxiliaries().contains(word) && line.class(at) != Class::Poss {
            match (word, nearest) {
                (
                    "be" | "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'m" | "'re" | "get" | "gets"
                    | "got",
                    Class::Part | Class::Past,
                ) => cue.stands = Stands::Passive,
                ("'s", Class::Part) if cue.stands == Stands::Reduced => cue.stands = Stands::Finite,
                ("have" | "has" | "had" | "'ve" | "having" | "'d", Class::Part | Class::Past)
                    if cue.stands != Stands::Passive =>
                {
                    cue.stands = if word == "having" { Stands::Ing } else { Stands::Finite }
                }
                (_, Class::Ing) if cue.stands == Stands::Ing => cue.stands = Stands::Finite,
                _ => {}
            }
            if matches!(
                word,
                "would"
                    | "could"
                    | "might"
                    | "may"
                    | "should"
                    | "'d"
                    | "will"
                    | "'ll"
                    | "wo"
                    | "must"
                    | "can"
                    | "ca"
                    | "shall"
            ) && !matches!(nearest, Class::Part | Class::Past)
            {
                cue.modal = Some(at);
            }
            nearest = line.class(at);
        } else {
            break;
        }
        start = at;
    }
    // "have argued, …" needs no adverb at its front that belongs to the clause before.
    while start < cue.head
        && line.class(start) == Class::Adv
        && start > 0
        && line.is_comma(start - 1)
        && start + 1 < cue.head
    {
        start += 1;
    }
    cue.group.start = start;
}
