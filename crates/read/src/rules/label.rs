//! "BELL: “We never saw the report.”"
//!
//! A name at the head of a paragraph, a colon and quotations, as in transcripts and in lists of voices: the whole
//! paragraph is what the name says.

use super::{Claim, Rule};
use crate::classes::Class;
use crate::clauses;
use crate::cues::Cue;
use crate::line::Line;
use document::Pieces;
use std::ops::Range;

/// The name of this rule.
pub const NAME: &str = "label";

pub const RULE: Rule = Rule { name: NAME, example: "BELL: “We never saw the report.”", find };

/// A label has no more words than this.
const LONGEST: usize = 10;

fn find(line: &Line<'_>, _: &[Cue], claims: &mut Vec<Claim>) {
    let Some(colon) = labelled(line).filter(|colon| line.is_speech(colon + 1)) else { return };
    // "Bell: “No,” she said" has a verb of its own.
    if colon + 2 < line.len() {
        return;
    }
    let content = Pieces::new(clauses::quotation_with_rest(line, colon + 1));
    let claim = Claim::of_word(RULE.name, line, colon..colon + 1).content(content);
    claims.push(claim.source(line, 0..colon));
}

/// The colon after the name that a paragraph opens with.
pub fn labelled(line: &Line<'_>) -> Option<usize> {
    if !line.first || line.quote.is_some() {
        return None;
    }
    let colon = (1..line.len().min(LONGEST)).find(|at| line.word(*at) == ":")?;
    is_name(line, 0..colon).then_some(colon)
}

/// Whether words are a name, with what describes it between commas or brackets: "Ana Bell, a baker".
pub fn is_name(line: &Line<'_>, range: Range<usize>) -> bool {
    let parted = |at: &usize| matches!(line.word(*at), "," | "(");
    let end = range.clone().find(parted).unwrap_or(range.end);
    let is_part = |at: usize| {
        line.is_capital(at) && !line.class(at).is_finite()
            || matches!(line.class(at), Class::Name)
            || line.word(at) == "."
    };
    end > range.start && (range.start..end).all(is_part) && !line.has_finite(range)
}
