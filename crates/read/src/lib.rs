//! A [`Document`] in, a [`Reading`] out: who said what.
use document::{Document, Reading};

/// Reads a document. Any text has a reading, if perhaps an empty one.
pub fn read(document: Document) -> Reading {
    Reading { document, entities: Vec::new(), statements: Vec::new(), unattributed: Vec::new() }
}
