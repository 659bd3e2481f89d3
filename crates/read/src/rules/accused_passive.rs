//! "The builder was accused of fraud by the city." "She was told that the bridge was safe."
//!
//! In the passive the subject is the addressee or part of the content; *by* names the source.

use super::{Claim, Rule};
use crate::accusation::Charge;
use crate::classes::Class;
use crate::clauses::{self, Kind};
use crate::cues::{Cue, Stands};
use crate::data::CueRow;
use crate::line::Line;
use document::Act;
use std::ops::Range;

pub const RULE: Rule =
    Rule { name: "accused_passive", example: "“The builder was accused of fraud by the city.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    claims.extend(cues.iter().filter_map(|cue| asked(line, cue)));
    for cue in cues.iter().filter(|c| c.stands == Stands::Passive) {
        let Some(subject) = clauses::subject(line, cue) else { continue };
        let mut at = cue.group.end;
        let end = clauses::content_end(line, cues, cue, Kind::Object, at);
        let agent = (at..end).find(|i| line.word(*i) == "by").and_then(|i| Some((i, agent(line, cue, i + 1)?)));
        let told = cue.row.takes(CueRow::ADDRESSEE);
        if let Some((_, source)) = agent.as_ref().filter(|(by, _)| *by == at) {
            at = source.end;
        }
        let asks =
            cue.complement.as_ref().is_some_and(|c| c.kind == Kind::Wh) || matches!(line.word(at), "if" | "whether");
        let clausal = asks
            || line.word(at) == "that"
            || line.class(at) == Class::Wh
            || line.class(at) == Class::To
            || line.is_speech(at);
        let claim = Claim::of_cue(RULE.name, line, cue, cue.group.end);
        let claim = match &agent {
            Some((_, source)) => claim.source(line, source.clone()),
            None => claim,
        };
        let about = cue.complement.as_ref().filter(|c| c.kind == Kind::Preposition && c.start == at + 1);
        if let Some(about) = about.filter(|_| cue.row.act == Act::Ask && agent.is_none()) {
            let claim = Claim::of_cue(RULE.name, line, cue, about.cue_end);
            claims.push(claim.content(line.words(line.trim(about.start..end))).addressee(line, Some(subject)));
        } else if told && clausal {
            claims.push(claim.content(line.words(line.trim(at..end))).addressee(line, Some(subject)));
        } else if cue.act == Act::Accuse && agent.as_ref().is_none_or(|(by, _)| *by == cue.group.end) {
            claims.extend(accused(line, cue, &subject, agent.map(|(_, source)| source), end));
        } else if cue.row.takes(CueRow::OBJECT) && agent.is_some() {
            let rest = agent
                .map_or(at..at, |(by, source)| if by == cue.group.end { source.end..end } else { cue.group.end..by });
            claims.push(claim.content(line.pieces([line.trim(subject), line.trim(rest)])));
        }
    }
}

/// Who does it, after "by"; the charge is no part of it: "accused by *two buyers* of fraud".
fn agent(line: &Line<'_>, cue: &Cue, at: usize) -> Option<Range<usize>> {
    let source = line.phrase_with_aside(at)?;
    let charge = (source.start + 1..source.end).find(|i| cue.act == Act::Accuse && is_charge(line, *i));
    Some(source.start..charge.unwrap_or(source.end))
}

fn is_charge(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at), "of" | "for" | "with")
}

/// "Ek was accused *of* fraud", "Ek was accused *by* two buyers of fraud": the preposition belongs to the cue.
fn accused(
    line: &Line<'_>,
    cue: &Cue,
    subject: &Range<usize>,
    agent: Option<Range<usize>>,
    end: usize,
) -> Option<Claim> {
    let at = cue.group.end;
    let mut claim = Claim::of_cue(RULE.name, line, cue, at + 1);
    let charge = match agent {
        Some(source) => {
            claim = claim.source(line, source.clone());
            line.trim(source.end..end)
        }
        None if is_charge(line, at) => line.trim(at + 1..end),
        None => return None,
    };
    let accused = line.words(line.trim(subject.clone()));
    claim.charge = Some(Charge { accused, of: line.words(charge.clone()) });
    Some(claim.content(line.pieces([line.trim(subject.clone()), charge])))
}

/// "*Asked whether the bridge was safe,* the engineer nodded": nobody says who asked.
pub fn asked(line: &Line<'_>, cue: &Cue) -> Option<Claim> {
    let start = cue.group.start;
    let when = start > 0 && matches!(line.word(start - 1), "when" | "if");
    let opens = start == 0 || when && (start == 1 || line.is_comma(start - 2) || line.is_conj(start - 2));
    if !opens || cue.row.act != Act::Ask || cue.stands == Stands::Passive || !line.word(cue.head).ends_with("ed") {
        return None;
    }
    let found = cue.complement.as_ref().filter(|c| matches!(c.kind, Kind::Wh | Kind::Preposition))?;
    let goes_on = |at: &usize| line.is_comma(*at) && (line.subject_at(at + 1) || line.is_speech(at + 1));
    let end = (found.start..line.len()).find(goes_on).unwrap_or(line.len());
    let claim = Claim::of_cue(RULE.name, line, cue, found.cue_end);
    let asked = if start == 0 || when { clauses::first_subject(line, end) } else { None };
    Some(claim.content(line.words(line.trim(found.start..end))).addressee(line, asked))
}
