//! What `page` makes of a set of real pages: predictions for the scorer, the share of characters placed, pages a second.
//!
//! `pages SET.jsonl[.xz] [-o PRED.jsonl]`: one JSON line a page with id, title, authors, date and body. Speed is of one
//! thread, from bytes to document, without reading the set.

use page::{Form, Options};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        [set] => run(set, None),
        [set, "-o", out] => run(set, Some(out)),
        _ => Err("usage: pages SET.jsonl[.xz] [-o PRED.jsonl]".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(set: &str, out: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    let mut out: Box<dyn Write> = match out {
        Some(path) => Box::new(BufWriter::new(File::create(path)?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let mut sums = Sums::default();
    for line in open(set)?.lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let html = line["html"].as_str().ok_or("a page without html")?;
        let id = line["id"].as_str().ok_or("a page without id")?;
        if let Some(prediction) = sums.read(id, html) {
            writeln!(out, "{prediction}")?;
        }
    }
    out.flush()?;
    sums.print();
    Ok(())
}

fn open(set: &str) -> io::Result<Box<dyn BufRead>> {
    let mut file = BufReader::new(File::open(set).map_err(|e| io::Error::new(e.kind(), format!("{set}: {e}")))?);
    if !set.ends_with(".xz") {
        return Ok(Box::new(file));
    }
    let mut text = Vec::new();
    lzma_rs::xz_decompress(&mut file, &mut text).map_err(|e| io::Error::other(format!("{set}: {e:?}")))?;
    Ok(Box::new(BufReader::new(io::Cursor::new(text).take(u64::MAX))))
}

/// Counted over the whole set.
#[derive(Default)]
struct Sums {
    pages: usize,
    refused: usize,
    bytes: usize,
    time: Duration,
    placed: usize,
    chars: usize,
    broken: usize,
}

impl Sums {
    fn read(&mut self, id: &str, html: &str) -> Option<Value> {
        let options = Options { form: Some(Form::Html), published: None };
        let start = Instant::now();
        let document = page::read(html.as_bytes(), id, &options);
        self.time += start.elapsed();
        self.pages += 1;
        self.bytes += html.len();
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                self.refused += 1;
                eprintln!("{error}");
                return None;
            }
        };
        if let Err(error) = page::check_map(&document, html.as_bytes()) {
            self.broken += 1;
            eprintln!("{id}: {error}");
        }
        let (placed, chars) = page::count_placed(&document);
        self.placed += placed;
        self.chars += chars;
        let body: Vec<&str> =
            document.paragraphs.iter().filter(|p| p.is.is_in_body()).map(|p| p.span.of(&document.text)).collect();
        let date = document.published.value.map(|day| day.to_string());
        Some(
            json!({"id": id, "title": document.title, "authors": document.byline, "date": date, "body": body.join("\n\n")}),
        )
    }

    fn print(&self) {
        let seconds = self.time.as_secs_f64();
        eprintln!(
            "{} pages, {} refused, {:.0} pages/s, {:.1} MB/s; {} of {} characters placed ({:.3} %), {} maps broken",
            self.pages,
            self.refused,
            self.pages as f64 / seconds,
            self.bytes as f64 / 1e6 / seconds,
            self.placed,
            self.chars,
            100.0 * self.placed as f64 / self.chars.max(1) as f64,
            self.broken
        );
    }
}
