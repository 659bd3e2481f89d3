//! What a passage says of its records and of sources without a name: a second table, under `### Facts`.

use crate::cell::{Cell, Column};
use document::Pieces;

/// The columns, in this order.
pub const COLUMNS: [&str; 5] = ["of", "fact", "words", "by", "to"];

/// What can be said: of a record what it is called and who made it, for what and for whom; then its custody; of a source
/// why it is not named.
pub const KINDS: [&str; 11] = [
    "label",
    "known-as",
    "author",
    "occasion",
    "recipient",
    "produced",
    "transmitted",
    "provided",
    "obtained",
    "published",
    "anonymity",
];

/// One such thing, with the words that say so.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The name of the record or of the source, as behind ` = `.
    pub of: String,
    /// One of [`KINDS`].
    pub is: String,
    /// The words that say so.
    pub words: Pieces,
    /// Who did it, in a step of custody.
    pub by: Cell,
    /// To whom, in a step of custody.
    pub to: Cell,
}

impl Fact {
    pub(crate) fn parse(cells: &[String], text: &str) -> Result<Fact, String> {
        let [of, is, words, by, to] = cells else {
            return Err(format!("{} cells in {} columns", cells.len(), COLUMNS.len()));
        };
        if !KINDS.contains(&is.as_str()) {
            return Err(format!("fact: \"{is}\" is none of {}", KINDS.join(", ")));
        }
        let mention = |cell: &str| Cell::parse(Column::Source, cell, text, &[]);
        let Cell::Words { pieces, .. } = Cell::parse(Column::Content, words, text, &[])? else {
            return Err("words: no words".to_owned());
        };
        Ok(Fact { of: of.clone(), is: is.clone(), words: pieces, by: mention(by)?, to: mention(to)? })
    }
}
