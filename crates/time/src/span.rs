//! A place in the text.

use std::ops::Range;

/// A half-open range of UTF-8 bytes of the text, at boundaries of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// From `start` up to `end`; `None` if it would run backwards or past 4 GiB.
    pub fn new(start: usize, end: usize) -> Option<Span> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        (start <= end).then_some(Span { start, end })
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// For indexing.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words; empty if the span does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// From where `self` starts to where `other` ends.
    pub(crate) fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end.max(self.start) }
    }
}
