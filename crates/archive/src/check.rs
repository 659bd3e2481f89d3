//! Whether an archive is sound, and whether all that it says still follows from the bytes that it holds.

use crate::add::{self, Entry};
use crate::item::{Form, How, Item, Place};
use crate::{Archive, Error, schema};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::Serialize;

/// What has been found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Documents that were looked at.
    pub documents: u64,
    /// Documents that were read again.
    pub read_again: u64,
    /// Of these, the ones that another version of the program reads otherwise.
    pub otherwise: u64,
    /// What is wrong, each in a sentence.
    pub faults: Vec<String>,
}

/// What the tables say of a document: each row in words, without numbers that only this archive gives.
const SAYS: [&str; 5] = [
    "SELECT hash, path, member, form, captured, via, title, byline, outlet, language, published, engine, models
     FROM document WHERE id = ?",
    "SELECT e.n, w.word, e.name FROM entity e JOIN word w ON w.id = e.kind WHERE e.document = ? ORDER BY e.n",
    "SELECT s.n, s.key, s.source, s.entity, s.cue, s.content, s.addressee, s.accused, s.negated, s.within, s.answers,
       s.said_from, s.said_to, s.confidence, v.kind, v.act, v.quotation, v.reality, v.found_by
     FROM statement s JOIN said v ON v.id = s.id WHERE s.document = ? ORDER BY s.n",
    "SELECT s.n, t.position, t.n FROM through t JOIN statement s ON s.id = t.statement WHERE s.document = ?
     ORDER BY s.n, t.position",
    "SELECT n, place, first, last FROM time WHERE document = ? ORDER BY n",
];

impl Archive {
    /// Checks the file, its indexes, and each document: its bytes against their hash, its tables against its reading,
    /// and, with `read`, its reading against its bytes. `each` is told of each document that is done.
    ///
    /// # Errors
    /// Where the file cannot be read at all; what is wrong in it stands in the report.
    pub fn check(
        &self,
        read: Option<impl Fn(&Item, &How) -> Result<String, String>>,
        mut each: impl FnMut(),
    ) -> Result<Report, Error> {
        let mut report = Report { faults: self.told(self.integrity())?, ..Report::default() };
        let mut scratch = self.told(Connection::open_in_memory())?;
        self.told(schema::migrate(&mut scratch))?;
        self.told(
            scratch.execute_batch("INSERT INTO run (id, engine, started, inputs, how) VALUES (1, '', '', '', '')"),
        )?;
        let ids: Vec<i64> = self.told(self.rows("SELECT id FROM document ORDER BY id", |row| row.get(0)))?;
        for id in ids {
            report.documents += 1;
            let found = self.document_follows(id, &scratch, read.as_ref());
            match found {
                Ok(Follows::Again) => report.read_again += 1,
                Ok(Follows::Otherwise) => {
                    (report.read_again, report.otherwise) = (report.read_again + 1, report.otherwise + 1)
                }
                Ok(Follows::Unread) => {}
                Err(fault) => report.faults.push(format!("document {id}: {fault}")),
            }
            each();
        }
        Ok(report)
    }

