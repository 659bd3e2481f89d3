//! "The engineer said: “The bridge is safe.”"
//!
//! Speaker, verb, quotation; between verb and quotation an addressee, a day, a place.

use super::{Claim, Rule};
use crate::clauses::{self, Kind};
use crate::cues::Cue;
use crate::line::Line;
use document::Pieces;

pub const RULE: Rule = Rule { name: "quotation", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    for cue in cues {
        let Some(found) = cue.complement.as_ref().filter(|c| c.kind == Kind::Quotation) else { continue };
        let Some(source) = clauses::subject(line, cue) else { continue };
        let end = clauses::content_end(line, cues, cue, Kind::Quotation, found.start);
        let content = line.trim(found.start..end);
        let mut spans = line.words(content.clone()).spans().to_vec();
        let last = content.end.saturating_sub(1);
        if line.trim(found.start..line.len()) == content && line.is_speech(last) {
            spans.extend(clauses::quotation_with_rest(line, last));
        }
        claims.push(
            Claim::of_cue(RULE.name, line, cue, found.cue_end)
                .source(line, source)
                .content(Pieces::new(spans))
                .addressee(line, found.addressee.clone()),
        );
    }
}
