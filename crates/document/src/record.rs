//! Documents that speak: what is printed on them, who made them, and through whose hands they went.

use crate::{EntityId, Evidence, Party, Pieces};

/// A document that speaks: a cable, a letter, a report, a ruling, a post, a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The document as an entity.
    pub entity: EntityId,
    /// What it is marked as: "labeled “Private”", "classified".
    pub labels: Vec<Pieces>,
    /// Its other names: "known inside as a “ledger”".
    pub known_as: Vec<Pieces>,
    /// Who made it.
    pub author: Option<Party>,
    /// What it was made of: "the meeting" of "minutes of the meeting".
    pub occasion: Option<Party>,
    /// To whom it is addressed.
    pub recipient: Option<Party>,
    /// Through whose hands it went, in the order of the text.
    pub custody: Vec<Step>,
    /// The rules that found it, by their names: `rule:custody`.
    pub found_by: String,
    /// What it rests on besides these words.
    pub evidence: Vec<Evidence>,
}

/// One step on a record's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done with it.
    pub role: Role,
    /// By whom.
    pub by: Option<Party>,
    /// To whom.
    pub to: Option<Party>,
    /// When, as printed.
    pub when: Option<Pieces>,
    /// All words that say so.
    pub words: Pieces,
}

/// What was done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Written, recorded, filmed.
    Produced,
    /// Sent on to somebody.
    Transmitted,
    /// Given to those who tell of it: shared, leaked, handed over.
    Provided,
    /// Obtained or seen by those who tell of it.
    Obtained,
    /// Made public.
    Published,
}
