//! `cargo run --bin label IN.jsonl OUT.jsonl`: what the accurate network makes of texts that nobody has annotated, for
//! the fast one to learn from.
//!
//! IN has a JSON object a line with `id` and `text`; OUT has one a line with `id`, `attributions` in the form of the
//! scorer, each with its `sure`, and `names` as `[start, end, kind]`; positions in code points.

use clap::Parser;
use lab::article::Chars;
use lab::texts::{self, Files};
use lab::words::CodePoints;
use onrecord::Model;
use onrecord::document::Document;
use read::reader::network::{Named, Tag};
use serde_json::json;
use std::ops::Range;
use std::process::ExitCode;

/// Writes what the accurate network makes of texts.
#[derive(Parser)]
struct Args {
    #[command(flatten)]
    files: Files,
}

fn main() -> ExitCode {
    texts::each("label", &Args::parse().files, label)
}

fn label(id: &str, document: &Document) -> Result<serde_json::Value, String> {
    let network = Model::Accurate.network().ok_or("the accurate network cannot be loaded")?;
    let spans = read::spans(document);
    let seen = read::see(document, network);
    let count = CodePoints::new(&document.text);
    let chars =
        |r: &Range<usize>| -> Chars { [count.before(spans[r.start].start()), count.before(spans[r.end - 1].end())] };
    let all = |ranges: &[Range<usize>]| ranges.iter().map(chars).collect::<Vec<_>>();
    let attributions: Vec<_> = (seen.found.iter())
        .map(|s| json!({"source": all(&s.source), "cue": all(&s.cue), "content": all(&s.content), "sure": s.score}))
        .collect();
    let names: Vec<_> = names(&seen.tags)
        .into_iter()
        .map(|(range, kind)| {
            let [start, end] = chars(&range);
            json!([start, end, kind])
        })
        .collect();
    Ok(json!({"id": id, "attributions": attributions, "names": names}))
}

fn names(tags: &[Tag]) -> Vec<(Range<usize>, &'static str)> {
    let mut out: Vec<(Range<usize>, &'static str)> = Vec::new();
    for (t, tag) in tags.iter().enumerate() {
        let Some(kind) = tag.kind() else { continue };
        let kind = match kind {
            Named::Person => "PER",
            Named::Place => "LOC",
            Named::Organization => "ORG",
            Named::Other => "MISC",
        };
        match out.last_mut() {
            Some((range, known)) if range.end == t && *known == kind && matches!(tag, Tag::Next(_)) => range.end += 1,
            _ => out.push((t..t + 1, kind)),
        }
    }
    out
}
