//! Tokens as numbers: all that a network sees of a text.

use super::pieces::Pieces;
use crate::data;
use crate::line::Marked;
use crate::tokens::{Shape, Token};
use document::Span;

/// What a network sees, one entry a token in each list but `pieces`.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Where each token stands.
    pub spans: Vec<Span>,
    /// The word pieces of all tokens, one after the other.
    pub pieces: Vec<u32>,
    /// Where each token's pieces start, and the end of the last.
    pub first: Vec<u32>,
    /// Case and make, below [`SHAPES`].
    pub shape: Vec<u8>,
    /// How it stands to quotation marks, below [`QUOTED`].
    pub quoted: Vec<u8>,
    /// Whether it opens a sentence or a paragraph, below [`OPENS`].
    pub opens: Vec<u8>,
    /// The word class by rules.
    pub class: Vec<u8>,
    /// Whether it is in the tables of cues: below [`CUES`].
    pub cue: Vec<u8>,
}

/// Lower, capital, all capitals, mixed, number, mark.
pub const SHAPES: usize = 6;
/// Outside, inside, opening mark, closing mark.
pub const QUOTED: usize = 4;
/// Neither, a sentence, a paragraph.
pub const OPENS: usize = 3;
/// What `opens` is of a token that opens a paragraph.
pub const PARAGRAPH: u8 = 2;
/// Neither, a verb, a noun.
pub const CUES: usize = 3;

/// The features of a document.
pub fn of(marked: &Marked<'_>, pieces: &Pieces) -> Features {
    let mut features = plain(marked);
    for span in &features.spans {
        features.first.push(features.pieces.len() as u32);
        pieces.of(marked.document.text.get(span.range()).unwrap_or_default(), &mut features.pieces);
    }
    features.first.push(features.pieces.len() as u32);
    features
}

/// The features of a document without its word pieces.
pub fn plain(marked: &Marked<'_>) -> Features {
    let all = &marked.tokens.all;
    let mut features = Features {
        quoted: quoted(marked),
        opens: opens(marked),
        class: marked.classes.iter().map(|c| *c as u8).collect(),
        ..Features::default()
    };
    for token in all {
        let word = marked.document.text.get(token.span.range()).unwrap_or_default();
        features.spans.push(token.span);
        features.shape.push(shape(token, word));
        features.cue.push(cue(token));
    }
    features
}

fn shape(token: &Token, word: &str) -> u8 {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).skip(1);
    match token.shape {
        Shape::Lower if !letters.any(char::is_uppercase) => 0,
        Shape::Lower => 3,
        Shape::Capital if !letters.clone().any(char::is_uppercase) => 1,
        Shape::Capital if letters.all(char::is_uppercase) => 2,
        Shape::Capital => 3,
        Shape::Number => 4,
        Shape::Mark => 5,
    }
}

fn cue(token: &Token) -> u8 {
    let word = token.lower.as_str();
    if data::cue_forms().contains_key(word) {
        1
    } else if data::cue_nouns().contains(word) {
        2
    } else {
        0
    }
}

fn quoted(marked: &Marked<'_>) -> Vec<u8> {
    let mut out = vec![0; marked.tokens.all.len()];
    for quote in marked.quotes.iter().filter(|q| q.outer.is_none()) {
        out[quote.inner.clone()].fill(1);
        out[quote.tokens.start..quote.inner.start].fill(2);
        out[quote.inner.end..quote.tokens.end].fill(3);
    }
    out
}

fn opens(marked: &Marked<'_>) -> Vec<u8> {
    let mut out = vec![0; marked.tokens.all.len()];
    for sentence in &marked.tokens.sentences {
        out[sentence.start] = 1;
    }
    for paragraph in &marked.tokens.paragraphs {
        out[paragraph.tokens.start] = PARAGRAPH;
    }
    out
}
