//! A saved web page → a document.

use crate::decode::{self, Decoded};
use crate::map::Writer;
use crate::meta::{self, Meta};
use crate::paragraphs::{self, Paragraphs};
use crate::title;
use crate::tree::Page;
use crate::{Error, Form, Options, body};
use crate::{credits, doubts, language};
use document::{Document, ParagraphKind};

pub(crate) fn read(input: &[u8], path: &str, options: &Options) -> Result<Document, Error> {
    let decoded = decode::decode(input, path, Some(Form::Html))?;
    let dom = domq::parse(&decoded.text);
    let page = Page::new(&dom, &decoded.text);
    let meta = meta::find(&dom, &decoded.text);
    let (text, paragraphs, map, title) = write(&page, &decoded, &meta);
    let body: Vec<&str> = paragraphs.iter().filter(|p| p.is.is_in_body()).map(|p| p.span.of(&text)).collect();
    let language = language::find(&body.join("\n"), meta.language.as_deref());
    let mut document = Document {
        id: format!("blake3:{}", blake3::hash(input).to_hex()),
        path: path.to_owned(),
        bytes: input.len() as u64,
        encoding: decoded.encoding.clone(),
        published: meta.published(&decoded, options.published),
        url: meta.url,
        title,
        byline: meta.byline,
        outlet: meta.outlet,
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

type Written = (String, Vec<document::Paragraph>, Vec<document::Run>, Option<String>);

/// The title with the date line, then the body.
fn write(page: &Page, decoded: &Decoded, meta: &Meta) -> Written {
    let mut out = Paragraphs::new(Writer::new(decoded));
    let shown = meta.title.as_deref().and_then(|t| title::block(page, t));
    let placed = match (&meta.title, shown) {
        (Some(_), Some(block)) => Some(title::of_block(page, block)),
        (Some(words), None) => title::unseen(page, &decoded.text, words).or_else(|| title::nowhere(words)),
        (None, _) => None,
    };
    let said = placed.as_ref().map(title::Placed::words);
    let body = body::choose(page, said.as_deref(), &meta.byline);
    let line = meta.date_line(page).filter(|line| Some(*line) != shown);
    let outside = line.filter(|line| !body.contains(line));
    let is_before = outside.is_some_and(|line| shown.is_none_or(|title| line < title));
    let write = |out: &mut Paragraphs, block: usize, is: ParagraphKind| {
        out.write(&page.text, &page.runs[page.blocks[block].runs.clone()], is);
    };
    outside.filter(|_| is_before).into_iter().for_each(|line| write(&mut out, line, ParagraphKind::Dateline));
    if let Some(placed) = &placed {
        out.write(&placed.text, &placed.runs, ParagraphKind::Title);
    }
    outside.filter(|_| !is_before).into_iter().for_each(|line| write(&mut out, line, ParagraphKind::Dateline));
    for block in body {
        let is_line = Some(block) == line;
        let is = if is_line { ParagraphKind::Dateline } else { paragraphs::kind(page, &page.blocks[block]) };
        write(&mut out, block, is);
    }
    let (text, paragraphs, map) = out.finish();
    (text, paragraphs, map, said)
}
