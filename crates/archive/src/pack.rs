//! Pages and readings made small: zstd frames that lean on the text of the document.
//!
//! A page repeats the text that was found in it, and a reading its words: with the text as the dictionary, a page of
//! JSON Lines takes a twentieth of it. What every reading repeats stands in `data/reading.txt`, which is part of the
//! form of an archive and never changes. Other programs unpack with the same dictionaries: `docs/archive.md`.

use crate::squeeze::{squeeze, unsqueeze};
use std::borrow::Cow;
use std::io;

/// Packed once and read often.
const LEVEL: i32 = 9;

/// No packed thing is longer: a reading of the largest page is far below.
const LONGEST: usize = 1 << 30;

/// What every reading repeats, in the order that suits them.
const USUAL: &str = include_str!("../data/reading.txt");

/// The bytes of a page whose text is `text`.
pub(crate) fn page(bytes: &[u8], text: &str) -> io::Result<Vec<u8>> {
    pack(bytes, text.as_bytes())
}

/// The bytes that [`page`] packed.
pub(crate) fn unpack_page(packed: &[u8], text: &str) -> io::Result<Vec<u8>> {
    unpack(packed, text.as_bytes())
}

/// A line of JSON.
pub(crate) fn reading(line: &str, text: &str) -> io::Result<Vec<u8>> {
    let squeezed = squeeze(line, text).map_or(Cow::Borrowed(line), Cow::Owned);
    pack(squeezed.as_bytes(), near(text).as_bytes())
}

/// The line that [`reading`] packed.
pub(crate) fn unpack_reading(packed: &[u8], text: &str) -> io::Result<String> {
    let squeezed = unpack(packed, near(text).as_bytes())?;
    let squeezed = String::from_utf8(squeezed).map_err(io::Error::other)?;
    unsqueeze(&squeezed, text).ok_or_else(|| io::Error::other("a reading does not fit its text"))
}

fn near(text: &str) -> String {
    [USUAL, text].concat()
}

fn pack(bytes: &[u8], near: &[u8]) -> io::Result<Vec<u8>> {
    zstd::bulk::Compressor::with_dictionary(LEVEL, near)?.compress(bytes)
}

fn unpack(packed: &[u8], near: &[u8]) -> io::Result<Vec<u8>> {
    let length = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten();
    let length = length.and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= LONGEST);
    let length = length.ok_or_else(|| io::Error::other("what is packed says no length"))?;
    zstd::bulk::Decompressor::with_dictionary(near)?.decompress(packed, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The bridge over the Vell will be closed in May, the mayor of Nordhaven said on Tuesday.";

    #[test]
    fn a_page_that_repeats_its_text_is_packed_into_little() {
        let page = format!("{{\"text\": \"{TEXT}\"}}");
        let packed = super::page(page.as_bytes(), TEXT).unwrap();
        assert!(packed.len() < 40, "{}", packed.len());
        assert_eq!(unpack_page(&packed, TEXT).unwrap(), page.as_bytes());
        for other in [b"".as_slice(), &packed[..packed.len() - 1], &[0; 40]] {
            assert!(unpack_page(other, TEXT).is_err());
        }
    }

    #[test]
    fn a_line_comes_back_to_the_letter() {
        for line in [r#"{"cue":{"chars":[[76,80]],"exact":["said"]}}"#, "\u{1}", ""] {
            let packed = reading(line, TEXT).unwrap();
            let back = unpack_reading(&packed, TEXT);
            // A line with the mark itself is no JSON, and none is ever kept.
            assert!(line.contains('\u{1}') || back.unwrap() == line);
        }
    }
}
