//! A string of JSON: what it says, and where each part of that stands in the source.

use document::{Run, Span};

/// The value of a string, with its places in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// What it says.
    pub(super) text: String,
    /// From `text` to the source: plain stretches, and each escape by itself.
    pub(super) runs: Vec<Run>,
}

impl Words {
    /// `raw` is a slice of `source`; `None` where it is no string, or has half of a surrogate pair.
    pub(super) fn of(raw: &str, source: &str) -> Option<Words> {
        let start = (raw.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
        let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
        let mut out = Words { text: String::with_capacity(inner.len()), runs: Vec::new() };
        let mut at = 0;
        while at < inner.len() {
            let rest = &inner[at..];
            let plain = rest.find('\\').unwrap_or(rest.len());
            let len = if plain == 0 { escape(rest) } else { plain };
            let source = rest.get(..len)?;
            let begin = out.text.len();
            match plain {
                0 => out.text.push_str(&crate::references::unescape(source)?),
                _ => out.text.push_str(source),
            }
            let place = start + 1 + at;
            let (text, bytes) = (Span::new(begin, out.text.len())?, Span::new(place, place + len)?);
            out.runs.push(Run { text, bytes });
            at += len;
        }
        Some(out)
    }

    /// All of it in the source, without the quotation marks; `None` for an empty string.
    pub(super) fn place(&self) -> Option<Span> {
        Span::new(self.runs.first()?.bytes.start(), self.runs.last()?.bytes.end())
    }
}

/// The length of the escape that starts here: `\n` 2, `\u2019` 6, a surrogate pair 12.
fn escape(rest: &str) -> usize {
    let is_high = |hex: &str| u16::from_str_radix(hex, 16).is_ok_and(|unit| (0xd800..0xdc00).contains(&unit));
    match rest.as_bytes().get(1) {
        Some(b'u') if rest.get(2..6).is_some_and(is_high) => 12,
        Some(b'u') => 6,
        _ => 2,
    }
}
