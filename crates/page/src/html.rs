//! A saved web page → a document.

use crate::decode::{self, Decoded};
use crate::map::Writer;
use crate::paragraphs::{self, Paragraphs};
use crate::title;
use crate::tree::Page;
use crate::{Error, Form, Options, body};
use document::{Document, ParagraphKind, Published};

pub(crate) fn read(input: &[u8], path: &str, _options: &Options) -> Result<Document, Error> {
    let decoded = decode::decode(input, path, Some(Form::Html))?;
    let dom = domq::parse(&decoded.text);
    let page = Page::new(&dom, &decoded.text);
    let title = first_heading(&page);
    let (text, paragraphs, map, title) = write(&page, &decoded, title);
    let language = whatlang::detect(&text).map(|found| match found.lang() {
        whatlang::Lang::Eng => "en".to_owned(),
        other => other.code().to_owned(),
    });
    Ok(Document {
        id: format!("blake3:{}", blake3::hash(input).to_hex()),
        path: path.to_owned(),
        bytes: input.len() as u64,
        encoding: decoded.encoding.clone(),
        url: None,
        title,
        byline: Vec::new(),
        outlet: None,
        language,
        published: Published::default(),
        credits: Vec::new(),
        text,
        paragraphs,
        map,
        skipped: Vec::new(),
    })
}

/// What an input is whose form nobody has said.
pub(crate) fn sniff(input: &[u8], path: &str) -> Form {
    let head = input[..input.len().min(HEAD)].to_ascii_lowercase();
    let bytes: Vec<u8> = head.into_iter().filter(|b| *b != 0).collect();
    let holds = |tag: &[u8]| bytes.windows(tag.len()).any(|window| window == tag);
    let named = path.rsplit('.').next().is_some_and(|end| MARKUP.iter().any(|m| end.eq_ignore_ascii_case(m)));
    let marked = [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<article", b"</p>", b"</div>", b"<meta "];
    if named || marked.into_iter().any(holds) { Form::Html } else { Form::Text }
}

/// How much of an input shows what it is.
const HEAD: usize = 4 << 10;

/// Ends of the names of web pages.
const MARKUP: [&str; 4] = ["html", "htm", "xhtml", "shtml"];

fn first_heading(page: &Page) -> Option<String> {
    let heading = page.blocks.iter().find(|b| page.nodes[b.node as usize].tag == "h1")?;
    Some(page.words(heading).to_owned())
}

type Written = (String, Vec<document::Paragraph>, Vec<document::Run>, Option<String>);

/// The title, then the body.
fn write(page: &Page, decoded: &Decoded, title: Option<String>) -> Written {
    let mut out = Paragraphs::new(Writer::new(decoded));
    let shown = title.as_deref().and_then(|t| title::block(page, t));
    let placed = match (&title, shown) {
        (Some(_), Some(block)) => Some(title::of_block(page, block)),
        (Some(words), None) => title::unseen(page, &decoded.text, words).or_else(|| title::nowhere(words)),
        (None, _) => None,
    };
    let said = placed.as_ref().map(title::Placed::words);
    if let Some(placed) = &placed {
        out.write(&placed.text, &placed.runs, ParagraphKind::Title);
    }
    for block in body::choose(page, said.as_deref()) {
        let block = &page.blocks[block];
        out.write(&page.text, &page.runs[block.runs.clone()], paragraphs::kind(page, block));
    }
    let (text, paragraphs, map) = out.finish();
    (text, paragraphs, map, said)
}
