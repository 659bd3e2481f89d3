//! What the page shows near its headline: date lines, `<time>` elements, lines that name the authors.
//!
//! "Friday, June 21, 2024", "Published 5 June 2022, 10:15", "By Maria Lopez". Dates and names of comments and of other
//! articles stand on the page too: what counts is the way to the headline, the words before a date, and the classes of
//! the elements around.

use super::{Facts, Origin, RawDate, Said, letters, name, place_of, plain};
use crate::days::{self, Order};
use crate::doubts::weekday;
use document::DateSource;
use domq::NodeRef;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The longest line, in bytes, that can still be a date line or a byline and no sentence.
const LONGEST: usize = 140;
/// How many texts after the headline its date and its authors stand.
const AFTER: usize = 30;
/// How many texts before it they may stand.
const BEFORE: usize = 8;

/// Lines that may give a date or a name, collected while the page is walked through.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
    /// Texts seen so far.
    texts: usize,
    headings: Vec<(usize, String)>,
    /// The last words before, where they are few: a label.
    label: String,
}

#[derive(Debug)]
struct Line {
    text: usize,
    kind: Kind,
    words: String,
    /// As the reader sees it.
    shown: String,
    /// The words before it.
    label: String,
    at: Range<usize>,
    place: Place,
}

/// A weekday beside a day that does not have it: in a sentence, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    pub(crate) why: String,
    pub(crate) at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Date,
    Time,
    Byline,
}

/// What an element holds, by its classes and those of the elements around it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    Published,
    Changed,
    Byline,
    /// Comments, other articles, navigation.
    Other,
    Plain,
}

impl Lines {
    pub(super) fn heading(&mut self, node: NodeRef<'_>) {
        self.headings.push((self.texts, letters(&node.text_content())));
    }

    pub(super) fn time(&mut self, node: NodeRef<'_>, source: &str) {
        let shown = node.text_content();
        let value = node.attr("datetime").filter(|value| days::in_value(value, Order::DayFirst).is_some());
        let words = value.unwrap_or(&shown).trim();
        if !words.is_empty() && words.len() <= LONGEST {
            let place = if node.has_attr("pubdate") { Place::Published } else { place(node) };
            self.push(Kind::Time, words, node.source_range().unwrap_or_default(), place, source);
            self.lines.iter_mut().next_back().into_iter().for_each(|line| line.shown = shown.trim().to_owned());
        }
    }

    pub(super) fn text(&mut self, node: NodeRef<'_>, words: &str, source: &str) {
        let words = words.trim();
        if words.is_empty() || !is_shown(node) {
            return;
        }
        self.texts += 1;
        if words.len() <= LONGEST {
            let at = node.source_range().unwrap_or_default();
            if words.bytes().any(|b| b.is_ascii_digit())
                && !days::find(words, Order::DayFirst).is_empty()
                && !is_sentence(words)
            {
                self.push(Kind::Date, words, at, place(node), source);
            } else if may_name(words) && (self.is_by(words) || place(node) == Place::Byline) && is_full(words) {
                self.push(Kind::Byline, words, at, place(node), source);
            }
        }
        self.label = if words.len() <= 40 { words.to_owned() } else { String::new() };
    }

    fn is_by(&self, words: &str) -> bool {
        name::after_by(words).is_some() || name::is_by(&self.label)
    }

    fn push(&mut self, kind: Kind, words: &str, within: Range<usize>, place: Place, source: &str) {
        let at = place_of(words, within, source);
        let (words, label) = (words.to_owned(), self.label.clone());
        self.lines.push(Line { text: self.texts, kind, shown: words.clone(), words, label, at, place });
    }

    /// Adds what stands near the heading that is the title, or else the first heading.
    pub(super) fn settle(self, title: Option<&str>, facts: &mut Facts) {
        let title = title.map(letters).unwrap_or_default();
        let is_title = |heading: &&(usize, String)| !title.is_empty() && heading.1.contains(&title);
        let heading = self.headings.iter().find(is_title).or(self.headings.first()).map(|(text, _)| *text);
        let is_near = |line: &Line| heading.is_some_and(|at| line.text > at && line.text <= at + AFTER);
        let is_before = |line: &Line| heading.is_some_and(|at| line.text <= at && line.text + BEFORE > at);
        for line in &self.lines {
            match line.kind {
                Kind::Byline => {}
                _ => dates(line, is_near(line), is_before(line), facts),
            }
        }
        let bylines = self.lines.iter().filter(|line| line.kind == Kind::Byline && (is_near(line) || is_before(line)));
        let bylines: Vec<&Line> = bylines.filter(|line| line.place != Place::Other).collect();
        let first = bylines.first().map(|line| line.text);
        let together = bylines.into_iter().filter(|line| first.is_some_and(|first| line.text <= first + 2));
        let authors = together.map(|line| Said { from: Origin::Shown, words: plain(&line.words.replace('<', " ")) });
        facts.authors.extend(authors.collect::<Vec<_>>());
    }
}

