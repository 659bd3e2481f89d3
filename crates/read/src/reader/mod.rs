//! The trained reader: a small network that reads a text in windows and proposes statements.
//!
//! In: a marked document. Out: statements as tokens, the surest first chosen, each with the network's own probability
//! that its cue is one. [`features`] turns tokens into numbers, and training uses the same code through `lab`; a
//! statement is read from its cue: which tokens are cues, and for each, what the tokens around it are to it.

mod chain;
mod confidence;
pub mod fast;
pub mod features;
pub mod links;
mod names;
pub mod network;
pub mod pieces;
mod quoted;
mod windows;

use crate::line::Marked;
use crate::rules::Claim;
use crate::trace::{Log, Loss, Proposal};
use chain::Steps;
use confidence::Confidences;
use document::{Confidence, ParagraphKind, Pieces};
use fast::Fast;
use links::{Links, Pairs};
use network::{Network, Tag};
use std::collections::HashMap;
use std::ops::Range;

/// Word pieces that are read at once, and those that neighbouring windows share.
const MOST: usize = 256;
const OVERLAP: usize = 32;
/// A token that is less likely a cue than this is none.
const LEAST: f32 = 0.55;
/// Where it is asked why, those that are at least so likely are told of too.
const HINT: f32 = 0.15;
/// Cues whose surroundings are read at once.
const TOGETHER: usize = 32;

const SOURCE: u8 = 1;
const CUE: u8 = 2;
const CONTENT: u8 = 3;

/// A statement as runs of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How likely its cue is one, 0 to 1.
    pub score: f32,
    /// The token that it was read from.
    pub at: usize,
    /// Empty where nobody is named.
    pub source: Vec<Range<usize>>,
    /// The words that say so.
    pub cue: Vec<Range<usize>>,
    /// What is said.
    pub content: Vec<Range<usize>>,
}

impl Found {
    /// From the labels of the tokens from `first` on, and the scores that they were chosen by.
    fn new(score: f32, at: usize, first: usize, chain: &[u8], scores: &[[f32; network::LABELS]]) -> Found {
        let of = |role| runs((first..).zip(chain).filter(|(_, label)| **label == role).map(|(token, _)| token));
        let strength = |run: &Range<usize>| {
            let each = |t: usize| scores[t - first][SOURCE as usize] - scores[t - first][0];
            run.clone().map(each).sum::<f32>()
        };
        // One speaks; of several runs the network is surest of one.
        let source = of(SOURCE).into_iter().max_by(|a, b| strength(a).total_cmp(&strength(b)));
        Found { score, at, source: source.into_iter().collect(), cue: of(CUE), content: of(CONTENT) }
    }
}

impl Found {
    /// As it is noted where it is asked why.
    pub fn proposal(&self, marked: &Marked<'_>, name: &str, confidence: u8) -> Proposal {
        let words = |ranges: &[Range<usize>]| Pieces::new(ranges.iter().map(|r| marked.tokens.span(r)).collect());
        Proposal {
            by: format!("model:{name}"),
            confidence: Confidence::new(confidence).unwrap_or_default(),
            score: Some(self.score),
            source: Some(words(&self.source)).filter(|s| !s.is_empty()),
            cue: words(&self.cue),
            content: words(&self.content),
        }
    }
}

/// A trained reader of one of the two sizes.
pub enum Trained {
    /// Finds most.
    Accurate(Box<Network>),
    /// For archives.
    Fast(Box<Fast>),
}

impl Trained {
    /// Its name and version, as `found_by` shows it.
    pub fn name(&self) -> &'static str {
        match self {
            Trained::Accurate(network) => network.name,
            Trained::Fast(fast) => fast.name,
        }
    }

    /// How often statements with such a score were right, in hundredths.
    pub fn confidence(&self, score: f32) -> u8 {
        match self {
            Trained::Accurate(network) => network.confidences.of(score),
            Trained::Fast(fast) => fast.confidences.of(score),
        }
    }

    /// Reads a document of which rules found these statements.
    pub fn see(&self, marked: &Marked<'_>, rules: &[Claim], log: &mut Log) -> Sight {
        let mut sight = match self {
            Trained::Accurate(network) => see(marked, network, log),
            Trained::Fast(fast) => fast.read(marked, rules, log),
        };
        quoted::close(marked, &mut sight.found);
        sight
    }
}

