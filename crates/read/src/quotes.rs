//! Words between quotation marks.
//!
//! Marks are paired within a paragraph. A quotation that a paragraph leaves open goes on where the next paragraph
//! opens with a mark; any other mark without its partner is no quotation.

use crate::tokens::{Shape, Token, Tokens, is_apostrophe};
use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With the marks; a quotation that goes on in the next paragraph has no closing one.
    pub tokens: Range<usize>,
    /// Without the marks.
    pub inner: Range<usize>,
    /// Nobody closed it in its paragraph, and the next paragraph goes on with it.
    pub goes_on: bool,
    /// It goes on with a quotation of the paragraph before.
    pub continues: bool,
    /// The quotation that it stands in.
    pub outer: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Close,
    Either,
}

/// All quotations, in the order of their first mark.
pub fn pair(tokens: &Tokens) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open = false;
    for (i, paragraph) in tokens.paragraphs.iter().enumerate() {
        let next = tokens.paragraphs.get(i + 1).map(|p| p.tokens.start);
        let next_opens = next.is_some_and(|t| double(&tokens.all, t, t).is_some_and(|m| m != Mark::Close));
        let first = quotes.len();
        pair_paragraph(&tokens.all, paragraph.tokens.clone(), next_opens, &mut quotes);
        if open && let Some(quote) = quotes.get_mut(first).filter(|q| q.tokens.start == paragraph.tokens.start) {
            quote.continues = true;
        }
        open = quotes[first..].iter().any(|q| q.goes_on);
    }
    // In the order of their first mark, the open ones form a stack.
    let mut open: Vec<usize> = Vec::new();
    for i in 0..quotes.len() {
        while open.last().is_some_and(|j| quotes[*j].tokens.end < quotes[i].tokens.end) {
            open.pop();
        }
        quotes[i].outer = open.last().copied();
        open.push(i);
    }
    quotes
}

fn pair_paragraph(all: &[Token], range: Range<usize>, next_opens: bool, quotes: &mut Vec<Quote>) {
    let first = quotes.len();
    let mut doubles: Vec<usize> = Vec::new();
    let mut singles: Vec<usize> = Vec::new();
    for i in range.clone() {
        if let Some(mark) = double(all, i, range.start) {
            let closes = mark == Mark::Close || mark == Mark::Either && !doubles.is_empty();
            if !closes {
                doubles.push(i);
            } else if let Some(start) = doubles.pop() {
                singles.retain(|s| *s < start);
                quotes.push(quote(start, i + 1, false));
            }
        } else if let Some(mark) = single(all, i, range.start) {
            match mark {
                Mark::Open => singles.push(i),
                _ => {
                    if let Some(start) = singles.pop() {
                        quotes.push(quote(start, i + 1, false));
                    }
                }
            }
        }
    }
    // Left open: it goes on in the next paragraph, or somebody forgot to close it at the end of this one.
    if let Some(start) = doubles.last().copied() {
        let opens_sentence = quotes.len() > first && start > range.start && is_stop(&all[start - 1]);
        let nothing_after = quotes[first..].iter().all(|q| q.tokens.start < start);
        if next_opens || opens_sentence && nothing_after && matches!(all[range.end - 1].lower.as_str(), "." | "?" | "!")
        {
            quotes.push(Quote { inner: start + 1..range.end, ..quote(start, range.end, next_opens) });
        }
    }
    quotes[first..].sort_by_key(|q| (q.tokens.start, std::cmp::Reverse(q.tokens.end)));
    let kept: Vec<Quote> = quotes.drain(first..).filter(|q| !q.inner.is_empty()).collect();
    quotes.extend(kept);
}

fn quote(start: usize, end: usize, goes_on: bool) -> Quote {
    Quote { tokens: start..end, inner: start + 1..(end - 1).max(start + 1), goes_on, continues: false, outer: None }
}

