//! The pages under `cases/time`, read and held against what is found.
//!
//! `##` names a case; `published:` is its day; `>` is the passage; the table is complete. Words that occur twice are
//! taken from left to right. `(known miss: why)` marks a case that must still fail.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use time::{Anchor, Context, Timex, find};

#[derive(Default)]
struct Case {
    name: String,
    published: Option<jiff::civil::Date>,
    passage: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    says_nothing: bool,
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in page.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(day) = line.strip_prefix("published: ") {
            case.published = Some(day.trim().parse().unwrap_or_else(|e| panic!("{}: {e}", case.name)));
        } else if let Some(words) = line.strip_prefix('>') {
            let gap = if words.trim().is_empty() { "\n\n" } else { " " };
            let gap = if case.passage.is_empty() || case.passage.ends_with('\n') { "" } else { gap };
            case.passage = format!("{}{gap}{}", case.passage, words.trim());
        } else if line.starts_with('|') && !line.contains("|--") {
            let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            if case.columns.is_empty() { case.columns = cells } else { case.rows.push(cells) }
        } else if line == "There is no time in it." {
            case.says_nothing = true;
        }
    }
    cases
}

fn cell(column: &str, text: &str, time: &Timex, times: &[Timex]) -> String {
    let timex3 = time.timex3.as_ref();
    match column {
        "words" => time.span.of(text).to_owned(),
        "type" => timex3.map_or("", |t| t.kind.name()).to_owned(),
        "value" => timex3.map_or("", |t| t.value.as_str()).to_owned(),
        "mod" => timex3.and_then(|t| t.modifier).map_or("", |m| m.name()).to_owned(),
        "from" => time.days.and_then(|d| d.from).map_or(String::new(), |d| d.to_string()),
        "to" => time.days.and_then(|d| d.to).map_or(String::new(), |d| d.to_string()),
        "event" => time.anchored.as_ref().map_or("", |a| a.event.of(text)).to_owned(),
        "shift" => time.anchored.as_ref().map_or(String::new(), |a| a.shift.to_string()),
        "also" => time.other.first().map_or("", |o| o.value.as_str()).to_owned(),
        "anchor" => match time.anchor {
            Anchor::Text => "text".to_owned(),
            Anchor::Published => "published".to_owned(),
            Anchor::Event => "event".to_owned(),
            Anchor::Time(i) => times.get(i).map_or("?", |t| t.span.of(text)).to_owned(),
            Anchor::None => String::new(),
        },
        other => panic!("there is no column {other}"),
    }
}

/// What is wrong with a case.
fn fault(case: &Case) -> Option<String> {
    assert!(!case.passage.is_empty(), "{}: no passage", case.name);
    assert_eq!(case.says_nothing, case.rows.is_empty(), "{}: a table, or \"There is no time in it.\"", case.name);
    let times = find(&case.passage, &Context { published: case.published, ..Context::default() });
    let columns =
        if case.columns.is_empty() { vec!["words".to_owned(), "value".to_owned()] } else { case.columns.clone() };
    let row = |time: &Timex| columns.iter().map(|c| cell(c, &case.passage, time, &times)).collect::<Vec<_>>();
    let found: Vec<Vec<String>> = times.iter().map(row).collect();
    if found == case.rows {
        return None;
    }
    let mut out = format!("{}\n  {}\n  {}\n", case.name, case.passage, columns.join(" | "));
    for (sign, rows) in [("should", &case.rows), ("found ", &found)] {
        rows.iter().for_each(|row| writeln!(out, "  {sign} | {}", row.join(" | ")).expect("a string"));
    }
    Some(out)
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/time");
    let entries = fs::read_dir(folder).expect("cases/time").map(|entry| entry.expect("an entry").path());
    let mut pages: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    pages
}

#[test]
fn every_case_holds_and_every_known_miss_still_fails() {
    let mut faults = String::new();
    for path in pages() {
        for case in cases(&fs::read_to_string(&path).expect("a page")) {
            let is_known = case.name.contains("(known miss:");
            match fault(&case) {
                Some(fault) if !is_known => writeln!(faults, "{}: {fault}", path.display()).expect("a string"),
                None if is_known => writeln!(faults, "{}: {}: holds now", path.display(), case.name).expect("a string"),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
