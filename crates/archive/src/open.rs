//! Opening an archive.

use crate::schema::{self, State};
use crate::{Error, ErrorKind};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(10);

/// Many readings in one file.
#[derive(Debug)]
pub struct Archive {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
}

impl Archive {
    /// Opens an archive to write to it; makes it where there is none.
    ///
    /// # Errors
    /// Where it is no archive, or cannot be written.
    pub fn create(path: &Path) -> Result<Archive, Error> {
        let mut archive = Archive::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let state = schema::state(&archive.db, path)?;
        let told = |error| Error::of(path, error);
        if state == State::New {
            archive.db.pragma_update(None, "auto_vacuum", "INCREMENTAL").map_err(told)?;
        }
        archive.db.pragma_update(None, "journal_mode", "WAL").map_err(told)?;
        archive.db.pragma_update(None, "synchronous", "FULL").map_err(told)?;
        if state != State::Of(schema::VERSION) {
            schema::migrate(&mut archive.db).map_err(told)?;
        }
        Ok(archive)
    }

    /// Opens an archive that is there, to write to it.
    ///
    /// # Errors
    /// As [`Archive::create`], and where there is none.
    pub fn change(path: &Path) -> Result<Archive, Error> {
        there(path)?;
        Archive::create(path)
    }

    /// Opens an archive to ask it; nothing is ever written.
    ///
    /// # Errors
    /// Where there is none, or it is no archive.
    pub fn open(path: &Path) -> Result<Archive, Error> {
        there(path)?;
        let archive = Archive::connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(|archive| archive.ready());
        match archive {
            // A folder that may not be written has no room for the files that readers share.
            Err(error) if error.kind() == ErrorKind::ReadOnly && !has_wal(path) => {
                let address = format!("file:{}?immutable=1", escaped(path));
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Archive::connect_as(path, Path::new(&address), flags)?.ready()
            }
            other => other,
        }
    }

    fn ready(self) -> Result<Archive, Error> {
        let name = self.path.display();
        match schema::state(&self.db, &self.path)? {
            State::Of(schema::VERSION) => Ok(self),
            State::Of(_) => Err(Error::new(
                ErrorKind::Other,
                format!(
                    "{name}: it was made by an earlier onrecord; `onrecord add {name} --resume` brings it up to date"
                ),
            )),
            State::New => Err(Error::new(ErrorKind::NotAnArchive, format!("{name}: there is nothing in this file"))),
        }
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Archive, Error> {
        Archive::connect_as(path, path, flags)
    }

    fn connect_as(path: &Path, address: &Path, flags: OpenFlags) -> Result<Archive, Error> {
        let told = |error| Error::of(path, error);
        if path.is_dir() {
            return Err(Error::new(
                ErrorKind::NotAnArchive,
                format!("{}: it is a folder, not an archive", path.display()),
            ));
        }
        let db = Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(told)?;
        db.busy_timeout(PATIENCE).map_err(told)?;
        db.pragma_update(None, "foreign_keys", true).map_err(told)?;
        db.pragma_update(None, "trusted_schema", false).map_err(told)?;
        db.pragma_update(None, "cache_size", -32_000).map_err(told)?;
        Ok(Archive { db, path: path.to_owned() })
    }

    /// The same failure, told of this archive.
    pub(crate) fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, Error> {
        result.map_err(|error| Error::of(&self.path, error))
    }
}

fn there(path: &Path) -> Result<(), Error> {
    match path.try_exists() {
        Ok(false) => {
            let name = path.display();
            let todo = format!("{name}: there is no such archive; `onrecord add {name} PAGES` makes it");
            Err(Error::new(ErrorKind::Missing, todo))
        }
        _ => Ok(()),
    }
}

fn has_wal(path: &Path) -> bool {
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    std::fs::metadata(wal).is_ok_and(|about| about.len() > 0)
}

/// For an address: what has a meaning in one is written as `%3f`.
fn escaped(path: &Path) -> String {
    let path = path.to_string_lossy();
    let escape = |c: char| matches!(c, '%' | '?' | '#').then(|| format!("%{:02x}", u32::from(c)));
    path.chars().map(|c| escape(c).unwrap_or_else(|| c.to_string())).collect()
}
