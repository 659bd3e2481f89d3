//! "The memo, *labeled “Private”*, …", "the plan *known inside as a “ledger”*", "a *classified* cable"

use super::{Fact, Is, fact, is_record, record_before};
use crate::classes::Class;
use crate::data;
use crate::line::Line;

pub fn find(line: &Line<'_>, facts: &mut Vec<Fact>) {
    for at in 0..line.len() {
        if data::secrecy().contains(line.word(at)) {
            facts.extend(marked_before(line, at));
        }
        if data::naming().contains(line.word(at)) {
            facts.extend(named(line, at));
        }
    }
}

/// "a *classified* Works Department cable"
fn marked_before(line: &Line<'_>, at: usize) -> Option<Fact> {
    let end = line.chunk_end(at + 1)?;
    let record = (at + 1..end).rev().find(|i| is_record(line, *i) && (i + 1 == end || !line.class(i + 1).is_noun()))?;
    fact("label", line, record, Is::Label, at..at + 1)
}

/// What follows a verb that gives a name, after the record or after "the memo was".
fn named(line: &Line<'_>, at: usize) -> Option<Fact> {
    let mut start = at;
    while start > 0 && (line.class(start - 1) == Class::Adv || data::auxiliaries().contains(line.word(start - 1))) {
        start -= 1;
    }
    if start > 0 && line.class(start - 1) == Class::Wh {
        start -= 1;
    }
    let record = record_before(line, start)?;
    let known = matches!(line.word(at), "known");
    // "known inside as"
    let named_as = (at + 1..at + 4).find(|i| line.word(*i) == "as");
    if known && named_as.is_none() {
        return None;
    }
    let end = name_end(line, named_as.map_or(at + 1, |i| i + 1))?;
    let marks = matches!(line.word(at), "labeled" | "labelled" | "marked" | "stamped");
    let is = if marks { Is::Label } else { Is::KnownAs };
    fact("label", line, record, is, at..end)
}

/// The end of a name: up to a quotation, or capital words.
fn name_end(line: &Line<'_>, from: usize) -> Option<usize> {
    let quote = (from..line.len().min(from + 4)).find(|i| line.quote_at(*i).is_some());
    let before = |quote: usize| (from..quote).all(|i| matches!(line.class(i), Class::Det | Class::Adj));
    if let Some(quote) = quote.filter(|q| before(*q)) {
        return Some(quote + 1);
    }
    let opens = from + usize::from(line.class(from) == Class::Det);
    (line.is_capital(opens) && line.class(opens).is_noun()).then(|| line.chunk_end(from)).flatten()
}
