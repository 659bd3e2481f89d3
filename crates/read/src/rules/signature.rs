//! "“The sea does not bargain.” — Ana Bell, fisherwoman"
//!
//! A dash and a name after a quotation that is the whole of its paragraph: at its end, or at the head of the next one.
//! A post is signed the same way, without marks of quotation: "The bridge is closed. — Ana Bell (@anabell)".

use super::{Claim, FoundBy, label};
use crate::line::Line;
use document::{Act, Pieces, Reality, Span};
use std::ops::Range;

/// The name of this rule, which looks at lines together and so stands in no list.
pub const NAME: &str = "signature";
/// What it was written for.
pub const EXAMPLE: &str = "“The sea does not bargain.” — Ana Bell, fisherwoman";

/// A name with what describes it has no more words than this.
const LONGEST: usize = 16;

/// Gives quotations and posts to those who sign them; `lines` in the order of the text.
pub fn find(lines: &[&Line<'_>]) -> Vec<Claim> {
    let outer: Vec<&Line<'_>> = lines.iter().copied().filter(|l| l.quote.is_none()).collect();
    let mut claims = Vec::new();
    let mut first = 0;
    for (i, line) in outer.iter().enumerate() {
        if line.first {
            first = i;
        }
        let Some((dash, end)) = signed(line) else { continue };
        let above = if line.first && dash == 0 { paragraph_above(&outer, i) } else { Some(first..i) };
        let Some(above) = above.map(|range| &outer[range]) else { continue };
        let is_quoted =
            above.iter().all(|l| l.is_quotation()) && line.items[..dash].iter().all(|i| !i.quote().is_empty());
        let said = above.iter().map(|l| (*l, l.len())).chain([(*line, dash)]).filter_map(|(l, end)| l.span(0..end));
        let said = said.reduce(Span::join);
        let Some(said) = said.filter(|_| is_quoted || is_post(line, dash)) else { continue };
        claims.push(claim(line.words(line.trim(dash + 1..end)), Pieces::from(said)));
    }
    claims
}

/// The dash before a name that ends a line, and where the name ends.
fn signed(line: &Line<'_>) -> Option<(usize, usize)> {
    let from = line.len().saturating_sub(LONGEST);
    let dash = (from..line.len()).find(|at| line.is_comma(*at) && line.word(*at) != ",")?;
    let name = dash + 1..line.len();
    let end = name.clone().find(|at| line.word(*at) == ")").map_or(name.end, |at| at + 1);
    label::is_name(line, dash + 1..end).then_some((dash, end))
}

/// "Ana Bell (@anabell)": the name is that of an account.
fn is_post(line: &Line<'_>, dash: usize) -> bool {
    (dash..line.len()).any(|at| line.word(at).starts_with('@')) && line.word(dash) == "—"
}

/// The lines of the paragraph before the one that a line opens.
fn paragraph_above(lines: &[&Line<'_>], at: usize) -> Option<Range<usize>> {
    let above = lines.get(at.checked_sub(1)?)?;
    let is_next = lines[at].first && above.paragraph + 1 == lines[at].paragraph;
    let start = (0..at).rev().find(|i| lines[*i].first)?;
    is_next.then_some(start..at)
}

fn claim(source: Pieces, content: Pieces) -> Claim {
    Claim {
        found_by: FoundBy::Rule(NAME),
        source: Some(source),
        cue: Pieces::default(),
        content,
        addressee: None,
        act: Act::Say,
        negated: false,
        reality: Reality::Actual,
        head: None,
        charge: None,
        evidence: Vec::new(),
    }
}
