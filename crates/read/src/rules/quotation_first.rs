//! "“The bridge is safe,” said the engineer. “I cross it daily.”"
//!
//! A quotation, then speaker and verb in either order. What the sentence says before the quotation belongs to it, and
//! so does what is quoted after it, in this sentence and the next, without a verb of its own.

use super::{Claim, Rule};
use crate::clauses::{self, Kind};
use crate::cues::{Cue, Stands};
use crate::data::CueRow;
use crate::line::{Item, Line};
use document::Pieces;

pub const RULE: Rule =
    Rule {
        name: "quotation_first", example: "“‘The bridge is safe,’ said the engineer. ‘I cross it daily.’”", find
    };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    for cue in cues {
        if !cue.row.speaks() || cue.stands != Stands::Finite {
            continue;
        }
        let Some((source, quote, end)) = speaker(line, cue) else { continue };
        if cue.complement.as_ref().is_some_and(|c| matches!(c.kind, Kind::That | Kind::Bare | Kind::Wh))
            && source.start < cue.head
        {
            continue;
        }
        let mut spans = clauses::quotation_with_rest(line, quote);
        let start = clause_before(line, quote);
        if start < quote {
            spans.extend(line.words(line.trim(start..quote)).spans());
        }
        let next = (end..line.len()).find(|at| line.is_speech(*at));
        if let Some(next) = next.filter(|at| takes_up(cues, end, *at)) {
            spans.extend(clauses::quotation_with_rest(line, next));
        } else if line.items[end..].iter().enumerate().all(|(i, _)| !line.is_speech(end + i)) {
            spans.extend(line.following.iter().flat_map(|q| line.quotation(*q)));
        }
        let addressee = addressee(line, cue, &source);
        let claim = Claim::of_cue(RULE.name, line, cue, cue.group.end)
            .source(line, source)
            .content(Pieces::new(spans))
            .addressee(line, addressee);
        claims.push(claim);
    }
}

/// The speaker, the place of the quotation before, and where both speaker and verb have ended.
fn speaker(line: &Line<'_>, cue: &Cue) -> Option<(std::ops::Range<usize>, usize, usize)> {
    let start = cue.group.start;
    if let Some(quote) = quote_before(line, start) {
        let source = clauses::inverted_subject(line, cue)?;
        let end = source.end;
        return Some((source, quote, end));
    }
    let source = line.subject_before(start)?;
    let quote = quote_before(line, source.start)?;
    Some((source, quote, cue.group.end))
}

/// The quotation that ends right before a place: with a comma or a final mark inside, or a comma, a dash after it.
fn quote_before(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut quote = at.checked_sub(1)?;
    let mut comma = false;
    while line.is_comma(quote) {
        comma = true;
        quote = quote.checked_sub(1)?;
    }
    let Some(Item::Quote(id)) = line.items.get(quote) else { return None };
    if !line.is_speech(quote) && line.is_named(*id) {
        return None;
    }
    let inner = line.quote_at(quote)?.inner.clone();
    let last = line.marked.tokens.all.get(inner.end - 1)?;
    (comma || line.is_speech(quote) || matches!(last.lower.as_str(), "," | "?" | "!" | "." | "—" | "–"))
        .then_some(quote)
}

/// Where the clause starts that a quotation ends: "The plan is “dead,” he said."
fn clause_before(line: &Line<'_>, quote: usize) -> usize {
    let start = usize::from(line.is_conj(0) || line.word(0) == "so");
    if (start..quote).any(|at| matches!(line.word(at), ";" | ":")) { quote } else { start.min(quote) }
}

/// Whether a quotation after the verb goes on with the one before: only marks or an aside between them.
fn takes_up(cues: &[Cue], from: usize, at: usize) -> bool {
    !cues.iter().any(|c| (from..at).contains(&c.head)) && at - from <= 14
}

fn addressee(line: &Line<'_>, cue: &Cue, source: &std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    let after = cue.group.end;
    if source.start >= after {
        return None;
    }
    if cue.row.takes(CueRow::ADDRESSEE) {
        return line.phrase_after(after);
    }
    if line.word(after) == "to" { line.phrase_after(after + 1) } else { None }
}
