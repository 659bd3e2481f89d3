//! Who and what a text speaks of.

use crate::{Evidence, Pieces, Span};

/// The place of an entity in [`Reading::entities`](crate::Reading::entities).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// Whom or what mentions mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name or description, as printed.
    pub name: String,
    /// Where it is mentioned, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Titles, roles and descriptions as printed, each once, in the order of the text.
    pub described: Vec<String>,
    /// For an unnamed person: what the text says of it.
    pub anonymity: Option<Anonymity>,
    /// The rule that made it: `rule:name`.
    pub found_by: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

impl Entity {
    /// The mentions that start in a passage, in the order of the text.
    pub fn mentioned_in(&self, passage: Span) -> impl Iterator<Item = &Mention> {
        let start = |m: &Mention| m.words.hull().map_or(0, Span::start);
        let first = self.mentions.partition_point(|m| start(m) < passage.start());
        self.mentions[first..].iter().take_while(move |m| start(m) < passage.end())
    }
}

/// A name, description or pronoun in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words.
    pub words: Pieces,
}

/// Why a source goes unnamed, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anonymity {
    /// "asked not to be named".
    pub reason: String,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// "Maria Lopez".
    NamedPerson,
    /// "an aide", "two people briefed on the call": anonymous or only partly described.
    UnnamedPerson,
    /// "residents", "critics".
    Group,
    /// A party, ministry, company; a government speaking through its capital.
    Organization,
    /// A newspaper, agency, broadcaster or site.
    Outlet,
    /// A document that speaks: report, poll, ruling, letter, post.
    Record,
    /// A place.
    Place,
    /// Something that happened.
    Event,
}
