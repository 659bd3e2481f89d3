//! What speaks in the text against the day of publication.

use crate::days::{self, Order};
use document::{DateSource, Document, Doubt, ParagraphKind, Span};
use jiff::civil::Date;

/// A day of publication is odd that lies so many days after everything that the text dates.
const LONG: i32 = 365;
/// A text whose latest date lies so many days back tells history.
const TOO_LONG: i32 = 3650;
/// So many days or months must be printed in a text to say when it was written.
const ENOUGH: usize = 2;

/// The day of publication lies long after every date in the text: a saved page may show the day on which it was saved.
///
/// Evidence is the latest date in the text, and the date line where that is part of the text. A text whose latest date
/// is only a year, that names fewer than two days or months, or that tells history, says nothing.
pub(crate) fn later_than_the_text(document: &Document) -> Option<Doubt> {
    let published = document.published.value.filter(|_| document.published.from != Some(DateSource::Given))?;
    let mut latest: Option<(Date, Span, bool)> = None;
    let mut printed = 0;
    for paragraph in document.paragraphs.iter().filter(|p| p.is.is_in_body()) {
        for found in days::mentioned(paragraph.span.of(&document.text)) {
            printed += usize::from(found.exact);
            let start = paragraph.span.start();
            let span = Span::new(start + found.at.start, start + found.at.end)?;
            if latest.is_none_or(|(date, ..)| date < found.last) {
                latest = Some((found.last, span, found.exact));
            }
        }
    }
    let (last, span, exact) = latest?;
    let is_odd = exact && printed >= ENOUGH && (LONG..TOO_LONG).contains(&days_between(last, published));
    is_odd.then_some(())?;
    let why = format!("{published} is long after the latest date in the text, {}", span.of(&document.text));
    Some(Doubt { why, evidence: line(document, published).into_iter().chain([span]).collect() })
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
mod tests {
    use super::*;
    use document::{Paragraph, Published};

    fn document(published: &str, line: &str, body: &str) -> Document {
        let text = format!("{line}\n\n{body}");
        let paragraph = |start, end, is| Paragraph { span: Span::new(start, end).unwrap(), is };
        let paragraphs = vec![
            paragraph(0, line.len(), ParagraphKind::Dateline),
            paragraph(line.len() + 2, text.len(), ParagraphKind::Body),
        ];
        let published = Published {
            value: Some(published.parse().unwrap()),
            from: Some(DateSource::Dateline),
            ..Published::default()
        };
        let (language, map) = (Some("en".into()), Vec::new());
        Document {
            id: String::new(),
            path: "-".into(),
            bytes: 0,
            encoding: "utf-8".into(),
            url: None,
            title: None,
            byline: Vec::new(),
            outlet: None,
            language,
            published,
            credits: Vec::new(),
            text,
            paragraphs,
            map,
            skipped: Vec::new(),
        }
    }

    #[test]
    fn a_date_line_years_after_every_date_in_the_text_is_doubted() {
        let body = "The dam broke on May 3, 2021. The inquiry of June 2021 found cracks.";
        let document = document("2024-02-01", "Thursday, February 1, 2024", body);
        let doubt = later_than_the_text(&document).unwrap();
        let words: Vec<_> = doubt.evidence.iter().map(|span| span.of(&document.text)).collect();
        assert_eq!(words, ["Thursday, February 1, 2024", "June 2021"]);
        assert_eq!(doubt.why, "2024-02-01 is long after the latest date in the text, June 2021");
    }

    #[test]
    fn a_text_that_names_the_year_of_publication_raises_no_doubt() {
        let body = "The dam broke on May 3, 2021. The inquiry of June 2021 found cracks. Repairs go on in 2024.";
        assert_eq!(later_than_the_text(&document("2024-02-01", "February 1, 2024", body)), None);
    }

    #[test]
    fn a_single_old_date_raises_no_doubt() {
        assert_eq!(
            later_than_the_text(&document("2024-02-01", "February 1, 2024", "It was built on May 3, 1921.")),
            None
        );
    }
}
