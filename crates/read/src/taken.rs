//! Words that are spoken for, before a network is asked: "BELL: “We never saw the report.”"
//!
//! A label or a signature says who speaks without any word for it. The network reads from such words, so the rules'
//! statements stand, and its own give way.

use crate::line::Marked;
use crate::reader::Found;
use crate::rules::{Claim, FoundBy, label, signature, turn};
use std::ops::Range;

/// The words of statements that are sure, by token.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Use {
    #[default]
    Free,
    /// Source or cue.
    Says,
    /// Content.
    Said,
}

/// What each token is to them.
pub struct Taken(Vec<Use>);

impl Taken {
    /// Whether a rule reads what the network cannot: who speaks without any word for it.
    pub fn is_sure(rule: &Claim) -> bool {
        matches!(rule.found_by, FoundBy::Rule(label::NAME | signature::NAME | turn::NAME))
    }

    /// Of the statements that are sure.
    pub fn new(marked: &Marked<'_>, sure: &[Claim]) -> Taken {
        let mut uses = vec![Use::default(); marked.tokens.all.len()];
        for claim in sure {
            for (words, is) in [(claim.words(), Use::Says), (claim.content.clone(), Use::Said)] {
                words.spans().iter().for_each(|s| uses[marked.tokens.touching(*s)].fill(is));
            }
        }
        Taken(uses)
    }

    /// A statement of the network: as it is where it lies in what is said, without its words that others have elsewhere,
    /// gone where others have its cue or all of its content.
    pub fn beside(&self, found: &Found) -> Option<Found> {
        let all = [&found.source, &found.cue, &found.content].into_iter().flatten().cloned().flatten();
        let is = |token: usize| self.0.get(token).copied().unwrap_or_default();
        if all.clone().all(|t| is(t) == Use::Said) || all.clone().all(|t| is(t) == Use::Free) {
            return Some(found.clone());
        }
        if found.cue.iter().cloned().flatten().any(|t| is(t) != Use::Free) {
            return None;
        }
        let free = |ranges: &[Range<usize>]| runs(ranges.iter().cloned().flatten().filter(|t| is(*t) == Use::Free));
        let found = Found { source: free(&found.source), content: free(&found.content), ..found.clone() };
        (!found.content.is_empty()).then_some(found)
    }
}

fn runs(tokens: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for token in tokens {
        match out.last_mut() {
            Some(last) if last.end == token => last.end += 1,
            _ => out.push(token..token + 1),
        }
    }
    out
}
