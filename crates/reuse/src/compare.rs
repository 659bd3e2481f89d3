//! Two texts side by side: how much they share, and the passages.
//!
//! Runs of words that stand in both are found by their first four words and made as long as they are; runs that follow one another
//! in both, with a few other words between, make a passage. A passage that stands elsewhere in the second text is one too.

use crate::Words;
use crate::fingerprint::{RUN, mix};
use document::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// So many words are in the pieces by which the share of two texts is counted.
pub const GRAM: usize = 5;

/// So many other words may stand between two runs of one passage, on either side.
const GAP: usize = 10;
/// A passage has so many words of both texts at least.
const LEAST: usize = 8;
/// So many places of one run of four words are looked at: a text that repeats itself more has no passages there.
const MOST_PLACES: usize = 16;
/// So many runs before one are looked at for the one that it continues.
const LOOK_BACK: usize = 48;
/// So many runs of two texts are looked at; two long texts that have more are alike from end to end.
const MOST_RUNS: usize = 20_000;

/// What two texts share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Different runs of [`GRAM`] words that stand in both.
    pub grams: usize,
    /// Different runs of [`GRAM`] words of the text that has fewer.
    pub of: usize,
    /// Passages, in the order of the first text.
    pub passages: Vec<Passage>,
}

impl Shared {
    /// The share of the shorter text that stands in the other, 0 to 1 (Broder's containment).
    pub fn share(&self) -> f64 {
        if self.of == 0 { 0.0 } else { self.grams as f64 / self.of as f64 }
    }
}

/// A passage of two texts: the same words but for small edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Its place in the first text, in bytes.
    pub first: Span,
    /// Its place in the second.
    pub second: Span,
    /// How many words are the same.
    pub words: usize,
}

/// Compares two texts.
pub fn compare(first: &Words, second: &Words) -> Shared {
    let (a, b) = (grams(first), grams(second));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    Shared {
        grams: short.iter().filter(|gram| long.contains(gram)).count(),
        of: short.len(),
        passages: passages(first, second),
    }
}

fn grams(words: &Words) -> FxHashSet<u64> {
    words.numbers.windows(GRAM).map(mix).collect()
}

/// The same words in a row.
#[derive(Clone, Copy, Debug)]
struct Run {
    a: usize,
    b: usize,
    len: usize,
}

impl Run {
    /// What is left of a run behind another one that it overlaps.
    fn behind(self, other: Run) -> Option<Run> {
        let over = (other.a + other.len).saturating_sub(self.a).max((other.b + other.len).saturating_sub(self.b));
        let left = Run { a: self.a + over, b: self.b + over, len: self.len.saturating_sub(over) };
        (left.len > 0 && self.a > other.a && self.b > other.b).then_some(left)
    }
}

/// Every run of four or more words that stand in both, each as long as it is.
fn runs(first: &Words, second: &Words) -> Vec<Run> {
    let (x, y) = (&first.numbers, &second.numbers);
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, window) in y.windows(RUN).enumerate() {
        let places = places.entry(mix(window)).or_default();
        if places.len() < MOST_PLACES {
            places.push(at);
        }
    }
    let mut runs = Vec::new();
    for (a, window) in x.windows(RUN).enumerate() {
        for &b in places.get(&mix(window)).into_iter().flatten() {
            let is_start = a == 0 || b == 0 || x[a - 1] != y[b - 1];
            if is_start && runs.len() < MOST_RUNS {
                let len = x[a..].iter().zip(&y[b..]).take_while(|(one, other)| one == other).count();
                runs.push(Run { a, b, len });
            }
        }
    }
    runs
}

