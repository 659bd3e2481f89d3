//! What was read.

use super::{Conditions, Only};
use crate::{Archive, Error, ErrorKind, pack};
use rusqlite::{Row, params_from_iter};
use serde::Serialize;

/// A document as it stands in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its number in this archive.
    pub id: i64,
    /// `blake3:` and the hash of its bytes.
    pub hash: String,
    /// The file it came from.
    pub path: String,
    /// The line, row or record in that file.
    pub member: Option<i64>,
    /// Its address, as the page says, or else as it was fetched.
    pub url: Option<String>,
    /// When it was fetched.
    pub captured: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Who publishes it.
    pub outlet: Option<String>,
    /// The ISO 639-1 code of its language.
    pub language: Option<String>,
    /// The day of publication.
    pub published: Option<String>,
    /// How many statements stand in it.
    pub statements: i64,
    /// Which capture of its address it is, from 1; null without an address.
    pub version: Option<i64>,
    /// How many captures of that address there are.
    pub versions: i64,
}

const COLUMNS: &str = "d.id, 'blake3:' || lower(hex(d.hash)), d.path, d.member, d.url, d.captured, d.title, d.outlet, d.language, d.published,
  (SELECT count(*) FROM statement WHERE document = d.id),
  (SELECT count(*) FROM document e
    WHERE e.address = d.address AND (coalesce(e.captured, ''), e.id) <= (coalesce(d.captured, ''), d.id)),
  (SELECT count(*) FROM document e WHERE e.address = d.address)";

impl Archive {
    /// The documents asked for, in the order in which they were added, from the one after `after`.
    ///
    /// # Errors
    /// Where the archive cannot be read.
    pub fn documents(&self, only: &Only, after: i64, limit: usize) -> Result<Vec<Document>, Error> {
        let mut conditions = Conditions { words: vec!["d.id > ?"], values: vec![after.into()] };
        conditions.only(only);
        let ask = format!("SELECT {COLUMNS} FROM document d {} ORDER BY d.id LIMIT {limit}", conditions.sql());
        let found = self.db.prepare(&ask).and_then(|mut ask| {
            let rows = ask.query_map(params_from_iter(&conditions.values), document)?;
            rows.collect()
        });
        self.told(found)
    }

    /// How many documents are asked for.
    ///
    /// # Errors
    /// Where the archive cannot be read.
    pub fn count(&self, only: &Only) -> Result<u64, Error> {
        let mut conditions = Conditions::default();
        conditions.only(only);
        let ask = format!("SELECT count(*) FROM document d {}", conditions.sql());
        self.told(self.db.query_row(&ask, params_from_iter(&conditions.values), |row| row.get(0)))
    }

    /// The reading of each document as its line of JSON, in the order in which they were added.
    ///
    /// # Errors
    /// Where the archive cannot be read, or `each` answers one.
    pub fn lines(&self, mut each: impl FnMut(i64, &str) -> Result<(), Error>) -> Result<(), Error> {
        let ask = "SELECT document, text, reading FROM page ORDER BY document";
        let mut ask = self.told(self.db.prepare(ask))?;
        let mut rows = self.told(ask.query([]))?;
        while let Some(row) = self.told(rows.next())? {
            let (id, text): (i64, String) = self.told(row.get(0).and_then(|id| Ok((id, row.get(1)?))))?;
            let packed: Vec<u8> = self.told(row.get(2))?;
            each(id, &self.unpacked(id, &packed, &text)?)?;
        }
        Ok(())
    }

    /// The bytes of a document, as they were read.
    ///
    /// # Errors
    /// Where there is no such document, or the archive is damaged.
    pub fn bytes(&self, id: i64) -> Result<Vec<u8>, Error> {
        let ask = "SELECT bytes, text FROM page WHERE document = ?";
        let page = self.db.query_row(ask, [id], |row| Ok((row.get(0)?, row.get(1)?)));
        let (packed, text): (Vec<u8>, String) = self.told(page)?;
        pack::unpack_page(&packed, &text).map_err(|error| self.damaged(id, &error))
    }

    /// The line of JSON of one document.
    ///
    /// # Errors
    /// Where there is no such document, or the archive is damaged.
    pub fn line(&self, id: i64) -> Result<String, Error> {
        let ask = "SELECT reading, text FROM page WHERE document = ?";
        let page = self.db.query_row(ask, [id], |row| Ok((row.get(0)?, row.get(1)?)));
        let (packed, text): (Vec<u8>, String) = self.told(page)?;
        self.unpacked(id, &packed, &text)
    }

    fn unpacked(&self, id: i64, packed: &[u8], text: &str) -> Result<String, Error> {
        pack::unpack_reading(packed, text).map_err(|error| self.damaged(id, &error))
    }

    fn damaged(&self, id: i64, why: &dyn std::fmt::Display) -> Error {
        let name = self.path.display();
        Error::new(ErrorKind::Corrupt, format!("{name}: document {id} is damaged: {why}; remove it and add it again"))
    }
}

fn document(row: &Row) -> rusqlite::Result<Document> {
    Ok(Document {
        id: row.get(0)?,
        hash: row.get(1)?,
        path: row.get(2)?,
        member: row.get(3)?,
        url: row.get(4)?,
        captured: row.get(5)?,
        title: row.get(6)?,
        outlet: row.get(7)?,
        language: row.get(8)?,
        published: row.get(9)?,
        statements: row.get(10)?,
        version: row.get(11).map(|version: i64| Some(version).filter(|version| *version > 0))?,
        versions: row.get(12)?,
    })
}
