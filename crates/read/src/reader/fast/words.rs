//! What the fast network sees of a text beside [`Features`](super::super::features::Features): rows of its tables.

use crate::entities::nouns::{self, Sort};
use crate::line::Marked;
use crate::rules::Claim;
use crate::tokens::Tokens;
use document::Pieces;
use std::collections::HashMap;
use std::ops::Range;

/// Rows for words that are not in the list.
pub const OTHERS: u32 = 4096;
/// Rows for how words begin.
pub const HEADS: u32 = 2048;
/// Rows for how words end.
pub const TAILS: u32 = 4096;
/// Neither, a given name, a place, an organization, a person or group.
pub const LISTED: usize = 5;
/// Nothing, source, cue, content by a rule.
pub const PROPOSED: usize = 4;

/// The rows of a text, one entry a token in each list but `claims`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The word: its place in the list, or one of [`OTHERS`] after it.
    pub word: Vec<u32>,
    /// Its first three letters, below [`HEADS`].
    pub head: Vec<u16>,
    /// Its last three letters, below [`TAILS`].
    pub tail: Vec<u16>,
    /// What the word lists hold it for, below [`LISTED`].
    pub listed: Vec<u8>,
    /// What it is to the outermost statement that a rule found here, below [`PROPOSED`].
    pub proposed: Vec<u8>,
    /// The statements that rules found, by the first token of their cues.
    pub claims: Vec<Proposal>,
}

/// A rule's statement as runs of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Empty where nobody is named.
    pub source: Vec<Range<usize>>,
    /// The words that say so.
    pub cue: Vec<Range<usize>>,
    /// What is said.
    pub content: Vec<Range<usize>>,
}

/// The list of words with a row of their own.
pub struct Rows(HashMap<&'static str, u32>);

impl Rows {
    /// From a list, one a line.
    pub fn new(list: &'static str) -> Rows {
        Rows(list.lines().zip(0..).collect())
    }

    /// How many rows there are, those for other words among them.
    pub fn count(&self) -> usize {
        self.0.len() + OTHERS as usize
    }

    /// The rows of a document of which rules found these statements.
    pub fn of(&self, marked: &Marked<'_>, rules: &[Claim]) -> Words {
        let all = &marked.tokens.all;
        let mut words = Words { proposed: vec![0; all.len()], ..Words::default() };
        for token in all {
            let word = token.lower.as_str();
            words.word.push(self.row(word));
            words.head.push((hash(first(word)) % HEADS) as u16);
            words.tail.push((hash(last(word)) % TAILS) as u16);
            words.listed.push(listed(word));
        }
        words.claims =
            rules.iter().map(|claim| proposal(&marked.tokens, claim)).filter(|p| !p.cue.is_empty()).collect();
        words.claims.sort_by_key(|p| p.cue[0].start);
        mark(&mut words);
        words
    }

    fn row(&self, word: &str) -> u32 {
        match self.0.get(word) {
            Some(row) => *row,
            None => self.0.len() as u32 + hash(word) % OTHERS,
        }
    }
}

/// Whose content is longest marks first and is written over by what stands within, but for its cue and source.
fn mark(words: &mut Words) {
    for (label, of) in
        [(3, Proposal::content as fn(&Proposal) -> &[Range<usize>]), (1, Proposal::source), (2, Proposal::cue)]
    {
        for run in words.claims.iter().flat_map(of) {
            words.proposed[run.clone()].fill(label);
        }
    }
}

impl Proposal {
    fn source(&self) -> &[Range<usize>] {
        &self.source
    }

    fn cue(&self) -> &[Range<usize>] {
        &self.cue
    }

    fn content(&self) -> &[Range<usize>] {
        &self.content
    }
}

fn proposal(tokens: &Tokens, claim: &Claim) -> Proposal {
    let of = |pieces: &Pieces| pieces.spans().iter().map(|s| tokens.touching(*s)).filter(|r| !r.is_empty()).collect();
    Proposal {
        source: claim.source.as_ref().map(of).unwrap_or_default(),
        cue: of(&claim.cue),
        content: of(&claim.content),
    }
}

/// FNV-1a, each digit as 0.
fn hash(word: &str) -> u32 {
    word.bytes().fold(2_166_136_261, |h, b| {
        let b = if b.is_ascii_digit() { b'0' } else { b };
        (h ^ u32::from(b)).wrapping_mul(16_777_619)
    })
}

fn first(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(i, _)| &word[..i])
}

fn last(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(i, _)| &word[i..])
}

fn listed(word: &str) -> u8 {
    if nouns::given(word).is_some() {
        1
    } else if nouns::is_country(word) || nouns::is_state(word) || nouns::is_capital(word) {
        2
    } else {
        match nouns::noun(word).map(|n| n.sort) {
            Some(Sort::Organization | Sort::Outlet) => 3,
            Some(Sort::Person | Sort::Group) => 4,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_words_are_whole_letters() {
        assert_eq!((first("naïveté"), last("naïveté")), ("naï", "eté"));
        assert_eq!((first("é"), last("")), ("é", ""));
    }

    #[test]
    fn numbers_of_one_form_are_one_word() {
        assert_eq!(hash("1,250"), hash("3,908"));
    }

    #[test]
    fn a_listed_word_has_its_line() {
        let rows = Rows::new("said\nher");
        assert_eq!(rows.row("her"), 1);
        assert!(rows.row("gazump") >= 2 && (rows.row("gazump") as usize) < rows.count());
    }
}
