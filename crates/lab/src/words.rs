//! A text as the outside scorer sees it: words alone, and whether each stands in quotation marks.

use crate::article::Chars;
use onrecord::document::Pieces;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A number keeps its points: "3.5", "10:30". Other punctuation never counts.
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+(?:[.,:]\d+)*").expect("a pattern"));
static MARK: LazyLock<Regex> = LazyLock::new(|| Regex::new("[“”„«»\"\n]|''|``").expect("a pattern"));

/// The words of a text, by number.
pub struct Words {
    starts: Vec<usize>,
    ends: Vec<usize>,
    quoted: Vec<bool>,
}

impl Words {
    /// Splits `text`.
    pub fn new(text: &str) -> Words {
        let count = CodePoints::new(text);
        let spans: Vec<_> = WORD.find_iter(text).map(|m| (m.start(), m.end())).collect();
        let marks: Vec<_> = MARK.find_iter(text).map(|m| (m.start(), m.as_str())).collect();
        let mut quoted = Vec::with_capacity(spans.len());
        let (mut open, mut next) = (false, 0);
        for &(start, _) in &spans {
            while next < marks.len() && marks[next].0 < start {
                open = match marks[next].1 {
                    "\n" | "”" | "»" | "''" => false,
                    "“" | "„" | "«" | "``" => true,
                    _ => !open,
                };
                next += 1;
            }
            quoted.push(open);
        }
        Words {
            starts: spans.iter().map(|s| count.before(s.0)).collect(),
            ends: spans.iter().map(|s| count.before(s.1)).collect(),
            quoted,
        }
    }

    /// The numbers of the words that `pieces` touch.
    pub fn of(&self, pieces: &[Chars]) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        for &[start, end] in pieces {
            let first = self.ends.partition_point(|e| *e <= start);
            out.extend((first..self.starts.len()).take_while(|i| self.starts[*i] < end));
        }
        out
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// No word at all.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Whether word `i` stands in double quotation marks; an open one ends with its paragraph.
    pub fn is_quoted(&self, i: usize) -> bool {
        self.quoted[i]
    }
}

/// Turns bytes of a text into code points.
pub struct CodePoints {
    before: Vec<u32>,
}

impl CodePoints {
    /// For one text.
    pub fn new(text: &str) -> CodePoints {
        let mut before = Vec::with_capacity(text.len() + 1);
        let mut n = 0;
        for c in text.chars() {
            before.extend(std::iter::repeat_n(n, c.len_utf8()));
            n += 1;
        }
        before.push(n);
        CodePoints { before }
    }

    /// Code points before `byte`.
    pub fn before(&self, byte: usize) -> usize {
        self.before[byte] as usize
    }

    /// Where words stand.
    pub fn of(&self, words: &Pieces) -> Vec<Chars> {
        words.spans().iter().map(|s| [self.before(s.start()), self.before(s.end())]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_code_points_and_a_number_is_one_word() {
        let words = Words::new("É “at 10:30, ok”");
        assert_eq!(words.len(), 4);
        assert_eq!(words.of(&[[3, 11]]), BTreeSet::from([1, 2]));
        assert_eq!((0..4).map(|i| words.is_quoted(i)).collect::<Vec<_>>(), [false, true, true, true]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        let words = Words::new("“one\ntwo \"three\" four");
        assert_eq!((0..4).map(|i| words.is_quoted(i)).collect::<Vec<_>>(), [true, false, true, false]);
    }
}
