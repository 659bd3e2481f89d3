//! Blocks of the page → paragraphs of the document.

use crate::map::Writer;
use crate::tree::{Block, Page, Run};
use document::{Paragraph, ParagraphKind, Span};

/// Writes paragraphs, parted by a blank line.
pub(crate) struct Paragraphs<'a> {
    writer: Writer<'a>,
    paragraphs: Vec<Paragraph>,
}

impl<'a> Paragraphs<'a> {
    pub fn new(writer: Writer<'a>) -> Paragraphs<'a> {
        Paragraphs { writer, paragraphs: Vec::new() }
    }

    /// Writes one paragraph: the words of `runs`, which lie in `text`.
    pub fn write(&mut self, text: &str, runs: &[Run], is: ParagraphKind) {
        let Some(first) = runs.first() else { return };
        if !self.writer.text.is_empty() {
            self.writer.insert("\n\n", first.source.start);
        }
        let start = self.writer.text.len();
        self.writer.copy(text, runs);
        if let Some(span) = Span::new(start, self.writer.text.len()).filter(|span| !span.is_empty()) {
            self.paragraphs.push(Paragraph { span, is });
        }
    }

    /// Text, paragraphs and map.
    pub fn finish(self) -> (String, Vec<Paragraph>, Vec<document::Run>) {
        (self.writer.text, self.paragraphs, self.writer.runs)
    }
}

/// How far up from a block elements are looked at.
const LEVELS: usize = 32;

/// What a block of the body is, by the elements around it.
pub(crate) fn kind(page: &Page, block: &Block) -> ParagraphKind {
    page.around(block.node)
        .take(LEVELS)
        .find_map(|node| match page.nodes[node as usize].tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(ParagraphKind::Subheading),
            "li" | "dt" | "dd" => Some(ParagraphKind::List),
            "blockquote" => Some(ParagraphKind::Quote),
            "figcaption" | "caption" => Some(ParagraphKind::Caption),
            "article" | "main" | "body" => Some(ParagraphKind::Body),
            _ => None,
        })
        .unwrap_or(ParagraphKind::Body)
}
