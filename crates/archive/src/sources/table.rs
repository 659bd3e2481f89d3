//! Articles as rows under a header. Each row is kept as the JSON object of its columns, in their order.

use super::{LIMIT, article, cannot_read, too_large};
use crate::item::{Failure, Item, Place};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The rows; `member` counts them from 1, without the header.
pub(super) fn articles(place: Place, input: impl Read, delimiter: u8) -> impl Iterator<Item = Result<Item, Failure>> {
    let budget = Arc::new(AtomicU64::new(LIMIT));
    let input = Limited { input, budget: Arc::clone(&budget) };
    let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(input);
    let header = rows.byte_headers().cloned();
    let (mut number, mut over) = (0, false);
    let mut row = csv::ByteRecord::new();
    std::iter::from_fn(move || {
        if over {
            return None;
        }
        number += 1;
        let place = Place { member: number, ..place.clone() };
        let header = match &header {
            Ok(header) => header,
            Err(error) => {
                over = true;
                return Some(Err(Failure::new(Place { member: 0, ..place }, told(error))));
            }
        };
        budget.store(LIMIT, Ordering::Relaxed);
        match rows.read_byte_record(&mut row) {
            Ok(false) => None,
            Ok(true) => Some(match object(header, &row) {
                Some(object) => Ok(article(place, object.into_bytes())),
                None => Err(Failure::new(place, "this row is not written in UTF-8; convert the file first")),
            }),
            Err(error) => {
                over = !matches!(error.kind(), csv::ErrorKind::UnequalLengths { .. });
                Some(Err(Failure::new(place, told(&error))))
            }
        }
    })
}

/// `{"title":"Bridge shut","text":"…"}`; `None` where it is not UTF-8.
fn object(header: &csv::ByteRecord, row: &csv::ByteRecord) -> Option<String> {
    let quoted = |bytes: &[u8]| serde_json::to_string(std::str::from_utf8(bytes).ok()?).ok();
    let name = |bytes: &[u8]| quoted(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii());
    let fields = header.iter().zip(row).map(|(column, value)| Some(format!("{}:{}", name(column)?, quoted(value)?)));
    Some(format!("{{{}}}", fields.collect::<Option<Vec<_>>>()?.join(",")))
}

fn told(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("this row has {len} fields, the header has {expected_len}")
        }
        csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            format!("{}; perhaps a quotation mark is not closed", too_large("a row"))
        }
        csv::ErrorKind::Io(error) => cannot_read(error),
        _ => error.to_string(),
    }
}

/// An input that fails when one row takes more than the limit.
struct Limited<R> {
    input: R,
    budget: Arc<AtomicU64>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)? as u64;
        let left = self.budget.load(Ordering::Relaxed).checked_sub(read).ok_or(io::ErrorKind::FileTooLarge)?;
        self.budget.store(left, Ordering::Relaxed);
        Ok(read as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &str) -> Vec<Result<String, String>> {
        let text = |item: Item| String::from_utf8(item.bytes).unwrap();
        articles(Place::default(), table.as_bytes(), b',').map(|row| row.map(text).map_err(|f| f.why)).collect()
    }

    #[test]
    fn a_row_is_the_object_of_its_columns() {
        let found = rows("\u{feff}title,text\n\"Bridge \"\"shut\"\"\",\"One,\ntwo\"\n");
        assert_eq!(found, [Ok(r#"{"title":"Bridge \"shut\"","text":"One,\ntwo"}"#.to_owned())]);
    }

    #[test]
    fn a_row_that_does_not_fit_the_header_fails_alone() {
        let found = rows("title,text\na\nb,c\n");
        assert!(found[0].as_ref().unwrap_err().contains("this row has 1 fields, the header has 2"), "{found:?}");
        assert_eq!(found[1], Ok(r#"{"title":"b","text":"c"}"#.to_owned()));
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_fills_no_memory() {
        let input = b"text\n\"".chain(io::repeat(b'a').take(3 * LIMIT));
        let found: Vec<_> = articles(Place::default(), input, b',').collect();
        assert!(matches!(&found[..], [Err(failure)] if failure.why.contains("not closed")), "{found:?}");
    }
}
