//! All phrases of a text that can mean somebody: names, descriptions, pronouns; without what is tied to them.
//!
//! "A spokesman for the port of Dover" is three: *A spokesman*, *the port*, *Dover*.

use super::nouns::{self, Noun};
use super::spans::Spans;
use crate::classes::Class;
use crate::data;
use crate::line::Marked;
use crate::reader::network::Named;
use crate::tokens::{Shape, Token};
use std::collections::HashSet;
use std::ops::Range;

/// A name, description or pronoun.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Its words, with article and title.
    pub tokens: Range<usize>,
    /// The last word of it that counts: *spokesman*, *Dover*, *she*.
    pub head: usize,
    /// How it means somebody.
    pub form: Form,
    /// Where it stands in its clause.
    pub role: Role,
    /// Its sentence.
    pub sentence: usize,
    /// The innermost quotation that holds it.
    pub quote: Option<usize>,
}

/// How a phrase means somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// *she*
    Pronoun,
    /// By a name: the words of the name alone.
    Name(Range<usize>),
    /// By a noun: *the mayor*.
    Noun,
}

/// Where a phrase stands in its clause, as far as its neighbours tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Before its verb.
    Subject,
    /// After its verb.
    Object,
    /// After a preposition.
    Oblique,
    /// *Lopez's, her*
    Genitive,
    /// A name before a noun: *Lopez aides*.
    Modifier,
}

/// How a description points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// *the, this, Lopez's*
    Definite,
    /// *a, some, three*, and nouns without an article
    Indefinite,
    /// *his, their*
    Possessive,
}

/// All phrases of a document, in the order of their first words; `names` are those of a network, if one read it.
pub fn find(marked: &Marked<'_>, names: Option<&Spans<'_>>) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let depths = depths(marked);
    let surnames = surnames(marked);
    for (sentence, range) in marked.tokens.sentences.iter().enumerate() {
        let (start, end) = (range.start, range.end);
        let scan = Scan { marked, end, start, sentence, depths: &depths, surnames: &surnames, names };
        scan.all(&mut phrases);
    }
    phrases.sort_by_key(|p| (p.tokens.start, std::cmp::Reverse(p.tokens.end)));
    phrases
}

/// The innermost quotation of each token.
fn depths(marked: &Marked<'_>) -> Vec<Option<usize>> {
    let mut depths = vec![None; marked.tokens.all.len()];
    for (q, quote) in marked.quotes.iter().enumerate() {
        // Quotations stand in the order of their first mark: an inner one overwrites its outer one.
        depths[quote.inner.clone()].fill(Some(q));
    }
    depths
}

/// Nouns of persons that a given name stands before: "Carl *Dean*".
fn surnames<'a>(marked: &'a Marked<'_>) -> HashSet<&'a str> {
    let all = &marked.tokens.all;
    let is_surname = |i: &usize| {
        marked.classes[*i] == Class::Name
            && all[*i - 1].shape == Shape::Capital
            && nouns::given(&all[*i - 1].lower).is_some()
            && nouns::noun(&all[*i].lower).is_some_and(is_person)
    };
    (1..all.len()).filter(is_surname).map(|i| all[i].lower.as_str()).collect()
}

struct Scan<'a> {
    marked: &'a Marked<'a>,
    start: usize,
    end: usize,
    sentence: usize,
    depths: &'a [Option<usize>],
    surnames: &'a HashSet<&'a str>,
    names: Option<&'a Spans<'a>>,
}

