//! The fast reader: a convolutional network over rows of tables, for archives.
//!
//! It sees the words by tables instead of an encoder, and what the rules propose beside them; what it gives is what the
//! accurate one gives. A convolution sees only the words near it, so a text has no windows: it is read in stretches
//! that overlap by all that a token depends on, and comes out as if it were read at once.

mod kernels;
#[allow(unsafe_code)]
mod sets;
mod weights;
pub mod words;

use super::features::{self, Features};
use super::network::{Broken, LABELS, REACH, TAGS, Tag};
use super::{About, Apart, Confidences, Found, HINT, Sight, Steps, names};
use crate::line::Marked;
use crate::rules::Claim;
use crate::trace::Log;
use kernels::{Activations, INNER, WIDTH};
use sets::{Dots, Set, Work};
use std::ops::Range;
use weights::{DISTANCES, Dense, Layer, Mix, OUTS, SMALL, Weights};
use words::{Proposal, Rows, Words};

/// Tokens of a stretch.
const STRETCH: usize = 2048;
/// Tokens of it whose products are taken together.
const TOGETHER: usize = 32;
/// [`OUTS`] with those that only fill their last block.
const EACH: usize = kernels::padded(OUTS);
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
    set: Set,
}

/// What the network makes of the tokens of a stretch.
pub struct Seen {
    /// Each token's vector, rounded.
    tokens: Activations<WIDTH>,
    /// See [`OUTS`], in their own units.
    outs: Vec<[i32; EACH]>,
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
        Fast::load_for(files, Set::best())
    }

    /// Loads it for one of the machine's instruction sets.
    fn load_for(files: &Files, set: Set) -> Result<Fast, Broken> {
        let rows = Rows::new(files.words);
        let weights = Weights::load(files.weights, rows.count(), set)?;
        Ok(Fast {
            name: files.name,
            steps: Steps(weights.steps),
            weights,
            confidences: Confidences::parse(files.confidence)?,
            rows,
            set,
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
            tags.extend_from_slice(&self.tags(&seen, &features.opens[stretch.tokens.clone()])[owns.clone()]);
            let sure: Vec<f32> = (0..seen.outs.len()).map(|t| self.cue(&seen, t)).collect();
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
        self.set.run(See { fast: self, features, words, tokens })
    }

    /// The rows of a token, added.
    #[inline(always)]
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
        kernels::logistic(self.weights.token.value(0, seen.outs[t][0]))
    }

    fn tags(&self, seen: &Seen, opens: &[u8]) -> Vec<Tag> {
        let row = |t: usize| std::array::from_fn(|l| self.weights.token.value(1 + l, seen.outs[t][1 + l]));
        names::chain((0..seen.outs.len()).map(|t| (row(t), opens[t] == features::PARAGRAPH)))
    }

    /// The scores of the labels of all tokens within [`REACH`] of a cue, and where those begin.
    fn around(&self, seen: &Seen, cue: &Cue<'_>) -> (usize, Vec<[f32; LABELS]>) {
        let (first, end) = (cue.at.saturating_sub(REACH), (cue.at + REACH + 1).min(seen.outs.len()));
        let claimed = claimed(cue, first..end);
        (first, self.set.run(Around { weights: &self.weights, seen, at: cue.at, first, claimed }))
    }
}

/// The tokens of a stretch, to be seen.
struct See<'a> {
    fast: &'a Fast,
    features: &'a Features,
    words: &'a Words,
    tokens: Range<usize>,
}

impl Work for See<'_> {
    type Out = Seen;

    #[inline(always)]
    fn on<D: Dots>(self, dots: D) -> Seen {
        let weights = &self.fast.weights;
        let mut x = Vec::with_capacity(self.tokens.len());
        for t in self.tokens {
            x.push(self.fast.row(self.features, self.words, t));
        }
        let mut tokens = Activations::default();
        for layer in &weights.layers {
            layer.norm.round(&x, layer.step, &mut tokens);
            convolve(layer, dots, &tokens, &mut x);
        }
        weights.norm.round(&x, 0, &mut tokens);
        let mut outs = vec![[0; EACH]; x.len()];
        tokens.products::<D, 1>(dots, &weights.token.weights, 0, 0, outs.as_flattened_mut());
        Seen { tokens, outs }
    }
}

