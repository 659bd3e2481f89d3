//! The word lists of `data/`, read once.

use document::{Act, Confidence, Role};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The lines of a list without its comments.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        pub fn $name() -> &'static HashSet<&'static str> {
            static LIST: LazyLock<HashSet<&'static str>> =
                LazyLock::new(|| lines(include_str!(concat!("../data/", stringify!($name), ".txt"))).collect());
            &LIST
        }
    )*};
}

word_lists! {
    /// Words that keep their dot, without it.
    abbreviations,
    /// Abbreviations that often end a sentence with their own dot.
    closing_abbreviations,
    /// Verbs and adjectives that carry a reporting infinitive.
    catenatives,
    /// Nouns that report, with *that*.
    cue_nouns,
    /// What things go according to.
    plans,
    /// Words that tell when.
    temporal,
    /// Verbs that help another verb.
    auxiliaries,
    /// Words that start a sentence after an abbreviation.
    openers,
    /// Words before a reporting infinitive that leave it undone.
    unreal,
    /// Words before a reporting verb that tell that it was not said.
    unsaid,
    /// What is written or said to somebody.
    letters,
    /// What is not returned or answered when nobody speaks.
    requests,
    /// Verbs that one refuses with "would not".
    reticent,
    /// Words of a cue by which a speaker goes on.
    continuing,
    /// Words of a sentence in which something is said on an occasion of its own.
    occasions,
    /// Nouns and verbs that tell an occasion of speech.
    speech_occasions,
    /// Verbs whose time is the time of saying: "a letter sent on Tuesday".
    dated_deeds,
    /// Words that open a sentence which turns to something else.
    turns,
    /// Nouns of records that have no way of their own.
    passing_records,
    /// Records that go from somebody to somebody.
    missives,
    /// Words that say who may read a record.
    secrecy,
    /// Verbs that give a thing its name.
    naming,
    /// Verbs of thinking and wanting that are no saying.
    stances,
}

/// How often a rule was right where it was measured: `precision.tsv`, written by `cargo score --rules`.
///
/// The measure is the scorer's `attribution`: half of the content and a word of the source. Zero for a rule that was
/// never measured; a test sees to it that none is.
pub fn precision(rule: &str) -> Confidence {
    static ROWS: LazyLock<HashMap<&'static str, Confidence>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            let (found_by, share) = (cells.next()?, cells.nth(2)?.parse::<f64>().ok()?);
            Some((found_by.strip_prefix("rule:")?, Confidence::new((share * 100.0).round() as u8)?))
        };
        lines(include_str!("../data/precision.tsv")).filter_map(row).collect()
    });
    ROWS.get(rule).copied().unwrap_or_default()
}

/// Whether a noun is a record that is made of an occasion, and then whether that makes a record of it.
pub fn account(word: &str) -> Option<bool> {
    static NOUNS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
        let row = |line: &'static str| line.split_once('\t').map_or((line, false), |(noun, _)| (noun, true));
        lines(include_str!("../data/accounts.txt")).map(row).collect()
    });
    NOUNS.get(word).copied()
}

/// What is done with a record, by a form of its verb.
#[derive(Clone, Copy, Debug)]
pub struct CustodyForm {
    /// What is done.
    pub role: Role,
    /// The form can be the participle: "given to".
    pub participle: bool,
    /// The form can have a subject: "gave".
    pub past: bool,
}

/// The row of `custody.tsv` with a form.
pub fn custody(word: &str) -> Option<CustodyForm> {
    static FORMS: LazyLock<HashMap<&'static str, CustodyForm>> = LazyLock::new(|| {
        let mut forms = HashMap::new();
        for line in lines(include_str!("../data/custody.tsv")) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let [role, participle, past] = cells[..] else { continue };
            let Some(role) = role_named(role) else { continue };
            let mut note = |form: &'static str| {
                forms.insert(form, CustodyForm { role, participle: form == participle, past: form == past });
            };
            note(past);
            note(participle);
        }
        forms
    });
    FORMS.get(word).copied()
}

fn role_named(name: &str) -> Option<Role> {
    Some(match name {
        "produced" => Role::Produced,
        "transmitted" => Role::Transmitted,
        "provided" => Role::Provided,
        "obtained" => Role::Obtained,
        "published" => Role::Published,
        _ => return None,
    })
}

