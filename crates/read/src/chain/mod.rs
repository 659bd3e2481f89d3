//! By whom each statement reached the page.
//!
//! In: the statements of a document, without any nesting. Out: `within` and `through` of each, and the sentences that
//! a source governs although no statement stands in them.
//!
//! [`within`] says what lies in another's content. [`governs`] goes over sentences: "According to the report, Bell told
//! aides that the dam leaked. She added that nobody listened": only the report can know what she added.

mod governs;
pub mod within;

use crate::line::Marked;
use document::{Entity, Span, Statement, StatementId};

/// No statement that has come this far is passed on further from sentence to sentence. Nobody writes so; on a hostile
/// page each step could lengthen the next.
const LONGEST: usize = 16;

/// Sets the chains; gives the sentences without a statement that a source governs.
pub fn link(marked: &Marked<'_>, entities: &[Entity], statements: &mut [Statement]) -> Vec<Span> {
    within::set(statements);
    governs::set(marked, entities, statements)
}

/// What a statement and all those above it are passed on by, itself last.
fn up_to(statements: &[Statement], id: StatementId) -> Vec<StatementId> {
    let mut chain = statements[id.0].through.clone();
    chain.push(id);
    chain
}
