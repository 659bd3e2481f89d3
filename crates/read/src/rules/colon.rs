//! "Maria Lopez: The bridge is safe."
//!
//! A name and a colon at the head of a paragraph, as in headlines and transcripts. Further in, a colon mostly opens a
//! list.

use super::{Claim, Rule};
use crate::classes::Class;
use crate::clauses::{self, Kind};
use crate::cues::{Cue, Stands};
use crate::data::CueRow;
use crate::line::{Item, Line};
use document::Pieces;

pub const RULE: Rule = Rule { name: "colon", example: "“Maria Lopez: The bridge is safe.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    claims.extend(quotation(line, cues));
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

/// "She was plain: “The money is gone.”" "The club issued a statement:" Any verb leads to a quotation by its colon.
fn quotation(line: &Line<'_>, cues: &[Cue]) -> Option<Claim> {
    let colon = (1..line.len()).find(|at| line.word(*at) == ":")?;
    let last = colon + 1 == line.len();
    let quotes = if last { line.following.as_slice() } else { line.items.get(colon + 1).map_or(&[][..], Item::quote) };
    if !quotes.first().is_some_and(|q| line.is_sentence(*q)) || cues.iter().any(|c| speaks(c, colon)) {
        return None;
    }
    let (source, verb) = clauses::main_clauses(line, colon).last()?;
    if matches!(line.word(source.start), "there" | "it") {
        return None;
    }
    // "Pollsters agree – Ana Bell: “…”"
    let (source, verb) = match (verb..colon).rev().find(|at| line.is_comma(*at) && line.word(*at) != ",") {
        Some(dash) if (dash + 1..colon).all(|at| line.is_capital(at)) => (dash + 1..colon, colon),
        _ => (source, verb),
    };
    let spans = if last {
        line.following.iter().flat_map(|q| line.quotation(*q)).collect()
    } else {
        clauses::quotation_with_rest(line, colon + 1)
    };
    let listed = cues.iter().find(|c| c.group.start == verb && c.row.takes(CueRow::QUOTATION));
    let claim = match listed {
        Some(cue) => Claim::of_cue(RULE.name, line, cue, cue.group.end),
        None => Claim::of_word(RULE.name, line, verb..colon.max(verb + 1)),
    };
    let claim = claim.content(Pieces::new(spans));
    Some(claim.source(line, source))
}

/// Whether a verb before the colon has a clause for its content, or one after the quotation says who speaks.
fn speaks(cue: &Cue, colon: usize) -> bool {
    let clausal = |kind| matches!(kind, Kind::Quotation | Kind::That | Kind::Bare | Kind::Wh);
    let before = cue.head < colon && cue.complement.as_ref().is_some_and(|c| clausal(c.kind));
    before || cue.head > colon && cue.head < colon + 8 && cue.row.speaks() && cue.stands == Stands::Finite
}
