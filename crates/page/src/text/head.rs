//! The head of a saved text: title, date line, byline, before the article begins.

use super::line::{LONG, Paragraph, ends_sentence};
use crate::days::{self, Order};
use crate::meta::name;
use jiff::civil::Date;
use std::ops::Range;

/// What stands above the article.
#[derive(Default)]
pub(super) struct Head {
    /// How many paragraphs it takes.
    pub(super) len: usize,
    /// Which of them is the title.
    pub(super) at: Option<usize>,
    pub(super) title: Option<String>,
    pub(super) byline: Vec<String>,
    pub(super) url: Option<String>,
    /// Days with their places in the decoded source, best first.
    pub(super) dates: Vec<(Date, Range<usize>)>,
}

/// The longest title, in bytes.
const LONGEST_TITLE: usize = 250;
/// The longest line that only gives a date or names, in bytes.
const LONGEST_LINE: usize = 120;

/// Reads the lines before the first that is prose.
pub(super) fn find(lines: &[Paragraph], language: Option<&str>) -> Head {
    let order = language.map_or(Order::Unknown, Order::of_language);
    let len = lines.iter().position(is_prose).unwrap_or(0);
    let mut head = Head { len, ..Head::default() };
    for paragraph in &lines[..len] {
        if is_address(&paragraph.text) && head.url.is_none() {
            head.url = Some(paragraph.text.clone());
        }
        if is_date_line(&paragraph.text) {
            let days = days::find(&paragraph.text, order);
            let places = days.into_iter().map(|day| (day.date, place(paragraph, day.at)));
            head.dates.extend(places);
        }
        head.byline.extend(byline(&paragraph.text));
    }
    head.at = title(&lines[..len]);
    head.title = head.at.map(|at| lines[at].text.clone());
    head
}

/// Sentences: long, or ended by a full stop after a few words.
fn is_prose(paragraph: &Paragraph) -> bool {
    let words = paragraph.text.as_str();
    let count = words.split_whitespace().count();
    let is_long = words.len() >= LONGEST_TITLE || (words.len() >= LONG && ends_sentence(words));
    let is_sentence = count > 6 && words.ends_with(['.', '”', '"']);
    (is_long || is_sentence) && !super::chrome::is_chrome(words) && !is_date_line(words)
}

/// The line of the head with the most words: a headline is longer than the lines of a menu.
fn title(head: &[Paragraph]) -> Option<usize> {
    let may_be = |words: &str| {
        words.len() <= LONGEST_TITLE
            && !is_date_line(words)
            && !is_address(words)
            && byline(words).is_empty()
            && !super::chrome::is_chrome(words)
    };
    let lines = head.iter().enumerate().filter(|(_, paragraph)| may_be(&paragraph.text));
    let words = |paragraph: &Paragraph| paragraph.text.split_whitespace().count().min(5);
    lines.max_by_key(|(i, paragraph)| (words(paragraph), std::cmp::Reverse(*i))).map(|(i, _)| i)
}

/// A line that gives a day and little else.
pub(super) fn is_date_line(words: &str) -> bool {
    let days = days::find(words, Order::DayFirst);
    let rest = words.len() - days.iter().map(|day| day.at.len()).sum::<usize>();
    !days.is_empty() && words.len() <= LONGEST_LINE && rest <= 60 && !(ends_sentence(words) && rest > 30)
}

/// The names after "By", where each is a full one.
pub(super) fn byline(words: &str) -> Vec<String> {
    let Some(rest) = name::after_by(words).filter(|_| words.len() <= LONGEST_LINE) else { return Vec::new() };
    let names: Vec<&str> = name::split(rest).into_iter().map(name::without_role).collect();
    match names.iter().all(|name| name::looks_full(name) && name::is_name(name)) {
        true => names.into_iter().map(str::to_owned).collect(),
        false => Vec::new(),
    }
}

/// A line that is only an address.
pub(super) fn is_address(words: &str) -> bool {
    (words.starts_with("http://") || words.starts_with("https://")) && !words.contains(char::is_whitespace)
}

/// Where in the source a part of the paragraph stands.
fn place(paragraph: &Paragraph, at: Range<usize>) -> Range<usize> {
    let of = |place: usize, end: bool| {
        let holds = |run: &&crate::tree::Run| if end { run.text.end >= place } else { run.text.end > place };
        let run = paragraph.runs.iter().find(holds);
        run.map_or(paragraph.start(), |run| {
            run.source.start + place.saturating_sub(run.text.start).min(run.source.len())
        })
    };
    let start = of(at.start, false);
    start..of(at.end, true).max(start)
}