/// What a network makes of a document, read once.
#[derive(Debug, Default)]
pub struct Sight {
    /// The name of the network.
    pub by: &'static str,
    /// The statements, in the order of their cues.
    pub found: Vec<Found>,
    /// What each token is of a name.
    pub tags: Vec<Tag>,
    /// Which names each pronoun may mean.
    pub links: Links,
}

/// Reads a document, window by window.
fn see(marked: &Marked<'_>, network: &Network, log: &mut Log) -> Sight {
    let features = features::of(marked, &network.pieces);
    let apart = Apart::new(marked);
    let tags = vec![Tag::None; marked.tokens.all.len()];
    let mut sight = Sight { by: network.name, tags, ..Sight::default() };
    let mut pairs = Pairs::new(marked);
    for window in windows::cut(&features, MOST, OVERLAP) {
        let Some(seen) = network.see(&features, window.tokens.clone()) else { continue };
        let start = window.tokens.start;
        let tags = network.names(&seen, &features.opens[window.tokens.clone()]);
        pairs.read(network, &seen, &window, &tags, &mut sight.links);
        for at in window.owns.clone() {
            sight.tags[at] = tags.get(at - start).copied().unwrap_or_default();
        }
        let own = window.owns.map(|t| t - start);
        let (cues, others): (Vec<usize>, Vec<usize>) = own.partition(|t| seen.cue[*t] >= LEAST);
        let hinted = others.into_iter().filter(|t| log.is_on() && seen.cue[*t] >= HINT).collect::<Vec<_>>();
        // What is under the bar is read apart: what is read together may change each other's last digits.
        for some in cues.chunks(TOGETHER).chain(hinted.chunks(TOGETHER)) {
            for (at, (first, mut scores)) in some.iter().zip(network.around(&seen, some).unwrap_or_default()) {
                apart.bar(start + at, start + first, &mut scores);
                let chain = network.steps.chain(&scores);
                sight.found.push(Found::new(seen.cue[*at], start + at, start + first, &chain, &scores));
            }
        }
    }
    let about = About { marked, name: network.name, confidences: &network.confidences };
    sight.found = choose(about.sure(sight.found, LEAST, log), &about, log);
    sight
}

/// What turns a network's statement into a proposal that can be told of.
struct About<'a> {
    marked: &'a Marked<'a>,
    name: &'static str,
    confidences: &'a Confidences,
}

impl About<'_> {
    fn proposal(&self, found: &Found) -> Proposal {
        found.proposal(self.marked, self.name, self.confidences.of(found.score))
    }

    /// Those that are sure enough; the others are noted.
    fn sure(&self, found: Vec<Found>, least: f32, log: &mut Log) -> Vec<Found> {
        let (sure, unsure): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|f| f.score >= least);
        for one in unsure.iter().filter(|f| !f.content.is_empty()) {
            log.lost(|| (self.proposal(one), Loss::Unsure(least)));
        }
        sure
    }
}

/// Which paragraph each token stands in, where that keeps it apart: a title, a date line or a subheading is no part of
/// what the text below it says.
struct Apart(Vec<Option<usize>>);

impl Apart {
    fn new(marked: &Marked<'_>) -> Apart {
        let mut apart = vec![None; marked.tokens.all.len()];
        for (i, paragraph) in marked.tokens.paragraphs.iter().enumerate() {
            if !paragraph.is.is_in_body() || paragraph.is == ParagraphKind::Subheading {
                apart[paragraph.tokens.clone()].fill(Some(i));
            }
        }
        Apart(apart)
    }

