//! What each name of a text stands for: by its own words, and by what the whole text says around it.

use super::nouns::{self, Gender, Sort};
use super::phrases::{Form, Phrase, Role};
use super::spans::Spans;
use crate::classes::Class;
use crate::line::Marked;
use crate::reader::network::Named;
use crate::tokens::Shape;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A name without title and what follows a surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// Its words in lower case.
    pub words: Vec<&'a str>,
}

impl<'a> Name<'a> {
    /// The name of a range of tokens.
    pub fn of(marked: &'a Marked<'_>, range: &Range<usize>) -> Name<'a> {
        let mut words: Vec<&str> = marked.tokens.all[range.clone()].iter().map(|t| t.lower.as_str()).collect();
        while words.len() > 1 && words.last().is_some_and(|w| nouns::is_suffix(w)) {
            words.pop();
        }
        Name { words }
    }

    /// All words, parted by spaces; a country's under one of its names.
    pub fn key(&self) -> String {
        let key = self.words.join(" ");
        nouns::country_names().get(key.as_str()).map_or(key, |name| (*name).to_owned())
    }

    /// The last word: of a person, the surname.
    pub fn last(&self) -> &'a str {
        self.words.last().copied().unwrap_or("")
    }

    /// What the given name tells.
    pub fn gender(&self) -> Option<Gender> {
        if self.words.len() < 2 { None } else { nouns::usual_gender(self.words[0]) }
    }
}

/// What the names of a text stand for.
#[derive(Debug, Default)]
pub struct Sorts {
    by_key: HashMap<String, Sort>,
    surnames: HashSet<String>,
}

/// What speaks for a sort, counted over the text.
#[derive(Default)]
struct Signs {
    place: u32,
    outlet: u32,
    count: u32,
    /// How often with an article: no person has one.
    the: u32,
    /// How often a network held it for a person, place, organization or something else.
    held: [u32; 4],
}

impl Signs {
    /// What a network held it for most often, the first of equals.
    fn held_for(&self) -> Option<Sort> {
        const SORTS: [Sort; 4] = [Sort::Person, Sort::Place, Sort::Organization, Sort::Organization];
        let best = (1..4).fold(0, |best, k| if self.held[k] > self.held[best] { k } else { best });
        (self.held[best] > 0).then_some(SORTS[best])
    }
}

impl Sorts {
    /// Looks at all names of a text; `names` are those of a network, if one read it.
    pub fn find(marked: &Marked<'_>, phrases: &[Phrase], names: Option<&Spans<'_>>) -> Sorts {
        let mut sorts = Sorts::default();
        let mut signs: HashMap<String, Signs> = HashMap::new();
        for phrase in phrases {
            let Form::Name(range) = &phrase.form else { continue };
            let name = Name::of(marked, range);
            let around = Around { marked, phrase, range };
            let key = name.key();
            let held = names.and_then(|n| n.kind(range));
            let own = match held {
                Some(held) => around.surer_sort(&name, held),
                None => around.own_sort(&name),
            };
            if let Some(held) = held {
                signs.entry(key.clone()).or_default().held[held as usize] += 1;
            }
            if let Some(sort) = own {
                if sort == Sort::Person {
                    sorts.surnames.insert(name.last().to_owned());
                }
                let known = sorts.by_key.entry(key.clone()).or_insert(sort);
                if *known == Sort::Place && sort == Sort::Person {
                    *known = sort;
                }
            }
            let sign = signs.entry(key).or_default();
            sign.count += 1;
            sign.the +=
                u32::from(around.has_the() && phrase.role != Role::Modifier && range.start <= phrase.tokens.start + 1);
            sign.place += u32::from(around.stands_as_place());
            sign.outlet += u32::from(around.stands_as_outlet());
        }
        sorts.weigh(signs);
        sorts
    }

