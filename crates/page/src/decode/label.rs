//! The encoding that a page names in itself: `<meta charset>`, `http-equiv`, the XML declaration.

use encoding_rs::{Encoding, REPLACEMENT, UTF_16BE, UTF_16LE, X_USER_DEFINED};

/// Browsers look at the first 1,024 bytes; many pages have their label later.
const HEAD: usize = 128 << 10;

/// What the page says; a label that does not exist, or that the bytes just read belie, is none.
pub(super) fn find(input: &[u8]) -> Option<&'static Encoding> {
    let head = input[..input.len().min(HEAD)].to_ascii_lowercase();
    xml_declaration(&head).or_else(|| meta(&head))
}

fn xml_declaration(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let declaration = &declaration[..position(declaration, b"?>")?];
    let value = &declaration[position(declaration, b"encoding")? + b"encoding".len()..];
    encoding(after_equals(value)?)
}

fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = position(rest, b"<") {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[position(rest, b"-->")?..];
        } else if rest.starts_with(b"<body") {
            return None;
        } else if rest.starts_with(b"<meta") {
            let tag = &rest[..position(rest, b">").unwrap_or(rest.len())];
            if let Some(found) = charset_in(tag) {
                return Some(found);
            }
        }
        rest = &rest[1..];
    }
    None
}

fn charset_in(tag: &[u8]) -> Option<&'static Encoding> {
    let mut rest = tag;
    while let Some(at) = position(rest, b"charset") {
        rest = &rest[at + b"charset".len()..];
        if let Some(found) = after_equals(rest).and_then(encoding) {
            return Some(found);
        }
    }
    None
}

fn after_equals(value: &[u8]) -> Option<&[u8]> {
    let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value).trim_ascii_start();
    let end = value.iter().position(|b| b"\"'; />,".contains(b) || b.is_ascii_whitespace());
    Some(&value[..end.unwrap_or(value.len())])
}

fn encoding(label: &[u8]) -> Option<&'static Encoding> {
    // Bytes in which the label could be read are no UTF-16.
    Encoding::for_label(label).filter(|e| ![REPLACEMENT, X_USER_DEFINED, UTF_16BE, UTF_16LE].contains(e))
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(page: &str) -> Option<&'static str> {
        find(page.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn a_label_is_found_in_each_of_its_places() {
        assert_eq!(name("<META CHARSET = 'Shift_JIS'>"), Some("Shift_JIS"));
        assert_eq!(name("<meta content='text/html; charset=latin1' http-equiv=content-type>"), Some("windows-1252"));
        assert_eq!(name("<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>"), Some("KOI8-R"));
    }

    #[test]
    fn a_label_in_a_comment_or_in_the_body_is_none() {
        assert_eq!(name("<!-- <meta charset=gbk> --><p>"), None);
        assert_eq!(name("<body><meta charset=gbk>"), None);
    }

    #[test]
    fn a_label_that_cannot_be_true_is_none() {
        assert_eq!(name("<meta charset=utf-16>"), None);
        assert_eq!(name("<meta charset=no-such-thing>"), None);
        assert_eq!(name("<meta charset"), None);
    }
}
