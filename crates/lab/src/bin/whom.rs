//! `whom`: whom sources and pronouns mean, measured on GAP and printed for reading by eye.

use clap::{Parser, Subcommand};
use lab::article;
use onrecord::document::{Entity, Reading, Source, Span, Statement};
use onrecord::{Form, Options};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// How often a pronoun and a name are rightly held for the same: a file of GAP.
    Gap {
        /// gap-development.tsv
        file: PathBuf,
        /// Print so many wrong ones.
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Sources with kind and entity, and where they stand: articles as JSON Lines.
    Sources {
        /// polnear/train.jsonl
        file: PathBuf,
        /// Every so many-th source.
        #[arg(long, default_value_t = 1)]
        every: usize,
        /// From this one on.
        #[arg(long, default_value_t = 0)]
        from: usize,
        /// At most so many.
        #[arg(long, default_value_t = usize::MAX)]
        most: usize,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().what {
        What::Gap { file, misses } => gap(&file, misses),
        What::Sources { file, every, from, most } => sources(&file, every.max(1), from, most),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("whom: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(text: &str, id: &str) -> Result<Reading, String> {
    let options = Options { form: Some(Form::Whole), ..Options::default() };
    onrecord::read(text.as_bytes(), id, &options).map_err(|e| format!("{id}: {e}"))
}

/// Right and wrong answers to "do the two mean the same?".
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
    names: usize,
    agreed: usize,
}

impl Tally {
    fn add(&mut self, gold: bool, found: bool) {
        self.names += 1;
        self.agreed += usize::from(gold == found);
        match (gold, found) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            _ => {}
        }
    }

    fn print(&self, name: &str) {
        let share = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let (p, r) = (share(self.right + self.wrong), share(self.right + self.missed));
        let f = 2.0 * p * r / (p + r).max(f64::MIN_POSITIVE);
        let agreed = 100.0 * self.agreed as f64 / self.names.max(1) as f64;
        println!("{name:<10} {:>5} names  P {p:.1}  R {r:.1}  F {f:.1}  decisions right {agreed:.1}", self.names);
    }
}

fn gap(file: &Path, misses: usize) -> Result<(), String> {
    let table = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let (mut men, mut women, mut all) = (Tally::default(), Tally::default(), Tally::default());
    let mut left = misses;
    for (n, line) in table.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, text, pronoun, at, a, a_at, a_same, b, b_at, b_same, ..] = cells.as_slice() else {
            return Err(format!("{}, line {}: not a row of GAP", file.display(), n + 1));
        };
        let reading = read(text, id)?;
        let entities = read::entities(&reading.document);
        let place = |words: &str, at: &str| place(&reading.document.text, words, at);
        let meant = holds(&entities, place(pronoun, at));
        for (name, name_at, same) in [(a, a_at, a_same), (b, b_at, b_same)] {
            let gold = same.eq_ignore_ascii_case("true");
            let found = meant.is_some() && holds(&entities, place(name, name_at)) == meant;
            let feminine = matches!(pronoun.to_lowercase().as_str(), "she" | "her" | "hers" | "herself");
            if feminine {
                women.add(gold, found)
            } else {
                men.add(gold, found)
            }
            all.add(gold, found);
            if gold != found && left > 0 {
                left -= 1;
                let meant = meant.map_or("nobody", |e| entities[e].name.as_str());
                println!("{id} {pronoun} at {at}: {name} {gold}, found {meant}\n  {text}\n");
            }
        }
    }
    men.print("masculine");
    women.print("feminine");
    all.print("all");
    Ok(())
}

/// The words at a place that is given in code points.
fn place(text: &str, words: &str, at: &str) -> Option<Span> {
    let at: usize = at.parse().ok()?;
    let start = text.char_indices().nth(at).map(|(i, _)| i)?;
    Span::new(start, start + words.len())
}

/// The entity with the shortest mention that overlaps a place.
fn holds(entities: &[Entity], place: Option<Span>) -> Option<usize> {
    let place = place?;
    let overlaps = |e: &Entity| {
        let lengths = e.mentions.iter().filter(|m| m.words.overlaps(&place.into())).map(|m| m.words.len());
        lengths.min()
    };
    let found = entities.iter().enumerate().filter_map(|(i, e)| Some((overlaps(e)?, i)));
    found.min().map(|(_, i)| i)
}

fn sources(file: &Path, every: usize, from: usize, most: usize) -> Result<(), String> {
    let articles = article::load(file).map_err(|e| e.to_string())?;
    let (mut seen, mut printed) = (0, 0);
    for article in &articles {
        let reading = read(&article.text, &article.id)?;
        for statement in &reading.statements {
            seen += 1;
            if seen - 1 < from || !(seen - 1 - from).is_multiple_of(every) {
                continue;
            }
            if printed == most {
                return Ok(());
            }
            printed += 1;
            print(&reading, statement, seen - 1);
        }
    }
    Ok(())
}

fn print(reading: &Reading, statement: &Statement, n: usize) {
    let text = reading.document.text.as_str();
    let Source::Mention { words, entity, kind } = &statement.source else { return };
    let entity = &reading.entities[entity.0];
    let (first, last) = words.hull().map_or((0, 0), |s| (s.start(), s.end()));
    let mut start = first.saturating_sub(320);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (last + 60).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let source = &text[first..last];
    let reason = entity.anonymity.as_ref().map_or(String::new(), |a| format!(" [{}]", a.reason));
    println!("#{n} {source} | {kind:?} | {}{reason} ({})", entity.name, entity.found_by);
    let before = text[start..first].replace('\n', " ");
    println!("    …{before}[[{source}]]{}…", text[last..end].replace('\n', " "));
    if let Some(to) = &statement.addressee {
        let whom = to.entity.map_or("?", |e| reading.entities[e.0].name.as_str());
        let words: Vec<&str> = to.words.spans().iter().map(|s| s.of(text)).collect();
        println!("    to {} = {whom}", words.join(" … "));
    }
}
