//! The one who writes: several documents in one transaction, and nothing reported before that is committed.

use super::{Archive, Done, Entry, Event, Run, Summary, insert};
use crate::item::{Failure, Place};
use rusqlite::params;
use std::time::{Duration, Instant};

/// Items in one transaction.
const MANY: usize = 256;

/// How long one transaction stays open while items come.
const LONG: Duration = Duration::from_millis(400);

/// What is written and not yet certain.
enum Pending {
    Added(i64, Place, usize),
    Known(Place),
    Failed(Failure),
}

pub(super) struct Writer<'a, F: FnMut(&Event)> {
    archive: &'a Archive,
    run: i64,
    report: F,
    summary: Summary,
    pending: Vec<Pending>,
    /// When the transaction was opened; `None` outside of one.
    since: Option<Instant>,
}

impl<'a, F: FnMut(&Event)> Writer<'a, F> {
    pub(super) fn new(archive: &'a Archive, run: &Run, report: F) -> Self {
        Writer { archive, run: run.id, report, summary: Summary::default(), pending: Vec::new(), since: None }
    }

    /// Writes what has come of the next item.
    pub(super) fn take(&mut self, done: Done) -> rusqlite::Result<()> {
        let since = match self.since {
            Some(since) => since,
            None => {
                self.archive.db.execute_batch("BEGIN IMMEDIATE")?;
                *self.since.insert(Instant::now())
            }
        };
        let pending = match done {
            Done::Known(place) => Pending::Known(place),
            Done::Failed(failure) => self.failed(failure)?,
            Done::Entry(entry) => self.entry(*entry)?,
        };
        self.pending.push(pending);
        match self.pending.len() >= MANY || since.elapsed() >= LONG {
            true => self.commit(),
            false => Ok(()),
        }
    }

    /// All items are done.
    pub(super) fn finish(mut self) -> rusqlite::Result<Summary> {
        self.commit()?;
        self.archive.db.execute("UPDATE run SET finished = 1 WHERE id = ?", [self.run])?;
        Ok(self.summary)
    }

    fn entry(&self, entry: Entry) -> rusqlite::Result<Pending> {
        let db = &self.archive.db;
        let place = entry.place.clone();
        let mut known = db.prepare_cached("SELECT 1 FROM document WHERE hash = ?")?;
        if known.exists([entry.hash])? {
            return Ok(Pending::Known(place));
        }
        let document = insert::entry(db, self.run, &entry)?;
        let mut mended = db.prepare_cached("DELETE FROM failure WHERE path = ? AND member = ?")?;
        mended.execute(params![place.path, place.member])?;
        Ok(Pending::Added(document, place, entry.line.statements.len()))
    }

    fn failed(&self, failure: Failure) -> rusqlite::Result<Pending> {
        let insert = "INSERT OR REPLACE INTO failure (path, member, run, why) VALUES (?, ?, ?, ?)";
        let Failure { place, why } = &failure;
        self.archive.db.prepare_cached(insert)?.execute(params![place.path, place.member, self.run, why])?;
        Ok(Pending::Failed(failure))
    }

    fn commit(&mut self) -> rusqlite::Result<()> {
        let Some(last) = self.pending.last() else { return Ok(()) };
        let place = match last {
            Pending::Added(_, place, _) | Pending::Known(place) => place,
            Pending::Failed(failure) => &failure.place,
        };
        let known = self.pending.iter().filter(|done| matches!(done, Pending::Known(_))).count();
        let update = "UPDATE run SET input = ?, path = ?, member = ?, known = known + ? WHERE id = ?";
        let values = params![place.input, place.path, place.member, known, self.run];
        self.archive.db.prepare_cached(update)?.execute(values)?;
        self.archive.db.execute_batch("COMMIT")?;
        self.since = None;
        for done in self.pending.drain(..) {
            let event = match &done {
                Pending::Added(document, place, statements) => {
                    self.summary.added += 1;
                    self.summary.statements += *statements as u64;
                    Event::Added { document: *document, place, statements: *statements }
                }
                Pending::Known(place) => {
                    self.summary.known += 1;
                    Event::Known { place }
                }
                Pending::Failed(failure) => {
                    self.summary.failed += 1;
                    Event::Failed(failure)
                }
            };
            (self.report)(&event);
        }
        Ok(())
    }
}

impl<F: FnMut(&Event)> Drop for Writer<'_, F> {
    fn drop(&mut self) {
        if self.since.is_some() {
            // Where even that fails, the archive rolls back when it is opened the next time.
            let _ = self.archive.db.execute_batch("ROLLBACK");
        }
    }
}
