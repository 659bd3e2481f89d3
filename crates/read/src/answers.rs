//! "Ek denied the allegations": which statement of the text a denial answers.
//!
//! In: statements with whom they mean. Out: the same, each denial with the statement that it denies, where the text has
//! one that fits in words: it accuses the one who denies, or is what the denial points back to, or says what is denied.
//! Where two fit as well the nearest before is meant; where none does, none.

use crate::classes::Class;
use crate::data;
use crate::line::Marked;
use document::{Act, Entity, EntityId, Evidence, Pieces, Reality, SourceKind, Statement, StatementId};
use std::collections::BTreeSet;

/// So many statements before a denial may be what it answers.
const REACH: usize = 40;
/// So many after it: "Ek denied that he took bribes. Prosecutors accuse him of …"
const AHEAD: usize = 2;
/// Words of the denial that the statement says again, of all that tell something.
const SAME: f32 = 0.5;

/// Sets what each denial answers, with what that rests on.
pub fn find(marked: &Marked<'_>, entities: &[Entity], statements: &mut [Statement]) {
    for i in 0..statements.len() {
        let denial = &statements[i];
        if denial.act != Act::Deny || denial.negated || denial.reality != Reality::Actual {
            continue;
        }
        let scene = Scene { marked, entities, statements, i };
        let Some((j, why)) = scene.answered() else { continue };
        let other = &statements[j];
        let words = other.cue.with(&other.content);
        let statement = &mut statements[i];
        statement.answers = Some(StatementId(j));
        statement.evidence.push(Evidence { why, words });
    }
}

/// A denial among the statements.
struct Scene<'a> {
    marked: &'a Marked<'a>,
    entities: &'a [Entity],
    statements: &'a [Statement],
    i: usize,
}

