//! Statements of the network and of the rules into one list.
//!
//! The network finds the outermost statements and is surer of their words; the rules know what a cue does (denies, asks,
//! refuses) and to whom, and find what is said within what is said. So the network's words win where both read the same
//! cue, and the rules' statements stay where they lie inside a content of the network, or have no cue that the network
//! could read. Elsewhere they go: where the network finds nothing, they were right 15 times of 51 on the articles held
//! out of training.

use crate::attribution;
use crate::line::Marked;
use crate::mend::{self, Verbs};
use crate::reader::{Found, Trained};
use crate::rules::{Claim, FoundBy, unanswered};
use crate::taken::Taken;
use crate::tokens::Paragraph;
use crate::trace::{Log, Loss};
use crate::whole;
use document::{Act, Confidence, Pieces, Reality, Span};
use std::ops::Range;

/// The network's statements with the rules' that stand beside them.
pub fn with_network(
    marked: &Marked<'_>,
    rules: Vec<Claim>,
    found: &[Found],
    network: &Trained,
    log: &mut Log,
) -> Vec<Claim> {
    let verbs = Verbs::new(marked, &rules);
    let (mut sure, rules): (Vec<Claim>, Vec<Claim>) = rules.into_iter().partition(Taken::is_sure);
    let taken = Taken::new(marked, &sure);
    let mut claims = Vec::with_capacity(found.len());
    for one in found.iter().filter(|f| is_read(marked, f)) {
        let proposal = || one.proposal(marked, network.name(), network.confidence(one.score));
        let Some(free) = taken.beside(one) else {
            log.lost(|| (proposal(), Loss::Surer("a rule that knows who speaks".to_owned())));
            continue;
        };
        match mend::mend(marked, &verbs, claim(marked, &free, network)).filter(|c| !whole::names_only(marked, c)) {
            Some(claim) => {
                log.won(proposal);
                claims.push(claim);
            }
            None => log.lost(|| (proposal(), Loss::NothingSaid)),
        }
    }
    whole::make(marked, &mut claims, &rules);
    let mut claims = once(claims, log);
    claims.append(&mut sure);
    let near = Near::new(&claims);
    let mut beside = Vec::new();
    for rule in rules {
        match near.loss(&rule) {
            None => beside.push(rule),
            Some(loss) => log.lost(|| (rule.proposal(), loss)),
        }
    }
    claims.extend(beside);
    attribution::ordered(claims, log)
}

fn is_read(marked: &Marked<'_>, found: &Found) -> bool {
    marked.tokens.paragraphs.get(marked.tokens.paragraph_of(found.at)).is_some_and(Paragraph::is_read)
}

fn claim(marked: &Marked<'_>, found: &Found, network: &Trained) -> Claim {
    let words = |ranges: &[Range<usize>]| Pieces::new(ranges.iter().map(|r| marked.tokens.span(r)).collect());
    let confidence = Confidence::new(network.confidence(found.score)).unwrap_or_default();
    Claim {
        found_by: FoundBy::Model(network.name(), confidence),
        source: Some(words(&found.source)).filter(|s| !s.is_empty()),
        cue: words(&found.cue),
        content: words(&found.content),
        addressee: None,
        act: Act::Say,
        negated: false,
        reality: Reality::Actual,
        charge: None,
        head: Some(found.at),
        evidence: Vec::new(),
    }
}

/// What was mended into the same again: of two with one cue and a common content the surer stays.
fn once(mut claims: Vec<Claim>, log: &mut Log) -> Vec<Claim> {
    claims.sort_by_key(|c| c.cue.hull().map(|s| (s.start(), s.end())));
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let same = |k: &&mut Claim| k.cue.overlaps(&claim.cue) && k.content.overlaps(&claim.content);
        let Some(other) = kept.last_mut().filter(same) else {
            kept.push(claim);
            continue;
        };
        let is_surer = claim.found_by.confidence() > other.found_by.confidence();
        let less = if is_surer { std::mem::replace(other, claim) } else { claim };
        log.lost(|| (less.proposal(), Loss::Again));
    }
    kept
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

    /// Why a rule's statement does not stand. It does where it lies in what the network says was said, or stands by
    /// itself and has no cue that the network could read: none at all, or one that tells that nobody answered.
    fn loss(&self, rule: &Claim) -> Option<Loss> {
        let words = rule.words();
        let Some(hull) = words.hull() else { return Some(Loss::Broken) };
        let (mut is_read, mut is_inside, mut is_touched) = (false, false, false);
        for (n, all) in self.around(hull) {
            is_read |= n.cue.overlaps(&rule.cue);
            is_inside |= n.content.contains(&words) && n.content != words;
            is_touched |= all.overlaps(&words);
        }
        let unread = rule.cue.is_empty() || rule.found_by == FoundBy::Rule(unanswered::NAME);
        match (is_read, is_inside) {
            (false, true) => None,
            _ if !is_touched && unread => None,
            (true, _) => Some(Loss::Overruled),
            _ => Some(Loss::Alone),
        }
    }
}
