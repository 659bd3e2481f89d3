//! "The builder was accused of fraud by the city." "She was told that the bridge was safe."
//!
//! In the passive the subject is the addressee or part of the content; *by* names the source.

use super::{Claim, Rule};
use crate::classes::Class;
use crate::clauses;
use crate::cues::{Cue, Stands};
use crate::data::CueRow;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "accused_passive", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    for cue in cues.iter().filter(|c| c.stands == Stands::Passive) {
        let Some(subject) = clauses::subject(line, cue) else { continue };
        let mut at = cue.group.end;
        let end = clauses::content_end(line, cues, cue, clauses::Kind::Object, at);
        let agent = (at..end).find(|i| line.word(*i) == "by").and_then(|i| Some((i, line.phrase_with_aside(i + 1)?)));
        let told = cue.row.takes(CueRow::ADDRESSEE);
        if let Some((_, source)) = agent.as_ref().filter(|(by, _)| *by == at) {
            at = source.end;
        }
        let clausal =
            line.word(at) == "that" || line.class(at) == Class::Wh || line.class(at) == Class::To || line.is_speech(at);
        let claim = Claim::of_cue(RULE.name, line, cue, cue.group.end);
        let claim = match &agent {
            Some((_, source)) => claim.source(line, source.clone()),
            None => claim,
        };
        if told && clausal {
            claims.push(claim.content(line.words(line.trim(at..end))).addressee(line, Some(subject)));
        } else if cue.row.takes(CueRow::OBJECT) && agent.is_some() {
            let rest = agent
                .map_or(at..at, |(by, source)| if by == cue.group.end { source.end..end } else { cue.group.end..by });
            claims.push(claim.content(line.pieces([line.trim(subject), line.trim(rest)])));
        }
    }
}
