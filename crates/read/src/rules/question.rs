//! "The mayor asked whether the bridge was safe."
//!
//! A question word opens the content.

use super::{Claim, Rule, complemented};
use crate::clauses::Kind;
use crate::cues::Cue;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "question", example: "“The mayor asked whether the bridge was safe.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    complemented(RULE.name, line, cues, &[Kind::Wh], claims);
}
