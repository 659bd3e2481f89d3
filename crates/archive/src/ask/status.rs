//! What an archive holds, and what could not be read.

use crate::{Archive, Error, Failure, Place};
use rusqlite::Row;
use serde::Serialize;

/// What an archive holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Documents in it.
    pub documents: u64,
    /// Of these, the ones without a statement.
    pub without_statements: u64,
    /// Of these, the ones without a date of publication.
    pub undated: u64,
    /// Statements in it.
    pub statements: u64,
    /// Outlets that its documents name.
    pub outlets: u64,
    /// The first day of publication.
    pub first: Option<String>,
    /// The last day of publication.
    pub last: Option<String>,
    /// Languages of the documents, each with their number, most first; null: too little text to tell.
    pub languages: Vec<(Option<String>, u64)>,
    /// What read them, each with the number of documents, most first: version and models.
    pub readers: Vec<(String, u64)>,
    /// Addresses of which there are several captures.
    pub captured_again: u64,
    /// What could not be read.
    pub failures: Vec<Missing>,
    /// Whether an add was cut off.
    pub cut_off: bool,
    /// The length of the file.
    pub bytes: u64,
    /// The length of all texts in it.
    pub text_bytes: u64,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The file.
    pub path: String,
    /// Its line, row or record; 0 for the file itself.
    pub member: u64,
    /// In a sentence, with its name.
    pub why: String,
}

impl From<Failure> for Missing {
    fn from(Failure { place: Place { path, member, .. }, why }: Failure) -> Missing {
        Missing { path, member, why }
    }
}

impl Archive {
    /// What it holds.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn status(&self) -> Result<Status, Error> {
        self.told(self.holds())
    }

    fn holds(&self) -> rusqlite::Result<Status> {
        let one = |ask: &str| self.db.query_row(ask, [], |row| row.get::<_, u64>(0));
        let day = |ask: &str| self.db.query_row(ask, [], |row| row.get::<_, Option<String>>(0));
        let without =
            "SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM statement WHERE document = d.id)";
        let readers = "SELECT engine || ' ' || coalesce((SELECT group_concat(value, ', ') FROM json_each(models)), 'rules'), count(*)
            FROM document GROUP BY 1 ORDER BY 2 DESC, 1";
        let missing = |row: &Row| Ok(Missing { path: row.get(0)?, member: row.get(1)?, why: row.get(2)? });
        Ok(Status {
            documents: one("SELECT count(*) FROM document")?,
            without_statements: one(without)?,
            undated: one("SELECT count(*) FROM document WHERE published IS NULL")?,
            statements: one("SELECT count(*) FROM statement")?,
            outlets: one("SELECT count(DISTINCT outlet COLLATE NOCASE) FROM document")?,
            first: day("SELECT min(published) FROM document")?,
            last: day("SELECT max(published) FROM document")?,
            languages: self.rows("SELECT language, count(*) FROM document GROUP BY 1 ORDER BY 2 DESC, 1", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
            readers: self.rows(readers, |row| Ok((row.get(0)?, row.get(1)?)))?,
            captured_again: one("SELECT count(DISTINCT address) FROM version WHERE versions > 1")?,
            failures: self.rows("SELECT path, member, why FROM failure ORDER BY path, member", missing)?,
            cut_off: one("SELECT count(*) FROM run WHERE NOT finished")? > 0,
            bytes: one("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")?,
            text_bytes: one("SELECT coalesce(sum(octet_length(text)), 0) FROM page")?,
        })
    }

    pub(crate) fn rows<T>(&self, ask: &str, each: impl FnMut(&Row) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
        self.db.prepare(ask)?.query_map([], each)?.collect()
    }
}
