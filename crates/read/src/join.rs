//! Statements of the network and of the rules into one list.
//!
//! The network finds the outermost statements and is surer of their words; the rules know what a cue does (denies, asks,
//! refuses) and to whom, and find what is said within what is said. So the network's words win where both read the same
//! cue, and the rules' statements stay where they lie inside a content of the network, or have no cue that the network
//! could read. Elsewhere they go: where the network finds nothing, they were right 15 times of 51 on the articles held
//! out of training.

use crate::attribution;
use crate::cues;
use crate::line::{self, Marked};
use crate::reader::{Found, Trained};
use crate::rules::{Claim, FoundBy};
use crate::tokens::Paragraph;
use document::{Act, Confidence, Pieces, Reality, Span};
use std::collections::HashMap;
use std::ops::Range;

/// What a reporting verb does, beyond the words.
struct Manner {
    act: Act,
    negated: bool,
    reality: Reality,
    addressee: Option<Pieces>,
}

/// The network's statements with the rules' that stand beside them.
pub fn with_network(marked: &Marked<'_>, rules: Vec<Claim>, found: &[Found], network: &Trained) -> Vec<Claim> {
    let manners = manners(marked, &rules);
    let mut claims: Vec<Claim> =
        found.iter().filter(|f| is_read(marked, f)).map(|f| claim(marked, f, &manners, network)).collect();
    let near = Near::new(&claims);
    let beside: Vec<Claim> = rules.into_iter().filter(|rule| near.lets(rule)).collect();
    claims.extend(beside);
    attribution::ordered(claims)
}

fn is_read(marked: &Marked<'_>, found: &Found) -> bool {
    let paragraphs = &marked.tokens.paragraphs;
    let at = paragraphs.partition_point(|p| p.tokens.end <= found.at);
    paragraphs.get(at).is_some_and(Paragraph::is_read)
}

fn claim(marked: &Marked<'_>, found: &Found, manners: &HashMap<usize, Manner>, network: &Trained) -> Claim {
    let words = |ranges: &[Range<usize>]| Pieces::new(ranges.iter().map(|r| marked.tokens.span(r)).collect());
    let (source, cue, content) = (words(&found.source), words(&found.cue), words(&found.content));
    let manner = found.cue.iter().cloned().flatten().find_map(|t| manners.get(&t));
    let addressee = manner.and_then(|m| m.addressee.clone());
    // "Passengers were told that …": a passive names whom it was said to, not who said it.
    let source = if addressee.as_ref().is_some_and(|a| a.overlaps(&source)) { Pieces::default() } else { source };
    let is_apart = |a: &Pieces| !a.overlaps(&source) && !a.overlaps(&cue) && !a.overlaps(&content);
    let confidence = Confidence::new(network.confidence(found.score)).unwrap_or_default();
    Claim {
        found_by: FoundBy::Model(network.name(), confidence),
        source: (!source.is_empty()).then_some(source.clone()),
        addressee: addressee.filter(is_apart),
        act: manner.map_or(Act::Say, |m| m.act),
        negated: manner.is_some_and(|m| m.negated),
        reality: manner.map_or(Reality::Actual, |m| m.reality),
        head: Some(found.at),
        evidence: Vec::new(),
        cue,
        content,
    }
}

/// By the token of the verb. A rule that made a statement of it knows more than the verb alone.
fn manners(marked: &Marked<'_>, rules: &[Claim]) -> HashMap<usize, Manner> {
    let mut out = HashMap::new();
    for line in line::lines(marked).iter().filter(|l| l.len() <= attribution::LONGEST) {
        for cue in cues::find(line) {
            let Some(head) = line.token_range(cue.head..cue.head + 1).map(|r| r.start) else { continue };
            let addressee = cue.complement.and_then(|c| c.addressee).map(|r| line.words(r));
            out.insert(head, Manner { act: cue.row.act, negated: cue.negated, reality: cue.reality, addressee });
        }
    }
    for rule in rules {
        let Some(head) = rule.head else { continue };
        let addressee = rule.addressee.clone();
        out.insert(head, Manner { act: rule.act, negated: rule.negated, reality: rule.reality, addressee });
    }
    out
}

/// The network's statements by where they start.
struct Near<'a> {
    claims: Vec<(&'a Claim, Pieces)>,
    longest: usize,
}

impl<'a> Near<'a> {
    fn new(claims: &'a [Claim]) -> Near<'a> {
        let mut claims: Vec<_> = claims.iter().map(|c| (c, c.words())).collect();
        claims.sort_by_key(|(_, words)| words.hull().map(|s| (s.start(), s.end())));
        let longest = claims.iter().filter_map(|(_, words)| words.hull()).map(|s| s.len()).max().unwrap_or(0);
        Near { claims, longest }
    }

    /// Those that may share words with a passage.
    fn around(&self, passage: Span) -> impl Iterator<Item = &(&'a Claim, Pieces)> {
        let start = |words: &Pieces| words.hull().map_or(0, Span::start);
        let first = self.claims.partition_point(|(_, w)| start(w) + self.longest < passage.start());
        self.claims[first..].iter().take_while(move |(_, w)| start(w) < passage.end())
    }

    /// Whether a rule's statement lies in what the network says was said, or has no cue and stands by itself: the network
    /// reads from cues.
    fn lets(&self, rule: &Claim) -> bool {
        let words = rule.words();
        let Some(hull) = words.hull() else { return false };
        let (mut is_read, mut is_inside, mut is_touched) = (false, false, false);
        for (n, all) in self.around(hull) {
            is_read |= n.cue.overlaps(&rule.cue);
            is_inside |= n.content.contains(&words) && n.content != words;
            is_touched |= all.overlaps(&words);
        }
        !is_read && is_inside || !is_touched && rule.cue.is_empty()
    }
}
