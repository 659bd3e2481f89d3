//! Finds the pairs of a set of texts that share passages, and says how fast.
//!
//! `passages SET.jsonl > FOUND.tsv`: a text a line, `{"id" or "ID", "text"}`. Writes a pair a line: both ids, the share of the shorter
//! text, how many words its passages have, and the passages as `start-end=start-end` in bytes. `evaluation/reuse/containment.py` holds the
//! pairs against an exact count. The time is that of one thread, from the texts in memory to all pairs.

use reuse::{Index, Words, compare};
use serde::Deserialize;
use std::error::Error;
use std::io::Write;
use std::time::Instant;

#[derive(Deserialize)]
struct Text {
    #[serde(alias = "ID")]
    id: serde_json::Value,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: passages SET.jsonl")?;
    let lines = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
    let texts: Vec<Text> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let (mut index, mut words, mut pairs, mut compared) = (Index::default(), Vec::new(), Vec::new(), 0_usize);
    for (i, text) in texts.iter().enumerate() {
        let own = Words::of(&text.text);
        for other in index.candidates(&own) {
            compared += 1;
            let shared = compare(&words[other as usize], &own);
            if shared.grams > 0 {
                pairs.push((other as usize, i, shared));
            }
        }
        index.add(u32::try_from(i)?, &own);
        words.push(own);
    }
    let seconds = start.elapsed().as_secs_f64();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let name = |i: usize| texts[i].id.as_str().map_or_else(|| texts[i].id.to_string(), str::to_owned);
    for (a, b, shared) in &pairs {
        let count: usize = shared.passages.iter().map(|p| p.words).sum();
        let place = |p: &reuse::Passage| {
            format!("{}-{}={}-{}", p.first.start(), p.first.end(), p.second.start(), p.second.end())
        };
        let places: Vec<String> = shared.passages.iter().map(place).collect();
        writeln!(out, "{}\t{}\t{:.4}\t{count}\t{}", name(*a), name(*b), shared.share(), places.join(" "))?;
    }
    eprintln!(
        "{} texts in {seconds:.2} s, {:.0} a second; {compared} pairs compared, {} share runs of five words",
        texts.len(),
        texts.len() as f64 / seconds,
        pairs.len()
    );
    Ok(())
}
