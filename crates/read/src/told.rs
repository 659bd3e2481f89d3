//! "Speaking to reporters, the mayor said …": to whom, where an aside at the head of the sentence says so.

use crate::clauses;
use crate::data;
use crate::line::Line;
use std::ops::Range;

/// Whom the aside that opens a sentence names.
pub fn find(line: &Line<'_>) -> Option<Range<usize>> {
    let start = usize::from(line.is_conj(0));
    let whom = match (line.word(start), line.word(start + 1)) {
        ("speaking" | "talking" | "writing", "to") => start + 2,
        ("addressing", _) => start + 1,
        ("in", _) => letter(line, start + 1)?,
        _ => return None,
    };
    let phrase = line.phrase_after(whom)?;
    let end =
        (phrase.start + 1..phrase.end).find(|at| matches!(line.word(*at), "in" | "on" | "at" | "after" | "during"));
    let phrase = phrase.start..end.unwrap_or(phrase.end);
    let mut at = phrase.end;
    while !line.is_comma(at) {
        at = clauses::adjunct_end(line, at).filter(|end| *end > at)?;
    }
    Some(phrase)
}

/// "in *a letter to* …": where the words for whom start.
fn letter(line: &Line<'_>, at: usize) -> Option<usize> {
    let noun = line.chunk_end(at)?;
    let is_letter = data::letters().contains(line.word(noun - 1));
    (is_letter && line.word(noun) == "to").then_some(noun + 1)
}
