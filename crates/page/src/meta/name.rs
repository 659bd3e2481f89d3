//! Names of people, out of the words that pages give for their authors.

use super::outlet::is_site;
use super::{Facts, letters};
use std::collections::HashSet;
use std::sync::LazyLock;

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

static NO_NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../../data/no_names.txt")).collect());
static AGENCIES: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../../data/agencies.txt")).collect());
static BY: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../../data/by.txt")).collect());

/// What joins two names.
const JOINTS: [&str; 14] =
    [" and ", " und ", " et ", " y ", " & ", "; ", ";", " / ", "／", "、", ", ", ",", " og ", " en "];

/// The names in `words`: without "By", roles and addresses, the outlet and agencies left out. Often none.
pub(super) fn find(words: &str, facts: &Facts) -> Vec<String> {
    let words = without_by(words);
    let mut names = Vec::new();
    for name in split(words) {
        let name = trim(without_role(name));
        if is_name(name) && !is_site(name, facts) && !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Whether the words are the name of a news agency: "AP", "The Associated Press".
pub(crate) fn is_agency(words: &str) -> bool {
    AGENCIES.contains(words.trim().to_lowercase().as_str())
}

/// Whether the words are only "By", "Written by:".
pub(crate) fn is_by(words: &str) -> bool {
    BY.contains(&trim(words).to_lowercase().as_str())
}

/// Without "By", "Von", "Author:" at its head.
pub(super) fn without_by(words: &str) -> &str {
    after_by(words).unwrap_or(trim(words))
}

/// What follows "By", "Von", "Author:"; `None` without such a word.
pub(crate) fn after_by(words: &str) -> Option<&str> {
    let words = trim(words);
    let mut ends = words.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ':').map(|(at, _)| at).take(4);
    let head = |end: &usize| BY.contains(words[..*end].to_lowercase().as_str());
    let end = ends.by_ref().filter(head).last()?;
    Some(trim(&words[end..])).filter(|rest| !rest.is_empty())
}

fn trim(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || ":,;|/–—-·•*@".contains(c))
}

/// The parts between commas and "and", where each of them can be a name; "Maria Lopez, PhD" and "Lopez, Maria" are one.
pub(crate) fn split(words: &str) -> Vec<&str> {
    let mut parts = vec![words];
    for joint in JOINTS {
        parts = parts.into_iter().flat_map(|part| part.split(joint)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().map(trim).filter(|part| !part.is_empty()).collect();
    let is_whole = |part: &&str| part.contains([' ', '\u{a0}']) || !part.is_ascii() && part.chars().count() > 1;
    match parts.iter().filter(|part| is_whole(part)).count() {
        whole if whole > 0 && whole * 2 > parts.len() => parts.into_iter().filter(is_whole).collect(),
        _ => vec![words],
    }
}

/// "Maria Lopez / Journalist", "Maria Lopez | The Herald", "Maria Lopez (Content Manager)", "Maria Lopez in Porto".
pub(crate) fn without_role(name: &str) -> &str {
    let ends = [" / ", " | ", " - ", " – ", " (", " 기자", "記者"].iter().filter_map(|mark| name.find(mark));
    // "Centre for Water" is no Centre.
    let places = [" in ", " for "].iter().filter_map(|mark| name.find(mark)).filter(|at| name[..*at].contains(' '));
    let end = ends.chain(places).filter(|at| *at > 0).min();
    end.map_or(name, |end| &name[..end])
}

/// Whether the words can be a person's name: no address, handle, number, template, desk or agency.
pub(crate) fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let count = name.chars().count();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').collect();
    let is_address =
        lower.contains("://") || lower.contains("www.") || lower.contains('@') || lower.split(' ').any(is_domain);
    let is_handle = !name.contains(' ') && !name.chars().any(char::is_uppercase) && name.is_ascii();
    let is_odd =
        name.chars().any(|c| "{}[]<>_=#%$\"“”!?".contains(c)) || name.bytes().filter(u8::is_ascii_digit).count() > 1;
    let is_desk = words.iter().any(|word| NO_NAMES.contains(word)) || NO_NAMES.contains(lower.as_str());
    (2..=60).contains(&count)
        && letters(name).chars().count() >= 2
        && words.len() <= 7
        && !(is_address || is_handle || is_odd || is_desk || AGENCIES.contains(lower.as_str()) || is_by(name))
}

/// `herald.com`: a full stop between letters.
fn is_domain(lower: &str) -> bool {
    let ends = |(name, top): (&str, &str)| name.len() > 2 && (2..=12).contains(&top.len());
    lower.rsplit_once('.').is_some_and(ends)
}

/// "Lopez, Maria" → "Maria Lopez", as libraries write it.
pub(super) fn turned(words: &str) -> String {
    match words.split_once(',') {
        Some((last, first)) if !first.contains(',') && !last.trim().contains(' ') && is_first_name(first.trim()) => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => words.to_owned(),
    }
}

fn is_first_name(words: &str) -> bool {
    let is_credential = |word: &str| word.len() <= 5 && word.chars().filter(|c| c.is_uppercase()).count() > 1;
    !words.is_empty() && words.split(' ').count() <= 3 && !words.split(' ').any(is_credential)
}

/// Whether a line on the page, without any label, looks like a full name: two to four words with capitals.
pub(crate) fn looks_full(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_small =
        |word: &str| ["de", "da", "von", "van", "der", "la", "del", "di", "bin", "al", "den"].contains(&word);
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase) || is_small(word);
    (2..=4).contains(&words.len()) && words.iter().all(is_capital) && !name.contains(['?', '!', ':', '&'])
}
