//! Phrases that mean the same because they stand side by side: "Ana Bell, the mayor", "the mayor, Ana Bell,",
//! "Ana Bell, who was the mayor", "Secretary of Trade Ana Bell".

use super::nouns::{self, Sort};
use super::phrases::{Form, Phrase, Role};
use crate::line::Marked;

/// For each phrase that describes a neighbour, the neighbour.
pub fn find(marked: &Marked<'_>, phrases: &[Phrase]) -> Vec<Option<usize>> {
    let mut links = vec![None; phrases.len()];
    for i in 0..phrases.len() {
        let scene = Scene { marked, phrases, i };
        if !matches!(phrases[i].form, Form::Name(_)) || phrases[i].role == Role::Modifier {
            continue;
        }
        if let Some(j) = scene.description_after().or_else(|| scene.predicate()) {
            links[j].get_or_insert(i);
        }
        if let Some(j) = scene.description_before() {
            links[j].get_or_insert(i);
        }
    }
    links
}

/// What a description stands for, where its noun is listed.
pub fn sort_of_description(marked: &Marked<'_>, phrase: &Phrase) -> Option<Sort> {
    let noun = nouns::noun(&marked.tokens.all[phrase.head].lower)?;
    (phrase.form == Form::Noun && !noun.plural).then_some(noun.sort)
}

struct Scene<'a> {
    marked: &'a Marked<'a>,
    phrases: &'a [Phrase],
    i: usize,
}

impl Scene<'_> {
    fn word(&self, at: usize) -> &str {
        self.marked.tokens.all.get(at).map_or("", |t| t.lower.as_str())
    }

    fn is_description(&self, j: usize) -> bool {
        self.phrases[j].sentence == self.phrases[self.i].sentence
            && sort_of_description(self.marked, &self.phrases[j]).is_some()
    }

    /// The description that starts at a place: "the mayor", "Dover's mayor".
    fn description_at(&self, at: usize) -> Option<usize> {
        let mut j = self.i + 1;
        let mut start = at;
        while let Some(phrase) = self.phrases.get(j).filter(|p| p.tokens.start <= start) {
            if phrase.tokens.start == start && phrase.role != Role::Modifier {
                if phrase.role == Role::Genitive {
                    let possessor = if phrase.form == Form::Pronoun { 0 } else { 1 };
                    start = phrase.tokens.end + possessor;
                } else {
                    return self.is_description(j).then_some(j);
                }
            }
            j += 1;
        }
        None
    }

    /// "Ana Bell, *the mayor*": up to the next comma, no list.
    fn description_after(&self) -> Option<usize> {
        let end = self.phrases[self.i].tokens.end;
        if self.word(end) != "," {
            return None;
        }
        let j = self.description_at(end + 1)?;
        let first = self.word(end + 1);
        let phrase = &self.phrases[j];
        let article = matches!(first, "the" | "a" | "an") || phrase.tokens.start > end + 1;
        let tied =
            matches!(self.word(phrase.tokens.end), "of" | "for" | "at" | "in" | "," | "and" | "." | "with" | "from");
        (article || tied && !matches!(self.word(phrase.tokens.end), "and")).then_some(j)
    }

    /// "*the mayor*, Ana Bell, said"; "*Secretary* of Trade Ana Bell".
    fn description_before(&self) -> Option<usize> {
        let start = self.phrases[self.i].tokens.start;
        if start > 0 && self.word(start - 1) == "," {
            let end = self.phrases[self.i].tokens.end;
            let closes = matches!(self.word(end), "," | "." | ")" | ";");
            // "According to the report, Bell told": what opens the sentence describes nobody.
            let says = self.marked.classes.get(end).is_some_and(|c| c.is_finite());
            let stands = |p: &Phrase| closes || says && p.role != Role::Oblique;
            let pointed = |p: &Phrase| p.tokens.end == start - 1 && !matches!(self.word(p.tokens.start), "a" | "an");
            let describes = |p: &Phrase| pointed(p) && stands(p);
            return self.back(3).find(|j| describes(&self.phrases[*j]) && self.is_description(*j));
        }
        // What is tied to the title ends where the name starts.
        let tied = self.back(1).find(|j| self.phrases[*j].tokens.end == start)?;
        let title = tied.checked_sub(1)?;
        let end = self.phrases[title].tokens.end;
        let of = matches!(self.word(end), "of" | "for");
        let first = if self.word(end + 1) == "the" { end + 2 } else { end + 1 };
        let holds = self.phrases[tied].tokens.start == end + 1 || self.phrases[tied].tokens.start == first;
        (of && holds && self.is_description(title)).then_some(title)
    }

    fn back(&self, steps: usize) -> impl Iterator<Item = usize> {
        (self.i.saturating_sub(steps)..self.i).rev()
    }

    /// "Ana Bell is *the mayor*", "Ana Bell, who was then *the mayor*".
    fn predicate(&self) -> Option<usize> {
        let end = self.phrases[self.i].tokens.end;
        let who = match (self.word(end), self.word(end + 1)) {
            (",", "who") => end + 2,
            ("who", _) => end + 1,
            _ => end,
        };
        let reach = if who > end { 6 } else { 1 };
        let verb = (who..who + reach).find(|at| matches!(self.word(*at), "is" | "was" | "became" | "remains"))?;
        let start = if matches!(self.word(verb + 1), "also" | "now" | "then" | "once") { verb + 2 } else { verb + 1 };
        self.description_at(start)
    }
}
