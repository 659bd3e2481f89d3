//! "Residents complained about the noise."
//!
//! The preposition belongs to the cue; its object is the content.

use super::{Claim, Rule, complemented};
use crate::clauses::Kind;
use crate::cues::Cue;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "preposition", example: "“Residents complained about the noise.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    complemented(RULE.name, line, cues, &[Kind::Preposition], claims);
}
