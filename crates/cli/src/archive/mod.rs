//! The commands that fill an archive and ask it.

pub(crate) mod add;
pub(crate) mod args;
pub(crate) mod check;
mod columns;
pub(crate) mod find;
pub(crate) mod list;
mod news;
pub(crate) mod remove;
pub(crate) mod status;

use crate::Exit;
use crate::output::unless_left;
use onrecord::archive::{Error, ErrorKind};
use serde::Serialize;
use std::io::Write;

/// One object on one line: what it is, then its fields.
#[derive(Serialize)]
struct Line<'a, T> {
    schema: &'static str,
    r#type: &'static str,
    #[serde(flatten)]
    fields: &'a T,
}

fn line(r#type: &'static str, fields: &impl Serialize) -> String {
    let line = Line { schema: "onrecord/1", r#type, fields };
    serde_json::to_string(&line).expect("strings, numbers and lists are always JSON") + "\n"
}

/// What a command has to say, and how it ends.
type Answer = Result<(String, Exit), Error>;

/// Writes the answer to standard output; says on standard error what went wrong.
fn tell(answer: Answer) -> Exit {
    let (words, exit) = match answer {
        Ok(answer) => answer,
        Err(error) => return failed(&error),
    };
    match unless_left(std::io::stdout().write_all(words.as_bytes())) {
        Ok(()) => exit,
        Err(error) => {
            eprintln!("onrecord: the result cannot be written: {error}");
            Exit::Partly
        }
    }
}

fn failed(error: &Error) -> Exit {
    eprintln!("onrecord: {}", crate::printable::printable(&error.to_string()));
    match error.kind() {
        ErrorKind::Asked => Exit::Usage,
        _ => Exit::Partly,
    }
}