/// One row of `cues.tsv`: a verb that reports.
#[derive(Debug)]
pub struct CueRow {
    /// The verb: `point`.
    pub lemma: &'static str,
    /// The word that belongs to it: `out`.
    pub particle: Option<&'static str>,
    /// What is done by saying it.
    pub act: Act,
    /// The single-letter frames.
    frames: Vec<u8>,
    /// Prepositions whose object is the content.
    pub prepositions: Vec<&'static str>,
}

impl CueRow {
    /// A clause, with or without *that*.
    pub const CLAUSE: u8 = b'c';
    /// A clause with *that* only.
    pub const THAT: u8 = b't';
    /// *what, how, whether* …
    pub const WH: u8 = b'w';
    /// A direct quotation.
    pub const QUOTATION: u8 = b'q';
    /// A to-infinitive.
    pub const INFINITIVE: u8 = b'i';
    /// An object.
    pub const OBJECT: u8 = b'o';
    /// An addressee before the content.
    pub const ADDRESSEE: u8 = b'a';
    /// An addressee with *to*.
    pub const TO: u8 = b'p';

    /// Whether it can stand with words of somebody, quoted or not.
    pub fn speaks(&self) -> bool {
        self.takes(CueRow::QUOTATION) || self.takes(CueRow::CLAUSE) || self.takes(CueRow::ADDRESSEE)
    }

    /// Whether it takes a frame.
    pub fn takes(&self, frame: u8) -> bool {
        self.frames.contains(&frame)
    }
}

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// *say*
    Base,
    /// *says*
    Third,
    /// *said*
    Past,
    /// *said, written*
    Part,
    /// *saying*
    Ing,
}

impl VerbForm {
    /// A form that can stand without an auxiliary.
    pub fn is_past_or_present(self) -> bool {
        matches!(self, VerbForm::Third | VerbForm::Past | VerbForm::Base)
    }
}

/// A form of a verb that reports.
#[derive(Debug)]
pub struct CueForm {
    /// The verb.
    pub row: &'static CueRow,
    /// The form.
    pub form: VerbForm,
}

/// By form of the verb, particles aside: `said`, `pointed`.
pub fn cue_forms() -> &'static HashMap<String, Vec<CueForm>> {
    static FORMS: LazyLock<HashMap<String, Vec<CueForm>>> = LazyLock::new(|| {
        let mut forms: HashMap<String, Vec<CueForm>> = HashMap::new();
        for (row, irregular) in cue_rows() {
            for (text, form) in inflect(row.lemma, irregular) {
                forms.entry(text).or_default().push(CueForm { row, form });
            }
        }
        // The longest match first: "point out" before "point".
        forms.values_mut().for_each(|f| f.sort_by_key(|f| f.row.particle.is_none()));
        forms
    });
    &FORMS
}

/// What a verb does where it takes `what`: `to` after "asked her", `own` for what the source itself would do.
pub fn turn(lemma: &str, what: &str) -> Option<Act> {
    static TURNS: LazyLock<HashMap<(&'static str, &'static str), Act>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            Some(((cells.next()?, cells.next()?), act_named(cells.next()?)?))
        };
        lines(include_str!("../data/act_turns.tsv")).filter_map(row).collect()
    });
    TURNS.get(&(lemma, what)).copied()
}

/// Whether a form of a verb tells of a deed and of nothing said, by itself or with the word after it: "sworn in".
pub fn is_deed(form: &str, next: &str) -> bool {
    static DEEDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            let (lemma, irregular) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let particle = cells.next().unwrap_or_default();
            inflect(lemma, irregular).into_iter().map(move |(form, _)| format!("{form} {particle}"))
        };
        lines(include_str!("../data/deeds.tsv")).flat_map(row).collect()
    });
    DEEDS.contains(&format!("{form} ")) || DEEDS.contains(&format!("{form} {next}"))
}

/// What is done by a word that has no row among the cues: "denial", "vote".
pub fn act_of(word: &str) -> Option<Act> {
    static ACTS: LazyLock<HashMap<&'static str, Act>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let (word, act) = line.split_once('\t')?;
            Some((word, act_named(act)?))
        };
        lines(include_str!("../data/acts.tsv")).filter_map(row).collect()
    });
    ACTS.get(word).copied()
}

/// What the noun of a denied thing may point back to: kind of mark (`act`, `cue`, `kind`) and what it is.
pub fn replies() -> &'static HashMap<&'static str, Vec<(&'static str, &'static str)>> {
    static REPLIES: LazyLock<HashMap<&'static str, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.filter_map(|c| c.split_once(':')).collect()))
        };
        lines(include_str!("../data/replies.tsv")).filter_map(row).collect()
    });
    &REPLIES
}