/// Runs that follow one another in both texts, joined, the longest passages first; no word of the first text is in two.
fn passages(first: &Words, second: &Words) -> Vec<Passage> {
    let runs = runs(first, second);
    // Of each run: the words up to it in its passage, less the other words between, and the run before.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(runs.len());
    for (i, run) in runs.iter().enumerate() {
        let mut here = (run.len, None);
        for j in i.saturating_sub(LOOK_BACK)..i {
            let before = runs[j];
            let Some(left) = run.behind(before) else { continue };
            let gaps = (left.a - before.a - before.len, left.b - before.b - before.len);
            if gaps.0 <= GAP && gaps.1 <= GAP {
                let score = (best[j].0 + left.len).saturating_sub(gaps.0.max(gaps.1) / 2);
                if score > here.0 {
                    here = (score, Some(j));
                }
            }
        }
        best.push(here);
    }
    let mut ends: Vec<usize> = (0..runs.len()).filter(|i| best[*i].0 >= LEAST).collect();
    ends.sort_by_key(|i| (Reverse(best[*i].0), *i));
    let mut used = vec![false; first.len()];
    let mut found = Vec::new();
    for end in ends {
        let chain = chain(&runs, &best, end);
        let range = (chain[0].a, chain.last().map_or(0, |run| run.a + run.len));
        let words = chain.iter().map(|run| run.len).sum();
        if words < LEAST || used[range.0..range.1].iter().any(|used| *used) {
            continue;
        }
        used[range.0..range.1].fill(true);
        let other = (chain[0].b, chain.last().map_or(0, |run| run.b + run.len));
        let spans = first.span(range.0..range.1).zip(second.span(other.0..other.1));
        found.extend(spans.map(|(first, second)| Passage { first, second, words }));
    }
    found.sort_unstable();
    found
}

/// The runs of a passage that ends with run `end`, without what two of them share.
fn chain(runs: &[Run], best: &[(usize, Option<usize>)], end: usize) -> Vec<Run> {
    let mut places = vec![end];
    while let Some(before) = best[places[places.len() - 1]].1 {
        places.push(before);
    }
    let mut chain: Vec<Run> = Vec::new();
    for i in places.into_iter().rev() {
        let run = chain.last().map_or(Some(runs[i]), |before| runs[i].behind(*before));
        chain.extend(run);
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The passages of two texts, as their words.
    fn both<'a>(a: &'a str, b: &'a str) -> Vec<(&'a str, &'a str)> {
        let shared = compare(&Words::of(a), &Words::of(b));
        shared.passages.iter().map(|p| (p.first.of(a), p.second.of(b))).collect()
    }

    const LONG: &str = "The council closed the dam on Monday after three engineers found cracks in the northern wall. \
                        The river has risen by two metres since the spring, and the town fears for its harbour.";

    #[test]
    fn a_text_shares_all_of_itself() {
        let shared = compare(&Words::of(LONG), &Words::of(LONG));
        assert_eq!((shared.grams, shared.of), (29, 29));
        assert_eq!(shared.passages.len(), 1);
        assert_eq!(shared.passages[0].words, 33);
    }

    #[test]
    fn a_passage_stands_in_another_text() {
        let other = "Nothing is as it was. Officials say three engineers found cracks in the northern wall. They left.";
        assert_eq!(
            both(LONG, other),
            [(
                "three engineers found cracks in the northern wall",
                "three engineers found cracks in the northern wall"
            )]
        );
    }

    #[test]
    fn small_edits_do_not_part_a_passage() {
        let other =
            "The council shut the dam on Monday after three engineers had found deep cracks in the northern wall.";
        let found = both(LONG, other);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, "the dam on Monday after three engineers had found deep cracks in the northern wall");
    }

    #[test]
    fn passages_in_another_order_are_two() {
        let other = "The river has risen by two metres since the spring, and the town fears for its harbour. Nobody \
                     expected it at all, said Bell, who has lived there for years and years. The council closed the dam on \
                     Monday after three engineers found cracks.";
        assert_eq!(both(LONG, other).len(), 2);
    }

    #[test]
    fn a_stock_phrase_is_no_passage() {
        assert_eq!(both(LONG, "It was closed on Monday after three men were found."), []);
    }

    #[test]
    fn no_words_share_nothing() {
        let shared = compare(&Words::of(""), &Words::of(LONG));
        assert_eq!(shared.share(), 0.0);
        assert!(shared.passages.is_empty());
    }
}
