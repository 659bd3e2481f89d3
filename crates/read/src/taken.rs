//! Words that are spoken for, before a network is asked: "BELL: “We never saw the report.”"
//!
//! A label or a signature says who speaks without any word for it. The network reads from such words, so the rules'
//! statements stand, and its own give way.

use crate::line::Marked;
use crate::reader::{Found, runs};
use crate::rules::{Claim, FoundBy, label, signature, turn};
use std::borrow::Cow;
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
                marked.tokens.of(&words).for_each(|token| uses[token] = is);
            }
        }
        Taken(uses)
    }

    /// A statement of the network: as it is where it lies in what is said, without its words that others have elsewhere,
    /// gone where others have its cue or all of its content.
    pub fn beside<'a>(&self, found: &'a Found) -> Option<Cow<'a, Found>> {
        let all = [&found.source, &found.cue, &found.content].into_iter().flatten().cloned().flatten();
        let is = |token: usize| self.0.get(token).copied().unwrap_or_default();
        if all.clone().all(|t| is(t) == Use::Said) || all.clone().all(|t| is(t) == Use::Free) {
            return Some(Cow::Borrowed(found));
        }
        if found.cue.iter().cloned().flatten().any(|t| is(t) != Use::Free) {
            return None;
        }
        let free = |ranges: &[Range<usize>]| runs(ranges.iter().cloned().flatten().filter(|t| is(*t) == Use::Free));
        let found = Found { source: free(&found.source), content: free(&found.content), ..found.clone() };
        (!found.content.is_empty()).then_some(Cow::Owned(found))
    }
}
