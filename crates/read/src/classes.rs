//! The word class of each token, by a word list and what stands around it.
//!
//! `words.tsv` says which classes a form can have, the most frequent first; endings say it for other words; then the
//! rules of this file choose by the neighbours, left to right. "The *report* …" is a noun, "they *report*" a verb.

use crate::data;
use crate::tokens::{Shape, Token, Tokens};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Article or demonstrative before a noun: *the, some, these*.
    Det,
    /// *my, his*, and the clitic of the genitive.
    Poss,
    /// *he, them, there*.
    Pron,
    /// A common noun in the singular.
    Noun,
    /// A common noun in the plural.
    Plural,
    /// Part of a name.
    Name,
    /// Adjective.
    Adj,
    /// Adverb, *not* among them.
    Adv,
    /// A number or an ordinal.
    Num,
    /// Preposition or particle.
    Prep,
    /// Subordinator: *that, because, if*.
    Sub,
    /// *to* before a verb.
    To,
    /// *and, but, or*.
    Conj,
    /// *who, which, what, how*.
    Wh,
    /// *will, would, may*.
    Modal,
    /// Verb, infinitive or present: *say*.
    Base,
    /// Verb, third person present: *says*.
    Third,
    /// Verb, past: *said, wrote*.
    Past,
    /// Past participle: *written*.
    Part,
    /// *saying*.
    Ing,
    /// Anything else that is a word.
    Other,
    /// No word.
    Mark,
}

impl Class {
    /// A verb in any form, auxiliaries and modals among them.
    pub fn is_verb(self) -> bool {
        matches!(self, Class::Modal | Class::Base | Class::Third | Class::Past | Class::Part | Class::Ing)
    }

    /// A verb that can head a clause by itself.
    pub fn is_finite(self) -> bool {
        matches!(self, Class::Modal | Class::Base | Class::Third | Class::Past)
    }

    /// Noun or name: what a noun phrase ends with.
    pub fn is_noun(self) -> bool {
        matches!(self, Class::Noun | Class::Plural | Class::Name)
    }

    fn named(name: &str) -> Option<Class> {
        Some(match name {
            "det" => Class::Det,
            "poss" => Class::Poss,
            "pron" => Class::Pron,
            "noun" => Class::Noun,
            "plural" => Class::Plural,
            "adj" => Class::Adj,
            "adv" => Class::Adv,
            "num" => Class::Num,
            "prep" => Class::Prep,
            "sub" => Class::Sub,
            "to" => Class::To,
            "conj" => Class::Conj,
            "wh" => Class::Wh,
            "modal" => Class::Modal,
            "base" => Class::Base,
            "third" => Class::Third,
            "past" => Class::Past,
            "part" => Class::Part,
            "ing" => Class::Ing,
            "other" => Class::Other,
            _ => return None,
        })
    }
}

/// The classes of a form, the most frequent first.
fn listed(form: &str) -> Option<&'static [Class]> {
    static WORDS: LazyLock<HashMap<&'static str, Vec<Class>>> = LazyLock::new(|| {
        let row = |line: &'static str| {
            let (form, classes) = line.split_once('\t')?;
            Some((form, classes.split(' ').filter_map(Class::named).collect()))
        };
        data::lines(include_str!("../data/words.tsv")).filter_map(row).collect()
    });
    WORDS.get(form).map(Vec::as_slice)
}

/// The classes that an ending suggests.
fn by_ending(lower: &str) -> &'static [Class] {
    const ENDINGS: &[(&str, &[Class])] = &[
        ("ly", &[Class::Adv]),
        ("ing", &[Class::Ing, Class::Noun]),
        ("ed", &[Class::Past, Class::Part]),
        ("ness", &[Class::Noun]),
        ("ment", &[Class::Noun]),
        ("tion", &[Class::Noun]),
        ("ity", &[Class::Noun]),
        ("ism", &[Class::Noun]),
        ("ous", &[Class::Adj]),
        ("ful", &[Class::Adj]),
        ("less", &[Class::Adj]),
        ("able", &[Class::Adj]),
        ("ible", &[Class::Adj]),
        ("ical", &[Class::Adj]),
        ("ive", &[Class::Adj]),
        ("ary", &[Class::Adj]),
        ("ish", &[Class::Adj]),
        ("ss", &[Class::Noun]),
        ("us", &[Class::Noun]),
        ("is", &[Class::Noun]),
        ("s", &[Class::Plural, Class::Third]),
    ];
    match lower.rsplit_once('-') {
        Some((_, "based" | "led" | "backed" | "old" | "year" | "related" | "wide" | "term" | "time")) => &[Class::Adj],
        _ => ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending)).map_or(&[Class::Noun, Class::Adj], |(_, c)| c),
    }
}

/// One class a token.
pub fn find(tokens: &Tokens) -> Vec<Class> {
    let mut classes = vec![Class::Mark; tokens.all.len()];
    for sentence in &tokens.sentences {
        let shouted = is_shouted(&tokens.all[sentence.clone()]);
        for i in sentence.clone() {
            classes[i] = choose(&tokens.all, &classes, sentence.start, sentence.end, i, shouted);
        }
        for i in sentence.clone() {
            mend(&tokens.all, &mut classes, sentence.start, sentence.end, i);
        }
    }
    classes
}

