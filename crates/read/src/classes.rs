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

/// Whether a form can be a past, a participle, or both: "said", "written", and anything in *-ed*.
fn past_forms(lower: &str) -> (bool, bool) {
    static IRREGULAR: LazyLock<HashMap<&'static str, (bool, bool)>> = LazyLock::new(|| {
        let mut forms = HashMap::new();
        for row in data::lines(include_str!("../data/irregular_verbs.txt")) {
            let (past, part) = row.split_once(' ').unwrap_or((row, row));
            forms.entry(past).or_insert((false, false)).0 = true;
            forms.entry(part).or_insert((false, false)).1 = true;
        }
        forms
    });
    if let Some(forms) = IRREGULAR.get(lower) {
        return *forms;
    }
    let verbal = |classes: &[Class]| classes.iter().any(|c| matches!(c, Class::Past | Class::Part));
    let regular = lower.ends_with("ed") && listed(lower).is_none_or(verbal);
    (regular, regular)
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
    let before = (start..i).rev().find(|j| classes[*j] != Class::Adv && all[*j].lower != "\"" && all[*j].lower != "“");
    let left =
        Left { class: before.map_or(Class::Mark, |j| classes[j]), word: before.map_or("", |j| all[j].lower.as_str()) };
    if let Some(class) = by_word(all, end, i, left) {
        return class;
    }
    let unknown = if shouted && by_ending(lower)[0] == Class::Noun { &[Class::Name] } else { by_ending(lower) };
    let options = known.unwrap_or(unknown);
    let (past, part) = past_forms(lower);
    if past || part {
        let clause = classes[start..i].iter().rev().take_while(|c| !matches!(c, Class::Sub | Class::Wh));
        let governed = clause.into_iter().any(|c| c.is_finite());
        return past_or_part(all, end, i, options, left, past, part, governed);
    }
    if known.is_none() && left.class == Class::To {
        return Class::Base;
    }
    if options.len() == 1 && !matches!(options[0], Class::Noun | Class::Base) {
        return options[0];
    }
    by_neighbours(all, end, i, options, left)
}

/// The nearest word on the left that is no adverb.
#[derive(Clone, Copy)]
struct Left<'a> {
    class: Class,
    word: &'a str,
}

/// A past heads a clause; a participle needs its auxiliary, or stands behind a noun: "a plan backed by the mayor".
#[allow(clippy::too_many_arguments)]
fn past_or_part(
    all: &[Token],
    end: usize,
    i: usize,
    options: &[Class],
    left: Left<'_>,
    past: bool,
    part: bool,
    governed: bool,
) -> Class {
    if part && is_auxiliary_of_part(left.word) {
        return Class::Part;
    }
    let base = options.contains(&Class::Base)
        && (matches!(left.class, Class::To | Class::Modal) || matches!(left.word, "do" | "does" | "did"));
    if base {
        return Class::Base;
    }
    if matches!(left.class, Class::Det | Class::Poss | Class::Adj | Class::Num) {
        let other = options.iter().find(|c| matches!(c, Class::Noun | Class::Adj | Class::Plural));
        if let Some(class) = other {
            return *class;
        }
    }
    if !past {
        return if part { Class::Part } else { options[0] };
    }
    let next = if i + 1 < end { all[i + 1].lower.as_str() } else { "" };
    let passive = matches!(next, "by" | "of" | "as" | "in" | "at" | "on" | "with" | "for" | "to");
    let behind_noun = left.class.is_noun() && left.class != Class::Name && matches!(next, "by" | "of");
    let speaks = data::takes_quotation(&all[i].lower);
    let behind_comma = left.class == Class::Mark && governed && passive && !left.word.is_empty() && !speaks;
    if part && (behind_noun || behind_comma) { Class::Part } else { Class::Past }
}

