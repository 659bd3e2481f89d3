//! "a memo *written by the envoy and sent to the council*", "the letter *was given to it by an aide*", "*the Herald
//! obtained* the tape"
//!
//! A participle of what is done with documents, right after one or in the passive of it, with by whom, to whom and
//! when; or such a verb with a document as its object.

use super::{Fact, Is, Way, fact, record_before, record_in, whom_at};
use crate::classes::Class;
use crate::clauses::adjunct_end;
use crate::data::{self, custody};
use crate::line::Line;
use document::Role;

const RULE: &str = "custody";

/// No step names more than so many of by whom, to whom, when.
const PARTS: usize = 8;

pub fn find(line: &Line<'_>, facts: &mut Vec<Fact>) {
    let mut before: Option<(usize, usize)> = None;
    for at in 0..line.len() {
        let Some(step) = custody(line.word(at)).filter(|_| matches!(line.class(at), Class::Past | Class::Part)) else {
            continue;
        };
        // "written by the envoy *and sent* to the council", "sent by the envoy, *seen* by the Herald"
        let joins = |end: usize| at == end + 1 && (line.is_conj(end) || line.is_comma(end));
        let joined = before.filter(|(_, end)| joins(*end)).map(|(record, _)| record);
        let record = joined.or_else(|| passive(line, at)).or_else(|| reduced(line, at)).filter(|_| step.participle);
        if let Some(record) = record {
            let (way, end) = way(line, at + 1);
            // "a report released", "the letter seen here": nothing is told of its way.
            let told = way.by.is_some() || way.from.is_some();
            let tells = told || step.role != Role::Obtained && (way.to.is_some() || way.when.is_some());
            if tells {
                facts.extend(fact(RULE, line, record, Is::Step(step.role, way), at..end));
                before = Some((record, end));
                continue;
            }
        }
        facts.extend(active(line, at).filter(|_| step.past));
    }
}

/// The record of "the memo, which *was* first *given*".
fn passive(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    let mut is_passive = false;
    while start > 0 {
        let word = line.word(start - 1);
        if matches!(word, "was" | "were" | "is" | "are" | "been" | "being" | "be") {
            is_passive = true;
        } else if !(line.class(start - 1) == Class::Adv || data::auxiliaries().contains(word)) {
            break;
        }
        start -= 1;
    }
    if !is_passive || line.word(start) == "to" {
        return None;
    }
    let relative = start > 0 && matches!(line.word(start - 1), "which" | "that");
    if relative { record_before(line, start - 1) } else { record_in(line, line.subject_before(start)?) }
}

/// The record of "the memo *obtained* by the Herald", with a comma between or without.
fn reduced(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    while start > 0 && line.class(start - 1) == Class::Adv {
        start -= 1;
    }
    let next = line.word(at + 1);
    let follows = matches!(next, "by" | "to" | "from" | "on" | "in" | "during" | "earlier" | "last" | "this" | "at")
        || line.is_temporal(at + 1)
        || line.class(at + 1) == Class::Conj;
    record_before(line, start).filter(|_| follows)
}

/// "The Herald *obtained* a copy of the memo": subject, verb, and a document as the object.
fn active(line: &Line<'_>, at: usize) -> Option<Fact> {
    let step = custody(line.word(at))?;
    let mut start = at;
    while start > 0 && (line.class(start - 1) == Class::Adv || matches!(line.word(start - 1), "has" | "have" | "had")) {
        start -= 1;
    }
    let mut subject = line.subject_before(start)?;
    while subject.len() > 1 && matches!(line.word(subject.end - 1), "first" | "also" | "later" | "then") {
        subject.end -= 1;
    }
    if line.class(subject.start) == Class::Wh || line.is_pronoun(subject.clone()) && line.word(subject.start) == "that"
    {
        return None;
    }
    let object = whom_at(line, at + 1)?;
    let record = record_in(line, at + 1..line.chunk_end(at + 1)?.min(object.end))
        .or_else(|| is_copy(line, at + 1).then(|| record_in(line, object.clone())).flatten())?;
    let (mut way, end) = way(line, object.end);
    way.by = Some(line.words(line.trim(subject.clone())));
    fact(RULE, line, record, Is::Step(step.role, way), subject.start..end)
}

/// "a copy of"
fn is_copy(line: &Line<'_>, from: usize) -> bool {
    (from..from + 3)
        .any(|at| matches!(line.word(at), "copy" | "copies" | "version" | "portions" | "excerpts" | "draft"))
}

/// By whom, to whom, from what and when, after a participle; and where that ends.
fn way(line: &Line<'_>, from: usize) -> (Way, usize) {
    let (mut way, mut end, mut at) = (Way::default(), from, from);
    for _ in 0..PARTS {
        let whom = whom_at(line, at + 1).filter(|w| w.start == at + 1);
        let slot = match line.word(at) {
            "by" => &mut way.by,
            "to" => &mut way.to,
            "from" => &mut way.from,
            _ => {
                let time = time_end(line, at);
                let place = whom.filter(|_| line.class(at) == Class::Prep).map(|w| w.end);
                let adjunct = || adjunct_end(line, at).filter(|e| *e > at && !line.is_comma(at));
                let Some(next) = time.or(place).or_else(adjunct) else { break };
                if time.is_some() && way.when.is_none() {
                    way.when = Some(line.words(at..next));
                    end = next;
                }
                at = next;
                continue;
            }
        };
        let Some(whom) = whom.filter(|_| slot.is_none()) else { break };
        *slot = Some(line.words(whom.clone()));
        (at, end) = (whom.end, whom.end);
    }
    (way, end)
}

/// Where words end that tell when: "on Monday", "last week", "in May 2019".
fn time_end(line: &Line<'_>, at: usize) -> Option<usize> {
    let year = |i: usize| line.class(i) == Class::Num && line.word(i).len() == 4;
    let opens = matches!(line.word(at), "on" | "in" | "during" | "since" | "before" | "after" | "at" | "by");
    let start = if opens { at + 1 } else { at };
    let leads = |i: usize| {
        matches!(line.word(i), "the" | "last" | "this" | "next" | "earlier" | "late" | "early" | "that" | "a" | "later")
    };
    let mut end = start;
    while end < line.len() && leads(end) {
        end += 1;
    }
    let first = end;
    let is_time = |i: usize| line.is_temporal(i) || year(i) || i > first && line.class(i) == Class::Num;
    while end < line.len() && is_time(end) {
        end += 1;
    }
    (end > first).then_some(end)
}