/// Adds a convolution over the tokens of a stretch.
#[inline(always)]
fn convolve<D: Dots>(layer: &Layer, dots: D, tokens: &Activations<WIDTH>, x: &mut [[f32; WIDTH]]) {
    let mut sums = [0; TOGETHER * 2 * WIDTH];
    for (i, x) in x.chunks_mut(TOGETHER).enumerate() {
        let sums = &mut sums[..x.len() * 2 * WIDTH];
        tokens.products::<D, 3>(dots, &layer.conv.weights, layer.step, i * TOGETHER, sums);
        for (x, sums) in x.iter_mut().zip(sums.as_chunks().0) {
            kernels::add_larger(x, sums, &layer.conv.unit, &layer.conv.shift);
        }
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

impl Work for Around<'_> {
    type Out = Vec<[f32; LABELS]>;

    #[inline(always)]
    fn on<D: Dots>(self, dots: D) -> Vec<[f32; LABELS]> {
        let weights = self.weights;
        let mut sums = [0; 2 * INNER];
        self.seen.tokens.products::<D, 1>(dots, &weights.cue.weights, 0, self.at, &mut sums);
        let mut of_cue = [0.0; 2 * INNER];
        for i in 0..2 * INNER {
            of_cue[i] = weights.cue.value(i, sums[i]);
        }
        let mut x = vec![[0.0; INNER]; self.claimed.len()];
        for (j, x) in x.iter_mut().enumerate() {
            let t = self.first + j;
            let far = t as isize - self.at as isize + DISTANCES as isize / 2;
            let distance = &weights.distance[far.clamp(0, DISTANCES as isize - 1) as usize];
            *x = beside(weights, &of_cue, &self.seen.outs[t], distance, &weights.claimed[usize::from(self.claimed[j])]);
        }
        let (mut tokens, mut sums) = (Activations::default(), vec![0; x.len() * INNER]);
        for mix in &weights.mixes {
            apply(mix, dots, &mut tokens, &mut sums, &mut x);
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

impl<const OUTS: usize> Dense<OUTS> {
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
    seen: &[i32; EACH],
    distance: &[f32; INNER],
    rule: &[f32; INNER],
) -> [f32; INNER] {
    const FIRST: usize = 1 + TAGS.len();
    let mut brought = [0.0; 2 * INNER];
    for i in 0..2 * INNER {
        brought[i] = weights.token.value(FIRST + i, seen[FIRST + i]);
    }
    let mut x = [0.0; INNER];
    for i in 0..INNER {
        x[i] = of_cue[i] + brought[i] + of_cue[INNER + i] * brought[INNER + i] + distance[i] + rule[i];
    }
    let mut x = weights.beside.row(&x);
    for x in &mut x {
        *x = if *x > 0.0 { *x } else { 0.0 };
    }
    x
}

/// Adds a convolution over the tokens around a cue.
#[inline(always)]
fn apply<D: Dots>(mix: &Mix, dots: D, tokens: &mut Activations<INNER>, sums: &mut [i32], x: &mut [[f32; INNER]]) {
    tokens.clear(x.len(), 2 * mix.step);
    for (x, out) in x.iter().zip(tokens.inner()) {
        for i in 0..INNER {
            out[i] = kernels::round(x[i] * mix.scale);
        }
    }
    tokens.products::<D, 5>(dots, &mix.conv.weights, mix.step, 0, sums);
    for (x, sums) in x.iter_mut().zip(sums.as_chunks::<INNER>().0) {
        for i in 0..INNER {
            let more = mix.conv.value(i, sums[i]);
            x[i] += if more > 0.0 { more } else { 0.0 };
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

    /// The network that is shipped.
    const FILES: Files = Files {
        name: "fast",
        words: include_str!("../../../../models/fast/words.txt"),
        weights: include_bytes!("../../../../models/fast/weights.bin"),
        confidence: include_str!("../../../../models/fast/confidence.tsv"),
    };

    #[test]
    fn every_instruction_set_reads_alike_to_the_last_bit() {
        let text = "“Nobody wants the bridge,” said Ana Bell, who had told aides that it was unsafe.\n\
                    The council denied on Monday that it knew, according to two people briefed on the call.\n";
        let document = crate::tests::document(&text.repeat(3));
        let marked = crate::mark(&document);
        let rules = crate::proposed(&marked).claims;
        let read = |set: Set| {
            let fast = Fast::load_for(&FILES, set).unwrap();
            let features = features::plain(&marked);
            let seen = fast.see(&features, &fast.rows.of(&marked, &rules), 0..features.spans.len());
            let sight = fast.read(&marked, &rules, &mut Log::off());
            let scores: Vec<u32> = sight.found.iter().map(|f| f.score.to_bits()).collect();
            (seen.outs, sight.found, sight.tags, scores)
        };
        let sets: Vec<Set> = Set::all().collect();
        let best = read(sets[0]);
        assert_eq!(best.1.len(), 6);
        for set in &sets[1..] {
            assert!(read(*set) == best, "{set:?} differs from {:?}", sets[0]);
        }
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
