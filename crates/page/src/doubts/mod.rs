//! What speaks in the text against the day of publication.
//!
//! Takes a document whose day is chosen; gives doubts, each with the passages of both sides. Nothing is corrected. A day
//! that the user gives is not doubted.

mod later;
mod past;
pub(crate) mod weekday;

use crate::days::{self, Order};
use document::{DateSource, Document, Doubt, ParagraphKind, Span};
use jiff::civil::Date;

/// Every doubt that the text raises.
pub(crate) fn find(document: &Document) -> Vec<Doubt> {
    let published = document.published.value.filter(|_| document.published.from != Some(DateSource::Given));
    let Some(day) = published else { return Vec::new() };
    let doubts = [weekday::wrong(document), later::than_the_text(document, day), past::after(document, day)];
    let is_new = |doubt: &Doubt| document.published.doubts.iter().all(|known| known.why != doubt.why);
    doubts.into_iter().flatten().filter(is_new).collect()
}

/// The passage of the text that gives the day: its date line.
fn line(document: &Document, published: Date) -> Option<Span> {
    let mut lines = document.paragraphs.iter().filter(|p| p.is == ParagraphKind::Dateline).map(|p| p.span);
    lines.find(|span| {
        let found = days::find(span.of(&document.text), Order::DayFirst);
        found.iter().any(|day| day.date == published) || found.is_empty()
    })
}

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

#[cfg(test)]
fn document(published: &str, line: &str, body: &str) -> Document {
    use document::{Paragraph, Published};
    let text = format!("{line}\n\n{body}");
    let paragraph = |start, end, is| Paragraph { span: Span::new(start, end).unwrap(), is };
    Document {
        id: String::new(),
        path: "-".into(),
        bytes: 0,
        encoding: "utf-8".into(),
        url: None,
        title: None,
        byline: Vec::new(),
        outlet: None,
        language: Some("en".into()),
        published: Published {
            value: Some(published.parse().unwrap()),
            from: Some(DateSource::Dateline),
            ..Published::default()
        },
        credits: Vec::new(),
        paragraphs: vec![
            paragraph(0, line.len(), ParagraphKind::Dateline),
            paragraph(line.len() + 2, text.len(), ParagraphKind::Body),
        ],
        text,
        map: Vec::new(),
        skipped: Vec::new(),
    }
}
