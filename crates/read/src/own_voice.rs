//! "The bridge was closed in 1998. *Dean did not support the plan*, so it failed."
//!
//! Sentences that the page asserts itself: nobody says them. What somebody thinks, wants, fears or supports is asserted
//! by the page too, unless a word of saying, an outer statement or a source that governs the sentence tells who says so.
//! Questions and words without a verb assert nothing, and what stands in quotation marks is somebody's, whoever it is.

use crate::data;
use crate::line::Marked;
use crate::quotes::Quote;
use crate::tokens::Shape;
use document::{ParagraphKind, Pieces, Source, Span, Statement};
use std::ops::Range;

/// The sentences of the body that the page asserts; `governed` are those that a source governs.
pub fn find(marked: &Marked<'_>, statements: &[Statement], governed: &[Span]) -> Vec<Span> {
    let is_told = |s: &&Statement| !is_stance(marked, s.through.first().map_or(*s, |root| &statements[root.0]));
    let told = statements.iter().filter(is_told).flat_map(|s| [s.cue.spans(), s.content.spans()].concat());
    let credits = marked.document.credits.iter().flat_map(|c| c.words.spans().to_vec());
    let spoken = Pieces::new(told.chain(governed.iter().copied()).chain(credits).collect());
    let paragraphs = marked.tokens.paragraphs.iter().filter(|p| p.is.is_in_body() && p.is != ParagraphKind::Subheading);
    paragraphs
        .flat_map(|p| {
            let first = marked.tokens.sentences.partition_point(|s| s.start < p.tokens.start);
            marked.tokens.sentences[first..].iter().take_while(|s| s.end <= p.tokens.end)
        })
        .filter(|range| asserts(marked, range) && !is_quoted(marked, range))
        .map(|range| marked.tokens.span(range))
        .filter(|span| {
            let at = spoken.spans().partition_point(|s| s.end() <= span.start());
            !spoken.spans().get(at).is_some_and(|s| s.overlaps(*span))
        })
        .collect()
}

/// Whether a sentence has a verb and does not ask.
fn asserts(marked: &Marked<'_>, sentence: &Range<usize>) -> bool {
    let has_verb = marked.classes[sentence.clone()].iter().any(|c| c.is_finite());
    let is_mark = |word: &str| word.chars().all(|c| !c.is_alphanumeric());
    let mut last = marked.tokens.all[sentence.clone()].iter().rev().map(|t| t.lower.as_str());
    has_verb && !last.by_ref().take_while(|word| is_mark(word)).any(|word| word == "?")
}

/// Quotations within quotations that are looked at.
const DEEPEST: usize = 16;

/// Whether a sentence lies in quotation marks: in a pair, or before a last mark that has no first.
fn is_quoted(marked: &Marked<'_>, sentence: &Range<usize>) -> bool {
    let is_word = |at: &usize| marked.tokens.all[*at].shape != Shape::Mark;
    let mut words = sentence.clone().filter(is_word);
    let (Some(first), last) = (words.next(), words.next_back()) else { return false };
    let last = last.unwrap_or(first);
    let next = marked.quotes.partition_point(|q| q.tokens.start <= first);
    let holds = |q: &Quote| q.tokens.start <= first && last < q.tokens.end;
    let outer = std::iter::successors(next.checked_sub(1), |q| marked.quotes[*q].outer).take(DEEPEST);
    let paired = outer.map(|q| &marked.quotes[q]).any(holds);
    let mark = |text: &str| sentence.clone().any(|at| marked.tokens.all[at].lower == text);
    paired || mark("”") && !mark("“") && marked.tokens.all[sentence.end - 1].lower == "”"
}

/// Whether a statement tells what somebody thinks or wants, by a verb that is no saying.
fn is_stance(marked: &Marked<'_>, statement: &Statement) -> bool {
    let lemma_of = |word: &str| data::cue_forms().get(word).and_then(|forms| forms.first()).map(|f| f.row.lemma);
    let verbs = marked.tokens.of(&statement.cue).filter_map(|at| lemma_of(&marked.tokens.all[at].lower));
    let mut verbs = verbs.peekable();
    statement.source != Source::Impersonal && verbs.peek().is_some() && verbs.all(|v| data::stances().contains(v))
}

#[cfg(test)]
mod tests {
    use crate::tests::document;

    fn own(text: &str) -> Vec<String> {
        let reading = crate::read(document(text), None);
        assert_eq!(reading.check(), Ok(()));
        reading.unattributed.iter().map(|s| s.of(&reading.document.text).to_owned()).collect()
    }

    #[test]
    fn what_the_page_says_of_somebodys_stand_is_its_own() {
        let text = "Holm did not support the plan, so moves were made to take her out.";
        assert_eq!(own(text), [text]);
        assert_eq!(own("Holm wants to close the mine."), ["Holm wants to close the mine."]);
    }

    #[test]
    fn a_stand_that_somebody_tells_is_not() {
        assert!(own("Bell said Holm wanted to close the mine.").is_empty());
        assert!(own("According to the report, Holm wants to close the mine.").is_empty());
        assert!(own("The mine is believed to be closed.").is_empty());
    }

    #[test]
    fn questions_and_words_without_a_verb_assert_nothing() {
        assert_eq!(own("The dam broke. Who built it? A fine mess."), ["The dam broke."]);
    }

    #[test]
    fn a_sentence_between_two_of_one_record_is_its() {
        let text = "The report says the dam was leaking. Two walls were wet. It also said that the gate was open.";
        assert!(own(text).is_empty(), "{:?}", own(text));
        let text = "The report says the dam was leaking. Two walls were wet. Bell opened the gate.";
        assert_eq!(own(text), ["Two walls were wet.", "Bell opened the gate."]);
    }

    #[test]
    fn what_stands_in_quotation_marks_is_not_the_pages_own() {
        assert!(own("“The dam broke. We ran to the hill. Nobody came.”").is_empty());
        assert!(own("The smell was strong. I fell asleep.”").len() == 1);
        assert_eq!(own("The “dam” broke."), ["The “dam” broke."]);
    }

    #[test]
    fn the_sentence_that_names_the_speaker_of_the_next_one_is_the_pages_own() {
        assert_eq!(own("Ana Bell looked at the river. “It was never this high.”"), ["Ana Bell looked at the river."]);
    }
}
