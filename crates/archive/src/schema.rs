//! The tables, and how those of an earlier version become those of this one.

use crate::{Error, ErrorKind};
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// `onrc`: stands in the head of each archive.
pub(crate) const APPLICATION: i32 = 0x6f6e_7263;

/// Each step leads from the version of its place in the list to the next one.
const STEPS: [&str; 1] = [include_str!("../schema/1.sql")];

/// The version of the tables that this program writes.
pub const VERSION: i32 = STEPS.len() as i32;

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing has been written to it.
    New,
    /// An archive of this version, or of an earlier one.
    Of(i32),
}

/// What the file is, if it is one of ours.
///
/// # Errors
/// Where it is another program's, or a later version's.
pub(crate) fn state(db: &Connection, path: &Path) -> Result<State, Error> {
    let ask = |pragma: &str| db.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let told = |error| Error::of(path, error);
    let (application, version) = (ask("application_id").map_err(told)?, ask("user_version").map_err(told)?);
    let tables: i64 =
        db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(|e| Error::of(path, e))?;
    let name = path.display();
    match (application, version) {
        (0, 0) if tables == 0 => Ok(State::New),
        (APPLICATION, version) if version > VERSION => Err(Error::new(
            ErrorKind::Newer,
            format!(
                "{name}: it was made by a newer onrecord (tables {version}; this one knows {VERSION}); update onrecord"
            ),
        )),
        (APPLICATION, version) => Ok(State::Of(version)),
        _ => Err(Error::new(
            ErrorKind::NotAnArchive,
            format!("{name}: it is a database of another program, not an archive; give another name"),
        )),
    }
}

/// Makes the tables, or brings those of an earlier version up to date; all of it or nothing.
pub(crate) fn migrate(db: &mut Connection) -> rusqlite::Result<()> {
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i32 = change.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in STEPS.iter().skip(usize::try_from(version).unwrap_or(usize::MAX)) {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "application_id", APPLICATION)?;
    change.pragma_update(None, "user_version", VERSION)?;
    change.commit()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Tables and views with their columns, as SQLite knows them.
    fn real() -> BTreeMap<String, Vec<String>> {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        let ask = "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c
            WHERE s.type IN ('table', 'view') AND s.name NOT LIKE 'sqlite_%' AND s.name NOT GLOB '*_words_*'";
        let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut ask = db.prepare(ask).unwrap();
        let rows = ask.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
        for (table, column) in rows.map(|row| row.unwrap()) {
            tables.entry(table).or_default().push(column);
        }
        tables.values_mut().for_each(|columns| columns.sort());
        tables
    }

    /// Tables and views with their columns, as `docs/archive.md` tells of them.
    fn told() -> BTreeMap<String, Vec<String>> {
        let page = include_str!("../../../docs/archive.md");
        let sections = page.split("\n## ").skip(1).map(|section| section.split_once('\n').unwrap());
        let columns = |section: &str| {
            let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
            let names =
                rows.flat_map(|(names, _)| names.split(',').map(|name| name.trim_matches(['`', ' ']).to_owned()));
            let mut names: Vec<String> = names.collect();
            names.sort();
            names
        };
        sections.map(|(name, section)| (name.to_owned(), columns(section))).collect()
    }

    #[test]
    fn the_page_on_the_archive_tells_of_each_table_and_column() {
        assert_eq!(told(), real());
    }
}
