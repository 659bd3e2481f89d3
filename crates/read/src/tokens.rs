//! Text into words, marks and sentences.
//!
//! A token is a word, a number or one mark; what lies between two tokens is white space. Clitics stand alone:
//! *did|n't*, *she|'s*. A sentence never crosses a paragraph.

use crate::data;
use document::{Document, ParagraphKind, Pieces, Span};
use std::ops::Range;

/// A word, a number or one mark.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// The token in lower case, with straight apostrophes.
    pub lower: String,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space, or the start of the paragraph, stands before it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, the first in lower case or without case.
    Lower,
    /// Letters, the first a capital.
    Capital,
    /// Digits first: `2022`, `7,000`, `10th`.
    Number,
    /// Anything else, one character.
    Mark,
}

/// All tokens of a document, with its sentences and paragraphs as ranges of tokens.
#[derive(Debug)]
pub struct Tokens {
    /// In order.
    pub all: Vec<Token>,
    /// Each within one paragraph, in order, none empty.
    pub sentences: Vec<Range<usize>>,
    /// The paragraphs that have tokens.
    pub paragraphs: Vec<Paragraph>,
}

impl Tokens {
    /// The tokens that a passage touches.
    pub fn touching(&self, passage: Span) -> Range<usize> {
        let first = self.all.partition_point(|t| t.span.end() <= passage.start());
        first..first + self.all[first..].partition_point(|t| t.span.start() < passage.end())
    }

    /// The tokens that some words touch, in order.
    pub fn of(&self, words: &Pieces) -> impl DoubleEndedIterator<Item = usize> {
        words.spans().iter().flat_map(|span| self.touching(*span))
    }

    /// The place of the sentence that holds a token; where it is in none, of the next one.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The place of the paragraph that holds a token; where it is in none, of the next one.
    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token)
    }

    /// The words of a range that is not empty.
    pub fn span(&self, range: &Range<usize>) -> Span {
        Span::join(self.all[range.start].span, self.all[range.end - 1].span)
    }
}

/// A paragraph as a range of tokens.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is on the page.
    pub is: ParagraphKind,
}

impl Paragraph {
    /// Whether what it says is looked for: the article and its title, no date line, no byline.
    pub fn is_read(&self) -> bool {
        self.is.is_in_body() || self.is == ParagraphKind::Title
    }
}

/// Splits a document.
pub fn split(document: &Document) -> Tokens {
    let mut tokens = Tokens { all: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new() };
    for paragraph in &document.paragraphs {
        let first = tokens.all.len();
        words(&document.text, paragraph.span, &mut tokens.all);
        if tokens.all.len() > first {
            sentences(&tokens.all, first, &mut tokens.sentences);
            tokens.paragraphs.push(Paragraph { tokens: first..tokens.all.len(), is: paragraph.is });
        }
    }
    tokens
}

fn words(text: &str, paragraph: Span, out: &mut Vec<Token>) {
    let mut at = paragraph.start();
    let mut spaced = true;
    while at < paragraph.end() {
        let rest = &text[at..paragraph.end()];
        let Some(c) = rest.chars().next() else { break };
        if c.is_whitespace() || is_invisible(c) {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (len, shape) = if c.is_alphabetic() {
            (word_len(rest), if c.is_uppercase() { Shape::Capital } else { Shape::Lower })
        } else if c.is_numeric() {
            (number_len(rest), Shape::Number)
        } else if rest.starts_with("''") || rest.starts_with("``") {
            (2, Shape::Mark)
        } else if is_apostrophe(c) && !spaced && clitic(&rest[c.len_utf8()..]).is_some() {
            (c.len_utf8() + clitic(&rest[c.len_utf8()..]).unwrap_or(0), Shape::Lower)
        } else {
            (c.len_utf8(), Shape::Mark)
        };
        push(text, at, len, shape, spaced, out);
        spaced = false;
        at += len;
    }
}

/// Pushes a token; *n't* becomes one of its own.
fn push(text: &str, at: usize, len: usize, shape: Shape, spaced: bool, out: &mut Vec<Token>) {
    let word = &text[at..at + len];
    let lower: String =
        word.chars().flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { '\'' } else { c }).collect();
    if shape != Shape::Mark && lower.len() > 3 && lower.ends_with("n't") {
        let tail: usize = word.chars().rev().take(3).map(char::len_utf8).sum();
        let head = lower[..lower.len() - 3].to_owned();
        push_one(at, len - tail, head, shape, spaced, out);
        push_one(at + len - tail, tail, "n't".to_owned(), Shape::Lower, false, out);
    } else {
        push_one(at, len, lower, shape, spaced, out);
    }
}

