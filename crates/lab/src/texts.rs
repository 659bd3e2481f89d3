//! Texts as JSON Lines through a function: a line in, a line out.

use onrecord::document::Document;
use page::{Form, Options};
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Where texts come from, and where what is made of them goes.
#[derive(clap::Args)]
pub struct Files {
    /// A JSON object a line, with `id` and `text`.
    pub input: PathBuf,
    /// Where to write.
    pub output: PathBuf,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
}

/// Reads each text as it is and writes what `make` makes of it; a failure is told under the name of the program.
pub fn each(
    name: &str,
    files: &Files,
    make: impl Fn(&str, &Document) -> Result<serde_json::Value, String>,
) -> ExitCode {
    match all(files, make) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn all(files: &Files, make: impl Fn(&str, &Document) -> Result<serde_json::Value, String>) -> Result<(), String> {
    let at = |path: &Path, e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let input = BufReader::new(File::open(&files.input).map_err(|e| at(&files.input, &e))?);
    let mut output = BufWriter::new(File::create(&files.output).map_err(|e| at(&files.output, &e))?);
    for (i, line) in input.lines().enumerate() {
        let place = |e: &dyn std::fmt::Display| format!("{}, line {}: {e}", files.input.display(), i + 1);
        let text: Text = serde_json::from_str(&line.map_err(|e| place(&e))?).map_err(|e| place(&e))?;
        let options = Options { form: Some(Form::Whole), ..Options::default() };
        let document = page::read(text.text.as_bytes(), &text.id, &options).map_err(|e| place(&e))?;
        writeln!(output, "{}", make(&text.id, &document)?).map_err(|e| at(&files.output, &e))?;
    }
    output.flush().map_err(|e| at(&files.output, &e))
}
