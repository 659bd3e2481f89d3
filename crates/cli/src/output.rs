//! Where results go.

use crate::inputs::name;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// Standard output, or a file that appears under its name only when it is complete.
pub(crate) enum Output {
    /// Standard output.
    Standard(BufWriter<StdoutLock<'static>>),
    /// A file.
    File {
        /// Written to so far.
        part: BufWriter<File>,
        /// The path of `part`.
        from: PathBuf,
        /// The path in the end.
        to: PathBuf,
    },
}

impl Output {
    /// `-` and nothing are standard output.
    ///
    /// # Errors
    /// In a sentence.
    pub(crate) fn open(path: Option<&Path>) -> Result<Output, String> {
        let Some(to) = path.filter(|p| p.as_os_str() != "-") else {
            return Ok(Output::Standard(BufWriter::new(io::stdout().lock())));
        };
        // A device or a pipe is written to as it is.
        let whole = std::fs::metadata(to).map_or(true, |about| about.is_file());
        let from = if whole { part_of(to) } else { to.to_owned() };
        let part = File::create(&from).map_err(|e| format!("{}: cannot be written: {e}", name(to)))?;
        Ok(Output::File { part: BufWriter::new(part), from, to: to.to_owned() })
    }

    /// Whether a person looks at it as it is written.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self, Output::Standard(_)) && io::stdout().is_terminal()
    }

    /// All of it is there.
    ///
    /// # Errors
    /// In a sentence; a reader who has left is no error.
    pub(crate) fn finish(self) -> Result<(), String> {
        match self {
            Output::Standard(mut out) => unless_left(out.flush()).map_err(|e| format!("standard output: {e}")),
            Output::File { mut part, from, to } => {
                let done = part.flush().and_then(|()| if from == to { Ok(()) } else { std::fs::rename(&from, &to) });
                done.map_err(|e| format!("{}: cannot be written: {e}", name(&to)))
            }
        }
    }

    /// Nothing of it is kept.
    pub(crate) fn abandon(self) {
        if let Output::File { from, to, .. } = self
            && from != to
        {
            // Where it cannot be removed there is nothing more to do.
            let _ = std::fs::remove_file(from);
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Output::Standard(out) => out.write(bytes),
            Output::File { part, .. } => part.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Standard(out) => out.flush(),
            Output::File { part, .. } => part.flush(),
        }
    }
}

/// A reader who has left ("| head") is no error.
pub(crate) fn unless_left(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn part_of(to: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(to.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    to.with_file_name(name)
}
