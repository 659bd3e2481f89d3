//! Verb groups that report, each with what follows it: "had not also said", "is expected".

use crate::classes::Class;
use crate::clauses::{self, Complement};
use crate::data::{self, CueRow};
use crate::line::Line;
use document::Reality;
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
    /// Whether it is negated.
    pub negated: bool,
    /// Whether it happened.
    pub reality: Reality,
    /// What follows it, where that fits its frames.
    pub complement: Option<Complement>,
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
    (0..line.len()).filter_map(|at| group(line, at)).collect()
}

fn group(line: &Line<'_>, head: usize) -> Option<Cue> {
    let class = line.class(head);
    if !class.is_verb() || line.quote_at(head).is_some() {
        return None;
    }
    let forms = data::cue_forms().get(line.word(head))?;
    let row = forms.iter().map(|f| f.row).find(|row| row.particle.is_none_or(|p| line.word(head + 1) == p))?;
    let mut cue = Cue {
        group: head..head + 1 + usize::from(row.particle.is_some()),
        head,
        row,
        stands: match class {
            Class::Ing => Stands::Ing,
            Class::Part => Stands::Reduced,
            _ => Stands::Finite,
        },
        negated: false,
        reality: if matches!(row.lemma, "decline" | "refuse") { Reality::Refused } else { Reality::Actual },
        complement: None,
    };
    extend_left(line, &mut cue, class);
    cue.complement = clauses::complement(line, &cue);
    Some(cue)
}

/// Takes auxiliaries, adverbs, negation and carrying verbs into the group.
fn extend_left(line: &Line<'_>, cue: &mut Cue, class: Class) {
    let mut start = cue.head;
    let mut nearest = class;
    while let Some(at) = start.checked_sub(1) {
        let word = line.word(at);
        if matches!(word, "not" | "n't" | "never") {
            cue.negated = true;
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
            if matches!(
                line.word(carrier),
                "declined" | "declines" | "decline" | "refused" | "refuses" | "refuse" | "declining" | "refusing"
            ) {
                cue.reality = Reality::Refused;
            }
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
                "would" | "could" | "might" | "may" | "should" | "'d" | "will" | "'ll" | "wo" | "must" | "can"
            ) && cue.reality == Reality::Actual
                && !matches!(nearest, Class::Part | Class::Past)
            {
                cue.reality = Reality::Hypothetical;
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
