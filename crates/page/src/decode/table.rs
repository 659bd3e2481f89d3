//! Which bytes of the input each character of the text came from.

use document::Span;
use encoding_rs::{DecoderResult, Encoding, UTF_8};
use std::borrow::Cow;
use std::ops::Range;

/// Stretches in the order of the text, without gaps in it.
#[derive(Default)]
pub(super) struct Table {
    stretches: Vec<Stretch>,
    text_len: usize,
}

/// Units of equal length in the text, each from equally many bytes of the input: `text` bytes from `input` bytes.
///
/// A unit is a character; in stretches of equal bytes, a byte.
struct Stretch {
    text_start: usize,
    input_start: usize,
    text: usize,
    input: usize,
}

impl Table {
    fn push(&mut self, text: usize, input_start: usize, input: usize) {
        let fits = |s: &Stretch| {
            let units = (self.text_len - s.text_start) / s.text;
            s.text == text && s.input == input && s.input_start + units * input == input_start
        };
        if !self.stretches.last().is_some_and(fits) {
            self.stretches.push(Stretch { text_start: self.text_len, input_start, text, input });
        }
        self.text_len += text;
    }

    fn push_equal(&mut self, len: usize, input_start: usize) {
        if len > 0 {
            self.push(1, input_start, 1);
            self.text_len += len - 1;
        }
    }

    /// The bytes that a part of the text came from, whole units.
    pub(super) fn source(&self, part: Range<usize>) -> Span {
        let start = self.start_of(part.start);
        let end = if part.is_empty() { start } else { self.end_of(part.end) };
        Span::new(start, end.max(start)).expect("an input of more than 4 GB is refused before it is decoded")
    }

    fn stretch_at(&self, at: usize) -> Option<&Stretch> {
        self.stretches[..self.stretches.partition_point(|s| s.text_start <= at)].last()
    }

    fn start_of(&self, at: usize) -> usize {
        if at > 0 && at >= self.text_len {
            return self.end_of(self.text_len);
        }
        self.stretch_at(at).map_or(0, |s| s.input_start + (at - s.text_start) / s.text * s.input)
    }

    fn end_of(&self, at: usize) -> usize {
        let Some(last) = at.min(self.text_len).checked_sub(1) else { return self.start_of(0) };
        self.stretch_at(last).map_or(0, |s| s.input_start + ((last - s.text_start) / s.text + 1) * s.input)
    }
}

/// The text of `input` from `start` on, and its table.
pub(super) fn decode<'a>(input: &'a [u8], start: usize, encoding: &'static Encoding) -> (Cow<'a, str>, Table) {
    if encoding != UTF_8 {
        let (text, table) = step_by_step(input, start, encoding);
        return (Cow::Owned(text), table);
    }
    let mut table = Table::default();
    if let Ok(text) = std::str::from_utf8(&input[start..]) {
        table.push_equal(text.len(), start);
        return (Cow::Borrowed(text), table);
    }
    let mut text = String::with_capacity(input.len());
    let mut at = start;
    for chunk in input[start..].utf8_chunks() {
        text.push_str(chunk.valid());
        table.push_equal(chunk.valid().len(), at);
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push('\u{fffd}');
            table.push('\u{fffd}'.len_utf8(), at, chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    (Cow::Owned(text), table)
}

/// Hands the decoder a byte at a time and sees after which one a character comes out.
fn step_by_step(input: &[u8], start: usize, encoding: &'static Encoding) -> (String, Table) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = Out { input, text: String::with_capacity(input.len()), table: Table::default(), done: start };
    let mut at = start;
    let mut buffer = [0u8; 64];
    loop {
        if encoding.is_ascii_compatible() && out.done == at {
            at = out.take_ascii();
        }
        let next = &input[at..input.len().min(at + 1)];
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(next, &mut buffer, next.is_empty());
        at += read;
        let good_end = match result {
            DecoderResult::Malformed(bad, after) => at.saturating_sub(usize::from(bad) + usize::from(after)),
            _ => at,
        };
        out.take_characters(&buffer[..written], good_end);
        match result {
            DecoderResult::Malformed(_, after) => out.take_malformed(at.saturating_sub(usize::from(after))),
            _ if next.is_empty() => return (out.text, out.table),
            _ => {}
        }
    }
}

struct Out<'a> {
    input: &'a [u8],
    text: String,
    table: Table,
    /// All bytes before have their place in the text.
    done: usize,
}

impl Out<'_> {
    fn take_ascii(&mut self) -> usize {
        let run = self.input[self.done..].iter().take_while(|b| b.is_ascii()).count();
        self.text.extend(self.input[self.done..self.done + run].iter().map(|b| char::from(*b)));
        self.table.push_equal(run, self.done);
        self.done += run;
        self.done
    }

    /// Characters that came out together are one unit, but for those that are plainly a byte each.
    fn take_characters(&mut self, written: &[u8], end: usize) {
        let Ok(mut characters) = std::str::from_utf8(written) else { return };
        while let Some(first) = characters.chars().next().filter(char::is_ascii) {
            if characters.len() == 1 || self.done + 1 >= end || self.input[self.done] != first as u8 {
                break;
            }
            self.take(&characters[..1], self.done + 1);
            characters = &characters[1..];
        }
        if !characters.is_empty() {
            self.take(characters, end);
        }
    }

    fn take_malformed(&mut self, end: usize) {
        self.take("\u{fffd}", end);
    }

    fn take(&mut self, characters: &str, end: usize) {
        let end = end.max(self.done);
        self.text.push_str(characters);
        self.table.push(characters.len(), self.done, end - self.done);
        self.done = end;
    }
}
