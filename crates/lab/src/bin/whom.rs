//! `whom`: whom sources and pronouns mean, measured on GAP and printed for reading by eye; names, measured on UNER.

use clap::{Parser, Subcommand};
use lab::article;
use onrecord::document::{Entity, EntityKind, Reading, Source, Span, Statement};
use onrecord::{Form, Model, Options};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
struct Args {
    /// What reads: rules, fast or accurate.
    #[arg(long, global = true, default_value = "accurate", value_parser = lab::predict::model)]
    model: Model,
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
    /// Names of persons, places and organizations, exact: a file with a word and its tag a line.
    Names {
        /// uner-ewt-dev.iob2
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
    let args = Args::parse();
    let model = args.model;
    let done = match args.what {
        What::Gap { file, misses } => gap(&file, model, misses),
        What::Names { file, misses } => names(&file, model, misses),
        What::Sources { file, every, from, most } => sources(&file, model, every.max(1), from, most),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("whom: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(text: &str, id: &str, model: Model) -> Result<Reading, String> {
    let options = Options { form: Some(Form::Whole), model, ..Options::default() };
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

fn gap(file: &Path, model: Model, misses: usize) -> Result<(), String> {
    let table = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let (mut men, mut women, mut all) = (Tally::default(), Tally::default(), Tally::default());
    let mut left = misses;
    for (n, line) in table.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, text, pronoun, at, a, a_at, a_same, b, b_at, b_same, ..] = cells.as_slice() else {
            return Err(format!("{}, line {}: not a row of GAP", file.display(), n + 1));
        };
        let reading = read(text, id, Model::Rules)?;
        let entities = read::entities(&reading.document, model.network());
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

/// A name by where it stands, with its kind.
type Place = (usize, usize, &'static str);

fn names(file: &Path, model: Model, misses: usize) -> Result<(), String> {
    let table = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut tallies = [("PER", Tally::default()), ("LOC", Tally::default()), ("ORG", Tally::default())];
    let (mut all, mut left) = (Tally::default(), misses);
    for (text, gold) in texts(&table) {
        let reading = read(&text, file.to_string_lossy().as_ref(), Model::Rules)?;
        let found = read::names(&reading.document, model.network());
        let found: BTreeSet<Place> =
            found.into_iter().filter_map(|(s, k)| Some((s.start(), s.end(), tag(k)?))).collect();
        for name in gold.union(&found) {
            let (is_gold, is_found) = (gold.contains(name), found.contains(name));
            all.add(is_gold, is_found);
            tallies.iter_mut().filter(|(kind, _)| *kind == name.2).for_each(|(_, t)| t.add(is_gold, is_found));
            if is_gold != is_found && left > 0 {
                left -= 1;
                let what = if is_gold { "missed" } else { "wrong" };
                let line = text[..name.0].rfind('\n').map_or(0, |at| at + 1);
                let end = text[name.1..].find('\n').map_or(text.len(), |at| name.1 + at);
                println!("{what} {}: {} | {}", name.2, &text[name.0..name.1], &text[line..end]);
            }
        }
    }
    tallies.iter().for_each(|(kind, tally)| tally.print(kind));
    all.print("all");
    Ok(())
}

fn tag(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::NamedPerson | EntityKind::UnnamedPerson => Some("PER"),
        EntityKind::Place => Some("LOC"),
        EntityKind::Organization | EntityKind::Outlet => Some("ORG"),
        EntityKind::Group | EntityKind::Record | EntityKind::Event => None,
    }
}

/// The texts of a file of tagged words, a sentence a paragraph, each with its names.
fn texts(table: &str) -> Vec<(String, BTreeSet<Place>)> {
    let mut texts: Vec<(String, BTreeSet<Place>)> = Vec::new();
    let mut sentence = String::new();
    let mut from = 0;
    let mut open: Option<Place> = None;
    for line in table.lines() {
        if line.starts_with("# newdoc") || texts.is_empty() {
            texts.push(Default::default());
        }
        let Some((text, names)) = texts.last_mut() else { continue };
        if let Some(words) = line.strip_prefix("# text = ") {
            if !text.is_empty() {
                text.push('\n');
            }
            from = text.len();
            text.push_str(words);
            sentence = words.to_owned();
        }
        let mut cells = line.split('\t');
        let (Some(number), Some(word), Some(tag)) = (cells.next(), cells.next(), cells.next()) else {
            names.extend(open.take());
            continue;
        };
        if number.starts_with('#') {
            continue;
        }
        let done = from - (text.len() - sentence.len());
        let start = sentence[done..].find(word).map_or(from, |at| from + at);
        from = start + word.len();
        let kind = ["PER", "LOC", "ORG"].into_iter().find(|k| tag.ends_with(k));
        match (&mut open, kind) {
            (Some(name), Some(kind)) if tag.starts_with("I-") && name.2 == kind => name.1 = from,
            _ => {
                names.extend(open.take());
                open = kind.map(|kind| (start, from, kind));
            }
        }
    }
    if let Some((_, names)) = texts.last_mut() {
        names.extend(open);
    }
    texts
}

fn sources(file: &Path, model: Model, every: usize, from: usize, most: usize) -> Result<(), String> {
    let articles = article::load(file).map_err(|e| e.to_string())?;
    let (mut seen, mut printed) = (0, 0);
    for article in &articles {
        let reading = read(&article.text, &article.id, model)?;
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