fn push_one(at: usize, len: usize, lower: String, shape: Shape, spaced: bool, out: &mut Vec<Token>) {
    if let Some(span) = Span::new(at, at + len) {
        out.push(Token { span, lower, shape, spaced });
    }
}

/// Letters with inner apostrophes, hyphens and the dots of abbreviations: `don't`, `vice-president`, `U.S.`, `a.m.`.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if c.is_alphanumeric() || is_joiner(c) {
            end = i + c.len_utf8();
        } else if is_apostrophe(c) {
            let tail = &rest[i + c.len_utf8()..];
            let negation = rest[..i].ends_with(['n', 'N']) && clitic_is(tail, "t");
            let name = i == 1 && next.is_some_and(char::is_uppercase);
            let inner = next.is_some_and(char::is_alphabetic) && clitic(tail).is_none();
            if !(negation || name || inner) {
                break;
            }
        } else if c == '-' || c == '‑' || c == '&' {
            if !next.is_some_and(char::is_alphanumeric) {
                break;
            }
        } else if c == '.' {
            if !is_abbreviated(&rest[..i], &rest[i + 1..]) {
                break;
            }
            end = i + 1;
        } else {
            break;
        }
    }
    end
}

/// Whether the dot after `before` belongs to the word: initials ("U.S.", "J."), or a known abbreviation ("Gov.").
fn is_abbreviated(before: &str, after: &str) -> bool {
    let last = before.rsplit('.').next().unwrap_or("");
    let single = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    let joined = after.starts_with(char::is_alphabetic);
    if before.contains('.') || joined {
        return single;
    }
    if single {
        return last.chars().all(char::is_uppercase) && last != "I";
    }
    if before.eq_ignore_ascii_case("no") {
        return after.strip_prefix(' ').is_some_and(|a| a.starts_with(char::is_numeric));
    }
    let capital = before.starts_with(char::is_uppercase) || matches!(before, "vs" | "etc" | "approx" | "est");
    capital && data::abbreviations().contains(before.to_lowercase().as_str())
}

fn number_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inner = matches!(c, '.' | ',' | ':' | '/' | '-') && next.is_some_and(char::is_numeric);
        if c.is_alphanumeric() || inner || (c == '-' && next.is_some_and(char::is_alphabetic)) {
            end = i + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The length of a clitic that stands after an apostrophe: `s`, `ll`, `ve` …
fn clitic(tail: &str) -> Option<usize> {
    ["s", "ll", "ve", "re", "d", "m", "S", "LL", "VE", "RE", "D", "M"]
        .iter()
        .find(|c| clitic_is(tail, c))
        .map(|c| c.len())
}

fn clitic_is(tail: &str, clitic: &str) -> bool {
    tail.strip_prefix(clitic).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
}

/// An apostrophe, straight or curly.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200d}' | '_' | '@') || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}')
}

/// Cuts the tokens from `first` on into sentences.
fn sentences(all: &[Token], first: usize, out: &mut Vec<Range<usize>>) {
    let mut start = first;
    let mut i = first;
    while i < all.len() {
        if is_final(&all[i]) || ends_with_abbreviation(all, i) {
            let mut end = i + 1;
            while end < all.len() && (is_final(&all[end]) || is_closing(&all[end])) {
                end += 1;
            }
            if end < all.len() && starts_sentence(all, end, i) {
                out.push(start..end);
                start = end;
            }
            i = end;
        } else {
            i += 1;
        }
    }
    if start < all.len() {
        out.push(start..all.len());
    }
}

