//! Where on the page the title stands.
//!
//! Best in a heading that shows; else in the `<title>` element, an attribute or a script: there too it has bytes.

use crate::references::{self, Piece};
use crate::tree::{Page, Run};
use domq::NodeRef;
use std::ops::Range;

/// Words with the runs that lead to the source.
pub(crate) struct Placed {
    pub text: String,
    pub runs: Vec<Run>,
}

impl Placed {
    /// The words.
    pub fn words(&self) -> String {
        self.runs.iter().map(|run| &self.text[run.text.clone()]).collect()
    }
}

/// A title that the page says nowhere in these words.
pub(crate) fn nowhere(title: &str) -> Option<Placed> {
    let text = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let runs = vec![Run { text: 0..text.len(), source: 0..0, plain: false }];
    (!text.is_empty()).then_some(Placed { text, runs })
}

/// The block that says `title`: a heading before any other.
pub(crate) fn block(page: &Page, title: &str) -> Option<usize> {
    let wanted = letters(title);
    let says = |i: &usize| letters(page.words(&page.blocks[*i])) == wanted;
    let rank = |i: &usize| match tag(page, *i) {
        "h1" => 0,
        "h2" | "h3" => 1,
        _ => 2,
    };
    let blocks = (0..page.blocks.len()).filter(|i| page.blocks[*i].text.len() <= 4 * title.len() + 16);
    blocks.filter(says).min_by_key(|i| (rank(i), *i)).filter(|_| !wanted.is_empty())
}

/// The words of the block, placed.
pub(crate) fn of_block(page: &Page, block: usize) -> Placed {
    let block = &page.blocks[block];
    Placed { text: page.text.clone(), runs: page.runs[block.runs.clone()].to_vec() }
}

fn tag<'a>(page: &Page<'a>, block: usize) -> &'a str {
    page.nodes[page.blocks[block].node as usize].tag
}

/// Letters and digits in lower case.
pub(crate) fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Finds `title` in what the page does not show: `<title>`, `<meta>`, JSON-LD, in this order.
pub(crate) fn unseen(page: &Page, source: &str, title: &str) -> Option<Placed> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let ranges = ["title", "meta", "script"].into_iter().flat_map(|tag| elements(page, tag)).filter_map(|element| {
        let range = element.source_range()?;
        let script = element.tag_name() == Some("script");
        (!script || element.attr("type").is_some_and(|t| t.contains("json"))).then_some((range, script))
    });
    let title = words.join(" ");
    ranges.take(MOST_ELEMENTS).find_map(|(range, script)| find(source, range, script, &title))
}

/// How many elements are searched.
const MOST_ELEMENTS: usize = 400;

fn elements<'p>(page: &'p Page, tag: &'static str) -> impl Iterator<Item = NodeRef<'p>> {
    page.dom.nodes().filter(move |node| node.tag_name() == Some(tag))
}

/// The first place in `source[range]` that says `title`.
fn find(source: &str, range: Range<usize>, script: bool, title: &str) -> Option<Placed> {
    let (text, runs) = spell(source, range, script);
    let at = text.find(title)?;
    let end = at + title.len();
    let inside = runs.iter().filter(|run| run.text.start < end && at < run.text.end);
    let mut out = Vec::new();
    for run in inside {
        let (start, stop) = (run.text.start.max(at), run.text.end.min(end));
        let whole = (start, stop) == (run.text.start, run.text.end);
        if !whole && !run.plain {
            return None;
        }
        let source = match run.plain {
            true => run.source.start + (start - run.text.start)..run.source.start + (stop - run.text.start),
            false => run.source.clone(),
        };
        out.push(Run { text: start - at..stop - at, source, plain: run.plain });
    }
    Some(Placed { text: title.to_owned(), runs: out })
}

/// What the source means, with white space collapsed.
fn spell(source: &str, range: Range<usize>, script: bool) -> (String, Vec<Run>) {
    let mut out = Spelling { source, text: String::new(), runs: Vec::new() };
    let raw = &source[range.clone()];
    let each = |piece: Piece| match piece {
        Piece::Plain(at) => out.plain(range.start + at.start..range.start + at.end),
        Piece::Reference(at, value) => out.replaced(range.start + at.start..range.start + at.end, &value),
    };
    match script {
        true => split_escapes(raw, each),
        false => references::split(raw, each),
    }
    (out.text, out.runs)
}

/// Cuts the text of a script into plain stretches and escapes: `\"`, `\u2019`.
fn split_escapes(raw: &str, mut each: impl FnMut(Piece)) {
    let (mut plain, mut at) = (0, 0);
    while let Some(found) = raw[at..].find('\\') {
        let start = at + found;
        let one = if raw[start + 1..].starts_with('u') { 6 } else { 2 };
        let escape = |len: usize| raw.get(start..start + len).and_then(|e| Some((len, references::unescape(e)?)));
        // A character outside the first plane is written as two escapes.
        match escape(one).or_else(|| escape(12)) {
            Some((len, value)) => {
                if plain < start {
                    each(Piece::Plain(plain..start));
                }
                each(Piece::Reference(start..start + len, value));
                at = start + len;
                plain = at;
            }
            None => at = start + 1,
        }
    }
    if plain < raw.len() {
        each(Piece::Plain(plain..raw.len()));
    }
}

struct Spelling<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
}

impl Spelling<'_> {
    fn plain(&mut self, range: Range<usize>) {
        let mut rest = range.start;
        let words = &self.source[range.clone()];
        for (at, c) in words.char_indices().filter(|(_, c)| c.is_whitespace()) {
            let here = range.start + at;
            self.push(rest..here, None);
            rest = here + c.len_utf8();
            self.space(here..rest);
        }
        self.push(rest..range.end, None);
    }

    fn replaced(&mut self, range: Range<usize>, value: &str) {
        match value.trim().is_empty() {
            true => self.space(range),
            false => self.push(range, Some(value)),
        }
    }

    fn space(&mut self, range: Range<usize>) {
        match self.runs.last_mut() {
            Some(last) if self.text.ends_with(' ') && !last.plain && last.source.end == range.start => {
                last.source.end = range.end;
            }
            _ if self.text.ends_with(' ') => {}
            _ => self.push(range, Some(" ")),
        }
    }

    fn push(&mut self, source: Range<usize>, value: Option<&str>) {
        let words = value.unwrap_or(&self.source[source.clone()]);
        if !words.is_empty() {
            let start = self.text.len();
            self.text.push_str(words);
            self.runs.push(Run { text: start..self.text.len(), source, plain: value.is_none() });
        }
    }
}
