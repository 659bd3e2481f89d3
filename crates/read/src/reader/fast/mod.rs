//! The fast reader: a convolutional network over rows of tables, for archives.
//!
//! It sees the words by tables instead of an encoder, and what the rules propose beside them; what it gives is what the
//! accurate one gives. A convolution sees only the words near it, so a text has no windows: it is read in stretches
//! that overlap by all that a token depends on, and comes out as if it were read at once.

mod kernels;
mod weights;
pub mod words;

use super::features::{self, Features};
use super::network::{Broken, LABELS, REACH, TAGS, Tag};
use super::{About, Apart, Confidences, Found, HINT, Sight, Steps, names};
use crate::line::Marked;
use crate::rules::Claim;
use crate::trace::Log;
use kernels::{INNER, WIDTH};
use rten_simd::{Isa, SimdOp};
use std::ops::Range;
use weights::{DISTANCES, Dense, Mix, OUTS, SMALL, Weights};
use words::{Proposal, Rows, Words};

/// Tokens of a stretch.
const STRETCH: usize = 2048;
/// A token that is less likely a cue than this is none: chosen by hand, not tuned.
const LEAST: f32 = 0.4;

/// The bytes of a trained network, as `lab` writes them.
#[derive(Clone, Copy, Debug)]
pub struct Files {
    /// Its name and version, as `found_by` shows it.
    pub name: &'static str,
    /// The words with a row of their own, one a line.
    pub words: &'static str,
    /// All numbers.
    pub weights: &'static [u8],
    /// How often a statement with this score was right: `score`, `share`.
    pub confidence: &'static str,
}

/// A trained network, ready to run.
pub struct Fast {
    /// Its name and version.
    pub name: &'static str,
    /// The words it knows.
    pub rows: Rows,
    /// How sure it may be.
    pub confidences: Confidences,
    weights: Weights,
    steps: Steps,
}

/// What the network makes of the tokens of a stretch.
pub struct Seen {
    /// Each token's vector, rounded.
    tokens: Vec<[i16; WIDTH]>,
    /// See [`OUTS`], in their own units.
    outs: Vec<i32>,
}

/// A cue with all that is said of the tokens around it.
struct Cue<'a> {
    /// Its place in the stretch.
    at: usize,
    /// The rule's statement with the same cue.
    proposal: Option<&'a Proposal>,
    /// The place of the stretch in the document.
    start: usize,
}

impl Fast {
    /// Loads a network.
    ///
    /// # Errors
    /// Where the files are not those of a network of this kind.
    pub fn load(files: &Files) -> Result<Fast, Broken> {
        let rows = Rows::new(files.words);
        let weights = Weights::load(files.weights, rows.count())?;
        Ok(Fast {
            name: files.name,
            steps: Steps(weights.steps),
            weights,
            confidences: Confidences::parse(files.confidence)?,
            rows,
        })
    }

    /// Reads a document of which rules found these statements.
    pub fn read(&self, marked: &Marked<'_>, rules: &[Claim], log: &mut Log) -> Sight {
        let features = features::plain(marked);
        let words = self.rows.of(marked, rules);
        let by_cue = by_cue(&words, features.spans.len());
        let apart = Apart::new(marked);
        let (mut found, mut tags) = (Vec::new(), Vec::with_capacity(features.spans.len()));
        for stretch in stretches(features.spans.len(), self.weights.reach() + REACH) {
            let seen = self.see(&features, &words, stretch.tokens.clone());
            let start = stretch.tokens.start;
            let owns = stretch.owns.start - start..stretch.owns.end - start;
            tags.extend_from_slice(&self.tags(&seen)[owns.clone()]);
            let sure: Vec<f32> = (0..seen.tokens.len()).map(|t| self.cue(&seen, t)).collect();
            let least = if log.is_on() { HINT } else { LEAST };
            for at in owns.filter(|t| is_cue(&sure, *t, least)) {
                let proposal = by_cue[start + at].map(|p| &words.claims[p]);
                let (first, mut scores) = self.around(&seen, &Cue { at, proposal, start });
                apart.bar(start + at, start + first, &mut scores);
                let chain = self.steps.chain(&scores);
                found.push(Found::new(sure[at], start + at, start + first, &chain, &scores));
            }
        }
        let about = About { marked, name: self.name, confidences: &self.confidences };
        let found = super::choose(about.sure(found, LEAST, log), &about, log);
        Sight { by: self.name, found, tags, ..Sight::default() }
    }

