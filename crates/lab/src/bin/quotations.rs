//! Holds the matcher of quotations against pairs that were labelled by hand.
//!
//! `quotations ARTICLES.jsonl evaluation/reuse/quotations.tsv tune|test [--misses|fit]`: articles as `{"ID", "date", "text"}`. Each article
//! is read with the fast model, which tells who says a quotation. Prints precision, recall and F of "one
//! utterance"; with `fit` the weights that its features get on these pairs.

use document::{EntityKind, Reading, Span};
use onrecord::{Form, Model, Options};
use reuse::{FEATURES, Likeness, Saying, Words, one_utterance};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

#[derive(Deserialize)]
struct Article {
    #[serde(rename = "ID")]
    id: String,
    date: String,
    text: String,
}

/// A quotation of a pair: its article and where its pieces stand, in code points.
struct Place {
    article: String,
    pieces: Vec<(usize, usize)>,
}

struct Pair {
    name: String,
    sides: [Place; 2],
    is_one: bool,
}

/// What the matcher needs of a quotation.
struct Quotation {
    text: String,
    words: Words,
    marked: Vec<std::ops::Range<usize>>,
    speaker: Option<String>,
    day: Option<jiff::civil::Date>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [articles, labels, half, ..] = args.as_slice() else {
        return Err("usage: quotations ARTICLES.jsonl LABELS.tsv tune|test [--misses|fit]".into());
    };
    let pairs = pairs(&read(labels)?, half)?;
    let needed: BTreeSet<&str> = pairs.iter().flat_map(|p| &p.sides).map(|side| side.article.as_str()).collect();
    let mut readings: BTreeMap<String, (Article, Reading)> = BTreeMap::new();
    for line in read(articles)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        if needed.contains(article.id.as_str()) {
            let options = Options { form: Some(Form::Whole), model: Model::Fast, ..Options::default() };
            let reading = onrecord::read(article.text.as_bytes(), &article.id, &options)?;
            readings.insert(article.id.clone(), (article, reading));
        }
    }
    let mut sides: Vec<[Quotation; 2]> = Vec::new();
    for pair in &pairs {
        let both = pair.sides.each_ref().map(|side| quotation(&readings, side));
        let [Some(a), Some(b)] = both else { return Err(format!("{}: an article is missing", pair.name).into()) };
        sides.push([a, b]);
    }
    let wants = |what: &str| args.iter().any(|arg| arg == what);
    if wants("fit") {
        let features = |[a, b]: &[Quotation; 2]| Likeness::of(&saying(a), &saying(b)).features();
        let rows: Vec<_> = pairs.iter().zip(&sides).map(|(pair, sides)| (features(sides), pair.is_one)).collect();
        println!("const WEIGHTS: [f64; FEATURES] = {:.4?};", fit(&rows));
        return Ok(());
    }
    let shows_misses = wants("--misses") && half == "tune";
    let (mut both, mut found, mut right) = (0, 0, 0);
    for (pair, [a, b]) in pairs.iter().zip(&sides) {
        let reason = one_utterance(&saying(a), &saying(b));
        found += usize::from(reason.is_some());
        right += usize::from(pair.is_one);
        both += usize::from(reason.is_some() && pair.is_one);
        if shows_misses && reason.is_some() != pair.is_one {
            println!(
                "{} {} {reason:?}\n  {:?} {}\n  {:?} {}",
                pair.name, pair.is_one, a.speaker, a.text, b.speaker, b.text
            );
        }
    }
    let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
    let f = share(2 * both, found + right);
    println!(
        "{half}: {} pairs, precision {:.1}, recall {:.1}, F {f:.1}",
        pairs.len(),
        share(both, found),
        share(both, right)
    );
    Ok(())
}

