//! "a transcript *of the hearing*", "footage *from the march*"

use super::{Fact, Is, fact, is_record, whom_at};
use crate::data;
use crate::entities::nouns;
use crate::line::Line;

pub fn find(line: &Line<'_>, facts: &mut Vec<Fact>) {
    for at in (0..line.len()).filter(|at| is_record(line, *at)) {
        let lemma = nouns::noun(line.word(at)).map_or("", |n| n.lemma);
        let Some(enough) = [line.word(at), lemma].into_iter().find_map(data::account) else { continue };
        if !matches!(line.word(at + 1), "of" | "from") {
            continue;
        }
        let Some(what) = whom_at(line, at + 2) else { continue };
        facts.extend(fact("occasion", line, at, Is::Occasion(line.words(what.clone()), enough), at + 1..what.end));
    }
}
