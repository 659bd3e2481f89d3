//! Which names a pronoun may mean, as the network weighs them.

use super::network::{Network, Seen, Tag};
use super::windows::Window;
use crate::classes::Class;
use crate::line::Marked;

/// Tokens before and after a pronoun whose names are asked for.
const BEFORE: usize = 160;
const AFTER: usize = 40;
/// Names of a pronoun that are asked for on either side, the nearest first, and those that are kept, the best first.
const MOST: usize = 40;
const KEPT: usize = 16;
/// So many tokens before its end, a window still speaks for a pronoun: what comes before tells more than what follows.
const ROOM: usize = 12;

/// The names that each pronoun may mean, each by its last token, with what speaks for it: below 0, rather not.
#[derive(Clone, Debug, Default)]
pub struct Links {
    pronouns: Vec<(usize, Vec<(usize, f32)>)>,
}

impl Links {
    /// The names of the pronoun at a token in the order of the text; `None` where the network weighed none.
    pub fn of(&self, pronoun: usize) -> Option<&[(usize, f32)]> {
        let at = self.pronouns.binary_search_by_key(&pronoun, |(p, _)| *p).ok()?;
        Some(&self.pronouns[at].1)
    }

    /// Of pronouns in the order of the text.
    #[cfg(test)]
    pub fn new(pronouns: Vec<(usize, Vec<(usize, f32)>)>) -> Links {
        Links { pronouns }
    }
}

/// Goes through the windows and weighs each pronoun once.
pub struct Pairs<'a> {
    marked: &'a Marked<'a>,
    /// Pronouns before this token are weighed.
    next: usize,
}

impl<'a> Pairs<'a> {
    /// Nothing is weighed yet.
    pub fn new(marked: &'a Marked<'a>) -> Pairs<'a> {
        Pairs { marked, next: 0 }
    }

    /// Weighs the pronouns that a window speaks for.
    pub fn read(&mut self, network: &Network, seen: &Seen, window: &Window, tags: &[Tag], links: &mut Links) {
        let tokens = &window.tokens;
        let last = tokens.end == self.marked.tokens.all.len();
        let end = if last { tokens.end } else { window.owns.end.max(tokens.end.saturating_sub(ROOM)) };
        let start = tokens.start;
        let names: Vec<usize> = tokens.clone().filter(|t| self.ends_name(*t, start, tags)).collect();
        let (mut pairs, mut owners) = (Vec::new(), Vec::new());
        for pronoun in (self.next.max(start)..end).filter(|t| self.is_weighed(*t)) {
            let here = names.partition_point(|n| *n < pronoun);
            let before = names[..here].iter().rev().take(MOST).filter(|n| **n + BEFORE >= pronoun);
            let after = names[here..].iter().take(MOST).filter(|n| **n > pronoun && **n <= pronoun + AFTER);
            pairs.extend(before.chain(after).map(|n| (pronoun - start, n - start)));
            owners.push((pronoun, pairs.len()));
        }
        self.next = self.next.max(end);
        if pairs.is_empty() {
            return;
        }
        let Some(scores) = network.links(seen, &pairs) else { return };
        let mut first = 0;
        for (pronoun, end) in owners {
            let weighed = pairs[first..end].iter().zip(&scores[first..end]).map(|((_, n), s)| (start + n, *s));
            links.pronouns.push((pronoun, best(weighed.collect())));
            first = end;
        }
    }

    /// The network learned to weigh the pronouns of one person alone.
    fn is_weighed(&self, at: usize) -> bool {
        matches!(
            self.marked.tokens.all[at].lower.as_str(),
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself"
        )
    }

    /// The last token of what the network or the word classes hold for a name.
    fn ends_name(&self, at: usize, start: usize, tags: &[Tag]) -> bool {
        let tag = |t: usize| t.checked_sub(start).and_then(|t| tags.get(t)).copied().unwrap_or_default();
        let goes_on = tag(at + 1) != Tag::None;
        tag(at) != Tag::None && !goes_on || tag(at) == Tag::None && self.marked.classes[at] == Class::Name
    }
}

/// The best few, in the order of the text.
fn best(mut names: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    names.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    names.truncate(KEPT);
    names.sort_by_key(|(at, _)| *at);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_names_are_kept_in_the_order_of_the_text() {
        let names: Vec<(usize, f32)> = (0..40).map(|t| (t, (t % 7) as f32)).collect();
        let kept = best(names);
        assert_eq!(kept.len(), KEPT);
        assert!(kept.is_sorted_by_key(|(at, _)| *at));
        assert!(kept.iter().all(|(_, score)| *score >= 4.0));
    }

    #[test]
    fn a_pronoun_that_was_not_weighed_has_no_names() {
        let links = Links::new(vec![(4, vec![(1, 0.5)]), (9, Vec::new())]);
        assert_eq!(links.of(4), Some(&[(1, 0.5)][..]));
        assert_eq!(links.of(9), Some(&[][..]));
        assert_eq!(links.of(5), None);
    }
}
