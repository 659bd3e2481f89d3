//! Time expressions of a corpus, for the scorer: `cargo run --release -p onrecord-lab --bin times -- FILE > PRED`.
//!
//! Reads JSON Lines with `id`, `text` and `dct` (the day of publication, with or without a time of day) and writes a
//! line each with `id` and `timexes`: `start` and `end` in code points, `type`, `value`, `mod`, `rule`. With `--hung` it
//! writes instead every phrase that hangs on an event, with its words, its shift and where it was placed.

use clap::Parser;
use serde::Deserialize;
use serde_json::json;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use time::{Context, Timex, find};

#[derive(Parser)]
struct Args {
    /// JSON Lines with id, text and dct.
    corpus: PathBuf,
    /// Only phrases that hang on an event.
    #[arg(long)]
    hung: bool,
}

#[derive(Deserialize)]
struct Text {
    id: String,
    dct: Option<String>,
    text: String,
}

fn main() -> io::Result<()> {
    let args = Args::parse();
    let corpus = fs::read_to_string(&args.corpus)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for line in corpus.lines().filter(|line| !line.trim().is_empty()) {
        let text: Text = serde_json::from_str(line)?;
        let published = text.dct.as_deref().and_then(|dct| dct.get(..10)).and_then(|day| day.parse().ok());
        let times = find(&text.text, &Context { published, ..Context::default() });
        if args.hung {
            for time in &times {
                hung(&mut out, &text, time)?;
            }
        } else {
            let chars = CodePoints::new(&text.text);
            let rows: Vec<_> = times.iter().filter_map(|time| row(time, &chars)).collect();
            writeln!(out, "{}", json!({"id": text.id, "timexes": rows}))?;
        }
    }
    out.flush()
}

fn row(time: &Timex, chars: &CodePoints) -> Option<serde_json::Value> {
    let timex3 = time.timex3.as_ref()?;
    let (start, end) = (chars.of(time.span.start()), chars.of(time.span.end()));
    let modifier = timex3.modifier.map(|m| m.name());
    Some(json!({"start": start, "end": end, "type": timex3.kind.name(), "value": timex3.value, "mod": modifier,
        "rule": time.rule}))
}

fn hung(out: &mut impl Write, text: &Text, time: &Timex) -> io::Result<()> {
    let Some(anchored) = &time.anchored else { return Ok(()) };
    let words = |span: time::Span| span.of(&text.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let (phrase, event) = (words(anchored.phrase), words(anchored.event));
    let (shift, anchor) = (anchored.shift.to_string(), format!("{:?}", time.anchor));
    let days = time.days.map(|d| json!({"from": d.from.map(|d| d.to_string()), "to": d.to.map(|d| d.to_string())}));
    let row = json!({"id": text.id, "phrase": phrase, "event": event, "shift": shift, "anchor": anchor, "days": days});
    writeln!(out, "{row}")
}

/// From bytes to code points.
struct CodePoints(Vec<u32>);

impl CodePoints {
    fn new(text: &str) -> CodePoints {
        let mut before = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for byte in text.bytes() {
            before.push(count);
            count += u32::from(byte & 0xC0 != 0x80);
        }
        before.push(count);
        CodePoints(before)
    }

    /// How many code points stand before a byte that starts one.
    fn of(&self, byte: usize) -> u32 {
        self.0.get(byte).copied().unwrap_or(0)
    }
}