/// Logistic regression by gradient descent, on features of mean 0 and deviation 1, with a small weight on the squares.
fn fit(rows: &[([f64; FEATURES], bool)]) -> [f64; FEATURES] {
    let count = rows.len() as f64;
    let mut mean = [0.0; FEATURES];
    let mut deviation = [1.0; FEATURES];
    for i in 1..FEATURES {
        mean[i] = rows.iter().map(|(x, _)| x[i]).sum::<f64>() / count;
        let square = rows.iter().map(|(x, _)| (x[i] - mean[i]).powi(2)).sum::<f64>() / count;
        deviation[i] = square.sqrt().max(1e-9);
    }
    let scaled: Vec<([f64; FEATURES], f64)> = rows
        .iter()
        .map(|(x, y)| (std::array::from_fn(|i| (x[i] - mean[i]) / deviation[i]), f64::from(u8::from(*y))))
        .collect();
    let mut weights = [0.0; FEATURES];
    for _ in 0..4000 {
        let mut slope = [0.0; FEATURES];
        for (x, y) in &scaled {
            let sum: f64 = x.iter().zip(weights).map(|(x, w)| x * w).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - y;
            x.iter().zip(&mut slope).for_each(|(x, slope)| *slope += error * x / count);
        }
        for i in 0..FEATURES {
            let square = if i == 0 { 0.0 } else { SMALL * weights[i] };
            weights[i] -= 0.3 * (slope[i] + square);
        }
    }
    let mut out: [f64; FEATURES] = std::array::from_fn(|i| weights[i] / deviation[i]);
    out[0] -= (1..FEATURES).map(|i| out[i] * mean[i]).sum::<f64>();
    out
}

/// The weight on the squares: of 0.003, 0.01, 0.03 and 0.1 the one that was best in five folds of the tune half.
const SMALL: f64 = 0.01;

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
}

fn pairs(table: &str, half: &str) -> Result<Vec<Pair>, Box<dyn Error>> {
    let pieces = |cell: &str| {
        let piece = |piece: &str| {
            let (start, end) = piece.split_once('-')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        };
        cell.split(',').map(piece).collect::<Option<Vec<_>>>().ok_or(format!("no places: {cell}"))
    };
    let mut pairs = Vec::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, a, _, _, b, _, _, _, label, of, pieces_a, pieces_b] = cells.as_slice() else {
            return Err(format!("twelve cells are needed: {line}").into());
        };
        let side =
            |article: &str, cell: &str| Ok::<_, String>(Place { article: article.to_owned(), pieces: pieces(cell)? });
        if *of == half {
            let sides = [side(a, pieces_a)?, side(b, pieces_b)?];
            pairs.push(Pair { name: (*name).to_owned(), sides, is_one: *label == "1" });
        }
    }
    Ok(pairs)
}

fn quotation(readings: &BTreeMap<String, (Article, Reading)>, place: &Place) -> Option<Quotation> {
    let (article, reading) = readings.get(&place.article)?;
    let byte = |chars: usize| article.text.char_indices().nth(chars).map_or(article.text.len(), |(at, _)| at);
    let spans: Vec<Span> = place.pieces.iter().filter_map(|(a, b)| Span::new(byte(*a), byte(*b))).collect();
    let text = spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" … ");
    let words = Words::of(&text);
    let shared = |s: &document::Statement| {
        let pieces = s.content.spans().iter();
        pieces.filter(|piece| spans.iter().any(|span| span.overlaps(**piece))).map(|piece| piece.len()).sum::<usize>()
    };
    let said = reading.statements.iter().filter(|s| shared(s) > 0);
    let best = said.max_by_key(|s| (shared(s), std::cmp::Reverse(s.content.len())));
    let speaker = best.and_then(|statement| {
        let entity = &reading.entities[statement.source.entity()?.0];
        let has_name = !matches!(entity.kind, EntityKind::UnnamedPerson | EntityKind::Group);
        let surname = entity.name.split(|c: char| !c.is_alphanumeric()).rfind(|word| word.len() > 1)?;
        has_name.then(|| surname.to_lowercase())
    });
    let marked = words.marked(&text);
    Some(Quotation { marked, words, speaker, day: article.date.get(..10).and_then(|day| day.parse().ok()), text })
}

fn saying(quotation: &Quotation) -> Saying<'_> {
    Saying {
        words: &quotation.words,
        marked: &quotation.marked,
        speaker: quotation.speaker.as_deref(),
        day: quotation.day,
    }
}
