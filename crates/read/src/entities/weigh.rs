//! What speaks for each that *he* or *she* may mean, as numbers, and what they weigh.
//!
//! The weights were learned from passages whose pronouns people resolved: `crates/lab/train/pronouns.py`.

use super::figures::Figure;
use super::nouns::{self, Gender, Sort};
use super::phrases::{Person, Role};
use super::pronouns::Logged;
use crate::classes::Class;
use crate::data;
use std::ops::Range;
use std::sync::LazyLock;

/// Groups of signs, each with how many there are in it.
const GROUPS: [(&str, usize); 24] = [
    // Sentences back to the nearest mention: none, 1, 2, 3, more; none at all before.
    ("distance", 6),
    // The place of the nearest mention among those of all that fit: 1, 2, 3, later.
    ("nearness", 4),
    // The nearest mention's place in its clause: in this sentence, the one before, farther back.
    ("role_here", 5),
    ("role_before", 5),
    ("role_far", 5),
    // The nearest mention is a name, a pronoun, a noun: in this sentence, the one before, farther back.
    ("form_here", 3),
    ("form_before", 3),
    ("form_far", 3),
    // First of those that fit in this sentence, the one before, farther back.
    ("first", 3),
    // How often it was mentioned, and as a subject, as logarithms; most often of all; the first of all.
    ("often", 4),
    // Its gender: known, told by the one word it is known by, not told and named, not told and unnamed, against that word.
    ("gender", 5),
    // Named; by more than one word.
    ("named", 2),
    // The pronoun, subject, object or possessive, and the nearest mention in this sentence: subject, other.
    ("subject", 2),
    ("object", 2),
    ("possessive", 2),
    // The same for the sentence before.
    ("subject_before", 2),
    ("object_before", 2),
    ("possessive_before", 2),
    // Subject and object of one clause: hardly the same, but for *himself*.
    ("clause", 2),
    // It says what the pronoun stands in, outside of quotation marks.
    ("speaker", 1),
    // The pronoun says something: the other spoke last, has spoken, stands in what somebody says.
    ("says", 3),
    // It comes in this sentence after the pronoun: as a subject, otherwise; only there, a name that is new.
    ("ahead", 3),
    // What a network says: its score, cut at 6; of a pronoun that says something; it says nothing; it says more of this
    // one than of any other; and by how much, cut at 4.
    ("network", 5),
    // The pronoun and the nearest mention stand in the same quotation; in different ones.
    ("quoted", 2),
];

/// Signs of all groups.
pub const SIGNS: usize = {
    let (mut sum, mut i) = (0, 0);
    while i < GROUPS.len() {
        sum += GROUPS[i].1;
        i += 1;
    }
    sum
};

/// What speaks for one that a pronoun may mean.
pub type Signs = [f32; SIGNS];

/// What the signs weigh without a network and beside one.
struct Weights([Signs; 2]);

fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        let mut weights = Weights([[0.0; SIGNS]; 2]);
        for line in data::lines(include_str!("../../data/pronoun_weights.tsv")) {
            let mut cells = line.split('\t');
            let place = cells.next().and_then(|sign| sign.rsplit_once('.'));
            let Some(at) = place.and_then(|(group, i)| Some(start(group)? + i.parse::<usize>().ok()?)) else {
                continue;
            };
            for weights in &mut weights.0 {
                weights[at] = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(0.0);
            }
        }
        weights
    });
    &WEIGHTS
}

/// Where the signs of a group start.
fn start(group: &str) -> Option<usize> {
    let at = GROUPS.iter().position(|g| g.0 == group)?;
    Some(GROUPS[..at].iter().map(|g| g.1).sum())
}

