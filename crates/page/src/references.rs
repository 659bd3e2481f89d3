//! "Tom &amp; Jerry", "caf&eacute;", "&#8220;So&#8221;": character references, one at a time.

use std::ops::Range;

/// The longest run of letters and digits that can name a character.
const LONGEST_NAME: usize = 32;

/// One stretch of a source: as it stands, or one reference.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The characters of the source themselves.
    Plain(Range<usize>),
    /// A reference and what it stands for.
    Reference(Range<usize>, String),
}

/// Cuts `source` into plain stretches and references, in order and without gaps.
pub(crate) fn split(source: &str, mut each: impl FnMut(Piece)) {
    let mut plain = 0;
    let mut at = 0;
    while let Some(found) = source[at..].find('&') {
        let start = at + found;
        match reference(&source[start..]) {
            Some((len, value)) => {
                if plain < start {
                    each(Piece::Plain(plain..start));
                }
                at = start + len;
                plain = at;
                each(Piece::Reference(start..at, value));
            }
            None => at = start + 1,
        }
    }
    if plain < source.len() {
        each(Piece::Plain(plain..source.len()));
    }
}

/// `source` with every reference resolved.
pub(crate) fn resolve(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    split(source, |piece| match piece {
        Piece::Plain(range) => out.push_str(&source[range]),
        Piece::Reference(_, value) => out.push_str(&value),
    });
    out
}

/// The character that an escape of JSON stands for, where `source` is one escape: `\"`, `\u2019`, `\ud83c\udf0a`.
pub(crate) fn unescape(source: &str) -> Option<String> {
    source.starts_with('\\').then(|| serde_json::from_str(&format!("\"{source}\"")).ok()).flatten()
}

/// The reference that `source`, which starts with `&`, starts with: its length and what it stands for.
fn reference(source: &str) -> Option<(usize, String)> {
    let run = candidate(source);
    if run.len() < 3 {
        return None;
    }
    let decoded: String = domq::events(run)
        .map(|(event, _)| match event {
            domq::Event::Text(text) => text.into_owned(),
            _ => String::new(),
        })
        .collect();
    if decoded == run {
        return None;
    }
    // A name without its semicolon may end early ("&ampT"): what both share at the end was not used.
    let first = decoded.chars().next().map_or(0, char::len_utf8);
    let rest = run.bytes().rev().zip(decoded[first..].bytes().rev()).take_while(|(a, b)| a == b).count();
    Some((run.len() - rest, decoded[..decoded.len() - rest].to_owned()))
}

/// `&`, the letters and digits that follow it, and a semicolon.
fn candidate(source: &str) -> &str {
    let bytes = source.as_bytes();
    let (from, longest) = match bytes.get(1) {
        Some(b'#') => (2, usize::MAX),
        _ => (1, LONGEST_NAME),
    };
    let run = bytes[from.min(bytes.len())..].iter().take(longest).take_while(|b| b.is_ascii_alphanumeric()).count();
    let end = from + run;
    match bytes.get(end) {
        Some(b';') => &source[..end + 1],
        _ => &source[..end.min(source.len())],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_with_and_without_a_semicolon() {
        assert_eq!(resolve("Tom &amp; Jerry &#8220;x&#x201D; caf&eacute;"), "Tom & Jerry “x” café");
        assert_eq!(resolve("AT&ampT &#65BAR &#x30 &#x30G &notit;"), "AT&T ABAR 0 0G ¬it;");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for plain in ["a & b", "&", "&;", "&#;", "&bogus; &", "?a=1&b=2", "&#x;é&"] {
            assert_eq!(resolve(plain), plain);
        }
    }

    #[test]
    fn a_reference_has_a_piece_of_its_own() {
        let mut pieces = Vec::new();
        split("a&lt;b", |piece| pieces.push(piece));
        assert_eq!(pieces, [Piece::Plain(0..1), Piece::Reference(1..5, "<".into()), Piece::Plain(5..6)]);
    }
}
