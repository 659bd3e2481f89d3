//! "The engineer told reporters that the bridge was safe."
//!
//! A clause after the verb, with or without *that*; it runs to the end of the sentence or to the next attribution.

use super::{Claim, Rule, complemented};
use crate::clauses::Kind;
use crate::cues::Cue;
use crate::line::Line;

pub const RULE: Rule =
    Rule { name: "clause", example: "“The engineer told reporters that the bridge was safe.”", find };

fn find(line: &Line<'_>, cues: &[Cue], claims: &mut Vec<Claim>) {
    complemented(RULE.name, line, cues, &[Kind::That, Kind::Bare], claims);
}
