//! Lines of a text → its paragraphs.

use crate::tree::Run;
use document::ParagraphKind;
use std::ops::Range;

/// From this length on, in bytes, a line is prose and no line of a menu.
pub(super) const LONG: usize = 100;

/// A paragraph with the runs that lead to the decoded source.
pub(super) struct Paragraph {
    /// Without white space around.
    pub(super) text: String,
    /// Without gaps.
    pub(super) runs: Vec<Run>,
    /// What it is, where its words tell.
    pub(super) is: Option<ParagraphKind>,
}

impl Paragraph {
    /// Where it starts in the source.
    pub(super) fn start(&self) -> usize {
        self.runs.first().map_or(0, |run| run.source.start)
    }
}

/// The paragraphs of `source`: its lines, or, where it was wrapped by hand, what stands between blank lines.
pub(super) fn paragraphs(source: &str) -> Vec<Paragraph> {
    let blocks = blocks(source);
    match is_wrapped(source, &blocks) {
        true => blocks.iter().map(|lines| join(source, lines)).collect(),
        false => blocks.iter().flatten().map(|line| join(source, std::slice::from_ref(line))).collect(),
    }
}

/// Lines without white space around, those between blank lines together.
fn blocks(source: &str) -> Vec<Vec<Range<usize>>> {
    let mut blocks: Vec<Vec<Range<usize>>> = vec![Vec::new()];
    let mut start = 0;
    for line in source.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{c}']) {
        let words = line.trim_matches(is_space);
        let at = start + (line.len() - line.trim_start_matches(is_space).len());
        // The line feed after a carriage return is no blank line.
        let is_rest = line == "\n" && source[..start].ends_with('\r');
        match (words.is_empty(), blocks.last_mut()) {
            (true, Some(last)) if !is_rest && !last.is_empty() => blocks.push(Vec::new()),
            (false, Some(last)) => last.push(at..at + words.len()),
            _ => {}
        }
        start += line.len();
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'
}

/// Whether lines end where a column is full and not where a paragraph ends: of those with another line below them, most
/// are of one width and do not end a sentence.
fn is_wrapped(source: &str, blocks: &[Vec<Range<usize>>]) -> bool {
    let inner: Vec<&str> =
        blocks.iter().flat_map(|block| &block[..block.len() - 1]).map(|line| &source[line.clone()]).collect();
    let is_full = |line: &&&str| (40..=110).contains(&line.chars().count());
    let is_open = |line: &&&str| !line.ends_with(['.', '!', '?', '”', '"', ':', '。', '»']);
    let (full, open) = (inner.iter().filter(is_full).count(), inner.iter().filter(is_open).count());
    let longest = source.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    inner.len() >= 2 && longest <= 140 && full * 10 >= inner.len() * 7 && open * 10 >= inner.len() * 7
}

/// One paragraph of several lines: each end of a line becomes a space, in a run of its own.
fn join(source: &str, lines: &[Range<usize>]) -> Paragraph {
    let mut paragraph = Paragraph { text: String::new(), runs: Vec::new(), is: None };
    let mut push = |words: &str, source: Range<usize>, plain: bool| {
        let start = paragraph.text.len();
        paragraph.text.push_str(words);
        paragraph.runs.push(Run { text: start..paragraph.text.len(), source, plain });
    };
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            push(" ", lines[i - 1].end..line.start, false);
        }
        push(&source[line.clone()], line.clone(), true);
    }
    paragraph
}

/// Short words that end no sentence, as headings and menus have them.
pub(super) fn is_label(words: &str) -> bool {
    words.len() < LONG && words.split_whitespace().count() <= 12 && !ends_sentence(words)
}

/// An item of a list, by its mark.
pub(super) fn is_item(words: &str) -> bool {
    words.starts_with(['•', '▪', '‣', '*']) || words.starts_with("- ")
}

/// Whether the words end as a sentence does.
pub(super) fn ends_sentence(words: &str) -> bool {
    let inner = words.trim_end_matches(['”', '"', '’', '\'', ')', '»', '“']);
    inner.ends_with(['.', '!', '?', '…', '。', ':', ';', ',']) && !inner.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        paragraphs(source).into_iter().map(|paragraph| paragraph.text).collect()
    }

    const WRAPPED: &str = "The mayor of Nordhaven said on Tuesday that the bridge over the\n\
        Vell would be closed in May, and that repairs would take at least\n   two years.\n\n\
        Nobody in the council had been told of the plan before the evening\nof the vote, two members said.\n";

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let found = texts(WRAPPED);
        assert_eq!(found.len(), 2);
        assert!(
            found[0].ends_with("over the Vell would be closed in May, and that repairs would take at least two years.")
        );
        let runs = &paragraphs(WRAPPED)[0].runs;
        assert_eq!((&WRAPPED[runs[3].source.clone()], runs[3].plain), ("\n   ", false));
    }

    #[test]
    fn a_line_that_is_a_paragraph_stays_one() {
        let source = "The bridge will be closed in May, the mayor said on Tuesday.\nNobody in the council had been told of it.\n\
            Repairs are to take two years, according to the plan.\n";
        assert_eq!(texts(source).len(), 3);
    }

    #[test]
    fn line_ends_of_windows_are_no_blank_lines() {
        assert_eq!(texts(&WRAPPED.replace('\n', "\r\n")).len(), 2);
        assert_eq!(texts("One.\r\nTwo.\r\n"), ["One.", "Two."]);
    }

    #[test]
    fn any_text_has_paragraphs_or_none() {
        for source in ["", "\n", "\r\r\n\r", " \u{2028}x\u{c}", "\u{feff}\u{200b}", "a\n\u{a0}\nb"] {
            assert!(paragraphs(source).iter().all(|paragraph| !paragraph.text.is_empty()));
        }
    }
}