/// A sentence or headline where most words have a capital: there capitals tell no names.
fn is_shouted(sentence: &[Token]) -> bool {
    let words = sentence.iter().filter(|t| t.shape != Shape::Mark && t.lower.len() > 3);
    let (capital, all) = words.fold((0, 0), |(c, n), t| (c + usize::from(t.shape == Shape::Capital), n + 1));
    all > 3 && capital * 10 > all * 8
}

fn choose(all: &[Token], classes: &[Class], start: usize, end: usize, i: usize, shouted: bool) -> Class {
    let token = &all[i];
    match token.shape {
        Shape::Mark => return Class::Mark,
        Shape::Number => return if token.lower.ends_with(char::is_alphabetic) { Class::Adj } else { Class::Num },
        _ => {}
    }
    let lower = token.lower.as_str();
    let known = listed(lower);
    if token.shape == Shape::Capital && !shouted && is_name(all, classes, start, end, i, known) {
        return Class::Name;
    }
    let options = known.unwrap_or_else(|| {
        if shouted && by_ending(lower)[0] == Class::Noun { &[Class::Name] } else { by_ending(lower) }
    });
    if options.len() == 1 && !matches!(options[0], Class::Past | Class::Noun | Class::Base) {
        return options[0];
    }
    let before = (start..i).rev().find(|j| classes[*j] != Class::Adv && all[*j].lower != "\"" && all[*j].lower != "“");
    let left = before.map_or(Class::Mark, |j| classes[j]);
    let left_word = before.map_or("", |j| all[j].lower.as_str());
    by_neighbours(all, end, i, options, left, left_word)
}

/// A capital inside a sentence is a name; at its start only where the word list does not know it as another word.
fn is_name(all: &[Token], classes: &[Class], start: usize, end: usize, i: usize, known: Option<&[Class]>) -> bool {
    let first = (start..i).all(|j| classes[j] == Class::Mark)
        || all[i - 1].shape == Shape::Mark && matches!(all[i - 1].lower.as_str(), "“" | "\"" | "''" | "``" | ":" | "‘");
    if all[i].lower.len() == 1 && all[i].lower == "i" {
        return false;
    }
    let next_is_capital =
        i + 1 < end && all[i + 1].shape == Shape::Capital && !matches!(all[i + 1].lower.as_str(), "i");
    match known {
        None => true,
        Some(options) if !first => {
            !matches!(options[0], Class::Pron | Class::Det | Class::Poss | Class::To)
                || next_is_capital && i > start && classes[i - 1] == Class::Name
        }
        // "State Department …", "Foreign ministers …"
        Some(options) => {
            next_is_capital && matches!(options[0], Class::Noun | Class::Adj | Class::Plural) && options.len() == 1
        }
    }
}

fn by_neighbours(all: &[Token], end: usize, i: usize, options: &[Class], left: Class, left_word: &str) -> Class {
    let has = |class: Class| options.contains(&class);
    let lower = all[i].lower.as_str();
    let next = if i + 1 < end { all[i + 1].lower.as_str() } else { "" };
    match lower {
        "that" => return that(all, end, i, left, left_word),
        "to" => {
            let base = i + 1 < end && listed(next).is_some_and(|c| c.contains(&Class::Base))
                || listed(next).is_some_and(|c| c[0] == Class::Adv);
            return if base { Class::To } else { Class::Prep };
        }
        "her" => {
            let noun = i + 1 < end
                && all[i + 1].shape != Shape::Mark
                && listed(next)
                    .is_none_or(|c| matches!(c[0], Class::Noun | Class::Plural | Class::Adj | Class::Num | Class::Ing));
            return if noun { Class::Poss } else { Class::Pron };
        }
        "'s" => {
            let subject = matches!(left, Class::Pron | Class::Wh) || matches!(left_word, "that" | "there" | "here");
            return if subject { Class::Third } else { Class::Poss };
        }
        "'d" => return Class::Modal,
        "'" => return Class::Poss,
        _ => {}
    }
    let auxiliary = data::auxiliaries().contains(left_word);
    if matches!(
        left_word,
        "have"
            | "has"
            | "had"
            | "having"
            | "'ve"
            | "be"
            | "been"
            | "being"
            | "is"
            | "was"
            | "are"
            | "were"
            | "am"
            | "'s"
            | "'re"
            | "'m"
            | "get"
            | "got"
            | "gets"
    ) && has(Class::Part)
    {
        return Class::Part;
    }
    if (matches!(left, Class::To | Class::Modal) || matches!(left_word, "do" | "does" | "did")) && has(Class::Base) {
        return Class::Base;
    }
    let nominal = [Class::Noun, Class::Plural, Class::Adj]
        .into_iter()
        .filter(|c| has(*c))
        .min_by_key(|c| options.iter().position(|o| o == c));
    let verbal = [Class::Third, Class::Past, Class::Base]
        .into_iter()
        .filter(|c| has(*c))
        .min_by_key(|c| options.iter().position(|o| o == c));
    if (matches!(left, Class::Det | Class::Poss | Class::Adj | Class::Num) || (left == Class::Prep && !has(Class::Ing)))
        && let Some(class) = nominal
    {
        return class;
    }
    if (left == Class::Pron && !matches!(left_word, "it" | "him" | "them" | "me" | "us" | "her") || left == Class::Wh)
        && let Some(class) = verbal
    {
        return class;
    }
    if matches!(left, Class::Plural | Class::Name) && !auxiliary {
        if has(Class::Past) {
            return Class::Past;
        }
        if left == Class::Plural && has(Class::Base) {
            return Class::Base;
        }
        if left == Class::Name && has(Class::Third) && !next.is_empty() && all[i].shape == Shape::Lower {
            return Class::Third;
        }
    }
    if left == Class::Noun && has(Class::Third) && has(Class::Plural) {
        let object = i + 1 < end
            && (matches!(
                next,
                "that" | "the" | "a" | "an" | "to" | "how" | "what" | "it" | "he" | "she" | "they" | "his" | "its"
            ) || next == "“"
                || next == "\"");
        return if object { Class::Third } else { Class::Plural };
    }
    if has(Class::Past) && has(Class::Part) {
        // "the man accused of theft": after a noun and before a preposition, only a participle without its verb.
        let reduced = left.is_noun() && matches!(next, "by" | "of") && !matches!(left, Class::Name);
        return if reduced {
            Class::Part
        } else if left == Class::Mark || left == Class::Conj {
            options[0]
        } else {
            Class::Past
        };
    }
    options[0]
}