    fn integrity(&self) -> rusqlite::Result<Vec<String>> {
        let mut faults: Vec<String> = self.rows("PRAGMA integrity_check", |row| row.get(0))?;
        faults.retain(|fault| fault != "ok");
        let dangling = self.rows("PRAGMA foreign_key_check", |row| row.get::<_, String>(0))?;
        faults.extend(dangling.into_iter().map(|table| format!("a row of {table} belongs to nothing")));
        // The index of statements looks into a view, which FTS5 does not compare by itself.
        for (index, depth) in [("page_words", 1), ("statement_words", 0)] {
            let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', {depth})");
            match self.db.execute(&check, []) {
                // A file that may only be read is not checked for this.
                Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ReadOnly) => {}
                Err(error) => faults.push(format!("{index} does not hold the words of the texts: {error}")),
                Ok(_) => {}
            }
        }
        if !self.same_words()? {
            faults.push("statement_words does not hold the words of the statements".to_owned());
        }
        Ok(faults)
    }

    /// Whether the index of statements holds each word as often as an index that is made now.
    fn same_words(&self) -> rusqlite::Result<bool> {
        self.db.execute_batch(
            "CREATE VIRTUAL TABLE temp.made_now USING fts5 (
               content, source, name, content = '', tokenize = 'unicode61 remove_diacritics 2');
             INSERT INTO temp.made_now (rowid, content, source, name) SELECT id, content, source, name FROM said ORDER BY id;
             CREATE VIRTUAL TABLE temp.words_now USING fts5vocab (temp, made_now, col);
             CREATE VIRTUAL TABLE temp.words_kept USING fts5vocab (main, statement_words, col);",
        )?;
        let same = "SELECT NOT EXISTS (SELECT * FROM words_now EXCEPT SELECT * FROM words_kept)
            AND NOT EXISTS (SELECT * FROM words_kept EXCEPT SELECT * FROM words_now)";
        let same = self.db.query_row(same, [], |row| row.get(0))?;
        self.db.execute_batch("DROP TABLE temp.words_now; DROP TABLE temp.words_kept; DROP TABLE temp.made_now;")?;
        Ok(same)
    }

    /// # Errors
    /// In a sentence.
    fn document_follows(
        &self,
        id: i64,
        scratch: &Connection,
        read: Option<&impl Fn(&Item, &How) -> Result<String, String>>,
    ) -> Result<Follows, String> {
        let (item, how) = self.item(id)?;
        let line = self.line(id).map_err(|error| error.to_string())?;
        if add::hash(&item.bytes) != self.hash(id).map_err(|error| error.to_string())? {
            return Err("its bytes are not those that were read".to_owned());
        }
        let entry = add::entry(&item, &line)?;
        same_tables(&self.db, id, scratch, &entry)?;
        let Some(read) = read else { return Ok(Follows::Unread) };
        let again = read(&item, &how)?;
        let by = |line: &str| serde_json::from_str::<By>(line).ok();
        match (again == line, by(&again) == by(&line)) {
            (true, _) => Ok(Follows::Again),
            (false, false) => Ok(Follows::Otherwise),
            (false, true) => Err("its reading does not follow from its bytes".to_owned()),
        }
    }

    /// The item that a document was, and how it was read.
    fn item(&self, id: i64) -> Result<(Item, How), String> {
        let bytes = self.bytes(id).map_err(|error| error.to_string())?;
        let ask = "SELECT d.path, d.member, d.form, d.captured, d.via, r.how FROM document d JOIN run r ON r.id = d.run WHERE d.id = ?";
        let item = |row: &Row| {
            let place = Place { input: 0, path: row.get(0)?, member: row.get::<_, Option<u64>>(1)?.unwrap_or(0) };
            let form = Form::of(&row.get::<_, String>(2)?);
            let how: String = row.get(5)?;
            Ok((Item { place, bytes, form, url: None, captured: row.get(3)?, via: row.get(4)? }, how))
        };
        let (item, how) = self.db.query_row(ask, [id], item).map_err(|error| error.to_string())?;
        Ok((item, serde_json::from_str(&how).map_err(|error| format!("how it was read cannot be told: {error}"))?))
    }

    fn hash(&self, id: i64) -> rusqlite::Result<[u8; 32]> {
        self.db.query_row("SELECT hash FROM document WHERE id = ?", [id], |row| row.get(0))
    }
}

/// What has come of reading a document again.
enum Follows {
    /// It was not read.
    Unread,
    /// The same reading.
    Again,
    /// Another version reads it otherwise.
    Otherwise,
}

/// What read a line.
#[derive(PartialEq, serde::Deserialize)]
struct By {
    engine: String,
    models: Vec<String>,
}

/// Whether the tables say what they would if the document were added now.
fn same_tables(db: &Connection, id: i64, scratch: &Connection, entry: &Entry) -> Result<(), String> {
    let told = |error: rusqlite::Error| error.to_string();
    scratch.execute_batch("BEGIN").map_err(told)?;
    let made = add::insert(scratch, 1, entry);
    let same = made.and_then(|made| {
        let is_other = |ask: &&str| Ok(says(db, ask, id)? != says(scratch, ask, made)?);
        SAYS.iter().map(is_other).collect::<rusqlite::Result<Vec<bool>>>()
    });
    scratch.execute_batch("ROLLBACK").map_err(told)?;
    match same.map_err(told)?.contains(&true) {
        true => Err("its tables do not say what its reading says".to_owned()),
        false => Ok(()),
    }
}

fn says(db: &Connection, ask: &str, id: i64) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut ask = db.prepare_cached(ask)?;
    let columns = ask.column_count();
    ask.query_map([id], |row| (0..columns).map(|column| row.get(column)).collect())?.collect()
}
