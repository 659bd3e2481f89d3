//! Claims into statements: rules propose, [`choose`] decides.

use crate::cues;
use crate::line::{Line, Marked};
use crate::rules::speaker_before::{self, Chosen};
use crate::rules::{Claim, RULES, signature, turn};
use crate::trace::{Log, Loss};
use document::{About, Party, Pieces, Quotation, Skipped, Source, Statement};
use std::cmp::Reverse;
use std::collections::HashSet;

/// What the rules made of a document.
#[derive(Debug)]
pub struct Found {
    /// All claims that were chosen, in the order of the text.
    pub claims: Vec<Claim>,
    /// Sentences that no rule reads.
    pub skipped: Vec<Skipped>,
}

/// All claims in the lines of a document, and the sentences that are too long to look for some.
pub fn find(lines: &[Line<'_>], log: &mut Log) -> Found {
    let mut claims = Vec::new();
    let mut read = Vec::with_capacity(lines.len());
    for line in lines {
        let first = claims.len();
        if line.len() <= LONGEST {
            let (can, cannot) = propose(line).into_iter().partition(|c| can_be(line, c));
            note(log, cannot, || Loss::NoSpeaker);
            claims.extend(choose(can, log));
        }
        read.push(Chosen { line, claims: first..claims.len() });
    }
    let outer: Vec<&Line<'_>> = lines.iter().filter(|l| l.quote.is_none()).collect();
    claims.extend(signature::find(&outer));
    speaker_before::find(&read, &mut claims);
    let turns = turn::find(&outer);
    let heads: HashSet<Option<usize>> = turns.iter().map(|t| t.head).collect();
    claims.retain(|c| c.head.is_none() || !heads.contains(&c.head));
    claims.extend(turns);
    Found { claims: ordered(claims, log), skipped: lines.iter().filter_map(skipped).collect() }
}

/// In the order of the text, none nested too deep.
pub fn ordered(claims: Vec<Claim>, log: &mut Log) -> Vec<Claim> {
    let mut claims = shallow(claims, log);
    claims.sort_by_key(|c| (c.first(), c.cue.hull().map(|s| s.start())));
    claims
}

fn skipped(line: &Line<'_>) -> Option<Skipped> {
    let span = line.span(0..line.len()).filter(|_| line.len() > LONGEST)?;
    let why = format!("a sentence of {} words was not read: the longest that is read has {LONGEST}", line.len());
    Some(Skipped { why, span: Some(span) })
}

/// What the rules see in a line, the surest first.
fn propose(line: &Line<'_>) -> Vec<Claim> {
    let cues = cues::find(line);
    let mut proposed = Vec::new();
    for rule in RULES {
        (rule.find)(line, &cues, &mut proposed);
    }
    proposed
}

/// Words in a sentence. What is longer is a table or a list that lost its breaks, or is meant to take time: the rules
/// look from each verb to the end of its sentence.
pub const LONGEST: usize = 2000;

/// No word lies in more contents than this. Nobody writes so; a hostile page that does would otherwise give a reading
/// that grows with the square of its length.
const DEEPEST: usize = 16;

/// Without the claims whose content lies deeper than [`DEEPEST`].
fn shallow(mut claims: Vec<Claim>, log: &mut Log) -> Vec<Claim> {
    let hull = |claim: &Claim| claim.content.hull().map_or((0, 0), |s| (s.start(), s.end()));
    claims.sort_by_key(|c| (hull(c).0, Reverse(hull(c).1)));
    let mut open: Vec<usize> = Vec::new();
    claims.retain(|claim| {
        let (start, end) = hull(claim);
        open.retain(|e| *e > start);
        let is_shallow = open.len() < DEEPEST;
        if is_shallow {
            open.push(end);
        } else {
            log.lost(|| (claim.proposal(), Loss::TooDeep));
        }
        is_shallow
    });
    claims
}

/// Whether somebody says something: the source can be somebody, and the content is more than a word that points back.
fn can_be(line: &Line<'_>, claim: &Claim) -> bool {
    let tokens = &line.marked.tokens;
    let words = |pieces: &Pieces| pieces.hull().map_or(0..0, |h| tokens.touching(h));
    let content = words(&claim.content);
    let points_back = content.len() == 1 && tokens.all[content.start].lower == "that";
    !points_back && claim.source.as_ref().is_none_or(|s| line.can_speak(words(s)))
}

/// Notes claims that lost for one reason.
fn note(log: &mut Log, claims: Vec<Claim>, why: impl Fn() -> Loss) {
    for claim in claims {
        log.lost(|| (claim.proposal(), why()));
    }
}

/// At most one claim a reporting word, that of the surest rule.
fn choose(proposed: Vec<Claim>, log: &mut Log) -> Vec<Claim> {
    let mut chosen: Vec<Claim> = Vec::new();
    let mut taken = HashSet::new();
    for mut claim in proposed {
        claim.hold_charge();
        let is_taken = claim.head.is_some_and(|head| taken.contains(&head));
        if is_taken {
            let surer = || chosen.iter().find(|c| c.head == claim.head).map(|c| c.found_by.name()).unwrap_or_default();
            log.lost(|| (claim.proposal(), Loss::Surer(surer())));
        } else if claim.content.is_empty() || claim.overlaps_itself() {
            log.lost(|| (claim.proposal(), Loss::Broken));
        } else {
            taken.extend(claim.head);
            chosen.push(claim);
        }
    }
    chosen
}

impl Claim {
    /// All its words.
    pub fn words(&self) -> Pieces {
        let said = self.cue.with(&self.content);
        self.source.as_ref().map_or_else(|| said.clone(), |source| source.with(&said))
    }

    /// An accusation holds the accused and the charge; one that cannot is none that is known.
    fn hold_charge(&mut self) {
        let Some(charge) = self.charge.take() else { return };
        let all = charge.accused.with(&charge.of);
        if !all.overlaps(&self.cue) && self.source.as_ref().is_none_or(|s| !s.overlaps(&all)) {
            self.content = self.content.with(&all);
            self.charge = Some(charge);
        }
    }

    fn first(&self) -> usize {
        let source = self.source.as_ref().and_then(Pieces::hull);
        [source, self.cue.hull(), self.content.hull()].into_iter().flatten().map(|s| s.start()).min().unwrap_or(0)
    }

    fn overlaps_itself(&self) -> bool {
        self.cue.overlaps(&self.content)
            || self.source.as_ref().is_some_and(|s| s.overlaps(&self.content) || s.overlaps(&self.cue))
    }
}

/// Statements, not yet nested; one source a claim, in their order.
pub fn assemble(marked: &Marked<'_>, claims: Vec<Claim>, sources: Vec<Source>) -> Vec<Statement> {
    let outer = marked.quotes.iter().filter(|q| q.outer.is_none());
    let quoted = Pieces::new(outer.map(|q| marked.tokens.span(&q.tokens)).collect());
    let unresolved = |words| Party { words, entity: None };
    let statement = |(claim, source): (Claim, Source)| Statement {
        source,
        quotation: quotation(marked, &quoted, &claim.content),
        cue: claim.cue,
        content: claim.content,
        addressee: claim.addressee.map(unresolved),
        act: claim.act,
        negated: claim.negated,
        reality: claim.reality,
        about: claim.charge.map(|charge| About { accused: unresolved(charge.accused), of: charge.of }),
        answers: None,
        within: None,
        when: None,
        through: Vec::new(),
        found_by: claim.found_by.name(),
        confidence: claim.found_by.confidence(),
        evidence: claim.evidence,
    };
    claims.into_iter().zip(sources).map(statement).collect()
}

/// Direct where all words stand between quotation marks, indirect where none does.
fn quotation(marked: &Marked<'_>, quoted: &Pieces, content: &Pieces) -> Quotation {
    let (mut inside, mut outside) = (false, false);
    for piece in content.spans() {
        for token in &marked.tokens.all[marked.tokens.touching(*piece)] {
            if token.shape == crate::tokens::Shape::Mark {
                continue;
            }
            let at = quoted.spans().partition_point(|s| s.end() <= token.span.start());
            if quoted.spans().get(at).is_some_and(|s| s.contains(token.span)) { inside = true } else { outside = true }
        }
    }
    match (inside, outside) {
        (true, false) => Quotation::Direct,
        (true, true) => Quotation::Mixed,
        _ => Quotation::Indirect,
    }
}