/// Where the signs of a group start that is known when this is built.
const fn at(group: &str) -> usize {
    let (mut sum, mut i) = (0, 0);
    while !same(GROUPS[i].0.as_bytes(), group.as_bytes()) {
        sum += GROUPS[i].1;
        i += 1;
    }
    sum
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The names of all signs, in their order.
pub fn names() -> impl Iterator<Item = String> {
    GROUPS.iter().flat_map(|(group, count)| (0..*count).map(move |i| format!("{group}.{i}")))
}

/// Whether a network links the two.
pub fn is_linked(signs: &Signs) -> bool {
    signs[at("network")] > 0.0 || signs[at("network") + 1] > 0.0
}

/// How much speaks for somebody.
pub fn sum(signs: &Signs, by_network: bool) -> f32 {
    let weights = &weights().0[usize::from(by_network)];
    signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum()
}

/// A pronoun that is asked for.
pub struct Asked<'a> {
    /// Its token.
    pub token: usize,
    /// Its sentence.
    pub sentence: usize,
    /// *he* or *she*.
    pub person: Person,
    /// As printed, in lower case.
    pub word: &'a str,
    /// Its place in its clause.
    pub role: Role,
    /// The innermost quotation that holds it.
    pub quote: Option<usize>,
    /// It says something.
    pub says: bool,
    /// Whoever says what it stands in.
    pub speaker: Option<usize>,
}

/// One that it may mean.
pub struct Candidate<'a> {
    /// Whom the text knows so far; a name that is new to it has none.
    pub figure: Option<usize>,
    /// Its mentions before the pronoun, the nearest first.
    pub before: Vec<&'a Logged>,
    /// Its place in a clause after the pronoun, in the same sentence.
    pub ahead: Option<Role>,
    /// What a network says of it.
    pub score: Option<f32>,
}

impl<'a> Candidate<'a> {
    /// With mentions before the pronoun; nothing is known of it after that.
    pub fn new(figure: Option<usize>, before: Vec<&'a Logged>) -> Candidate<'a> {
        Candidate { figure, before, ahead: None, score: None }
    }
}

/// What is the same for all that one pronoun may mean.
pub struct Scene<'a> {
    /// The pronoun.
    pub asked: Asked<'a>,
    /// All that fit.
    pub all: &'a [Candidate<'a>],
    /// Everybody so far.
    pub figures: &'a [Figure<'a>],
    /// Who said something last.
    pub last_speaker: Option<usize>,
    /// The class of each token.
    pub classes: &'a [Class],
}