    fn weigh(&mut self, signs: HashMap<String, Signs>) {
        for (key, sign) in signs {
            let known = self.by_key.get(&key).copied();
            let surname = self.surnames.contains(&key);
            let sort = match (known, sign.held_for()) {
                (Some(Sort::Record), _) if sign.outlet > 0 => Sort::Outlet,
                (Some(Sort::Person | Sort::Outlet | Sort::Record | Sort::Group), _) => continue,
                (_, Some(Sort::Person)) if sign.the * 2 < sign.count => Sort::Person,
                (_, Some(_)) if sign.outlet > 0 => Sort::Outlet,
                (_, Some(Sort::Person)) => Sort::Organization,
                (_, Some(held)) => held,
                _ if surname => Sort::Person,
                (Some(Sort::Organization), _) if sign.outlet > 1 => Sort::Outlet,
                (None, _) if sign.outlet > 0 => Sort::Outlet,
                (None, _) if sign.place * 3 >= sign.count && sign.place > 0 => Sort::Place,
                _ => continue,
            };
            self.by_key.insert(key, sort);
        }
    }

    /// What a name stands for; a name that nothing speaks of is a person's.
    pub fn of(&self, name: &Name<'_>) -> Sort {
        match self.by_key.get(&name.key()) {
            Some(sort) => *sort,
            None => Sort::Person,
        }
    }

    /// An apposition says what a name stands for: "Morrow, a site for farmers".
    pub fn learn(&mut self, name: &Name<'_>, sort: Sort) {
        self.by_key.entry(name.key()).or_insert(sort);
    }
}

/// A name with its neighbours.
struct Around<'a> {
    marked: &'a Marked<'a>,
    phrase: &'a Phrase,
    range: &'a Range<usize>,
}

