//! `cargo features IN.jsonl OUT.jsonl`: what the networks see of each text, for training.
//!
//! IN has a JSON object a line with `id` and `text`; OUT has one a line with the tokens' places in code points and
//! their features. The code is that of the reader itself, so that training and use cannot differ.

use clap::Parser;
use lab::words::CodePoints;
use page::{Form, Options};
use read::reader::fast::words::{Rows, Words};
use read::reader::pieces::Pieces;
use serde::Deserialize;
use serde_json::json;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes what the networks see of each text.
#[derive(Parser)]
struct Args {
    /// A JSON object a line, with `id` and `text`.
    input: PathBuf,
    /// Where to write.
    output: PathBuf,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    text: String,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("features: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), String> {
    let pieces = Pieces::new(models::accurate::PIECES);
    let rows = Rows::new(models::fast::WORDS);
    let input = BufReader::new(File::open(&args.input).map_err(|e| format!("{}: {e}", args.input.display()))?);
    let mut output = BufWriter::new(File::create(&args.output).map_err(|e| format!("{}: {e}", args.output.display()))?);
    for (i, line) in input.lines().enumerate() {
        let place = |e: &dyn std::fmt::Display| format!("{}, line {}: {e}", args.input.display(), i + 1);
        let text: Text = serde_json::from_str(&line.map_err(|e| place(&e))?).map_err(|e| place(&e))?;
        let features = features(&text, &pieces, &rows).map_err(|e| place(&e))?;
        writeln!(output, "{features}").map_err(|e| format!("{}: {e}", args.output.display()))?;
    }
    output.flush().map_err(|e| format!("{}: {e}", args.output.display()))
}

fn features(text: &Text, pieces: &Pieces, rows: &Rows) -> Result<serde_json::Value, String> {
    let options = Options { form: Some(Form::Whole), ..Options::default() };
    let document = page::read(text.text.as_bytes(), &text.id, &options).map_err(|e| e.to_string())?;
    let count = CodePoints::new(&document.text);
    let found = read::features(&document, pieces);
    let chars: Vec<[usize; 2]> = found.spans.iter().map(|s| [count.before(s.start()), count.before(s.end())]).collect();
    let Words { word, head, tail, listed, proposed, claims } = read::words(&document, rows);
    let runs = |runs: &[Range<usize>]| -> Vec<[usize; 2]> { runs.iter().map(|r| [r.start, r.end]).collect() };
    let claims: Vec<_> = claims.iter().map(|c| [runs(&c.source), runs(&c.cue), runs(&c.content)]).collect();
    Ok(json!({
        "id": text.id, "chars": chars, "pieces": found.pieces, "first": found.first, "shape": found.shape,
        "quoted": found.quoted, "opens": found.opens, "class": found.class, "cue": found.cue,
        "word": word, "head": head, "tail": tail, "listed": listed, "proposed": proposed, "claims": claims,
    }))
}
