//! The document, and everything that can be marked on it: types only.
//!
//! A [`Document`] is one saved page: its text, its paragraphs, what is known of it, and a [map](Run) from every
//! character of the text to the bytes of the input. A [`Reading`] is a document with what was found on it.
//!
//! Positions are UTF-8 bytes of [`Document::text`], half-open, and always a [`Span`]. They become code points only
//! where they leave, in the JSON.

mod document;
mod entity;
mod reading;
mod record;
mod span;
mod statement;
mod time;

pub use document::{
    Candidate, Credit, CreditKind, DateSource, Document, Doubt, Paragraph, ParagraphKind, Published, Run, Skipped,
};
pub use entity::{Anonymity, Entity, EntityId, EntityKind, Mention};
pub use reading::Reading;
pub use record::{Record, Role, Step};
pub use span::{Pieces, Span};
pub use statement::{
    About, Act, Confidence, Evidence, Party, Quotation, Reality, Source, SourceKind, Statement, StatementId,
};
pub use time::{Anchored, Event, EventId, Interval, Placed, TimeAnchor, TimeId, Timex, Timex3, TimexKind, When};
