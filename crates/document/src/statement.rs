//! Who said what.

use crate::{EntityId, Pieces, When};

/// The place of a statement in [`Reading::statements`](crate::Reading::statements).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(pub usize);

/// Somebody said, wrote, believed, wanted or saw something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who.
    pub source: Source,
    /// The words that say so, with their auxiliaries, adverbs and negation: "has not said". Empty where only
    /// quotation marks or a colon tell.
    pub cue: Pieces,
    /// What, with its quotation marks and an introducing *that*.
    pub content: Pieces,
    /// To whom.
    pub addressee: Option<Party>,
    /// In the source's own words or not.
    pub quotation: Quotation,
    /// What was done by saying it.
    pub act: Act,
    /// "did not say": the cue, not the content, is negated.
    pub negated: bool,
    /// Whether it was said at all.
    pub reality: Reality,
    /// Of an accusation, who is accused of what.
    pub about: Option<About>,
    /// Of a denial, the statement that it denies, where the text has it.
    pub answers: Option<StatementId>,
    /// The statement whose content holds these words: the innermost.
    pub within: Option<StatementId>,
    /// Who passed it on, outermost first. Where `within` is set, it is the last.
    pub through: Vec<StatementId>,
    /// When it was said, where the page tells.
    pub when: Option<When>,
    /// The rule or model that found it: `rule:according_to`.
    pub found_by: String,
    /// How often this rule was right where it was measured.
    pub confidence: Confidence,
    /// What it rests on besides its own words.
    pub evidence: Vec<Evidence>,
}

/// Who said it: a mention, or nobody that the text names ("it was said").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Words that name or describe the source.
    Mention {
        /// Those words.
        words: Pieces,
        /// Whom they mean.
        entity: EntityId,
        /// The kind of source.
        kind: SourceKind,
    },
    /// Passive or impersonal: "it is believed". A result, never a gap.
    Impersonal,
}

impl Source {
    /// The words of the source; none for an impersonal one.
    pub fn words(&self) -> Option<&Pieces> {
        match self {
            Source::Mention { words, .. } => Some(words),
            Source::Impersonal => None,
        }
    }

    /// Whom they mean; nobody for an impersonal one.
    pub fn entity(&self) -> Option<EntityId> {
        match self {
            Source::Mention { entity, .. } => Some(*entity),
            Source::Impersonal => None,
        }
    }

    /// The kind of source.
    pub fn kind(&self) -> SourceKind {
        match self {
            Source::Mention { kind, .. } => *kind,
            Source::Impersonal => SourceKind::Impersonal,
        }
    }
}

/// The seven kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// "Maria Lopez".
    NamedPerson,
    /// "an aide who asked not to be named".
    UnnamedPerson,
    /// "residents".
    Group,
    /// "the Finance Ministry".
    Organization,
    /// "The Herald".
    Outlet,
    /// "a 2019 survey".
    Record,
    /// "it is believed".
    Impersonal,
}

/// Somebody or something in a part of a statement or of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The words that name or describe it: "reporters" in "told reporters".
    pub words: Pieces,
    /// Whom they mean, where that is known.
    pub entity: Option<EntityId>,
}

/// Who is accused of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The accused: "the builder" in "accused the builder of fraud".
    pub accused: Party,
    /// The charge, with the word that opens it: "of fraud". Empty where the text gives none.
    pub of: Pieces,
}

/// In the source's own words or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quotation {
    /// All of it between quotation marks.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

/// What was done by saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Said, wrote, reported: the plain case.
    Say,
    /// Asked or questioned.
    Ask,
    /// Denied or rejected.
    Deny,
    /// Accused or blamed.
    Accuse,
    /// Promised or vowed.
    Promise,
    /// Threatened or warned of what one would do.
    Threaten,
    /// Ordered, demanded or urged.
    Order,
    /// Admitted.
    Admit,
    /// Praised or supported.
    Praise,
    /// Criticised or opposed.
    Criticize,
    /// Predicted or expected.
    Expect,
    /// Believed, thought, knew.
    Believe,
    /// Wanted, hoped, planned.
    Want,
    /// Feared or worried.
    Fear,
    /// Saw, heard, found.
    Perceive,
}

/// Whether a statement was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reality {
    /// It was.
    Actual,
    /// "would say", "if he says".
    Hypothetical,
    /// "declined to say", "refused to comment".
    Refused,
}

/// Measured precision in hundredths, 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// `hundredths` of right answers in a hundred; `None` above 100.
    pub fn new(hundredths: u8) -> Option<Confidence> {
        (hundredths <= 100).then_some(Confidence(hundredths))
    }

    /// Right answers in a hundred.
    pub fn hundredths(self) -> u8 {
        self.0
    }
}

/// A passage that a finding rests on, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// In a few words: "the sentence before names the speaker".
    pub why: String,
    /// The passage.
    pub words: Pieces,
}
