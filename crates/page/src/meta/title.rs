//! The headline: what most sources agree on, without the site's name.
//!
//! "Dam leaks | The Herald", shown as "Dam leaks", is "Dam leaks". Headings and JSON-LD weigh most: titles for search
//! engines and for sharing are often other words.

use super::outlet::is_site;
use super::{Facts, Origin, letters};

/// What stands between a headline and the name of a site.
const SEPARATORS: [&str; 12] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ‹ ", " ~ "];

/// With more first-order headings than these, they divide the page.
const MANY: usize = 3;

struct Candidate {
    words: String,
    letters: String,
    from: Origin,
}

pub(super) fn choose(facts: &Facts) -> Option<String> {
    let candidates = candidates(facts);
    let votes = |letters: &str| -> u32 {
        let mut origins: Vec<Origin> = candidates.iter().filter(|c| c.letters == letters).map(|c| c.from).collect();
        origins.sort();
        origins.dedup();
        origins.into_iter().map(weight).sum()
    };
    let best = |allowed: &dyn Fn(&Candidate) -> bool| {
        let allowed = candidates.iter().enumerate().filter(|(_, c)| allowed(c));
        allowed.max_by_key(|(i, c)| (votes(&c.letters), weight(c.from), std::cmp::Reverse(*i))).map(|(_, c)| c)
    };
    let searched = if facts.is_news() { for_search(&candidates) } else { None };
    let written = searched.and_then(|searched| best(&|c| is_by_an_editor(c) && c.letters != searched));
    let best = written.or_else(|| best(&|_| true))?;
    let is_alone = candidates.iter().all(|c| c.letters != best.letters || c.from == Origin::TitleElement);
    Some(if is_alone { without_tail(&best.words) } else { &best.words }.to_owned())
}

/// A headline that is the heading and the `<title>` alike: in newspapers often the one for search engines.
fn for_search(candidates: &[Candidate]) -> Option<&str> {
    let of = |from: Origin| candidates.iter().find(|c| c.from == from).map(|c| c.letters.as_str());
    of(Origin::Heading).filter(|heading| of(Origin::TitleElement) == Some(heading))
}

/// Another headline beside the one for search engines, unless it is cut short.
fn is_by_an_editor(candidate: &Candidate) -> bool {
    matches!(candidate.from, Origin::OpenGraph | Origin::JsonLd) && !candidate.words.ends_with(['…', '.'])
}

fn weight(from: Origin) -> u32 {
    match from {
        Origin::Heading => 8,
        Origin::JsonLd => 5,
        Origin::Microdata => 4,
        Origin::OpenGraph => 4,
        Origin::Meta => 2,
        Origin::Twitter => 2,
        Origin::TitleElement | Origin::Shown => 1,
    }
}

fn candidates(facts: &Facts) -> Vec<Candidate> {
    let others: Vec<String> = facts.titles.iter().map(|said| letters(&said.words)).collect();
    let words = facts.titles.iter().map(|said| (without_site(&said.words, facts, &others), said.from));
    let candidates = words.map(|(words, from)| Candidate { letters: letters(&words), words, from });
    let candidates: Vec<_> = candidates.filter(|c| !c.letters.is_empty()).collect();
    let is_one_of_many = candidates.iter().filter(|c| c.from == Origin::Heading).count() > MANY;
    let is_headline = |c: &Candidate| match c.from {
        Origin::Heading if is_one_of_many => {
            candidates.iter().any(|o| o.from != Origin::Heading && o.letters == c.letters)
        }
        Origin::Heading => is_about_the_same(c, &candidates) && !is_site(&c.words, facts),
        _ => true,
    };
    let headlines: Vec<bool> = candidates.iter().map(is_headline).collect();
    candidates.into_iter().zip(headlines).filter(|(_, is)| *is).map(|(c, _)| c).collect()
}

/// Whether a heading shares a third of its words with another source that has a few: pages put their slogans into
/// headings, too.
fn is_about_the_same(heading: &Candidate, candidates: &[Candidate]) -> bool {
    let words: Vec<String> = heading.words.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    let is_telling = |c: &&Candidate| c.from != Origin::Heading && c.letters.chars().count() > 8;
    let mut others = candidates.iter().filter(is_telling).peekable();
    let shared = |other: &Candidate| words.iter().filter(|word| other.letters.contains(word.as_str())).count();
    others.peek().is_none() || others.any(|other| shared(other) * 3 >= words.len())
}

/// Cuts what stands behind the last separator, if that is a few words, as names of sites are.
fn without_tail(words: &str) -> &str {
    let end = SEPARATORS.iter().filter_map(|mark| Some((words.rfind(mark)?, mark.len()))).max();
    let short = end.filter(|(at, len)| words[at + len..].split_whitespace().count() <= 4);
    short.map_or(words, |(at, _)| words[..at].trim())
}

/// Cuts the name of the site at either end, and whatever other sources leave out there.
fn without_site(words: &str, facts: &Facts, others: &[String]) -> String {
    let mut words = words;
    while let Some(rest) = shorter(words, facts, others) {
        words = rest;
    }
    words.to_owned()
}

fn shorter<'a>(words: &'a str, facts: &Facts, others: &[String]) -> Option<&'a str> {
    let ends = SEPARATORS.iter().filter_map(|mark| Some((words.rfind(mark)?, mark.len()))).max();
    let starts = SEPARATORS.iter().filter_map(|mark| Some((words.find(mark)?, mark.len()))).min();
    let cut = |rest: &'a str, tail: &str| {
        let is_rest = !rest.trim().is_empty() && (is_site(tail, facts) || others.contains(&letters(rest)));
        is_rest.then_some(rest.trim())
    };
    let end = ends.and_then(|(at, len)| cut(&words[..at], &words[at + len..]));
    end.or_else(|| starts.and_then(|(at, len)| cut(&words[at + len..], &words[..at])))
}