/// What a double quotation mark at `i` does; `None` for other tokens.
fn double(all: &[Token], i: usize, start: usize) -> Option<Mark> {
    let spaced_after = all.get(i + 1).is_none_or(|t| t.spaced);
    let spaced_before = i == start || all[i].spaced;
    match all[i].lower.as_str() {
        "„" | "«" | "``" => Some(Mark::Open),
        "»" => Some(Mark::Close),
        // A curly mark of the wrong direction is common where an editor guessed it from the spaces.
        "“" if !spaced_before && spaced_after && !opens_before(all, i, start) => Some(Mark::Close),
        "“" => Some(Mark::Open),
        "”" if spaced_before && !spaced_after => Some(Mark::Open),
        "”" => Some(Mark::Close),
        "\"" | "''" if all[i].shape == Shape::Mark => {
            Some(by_spaces(spaced_before || opens_before(all, i, start), spaced_after))
        }
        _ => None,
    }
}

fn single(all: &[Token], i: usize, start: usize) -> Option<Mark> {
    let token = &all[i];
    let mut chars = token.lower.chars();
    if token.shape != Shape::Mark || !chars.next().is_some_and(is_apostrophe) || chars.next().is_some() {
        return None;
    }
    let spaced_after = all.get(i + 1).is_none_or(|t| t.spaced || t.shape == Shape::Mark);
    let spaced_before = i == start || token.spaced || opens_before(all, i, start);
    // "the ’90s", "’em"
    let shortened = all.get(i + 1).is_some_and(|t| {
        !t.spaced && (t.shape == Shape::Number || matches!(t.lower.as_str(), "em" | "til" | "cause" | "tis" | "n"))
    });
    match (spaced_before, spaced_after) {
        (true, false) if !shortened => Some(Mark::Open),
        (false, true) => Some(Mark::Close),
        _ => None,
    }
}

fn by_spaces(spaced_before: bool, spaced_after: bool) -> Mark {
    match (spaced_before, spaced_after) {
        (true, false) => Mark::Open,
        (false, true) => Mark::Close,
        _ => Mark::Either,
    }
}

/// A mark that ends a sentence, or the quotation before.
fn is_stop(token: &Token) -> bool {
    matches!(token.lower.as_str(), "." | "," | ":" | "?" | "!" | "”" | "\"" | "''")
}

/// After a bracket, a dash or another opening mark no space is needed.
fn opens_before(all: &[Token], i: usize, start: usize) -> bool {
    i > start
        && matches!(all[i - 1].lower.as_str(), "(" | "[" | "—" | "–" | "-" | "“" | "‘" | "'" | "/")
        && all[i - 1].shape == Shape::Mark
        && (all[i - 1].spaced || i == start + 1 || matches!(all[i - 1].lower.as_str(), "—" | "–" | "-" | "/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::document;

    fn quotes_of(text: &str) -> Vec<String> {
        let document = document(text);
        let tokens = crate::tokens::split(&document);
        let join = |r: &Range<usize>| {
            document.text[tokens.all[r.start].span.start()..tokens.all[r.end - 1].span.end()].to_owned()
        };
        pair(&tokens).iter().map(|q| join(&q.inner)).collect()
    }

    #[test]
    fn every_style_of_mark_is_paired() {
        assert_eq!(
            quotes_of("“One,” she said. \"Two.\" ''Three.'' «Four» „Five”"),
            ["One,", "Two.", "Three.", "Four", "Five"]
        );
    }

    #[test]
    fn an_inner_quotation_lies_in_its_outer_one() {
        assert_eq!(quotes_of("“He said ‘never’ to me,” she said."), ["He said ‘never’ to me,", "never"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert!(quotes_of("The workers' boss didn’t like the '90s.").is_empty());
    }

    #[test]
    fn a_quotation_may_go_on_over_paragraphs() {
        assert_eq!(quotes_of("She said: “One.\n“Two.\n“Three.” He left."), ["One.", "Two.", "Three."]);
    }

    #[test]
    fn a_mark_without_partner_is_dropped() {
        assert_eq!(quotes_of("“The box, labeled “Open,” was here, it added."), ["Open,"]);
        assert!(quotes_of("The bridge” is old.").is_empty());
    }
}
