//! "Ana Bell looked at the river. “It was never this high.”"
//!
//! A quotation alone in its sentences, with no verb of its own, is said by the speaker of the sentence before: in the
//! same paragraph, or at the end of the paragraph before where the quotation is a paragraph of its own. Where somebody
//! speaks there, the quotation belongs to what is said there; else it is a statement of its own, without a cue, of the
//! one whom that sentence is about.

use super::Claim;
use crate::classes::Class;
use crate::clauses;
use crate::data;
use crate::line::Line;
use document::{Evidence, Pieces, Span};
use std::ops::Range;

/// The name of this rule, which looks at lines together and so stands in no list.
pub const NAME: &str = "speaker_before";
/// A sentence that it was written for.
pub const EXAMPLE: &str = "“Ana Bell looked at the river. ‘It was never this high.’”";

/// What was chosen in a line.
#[derive(Debug)]
pub struct Chosen<'a> {
    /// The line.
    pub line: &'a Line<'a>,
    /// Its claims, places among those of the document.
    pub claims: Range<usize>,
}

/// Who speaks on, after a line.
#[derive(Clone, Debug)]
enum Speaker {
    /// Whoever makes a claim, by its place.
    Of(usize),
    /// The one whom a sentence is about in which nobody speaks: the words, the sentence, and quotations found so far.
    Subject(Pieces, Pieces, Vec<Span>),
}

/// Gives quotations that stand alone to the speaker before; `lines` in the order of the text.
pub fn find(lines: &[Chosen<'_>], claims: &mut Vec<Claim>) {
    let spoken = Pieces::new(claims.iter().flat_map(|c| c.content.spans().to_vec()).collect());
    let mut more: Vec<(usize, Span)> = Vec::new();
    let mut own: Vec<Claim> = Vec::new();
    let mut speaker: Option<Speaker> = None;
    let mut before: Option<&Chosen<'_>> = None;
    for chosen in lines.iter().filter(|c| c.line.quote.is_none()) {
        let line = chosen.line;
        if before.is_some_and(|b| !leads_to(b.line, line, speaker.as_ref())) {
            own.extend(speaker.take().and_then(own_claim));
        }
        before = Some(chosen);
        if !line.is_quotation() {
            own.extend(speaker.take().and_then(own_claim));
            speaker = speaker_of(chosen, claims);
            continue;
        }
        for quote in line.quotes() {
            let Some(span) = line.quotation(quote).filter(|s| !is_within(&spoken, *s)) else { continue };
            match &mut speaker {
                Some(Speaker::Of(claim)) => more.push((*claim, span)),
                Some(Speaker::Subject(_, _, found)) if line.is_sentence(quote) => found.push(span),
                _ => {}
            }
        }
    }
    own.extend(speaker.and_then(own_claim));
    join(claims, more);
    claims.extend(own);
}

/// Whether a quotation of the second line may go on from the first.
///
/// Over a paragraph it does so where the quotation is the whole of the next one; a sentence in which nobody speaks must
/// be the whole of its own, or lead on with a colon.
fn leads_to(first: &Line<'_>, second: &Line<'_>, speaker: Option<&Speaker>) -> bool {
    if first.paragraph == second.paragraph {
        return true;
    }
    let next = second.paragraph == first.paragraph + 1 && second.alone;
    let whole = first.first || first.alone || first.word(first.len() - 1) == ":";
    next && (whole || !matches!(speaker, Some(Speaker::Subject(..))))
}

/// Of the claims of a line that lie in no other: the last that holds a quotation, the last that speaks, the last.
fn speaker_of(chosen: &Chosen<'_>, claims: &[Claim]) -> Option<Speaker> {
    let (line, own) = (chosen.line, &claims[chosen.claims.clone()]);
    let quotes: Vec<Span> = line.quotes().filter_map(|q| line.quotation(q)).collect();
    let rank = |claim: &Claim| (speaks(line, claim), quotes.iter().any(|q| is_within(&claim.content, *q)), claim.head);
    let is_outer = |c: &&Claim| own.iter().all(|o| o.head == c.head || !o.content.contains(&c.cue));
    let outer = own.iter().enumerate().filter(|(_, c)| c.source.is_some() && is_outer(c));
    let subject_of = |words: Pieces| Speaker::Subject(words, line.words(line.trim(0..line.len())), Vec::new());
    match outer.max_by_key(|(_, c)| rank(c)) {
        Some((i, claim)) if speaks(line, claim) => Some(Speaker::Of(chosen.claims.start + i)),
        Some((_, claim)) => claim.source.clone().map(subject_of),
        None => subject(line).map(subject_of),
    }
}

/// Whether the words of a claim may go on with a quotation: its verb takes one, or it has no verb.
fn speaks(line: &Line<'_>, claim: &Claim) -> bool {
    let head = claim.head.and_then(|at| line.marked.tokens.all.get(at));
    head.is_none_or(|t| !data::cue_forms().contains_key(&t.lower) || data::takes_quotation(&t.lower))
}

/// The person that a sentence without a claim is about: the subject of its first clause, a name or a pronoun.
fn subject(line: &Line<'_>) -> Option<Pieces> {
    let is_person =
        |s: &Range<usize>| line.class(s.end - 1) == Class::Name || matches!(line.word(s.end - 1), "he" | "she");
    clauses::main_clauses(line, line.len()).map(|(subject, _)| subject).find(is_person).map(|s| line.words(s))
}

fn own_claim(speaker: Speaker) -> Option<Claim> {
    let Speaker::Subject(source, sentence, spans) = speaker else { return None };
    let why = "the sentence before names the speaker".to_owned();
    (!spans.is_empty()).then(|| Claim {
        evidence: vec![Evidence { why, words: sentence }],
        ..Claim::of_source(NAME, source, Pieces::new(spans))
    })
}

/// Adds quotations to the contents of claims.
fn join(claims: &mut [Claim], mut more: Vec<(usize, Span)>) {
    more.sort_by_key(|(claim, _)| *claim);
    for group in more.chunk_by(|a, b| a.0 == b.0) {
        let claim = &mut claims[group[0].0];
        let added = Pieces::new(group.iter().map(|(_, span)| *span).collect());
        claim.content = claim.content.with(&added);
        let why = "these words stand alone and go on from the sentence before".to_owned();
        claim.evidence.push(Evidence { why, words: added });
    }
}

/// Whether a span lies in one of the pieces.
fn is_within(pieces: &Pieces, span: Span) -> bool {
    let at = pieces.spans().partition_point(|s| s.end() <= span.start());
    pieces.spans().get(at).is_some_and(|s| s.contains(span))
}