impl Scene<'_> {
    /// The statement that is denied, and why it is.
    fn answered(&self) -> Option<(usize, String)> {
        if let Some(j) = self.denied_inside() {
            return Some((j, "stands in what is denied".to_owned()));
        }
        let before = (self.i.saturating_sub(REACH)..self.i).rev();
        let after = self.i + 1..self.statements.len().min(self.i + 1 + AHEAD);
        let all: Vec<usize> = before.chain(after).filter(|j| self.may_answer(*j)).collect();
        let said_again = all.iter().copied().find(|j| self.says_the_same(*j));
        let accused = all.iter().copied().find(|j| self.accuses_denier(*j));
        let points = self.points_back();
        if let Some(j) = said_again.filter(|j| points.is_none() || self.accuses_denier(*j)) {
            return Some((j, "says in the same words what is denied".to_owned()));
        }
        let (noun, kinds) = points?;
        let fits = |j: &usize| kinds.iter().any(|kind| self.is_of(*j, kind));
        if let Some(j) = accused.filter(|j| fits(j)) {
            return Some((j, format!("accuses the one who denies; \u{201c}{noun}\u{201d} points back to it")));
        }
        // "rejected Bell's claim": what the one said whom the denial names.
        let named = all.iter().copied().find(|j| {
            let said = !matches!(self.statements[*j].act, Act::Ask | Act::Perceive | Act::Want);
            *j < self.i && said && self.is_near(*j) && self.denies_words_of(*j)
        });
        if let Some(j) = named {
            return Some((j, format!("is said by the one whose \u{201c}{noun}\u{201d} is denied")));
        }
        // Without a name for the accused, only what stands near is meant for certain.
        let near =
            all.iter().copied().find(|j| *j < self.i && fits(j) && self.is_near(*j) && !self.accuses_other(*j))?;
        (noun.len() > 4).then(|| (near, format!("\u{201c}{noun}\u{201d} points back to it")))
    }

    /// "rejected the union's accusation *that the bank had lied*": the denied noun says it itself.
    fn denied_inside(&self) -> Option<usize> {
        let inside = |j: &usize| self.statements[*j].within == Some(StatementId(self.i));
        let reports = |j: &usize| {
            let cue = self.words(&self.statements[*j].cue);
            matches!(cue.as_slice(), [noun] if data::replies().contains_key(noun.as_str()))
        };
        (self.i + 1..self.statements.len().min(self.i + 4)).find(|j| inside(j) && reports(j))
    }

    /// The denial names the one who made the other statement.
    fn denies_words_of(&self, j: usize) -> bool {
        let content = &self.statements[self.i].content;
        let said_by = self.entity(j).and_then(|id| self.entities.get(id.0));
        said_by.is_some_and(|e| names(content, e))
    }

    /// A denial answers somebody else's statement, that was made, and that does not hold or stand within it.
    fn may_answer(&self, j: usize) -> bool {
        let (denial, other) = (&self.statements[self.i], &self.statements[j]);
        let same_source = self.entity(self.i).is_some() && self.entity(self.i) == self.entity(j);
        other.act != Act::Deny
            && other.reality != Reality::Refused
            && !same_source
            && !other.content.overlaps(&denial.cue)
            && !other.cue.with(&other.content).overlaps(&denial.content)
    }

    fn entity(&self, j: usize) -> Option<EntityId> {
        self.statements[j].source.entity()
    }

    /// The accused is the one who denies.
    fn accuses_denier(&self, j: usize) -> bool {
        let accused = self.statements[j].about.as_ref().and_then(|a| a.accused.entity);
        accused.is_some() && accused == self.entity(self.i)
    }

    /// The accused is known, and is another one than the one who denies or for whom that one speaks.
    fn accuses_other(&self, j: usize) -> bool {
        let accused = self.statements[j].about.as_ref().and_then(|a| a.accused.entity);
        let speaks_for = |id: EntityId| {
            let (name, source) = (self.entities.get(id.0).map(|e| &e.name), self.statements[self.i].source.words());
            let last = name.and_then(|n| n.split_whitespace().last()).unwrap_or_default().to_lowercase();
            source.is_some_and(|s| self.words(s).contains(&last))
        };
        accused.is_some_and(|accused| self.entity(self.i) != Some(accused) && !speaks_for(accused))
    }

    /// In the same paragraph, or the one before.
    fn is_near(&self, j: usize) -> bool {
        let paragraph = |k: usize| {
            let start = self.statements[k].cue.hull().or(self.statements[k].content.hull()).map_or(0, |s| s.start());
            self.marked.document.paragraph_at(start)
        };
        paragraph(j) + 1 >= paragraph(self.i)
    }

    /// The noun of a denied thing that points back, with what it may mean.
    fn points_back(&self) -> Option<(String, &'static [(&'static str, &'static str)])> {
        let words = self.words(&self.statements[self.i].content);
        let alone = words.len() == 1;
        let is_pronoun = |w: &str| matches!(w, "it" | "this" | "that" | "them" | "which");
        let short =
            words.iter().take(6).take_while(|w| alone || !matches!(w.as_str(), "that" | "of" | "by" | "from" | "as"));
        let mut known = short.filter(|w| data::replies().contains_key(w.as_str()));
        let noun = known.find(|w| alone || !is_pronoun(w))?;
        Some((noun.clone(), data::replies().get(noun.as_str())?.as_slice()))
    }

    fn is_of(&self, j: usize, (what, which): &(&str, &str)) -> bool {
        let other = &self.statements[j];
        match *what {
            "act" => data::act_named(which) == Some(other.act),
            "cue" => self.words(&other.cue).iter().any(|w| w == which),
            _ => {
                matches!((*which, other.source.kind()), ("record", SourceKind::Record) | ("outlet", SourceKind::Outlet))
            }
        }
    }

    /// Half of the words of the denial that tell something, and at least two, stand in the other statement, which speaks
    /// of the one who denies; one is enough where it accuses that one.
    fn says_the_same(&self, j: usize) -> bool {
        let (denial, other) = (&self.statements[self.i], &self.statements[j]);
        let names = self.accuses_denier(j);
        let mine = self.telling(&denial.content, names);
        let theirs = self.telling(&other.content, names);
        let both = mine.intersection(&theirs).count();
        let enough = both >= 2 || both == 1 && self.accuses_denier(j);
        enough && both as f32 >= SAME * mine.len() as f32 && (self.accuses_denier(j) || self.speaks_of_denier(j))
    }

    /// The other statement names the one who denies.
    fn speaks_of_denier(&self, j: usize) -> bool {
        let content = &self.statements[j].content;
        let named = self.entity(self.i).and_then(|id| self.entities.get(id.0));
        named.is_some_and(|e| names(content, e))
    }

    /// Words in lower case.
    fn words(&self, pieces: &Pieces) -> Vec<String> {
        let tokens = self.marked.tokens.of(pieces).map(|at| &self.marked.tokens.all[at]);
        tokens.filter(|t| t.shape != crate::tokens::Shape::Mark).map(|t| t.lower.clone()).collect()
    }

    /// The words of the content that tell something, cut to their stems: nouns, verbs but helping ones, and names where
    /// they count.
    fn telling(&self, pieces: &Pieces, names: bool) -> BTreeSet<String> {
        let tokens = self.marked.tokens.of(pieces);
        let tells = |at: &usize| {
            let (class, word) = (self.marked.classes[*at], self.marked.tokens.all[*at].lower.as_str());
            let is_noun = class.is_noun() && (names || class != Class::Name);
            (is_noun || class.is_verb() || class == Class::Adj)
                && !data::auxiliaries().contains(word)
                && word.chars().count() > 2
        };
        tokens.filter(tells).map(|at| stem(&self.marked.tokens.all[at].lower)).collect()
    }
}

/// Whether some words hold a mention of somebody.
fn names(words: &Pieces, who: &Entity) -> bool {
    words.spans().iter().flat_map(|span| who.mentioned_in(*span)).any(|m| words.contains(&m.words))
}

/// The first letters of a word, without its ending: "bribes", "bribed", "bribing" are one.
fn stem(word: &str) -> String {
    let endings = ["ings", "ing", "ies", "ed", "es", "s", "e", "y"];
    let cut = endings.iter().find_map(|e| word.strip_suffix(e).filter(|rest| rest.chars().count() >= 3));
    cut.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert_eq!([stem("bribes"), stem("bribed"), stem("bribing")], ["brib"; 3]);
        assert_eq!(stem("as"), "as");
    }
}
