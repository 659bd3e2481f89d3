//! Bytes in any encoding → text, with a way back from each character to the bytes that it came from.
//!
//! The order: a byte order mark; UTF-16 by its zero bytes; UTF-8 where the bytes are valid in it, whatever a label
//! says, and where nearly all are; the encoding that the page names, if its bytes are valid in that; else a guess.
//! Malformed bytes become U+FFFD, one for each sequence.

mod binary;
mod label;
mod table;

use crate::{Error, ErrorKind, Form};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use document::Span;
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::ops::Range;
use table::Table;

/// The most bytes that are read as one page.
pub const LIMIT: usize = 32 << 20;

/// How much of an input shows what it is.
const HEAD: usize = 8 << 10;

/// A decoded input.
pub(crate) struct Decoded<'a> {
    /// Without a byte order mark.
    pub(crate) text: Cow<'a, str>,
    /// By its WHATWG name in lower case: `utf-8`, `windows-1252`.
    pub(crate) encoding: String,
    table: Table,
}

impl Decoded<'_> {
    /// The bytes of the input that this part of the text came from; an empty part has an empty place.
    pub(crate) fn source(&self, part: Range<usize>) -> Span {
        self.table.source(part)
    }
}

/// Refuses what is too long, and what its first bytes show to be no page.
///
/// # Errors
/// More than [`LIMIT`] bytes; a PDF, a picture, a program.
pub(crate) fn refuse(input: &[u8], path: &str) -> Result<(), Error> {
    if input.len() > LIMIT {
        let (mega, limit) = (input.len() >> 20, LIMIT >> 20);
        let message = format!(
            "{path}: {mega} MB are past the limit of {limit} MB for one page; split it, or save the article alone"
        );
        return Err(Error::new(ErrorKind::TooLarge, message));
    }
    binary::refuse_known(input, path)
}

/// Decodes `input`. An encoding that a page names in itself counts, unless `form` says that it is plain text.
///
/// # Errors
/// Where there is no text in it, or more than [`LIMIT`] bytes.
pub(crate) fn decode<'a>(input: &'a [u8], path: &str, form: Option<Form>) -> Result<Decoded<'a>, Error> {
    refuse(input, path)?;
    let named = match form {
        Some(Form::Text | Form::Whole) => None,
        _ => label::find(input),
    };
    let (encoding, mark) = match Encoding::for_bom(input) {
        Some(found) => found,
        None => (choose(input, named), 0),
    };
    if encoding != UTF_16BE && encoding != UTF_16LE {
        binary::refuse_controls(input, path)?;
    }
    let (text, table) = table::decode(input, mark, encoding);
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}') {
        let message = format!("{path}: there is nothing in it; save the page again, or give another file");
        return Err(Error::new(ErrorKind::Empty, message));
    }
    Ok(Decoded { text, encoding: encoding.name().to_ascii_lowercase(), table })
}