/// *that* before a noun is an article, after a noun and before a verb relative, else a subordinator.
fn that(all: &[Token], end: usize, i: usize, left: Class, left_word: &str) -> Class {
    let Some(next) = (i + 1 < end).then(|| &all[i + 1]) else { return Class::Pron };
    let first = listed(&next.lower).map(|c| c[0]);
    if next.shape == Shape::Mark && !matches!(next.lower.as_str(), "“" | "\"" | "''" | "``" | "‘" | "," | "—" | "–")
    {
        return Class::Pron;
    }
    if matches!(left, Class::Prep) || left_word.is_empty() {
        return if matches!(first, Some(Class::Noun | Class::Adj)) { Class::Det } else { Class::Pron };
    }
    if left.is_noun() && matches!(first, Some(Class::Third | Class::Past | Class::Modal | Class::Base)) {
        return Class::Wh;
    }
    Class::Sub
}

/// What only the finished left and right sides tell.
fn mend(all: &[Token], classes: &mut [Class], start: usize, end: usize, i: usize) {
    let left = (start..i).rev().map(|j| classes[j]).find(|c| *c != Class::Adv).unwrap_or(Class::Mark);
    let right = if i + 1 < end { classes[i + 1] } else { Class::Mark };
    match classes[i] {
        // "the proposed plan", "an unnamed source"
        Class::Past | Class::Part if matches!(left, Class::Det | Class::Poss | Class::Adj) && right.is_noun() => {
            classes[i] = Class::Adj
        }
        // "in a meeting", "the building"
        Class::Ing if matches!(left, Class::Det | Class::Poss | Class::Adj) => {
            classes[i] = if right.is_noun() { Class::Adj } else { Class::Noun }
        }
        // "the two say", "officials report"
        Class::Noun
            if matches!(left, Class::Plural)
                && listed(&all[i].lower).is_some_and(|c| c.contains(&Class::Base))
                && matches!(right, Class::Sub | Class::Det | Class::Pron) =>
        {
            classes[i] = Class::Base;
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::document;

    fn class_of(text: &str, word: &str) -> Class {
        let document = document(text);
        let tokens = crate::tokens::split(&document);
        let classes = find(&tokens);
        let i = tokens.all.iter().position(|t| t.span.of(&document.text) == word).unwrap();
        classes[i]
    }

    #[test]
    fn the_neighbours_tell_noun_from_verb() {
        assert_eq!(class_of("The report was late.", "report"), Class::Noun);
        assert_eq!(class_of("They report that it was late.", "report"), Class::Base);
        assert_eq!(class_of("The mayor wants to report it.", "report"), Class::Base);
        assert_eq!(class_of("Officials claim it was late.", "claim"), Class::Base);
    }

    #[test]
    fn a_participle_needs_its_auxiliary() {
        assert_eq!(class_of("The plan was announced today.", "announced"), Class::Part);
        assert_eq!(class_of("The mayor announced the plan.", "announced"), Class::Past);
    }

    #[test]
    fn that_is_a_subordinator_after_a_verb() {
        assert_eq!(class_of("She said that the bridge is safe.", "that"), Class::Sub);
        assert_eq!(class_of("The bridge that fell was old.", "that"), Class::Wh);
    }
}
