//! Taking documents out, so that nothing of them is left in the file.

use crate::{Archive, Document, Error, ErrorKind};

impl Archive {
    /// Removes documents by their numbers; all of them, or none where one is not there.
    ///
    /// What they held is overwritten in the file: their rows, their words in the indexes, and what SQLite keeps for its
    /// plans.
    ///
    /// # Errors
    /// Where one of them is not there, or the archive cannot be written.
    pub fn remove(&mut self, documents: &[i64]) -> Result<Vec<Document>, Error> {
        let mut removed = Vec::new();
        for id in documents {
            let found = self.documents(&crate::Only::default(), id - 1, 1)?.pop().filter(|found| found.id == *id);
            let name = self.path.display();
            let missing = || Error::new(ErrorKind::Asked, format!("{name}: there is no document {id}"));
            removed.push(found.ok_or_else(missing)?);
        }
        let gone = self.take_out(documents);
        self.told(gone)?;
        self.settle()?;
        Ok(removed)
    }

    fn take_out(&mut self, documents: &[i64]) -> rusqlite::Result<()> {
        self.db.pragma_update(None, "secure_delete", true)?;
        let change = self.db.transaction()?;
        for id in documents {
            change.execute("DELETE FROM document WHERE id = ?", [id])?;
        }
        // Until its segments are merged, an index keeps the words of what was deleted.
        change.execute_batch(
            "INSERT INTO page_words (page_words) VALUES ('optimize');
             INSERT INTO statement_words (statement_words) VALUES ('optimize');
             ANALYZE;",
        )?;
        change.commit()?;
        self.db.execute_batch("PRAGMA incremental_vacuum")
    }
}