impl Scene<'_> {
    /// What speaks for one of them.
    pub fn signs(&self, one: &Candidate<'_>) -> Signs {
        let mut signs = [0.0; SIGNS];
        let mut set = |group: usize, i: usize, value: f32| signs[group + i] = value;
        self.places(one, &mut set);
        self.counts(one, &mut set);
        self.person(one, &mut set);
        self.clause(one, &mut set);
        self.telling(one, &mut set);
        signs
    }

    /// Verbs that head a clause.
    fn verbs(&self, between: Range<usize>) -> usize {
        self.classes[between].iter().filter(|c| c.is_finite()).count()
    }

    fn back(&self, logged: &Logged) -> usize {
        self.asked.sentence.saturating_sub(logged.sentence)
    }

    fn places(&self, one: &Candidate<'_>, set: &mut impl FnMut(usize, usize, f32)) {
        let nearest = one.before.first();
        set(const { at("distance") }, nearest.map_or(5, |n| self.back(n).min(4)), 1.0);
        if let Some(role) = one.ahead {
            set(const { at("ahead") }, usize::from(role != Role::Subject), 1.0);
            if one.figure.is_none() {
                set(const { at("ahead") }, 2, 1.0);
            }
        }
        let Some(nearest) = nearest else { return };
        let nearer = |other: &&Candidate<'_>| other.before.first().is_some_and(|n| n.token > nearest.token);
        set(const { at("nearness") }, self.all.iter().filter(nearer).count().min(3), 1.0);
        let far = self.back(nearest).min(2);
        set(const { [at("role_here"), at("role_before"), at("role_far")] }[far], nearest.role as usize, 1.0);
        set(const { [at("form_here"), at("form_before"), at("form_far")] }[far], nearest.form as usize, 1.0);
        let first_there = one.before.iter().filter(|m| m.sentence == nearest.sentence).map(|m| m.token).min();
        let earlier = |other: &Candidate<'_>| {
            other.before.iter().any(|m| m.sentence == nearest.sentence && Some(m.token) < first_there)
        };
        if !self.all.iter().any(earlier) {
            set(const { at("first") }, far, 1.0);
        }
    }

    fn counts(&self, one: &Candidate<'_>, set: &mut impl FnMut(usize, usize, f32)) {
        let count = |c: &Candidate<'_>| c.before.len();
        let subjects = one.before.iter().filter(|m| m.role == Role::Subject).count();
        set(const { at("often") }, 0, (1.0 + count(one) as f32).ln());
        set(const { at("often") }, 1, (1.0 + subjects as f32).ln());
        let most = self.all.iter().map(count).max().unwrap_or(0);
        set(const { at("often") }, 2, f32::from(u8::from(count(one) == most && most > 1)));
        let first = |c: &Candidate<'_>| c.before.last().map_or(usize::MAX, |m| m.token);
        let is_first = self.all.iter().all(|c| first(c) >= first(one)) && !one.before.is_empty();
        set(const { at("often") }, 3, f32::from(u8::from(is_first)));
    }

    fn person(&self, one: &Candidate<'_>, set: &mut impl FnMut(usize, usize, f32)) {
        let Some(figure) = one.figure.map(|f| &self.figures[f]) else { return };
        let wanted = if self.asked.person == Person::He { Gender::Man } else { Gender::Woman };
        let by_word = match figure.words.as_slice() {
            [word] => nouns::usual_gender(word),
            _ => None,
        };
        let gender = match (figure.gender, by_word) {
            (Some(_), _) => 0,
            (None, Some(gender)) if gender == wanted => 1,
            (None, Some(_)) => 4,
            (None, None) if figure.named => 2,
            (None, None) => 3,
        };
        set(const { at("gender") }, gender, 1.0);
        set(const { at("named") }, 0, f32::from(u8::from(figure.named)));
        set(const { at("named") }, 1, f32::from(u8::from(figure.words.len() > 1)));
        debug_assert!(figure.sort == Sort::Person);
    }

    fn clause(&self, one: &Candidate<'_>, set: &mut impl FnMut(usize, usize, f32)) {
        let Some(nearest) = one.before.first() else { return };
        let kind = match self.asked.role {
            Role::Subject => 0,
            Role::Genitive => 2,
            _ => 1,
        };
        let other = usize::from(nearest.role != Role::Subject);
        match self.back(nearest) {
            0 => set(const { [at("subject"), at("object"), at("possessive")] }[kind], other, 1.0),
            1 => set(const { [at("subject_before"), at("object_before"), at("possessive_before")] }[kind], other, 1.0),
            _ => {}
        }
        let one_clause = self.back(nearest) == 0
            && kind == 1
            && one.before.iter().any(|m| {
                m.sentence == self.asked.sentence
                    && m.role == Role::Subject
                    && self.verbs(m.token..self.asked.token) == 1
            });
        if one_clause {
            set(const { at("clause") }, usize::from(self.asked.word.ends_with("self")), 1.0);
        }
        match (nearest.quote, self.asked.quote) {
            (Some(a), Some(b)) if a == b => set(const { at("quoted") }, 0, 1.0),
            (None, None) => {}
            _ => set(const { at("quoted") }, 1, 1.0),
        }
    }

    fn telling(&self, one: &Candidate<'_>, set: &mut impl FnMut(usize, usize, f32)) {
        if self.asked.speaker.is_some() && one.figure == self.asked.speaker {
            set(const { at("speaker") }, 0, 1.0);
        }
        if self.asked.says {
            set(const { at("says") }, 0, f32::from(u8::from(one.figure.is_some() && one.figure == self.last_speaker)));
            set(const { at("says") }, 1, f32::from(u8::from(one.before.iter().any(|m| m.is_source))));
            set(const { at("says") }, 2, f32::from(u8::from(one.before.first().is_some_and(|m| m.reported))));
        }
        match one.score {
            Some(score) => set(const { at("network") }, usize::from(self.asked.says), score.clamp(-6.0, 6.0)),
            None => set(const { at("network") }, 2, 1.0),
        }
        let least = -8.0;
        let of_others = self.all.iter().filter(|other| !std::ptr::eq(*other, one)).filter_map(|other| other.score);
        let lead = one.score.unwrap_or(least) - of_others.fold(least, f32::max);
        if lead > 0.0 {
            set(const { at("network") }, 3, 1.0);
            set(const { at("network") }, 4, lead.min(4.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_weight() {
        let known: Vec<String> = names().collect();
        assert_eq!(known.len(), SIGNS);
        let listed: Vec<&str> = data::lines(include_str!("../../data/pronoun_weights.tsv"))
            .filter_map(|line| line.split('\t').next())
            .collect();
        assert_eq!(listed, known);
    }
}