fn is_auxiliary_of_part(word: &str) -> bool {
    matches!(
        word,
        "have"
            | "has"
            | "had"
            | "having"
            | "'ve"
            | "'d"
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
            | "getting"
    )
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

/// Words whose class only their neighbours tell.
fn by_word(all: &[Token], end: usize, i: usize, left: Left<'_>) -> Option<Class> {
    let next = if i + 1 < end { Some(&all[i + 1]) } else { None };
    let next_word = next.map_or("", |t| t.lower.as_str());
    Some(match all[i].lower.as_str() {
        "that" => that(all, end, i, left),
        "to" => {
            let known = listed(next_word);
            let verb = match known {
                Some(classes) => classes.contains(&Class::Base) || classes[0] == Class::Adv && next_word != "about",
                None => next.is_some_and(|t| t.shape == Shape::Lower) && by_ending(next_word)[0] == Class::Noun,
            };
            if verb && next.is_some_and(|t| t.shape != Shape::Capital || all[i].shape == Shape::Capital) {
                Class::To
            } else {
                Class::Prep
            }
        }
        "her" => {
            let noun = next.is_some_and(|t| t.shape != Shape::Mark)
                && listed(next_word)
                    .is_none_or(|c| matches!(c[0], Class::Noun | Class::Plural | Class::Adj | Class::Num | Class::Ing));
            if noun { Class::Poss } else { Class::Pron }
        }
        "'s" => {
            let subject =
                matches!(left.class, Class::Pron | Class::Wh) || matches!(left.word, "that" | "there" | "here");
            if subject { Class::Third } else { Class::Poss }
        }
        "'d" => Class::Modal,
        "'" => Class::Poss,
        "both" | "either" | "neither" => Class::Det,
        "about" | "around" | "nearly" | "almost" if next.is_some_and(|t| t.shape == Shape::Number) => Class::Adv,
        _ => return None,
    })
}

fn by_neighbours(all: &[Token], end: usize, i: usize, options: &[Class], left: Left<'_>) -> Class {
    let has = |class: Class| options.contains(&class);
    let next = if i + 1 < end { all[i + 1].lower.as_str() } else { "" };
    if has(Class::Base)
        && (matches!(left.class, Class::To | Class::Modal) || matches!(left.word, "do" | "does" | "did"))
    {
        return Class::Base;
    }
    let first_of = |classes: &[Class]| options.iter().copied().find(|c| classes.contains(c));
    let nominal = first_of(&[Class::Noun, Class::Plural, Class::Adj]);
    let verbal = first_of(&[Class::Third, Class::Base]);
    let before_noun = matches!(left.class, Class::Det | Class::Poss | Class::Adj | Class::Num)
        || left.class == Class::Prep && !has(Class::Ing);
    if let Some(class) = nominal.filter(|_| before_noun) {
        return class;
    }
    // "It also quotes Lopez": what opens a sentence is no object.
    let opens = |at: usize| all[at].lower == "it" && all[at].shape == Shape::Capital;
    let opened = left.word == "it" && (i.saturating_sub(2)..i).any(opens);
    let object = matches!(left.word, "it" | "him" | "them" | "me" | "us" | "her");
    let subject = left.class == Class::Pron && (opened || !object) || left.class == Class::Wh;
    if let Some(class) = verbal.filter(|_| subject) {
        return class;
    }
    if left.class == Class::Plural && has(Class::Base) {
        return Class::Base;
    }
    // "a clarion call for", "roll call votes": no base form follows a noun in the singular.
    if left.class == Class::Noun && has(Class::Noun) && options[0] == Class::Base {
        return Class::Noun;
    }
    if left.class == Class::Name && has(Class::Third) && !next.is_empty() && all[i].shape == Shape::Lower {
        return Class::Third;
    }
    if left.class == Class::Noun && has(Class::Third) && has(Class::Plural) {
        let object = matches!(
            next,
            "that"
                | "the"
                | "a"
                | "an"
                | "to"
                | "how"
                | "what"
                | "it"
                | "he"
                | "she"
                | "they"
                | "his"
                | "its"
                | "“"
                | "\""
        );
        // "The document quotes Lopez", not "The document quotes."
        let named = all.get(i + 1).is_some_and(|t| t.shape == Shape::Capital && i + 1 < end);
        let object = object || named && data::cue_forms().contains_key(&all[i].lower);
        return if object { Class::Third } else { Class::Plural };
    }
    options[0]
}

/// *that* before a noun is an article, after a noun and before a verb relative, else a subordinator.
fn that(all: &[Token], end: usize, i: usize, left: Left<'_>) -> Class {
    let Some(next) = (i + 1 < end).then(|| &all[i + 1]) else { return Class::Pron };
    let first = listed(&next.lower).map(|c| c[0]);
    if next.shape == Shape::Mark && !matches!(next.lower.as_str(), "“" | "\"" | "''" | "``" | "‘" | "—" | "–") {
        return Class::Pron;
    }
    if left.class == Class::Prep || left.word.is_empty() {
        return if matches!(first, Some(Class::Noun | Class::Adj)) { Class::Det } else { Class::Pron };
    }
    if left.class.is_noun() && matches!(first, Some(Class::Third | Class::Past | Class::Modal | Class::Base)) {
        return Class::Wh;
    }
    Class::Sub
}

/// What only the finished left and right sides tell.
fn mend(all: &[Token], classes: &mut [Class], start: usize, end: usize, i: usize) {
    let left = (start..i).rev().map(|j| classes[j]).find(|c| *c != Class::Adv).unwrap_or(Class::Mark);
    let right = if i + 1 < end { classes[i + 1] } else { Class::Mark };
    let modifies = matches!(left, Class::Det | Class::Poss | Class::Adj | Class::Num);
    match classes[i] {
        // "the proposed plan", "one unnamed city source"
        Class::Past | Class::Part if modifies && (right.is_noun() || right == Class::Adj) => classes[i] = Class::Adj,
        // "a longtime adviser"
        Class::Adv if left == Class::Det && right.is_noun() => classes[i] = Class::Adj,
        // "the well was dry"
        Class::Adv if left == Class::Det && right.is_finite() => classes[i] = Class::Noun,
        // "in a meeting", "the building"
        Class::Ing if modifies => classes[i] = if right.is_noun() { Class::Adj } else { Class::Noun },
        // "officials report that"
        Class::Noun
            if left == Class::Plural
                && matches!(right, Class::Sub | Class::Det | Class::Pron)
                && listed(&all[i].lower).is_some_and(|c| c.contains(&Class::Base)) =>
        {
            classes[i] = Class::Base;
        }
        // "polls released on Sunday showed": of two verbs without a joint the first is a participle.
        Class::Past if left.is_noun() && past_forms(&all[i].lower).1 && verb_follows(all, classes, i + 1, end) => {
            classes[i] = Class::Part
        }
        _ => {}
    }
}

/// Whether a second past or an auxiliary follows, with only a phrase or a day between.
fn verb_follows(all: &[Token], classes: &[Class], from: usize, end: usize) -> bool {
    for j in from..end.min(from + 9) {
        match classes[j] {
            Class::Past | Class::Third | Class::Modal => return j > from,
            Class::Base if data::auxiliaries().contains(all[j].lower.as_str()) => return j > from,
            Class::Noun
            | Class::Name
            | Class::Plural
            | Class::Prep
            | Class::Det
            | Class::Adj
            | Class::Num
            | Class::Adv => {
                // "told reporters the plan …": an object of its own, then another subject.
                if j == from
                    && !matches!(classes[j], Class::Prep | Class::Adv)
                    && !data::temporal().contains(all[j].lower.as_str())
                {
                    return false;
                }
            }
            Class::Poss if all[j].lower == "'s" || all[j].lower == "'" => {}
            _ => return false,
        }
    }
    false
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