fn choose(bytes: &[u8], named: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(wide) = utf16_without_mark(bytes) {
        return wide;
    }
    if named == Some(ISO_2022_JP) && bytes.contains(&0x1b) && is_valid_in(bytes, ISO_2022_JP) {
        return ISO_2022_JP;
    }
    let (good, bad) = count_utf8(bytes);
    if bad == 0 || good >= 10 * bad || (named == Some(UTF_8) && good >= 2 * bad) {
        return UTF_8;
    }
    if let Some(encoding) = named.filter(|e| *e != UTF_8 && is_valid_in(bytes, e)) {
        return encoding;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Characters outside ASCII that are valid UTF-8, and malformed sequences.
fn count_utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

/// Whether at most a twentieth of what is not ASCII is malformed or a control character, which nobody writes.
fn is_valid_in(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let (mut all, mut bad) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        bad += usize::from(c == '\u{fffd}' || ('\u{80}'..'\u{a0}').contains(&c));
    }
    // What windows-1252 leaves undefined, a page saved by hand may hold once.
    bad * 20 <= all || (encoding == WINDOWS_1252 && bad * 8 <= all)
}

/// UTF-16 by its zero bytes: they stand on one side only, and what comes out holds no control characters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let encoding = match (zeros(0), zeros(1)) {
        (0, little) if little * 40 >= head.len() && little > 0 => UTF_16LE,
        (big, 0) if big * 40 >= head.len() && big > 0 => UTF_16BE,
        _ => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(head);
    let odd = text.chars().filter(|c| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}').count();
    (odd <= 1).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(input: &[u8]) -> Decoded<'_> {
        decode(input, "page.html", None).unwrap()
    }

    /// Every character leads back to bytes that decode to it, and the whole to the whole.
    fn check_places(input: &[u8], decoded: &Decoded) {
        let encoding = Encoding::for_label(decoded.encoding.as_bytes()).unwrap();
        for (at, c) in decoded.text.char_indices() {
            let place = decoded.source(at..at + c.len_utf8());
            let (back, _) = encoding.decode_without_bom_handling(&input[place.range()]);
            assert_eq!(back, c.to_string(), "at {at} in {}", decoded.encoding);
        }
    }

    #[test]
    fn valid_utf8_is_taken_as_it_stands() {
        let input = "Der Bürgermeister sagte „nein“".as_bytes();
        let decoded = read(input);
        assert_eq!(decoded.encoding, "utf-8");
        assert!(matches!(decoded.text, Cow::Borrowed(_)));
        assert_eq!(decoded.source(4..11).range(), 4..11);
    }

    #[test]
    fn a_byte_order_mark_is_skipped_and_counted() {
        let decoded = read(b"\xef\xbb\xbfThe dam");
        assert_eq!(decoded.text, "The dam");
        assert_eq!(decoded.source(0..3).range(), 3..6);
    }

    #[test]
    fn utf16_is_read_with_and_without_its_mark() {
        let words = "<p>The d\u{e4}m \u{1f30a}</p>";
        for (mark, bytes) in [
            (true, words.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            (false, words.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ] {
            let input = if mark { [b"\xff\xfe", bytes.as_slice()].concat() } else { bytes };
            let decoded = read(&input);
            assert_eq!((decoded.text.as_ref(), decoded.encoding.as_str()), (words, "utf-16le"));
            check_places(&input, &decoded);
        }
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((read(&big).text.as_ref(), read(&big).encoding.as_str()), (words, "utf-16be"));
    }

    #[test]
    fn a_page_that_says_latin_1_but_is_utf8_is_utf8() {
        let decoded = read("<meta charset=iso-8859-1><p>café “yes”".as_bytes());
        assert_eq!(decoded.encoding, "utf-8");
        assert!(decoded.text.ends_with("café “yes”"));
    }

    #[test]
    fn a_page_that_says_utf8_but_is_windows_1252_is_windows_1252() {
        let input =
            b"<meta charset=utf-8><p>The mayor said \x93no\x94 at the caf\xe9, and the others said \x93perhaps\x94.";
        let decoded = read(input);
        assert_eq!(decoded.encoding, "windows-1252");
        assert!(decoded.text.contains("“no” at the café"));
        check_places(input, &decoded);
    }

    #[test]
    fn a_label_that_does_not_exist_is_not_asked_again() {
        let decoded = read(b"<meta charset=\"utf8mb4-unicode\"><p>na\xefve caf\xe9, d\xe9j\xe0 vu");
        assert_eq!(decoded.encoding, "windows-1252");
    }

    #[test]
    fn a_label_after_the_first_kilobyte_is_found() {
        let mut input = b"<html><head><!-- ".to_vec();
        input.extend(std::iter::repeat_n(b'x', 3000));
        input.extend(b" --><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head>");
        input.extend(encoding_rs::WINDOWS_1251.encode("Мэр сказал, что мост закрыт.").0.iter());
        let decoded = read(&input);
        assert_eq!(decoded.encoding, "windows-1251");
        assert!(decoded.text.ends_with("мост закрыт."));
        check_places(&input, &decoded);
    }

    #[test]
    fn asian_encodings_lead_back_to_whole_characters() {
        for (label, words) in [
            ("shift_jis", "市長は「橋は安全だ」と述べた。ｶﾅ ABC"),
            ("gbk", "市长说：“桥是安全的”。ABC"),
            ("euc-kr", "시장은 \"다리는 안전하다\"고 말했다."),
            ("big5", "市長說：「橋是安全的」。"),
            ("gb18030", "市长说 𠀀 安全"),
        ] {
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let input = [format!("<meta charset={label}>").as_bytes(), &encoding.encode(words).0].concat();
            let decoded = read(&input);
            assert_eq!(decoded.encoding, label);
            assert!(decoded.text.ends_with(words), "{}", decoded.text);
            check_places(&input, &decoded);
        }
    }

    #[test]
    fn without_a_label_the_encoding_is_guessed() {
        let words = "市長は「橋は安全だ」と述べた。住民はそれを信じていない。";
        let input = encoding_rs::SHIFT_JIS.encode(words).0.into_owned();
        assert_eq!(read(&input).encoding, "shift_jis");
        let text = b"The mayor said \x93no\x94.".as_slice();
        assert_eq!(decode(text, "page.txt", Some(Form::Text)).unwrap().text, "The mayor said “no”.");
    }

    #[test]
    fn a_few_malformed_bytes_become_replacement_characters_in_place() {
        let input = "Größe, Höhe, Länge, Bücher, Straße, Übung, Öfen, Ämter, süß, Gruß".as_bytes();
        let input = [input, b" \xe2\x80 end"].concat();
        let decoded = read(&input);
        assert_eq!(decoded.encoding, "utf-8");
        let at = decoded.text.find('\u{fffd}').unwrap();
        assert_eq!(&input[decoded.source(at..at + 3).range()], b"\xe2\x80");
        check_places(&input, &decoded);
    }

    #[test]
    fn binary_input_is_refused_by_name() {
        for (input, name) in [
            (b"%PDF-1.7 ...".as_slice(), "a PDF"),
            (b"\x1f\x8b\x08\x00rest", "gzip"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"\x7fELF\x02\x01", "a program"),
            (b"\x01\x02\x03\x04\x05\x06\x00\x00\x00\x10rest of it", "no text"),
        ] {
            let error = decode(input, "thing", None).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::Binary);
            assert!(error.to_string().starts_with("thing: ") && error.to_string().contains(name), "{error}");
        }
    }

    #[test]
    fn a_stray_zero_byte_makes_no_page_binary() {
        let input = [b"<p>The dam".as_slice(), b"\0", &b" is safe. ".repeat(100)].concat();
        assert_eq!(read(&input).encoding, "utf-8");
    }

    #[test]
    fn nothing_but_white_space_is_empty() {
        for input in [b"".as_slice(), b" \r\n\t ", b"\xef\xbb\xbf\n"] {
            assert_eq!(decode(input, "page.html", None).err().unwrap().kind(), ErrorKind::Empty);
        }
    }

    #[test]
    fn any_bytes_are_decoded_or_refused() {
        let mut state = 7u32;
        let labels = ["", "gbk", "shift_jis", "iso-2022-jp", "euc-jp", "big5", "utf-16le", "windows-1253", "gb18030"];
        for round in 0..2000 {
            let mut input = format!("<meta charset={}>", labels[round % labels.len()]).into_bytes();
            for _ in 0..round % 60 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let byte = (state >> 24) as u8;
                input.push(if round % 3 == 0 { byte } else { byte | 0x80 });
            }
            let Ok(decoded) = decode(&input, "x", None) else { continue };
            let mut end = 0;
            for (at, c) in decoded.text.char_indices() {
                let place = decoded.source(at..at + c.len_utf8());
                assert!(place.end() >= end && place.end() <= input.len() && !place.is_empty());
                end = place.end();
            }
        }
    }
}
