//! Text → tokens: words, runs of digits, marks. One pass.

use crate::words::{Class, Opens, Word, look_up};

/// A word, a run of digits, or one mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub start: u32,
    pub end: u32,
    pub class: Class,
    /// Nothing stands between it and the token before.
    pub glued: bool,
    /// The first of a paragraph.
    pub opens_paragraph: bool,
    /// A time expression may start here.
    pub opens: bool,
    /// How many tokens on the next stands without which there is no time expression: a unit, a month, a number of digits.
    pub gap: u8,
}

/// All tokens of a text, in order.
pub(crate) fn split(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
    let (mut at, mut newlines, mut last_end) = (0, 2, usize::MAX);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            newlines += usize::from(byte == b'\n');
            at += 1;
            continue;
        }
        let (end, kind) = token(text, at);
        if let Some(Word { class, opens, is_hinge }) = kind {
            let (glued, opens_paragraph) = (last_end == at, newlines > 1);
            let opens = opens == Opens::Always || opens == Opens::WithCapital && byte.is_ascii_uppercase();
            let gap = if is_hinge { 0 } else { u8::MAX };
            tokens.push(Token { start: at as u32, end: end as u32, class, glued, opens_paragraph, opens, gap });
            (newlines, last_end) = (0, end);
        }
        at = end;
    }
    count_gaps(&mut tokens);
    tokens
}

/// From the last to the first.
fn count_gaps(tokens: &mut [Token]) {
    let mut gap = u8::MAX;
    for token in tokens.iter_mut().rev() {
        gap = if token.gap == 0 { 0 } else { gap.saturating_add(1) };
        token.gap = gap;
        if token.opens_paragraph {
            gap = u8::MAX;
        }
    }
}

/// Where the token that starts at `at` ends, and what it is; nothing for a space that is not ASCII.
fn token(text: &str, at: usize) -> (usize, Option<Word>) {
    let bytes = text.as_bytes();
    match bytes[at] {
        b'0'..=b'9' => {
            let len = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            (at + len, Some(Word { class: digits(&bytes[at..at + len]), opens: Opens::Always, is_hinge: true }))
        }
        b'a'..=b'z' | b'A'..=b'Z' => {
            let end = at + word_length(&text[at..]);
            (end, Some(look_up(&text[at..end])))
        }
        byte if byte.is_ascii() => (at + 1, Some(mark(byte))),
        _ => wide(text, at),
    }
}

/// "'98" opens with a mark.
fn mark(byte: u8) -> Word {
    let opens = if byte == b'\'' { Opens::Always } else { Opens::Never };
    Word { class: Class::Mark(byte), opens, is_hinge: false }
}

fn wide(text: &str, at: usize) -> (usize, Option<Word>) {
    let Some(c) = text[at..].chars().next() else { return (text.len(), None) };
    let end = at + c.len_utf8();
    match c {
        c if c.is_whitespace() => (end, None),
        '’' | '‘' | 'ʼ' => (end, Some(mark(b'\''))),
        '“' | '”' => (end, Some(mark(b'"'))),
        '‐' | '‑' | '–' => (end, Some(mark(b'-'))),
        '—' | '―' | '…' => (end, Some(mark(b'_'))),
        c if c.is_alphabetic() => {
            (at + word_length(&text[at..]), Some(Word { class: Class::Other, opens: Opens::Never, is_hinge: false }))
        }
        _ => (end, Some(mark(0))),
    }
}

fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ascii = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if bytes.get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    text.char_indices().find(|(_, c)| !c.is_alphabetic()).map_or(text.len(), |(at, _)| at)
}

fn digits(run: &[u8]) -> Class {
    let value = run.iter().fold(0_u32, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
    Class::Digits { value, len: run.len().min(255) as u8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_letters_part() {
        let words: Vec<_> = split("the 1990s, 10pm").iter().map(|t| (t.start, t.end, t.glued)).collect();
        assert_eq!(words, [(0, 3, false), (4, 8, false), (8, 9, true), (9, 10, true), (11, 13, false), (13, 15, true)]);
    }

    #[test]
    fn a_letter_that_is_not_ascii_belongs_to_its_word() {
        assert_eq!(split("mañana\u{a0}may’s").len(), 4);
    }
}
