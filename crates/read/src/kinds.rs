//! What a source is, by its words: a person, a group, an organization, an outlet, a record.

use crate::data;
use crate::tokens::{Shape, Token};
use document::{Anonymity, Entity, EntityKind, Pieces};

/// Of persons, where a title or a given name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// *he*
    Man,
    /// *she*
    Woman,
}

/// The kind of a source that is no pronoun; `name` is the name in it.
pub fn of(tokens: &[Token], name: Option<&str>) -> EntityKind {
    let head = head(tokens).unwrap_or("");
    if let Some(name) = name {
        return of_name(tokens, name);
    }
    // "two people briefed on the call": counted, but nobody named.
    let counted = tokens.first().is_some_and(|t| {
        t.shape == Shape::Number || matches!(t.lower.as_str(), "two" | "three" | "four" | "five" | "six")
    });
    if counted && (head == "people" || singular(head).is_some_and(|s| data::people().contains(s))) {
        return EntityKind::UnnamedPerson;
    }
    let plural = tokens.iter().take(1).any(|t| {
        matches!(
            t.lower.as_str(),
            "some" | "many" | "most" | "both" | "several" | "few" | "all" | "others" | "two" | "three"
        )
    });
    if data::records().contains(head) || singular(head).is_some_and(|s| data::records().contains(s)) {
        EntityKind::Record
    } else if data::outlets().contains(head) {
        EntityKind::Outlet
    } else if data::people().contains(head) {
        EntityKind::UnnamedPerson
    } else if data::organizations().contains(head) {
        EntityKind::Organization
    } else if plural || data::group_nouns().contains(head) || head.ends_with('s') && !head.ends_with("ss") {
        EntityKind::Group
    } else if tokens.iter().any(|t| t.shape == Shape::Capital && data::organizations().contains(t.lower.as_str())) {
        EntityKind::Organization
    } else {
        EntityKind::UnnamedPerson
    }
}

fn of_name(tokens: &[Token], name: &str) -> EntityKind {
    let lower = name.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or("");
    let first = lower.split(' ').next().unwrap_or("");
    let the = tokens.first().is_some_and(|t| t.lower == "the");
    let word = |list: &std::collections::HashSet<&str>| lower.split(' ').any(|w| list.contains(w));
    let given = data::given_men().contains(first) || data::given_women().contains(first);
    if data::agencies().contains(last)
        || !given && (data::outlet_names().contains(last) || data::outlets().contains(last))
    {
        EntityKind::Outlet
    } else if !given && (word(data::organizations()) || data::capitals().contains(lower.as_str())) {
        EntityKind::Organization
    } else if the && !tokens.iter().any(|t| data::people().contains(t.lower.as_str())) {
        if last.ends_with('s') && !lower.contains(' ') { EntityKind::Group } else { EntityKind::Organization }
    } else if name.chars().count() > 1 && name.chars().all(|c| c.is_uppercase() || c == '.') {
        EntityKind::Organization
    } else if lower.split(' ').count() == 1 && last.ends_with("ans") | last.ends_with("crats") {
        EntityKind::Group
    } else {
        EntityKind::NamedPerson
    }
}

/// What a pronoun without a known antecedent is.
pub fn of_pronoun(pronoun: &str) -> EntityKind {
    match pronoun {
        "they" | "we" | "them" | "us" | "these" | "those" | "others" => EntityKind::Group,
        "it" | "this" | "that" | "which" => EntityKind::Organization,
        _ => EntityKind::UnnamedPerson,
    }
}

/// A personal or relative pronoun.
pub fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "i" | "he"
            | "she"
            | "it"
            | "we"
            | "they"
            | "you"
            | "him"
            | "her"
            | "them"
            | "us"
            | "me"
            | "his"
            | "hers"
            | "its"
            | "their"
            | "my"
            | "our"
            | "your"
            | "who"
            | "which"
            | "that"
            | "this"
    )
}

/// A title before a name: "Mayor", "Dr."
pub fn is_title(word: &str) -> bool {
    word.ends_with('.') && word.len() > 2 && !word.trim_end_matches('.').contains('.')
        || matches!(
            word,
            "mayor"
                | "president"
                | "senator"
                | "governor"
                | "minister"
                | "judge"
                | "professor"
                | "sheriff"
                | "secretary"
                | "ambassador"
                | "king"
                | "queen"
                | "pope"
                | "general"
        )
}

/// The noun that a description is about: the last before a preposition, a comma or a relative clause.
pub fn head(tokens: &[Token]) -> Option<&str> {
    let stops = |t: &Token| {
        t.shape == Shape::Mark
            || matches!(
                t.lower.as_str(),
                "of" | "in"
                    | "for"
                    | "from"
                    | "at"
                    | "on"
                    | "with"
                    | "by"
                    | "who"
                    | "that"
                    | "which"
                    | "to"
                    | "about"
                    | "close"
                    | "familiar"
                    | "briefed"
            )
    };
    let end = tokens.iter().position(stops).unwrap_or(tokens.len());
    tokens[..end].last().map(|t| t.lower.as_str())
}

/// Whether a text has a word, case aside.
pub fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| w.eq_ignore_ascii_case(word))
}

fn singular(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|w| !w.ends_with('s'))
}

/// Words as printed; pieces are joined by " … ".
pub fn printed(text: &str, words: &Pieces) -> String {
    words.spans().iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ")
}

/// By title or given name.
pub fn gender(entity: &Entity) -> Option<Gender> {
    let texts = || std::iter::once(&entity.name).chain(&entity.described);
    let word = |list: &std::collections::HashSet<&str>| {
        texts().any(|t| {
            t.split(' ').any(|w| list.contains(w.trim_matches(',').trim_end_matches('.').to_lowercase().as_str()))
        })
    };
    let first = entity.name.split(' ').next().unwrap_or("").to_lowercase();
    match (
        word(data::men()) || data::given_men().contains(first.as_str()),
        word(data::women()) || data::given_women().contains(first.as_str()),
    ) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => None,
    }
}

/// Why a source goes unnamed, where its words say so.
pub fn anonymity(printed: &str) -> Option<Anonymity> {
    let lower = printed.to_lowercase();
    let reason = data::anonymity().iter().filter(|r| lower.contains(**r)).max_by_key(|r| (r.len(), **r))?;
    Some(Anonymity { reason: (*reason).to_owned() })
}