impl Scan<'_> {
    fn token(&self, at: usize) -> &Token {
        &self.marked.tokens.all[at]
    }

    fn word(&self, at: usize) -> &str {
        if at < self.end { self.token(at).lower.as_str() } else { "" }
    }

    fn class(&self, at: usize) -> Class {
        if at < self.end { self.marked.classes[at] } else { Class::Mark }
    }

    /// The network's name that holds a token.
    fn name_at(&self, at: usize) -> Option<&Range<usize>> {
        if at < self.end { self.names?.at(at) } else { None }
    }

    /// The network's name that starts at a token, and is more than a pronoun in capitals.
    fn name_from(&self, at: usize) -> Option<&Range<usize>> {
        self.name_at(at).filter(|name| name.start == at && (name.len() > 1 || !self.is_pronoun(at)))
    }

    fn all(&self, phrases: &mut Vec<Phrase>) {
        let mut at = self.start;
        while at < self.end {
            if self.is_pronoun(at) && self.name_from(at).is_none() {
                let role = if self.class(at) == Class::Poss { Role::Genitive } else { self.role(at..at + 1) };
                phrases.push(self.phrase(at..at + 1, at, Form::Pronoun, role));
                at += 1;
                continue;
            }
            if self.class(at) == Class::Pron && self.is_country(at) {
                phrases.push(self.phrase(at..at + 1, at, Form::Name(at..at + 1), self.role(at..at + 1)));
                at += 1;
                continue;
            }
            let Some(chunk) = self.chunk(at) else {
                at += 1;
                continue;
            };
            at = chunk.end;
            self.push(chunk, phrases);
        }
    }

    fn phrase(&self, tokens: Range<usize>, head: usize, form: Form, role: Role) -> Phrase {
        Phrase { quote: self.depths[head], tokens, head, form, role, sentence: self.sentence }
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Pron | Class::Poss) && person(self.word(at)).is_some() && !self.is_country(at)
    }

    /// "US" is no "us".
    fn is_country(&self, at: usize) -> bool {
        self.word(at) == "us" && self.token(at).span.of(&self.marked.document.text) == "US"
    }

    /// The plain noun phrase that starts at a place, up to its head.
    fn chunk(&self, start: usize) -> Option<Range<usize>> {
        let is_named = self.name_from(start).is_some();
        let opens_none = matches!(self.class(start), Class::Mark | Class::Adv | Class::Prep | Class::Conj);
        if !is_named && (opens_none || self.is_day(start)) {
            return None;
        }
        let mut end = start;
        let mut head = None;
        while end < self.end {
            if end > start && self.names.is_some_and(|n| n.is_parted(end)) {
                break;
            }
            if let Some(name) = self.name_from(end) {
                end = name.end;
                head = Some(end - 1);
                continue;
            }
            let inner = match self.class(end) {
                Class::Det => end == start || self.class(end - 1) == Class::Det,
                Class::Noun | Class::Plural | Class::Name => end == start || !self.is_day(end),
                Class::Adj | Class::Num => true,
                Class::Ing | Class::Part | Class::Past => end > start && self.is_nominal(end + 1) && head.is_none(),
                Class::Adv => end > start && matches!(self.class(end + 1), Class::Adj) && head.is_none(),
                _ => end > start && self.joins_name(end),
            };
            if !inner {
                break;
            }
            if self.class(end).is_noun() || self.is_noun_as_adjective(end) {
                head = Some(end);
            }
            end += 1;
        }
        let head = head.or_else(|| (end > start && self.word(end - 1) != "the").then(|| end - 1))?;
        Some(start..self.with_of(head) + 1)
    }

    /// "the army *veteran*", "a *Republican*", "the Danish *military*": listed as a noun, and no noun follows.
    fn is_noun_as_adjective(&self, at: usize) -> bool {
        let after_name = at > self.start && self.class(at - 1) == Class::Name;
        self.class(at) == Class::Adj
            && !self.is_nominal(at + 1)
            && nouns::noun(self.word(at)).is_some_and(|n| is_person(n) || after_name)
    }

    fn is_nominal(&self, at: usize) -> bool {
        self.class(at).is_noun() || self.class(at) == Class::Adj
    }

    fn is_day(&self, at: usize) -> bool {
        let word = self.word(at);
        data::temporal().contains(word)
            && !(at > self.start && self.class(at) == Class::Name && nouns::given(self.word(at - 1)).is_some())
    }

    /// *&* or *de* between two words of a name.
    fn joins_name(&self, at: usize) -> bool {
        (self.word(at) == "&" || nouns::is_particle(self.word(at)))
            && self.class(at - 1) == Class::Name
            && self.class(at + 1) == Class::Name
    }

    /// The last word of "Ministry *of Health*", "Bank *of the North*"; else the head itself.
    fn with_of(&self, head: usize) -> usize {
        let opens = |n: &Noun| matches!(n.sort, nouns::Sort::Organization) && !n.plural;
        if self.name_at(head).is_some() {
            return head;
        }
        let capital = self.class(head) == Class::Name && self.token(head).shape == Shape::Capital;
        if !capital || self.word(head + 1) != "of" || !nouns::noun(self.word(head)).is_some_and(opens) {
            return head;
        }
        let first = if self.word(head + 2) == "the" { head + 3 } else { head + 2 };
        let mut end = first;
        while self.class(end) == Class::Name && !self.is_day(end)
            || end > first && self.word(end) == "and" && self.class(end + 1) == Class::Name && self.is_last_pair(end)
        {
            end += 1;
        }
        if end > first { end - 1 } else { head }
    }

    /// "Ministry of Health *and Welfare*": what follows the pair starts no clause.
    fn is_last_pair(&self, and: usize) -> bool {
        let after = and + 2;
        nouns::noun(self.word(and + 1)).is_none()
            && nouns::given(self.word(and + 1)).is_none()
            && self.class(after) != Class::Name
            && self.word(and + 1).len() > 3
    }

    /// Adds a chunk: as a name or description, with names inside it.
    fn push(&self, chunk: Range<usize>, phrases: &mut Vec<Phrase>) {
        let head = chunk.end - 1;
        let role = self.role(chunk.clone());
        // "*Secretary* of Trade", "the President": a noun, whatever the network held it for.
        let is_noun = |name: &&Range<usize>| name.len() == 1 && self.is_common(head, &chunk);
        if let Some(name) = self.name_at(head).filter(|name| !is_noun(name)) {
            let name = self.without_title_of_person(name.start.max(chunk.start)..chunk.end);
            self.modifiers(chunk.start..name.start, phrases);
            let (_, tokens) = self.cut_before(chunk, &name);
            phrases.push(self.phrase(tokens, head, Form::Name(name), role));
            return;
        }
        let passed_by = self.names.is_some() && !self.is_still_a_name(head, &chunk);
        if self.class(head) != Class::Name || passed_by || self.is_common(head, &chunk) {
            self.modifiers(chunk.start..head, phrases);
            phrases.push(self.phrase(chunk, head, Form::Noun, role));
            return;
        }
        let run = self.run_start(chunk.start, head);
        let name = self.without_title(run..chunk.end);
        let (before, tokens) = self.cut_before(chunk.clone(), &name);
        if let Some(before) = before {
            let head = before.end - 1;
            phrases.push(self.phrase(before.clone(), head, Form::Name(before), Role::Oblique));
        }
        self.modifiers(tokens.start..run.max(tokens.start), phrases);
        phrases.push(self.phrase(tokens, head, Form::Name(name), role));
    }

    /// A network may take a title into a person's name.
    fn without_title_of_person(&self, name: Range<usize>) -> Range<usize> {
        let person = self.names.and_then(|n| n.kind(&name)) == Some(Named::Person);
        if person { self.without_title(name) } else { name }
    }

    /// Capital words that the network does not hold for a name, but the rest of the text, or the rules, do.
    fn is_still_a_name(&self, head: usize, chunk: &Range<usize>) -> bool {
        let word = self.word(head);
        let before = head.checked_sub(1).filter(|b| chunk.contains(b));
        let titled = before.is_some_and(|b| is_title(self.word(b)) && self.token(b).shape == Shape::Capital);
        let known = nouns::is_agency(word) || before.is_some() && nouns::ends_outlet(word);
        let record = before.is_some() && nouns::noun(word).is_some_and(|n| n.sort == nouns::Sort::Record);
        self.class(head) == Class::Name
            && (titled || known || record || self.names.is_some_and(|n| n.is_name_elsewhere(self.marked, head)))
    }

    /// A capital word that is a noun like any other: "the President", "Officials".
    fn is_common(&self, head: usize, chunk: &Range<usize>) -> bool {
        let Some(noun) = nouns::noun(self.word(head)) else { return false };
        let surname = nouns::is_family_name(self.word(head)) || self.surnames.contains(self.word(head));
        let person = noun.sort == nouns::Sort::Person && !surname;
        let pointed = matches!(self.word(chunk.start), "the" | "a" | "an" | "this" | "that");
        let alone = chunk.len() == 1;
        let lower_before = head > chunk.start && self.token(head - 1).shape == Shape::Lower;
        person && (pointed || noun.plural || alone && head == self.start || lower_before)
            || noun.sort != nouns::Sort::Person && chunk.len() == 2 && pointed
            || person && alone && matches!(self.word(head + 1), "of" | "for")
            || noun.sort == nouns::Sort::Record && alone
    }

    /// Where the run of name words starts that ends at `head`.
    fn run_start(&self, low: usize, head: usize) -> usize {
        let mut start = head;
        while start > low {
            let at = start - 1;
            let inner = self.class(at) == Class::Name
                || at > low
                    && self.class(at - 1) == Class::Name
                    && (nouns::is_particle(self.word(at)) || self.word(at) == "&")
                || at > low && matches!(self.word(at), "of" | "and")
                || self.word(at) == "the" && at > low && self.word(at - 1) == "of";
            if !inner {
                break;
            }
            start = at;
        }
        start
    }

    /// The name without what stands before it in capitals: "Finance Minister | Jonas Ek".
    fn without_title(&self, run: Range<usize>) -> Range<usize> {
        if run.len() == 1 || nouns::given(self.word(run.start)).is_some() && !is_title(self.word(run.start)) {
            return run;
        }
        let title = (run.start..run.end - 1).rev().find(|at| is_title(self.word(*at)));
        if let Some(title) = title
            && !nouns::is_suffix(self.word(title + 1))
        {
            let name = title + 1..run.end;
            return self.at_given(name.clone()).unwrap_or(name);
        }
        self.at_given(run.clone()).unwrap_or(run)
    }

    /// A given name further in opens the name: "Central Banking Affairs | Maria Lopez".
    fn at_given(&self, run: Range<usize>) -> Option<Range<usize>> {
        let opens = |at: &usize| {
            let before = self.word(at - 1);
            let closed = nouns::noun(before).is_some() || before.ends_with('s') && at - run.start > 1;
            nouns::given(self.word(*at)).is_some() && closed
        };
        let start = (run.start + 1..run.end.saturating_sub(1)).find(opens)?;
        Some(start..run.end)
    }

    /// Parts a chunk before the name where what stands there is no title but a name of its own.
    fn cut_before(&self, chunk: Range<usize>, name: &Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
        let before = chunk.start..name.start;
        let last = before.end.checked_sub(1).filter(|at| before.contains(at));
        match last {
            Some(at) if self.class(at) == Class::Name && !nouns::noun(self.word(at)).is_some_and(is_person) => {
                (Some(before), name.clone())
            }
            _ => (None, chunk),
        }
    }

    /// The names inside a description: "*Lopez* aides".
    fn modifiers(&self, range: Range<usize>, phrases: &mut Vec<Phrase>) {
        let mut at = range.start;
        while at < range.end {
            let mut end = at;
            if let Some(name) = self.name_at(at).filter(|n| n.end <= range.end) {
                phrases.push(self.phrase(at..name.end, name.end - 1, Form::Name(at..name.end), Role::Modifier));
                at = name.end;
                continue;
            }
            if self.names.is_some() && !(self.class(at) == Class::Name && self.is_still_a_name(at, &(at..at + 1))) {
                at += 1;
                continue;
            }
            let goes_on = |t: usize| t == at || self.name_at(t).is_none();
            while end < range.end
                && self.class(end) == Class::Name
                && self.token(end).shape == Shape::Capital
                && goes_on(end)
            {
                end += 1;
            }
            if end > at && !nouns::noun(self.word(end - 1)).is_some_and(is_person) {
                phrases.push(self.phrase(at..end, end - 1, Form::Name(at..end), Role::Modifier));
            }
            at = end.max(at + 1);
        }
    }

    fn role(&self, chunk: Range<usize>) -> Role {
        let after = chunk.end;
        if self.class(after) == Class::Poss && matches!(self.word(after), "'s" | "'") {
            return Role::Genitive;
        }
        let before = chunk.start.checked_sub(1).filter(|b| *b >= self.start).map_or(Class::Mark, |b| self.class(b));
        if matches!(before, Class::Prep) || before == Class::To {
            return Role::Oblique;
        }
        let next = if self.class(after) == Class::Adv { after + 1 } else { after };
        if self.class(next).is_finite() || self.word(next) == "who" {
            return Role::Subject;
        }
        if before.is_verb() { Role::Object } else { Role::Subject }
    }
}

/// A noun that stands before a name as a title: *Mayor, Sen., ambassador*.
pub fn is_title(word: &str) -> bool {
    nouns::noun(word).is_some_and(|n| is_person(n) && !n.plural && !nouns::is_demonym(n.lemma))
        && !nouns::is_family_name(word)
}

fn is_person(noun: &Noun) -> bool {
    noun.sort == nouns::Sort::Person
}

/// The grammatical person of a pronoun that means somebody; `None` for other words.
pub fn person(word: &str) -> Option<Person> {
    Some(match word {
        "i" | "me" | "my" | "myself" | "mine" => Person::First,
        "we" | "us" | "our" | "ours" | "ourselves" => Person::FirstPlural,
        "he" | "him" | "his" | "himself" => Person::He,
        "she" | "her" | "hers" | "herself" => Person::She,
        "it" | "its" | "itself" => Person::It,
        "they" | "them" | "their" | "theirs" | "themselves" => Person::They,
        _ => return None,
    })
}

/// The persons of pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// *I*
    First,
    /// *we*
    FirstPlural,
    /// *he*
    He,
    /// *she*
    She,
    /// *it*
    It,
    /// *they*
    They,
}
