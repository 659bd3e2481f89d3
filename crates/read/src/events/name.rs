//! What the words of a phrase name: "the Pellas summit" is a summit, of Pellas.

use crate::classes::Class;
use crate::line::Marked;
use document::Span;

/// An event as a phrase names it.
#[derive(Debug)]
pub(super) struct Name {
    /// The word that says what happened, in lower case.
    pub(super) head: String,
    /// Its token.
    pub(super) head_token: usize,
    /// The other words that tell it from its like: names, adjectives, what follows "of".
    pub(super) others: Vec<Other>,
    /// "a meeting": one that the text has not spoken of.
    pub(super) is_new: bool,
    /// "the bridge collapsed", not "the collapse".
    pub(super) is_clause: bool,
}

/// A word beside the one that says what happened.
#[derive(Debug)]
pub(super) struct Other {
    /// In lower case.
    pub(super) word: String,
    /// "Pellas", not "second".
    pub(super) is_name: bool,
}

/// Verbs that only carry another word: "the strike began" is the strike.
const LIGHT: &[&str] = &["was", "were", "is", "are", "had", "has", "have", "been", "be", "being", "did", "do", "will"];

impl Name {
    pub(super) fn of(marked: &Marked<'_>, name: Span) -> Option<Name> {
        let tokens = marked.tokens.touching(name);
        let lower = |i: usize| marked.tokens.all[i].lower.as_str();
        let class = |i: usize| marked.classes[i];
        let is_content = |i: &usize| {
            let is_word = !matches!(
                class(*i),
                Class::Det
                    | Class::Adv
                    | Class::Poss
                    | Class::Pron
                    | Class::Prep
                    | Class::Sub
                    | Class::To
                    | Class::Conj
                    | Class::Mark
            );
            is_word && !LIGHT.contains(&lower(*i)) && class(*i) != Class::Modal && lower(*i) != "'s"
        };
        let is_verb = |i: &usize| matches!(class(*i), Class::Past | Class::Third | Class::Part | Class::Base);
        let is_clause = tokens.clone().skip(1).any(|i| class(i).is_finite() && class(i) != Class::Modal)
            && !matches!(class(tokens.start), Class::Poss);
        let words: Vec<usize> = tokens.clone().filter(is_content).collect();
        let end = tokens.clone().find(|i| class(*i) == Class::Prep).unwrap_or(tokens.end);
        let head = match is_clause {
            true => words.iter().copied().rev().find(is_verb),
            false => words.iter().copied().rev().find(|i| *i < end),
        };
        let head = head.or(words.last().copied())?;
        let other = |i: &usize| Other { word: lower(*i).to_owned(), is_name: class(*i) == Class::Name };
        let others = words.iter().filter(|i| **i != head).map(other).collect();
        let is_new = !is_clause && matches!(lower(tokens.start), "a" | "an" | "another");
        Some(Name { head: lower(head).to_owned(), head_token: head, others, is_new, is_clause })
    }
}
