//! "The mayor promised to close the bridge."
//!
//! The content is the infinitive with its *to*.

use super::{Claim, Rule, complemented};
use crate::clauses::Kind;
use crate::cues::Cue;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "infinitive", example: "“The mayor promised to close the bridge.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    complemented(RULE.name, line, cues, &[Kind::Infinitive], claims);
}
