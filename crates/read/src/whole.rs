//! Contents that the network cut, made whole by what a rule reads from the same cue.

use crate::data;
use crate::line::Marked;
use crate::rules::{Claim, FoundBy};
use document::{Evidence, Pieces, Span};

/// "labeled “Private”": a name that nobody gives is not said.
pub fn names_only(marked: &Marked<'_>, claim: &Claim) -> bool {
    let tokens = |words: &Pieces| words.hull().map_or(0..0, |h| marked.tokens.touching(h));
    let names = |at: usize| data::naming().contains(marked.tokens.all[at].lower.as_str());
    let content = tokens(&claim.content);
    let has_verb = marked.classes[content.clone()].iter().any(|c| c.is_finite());
    claim.source.is_none() && !has_verb && content.len() <= LABEL && tokens(&claim.cue).any(names)
}

/// Words of a name in quotation marks.
const LABEL: usize = 12;

/// Gives contents that the network cut the words that a rule reads from the same cue: what is left out has the verb of
/// the clause ("*The memo lists the cracks*, promising repairs, the Herald reported"), or is the first half of a broken
/// quotation.
pub fn make(marked: &Marked<'_>, claims: &mut [Claim], rules: &[Claim]) {
    let cues = Pieces::new(claims.iter().flat_map(|c| c.cue.spans().to_vec()).collect());
    for rule in rules.iter().filter(|r| is_around(r)) {
        let start = claims.partition_point(|c| c.head < rule.head);
        let same = (start.saturating_sub(NEAR)..claims.len().min(start + NEAR)).find(|i| {
            let one = &claims[*i];
            let is_same = one.cue.overlaps(&rule.cue) || one.cue.is_empty() && one.source.is_none();
            is_same && one.content != rule.content && rule.content.contains(&one.content)
        });
        let Some(one) = same.map(|i| &mut claims[i]) else { continue };
        let left_out = without(&rule.content, &one.content);
        if one.source.as_ref().is_some_and(|s| s.overlaps(&left_out)) {
            continue;
        }
        let is_quotation = rule.found_by == FoundBy::Rule("quotation_first");
        let quoted = is_quotation && left_out.spans().iter().all(|s| is_quoted(marked, *s));
        let cut = !is_quotation && has_verb(marked, &left_out) && !touches(&cues, &left_out);
        if quoted || cut {
            let words = left_out;
            one.content = rule.content.clone();
            if one.cue.is_empty() {
                (one.cue, one.source, one.head) = (rule.cue.clone(), rule.source.clone(), rule.head);
            }
            let why = "these words belong to the same sentence of the same speaker".to_owned();
            one.evidence.push(Evidence { why, words });
        }
    }
}

/// How far in the order of their verbs the same statement is looked for.
const NEAR: usize = 4;

/// Whether a rule reads a cue that what is said stands around or before.
fn is_around(rule: &Claim) -> bool {
    matches!(rule.found_by, FoundBy::Rule("quotation_first" | "clause_first")) && rule.source.is_some()
}

/// The words of one without those of the other, which lie in them.
fn without(all: &Pieces, some: &Pieces) -> Pieces {
    let mut left = Vec::new();
    for piece in all.spans() {
        let mut start = piece.start();
        for inner in some.spans().iter().filter(|s| piece.contains(**s)) {
            left.extend(Span::new(start, inner.start()));
            start = inner.end();
        }
        left.extend(Span::new(start, piece.end()));
    }
    Pieces::new(left)
}

/// Whether one of many pieces shares a byte with some words.
fn touches(many: &Pieces, words: &Pieces) -> bool {
    words.spans().iter().any(|span| {
        let at = many.spans().partition_point(|s| s.end() <= span.start());
        many.spans().get(at).is_some_and(|s| s.overlaps(*span))
    })
}

fn has_verb(marked: &Marked<'_>, words: &Pieces) -> bool {
    marked.tokens.of(words).any(|at| marked.classes[at].is_finite())
}

/// Whether a passage lies in quotation marks, with what may part it from the next.
fn is_quoted(marked: &Marked<'_>, passage: Span) -> bool {
    let tokens = marked.tokens.touching(passage);
    let next = marked.quotes.partition_point(|q| q.tokens.start < tokens.start);
    marked.quotes.get(next).is_some_and(|q| q.tokens.start == tokens.start && q.tokens.end >= tokens.end)
}
