//! "Maria Lopez: The bridge is safe."
//!
//! A name and a colon at the head of a paragraph, as in headlines and transcripts. Further in, a colon mostly opens a
//! list.

use super::{Claim, Rule};
use crate::classes::Class;
use crate::cues::Cue;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "colon", find };

fn find(line: &Line<'_>, _: &[Cue], claims: &mut Vec<Claim>) {
    if !line.first || line.quote.is_some() {
        return;
    }
    let Some(colon) = (1..line.len().min(8)).find(|at| line.word(*at) == ":") else { return };
    let name = (0..colon).all(|at| {
        matches!(line.class(at), Class::Name | Class::Noun | Class::Adj) && line.is_capital(at) || line.word(at) == "."
    });
    let Some(source) = line.phrase_before(colon).filter(|s| s.start == 0) else { return };
    let content = line.trim(colon + 1..line.len());
    let clause = line.has_finite(content.clone()) || line.is_speech(content.start);
    if !name || !clause || content.len() < 3 && !line.is_speech(content.start) {
        return;
    }
    let claim = Claim::of_word(RULE.name, line, colon..colon + 1).content(line.words(content));
    claims.push(claim.source(line, source));
}