    /// Makes nothing of the tokens, from `first` on, that stand apart from the one at `cue`.
    fn bar(&self, cue: usize, first: usize, scores: &mut [[f32; network::LABELS]]) {
        let here = self.0.get(cue);
        for (there, scores) in self.0.iter().skip(first).zip(scores) {
            if Some(there) != here {
                *scores = network::NOTHING;
            }
        }
    }
}

/// Tokens in order as runs.
pub fn runs(tokens: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for token in tokens {
        match out.last_mut() {
            Some(last) if last.end == token => last.end += 1,
            _ => out.push(token..token + 1),
        }
    }
    out
}

/// The surest first; what was read from the cue of a surer one, or shares half of its content, is the same one again.
fn choose(mut found: Vec<Found>, about: &About<'_>, log: &mut Log) -> Vec<Found> {
    found.retain(|f| !f.content.is_empty());
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
    let size = |ranges: &[Range<usize>]| ranges.iter().map(Range::len).sum::<usize>();
    let mut chosen: Vec<Found> = Vec::new();
    let mut cues: HashMap<usize, usize> = HashMap::new();
    let mut contents: HashMap<usize, Vec<usize>> = HashMap::new();
    for one in found {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for other in one.content.iter().cloned().flatten().flat_map(|t| contents.get(&t).into_iter().flatten()) {
            *shared.entry(*other).or_default() += 1;
        }
        let mine = size(&one.content);
        let is_again = cues.contains_key(&one.at)
            || shared.iter().any(|(other, both)| 4 * both >= mine + size(&chosen[*other].content));
        if !is_again {
            let id = chosen.len();
            one.cue.iter().cloned().flatten().for_each(|t| {
                cues.insert(t, id);
            });
            one.content.iter().cloned().flatten().for_each(|t| contents.entry(t).or_default().push(id));
            chosen.push(one);
        } else {
            log.lost(|| (about.proposal(&one), Loss::Again));
        }
    }
    chosen.sort_by_key(|f| f.at);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(score: f32, at: usize, cue: Range<usize>, content: Range<usize>) -> Found {
        Found { score, at, source: Vec::new(), cue: vec![cue], content: vec![content] }
    }

    fn chosen(found: Vec<Found>) -> Vec<Found> {
        let document = crate::tests::document("Nobody speaks here.");
        let marked = crate::mark(&document);
        let confidences = Confidences::parse("score\tshare\n0.5\t0.8").unwrap();
        choose(found, &About { marked: &marked, name: "test 1", confidences: &confidences }, &mut Log::off())
    }

    #[test]
    fn a_statement_read_from_two_words_of_its_cue_is_one() {
        let chosen = chosen(vec![found(0.6, 1, 1..3, 3..9), found(0.9, 2, 1..3, 3..8)]);
        assert_eq!(chosen, [found(0.9, 2, 1..3, 3..8)]);
    }

    #[test]
    fn two_statements_may_share_a_few_words() {
        assert_eq!(chosen(vec![found(0.6, 1, 1..2, 2..9), found(0.9, 12, 12..13, 8..12)]).len(), 2);
    }

    #[test]
    fn a_cue_without_content_is_no_statement() {
        assert_eq!(chosen(vec![Found { content: Vec::new(), ..found(0.9, 2, 2..3, 3..4) }]), []);
    }

    #[test]
    fn what_opens_a_quotation_goes_on_to_its_end() {
        let document = crate::tests::document("“We waited. Nobody came. We left,” she said. “No.”");
        let marked = crate::mark(&document);
        let mut all = [found(0.9, 12, 12..13, 0..4), found(0.9, 12, 12..13, 14..16)];
        quoted::close(&marked, &mut all);
        assert_eq!(all.map(|f| f.content[0].clone()), [0..11, 14..18]);
    }

    #[test]
    fn runs_of_a_label_are_pieces() {
        let found = Found::new(0.9, 14, 10, &[3, 3, 0, 3, 2], &[network::NOTHING; 5]);
        assert_eq!(found.content, [10..12, 13..14]);
    }
}