/// Whether a line is short enough for names and has white space in it.
fn may_name(words: &str) -> bool {
    words.len() <= 80 && words.starts_with(char::is_alphabetic) && words.contains([' ', '\u{a0}'])
}

/// Whether every name in a line is a full one.
fn is_full(words: &str) -> bool {
    let words = plain(&words.replace('<', " "));
    let rest = name::without_by(&words);
    let names: Vec<&str> = name::split(rest).into_iter().map(name::without_role).collect();
    !names.is_empty() && names.iter().all(|name| name::looks_full(name))
}

/// One date for each day in the line, as far as it is to be trusted.
fn dates(line: &Line, near: bool, before: bool, facts: &mut Facts) {
    if (near || before) && line.place != Place::Other && line.shown.len() <= LONGEST && facts.misfit.is_none() {
        let why = weekday::misfit(&line.shown, Order::Unknown).map(|(why, ..)| why);
        facts.misfit = why.map(|why| Misfit { why, at: line.at.clone() });
    }
    if line.kind == Kind::Time {
        let trust = trust(label_of(&line.label), line.place, near, before) + u8::from(near);
        facts.dates.push(RawDate { from: DateSource::Time, words: line.words.clone(), at: line.at.clone(), trust });
        return;
    }
    let mut start = 0;
    for day in days::find(&line.words, Order::DayFirst) {
        let own = &line.words[start..day.at.start];
        let label = label_of(own).or_else(|| label_of(&line.label).filter(|_| start == 0));
        let words = line.words[day.at.clone()].to_owned();
        let is_exact = line.at.len() == line.words.len();
        let at = if is_exact { line.at.start + day.at.start..line.at.start + day.at.end } else { line.at.clone() };
        let trust = trust(label, line.place, near, before);
        facts.dates.push(RawDate { from: DateSource::Dateline, words, at, trust });
        start = day.at.end;
    }
}

/// 0 to 9: whether it is said to be the day of publication, and how near to the headline it stands.
fn trust(label: Option<Place>, place: Place, near: bool, before: bool) -> u8 {
    let said = label.unwrap_or(place);
    match (said, near || before) {
        (Place::Other, _) => 1,
        (Place::Changed, true) => 3,
        (Place::Changed, false) => 2,
        _ if place == Place::Other => 1,
        (Place::Published, true) => 8,
        (Place::Published, false) => 5,
        (Place::Byline, true) => 7,
        _ if near => 6,
        _ if before => 5,
        _ => 4,
    }
}

static LABELS: LazyLock<HashMap<&str, Place>> = LazyLock::new(|| words(include_str!("../../data/date_words.tsv")));
static PLACES: LazyLock<HashMap<&str, Place>> = LazyLock::new(|| words(include_str!("../../data/page_places.tsv")));

fn words(table: &'static str) -> HashMap<&'static str, Place> {
    let lines = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let place = |name: &str| match name {
        "published" => Place::Published,
        "changed" => Place::Changed,
        "byline" => Place::Byline,
        _ => Place::Other,
    };
    lines.flat_map(|(name, words)| words.split(' ').map(move |word| (word, place(name)))).collect()
}

/// What the words before a date say that it is of; "last updated" is a change, though "first" may stand before it.
fn label_of(words: &str) -> Option<Place> {
    let lower = words.to_lowercase();
    let found = lower.split(|c: char| !c.is_alphanumeric() && c != '©').filter_map(|word| LABELS.get(word)).copied();
    found.last()
}

/// What the nearest telling class, id or property around says; a container of the whole page says nothing.
fn place(node: NodeRef<'_>) -> Place {
    let mut out = Place::Plain;
    for element in around(node) {
        match element.tag_name() {
            Some("body" | "html" | "main") => break,
            Some("footer" | "aside" | "nav") => return Place::Other,
            _ => {}
        }
        for value in ["class", "id", "itemprop", "rel", "data-testid"].iter().filter_map(|key| element.attr(key)) {
            let value = value.to_ascii_lowercase();
            for word in value.split(|c: char| !c.is_ascii_alphanumeric()) {
                match PLACES.get(word) {
                    Some(Place::Other) => return Place::Other,
                    Some(place) if out == Place::Plain => out = *place,
                    _ => {}
                }
            }
        }
    }
    out
}

/// The element itself and the five around it.
fn around<'a>(node: NodeRef<'a>) -> impl Iterator<Item = NodeRef<'a>> {
    std::iter::successors(Some(node), |node: &NodeRef<'a>| node.parent()).filter(|node| node.is_element()).take(6)
}

fn is_shown(node: NodeRef<'_>) -> bool {
    let hides = |tag: &str| {
        matches!(tag, "script" | "style" | "time" | "title" | "noscript" | "option" | "textarea" | "template" | "svg")
    };
    !node.parent().and_then(|parent| parent.tag_name()).is_some_and(hides)
}

/// Whether a line is prose, in which dates are those of the story.
fn is_sentence(words: &str) -> bool {
    let count = words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    count > 12 || (count > 5 && words.ends_with(['.', '”', '"', '?', '!']))
}
