//! Articles as JSON objects, one a line. Whether a line is one is found when it is read.

use super::{LIMIT, article, cannot_read, too_large};
use crate::item::{Failure, Item, Place};
use std::io::{self, BufRead, BufReader, Read};

/// The lines that hold more than white space; `member` counts all lines.
pub(super) fn articles(place: Place, input: impl Read) -> impl Iterator<Item = Result<Item, Failure>> {
    let mut input = Some(BufReader::with_capacity(1 << 16, input));
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            let lines = input.as_mut()?;
            number += 1;
            let place = Place { member: number, ..place.clone() };
            match line(lines) {
                Ok(None) => input = None,
                Ok(Some(Some(line))) if line.trim_ascii().is_empty() => {}
                Ok(Some(Some(line))) => return Some(Ok(article(place, line))),
                Ok(Some(None)) => return Some(Err(Failure::new(place, too_large("a line")))),
                Err(error) => {
                    input = None;
                    return Some(Err(Failure::new(place, cannot_read(&error))));
                }
            }
        }
    })
}

/// A line without its end and without a byte order mark; `Some(None)` for one that is too long, `None` at the end.
fn line(input: &mut impl BufRead) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut line = Vec::new();
    let mut long = false;
    loop {
        line.clear();
        let read = input.by_ref().take(LIMIT + 1).read_until(b'\n', &mut line)?;
        let is_whole = line.last() == Some(&b'\n') || read as u64 <= LIMIT;
        match (is_whole, read) {
            (true, 0) if !long => return Ok(None),
            (true, _) if long => return Ok(Some(None)),
            (true, _) => break,
            (false, _) => long = true,
        }
    }
    while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        line.pop();
    }
    if line.starts_with(b"\xef\xbb\xbf") {
        line.drain(..3);
    }
    Ok(Some(Some(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_past_the_limit_fails_alone() {
        let long = io::repeat(b'a').take(2 * LIMIT + 5);
        let input = b"\xef\xbb\xbfone\r\n".chain(long).chain(b"\n\ntwo".as_slice());
        let found: Vec<_> = articles(Place::default(), input).collect();
        let [Ok(one), Err(long), Ok(two)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.bytes.as_slice(), two.bytes.as_slice()), (b"one".as_slice(), b"two".as_slice()));
        assert_eq!((one.place.member, long.place.member, two.place.member), (1, 2, 4));
    }
}