fn is_final(token: &Token) -> bool {
    matches!(token.lower.as_str(), "." | "?" | "!" | "…")
}

/// A word that keeps its dot and may end a sentence with it: "in the U.S. The …", "at 9 a.m. She …".
fn ends_with_abbreviation(all: &[Token], i: usize) -> bool {
    let lower = &all[i].lower;
    lower.len() > 2
        && lower.ends_with('.')
        && (lower.matches('.').count() > 1 || data::closing_abbreviations().contains(lower.as_str()))
}

/// Closing marks that stay with the sentence before: no space before them.
fn is_closing(token: &Token) -> bool {
    !token.spaced && matches!(token.lower.as_str(), "”" | "\"" | "''" | "»" | ")" | "]" | "’" | "'" | "“")
}

/// Whether a sentence may start at `end`; `stop` is the token that would end the one before.
fn starts_sentence(all: &[Token], end: usize, stop: usize) -> bool {
    let next = &all[end];
    if !next.spaced {
        return false;
    }
    // "“Why?” he asked" and "the U.S. army" go on; "… in the U.S. The army …" does not.
    let opens = matches!(next.lower.as_str(), "“" | "\"" | "''" | "``" | "«" | "‘" | "'" | "(" | "[" | "„");
    let word = if opens { all.get(end + 1) } else { Some(next) };
    let capital = word.is_some_and(|w| matches!(w.shape, Shape::Capital | Shape::Number));
    if all[stop].shape != Shape::Mark {
        return capital && data::openers().contains(word.map_or("", |w| w.lower.as_str()));
    }
    if all[stop].lower == "…" || all[stop].lower == "." {
        return capital
            || opens
            || word.is_some_and(|w| {
                w.shape == Shape::Mark && matches!(w.lower.as_str(), "—" | "–" | "•" | "@" | "#" | "$")
            });
    }
    capital || opens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_line(text: &str) -> Tokens {
        let mut tokens = Tokens { all: Vec::new(), sentences: Vec::new(), paragraphs: Vec::new() };
        words(text, Span::new(0, text.len()).unwrap(), &mut tokens.all);
        sentences(&tokens.all, 0, &mut tokens.sentences);
        tokens
    }

    fn words_of(text: &str) -> Vec<String> {
        split_line(text).all.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    fn sentences_of(text: &str) -> Vec<String> {
        let tokens = split_line(text);
        tokens.sentences.iter().map(|r| tokens.span(r).of(text).to_owned()).collect()
    }

    #[test]
    fn clitics_stand_alone() {
        assert_eq!(words_of("She’s sure they didn't."), ["She", "’s", "sure", "they", "did", "n't", "."]);
        assert_eq!(
            words_of("O’Neill can’t, the Joneses' cat"),
            ["O’Neill", "ca", "n’t", ",", "the", "Joneses", "'", "cat"]
        );
    }

    #[test]
    fn dots_of_abbreviations_belong_to_the_word() {
        assert_eq!(
            words_of("Gov. J. Ames of the U.S. left."),
            ["Gov.", "J.", "Ames", "of", "the", "U.S.", "left", "."]
        );
    }

    #[test]
    fn numbers_keep_their_marks() {
        assert_eq!(words_of("$7,000.50 at 10:30 on 3/4"), ["$", "7,000.50", "at", "10:30", "on", "3/4"]);
    }

    #[test]
    fn a_sentence_ends_after_its_closing_mark() {
        assert_eq!(sentences_of("“No.” He left. “Why?” she asked."), ["“No.”", "He left.", "“Why?” she asked."]);
    }

    #[test]
    fn an_abbreviation_ends_no_sentence_unless_one_starts() {
        assert_eq!(sentences_of("Mr. Ames met Sen. Ito."), ["Mr. Ames met Sen. Ito."]);
        assert_eq!(sentences_of("He left the U.S. She stayed."), ["He left the U.S.", "She stayed."]);
        assert_eq!(sentences_of("He left the U.S. Army."), ["He left the U.S. Army."]);
    }
}
