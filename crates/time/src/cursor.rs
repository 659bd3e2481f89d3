//! Reading tokens: a cursor never goes back, and a reader returns the cursor behind what it has read.

use crate::meaning::{DayPart, Unit};
use crate::span::Span;
use crate::tokens::Token;
use crate::words::Class;

/// A place between two tokens of a paragraph.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    pub text: &'a str,
    /// Those of the paragraph.
    pub tokens: &'a [Token],
    pub at: usize,
}

impl<'a> Cursor<'a> {
    /// The token behind the cursor, by `skip` tokens.
    pub fn peek(&self, skip: usize) -> Option<&'a Token> {
        #[cfg(test)]
        work::one_more();
        self.tokens.get(self.at + skip)
    }

    /// The `back`-th token before the cursor; 1 is the nearest.
    pub fn before(&self, back: usize) -> Option<&'a Token> {
        #[cfg(test)]
        work::one_more();
        self.at.checked_sub(back).and_then(|at| self.tokens.get(at))
    }

    /// The words of the `back`-th token before the cursor.
    pub fn word_before(&self, back: usize) -> &'a str {
        self.before(back).map_or("", |t| self.words(t))
    }

    /// Whether the token before the cursor is one of these words.
    pub fn follows(&self, words: &[&str]) -> bool {
        let word = self.word_before(1);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// The words of a token.
    pub fn words(&self, token: &Token) -> &'a str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The words of the next token but `skip`.
    pub fn word(&self, skip: usize) -> &'a str {
        self.peek(skip).map_or("", |t| self.words(t))
    }

    /// The class of the next token but `skip`.
    pub fn class(&self, skip: usize) -> Class {
        self.peek(skip).map_or(Class::Mark(0), |t| t.class)
    }

    /// The class of the token before the cursor.
    pub fn class_before(&self, back: usize) -> Class {
        self.before(back).map_or(Class::Mark(0), |t| t.class)
    }

    /// Whether the next token but `skip` is glued to the one before it.
    pub fn is_glued(&self, skip: usize) -> bool {
        self.peek(skip).is_some_and(|t| t.glued)
    }

    /// Whether the next token starts by itself: nothing, or only a mark that opens or parts, is glued to it.
    pub fn is_free(&self) -> bool {
        let parts = matches!(self.class_before(1), Class::Mark(b'(' | b'[' | b'"' | b'\'' | b'`' | b'_' | b'*'));
        !self.is_glued(0) || parts
    }

    /// The same, also behind a hyphen or a slash.
    pub fn is_free_or_joined(&self) -> bool {
        self.is_free() || matches!(self.class_before(1), Class::Mark(b'-' | b'/'))
    }

    /// Whether the next token but `skip` starts with a capital.
    pub fn is_capital(&self, skip: usize) -> bool {
        self.word(skip).starts_with(|c: char| c.is_uppercase())
    }

    /// Behind the next `n` tokens.
    pub fn skip(self, n: usize) -> Cursor<'a> {
        Cursor { at: self.at + n, ..self }
    }

    /// Whether the next token is one of these words.
    pub fn is(&self, words: &[&str]) -> bool {
        let word = self.word(0);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// Behind the next token, if it is one of these words.
    pub fn one_of(self, words: &[&str]) -> Option<Cursor<'a>> {
        self.is(words).then(|| self.skip(1))
    }

    /// Behind the next tokens, if they are these words.
    pub fn phrase(self, words: &str) -> Option<Cursor<'a>> {
        words.split(' ').try_fold(self, |c, word| c.one_of(&[word]))
    }

    /// Behind the next tokens, if they are the words of one of these phrases.
    pub fn any_phrase(self, phrases: &[&str]) -> Option<Cursor<'a>> {
        let first = self.word(0).as_bytes().first()?;
        phrases
            .iter()
            .filter(|words| words.as_bytes().first().is_some_and(|b| b.eq_ignore_ascii_case(first)))
            .find_map(|words| self.phrase(words))
    }

    /// Behind the next token, if it is this mark.
    pub fn mark(self, mark: u8) -> Option<Cursor<'a>> {
        (self.class(0) == Class::Mark(mark)).then(|| self.skip(1))
    }

    /// Behind a mark that is glued to the token before it.
    pub fn glued_mark(self, mark: u8) -> Option<Cursor<'a>> {
        if self.is_glued(0) { self.mark(mark) } else { None }
    }

    /// Behind a hyphen between two words, or where it is if there is none.
    pub fn hyphen(self) -> Cursor<'a> {
        match self.glued_mark(b'-') {
            Some(next) if next.is_glued(0) => next,
            _ => self,
        }
    }

    /// Whether a hyphen between two words stands here.
    pub fn is_hyphen(&self) -> bool {
        self.hyphen().at > self.at
    }

    /// Behind one of these words, or where it is.
    pub fn maybe(self, words: &[&str]) -> Cursor<'a> {
        self.one_of(words).unwrap_or(self)
    }

    /// Behind `'s`, or where it is.
    pub fn possessive(self) -> Option<Cursor<'a>> {
        let next = self.glued_mark(b'\'')?;
        if next.is_glued(0) { next.one_of(&["s"]) } else { None }
    }

    /// The unit that stands here, and whether as a plural.
    pub fn unit(self) -> Option<(Unit, bool, Cursor<'a>)> {
        let word = self.word(0);
        let unit = match self.class(0) {
            Class::Unit(unit) => unit,
            Class::Ordinal(2) => Unit::Second,
            Class::Part(DayPart::Night) if !word.eq_ignore_ascii_case("overnight") => Unit::Night,
            Class::Season(_) => Unit::Season,
            _ => return None,
        };
        Some((unit, word.ends_with(['s', 'S', 'a', 'A']), self.skip(1)))
    }

    /// The span of the tokens from here up to `end`; they are at least one.
    pub fn span_to(&self, end: usize) -> Option<Span> {
        let (first, last) = (self.peek(0)?, self.tokens.get(end.checked_sub(1)?)?);
        Span::new(first.start as usize, last.end as usize)
    }
}

/// How often tokens were looked at: what a test of linear time counts instead of seconds.
#[cfg(test)]
pub(crate) mod work {
    use std::cell::Cell;

    thread_local!(static LOOKS: Cell<u64> = const { Cell::new(0) });

    pub(super) fn one_more() {
        LOOKS.set(LOOKS.get() + 1);
    }

    /// The looks that some work takes.
    pub(crate) fn of(work: impl FnOnce()) -> u64 {
        let before = LOOKS.get();
        work();
        LOOKS.get() - before
    }
}
