//! The words of a paragraph, cut wherever a statement's source, cue or content begins or ends.
//!
//! Contents nest and overlap; elements of HTML must not. So each stretch between two cuts is one element that knows
//! all statements it belongs to.

use onrecord::document::{Pieces, Reading, Span, StatementId};
use std::collections::BTreeSet;

/// What words are to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Source,
    Cue,
    Content,
}

/// Words of one statement in one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    span: Span,
    id: StatementId,
    role: Role,
}

/// Every mark of a reading, in order.
pub(super) struct Marks(Vec<Mark>);

/// A stretch of a paragraph that no mark begins or ends in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) span: Span,
    /// The statements whose content begins here, outermost first.
    pub(super) opens: Vec<StatementId>,
    /// The statement to go to from here: the innermost.
    pub(super) leads_to: Option<StatementId>,
    /// The classes: `c` content, `s` source, `q` cue, and `w1` for statement `s1`.
    pub(super) classes: String,
}

impl Marks {
    pub(super) fn of(reading: &Reading) -> Marks {
        let mut marks = Vec::new();
        for (i, statement) in reading.statements.iter().enumerate() {
            let mut add = |pieces: &Pieces, role| {
                marks.extend(pieces.spans().iter().map(|span| Mark { span: *span, id: StatementId(i), role }));
            };
            add(&statement.content, Role::Content);
            add(&statement.cue, Role::Cue);
            statement.source.words().into_iter().for_each(|words| add(words, Role::Source));
        }
        marks.sort();
        Marks(marks)
    }

    /// All of `paragraph`, stretch by stretch.
    pub(super) fn stretches(&self, reading: &Reading, paragraph: Span) -> Vec<Stretch> {
        let here: Vec<Mark> = self.0.iter().copied().filter(|mark| mark.span.overlaps(paragraph)).collect();
        let mut cuts: BTreeSet<usize> = BTreeSet::from([paragraph.start(), paragraph.end()]);
        let ends = here.iter().flat_map(|mark| [mark.span.start(), mark.span.end()]);
        cuts.extend(ends.filter(|at| paragraph.start() <= *at && *at <= paragraph.end()));
        let cuts: Vec<usize> = cuts.into_iter().collect();
        let (mut waiting, mut open) = (here.into_iter().peekable(), Vec::<Mark>::new());
        cuts.windows(2)
            .filter_map(|cut| Span::new(cut[0], cut[1]))
            .map(|span| {
                open.retain(|mark| mark.span.end() > span.start());
                while let Some(mark) = waiting.next_if(|mark| mark.span.start() <= span.start()) {
                    open.push(mark);
                }
                stretch(reading, span, &open)
            })
            .collect()
    }
}

fn stretch(reading: &Reading, span: Span, open: &[Mark]) -> Stretch {
    let content = |id: StatementId| &reading.statements[id.0].content;
    let begins = |id: &StatementId| content(*id).spans().first().is_some_and(|first| first.start() == span.start());
    let ids: BTreeSet<StatementId> = open.iter().map(|mark| mark.id).collect();
    let mut opens: Vec<StatementId> = ids.iter().copied().filter(begins).collect();
    opens.sort_by_key(|id| std::cmp::Reverse(content(*id).len()));
    let innermost = open.iter().min_by_key(|mark| (mark.span.len(), mark.role));
    let roles = [(Role::Content, "c"), (Role::Source, "s"), (Role::Cue, "q")];
    let roles = roles.into_iter().filter(|(role, _)| open.iter().any(|mark| mark.role == *role));
    let classes = roles.map(|(_, class)| class.to_owned()).chain(ids.iter().map(|id| format!("w{}", id.0 + 1)));
    Stretch { span, opens, leads_to: innermost.map(|mark| mark.id), classes: classes.collect::<Vec<_>>().join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handmade;

    #[test]
    fn nested_words_become_stretches_one_after_the_other() {
        let reading = handmade::bridge();
        let paragraph = reading.document.paragraphs[1].span;
        let stretches = Marks::of(&reading).stretches(&reading, paragraph);
        let words: String = stretches.iter().map(|s| s.span.of(&reading.document.text)).collect();
        assert_eq!(words, paragraph.of(&reading.document.text));
        let inner = stretches.iter().find(|s| s.span.of(&reading.document.text) == "the plan was dead").unwrap();
        assert_eq!((inner.classes.as_str(), inner.leads_to), ("c w1 w2", Some(StatementId(1))));
        assert_eq!(inner.opens, [StatementId(1)]);
    }

    #[test]
    fn overlapping_words_become_stretches_too() {
        let mut reading = handmade::bridge();
        let (first, second) = (handmade::span("the minister had told"), handmade::span("told aides the plan"));
        (reading.statements[0].content, reading.statements[1].content) = (first.into(), second.into());
        let paragraph = reading.document.paragraphs[1].span;
        let stretches = Marks::of(&reading).stretches(&reading, paragraph);
        assert!(stretches.windows(2).all(|two| two[0].span.end() == two[1].span.start()));
        let both = stretches.iter().find(|s| s.span.of(&reading.document.text) == "told").unwrap();
        assert!(both.classes.ends_with("w1 w2"), "{both:?}");
    }
}
