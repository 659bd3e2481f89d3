//! Whom a pronoun means: the fitting entity that weighs most in the sentences before.
//!
//! Each mention weighs by its place in its clause, more if it said the statement before, less inside a quotation,
//! and half as much with each sentence that passes.

use super::figures::Figure;
use super::nouns::{Gender, Sort};
use super::phrases::{Person, Role};
use std::ops::Range;

/// How many sentences back a pronoun reaches.
pub const REACH: usize = 8;
/// No more mentions are looked at.
pub const MOST: usize = 120;

/// A mention that a pronoun may go back to.
#[derive(Clone, Copy, Debug)]
pub struct Logged {
    /// Its first token.
    pub token: usize,
    /// Its sentence.
    pub sentence: usize,
    /// Whom it means.
    pub figure: usize,
    /// What it weighs in its own sentence.
    pub weight: f32,
    /// Where it stands in its clause.
    pub role: Role,
    /// A name, a pronoun or a noun.
    pub form: Kind,
    /// The innermost quotation that holds it.
    pub quote: Option<usize>,
    /// It says something.
    pub is_source: bool,
    /// It stands in what somebody says.
    pub reported: bool,
}

/// How a mention means somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By a name.
    Name,
    /// *she*
    Pronoun,
    /// *the mayor*
    Noun,
}

/// What a mention weighs in its own sentence.
pub fn weight(role: Role, quoted: bool, is_source: bool) -> f32 {
    let place = match role {
        Role::Subject => 160.0,
        Role::Object => 50.0,
        Role::Oblique => 20.0,
        Role::Genitive => 45.0,
        Role::Modifier => 5.0,
    };
    let said = if is_source { 80.0 } else { 0.0 };
    if quoted { (place + said) * 0.3 } else { place + said }
}

/// The entities that fit before a token, not `excluded`, the nearest first, each with what it weighs; `log` is in the
/// order of the text.
///
/// For the source of a statement `source_of` is what is said: no mention in it counts.
pub fn near(
    log: &[Logged],
    figures: &[Figure<'_>],
    person: Person,
    (token, sentence): (usize, usize),
    excluded: Option<usize>,
    source_of: Option<Range<usize>>,
) -> Vec<(usize, f32)> {
    let end = log.partition_point(|l| l.token < token);
    let mut scores: Vec<(usize, f32)> = Vec::new();
    for logged in log[..end].iter().rev().take(MOST) {
        let past = sentence.saturating_sub(logged.sentence);
        if past > REACH {
            break;
        }
        if Some(logged.figure) == excluded || source_of.as_ref().is_some_and(|content| content.contains(&logged.token))
        {
            continue;
        }
        let fits = fit(person, &figures[logged.figure]);
        if fits == 0.0 {
            continue;
        }
        // Whoever speaks on is rather somebody who spoke than somebody spoken of.
        let passed = if source_of.is_some() && logged.reported { 0.4 } else { 1.0 };
        let score = passed * logged.weight * fits * 0.5f32.powi(past as i32);
        match scores.iter_mut().find(|s| s.0 == logged.figure) {
            Some(known) => known.1 += score,
            None => scores.push((logged.figure, score)),
        }
    }
    scores
}

/// The entity that weighs most; of equals, the nearest.
pub fn best(scores: Vec<(usize, f32)>) -> Option<usize> {
    let mut best: Option<(usize, f32)> = None;
    for (figure, score) in scores {
        if best.is_none_or(|b| score > b.1) {
            best = Some((figure, score));
        }
    }
    best.map(|b| b.0)
}

/// How well a pronoun fits, 0 to 1.
pub fn fit(person: Person, figure: &Figure<'_>) -> f32 {
    let single = figure.sort == Sort::Person && !figure.plural;
    let gendered = |gender: Gender| match figure.gender {
        Some(known) if known != gender => 0.0,
        Some(_) => 1.0,
        None if figure.named => 0.9,
        None => 0.4,
    };
    match person {
        Person::He if single => gendered(Gender::Man),
        Person::She if single => gendered(Gender::Woman),
        Person::It if figure.plural => 0.0,
        Person::It => match figure.sort {
            Sort::Organization | Sort::Outlet | Sort::Record => 1.0,
            Sort::Place => 0.3,
            _ => 0.0,
        },
        Person::They => match figure.sort {
            Sort::Group => 1.0,
            _ if figure.plural => 1.0,
            Sort::Organization => 0.5,
            Sort::Outlet => 0.3,
            Sort::Person if !figure.named => 0.3,
            _ => 0.0,
        },
        _ => 0.0,
    }
}
