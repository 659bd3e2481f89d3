//! "Friday, February 2, 2024" above a text whose latest date is June 2021.
//!
//! A saved page may show the day on which it was saved. A text that names no day or month says nothing, nor does one
//! that tells history.

use super::{days_between, line};
use crate::days;
use document::{Document, Doubt, Span};
use jiff::civil::Date;

/// A day of publication is odd that lies so many days after everything that the text dates.
const LONG: i32 = 365;
/// A text whose latest date lies so many days back tells history.
const TOO_LONG: i32 = 3650;

/// So many days or months must be printed in a text to say when it was written.
const ENOUGH: usize = 2;

/// The day of publication lies long after every date in the text; evidence is the latest date that is more than a year,
/// and the date line where that is part of the text.
pub(super) fn than_the_text(document: &Document, published: Date) -> Option<Doubt> {
    let mut last: Option<Date> = None;
    let mut printed = 0;
    let mut exact: Option<(Date, Span)> = None;
    for paragraph in document.paragraphs.iter().filter(|p| p.is.is_in_body()) {
        for found in days::mentioned(paragraph.span.of(&document.text)) {
            let start = paragraph.span.start();
            let span = Span::new(start + found.at.start, start + found.at.end)?;
            last = last.max(Some(found.last));
            printed += usize::from(found.exact);
            if found.exact && exact.is_none_or(|(date, _)| date < found.last) {
                exact = Some((found.last, span));
            }
        }
    }
    let (date, span) = exact?;
    let is_odd =
        printed >= ENOUGH && days_between(last?, published) >= LONG && days_between(date, published) < TOO_LONG;
    is_odd.then_some(())?;
    let why = format!("{published} is long after the latest date in the text, {}", span.of(&document.text));
    let evidence = line(document, published).into_iter().chain([span]).collect();
    Some(Doubt { why, evidence, bytes: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::*;

    fn doubt(document: &Document) -> Option<Doubt> {
        than_the_text(document, document.published.value.unwrap())
    }

    #[test]
    fn a_date_line_years_after_every_date_in_the_text_is_doubted() {
        let body = "The dam broke on May 3, 2021. The inquiry of June 2021 found cracks.";
        let document = document("2024-02-01", "Thursday, February 1, 2024", body);
        let doubt = doubt(&document).unwrap();
        let words: Vec<_> = doubt.evidence.iter().map(|span| span.of(&document.text)).collect();
        assert_eq!(words, ["Thursday, February 1, 2024", "June 2021"]);
        assert_eq!(doubt.why, "2024-02-01 is long after the latest date in the text, June 2021");
    }

    #[test]
    fn a_text_that_names_the_year_of_publication_raises_no_doubt() {
        let body = "The dam broke on May 3, 2021. The inquiry of June 2021 found cracks. Repairs go on in 2024.";
        assert_eq!(doubt(&document("2024-02-01", "February 1, 2024", body)), None);
    }

    #[test]
    fn history_raises_no_doubt() {
        assert_eq!(doubt(&document("2024-02-01", "February 1, 2024", "It was built on May 3, 1921.")), None);
    }
}
