//! "A spokesman could not be reached for comment." "The bank did not respond to a request for comment."
//!
//! Nothing was said, and the text tells that somebody was asked: a statement that was refused. The content is what was
//! asked for, or the request.

use super::{Claim, Rule};
use crate::cues::Cue;
use crate::data;
use crate::line::Line;
use document::{Act, Reality};
use std::ops::Range;

/// The name of this rule.
pub const NAME: &str = "unanswered";
pub const RULE: Rule = Rule { name: NAME, example: "“A spokesman could not be reached for comment.”", find };

fn find(line: &Line<'_>, _: &[Cue], claims: &mut Vec<Claim>) {
    for at in 1..line.len() {
        let Some((cue, content)) = not_reached(line, at).or_else(|| not_answered(line, at)) else { continue };
        let Some(source) = line.subject_before(cue.start) else { continue };
        let end = (content.start..content.end).find(|i| line.is_comma(*i) || matches!(line.word(*i), "." | ";"));
        let content = line.trim(content.start..end.unwrap_or(content.end));
        if content.is_empty() {
            continue;
        }
        let mut claim = Claim::of_word(RULE.name, line, cue).content(line.words(content)).source(line, source);
        (claim.act, claim.negated, claim.reality) = (Act::Say, false, Reality::Refused);
        claim.head = line.token_range(at..at + 1).map(|r| r.start);
        claims.push(claim);
    }
}

/// "could not immediately be *reached* for comment", "was not *available* for comment": the cue and what was asked for.
fn not_reached(line: &Line<'_>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let asked = line.word(at + 1) == "for" && matches!(line.word(at + 2), "comment" | "comments");
    if !matches!(line.word(at), "reached" | "available" | "unavailable") || !asked {
        return None;
    }
    let start = group_start(line, at);
    let negated = line.word(at) == "unavailable" || is_negated(line, start..at);
    (negated && start < at).then_some((start..at + 1, at + 1..line.len()))
}

/// "did not *respond* to a request", "has yet to *reply* to the letter", "did not *return* calls": the cue and the request.
fn not_answered(line: &Line<'_>, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let answers = matches!(line.word(at), "respond" | "responded" | "reply" | "replied");
    let returns = matches!(line.word(at), "return" | "returned" | "answer" | "answered");
    if !answers && !returns {
        return None;
    }
    let start = group_start(line, at);
    let object = if answers { Some(at + 2).filter(|_| line.word(at + 1) == "to")? } else { at + 1 };
    let request = line.phrase_after(object)?;
    if returns && !request.clone().any(|i| data::requests().contains(line.word(i))) || !is_negated(line, start..at) {
        return None;
    }
    Some((start..object, request.start..line.len()))
}

/// The first auxiliary, adverb or "yet to" of the group that ends at a verb.
fn group_start(line: &Line<'_>, at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let word = line.word(before);
        let helps = data::auxiliaries().contains(word) || matches!(word, "not" | "n't" | "never" | "yet" | "to");
        if !(helps || line.class(before) == crate::classes::Class::Adv && !line.is_capital(before)) {
            break;
        }
        start = before;
    }
    start
}

fn is_negated(line: &Line<'_>, mut group: Range<usize>) -> bool {
    group.any(|at| {
        matches!(line.word(at), "not" | "n't" | "never") || line.word(at) == "yet" && line.word(at + 1) == "to"
    })
}
