//! "a transcript *of the hearing*", "footage *from the march*"

use super::{Fact, Is, fact, is_record, whom_at};
use crate::data;
use crate::entities::nouns;
use crate::line::Line;

pub fn find(line: &Line<'_>, facts: &mut Vec<Fact>) {
    for at in (0..line.len()).filter(|at| is_record(line, *at)) {
        let account = nouns::noun(line.word(at))
            .is_some_and(|n| data::accounts().contains(n.lemma) || data::accounts().contains(line.word(at)));
        if !account || !matches!(line.word(at + 1), "of" | "from") {
            continue;
        }
        let Some(what) = whom_at(line, at + 2) else { continue };
        facts.extend(fact("occasion", line, at, Is::Occasion(line.words(what.clone())), at + 1..what.end));
    }
}
