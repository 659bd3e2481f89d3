//! A text as words: lower case, without marks between them.

use document::Span;

/// The words of a text as numbers, each with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub(crate) numbers: Vec<u64>,
    spans: Vec<Span>,
}

impl Words {
    /// The words of `text`: runs of letters and digits, in lower case. A text over 4 GiB is cut there.
    pub fn of(text: &str) -> Words {
        let mut words = Words::default();
        let mut start = None;
        let mut number = Number::default();
        for (at, c) in text.char_indices() {
            if c.is_alphanumeric() || c == '_' {
                start.get_or_insert(at);
                number.add(c);
            } else if let Some(start) = start.take() {
                words.push(start, at, &mut number);
            }
        }
        if let Some(start) = start {
            words.push(start, text.len(), &mut number);
        }
        words
    }

    /// The words between quotation marks of `text`, whose words these are; a passage a range, also one that no mark closes.
    pub fn marked(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let mut marked = Vec::new();
        let mut opened: Option<usize> = None;
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let here = self.spans.partition_point(|span| span.start() < at);
            let opens = matches!(c, '“' | '„' | '«' | '‘')
                || matches!(c, '"' | '\'') && opened.is_none() && !before.is_alphanumeric();
            // An apostrophe inside a word closes nothing.
            let inside = before.is_alphanumeric() && text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
            let closes = matches!(c, '”' | '»' | '"') || matches!(c, '’' | '\'') && !inside;
            match opened {
                Some(start) if closes => {
                    marked.extend((start < here).then_some(start..here));
                    opened = None;
                }
                None if opens => opened = Some(here),
                _ => {}
            }
            before = c;
        }
        marked.extend(opened.filter(|start| *start < self.len()).map(|start| start..self.len()));
        marked
    }

    fn push(&mut self, start: usize, end: usize, number: &mut Number) {
        let number = std::mem::take(number).0;
        if let Some(span) = Span::new(start, end) {
            self.numbers.push(number);
            self.spans.push(span);
        }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The place of words in the text, from the first byte of the first to the last of the last; nothing for no words.
    pub fn span(&self, words: std::ops::Range<usize>) -> Option<Span> {
        let of = self.spans.get(words)?;
        Some(Span::join(*of.first()?, *of.last()?))
    }
}

/// FNV-1a over the lower-case characters of a word: the same number on every machine.
struct Number(u64);

impl Default for Number {
    fn default() -> Number {
        Number(0xcbf2_9ce4_8422_2325)
    }
}

impl Number {
    fn add(&mut self, c: char) {
        if c.is_ascii() {
            return self.step(u32::from(c.to_ascii_lowercase()));
        }
        c.to_lowercase().for_each(|c| self.step(u32::from(c)));
    }

    fn step(&mut self, c: u32) {
        self.0 = (self.0 ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_marks_do_not_count() {
        let (a, b) = (Words::of("“The DAM,” she said."), Words::of("the dam she said"));
        assert_eq!(a.numbers, b.numbers);
        assert_eq!(a.span(0..2), Span::new(3, 10));
        assert_eq!(a.span(4..5), None);
    }

    #[test]
    fn words_in_marks_are_found() {
        let marked = |text| Words::of(text).marked(text);
        assert_eq!(marked("the “costly and damaging” plan, the “old” one"), [1..4, 6..7]);
        assert_eq!(marked("the \"costly\" plan that “doesn’t hold"), [1..2, 4..7]);
        assert_eq!(marked("it's Bell's plan"), []);
    }

    #[test]
    fn words_are_told_apart() {
        let words = Words::of("dam mad ma d Ström strom");
        let mut numbers = words.numbers.clone();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 6);
    }
}
