//! How well phrases that an event places are placed: `anchors evaluation/anchors [--misses]`.
//!
//! Reads each article of the folder with rules alone and holds its phrases against the table. Counted, for the files to
//! tune on and those to test on: phrases found, the right event, the right interval where the article gives the event's
//! date, and dates invented: an interval where the article gives none, or for words that no row has.

use document::{Document, Interval, Span, Timex};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|a| !a.starts_with("--")) else {
        eprintln!("usage: anchors FOLDER [--misses]");
        return ExitCode::from(2);
    };
    let misses = arguments.iter().any(|a| a == "--misses");
    match run(Path::new(folder), misses) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(folder: &Path, misses: bool) -> Result<(), String> {
    let files = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.sort();
    let mut sums = [Sums::default(), Sums::default()];
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "md") && !p.ends_with("README.md")) {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let is_test = text.contains("\nSet: test");
        for case in text.split("\n## ").skip(1) {
            let case = Case::parse(case).map_err(|e| format!("{}: {e}", path.display()))?;
            // Misses of the test half are not looked at.
            sums[usize::from(is_test)].add(&case, misses && !is_test);
        }
    }
    for (name, sums) in ["tune", "test"].iter().zip(&sums) {
        println!(
            "{name}: {} phrases, {} found; right event {} of {} ({:.1} %); right interval {} of {} ({:.1} %); invented {}",
            sums.phrases,
            sums.found,
            sums.event,
            sums.dated,
            share(sums.event, sums.dated),
            sums.interval,
            sums.dated,
            share(sums.interval, sums.dated),
            sums.invented,
        );
    }
    Ok(())
}

fn share(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

#[derive(Default)]
struct Sums {
    phrases: usize,
    found: usize,
    dated: usize,
    event: usize,
    interval: usize,
    invented: usize,
}

struct Case {
    name: String,
    document: Document,
    rows: Vec<Row>,
}

struct Row {
    phrase: Span,
    event: Span,
    told: Vec<Span>,
    interval: Interval,
}

impl Sums {
    fn add(&mut self, case: &Case, misses: bool) {
        let reading = read::read(case.document.clone(), None);
        let text = case.document.text.as_str();
        let phrase_of = |time: &Timex| time.anchored.as_ref().map(|anchored| anchored.phrase);
        let mut used = Vec::new();
        for row in &case.rows {
            self.phrases += 1;
            let is_row = |time: &Timex| {
                let name = time.anchored.as_ref().map(|anchored| anchored.name);
                name.is_some_and(|name| name.overlaps(row.event))
                    && phrase_of(time).is_some_and(|p| p.overlaps(row.phrase))
            };
            let at = reading.times.iter().position(is_row);
            used.extend(at);
            let time = at.map(|at| &reading.times[at]);
            self.found += usize::from(time.is_some());
            let event = time.and_then(|t| t.anchored.as_ref()).and_then(|a| a.event).map(|id| &reading.events[id.0]);
            let told = event.map(|event| &reading.times[event.time.0]);
            let told = told.and_then(Timex::phrase);
            let interval = time.map(|t| t.interval).unwrap_or_default();
            if row.told.is_empty() {
                self.invented += usize::from(!interval.is_nowhere());
            } else {
                self.dated += 1;
                let is_right = told.is_some_and(|told| row.told.iter().any(|right| right.overlaps(told)));
                self.event += usize::from(is_right);
                self.interval += usize::from(interval == row.interval);
                self.invented += usize::from(!is_right && !interval.is_nowhere());
            }
            if misses && (interval != row.interval) {
                let told = told.map_or("-", |told| told.of(text));
                println!(
                    "{}: {}\n    told {told}, found {} {:?}",
                    case.name,
                    row.phrase.of(text),
                    time.is_some(),
                    show(interval)
                );
            }
        }
        for (i, time) in reading.times.iter().enumerate().filter(|(i, _)| !used.contains(i)) {
            if let Some(phrase) = phrase_of(time).filter(|_| !reading.times[i].interval.is_nowhere()) {
                self.invented += 1;
                if misses {
                    println!("{}: invented: {} {:?}", case.name, phrase.of(text), show(time.interval));
                }
            }
        }
    }
}

fn show(interval: Interval) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    format!("{}..{}", day(interval.from), day(interval.to))
}

impl Case {
    fn parse(case: &str) -> Result<Case, String> {
        let name = case.lines().next().unwrap_or_default().to_owned();
        let published = case.lines().find_map(|line| line.strip_prefix("published: "));
        let published = published.map(|day| day.parse().map_err(|e| format!("{name}: {e}"))).transpose()?;
        let lines: Vec<&str> = case.lines().filter_map(|line| line.strip_prefix('>')).map(str::trim).collect();
        let (text, paragraphs) = cases::passage(&lines);
        let document = cases::document(name.clone(), text, paragraphs, published);
        let rows = case.lines().filter(|line| line.starts_with('|')).skip(2);
        let rows = rows.map(|row| Row::parse(row, &document.text).map_err(|e| format!("{name}: {e}: {row}")));
        Ok(Case { rows: rows.collect::<Result<_, _>>()?, name, document })
    }
}

impl Row {
    fn parse(row: &str, text: &str) -> Result<Row, String> {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [phrase, event, told, from, to] = cells[..] else { return Err("five cells in a row".to_owned()) };
        let day =
            |cell: &str| if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(|e| format!("{e}")) };
        let told = told.split(" / ").filter(|cell| !cell.is_empty());
        Ok(Row {
            phrase: place(phrase, text)?,
            event: place(event, text)?,
            told: told.map(|cell| place(cell, text)).collect::<Result<_, _>>()?,
            interval: Interval { from: day(from)?, to: day(to)? },
        })
    }
}

/// Where the words of a cell stand, or those in its brackets.
fn place(cell: &str, text: &str) -> Result<Span, String> {
    let plain = cell.replace(['[', ']'], "");
    let start = text.find(&plain).ok_or_else(|| format!("\"{plain}\" does not stand in the article"))?;
    let (from, to) = match (cell.find('['), cell.find(']')) {
        (Some(open), Some(close)) => (open, close - 1),
        _ => (0, plain.len()),
    };
    Span::new(start + from, start + to).ok_or_else(|| format!("\"{cell}\" has its brackets the wrong way round"))
}
