//! `cargo features IN.jsonl OUT.jsonl`: what the networks see of each text, for training.
//!
//! IN has a JSON object a line with `id` and `text`; OUT has one a line with the tokens' places in code points and
//! their features. The code is that of the reader itself, so that training and use cannot differ.

use clap::Parser;
use lab::texts::{self, Files};
use lab::words::CodePoints;
use onrecord::document::Document;
use read::reader::fast::words::{Rows, Words};
use read::reader::pieces::Pieces;
use serde_json::json;
use std::ops::Range;
use std::process::ExitCode;

/// Writes what the networks see of each text.
#[derive(Parser)]
struct Args {
    #[command(flatten)]
    files: Files,
}

fn main() -> ExitCode {
    let pieces = Pieces::new(models::accurate::PIECES);
    let rows = Rows::new(models::fast::WORDS);
    texts::each("features", &Args::parse().files, |id, document| Ok(features(id, document, &pieces, &rows)))
}

fn features(id: &str, document: &Document, pieces: &Pieces, rows: &Rows) -> serde_json::Value {
    let count = CodePoints::new(&document.text);
    let found = read::features(document, pieces);
    let chars: Vec<[usize; 2]> = found.spans.iter().map(|s| [count.before(s.start()), count.before(s.end())]).collect();
    let Words { word, head, tail, listed, proposed, claims } = read::words(document, rows);
    let runs = |runs: &[Range<usize>]| -> Vec<[usize; 2]> { runs.iter().map(|r| [r.start, r.end]).collect() };
    let claims: Vec<_> = claims.iter().map(|c| [runs(&c.source), runs(&c.cue), runs(&c.content)]).collect();
    json!({
        "id": id, "chars": chars, "pieces": found.pieces, "first": found.first, "shape": found.shape,
        "quoted": found.quoted, "opens": found.opens, "class": found.class, "cue": found.cue,
        "word": word, "head": head, "tail": tail, "listed": listed, "proposed": proposed, "claims": claims,
    })
}
