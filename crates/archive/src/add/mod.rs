//! Inputs into an archive: many readers, one writer, everything in the order of the inputs.
//!
//! What is reported as added has been committed before. Documents come into the archive in the order of the inputs, so
//! the same inputs give the same archive on any number of threads, and a run that was cut off goes on behind the last
//! document that it committed.

mod insert;
mod queue;
mod run;
mod writer;

pub(crate) use insert::entry as insert;
pub use queue::in_order;
pub use run::Run;

use crate::item::{Failure, Form, How, Item, Place};
use crate::line::Line;
use crate::sources::{self, Progress};
use crate::{Archive, Error, pack};
use rusqlite::{Connection, OpenFlags};
use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use writer::Writer;

/// What has happened to an item; told when it is certain.
#[derive(Debug)]
pub enum Event<'a> {
    /// It is in the archive.
    Added {
        /// Its number in the archive.
        document: i64,
        /// Where it came from.
        place: &'a Place,
        /// How many statements stand in it.
        statements: usize,
    },
    /// The same bytes were there before.
    Known {
        /// Where they came from now.
        place: &'a Place,
    },
    /// It could not be read.
    Failed(&'a Failure),
}

/// What a run has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Documents that are new in the archive.
    pub added: u64,
    /// Statements in them.
    pub statements: u64,
    /// Items whose bytes were there before.
    pub known: u64,
    /// Items that could not be read.
    pub failed: u64,
}

/// A document with all that is written of it.
pub(crate) struct Entry {
    place: Place,
    form: Form,
    url: Option<String>,
    captured: Option<String>,
    via: Option<String>,
    hash: [u8; 32],
    line: Line,
    bytes: Vec<u8>,
    reading: Vec<u8>,
}

/// What a reader hands to the writer.
enum Done {
    Entry(Box<Entry>),
    Known(Place),
    Failed(Failure),
}

impl Archive {
    /// Adds all items of a run that are not yet done.
    ///
    /// `read` makes a line of JSON of an item, or tells in a sentence why it cannot; `report` is told of each item after
    /// it is certain. `progress` counts the bytes of the inputs.
    ///
    /// # Errors
    /// Where the archive cannot be written; all that was reported stays.
    pub fn add(
        &mut self,
        run: &Run,
        threads: usize,
        progress: &Progress,
        read: impl Fn(&Item, &How) -> Result<String, String> + Sync,
        report: impl FnMut(&Event),
    ) -> Result<Summary, Error> {
        let seen = Seen::open(self)?;
        let items = sources::items(run.inputs.clone(), run.after.clone(), progress.clone());
        let mut writer = Writer::new(self, run, report);
        let mut result = Ok(());
        queue::in_order(
            items,
            threads,
            |item| item.as_ref().map_or(0, |item| item.bytes.len() as u64),
            |item| match item {
                Ok(item) => done(item, run, &seen, &read),
                Err(failure) => Done::Failed(failure),
            },
            |done| {
                result = writer.take(done);
                result.is_ok()
            },
        );
        let summary = result.and_then(|()| writer.finish());
        drop(seen);
        let summary = self.told(summary)?;
        self.settle()?;
        Ok(summary)
    }

    /// The log of writing goes into the file itself.
    pub(crate) fn settle(&self) -> Result<(), Error> {
        let checkpoint = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        self.told(checkpoint.and_then(|()| self.db.execute_batch("PRAGMA optimize")))
    }
}

fn done(item: Item, run: &Run, seen: &Seen, read: &impl Fn(&Item, &How) -> Result<String, String>) -> Done {
    if seen.has(&item.bytes) {
        return Done::Known(item.place);
    }
    // A fault of ours on one page must not lose the others.
    let line = std::panic::catch_unwind(AssertUnwindSafe(|| read(&item, &run.how)));
    let fault =
        || format!("{}: onrecord failed on it, which is a fault of onrecord; please report it", item.place.name());
    match line.unwrap_or_else(|_| Err(fault())).and_then(|line| entry(&item, &line)) {
        Ok(entry) => Done::Entry(Box::new(entry)),
        Err(why) => Done::Failed(Failure { place: item.place, why }),
    }
}

/// An item with its reading.
///
/// # Errors
/// In a sentence.
pub(crate) fn entry(item: &Item, json: &str) -> Result<Entry, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: its reading cannot be kept: {error}", item.place.name());
    let line: Line = serde_json::from_str(json).map_err(|error| told(&error))?;
    let text = &line.document.text;
    let bytes = pack::page(&item.bytes, text).map_err(|error| told(&error))?;
    let reading = pack::reading(json, text).map_err(|error| told(&error))?;
    Ok(Entry {
        place: item.place.clone(),
        form: item.form,
        url: item.url.clone(),
        captured: item.captured.clone(),
        via: item.via.clone(),
        hash: hash(&item.bytes),
        line,
        bytes,
        reading,
    })
}

/// Which bytes were there when the run began or were committed since: looked up by the readers, so that nothing is read
/// twice. The writer looks again.
struct Seen {
    db: Mutex<Connection>,
}

impl Seen {
    fn open(archive: &Archive) -> Result<Seen, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = archive.told(Connection::open_with_flags(&archive.path, flags))?;
        Ok(Seen { db: Mutex::new(db) })
    }

    /// Where it cannot be looked up, the writer will see.
    fn has(&self, bytes: &[u8]) -> bool {
        let hash = hash(bytes);
        let Ok(db) = self.db.lock() else { return false };
        let found = db.prepare_cached("SELECT 1 FROM document WHERE hash = ?").and_then(|mut ask| ask.exists([hash]));
        found.unwrap_or(false)
    }
}

pub(crate) fn hash(bytes: &[u8]) -> [u8; 32] {
    *blake3::hash(bytes).as_bytes()
}
