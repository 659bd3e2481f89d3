//! "The engineer said: “The bridge is safe.”"
//!
//! Speaker, verb, quotation; between verb and quotation an addressee, a day, a place.

use super::{Claim, Rule};
use crate::clauses::{self, Kind};
use crate::cues::Cue;
use crate::data::CueRow;
use crate::line::Line;
use document::{Pieces, Span};
use std::ops::Range;

pub const RULE: Rule = Rule { name: "quotation", example: "“The engineer said: ‘The bridge is safe.’”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    for cue in cues {
        if let Some((source, quotation)) = inverted(line, cue) {
            let claim = Claim::of_cue(RULE.name, line, cue, cue.group.end).source(line, source);
            claims.push(claim.content(Pieces::new(words(line, cues, cue, quotation))));
            continue;
        }
        let Some(found) = cue.complement.as_ref().filter(|c| c.kind == Kind::Quotation) else { continue };
        let Some(source) = clauses::subject(line, cue) else { continue };
        claims.push(
            Claim::of_cue(RULE.name, line, cue, found.cue_end)
                .source(line, source)
                .content(Pieces::new(words(line, cues, cue, found.start)))
                .addressee(line, found.addressee.clone()),
        );
    }
}

/// What is said from a place on, with quotations that follow; only those where the line ends with its colon.
fn words(line: &Line<'_>, cues: &[Cue], cue: &Cue, start: usize) -> Vec<Span> {
    if start >= line.len() {
        return line.following.iter().flat_map(|q| line.quotation(*q)).collect();
    }
    let end = clauses::content_end(line, cues, cue, Kind::Quotation, start);
    let content = line.trim(start..end);
    let mut spans = line.words(content.clone()).spans().to_vec();
    let last = content.end.saturating_sub(1);
    if line.trim(start..line.len()) == content && line.is_speech(last) {
        spans.extend(clauses::quotation_with_rest(line, last));
    }
    spans
}

/// "Continued Lopez: “…”": the speaker behind a verb that opens the sentence, and where the quotation starts.
fn inverted(line: &Line<'_>, cue: &Cue) -> Option<(Range<usize>, usize)> {
    let opens = cue.group.start == 0 || cue.group.start == 1 && line.is_conj(0);
    if !opens || !cue.row.takes(CueRow::QUOTATION) {
        return None;
    }
    let source = clauses::inverted_subject(line, cue)?;
    let mut at = source.end;
    while !line.is_comma(at) && line.word(at) != ":" {
        at = clauses::adjunct_end(line, at)?;
    }
    let next = at + 1;
    let quoted = line.is_speech(next) || next == line.len() && !line.following.is_empty();
    quoted.then_some((source, next))
}
