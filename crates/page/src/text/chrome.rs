//! Lines of the page around an article.

use super::head::{self, BEFORE, Head};
use super::line::{LONG, Paragraph, ends_sentence, is_item};
use document::ParagraphKind;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The most words of a line that is known by its first ones.
const MOST_WORDS: usize = 20;
/// A heading ends the article only where so much of the text, in hundredths, stands before it.
const MOST_OF_IT: usize = 60;

/// Lines that are known as a whole, and those that are known by their start.
#[derive(Default)]
struct Lines {
    whole: HashSet<&'static str>,
    starts: Vec<&'static str>,
}

impl Lines {
    fn has(&self, line: &str) -> bool {
        let few = line.split_whitespace().count() <= MOST_WORDS;
        self.whole.contains(line) || (few && self.starts.iter().any(|start| line.starts_with(start)))
    }
}

/// Chrome, and the headings that end an article.
static LINES: LazyLock<(Lines, Lines)> = LazyLock::new(|| {
    let (mut chrome, mut ends) = (Lines::default(), Lines::default());
    for line in include_str!("../../data/text_chrome.txt").lines().filter(|line| !line.starts_with('#')) {
        let lines = if line.starts_with('!') { &mut ends } else { &mut chrome };
        let line = line.trim_start_matches('!');
        match line.strip_suffix('*') {
            Some(start) => lines.starts.push(start),
            None => _ = lines.whole.insert(line),
        }
    }
    (chrome, ends)
});

/// In lower case, with plain apostrophes and without marks at the ends.
fn plain(words: &str) -> String {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    words.to_lowercase().replace('’', "'")
}

/// Whether the line belongs to the page and not to the article.
pub(super) fn is_chrome(words: &str) -> bool {
    words.len() <= 2 * LONG && LINES.0.has(&plain(words)) || !words.chars().any(char::is_alphanumeric)
}

/// The paragraphs that are kept, with what those of the head are.
pub(super) fn without(lines: Vec<Paragraph>, head: &Head) -> Vec<Paragraph> {
    let end = end(&lines, head);
    let mut kept: Vec<Paragraph> = Vec::new();
    for (i, mut paragraph) in lines.into_iter().enumerate().take(end) {
        paragraph.is = kind(&paragraph.text, i, head);
        let is_before = i < head.first && paragraph.is.is_none();
        let is_menu =
            is_before || i < head.len && paragraph.is.is_none() && paragraph.text.split_whitespace().count() <= 3;
        let is_kept =
            paragraph.is.is_some() || !(is_menu || is_chrome(&paragraph.text) || head::is_address(&paragraph.text));
        if is_kept {
            kept.push(paragraph);
        }
    }
    kept
}

fn kind(words: &str, i: usize, head: &Head) -> Option<ParagraphKind> {
    match i < head.len {
        true if head.at == Some(i) => Some(ParagraphKind::Title),
        true if head.at.is_some_and(|at| i + BEFORE < at) => None,
        true if head::is_date_line(words) => Some(ParagraphKind::Dateline),
        true if !head::byline(words).is_empty() => Some(ParagraphKind::Byline),
        _ => None,
    }
}

/// Where the article ends: at the first heading of what follows, behind most of the text, with little prose after it.
fn end(lines: &[Paragraph], head: &Head) -> usize {
    let prose = |line: &Paragraph| if head::is_prose(line) { line.text.len() } else { 0 };
    let all: usize = lines[head.len..].iter().map(prose).sum();
    let mut before = 0;
    for (i, line) in lines.iter().enumerate().skip(head.len) {
        let is_end = LINES.1.has(&plain(&line.text)) && line.text.len() < LONG && !ends_sentence(&line.text);
        if i > head.len && is_end && before * 100 >= all * MOST_OF_IT {
            return i;
        }
        before += prose(line);
    }
    let last = lines.iter().rposition(|line| ends_sentence(&line.text) || is_item(&line.text));
    last.map_or(lines.len(), |last| last + 1)
}
