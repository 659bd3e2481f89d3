//! "The mayor's claim that the bridge was safe …"
//!
//! A noun that reports, with *that*: its owner or the phrase after *by, from, of* is the source.

use super::{Claim, Rule};
use crate::cues::Cue;
use crate::data;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "noun_cue", example: "“The mayor's claim that the bridge was safe …”", find };

fn find(line: &Line<'_>, _: &[Cue], claims: &mut Vec<Claim>) {
    for at in 1..line.len() {
        if !line.class(at).is_noun() || !data::cue_nouns().contains(line.word(at)) {
            continue;
        }
        let mut that = at + 1;
        let mut source = owner(line, at);
        if matches!(line.word(that), "by" | "from" | "of" | "among")
            && let Some(agent) = line.phrase_after(that + 1)
        {
            that = agent.end;
            source = source.or(Some(agent));
        }
        if line.word(that) != "that" {
            continue;
        }
        let Some(source) = source else { continue };
        let end = (that + 1..line.len())
            .find(|i| line.is_comma(*i) || matches!(line.word(*i), ";" | "."))
            .unwrap_or(line.len());
        let content = line.trim(that..end);
        if content.len() < 3 {
            continue;
        }
        let claim = Claim::of_word(RULE.name, line, at..at + 1).content(line.words(content));
        claims.push(claim.source(line, source));
    }
}

/// "*the mayor*'s claim", "*his* claim"
fn owner(line: &Line<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    use crate::classes::Class;
    let mut before = at.checked_sub(1)?;
    while before > 0 && matches!(line.class(before), Class::Adj | Class::Noun | Class::Adv) {
        before -= 1;
    }
    match line.class(before) {
        Class::Poss if matches!(line.word(before), "'s" | "'") => line.phrase_before(before),
        Class::Poss => Some(before..before + 1),
        _ => None,
    }
}
