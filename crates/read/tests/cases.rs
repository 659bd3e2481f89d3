//! Every case under `cases/` is read as it says.
//!
//! `ONRECORD_CASE=words cargo test -p onrecord-read --test cases` runs only cases whose place holds the words, and
//! shows known misses too.

use cases::Case;
use std::path::Path;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases")
}

/// What is wrong with a case, if anything is.
fn fault(case: &Case, show_known: bool) -> Option<String> {
    let reading = read::read(case.document(), None);
    if let Err(law) = reading.check() {
        return Some(format!("{}\n  breaks a law: {law}\n", case.place()));
    }
    match (case.differences(&reading), &case.known_miss) {
        (None, None) => None,
        (None, Some(_)) => Some(format!("{}\n  is read as it should be: take the known miss away\n", case.place())),
        (Some(_), Some(_)) if !show_known => None,
        (Some(tables), _) => Some(format!("{}\n{tables}", case.place())),
    }
}

#[test]
fn every_case_is_read_as_it_says() {
    let only = std::env::var("ONRECORD_CASE").ok();
    let pages = cases::load(&folder()).unwrap_or_else(|errors| panic!("\n{errors}\n"));
    let all: Vec<&Case> = pages.iter().flat_map(|p| &p.cases).collect();
    let chosen = all.iter().filter(|c| only.as_ref().is_none_or(|words| c.place().contains(words.as_str())));
    let faults: Vec<String> = chosen.filter_map(|c| fault(c, only.is_some())).collect();
    let known = all.iter().filter(|c| c.known_miss.is_some()).count();
    println!("{} cases on {} pages, {known} of them known misses", all.len(), pages.len());
    assert!(faults.is_empty(), "\n{}\n{} faults", faults.join("\n"), faults.len());
}

#[test]
fn every_rule_has_a_page_of_its_name_and_every_such_page_a_rule() {
    let pages = cases::load(&folder()).unwrap_or_else(|errors| panic!("\n{errors}\n"));
    let name = |path: &str| path.strip_prefix("attribution/")?.strip_suffix(".md").map(str::to_owned);
    let mut pages: Vec<String> = pages.iter().filter_map(|p| name(&p.path)).collect();
    let mut rules = read::rules();
    pages.sort();
    rules.sort();
    assert_eq!(pages, rules, "left: pages under cases/attribution; right: rules of read");
}