    fn see(&self, features: &Features, words: &Words, tokens: Range<usize>) -> Seen {
        let weights = &self.weights;
        let mut x: Vec<[f32; WIDTH]> = tokens.map(|t| self.row(features, words, t)).collect();
        let (mut rounded, mut taps, mut sums) = (Vec::new(), Vec::new(), Vec::new());
        for layer in &weights.layers {
            layer.norm.round(&x, &mut rounded);
            gather::<WIDTH, 3>(&rounded, layer.step, &mut taps);
            kernels::products::<{ 3 * WIDTH }>(&taps, &layer.conv.weights, &mut sums);
            kernels::add_larger(&mut x, &sums, &layer.conv.unit, &layer.conv.shift);
        }
        weights.norm.round(&x, &mut rounded);
        let mut outs = Vec::new();
        kernels::products::<WIDTH>(rounded.as_flattened(), &weights.token.weights, &mut outs);
        Seen { tokens: rounded, outs }
    }

    /// The rows of a token, added.
    fn row(&self, features: &Features, words: &Words, t: usize) -> [f32; WIDTH] {
        let mut x = [0.0; WIDTH];
        let [word, head, tail] = &self.weights.tables;
        word.add(words.word[t] as usize, &mut x);
        head.add(words.head[t].into(), &mut x);
        tail.add(words.tail[t].into(), &mut x);
        let small = [
            features.shape[t],
            features.quoted[t],
            features.opens[t],
            features.class[t],
            features.cue[t],
            words.listed[t],
            words.proposed[t],
        ];
        let mut first = 0;
        for (value, size) in small.into_iter().zip(SMALL) {
            self.weights.small.add(first + usize::from(value), &mut x);
            first += size;
        }
        x
    }

    /// How likely a token is part of a cue.
    fn cue(&self, seen: &Seen, t: usize) -> f32 {
        kernels::logistic(self.weights.token.value(0, seen.outs[t * OUTS]))
    }

    fn tags(&self, seen: &Seen) -> Vec<Tag> {
        let row = |t: usize| std::array::from_fn(|l| self.weights.token.value(1 + l, seen.outs[t * OUTS + 1 + l]));
        names::chain((0..seen.tokens.len()).map(row))
    }

    /// The scores of the labels of all tokens within [`REACH`] of a cue, and where those begin.
    fn around(&self, seen: &Seen, cue: &Cue<'_>) -> (usize, Vec<[f32; LABELS]>) {
        let (first, end) = (cue.at.saturating_sub(REACH), (cue.at + REACH + 1).min(seen.tokens.len()));
        let claimed = claimed(cue, first..end);
        (first, Around { weights: &self.weights, seen, at: cue.at, first, claimed }.dispatch())
    }
}

/// The tokens around a cue, from `first` on, with what a rule says of them.
struct Around<'a> {
    weights: &'a Weights,
    seen: &'a Seen,
    at: usize,
    first: usize,
    claimed: Vec<u8>,
}

impl SimdOp for Around<'_> {
    type Output = Vec<[f32; LABELS]>;

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) -> Vec<[f32; LABELS]> {
        let weights = self.weights;
        let mut sums = vec![0; 2 * INNER];
        kernels::fill::<WIDTH>(&self.seen.tokens[self.at], &weights.cue.weights, &mut sums);
        let of_cue: [f32; 2 * INNER] = std::array::from_fn(|o| weights.cue.value(o, sums[o]));
        let mut x = vec![[0.0; INNER]; self.claimed.len()];
        for (j, x) in x.iter_mut().enumerate() {
            let t = self.first + j;
            let brought = &self.seen.outs[t * OUTS + 1 + TAGS.len()..(t + 1) * OUTS];
            let far = t as isize - self.at as isize + DISTANCES as isize / 2;
            let distance = &weights.distance[far.clamp(0, DISTANCES as isize - 1) as usize];
            *x = beside(weights, &of_cue, brought, distance, &weights.claimed[usize::from(self.claimed[j])]);
        }
        for mix in &weights.mixes {
            apply(mix, &mut x);
        }
        let mut scores = vec![[0.0; LABELS]; x.len()];
        for (x, scores) in x.iter().zip(&mut scores) {
            for (l, score) in scores.iter_mut().enumerate() {
                *score = weights.label_shift[l] + kernels::dot_in_order(&weights.label[l], x);
            }
        }
        scores
    }
}

impl Dense {
    /// A sum in the unit of all.
    #[inline(always)]
    fn value(&self, o: usize, sum: i32) -> f32 {
        sum as f32 * self.unit[o] + self.shift[o]
    }
}

/// The likeliest of a run of tokens speaks for it, the first of equals.
fn is_cue(sure: &[f32], t: usize, least: f32) -> bool {
    let before = t.checked_sub(1).is_some_and(|b| sure[b] >= sure[t]);
    let after = sure.get(t + 1).is_some_and(|a| *a > sure[t]);
    sure[t] >= least && !before && !after
}

