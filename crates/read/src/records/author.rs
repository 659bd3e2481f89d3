//! "a letter *from Bell to the council*", "a report *by the Water Council*", "*Bell's* memo"

use super::{Fact, Is, fact, is_record, whom_at};
use crate::classes::Class;
use crate::data;
use crate::entities::nouns;
use crate::line::Line;

const RULE: &str = "author";

pub fn find(line: &Line<'_>, facts: &mut Vec<Fact>) {
    for at in (0..line.len()).filter(|at| is_record(line, *at) && !line.class(at + 1).is_noun()) {
        after(line, at, facts);
        facts.extend(owner(line, at));
    }
}

/// What follows the record: "from Bell to the council".
fn after(line: &Line<'_>, record: usize, facts: &mut Vec<Fact>) {
    let letter = nouns::noun(line.word(record)).is_some_and(|n| data::missives().contains(n.lemma));
    let mut at = record + 1;
    for _ in 0..2 {
        let Some(whom) = whom_at(line, at + 1) else { return };
        let words = line.words(whom.clone());
        let is = match line.word(at) {
            "by" => Is::Author(words, true),
            "from" if letter => Is::Author(words, true),
            "to" if letter => Is::Recipient(words),
            _ => return,
        };
        facts.extend(fact(RULE, line, record, is, at..whom.end));
        at = whom.end;
    }
}

/// "*the minister's* memo": alone, it makes no record.
fn owner(line: &Line<'_>, record: usize) -> Option<Fact> {
    let mut start = record;
    while start > 0 && matches!(line.class(start - 1), Class::Adj | Class::Num | Class::Noun) {
        start -= 1;
    }
    let clitic = start.checked_sub(1).filter(|at| matches!(line.word(*at), "'s" | "'"))?;
    let owner = line.phrase_before(clitic).filter(|o| !line.is_temporal(o.end - 1))?;
    fact(RULE, line, record, Is::Author(line.words(line.trim(owner.clone())), false), owner.start..record + 1)
}
