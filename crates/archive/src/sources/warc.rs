//! Pages of a web archive: the answers of servers in a WARC file, packed or not.

use super::{LIMIT, Progress, cannot_read, too_large};
use crate::item::{Failure, Form, Item, Place};
use fastwarc::warc::iter::{ArchiveIterator, ArchiveIteratorOptions};
use fastwarc::warc::record::{AutoDecode, WarcRecord, WarcRecordType};
use std::io::{self, Read};
use std::sync::mpsc::sync_channel;

/// Pages that may wait to be read.
const AHEAD: usize = 2;

/// The pages (HTML and plain text) that servers gave without an error; `member` counts all records.
///
/// Records are read in a thread of their own, which ends when nobody wants the next one.
pub(super) fn pages(place: Place, progress: Progress) -> impl Iterator<Item = Result<Item, Failure>> + Send {
    let (give, take) = sync_channel(AHEAD);
    std::thread::spawn(move || {
        let (mut before, options) = (0, options());
        let records = match ArchiveIterator::from_path_with_options(&place.path, options) {
            Ok(records) => records,
            Err(error) => return drop(give.send(Err(Failure::new(place, cannot_read(&error))))),
        };
        for (number, record) in (1..).zip(records) {
            let place = Place { member: number, ..place.clone() };
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let why = format!("this record is damaged, and nothing behind it was read: {error}");
                    return drop(give.send(Err(Failure::new(place, why))));
                }
            };
            let mut record = record.borrow_mut();
            progress.add(record.stream_pos().saturating_sub(before));
            before = before.max(record.stream_pos());
            if is_page(&record) && give.send(page(place, &mut record)).is_err() {
                return;
            }
        }
    });
    take.into_iter()
}

fn options() -> ArchiveIteratorOptions {
    ArchiveIteratorOptions {
        decode_http_payload: AutoDecode::All,
        quirks_mode: true,
        ..ArchiveIteratorOptions::default()
    }
}

fn is_page(record: &WarcRecord) -> bool {
    let is_text =
        |kind: &str| ["text/html", "application/xhtml+xml", "text/plain"].iter().any(|text| kind.starts_with(text));
    match record.record_type() {
        WarcRecordType::Response => {
            let is_good =
                record.http_headers().and_then(|headers| headers.status_code()).is_none_or(|code| code == 200);
            is_good && record.http_content_type().is_some_and(|kind| is_text(&kind.to_ascii_lowercase()))
        }
        WarcRecordType::Resource => {
            let kind = record.headers().get("Content-Type");
            kind.is_some_and(|kind| is_text(&kind.to_ascii_lowercase()))
        }
        _ => false,
    }
}

fn page(place: Place, record: &mut WarcRecord) -> Result<Item, Failure> {
    let said = |record: &WarcRecord, name: &str| record.headers().get(name).map(|value| value.trim().to_owned());
    // Some programs write the address in angle brackets.
    let url = said(record, "WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned());
    let captured = said(record, "WARC-Date");
    let mut bytes = Vec::new();
    let read = match record.reader_mut() {
        Some(reader) => reader.take(LIMIT + 1).read_to_end(&mut bytes),
        None => Err(io::Error::other("it has no content")),
    };
    match read {
        Err(error) => Err(Failure::new(place, cannot_read(&error))),
        Ok(_) if bytes.len() as u64 > LIMIT => Err(Failure::new(place, too_large("a page"))),
        Ok(_) => Ok(Item { place, bytes, form: Form::Page, url, captured, via: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, url: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-14T09:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn answer(code: &str, kind: &str, page: &str) -> String {
        format!("HTTP/1.1 {code}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{page}", page.len())
    }

    fn read(bytes: &[u8]) -> Vec<Result<Item, Failure>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.warc");
        std::fs::write(&path, bytes).unwrap();
        let place = Place { path: path.display().to_string(), ..Place::default() };
        pages(place, Progress::default()).collect()
    }

    #[test]
    fn the_pages_that_a_server_gave_are_read_with_address_and_moment() {
        let warc = [
            record("request", "https://h.example/a", "GET /a HTTP/1.1\r\n\r\n"),
            record("response", "https://h.example/a", &answer("200 OK", "text/html; charset=utf-8", "<p>a")),
            record("response", "https://h.example/b.png", &answer("200 OK", "image/png", "x")),
            record("response", "https://h.example/c", &answer("404 Not Found", "text/html", "<p>none")),
            record("response", "<https://h.example/d>", &answer("200 OK", "text/html", "<p>d")),
        ];
        let found = read(warc.concat().as_bytes());
        let [Ok(a), Ok(d)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((a.bytes.as_slice(), a.url.as_deref()), (b"<p>a".as_slice(), Some("https://h.example/a")));
        assert_eq!((a.captured.as_deref(), a.place.member), (Some("2024-03-14T09:00:00Z"), 2));
        assert_eq!((d.url.as_deref(), d.place.member), (Some("https://h.example/d"), 5));
    }

    #[test]
    fn what_is_damaged_is_told_and_fills_no_memory() {
        for bytes in [
            b"no web archive at all".as_slice(),
            b"WARC/1.0\r\nContent-Length: 99999999999999\r\n\r\n",
            b"\x1f\x8b\x08\0\0",
        ] {
            let found = read(bytes);
            assert!(found.iter().all(Result::is_err), "{found:?}");
        }
    }
}