/// What a token is to a cue, before its neighbours are asked.
#[inline(always)]
fn beside(
    weights: &Weights,
    of_cue: &[f32; 2 * INNER],
    brought: &[i32],
    distance: &[f32; INNER],
    rule: &[f32; INNER],
) -> [f32; INNER] {
    let token = |i: usize| weights.token.value(1 + TAGS.len() + i, brought[i]);
    let x =
        std::array::from_fn(|i| of_cue[i] + token(i) + of_cue[INNER + i] * token(INNER + i) + distance[i] + rule[i]);
    weights.beside.row(&x).map(|x| if x > 0.0 { x } else { 0.0 })
}

/// Adds a convolution over the tokens around a cue.
#[inline(always)]
fn apply(mix: &Mix, x: &mut [[f32; INNER]]) {
    let rounded: Vec<[i16; INNER]> = x.iter().map(|x| x.map(|x| kernels::round(x * mix.scale))).collect();
    let (mut taps, mut sums) = (Vec::new(), vec![0; x.len() * INNER]);
    gather::<INNER, 5>(&rounded, mix.step, &mut taps);
    kernels::fill::<{ 5 * INNER }>(&taps, &mix.conv.weights, &mut sums);
    for (x, sums) in x.iter_mut().zip(sums.chunks_exact(INNER)) {
        for (i, x) in x.iter_mut().enumerate() {
            let more = mix.conv.value(i, sums[i]);
            *x += if more > 0.0 { more } else { 0.0 };
        }
    }
}

/// For each row the `TAPS` rows around it that stand `step` from each other, side by side; nothing beyond the ends.
fn gather<const N: usize, const TAPS: usize>(rows: &[[i16; N]], step: usize, out: &mut Vec<i16>) {
    out.clear();
    out.reserve(rows.len() * N * TAPS);
    for t in 0..rows.len() {
        for tap in 0..TAPS {
            let row = (t + tap * step).checked_sub(TAPS / 2 * step).and_then(|t| rows.get(t));
            out.extend_from_slice(row.unwrap_or(&[0; N]));
        }
    }
}

/// For each token the statement of a rule whose cue it is part of: the first of several.
fn by_cue(words: &Words, tokens: usize) -> Vec<Option<usize>> {
    let mut out = vec![None; tokens];
    for (i, claim) in words.claims.iter().enumerate() {
        for t in claim.cue.iter().cloned().flatten() {
            out[t].get_or_insert(i);
        }
    }
    out
}

/// What a rule says of the tokens of a range of the stretch.
fn claimed(cue: &Cue<'_>, range: Range<usize>) -> Vec<u8> {
    let Some(proposal) = cue.proposal else { return vec![0; range.len()] };
    let mut out = vec![1; range.len()];
    for (label, runs) in [(2, &proposal.source), (3, &proposal.cue), (4, &proposal.content)] {
        for run in runs {
            let place = |t: usize| t.saturating_sub(cue.start + range.start).min(range.len());
            out[place(run.start)..place(run.end)].fill(label);
        }
    }
    out
}

/// A stretch of tokens, and those of them that it speaks for.
struct Stretch {
    tokens: Range<usize>,
    owns: Range<usize>,
}

/// All tokens in stretches that see so many more on both sides.
fn stretches(tokens: usize, more: usize) -> impl Iterator<Item = Stretch> {
    (0..tokens).step_by(STRETCH).map(move |start| {
        let owns = start..(start + STRETCH).min(tokens);
        Stretch { tokens: start.saturating_sub(more)..(owns.end + more).min(tokens), owns }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_beyond_the_ends_is_nothing() {
        let mut out = Vec::new();
        gather::<1, 3>(&[[1], [2], [3]], 2, &mut out);
        assert_eq!(out, [0, 1, 3, 0, 2, 0, 1, 3, 0]);
    }

    #[test]
    fn each_token_is_owned_once() {
        for tokens in [0, 1, STRETCH, 3 * STRETCH + 5] {
            let owned: Vec<usize> = stretches(tokens, 100).flat_map(|s| s.owns).collect();
            assert_eq!(owned, (0..tokens).collect::<Vec<_>>());
        }
    }

    #[test]
    fn one_token_speaks_for_a_run() {
        let sure = [0.1, 0.9, 0.8, 0.2, 0.9, 0.9];
        let cues: Vec<usize> = (0..sure.len()).filter(|t| is_cue(&sure, *t, LEAST)).collect();
        assert_eq!(cues, [1, 4]);
    }
}
