//! From the text back to the input: how the map is built, and the law that holds for every one.

use crate::decode::Decoded;
use crate::references;
use crate::tree;
use document::{Document, Run, Span};
use encoding_rs::Encoding;
use std::ops::Range;

/// A text under construction, with its map.
pub(crate) struct Writer<'a> {
    decoded: &'a Decoded<'a>,
    pub text: String,
    pub runs: Vec<Run>,
}

impl<'a> Writer<'a> {
    pub fn new(decoded: &'a Decoded<'a>) -> Writer<'a> {
        Writer { decoded, text: String::new(), runs: Vec::new() }
    }

    /// Characters that stand nowhere in the input; `at` is the place in the decoded source where they belong.
    pub fn insert(&mut self, words: &str, at: usize) {
        let here = self.decoded.source(at..at).start();
        self.push(words, here..here);
    }

    /// The words of `runs`, which lie in `text`.
    pub fn copy(&mut self, text: &str, runs: &[tree::Run]) {
        for run in runs {
            let words = &text[run.text.clone()];
            match run.source.is_empty() {
                true => self.insert(words, run.source.start),
                false => {
                    let bytes = self.decoded.source(run.source.clone());
                    self.push(words, bytes.range());
                }
            }
        }
    }

    fn push(&mut self, words: &str, bytes: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(words);
        let text = Span::new(start, self.text.len());
        if let (Some(text), Some(bytes)) = (text.filter(|t| !t.is_empty()), Span::new(bytes.start, bytes.end)) {
            self.runs.push(Run { text, bytes });
        }
    }
}

/// The law of the map: every run leads to bytes of `input` that say what the text says.
///
/// The runs cover the text in order and without gaps. The bytes of a run, decoded in the document's encoding, are its
/// characters one for one; or they are one thing that was replaced: a character reference, a character escaped in a
/// script, white space. Only white space, or a title that the page says nowhere in these words, is inserted.
///
/// # Errors
/// The first run that breaks it, in a sentence.
pub fn check_map(document: &Document, input: &[u8]) -> Result<(), String> {
    let encoding = Encoding::for_label(document.encoding.as_bytes())
        .ok_or_else(|| format!("{} is no encoding", document.encoding))?;
    let mut end = 0;
    for run in &document.map {
        if run.text.start() != end || run.text.is_empty() {
            return Err(format!("run {:?} is empty or leaves a gap after {end}", run.text));
        }
        end = run.text.end();
        let words = document.text.get(run.text.range()).ok_or_else(|| format!("{:?} is no place", run.text))?;
        let bytes = input.get(run.bytes.range()).ok_or_else(|| format!("{:?} lies past the input", run.bytes))?;
        if !leads_to(words, bytes, encoding, document.title.as_deref()) {
            let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]);
            return Err(format!("the text has {words:?} at {:?}, the input {shown:?} at {:?}", run.text, run.bytes));
        }
    }
    match end == document.text.len() {
        true => Ok(()),
        false => Err(format!("the map ends at {end} of {}", document.text.len())),
    }
}

fn leads_to(words: &str, bytes: &[u8], encoding: &'static Encoding, title: Option<&str>) -> bool {
    if bytes.is_empty() {
        return words.chars().all(char::is_whitespace) || title == Some(words);
    }
    let (source, _) = encoding.decode_without_bom_handling(bytes);
    let source = source.as_ref();
    // A part of a text in ISO-2022-JP means nothing without the escapes before it.
    source == words
        || encoding == encoding_rs::ISO_2022_JP
        || (words.trim().is_empty() && is_blank(&references::resolve(source)))
        || references::resolve(source) == words
        || references::unescape(source).is_some_and(|value| value == words)
}

/// Nothing but white space and marks without width: what collapses to one space.
fn is_blank(text: &str) -> bool {
    let bare = |c: char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    text.chars().all(|c| c.is_whitespace() || bare(c))
}

/// How many of the characters of the text, without inserted white space, lead to bytes, and how many there are.
pub fn count_placed(document: &Document) -> (usize, usize) {
    let (mut placed, mut all) = (0, 0);
    for run in &document.map {
        let words = run.text.of(&document.text);
        let chars = words.chars().count();
        if !run.bytes.is_empty() {
            placed += chars;
        }
        if !run.bytes.is_empty() || !words.trim().is_empty() {
            all += chars;
        }
    }
    (placed, all)
}
