//! The names that a network found, as runs of tokens.

use super::nouns;
use crate::classes::Class;
use crate::data;
use crate::line::Marked;
use crate::reader::network::{Named, Tag};
use crate::rules::Claim;
use crate::tokens::Shape;
use document::{Pieces, Span};
use std::collections::HashSet;
use std::ops::Range;

/// The names that a network found in a text.
#[derive(Debug)]
pub struct Spans<'a> {
    all: Vec<(Range<usize>, Named)>,
    /// For each token the name that holds it.
    of_token: Vec<Option<usize>>,
    /// The last words of all names: who is named once is named by the same word again.
    last: HashSet<&'a str>,
    /// Whether each token stands in a source: whoever speaks under a capital has a name.
    speaks: Vec<bool>,
    /// Whether a source ends, or a cue begins or ends, before each token.
    parted: Vec<bool>,
}

impl<'a> Spans<'a> {
    /// From one tag a token. A name has no article and crosses no end of a sentence; two
    /// never stand side by side, so that the second continues the first, and the last word tells what it is.
    pub fn new(marked: &'a Marked<'_>, claims: &[Claim], tags: &[Tag]) -> Spans<'a> {
        let tokens = &marked.tokens.all;
        let mut spans = Spans {
            all: Vec::new(),
            of_token: vec![None; tokens.len()],
            last: HashSet::new(),
            speaks: vec![false; tokens.len()],
            parted: vec![false; tokens.len() + 1],
        };
        // "*Danish* officials" are no Danish.
        let is_adjective = |t: usize| marked.classes[t] == Class::Adj;
        for sentence in &marked.tokens.sentences {
            spans.read(tags, sentence.clone(), is_adjective);
        }
        let has_capital = |t: usize| matches!(tokens[t].shape, Shape::Capital | Shape::Number);
        for (name, kind) in &mut spans.all {
            name.start += usize::from(name.len() > 1 && tokens[name.start].lower == "the");
            // "*Acme* group" ends with its capital; whoever writes "new york" writes no capitals at all.
            while name.clone().any(has_capital) && tokens[name.end - 1].shape == Shape::Lower {
                name.end -= 1;
            }
            // A given name may be new to the network.
            while *kind == Named::Person && has_capital(name.start) && is_given(marked, tags, name.start) {
                name.start -= 1;
            }
        }
        // What stands alone is a noun or has a capital: "her" is no name.
        let is_noun = |t: usize| !is_adjective(t) && (has_capital(t) || marked.classes[t].is_noun());
        spans.all.retain(|(name, _)| if name.len() == 1 { is_noun(name.start) } else { name.clone().any(is_noun) });
        for (i, (name, kind)) in spans.all.iter().enumerate() {
            spans.of_token[name.clone()].fill(Some(i));
            if *kind != Named::Other {
                spans.last.insert(tokens[name.end - 1].lower.as_str());
            }
        }
        let range = |piece: &Span| marked.tokens.touching(*piece);
        for claim in claims {
            for source in claim.source.iter().flat_map(Pieces::spans).map(range) {
                spans.parted[source.end] = true;
                spans.speaks[source].fill(true);
            }
            for cue in claim.cue.spans().iter().map(range) {
                spans.parted[cue.start] = true;
                spans.parted[cue.end] = true;
            }
        }
        spans
    }

    fn read(&mut self, tags: &[Tag], sentence: Range<usize>, is_adjective: impl Fn(usize) -> bool) {
        let first = self.all.len();
        for at in sentence {
            let Some(kind) = tags.get(at).and_then(|t| t.kind()) else { continue };
            match self.all[first..].last_mut().filter(|(name, _)| name.end == at) {
                Some((name, _)) if name.len() == 1 && is_adjective(name.start) => self.all.push((at..at + 1, kind)),
                Some((name, known)) => {
                    name.end += 1;
                    *known = kind;
                }
                None => self.all.push((at..at + 1, kind)),
            }
        }
    }

    /// The name that holds a token.
    pub fn at(&self, token: usize) -> Option<&Range<usize>> {
        let name = self.of_token.get(token).copied().flatten()?;
        Some(&self.all[name].0)
    }

    /// What the network holds a run of tokens for, where all of it is one name or ends one.
    pub fn kind(&self, name: &Range<usize>) -> Option<Named> {
        let (all, kind) = &self.all[self.of_token.get(name.end.checked_sub(1)?).copied().flatten()?];
        (all.end == name.end).then_some(*kind)
    }

    /// Whether no phrase goes on over a token: a source or a cue ends before it, or a cue begins with it.
    pub fn is_parted(&self, token: usize) -> bool {
        self.parted.get(token).copied().unwrap_or(true)
    }

    /// Whether a capital word that the network passed by is a name after all: it ends a name elsewhere, or speaks.
    pub fn is_name_elsewhere(&self, marked: &Marked<'_>, token: usize) -> bool {
        self.ends_name(marked, token) || self.speaks[token]
    }

    /// Whether the network found a name that ends with the same word.
    pub fn ends_name(&self, marked: &Marked<'_>, token: usize) -> bool {
        self.last.contains(marked.tokens.all[token].lower.as_str())
    }
}

/// Whether the word before a person's name belongs to it: capital, no title, no noun, and held for nothing else.
fn is_given(marked: &Marked<'_>, tags: &[Tag], name: usize) -> bool {
    let opens = marked.tokens.sentence_of(name);
    let start = marked.tokens.sentences[opens].start;
    let Some(before) = name.checked_sub(1).filter(|b| *b >= start) else { return false };
    let token = &marked.tokens.all[before];
    // Any word that opens a sentence has a capital.
    (before > start || nouns::given(&token.lower).is_some())
        && marked.classes[before] == Class::Name
        && token.shape == Shape::Capital
        && tags.get(before).is_none_or(|t| *t == Tag::None)
        && nouns::noun(&token.lower).is_none()
        && !data::temporal().contains(token.lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::document;

    fn names_of(text: &str, tags: &[Tag]) -> Vec<(String, Named)> {
        let document = document(text);
        let marked = crate::mark(&document);
        let spans = Spans::new(&marked, &[], tags);
        let words = |name: &Range<usize>| marked.tokens.span(name).of(text).to_owned();
        spans.all.iter().map(|(name, kind)| (words(name), *kind)).collect()
    }

    #[test]
    fn names_side_by_side_are_one() {
        use Named::{Person, Place};
        use Tag::{First, Next, None};
        let tags = [First(Person), First(Person), None, Next(Person), Next(Place), None, None];
        let found = names_of("Ida Holm left Holm Square at noon", &tags);
        let names: Vec<_> = found.iter().map(|(n, k)| (n.as_str(), *k)).collect();
        assert_eq!(names, [("Ida Holm", Person), ("Holm Square", Place)]);
    }

    #[test]
    fn a_name_ends_with_its_sentence_and_with_a_capital_if_it_has_one() {
        use Named::Person;
        use Tag::{First, Next, None};
        let found =
            names_of("We met Holm\nDean left her", &[None, None, First(Person), Next(Person), None, First(Person)]);
        assert_eq!(found.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>(), ["Holm", "Dean"]);
    }
}
