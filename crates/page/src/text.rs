//! Plain text saved from a page → a document.
//!
//! Takes the title, the date line and the byline from its head, leaves out the lines of the page around (subscribe,
//! comment forms, cookie notices) and what follows the article ("More Articles"). Lines that were wrapped by hand are
//! joined to paragraphs; otherwise each line is one.

mod chrome;
mod head;
mod line;

use crate::decode::{self, Decoded};
use crate::map::Writer;
use crate::paragraphs::Paragraphs;
use crate::{Error, Form, Options, credits, doubts, language};
use document::{Candidate, DateSource, Document, ParagraphKind, Published};
use line::Paragraph;

pub(crate) fn read(input: &[u8], path: &str, options: &Options) -> Result<Document, Error> {
    let decoded = decode::decode(input, path, Some(Form::Text))?;
    let lines = line::paragraphs(&decoded.text);
    let language = language::find(&sample(&lines), None);
    let head = head::find(&lines, language.as_deref());
    let kept = chrome::without(lines, &head);
    let mut out = Paragraphs::new(Writer::new(&decoded));
    for (i, paragraph) in kept.iter().enumerate() {
        let is = paragraph.is.unwrap_or_else(|| body_kind(&kept, i));
        out.write(&paragraph.text, &paragraph.runs, is);
    }
    let (text, paragraphs, map) = out.finish();
    let mut document = Document {
        id: format!("blake3:{}", blake3::hash(input).to_hex()),
        path: path.to_owned(),
        bytes: input.len() as u64,
        encoding: decoded.encoding.clone(),
        published: published(&head, &decoded, options),
        url: head.url,
        title: head.title,
        byline: head.byline,
        outlet: None,
        skipped: language::skipped(language.as_deref(), &text).into_iter().collect(),
        language,
        credits: credits::find(&text, &paragraphs),
        text,
        paragraphs,
        map,
    };
    let found = doubts::find(&document);
    document.published.doubts.extend(found);
    Ok(document)
}

/// The long paragraphs: what the language is told from.
fn sample(lines: &[Paragraph]) -> String {
    let long = lines.iter().filter(|paragraph| paragraph.text.len() >= line::LONG);
    let long: Vec<&str> = long.map(|paragraph| paragraph.text.as_str()).collect();
    match long.is_empty() {
        true => lines.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n"),
        false => long.join("\n"),
    }
}

fn published(head: &head::Head, decoded: &Decoded, options: &Options) -> Published {
    let said = head.dates.iter().map(|(value, at)| {
        let bytes = Some(decoded.source(at.clone()));
        Candidate { value: *value, from: DateSource::Dateline, bytes }
    });
    Published::choose(options.published, said)
}

/// What a paragraph of the body is: an item by its mark, a heading where it is short, without a full stop, and followed
/// by prose.
fn body_kind(kept: &[Paragraph], i: usize) -> ParagraphKind {
    let words = kept[i].text.as_str();
    let prose = |at: Option<usize>| at.and_then(|at| kept.get(at)).is_some_and(|p| p.text.len() >= line::LONG);
    let is_heading = line::is_label(words) && prose(i.checked_sub(1)) && prose(Some(i + 1));
    match (line::is_item(words), is_heading) {
        (true, _) => ParagraphKind::List,
        (_, true) => ParagraphKind::Subheading,
        _ => ParagraphKind::Body,
    }
}
