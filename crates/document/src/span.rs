//! Places in a text.

use std::fmt;

/// A half-open range of UTF-8 bytes, `start <= end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// From `start` up to but not including `end`; `None` where that is no range or does not fit into 32 bits.
    pub fn new(start: usize, end: usize) -> Option<Span> {
        if start > end {
            return None;
        }
        Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The range from the start of `first` to the end of `last`.
    ///
    /// # Panics
    /// Where `last` ends before `first` starts: a mistake of the caller, never of the input.
    pub fn join(first: Span, last: Span) -> Span {
        assert!(first.start <= last.end, "spans joined in the wrong order: {first:?}, {last:?}");
        Span { start: first.start, end: last.end }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// How many bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words at this place of `text`.
    ///
    /// # Panics
    /// Where the span was made for another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// As a range, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Words that belong together, in one or more spans: in the order of the text, none empty, none touching another.
///
/// "The dam", he said, "was leaking" is one content in two pieces.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pieces(Vec<Span>);

impl Pieces {
    /// Sorts the spans, drops empty ones and joins those that touch or overlap.
    pub fn new(mut spans: Vec<Span>) -> Pieces {
        spans.retain(|s| !s.is_empty());
        spans.sort();
        let mut out: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match out.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => out.push(span),
            }
        }
        Pieces(out)
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// No words at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// From the start of the first piece to the end of the last; `None` without pieces.
    pub fn hull(&self) -> Option<Span> {
        Some(Span::join(*self.0.first()?, *self.0.last()?))
    }

    /// Whether each of `other`'s pieces lies in one of these.
    pub fn contains(&self, other: &Pieces) -> bool {
        other.0.iter().all(|o| self.0.iter().any(|s| s.contains(*o)))
    }

    /// Whether the two share a byte.
    pub fn overlaps(&self, other: &Pieces) -> bool {
        other.0.iter().any(|o| self.0.iter().any(|s| s.overlaps(*o)))
    }

    /// Both together.
    pub fn with(&self, other: &Pieces) -> Pieces {
        Pieces::new([self.spans(), other.spans()].concat())
    }

    /// Bytes in all pieces together.
    pub fn len(&self) -> usize {
        self.0.iter().map(|s| s.len()).sum()
    }
}

impl From<Span> for Pieces {
    fn from(span: Span) -> Pieces {
        Pieces::new(vec![span])
    }
}

impl fmt::Debug for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end).unwrap()
    }

    #[test]
    fn a_span_never_runs_backwards_or_past_32_bits() {
        assert_eq!(Span::new(3, 2), None);
        assert_eq!(Span::new(0, u32::MAX as usize + 1), None);
        assert!(Span::new(2, 2).unwrap().is_empty());
    }

    #[test]
    fn pieces_are_sorted_joined_and_never_empty() {
        let pieces = Pieces::new(vec![span(8, 9), span(5, 5), span(0, 2), span(2, 4)]);
        assert_eq!(pieces.spans(), [span(0, 4), span(8, 9)]);
        assert_eq!(pieces.hull(), Some(span(0, 9)));
        assert_eq!(pieces.len(), 5);
    }

    #[test]
    fn pieces_hold_only_what_lies_in_one_piece() {
        let pieces = Pieces::new(vec![span(0, 4), span(8, 12)]);
        assert!(pieces.contains(&span(1, 3).into()));
        assert!(!pieces.contains(&span(3, 9).into()));
        assert!(pieces.overlaps(&span(3, 9).into()));
    }
}
