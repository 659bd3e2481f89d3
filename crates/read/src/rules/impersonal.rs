//! "It is believed that the bridge was unsafe." "The bridge is expected to close."
//!
//! A passive without *by*: nobody is named. The content is the clause with *that*, or the subject with the infinitive.

use super::{Claim, Rule};
use crate::classes::Class;
use crate::clauses;
use crate::cues::{Cue, Stands};
use crate::data::CueRow;
use crate::line::Line;
use document::Act;

pub const RULE: Rule = Rule { name: "impersonal", example: "“It is believed that the bridge was unsafe.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    for cue in cues {
        // "The bridge is supposed to close" tells a duty, not what somebody supposes.
        let duty = cue.row.lemma == "suppose" && line.class(cue.group.end) == Class::To;
        let speaks = (cue.row.takes(CueRow::CLAUSE) || cue.row.takes(CueRow::THAT)) && !duty;
        let judges = cue.row.act == Act::Believe && cue.row.takes(CueRow::OBJECT);
        if cue.stands != Stands::Passive || !speaks && !judges || cue.row.takes(CueRow::ADDRESSEE) {
            continue;
        }
        let at = cue.group.end;
        let end = clauses::content_end(line, cues, cue, clauses::Kind::Bare, at);
        let Some(subject) = clauses::subject(line, cue) else { continue };
        let ranges = if line.word(subject.start) == "it" && line.word(at) == "that" {
            vec![line.trim(at..end)]
        } else if line.class(at) == Class::To || judges && is_judgement(line, at) {
            vec![line.trim(subject), line.trim(at..end)]
        } else {
            continue;
        };
        claims.push(Claim::of_cue(RULE.name, line, cue, at).content(line.pieces(ranges)));
    }
}

/// "The plan is considered *a failure*", "*too dear*", "*as* a gift"
fn is_judgement(line: &Line<'_>, at: usize) -> bool {
    matches!(line.class(at), Class::Det | Class::Adj | Class::Adv | Class::Noun | Class::Plural | Class::Poss)
        || line.word(at) == "as"
}
