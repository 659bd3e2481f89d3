//! "The bridge is safe, the engineer said."
//!
//! The verb closes the sentence or stands between commas; the rest of the sentence is the content.

use super::{Claim, Rule, accused_passive};
use crate::classes::Class;
use crate::clauses;
use crate::cues::{Cue, Stands};
use crate::data::CueRow;
use crate::line::Line;
use std::ops::Range;

pub const RULE: Rule = Rule { name: "clause_first", example: "“The bridge is safe, the engineer said.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    // "Asked whether the bridge was safe, the engineer said no": the question is not what is said.
    if cues.iter().any(|c| c.group.start < 3 && accused_passive::asked(line, c).is_some()) {
        return;
    }
    for cue in cues {
        if !cue.row.speaks() || cue.stands != Stands::Finite {
            continue;
        }
        if let Some((source, content)) = as_said(line, cues, cue) {
            let claim = Claim::of_cue(RULE.name, line, cue, cue.group.end).source(line, source);
            claims.push(claim.content(line.words(content)));
            continue;
        }
        let Some((source, open, close)) = parenthesis(line, cue) else { continue };
        let start = usize::from(line.is_conj(0));
        if open <= start
            || !line.has_finite(start..open)
                && !line.items[start..open].iter().enumerate().any(|(i, _)| line.is_speech(start + i))
        {
            continue;
        }
        let mut ranges = vec![line.trim(start..open)];
        let goes_on = line.word(close) == ","
            && close + 1 < line.len()
            && !line.is_aside(close + 1)
            && !cues.iter().any(|c| c.group.start > close && c.stands == Stands::Ing && c.group.start <= close + 2);
        if goes_on {
            ranges.push(line.trim(close..clauses::content_end(line, cues, cue, clauses::Kind::Bare, close + 1)));
        }
        let mut spans = line.pieces(ranges).spans().to_vec();
        if !goes_on {
            spans.extend(line.following.iter().flat_map(|q| line.quotation(*q)));
        }
        claims.push(
            Claim::of_cue(RULE.name, line, cue, cue.group.end)
                .source(line, source)
                .content(document::Pieces::new(spans)),
        );
    }
}

/// "*As the mayor said,* the bridge is safe": the source and the content.
fn as_said(line: &Line<'_>, cues: &[Cue], cue: &Cue) -> Option<(Range<usize>, Range<usize>)> {
    let start = usize::from(line.is_conj(0));
    if line.word(start) != "as" || !cue.row.takes(CueRow::QUOTATION) {
        return None;
    }
    let source = line.subject_before(cue.group.start).filter(|s| s.start == start + 1)?;
    let close = closing(line, cue.group.end).filter(|at| line.is_comma(*at))?;
    let end = clauses::content_end(line, cues, cue, clauses::Kind::Bare, close + 1);
    let content = line.trim(close..end);
    line.has_finite(content.clone()).then_some((source, content))
}

/// Speaker and verb between commas: the source, where the aside opens and where it closes.
fn parenthesis(line: &Line<'_>, cue: &Cue) -> Option<(Range<usize>, usize, usize)> {
    let before = cue.group.start.checked_sub(1)?;
    if line.is_comma(before)
        && cue.row.takes(CueRow::QUOTATION)
        && let Some(source) = clauses::inverted_subject(line, cue)
    {
        let close = closing(line, source.end)?;
        return Some((source, before, close));
    }
    let source = line.subject_before(cue.group.start)?;
    let mut open = source.start.checked_sub(1)?;
    if line.word(open) == "as" {
        open = open.checked_sub(1)?;
    }
    if !line.is_comma(open) {
        return None;
    }
    let close = closing(line, cue.group.end)?;
    Some((source, open, close))
}

/// Where the aside closes: at once, or after a day, a place, an addressee.
fn closing(line: &Line<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    for _ in 0..4 {
        if at >= line.len() || line.is_comma(at) || matches!(line.word(at), "." | ";" | "?" | "!") {
            return Some(at);
        }
        // "…, said Susan as she turned around": the clause closes the sentence.
        let adverbial = matches!(line.word(at), "as" | "when" | "while" | "after" | "before" | "because");
        if adverbial || at > from && line.has_finite(at..line.len()) {
            return (adverbial && line.quote_at(from).is_none()).then_some(line.len());
        }
        at = if line.is_temporal(at) || line.class(at) == Class::Adv {
            at + 1
        } else if matches!(line.class(at), Class::Prep | Class::To | Class::Sub) {
            line.phrase_after(at + 1).map(|p| p.end).or_else(|| line.is_temporal(at + 1).then_some(at + 2))?
        } else {
            line.phrase_after(at)?.end
        };
    }
    None
}
