//! "The bridge is safe, according to the city engineer."
//!
//! The noun phrase after the cue is the source; the rest of the sentence is the content. Plans are no sources: "the
//! work went according to schedule".

use super::{Claim, Rule};
use crate::cues::Cue;
use crate::data;
use crate::line::Line;

pub const RULE: Rule =
    Rule { name: "according_to", example: "“The bridge is safe, according to the city engineer.”", find };

fn find(line: &Line<'_>, _: &[Cue], claims: &mut Vec<Claim>) {
    for at in 0..line.len() {
        if line.word(at) != "according" || line.word(at + 1) != "to" {
            continue;
        }
        let Some(source) = line.phrase_with_aside(at + 2) else { continue };
        if source.clone().any(|i| data::plans().contains(line.word(i))) {
            continue;
        }
        let end = source_end(line, source.end);
        let opens = at == 0 || at == 1 && line.is_conj(0);
        let ranges = if opens { vec![line.trim(end..line.len())] } else { vec![line.trim(0..at), rest(line, end)] };
        let claim = Claim::of_word(RULE.name, line, at..at + 2).content(line.pieces(ranges));
        claims.push(claim.source(line, at + 2..end));
    }
}

/// The source with a participle or a relative clause that follows: "a document obtained by The Herald".
fn source_end(line: &Line<'_>, mut end: usize) -> usize {
    use crate::classes::Class;
    // "Ana Bell, PhD, a lecturer at the college"
    for _ in 0..2 {
        let next = line.phrase_after(end + 1).filter(|p| line.is_comma(end) && line.class(p.start) == Class::Det);
        let Some(next) = next.filter(|p| p.end >= line.len() || matches!(line.word(p.end), "." | ",")) else { break };
        end = next.end;
    }
    if matches!(line.class(end), Class::Part | Class::Past | Class::Ing | Class::Wh | Class::Adj) {
        end = (end..line.len())
            .find(|i| line.is_comma(*i) || matches!(line.word(*i), "." | ";") || line.is_speech(*i))
            .unwrap_or(line.len());
    }
    end
}

/// What goes on after "…, according to police, …".
fn rest(line: &Line<'_>, end: usize) -> std::ops::Range<usize> {
    let says = line.has_finite(end..line.len()) || (end..line.len()).any(|at| line.is_speech(at));
    if line.word(end) == "," && end + 2 < line.len() && !line.is_aside(end + 1) && says {
        line.trim(end..line.len())
    } else {
        end..end
    }
}