/// Whether a word is a form of a verb that takes a quotation.
pub fn takes_quotation(word: &str) -> bool {
    cue_forms().get(word).is_some_and(|forms| forms.iter().any(|f| f.row.takes(CueRow::QUOTATION)))
}

fn cue_rows() -> Vec<(&'static CueRow, &'static str)> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (name, irregular, act, frames) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (lemma, particle) = name.split_once(' ').map_or((name, None), |(l, p)| (l, Some(p)));
        let single = |f: &&str| f.len() == 1;
        let row = CueRow {
            lemma,
            particle,
            act: act_named(act)?,
            frames: frames.split(' ').filter(single).map(|f| f.as_bytes()[0]).collect(),
            prepositions: frames.split(' ').filter_map(|f| f.strip_suffix('=').or((f == "as").then_some(f))).collect(),
        };
        Some((&*Box::leak(Box::new(row)), irregular))
    };
    lines(include_str!("../data/cues.tsv")).filter_map(row).collect()
}

/// An act by its name in the tables.
pub fn act_named(name: &str) -> Option<Act> {
    Some(match name {
        "say" => Act::Say,
        "ask" => Act::Ask,
        "deny" => Act::Deny,
        "accuse" => Act::Accuse,
        "promise" => Act::Promise,
        "threaten" => Act::Threaten,
        "order" => Act::Order,
        "admit" => Act::Admit,
        "praise" => Act::Praise,
        "criticize" => Act::Criticize,
        "expect" => Act::Expect,
        "believe" => Act::Believe,
        "want" => Act::Want,
        "fear" => Act::Fear,
        "perceive" => Act::Perceive,
        _ => return None,
    })
}

/// All forms of a verb. `irregular` lists past and participle, or third, past, participle and -ing, or is empty.
fn inflect(lemma: &str, irregular: &str) -> Vec<(String, VerbForm)> {
    // Of "put it" only the verb is inflected; the particle is compared where the text is read.
    let first = |form: &str| form.split(' ').next().unwrap_or(form).to_owned();
    let given: Vec<String> = irregular.split(',').filter(|f| !f.is_empty() && *f != "-").map(first).collect();
    let consonant_y =
        lemma.ends_with('y') && !lemma.ends_with("ay") && !lemma.ends_with("ey") && !lemma.ends_with("oy");
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    let third = if consonant_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma.ends_with(['s', 'x', 'z'])
        || lemma.ends_with("sh")
        || lemma.ends_with("ch")
        || lemma.ends_with("go")
    {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let past = if consonant_y { format!("{}ied", &lemma[..lemma.len() - 1]) } else { format!("{stem}ed") };
    let ing = if lemma.ends_with("ee") { format!("{lemma}ing") } else { format!("{stem}ing") };
    let (third, past, part, ing) = match given.as_slice() {
        [third, past, part, ing] => (third.clone(), past.clone(), part.clone(), ing.clone()),
        [past, part, ing] => (third, past.clone(), part.clone(), ing.clone()),
        [past, part] => (third, past.clone(), part.clone(), ing),
        [past] => (third, past.clone(), past.clone(), ing),
        _ => (third, past.clone(), past, ing),
    };
    vec![
        (lemma.to_owned(), VerbForm::Base),
        (third, VerbForm::Third),
        (past, VerbForm::Past),
        (part, VerbForm::Part),
        (ing, VerbForm::Ing),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_cues_is_read() {
        let rows = lines(include_str!("../data/cues.tsv")).count();
        assert_eq!(cue_rows().len(), rows);
    }

    #[test]
    fn every_row_of_custody_is_read() {
        for line in lines(include_str!("../data/custody.tsv")) {
            let form = line.split('\t').nth(1).and_then(custody);
            assert!(form.is_some_and(|f| f.participle), "{line}");
        }
    }

    #[test]
    fn every_rule_was_measured() {
        for rule in crate::rules() {
            assert!(precision(rule).hundredths() > 0, "{rule} is not in precision.tsv");
        }
    }

    #[test]
    fn verbs_are_inflected() {
        for form in
            ["said", "writing", "denies", "denied", "argued", "quipping", "foresaw", "admits", "swore", "asking"]
        {
            assert!(cue_forms().contains_key(form), "{form}");
        }
    }
}
