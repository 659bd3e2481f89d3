//! "The mayor criticized the plan."
//!
//! The content is the object, with what follows it: "accused the builder of fraud", "called the plan a mistake".

use super::{Claim, Rule, complemented};
use crate::clauses::Kind;
use crate::cues::Cue;
use crate::line::Line;

pub const RULE: Rule = Rule { name: "object", example: "“The mayor criticized the plan.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    complemented(RULE.name, line, cues, &[Kind::Object], claims);
}
