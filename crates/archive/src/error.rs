//! Why an archive could not be opened, asked or written.

use rusqlite::ErrorCode;
use std::fmt;
use std::path::Path;

/// What, where, and what to do; [`kind`](Error::kind) for programs.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    cause: Option<rusqlite::Error>,
}

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No such file.
    Missing,
    /// A file of another kind.
    NotAnArchive,
    /// Made by a later version of this program.
    Newer,
    /// The file is damaged.
    Corrupt,
    /// It may not be written.
    ReadOnly,
    /// No room is left on the disk.
    Full,
    /// Another program is writing to it.
    Busy,
    /// What was asked for cannot be understood, or is not there.
    Asked,
    /// Anything else.
    Other,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), cause: None }
    }

    /// What SQLite says of the archive at `path`, in words that tell what to do.
    pub(crate) fn of(path: &Path, cause: rusqlite::Error) -> Error {
        let (kind, why) = match cause.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => (ErrorKind::NotAnArchive, "it is no archive of onrecord".to_owned()),
            Some(ErrorCode::DatabaseCorrupt) => (
                ErrorKind::Corrupt,
                "the file is damaged; restore it from a copy, or add its inputs to a new archive".to_owned(),
            ),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                (ErrorKind::ReadOnly, "it may only be read; check the permissions of file and folder".to_owned())
            }
            Some(ErrorCode::DiskFull) => (
                ErrorKind::Full,
                "the disk is full; what was reported as added is kept. Make room, then go on with add --resume"
                    .to_owned(),
            ),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
                ErrorKind::Busy,
                "another program is writing to it; wait until that is done, then try again".to_owned(),
            ),
            Some(ErrorCode::CannotOpen) => {
                (ErrorKind::ReadOnly, "it cannot be opened; check the permissions of file and folder".to_owned())
            }
            _ => (ErrorKind::Other, format!("it cannot be used: {cause}")),
        };
        Error { kind, message: format!("{}: {why}", path.display()), cause: Some(cause) }
    }

    /// For programs.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as &dyn std::error::Error)
    }
}
