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
    /// The first that is no menu.
    pub(super) first: usize,
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
/// How many lines after the title its date and its byline may stand.
const BELOW: usize = 4;
/// How many lines before the title its date may stand.
pub(super) const BEFORE: usize = 8;

/// How many lines the head may take before the article.
const MOST_LINES: usize = 15;
/// How many lines are looked at together, and how many of them are prose where an article begins.
const WINDOW: (usize, usize) = (6, 3);

/// Reads the lines before the article.
pub(super) fn find(lines: &[Paragraph], language: Option<&str>) -> Head {
    let order = language.map_or(Order::Unknown, Order::of_language);
    let len = start(lines);
    let at = title(&lines[..len]);
    let first = at.map_or(0, |at| at.saturating_sub(BEFORE));
    // Much prose before the title is no menu: then nothing of it is left out.
    let prose =
        |lines: &[Paragraph]| lines.iter().filter(|line| is_prose(line)).map(|line| line.text.len()).sum::<usize>();
    let is_menu = |at: &usize| prose(&lines[..*at]) * 5 < prose(lines);
    let mut head = Head { len, at, first: at.filter(is_menu).unwrap_or(0), ..Head::default() };
    for paragraph in &lines[first..len] {
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
    head.title = at.map(|at| lines[at].text.clone());
    head
}

/// Where the article begins: at the first prose that has more prose near it, or else at the first prose.
fn start(lines: &[Paragraph]) -> usize {
    let prose: Vec<bool> = lines.iter().map(is_prose).collect();
    let is_near = |i: &usize| prose[*i] && prose[*i..].iter().take(WINDOW.0).filter(|is| **is).count() >= WINDOW.1;
    let first = prose.iter().position(|is| *is);
    (0..prose.len()).find(is_near).or(first).unwrap_or(0)
}

/// Sentences: long, or ended by a full stop after a few words.
pub(super) fn is_prose(paragraph: &Paragraph) -> bool {
    let words = paragraph.text.as_str();
    let count = words.split_whitespace().count();
    let is_long = words.len() >= LONGEST_TITLE || (words.len() >= LONG && ends_sentence(words));
    let is_sentence = count > 6 && words.ends_with(['.', '”', '"']);
    (is_long || is_sentence) && !super::chrome::is_chrome(words) && !is_date_line(words)
}

/// The likeliest of the last lines before the article; of equals the last.
fn title(head: &[Paragraph]) -> Option<usize> {
    let first = head.len().saturating_sub(MOST_LINES);
    let lines = (first..head.len()).filter(|i| may_be_title(&head[*i].text));
    lines.max_by_key(|i| (likeness(head, *i), *i))
}

fn may_be_title(words: &str) -> bool {
    let is_other = is_date_line(words) || is_address(words) || super::chrome::is_chrome(words);
    words.len() <= LONGEST_TITLE && !is_other && name::after_by(words).is_none()
}

/// A headline has some words and no full stop; a date or a byline follows it; menus and paths say it again.
fn likeness(head: &[Paragraph], i: usize) -> usize {
    let words = head[i].text.as_str();
    let is_below =
        |line: &Paragraph| is_date_line(&line.text) || name::after_by(&line.text).is_some() || name::is_by(&line.text);
    let again = head.iter().enumerate().any(|(j, line)| j != i && line.text.ends_with(words));
    let signs = [!words.ends_with('.'), !words.ends_with('.'), head[i + 1..].iter().take(BELOW).any(is_below), again];
    words.split_whitespace().count().min(5) + 2 * signs.iter().filter(|sign| **sign).count()
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
