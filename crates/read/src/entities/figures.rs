//! Entities in the making: whom the phrases of a text mean.

use super::nouns::{Gender, Sort};
use crate::line::Marked;
use document::{Anonymity, Entity, EntityKind, Evidence, Mention, Pieces, Span};

/// Somebody or something that phrases mean.
#[derive(Debug)]
pub struct Figure<'a> {
    /// What it is.
    pub sort: Sort,
    /// It has a name.
    pub named: bool,
    /// Several.
    pub plural: bool,
    /// Of a person, as far as the text tells.
    pub gender: Option<Gender>,
    /// The words of its fullest name in lower case.
    pub words: Vec<&'a str>,
    /// Its fullest name or description as printed.
    pub name: Pieces,
    /// Roles and descriptions that the text gives it.
    pub roles: Vec<Description<'a>>,
    /// The places of its descriptions.
    pub described: Vec<Span>,
    /// Where it is mentioned.
    pub mentions: Vec<Pieces>,
    /// How often by surname alone.
    pub bare: u32,
    /// The last sentence that mentions it.
    pub last: usize,
    /// It is the source of a statement.
    pub spoke: bool,
    /// Why it goes unnamed.
    pub anonymity: Option<Span>,
    /// The rule that made it.
    pub found_by: &'static str,
    /// The network that found its name.
    pub by_model: Option<&'static str>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// A description without its article: *mayor* of *dover*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description<'a> {
    /// The noun, in the singular where it is listed.
    pub head: &'a str,
    /// Words that narrow it, *former* and the like aside.
    pub narrowed: Vec<&'a str>,
}

impl Description<'_> {
    /// Whether a definite description points at this one: the same noun, and nothing that does not fit.
    pub fn is_meant_by(&self, definite: &Description<'_>) -> bool {
        self.head == definite.head && definite.narrowed.iter().all(|w| self.narrowed.contains(w))
    }
}

impl Figure<'_> {
    /// The kind in a reading.
    pub fn kind(&self, speaks: bool) -> EntityKind {
        match self.sort {
            Sort::Person if self.named => EntityKind::NamedPerson,
            Sort::Group if self.anonymity.is_some() && !self.named => EntityKind::UnnamedPerson,
            Sort::Person => EntityKind::UnnamedPerson,
            Sort::Group => EntityKind::Group,
            Sort::Organization => EntityKind::Organization,
            Sort::Outlet => EntityKind::Outlet,
            Sort::Record => EntityKind::Record,
            // "Vienna says": a place that speaks is its government.
            Sort::Place if speaks => EntityKind::Organization,
            Sort::Place => EntityKind::Place,
        }
    }

    /// As an entity of a reading.
    pub fn entity(mut self, marked: &Marked<'_>, speaks: bool) -> Entity {
        let text = marked.document.text.as_str();
        self.mentions.sort();
        self.mentions.dedup();
        let mut described: Vec<String> = Vec::new();
        self.described.sort();
        for span in &self.described {
            let words = span.of(text).to_owned();
            if !described.contains(&words) {
                described.push(words);
            }
        }
        Entity {
            kind: self.kind(speaks),
            name: self.name.spans().iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … "),
            mentions: self.mentions.into_iter().map(|words| Mention { words }).collect(),
            described,
            anonymity: self.anonymity.map(|span| Anonymity { reason: span.of(text).to_owned() }),
            found_by: match self.by_model {
                Some(model) => format!("model:{model}"),
                None => format!("rule:{}", self.found_by),
            },
            evidence: self.evidence,
        }
    }
}
