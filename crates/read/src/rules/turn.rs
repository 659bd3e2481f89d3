//! "Wikinews: When did it begin? ¶ Ana Bell: In May. Nobody told us."
//!
//! An interview or a transcript: paragraphs open with the names of those who speak, again and again, and each says what
//! follows up to the next name.

use super::{Claim, label};
use crate::line::Line;
use document::{Act, Pieces, Span};
use std::collections::HashMap;

/// The name of this rule, which looks at lines together and so stands in no list.
pub const NAME: &str = "turn";
/// What it was written for.
pub const EXAMPLE: &str = "Herald: When did it begin? ¶ Ana Bell: In May. Nobody told us.";

/// Fewer labels than this make no interview.
const LEAST: usize = 4;

/// What each speaker says, where a text is an interview; `outer` are the lines outside quotations, in their order.
pub fn find(outer: &[&Line<'_>]) -> Vec<Claim> {
    let labels: Vec<(usize, usize)> = (0..outer.len()).filter_map(|i| Some((i, label::labelled(outer[i])?))).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    let who =
        |(line, colon): &(usize, usize)| outer[*line].span(0..*colon).map(|s| s.of(&outer[*line].marked.document.text));
    labels.iter().filter_map(who).for_each(|name| *times.entry(name).or_default() += 1);
    let again = labels.iter().filter_map(who).filter(|name| times[name] > 1).count();
    if labels.len() < LEAST || 2 * again < labels.len() {
        return Vec::new();
    }
    let ends = labels.iter().skip(1).map(|(next, _)| *next).map(Some).chain([None]);
    labels.iter().zip(ends).filter_map(|((first, colon), end)| turn(outer, *first, *colon, end)).collect()
}

/// What is said from a label up to the next one; the last speaker says the rest of the paragraph alone.
fn turn(lines: &[&Line<'_>], first: usize, colon: usize, end: Option<usize>) -> Option<Claim> {
    let line = lines[first];
    let body =
        |l: &&&Line<'_>| l.marked.tokens.paragraphs[l.paragraph].is == line.marked.tokens.paragraphs[line.paragraph].is;
    let rest = lines[first + 1..end.unwrap_or(lines.len())].iter().take_while(body);
    let rest = rest.take_while(|l| end.is_some() || l.paragraph == line.paragraph);
    let mut said: Vec<(usize, Span)> =
        line.span(colon + 1..line.len()).map(|s| (line.paragraph, s)).into_iter().collect();
    for (paragraph, span) in rest.filter_map(|l| Some((l.paragraph, l.span(0..l.len())?))) {
        match said.last_mut() {
            Some((same, whole)) if *same == paragraph => *whole = Span::join(*whole, span),
            _ => said.push((paragraph, span)),
        }
    }
    let last = said.last()?.1;
    let asks = last.of(&line.marked.document.text).ends_with('?');
    let content = Pieces::new(said.into_iter().map(|(_, span)| span).collect());
    Some(Claim {
        act: if asks { Act::Ask } else { Act::Say },
        head: line.token_range(colon..colon + 1).map(|r| r.start),
        ..Claim::of_source(NAME, line.words(line.trim(0..colon)), content)
    })
}
