//! `cargo run --bin pronouns IN.jsonl OUT.jsonl`: what speaks for each that *he* and *she* may mean, for
//! `train/pronouns.py` to learn weights from.
//!
//! IN has a JSON object a line with `id` and `text`; OUT has one a line with `id`, `signs` (their names) and `pronouns`,
//! each `[start, end, [[mentions, signs], …]]`; positions in code points.

use clap::Parser;
use lab::texts::{self, Files};
use lab::words::CodePoints;
use onrecord::Model;
use onrecord::document::{Document, Pieces};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Writes what pronouns are weighed by.
#[derive(Parser)]
struct Args {
    /// What reads: rules, fast or accurate.
    #[arg(long, default_value = "accurate", value_parser = lab::predict::model)]
    model: Model,
    #[command(flatten)]
    files: Files,
}

fn main() -> ExitCode {
    let args = Args::parse();
    texts::each("pronouns", &args.files, |id, document| Ok(weighed(id, document, args.model)))
}

fn weighed(id: &str, document: &Document, model: Model) -> Value {
    let count = CodePoints::new(&document.text);
    let mentions = |all: &[Pieces]| all.iter().flat_map(|p| count.of(p)).collect::<Vec<_>>();
    let pronouns: Vec<Value> = read::weighed(document, model.network())
        .iter()
        .map(|w| {
            let options: Vec<_> = w.options.iter().map(|(places, signs)| (mentions(places), signs)).collect();
            json!([count.before(w.pronoun.start()), count.before(w.pronoun.end()), options])
        })
        .collect();
    json!({"id": id, "signs": read::signs(), "pronouns": pronouns})
}
