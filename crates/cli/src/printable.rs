//! Text of a stranger on a terminal.

use std::borrow::Cow;

/// The text, with each character that could steer a terminal or turn the direction of writing shown as `\u{FFFD}`.
///
/// Line breaks and tabs stay.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    match text.contains(steers) {
        true => Cow::Owned(text.replace(steers, "\u{FFFD}")),
        false => Cow::Borrowed(text),
    }
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_marks_are_shown_not_obeyed() {
        assert_eq!(printable("a\u{1b}[31mred\u{202e}"), "a\u{FFFD}[31mred\u{FFFD}");
        assert_eq!(printable("“naïve”\nnext\t🙂"), "“naïve”\nnext\t🙂");
    }
}