impl Around<'_> {
    fn word(&self, at: usize) -> &str {
        self.marked.tokens.all.get(at).map_or("", |t| t.lower.as_str())
    }

    fn before(&self, steps: usize) -> &str {
        self.phrase.tokens.start.checked_sub(steps).map_or("", |at| self.word(at))
    }

    fn has_the(&self) -> bool {
        self.phrase.tokens.start < self.range.start && self.word(self.range.start - 1) == "the"
            || self.range.len() > 1 && self.word(self.range.start) == "the"
    }

    /// By the words of the name, its title and article.
    fn own_sort(&self, name: &Name<'_>) -> Option<Sort> {
        let (first, last) = (*name.words.first()?, name.last());
        let titled = self.phrase.tokens.start < self.range.start
            && nouns::noun(self.word(self.range.start - 1)).is_some_and(|n| n.sort == Sort::Person && !n.plural);
        let the = self.has_the();
        let given = nouns::given(first).is_some();
        if titled || given && name.words.len() == 2 && !the && !nouns::is_country(last) && !is_strong(last) {
            return Some(Sort::Person);
        }
        if let Some(sort) = self.sort_of_words(name, the) {
            return Some(sort);
        }
        if given && name.words.len() > 1 && !the {
            return Some(Sort::Person);
        }
        let key = name.key();
        if nouns::is_country(&key) || nouns::is_state(&key) || name.words.len() == 1 && nouns::is_capital(last) {
            return Some(Sort::Place);
        }
        if self.is_acronym(name) || self.is_brand(name) || the && self.phrase.role != Role::Modifier {
            return Some(Sort::Organization);
        }
        let plain = name.words.len() == 2 || name.words.len() == 3 && name.words[1].ends_with('.');
        (plain && self.phrase.role != Role::Modifier && !name.words.contains(&"of")).then_some(Sort::Person)
    }

    /// By the words of the name, its title and article, where these tell more than a network that held it for `held`.
    fn surer_sort(&self, name: &Name<'_>, held: Named) -> Option<Sort> {
        let titled = self.phrase.tokens.start < self.range.start
            && nouns::noun(self.word(self.range.start - 1)).is_some_and(|n| n.sort == Sort::Person && !n.plural);
        let sort = self.sort_of_words(name, self.has_the());
        let adjective = self.range.len() == 1 && self.marked.classes[self.range.start] == Class::Adj;
        let state = self.range.len() == 1 && name.last().ends_with('.') && nouns::is_state(name.last());
        match (held, sort) {
            _ if state => Some(Sort::Place),
            // "a *Danish* company": a people, whatever it was held for.
            _ if adjective || self.range.len() == 1 && nouns::is_demonym(name.last()) => Some(Sort::Group),
            (Named::Organization | Named::Other, _) if titled && sort.is_none() => Some(Sort::Person),
            (Named::Organization | Named::Other, Some(Sort::Outlet | Sort::Record | Sort::Group)) => sort,
            (Named::Other, Some(Sort::Organization)) => sort,
            (Named::Place, Some(Sort::Outlet)) => sort,
            _ => None,
        }
    }

    fn sort_of_words(&self, name: &Name<'_>, the: bool) -> Option<Sort> {
        let (first, last) = (*name.words.first()?, name.last());
        let several = name.words.len() > 1 || the;
        if nouns::is_agency(last) || nouns::is_agency(first) || several && nouns::ends_outlet(last) {
            return Some(Sort::Outlet);
        }
        if nouns::is_group_word(last) {
            return Some(Sort::Group);
        }
        if nouns::is_place_word(last) && name.words.len() > 1 || matches!(first, "lake" | "mount" | "fort" | "cape") {
            return Some(Sort::Place);
        }
        let before_of = name.words.iter().position(|w| *w == "of").map(|at| name.words[at.saturating_sub(1)]);
        let head = before_of.unwrap_or(last);
        match nouns::noun(head).map(|n| (n.sort, n.plural)) {
            Some((Sort::Person, true)) => Some(Sort::Group),
            Some((sort @ (Sort::Organization | Sort::Outlet), _)) if several || head.len() > 3 => Some(sort),
            Some((Sort::Record, false)) if several => Some(Sort::Record),
            _ if name.words.iter().any(|w| matches!(*w, "&" | "inc." | "corp." | "ltd." | "co.")) => {
                Some(Sort::Organization)
            }
            _ if ["ians", "icans", "ocrats", "ists"].iter().any(|e| last.ends_with(e)) => Some(Sort::Group),
            _ => None,
        }
    }

    fn is_acronym(&self, name: &Name<'_>) -> bool {
        let [_] = name.words.as_slice() else { return false };
        let word = self.marked.tokens.all[self.range.start].span.of(&self.marked.document.text);
        (2..=6).contains(&word.chars().count()) && word.chars().all(|c| c.is_uppercase() || c == '&' || c == '-')
    }

    /// A capital inside a single word: "HarrowWatch"; not "McAdam".
    fn is_brand(&self, name: &Name<'_>) -> bool {
        let [word] = name.words.as_slice() else { return false };
        let printed = self.marked.tokens.all[self.range.start].span.of(&self.marked.document.text);
        let inner = printed.char_indices().find(|(i, c)| *i > 0 && c.is_uppercase()).map(|(i, _)| i);
        inner.is_some_and(|i| i > 3) && !word.contains(['-', '\'', '’', '.'])
    }

    /// "in Harrow", "from Harrow"; not "in Harrow's view".
    fn stands_as_place(&self) -> bool {
        matches!(self.before(1), "in" | "near" | "across" | "outside" | "inside" | "throughout")
            && self.phrase.role != Role::Genitive
    }

    /// "obtained by the Morrow", "The Morrow reported".
    fn stands_as_outlet(&self) -> bool {
        let capital_the = self.has_the()
            && self.marked.tokens.all[self.range.start - usize::from(self.word(self.range.start) != "the")].shape
                == Shape::Capital;
        let passive = self.before(1) == "by"
            && matches!(
                self.before(2),
                "obtained" | "reviewed" | "reported" | "seen" | "leaked" | "published" | "broken"
            );
        let after = self.phrase.tokens.end;
        let reports = matches!(self.word(after), "reported" | "reports")
            && self.marked.classes.get(after).is_some_and(|c| matches!(c, Class::Past | Class::Third));
        let told = self.before(1) == "told" || matches!(self.before(1), "with" | "to") && self.before(2) == "interview";
        capital_the && (passive || reports || told) || passive && self.before(2) != "reported" && !self.is_person_like()
    }

    fn is_person_like(&self) -> bool {
        nouns::given(self.word(self.range.start)).is_some()
    }
}

/// Words of outlets that are hardly surnames.
fn is_strong(word: &str) -> bool {
    matches!(
        word,
        "times" | "herald" | "news" | "tribune" | "journal" | "gazette" | "chronicle" | "radio" | "television"
    ) || matches!(nouns::noun(word).map(|n| n.sort), Some(Sort::Organization)) && word.len() > 5
}
