//! "Bell said *the judge had asked, “Is that all?”*"
//!
//! A statement lies within another where the other's content holds its cue and its content; its source may stand
//! outside: "*Bell* promised to call for help". Of several, the smallest counts.

use document::{Pieces, Statement, StatementId};

/// Sets `within`, and `through` up to the outermost that holds it.
pub fn set(statements: &mut [Statement]) {
    let words: Vec<Pieces> = statements.iter().map(|s| s.cue.with(&s.content)).collect();
    let holds = |i: usize, j: usize| i != j && statements[j].content != words[i];
    let outer = smallest(statements, &words, holds);
    for i in 0..statements.len() {
        statements[i].within = outer[i];
        let mut chain = Vec::new();
        let mut above = outer[i];
        while let Some(id) = above {
            chain.push(id);
            above = outer[id.0];
        }
        chain.reverse();
        statements[i].through = chain;
    }
}

/// For each of some words the statement with the smallest content that holds them, of those that may.
pub fn smallest(
    statements: &[Statement],
    words: &[Pieces],
    may: impl Fn(usize, usize) -> bool,
) -> Vec<Option<StatementId>> {
    // In the order of where they start, only contents still open can hold the next words.
    let hull = |pieces: &Pieces| pieces.hull().map_or((0, 0), |s| (s.start(), s.end()));
    let mut holders: Vec<usize> = (0..statements.len()).collect();
    holders.sort_by_key(|i| (hull(&statements[*i].content).0, *i));
    let mut inner: Vec<usize> = (0..words.len()).collect();
    inner.sort_by_key(|i| (hull(&words[*i]).0, *i));
    let mut outer: Vec<Option<StatementId>> = vec![None; words.len()];
    let (mut next, mut open): (usize, Vec<usize>) = (0, Vec::new());
    for i in inner {
        let start = hull(&words[i]).0;
        while next < holders.len() && hull(&statements[holders[next]].content).0 <= start {
            open.push(holders[next]);
            next += 1;
        }
        open.retain(|j| hull(&statements[*j].content).1 > start);
        let holds = |j: &&usize| may(i, **j) && statements[**j].content.contains(&words[i]);
        outer[i] =
            open.iter().filter(holds).min_by_key(|j| (statements[**j].content.len(), **j)).copied().map(StatementId);
    }
    outer
}
