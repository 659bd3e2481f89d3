//! Phrase by phrase, in the order of the text: the entity that each means.

use super::figures::{Description, Figure};
use super::links;
use super::names::{Name, Sorts};
use super::nouns::{self, Sort};
use super::phrases::{self, Form, Person, Phrase, Pointing, Role};
use super::pronouns::{self, Kind, Logged};
use super::uses::{How, Use};
use super::weigh::{self, Asked, Candidate, Scene, Signs};
use crate::classes::Class;
use crate::line::Marked;
use crate::reader::Sight;
use crate::reader::network::Tag;
use crate::tokens::Shape;
use document::{Evidence, Pieces, Span};
use std::collections::HashMap;
use std::ops::Range;

/// How many entities of one name or role are looked at, the latest first.
const MOST: usize = 24;
/// An unnamed entity is meant again only within so many sentences.
const REACH: usize = 12;

/// Phrases after a pronoun that are looked at for a name.
const AHEAD: usize = 8;
const NEAREST: &str = "the nearest that fits the pronoun";

/// A pronoun with all that it may mean, as it was weighed.
pub struct Weighing {
    /// The pronoun's token.
    pub token: usize,
    /// Whom it may mean, with what speaks for each.
    pub options: Vec<Choice>,
}

/// One that a pronoun may mean.
pub struct Choice {
    /// Whom, if the text knew it then.
    pub figure: Option<usize>,
    /// The name that is new to the text.
    pub phrase: usize,
    /// What speaks for it.
    pub signs: Signs,
}

/// All phrases of a text and what is known of whom they mean.
pub struct Resolver<'a> {
    marked: &'a Marked<'a>,
    phrases: &'a [Phrase],
    links: &'a [Option<usize>],
    sorts: &'a Sorts,
    uses: &'a [Use],
    /// The content of each claim, as tokens from its first to its last.
    contents: &'a [Range<usize>],
    /// What a network made of the text, if one read it.
    sight: Option<&'a Sight>,
    /// The uses that a phrase heads.
    heads: Vec<Vec<usize>>,
    /// Everybody so far.
    pub figures: Vec<Figure<'a>>,
    /// Whom each phrase means.
    pub of_phrase: Vec<Option<usize>>,
    /// Whom each use means.
    pub of_use: Vec<Option<usize>>,
    /// Why each use means that, where it took resolving.
    pub evidence: Vec<Option<Evidence>>,
    /// Whether each token stands in what somebody says.
    reported: Vec<bool>,
    /// For each token the use that says the innermost content that holds it.
    tellers: Vec<Option<usize>>,
    /// What *he* and *she* were weighed by, where that is asked for: only training does.
    pub weighings: Option<Vec<Weighing>>,
    log: Vec<Logged>,
    by_key: HashMap<String, usize>,
    by_word: HashMap<&'a str, Vec<usize>>,
    by_head: HashMap<&'a str, Vec<usize>>,
    latest: HashMap<Sort, usize>,
    /// The records that said something so far: the first, and how many.
    records: (Option<usize>, usize),
}

impl<'a> Resolver<'a> {
    /// Nothing is resolved yet.
    pub fn new(
        marked: &'a Marked<'a>,
        phrases: &'a [Phrase],
        links: &'a [Option<usize>],
        sorts: &'a Sorts,
        uses: &'a [Use],
        contents: &'a [Range<usize>],
        sight: Option<&'a Sight>,
    ) -> Resolver<'a> {
        let mut heads = vec![Vec::new(); phrases.len()];
        for (u, one) in uses.iter().enumerate() {
            if let Some(phrase) = one.phrase {
                heads[phrase].push(u);
            }
        }
        let mut reported = vec![false; marked.tokens.all.len()];
        for content in contents {
            reported[content.clone()].fill(true);
        }
        let mut tellers = vec![None; marked.tokens.all.len()];
        let mut sources: Vec<usize> = (0..uses.len()).filter(|u| uses[*u].is_source()).collect();
        sources.sort_by_key(|u| std::cmp::Reverse(contents[uses[*u].claim].len()));
        for u in sources {
            tellers[contents[uses[u].claim].clone()].fill(Some(u));
        }
        Resolver {
            marked,
            phrases,
            links,
            sorts,
            uses,
            contents,
            sight,
            heads,
            figures: Vec::new(),
            of_phrase: vec![None; phrases.len()],
            of_use: vec![None; uses.len()],
            evidence: vec![None; uses.len()],
            reported,
            tellers,
            weighings: None,
            log: Vec::new(),
            by_key: HashMap::new(),
            by_word: HashMap::new(),
            by_head: HashMap::new(),
            latest: HashMap::new(),
            records: (None, 0),
        }
    }

    /// Names, descriptions, and pronouns outside of quotations.
    pub fn forward(&mut self) {
        for i in 0..self.phrases.len() {
            if self.phrases[i].form == Form::Pronoun {
                self.pronoun(i, None);
            } else if self.of_phrase[i].is_none() {
                self.of_phrase[i] = match self.links[i] {
                    Some(neighbour) => self.linked(i, neighbour),
                    None => self.plain(i),
                };
            }
            self.settle(i);
        }
    }

    /// Pronouns in quotations and in the turns of an interview: *I* is the speaker; in a quotation *he* is somebody else.
    ///
    /// `speakers` gives the use that says a quotation, `turns` the one that says a token.
    pub fn quoted(&mut self, speakers: &[Option<usize>], turns: &[Option<usize>]) {
        for i in 0..self.phrases.len() {
            let quote = self.phrases[i].quote;
            let turn = turns.get(self.phrases[i].head).copied().flatten();
            if quote.is_none() && turn.is_none() {
                continue;
            }
            let is_asked =
                !self.heads[i].is_empty() || self.sight.is_some_and(|s| s.links.of(self.phrases[i].head).is_some());
            if self.phrases[i].form != Form::Pronoun || !is_asked || self.of_phrase[i].is_some() {
                continue;
            }
            let speaker = quote.map_or(turn, |q| speakers[q].or(turn)).and_then(|u| self.of_use[u]);
            match phrases::person(self.word(self.phrases[i].head)) {
                Some(Person::First | Person::FirstPlural) => {
                    self.of_phrase[i] = speaker;
                    if let Some(figure) = speaker {
                        self.tell(i, figure, "the speaker of the quotation");
                    }
                }
                _ if quote.is_some() => self.third(i, speaker),
                _ => {}
            }
            self.settle(i);
        }
    }

    /// Whoever no phrase was found for gets an entity of its own.
    pub fn rest(&mut self) {
        for u in 0..self.uses.len() {
            if self.of_use[u].is_none() {
                let unnamed = self.uses[u].phrase.map(|i| self.sort_unresolved(i)).unwrap_or((Sort::Person, false));
                let figure = self.add(unnamed.0, false, "unresolved", self.uses[u].words.clone());
                self.figures[figure].plural = unnamed.1;
                self.figures[figure].mentions.push(self.uses[u].words.clone());
                self.of_use[u] = Some(figure);
            }
        }
    }

    /// What an unresolved pronoun stands for, and whether for several.
    fn sort_unresolved(&self, i: usize) -> (Sort, bool) {
        match phrases::person(self.word(self.phrases[i].head)) {
            Some(Person::They | Person::FirstPlural) => (Sort::Group, true),
            Some(Person::It) => (Sort::Organization, false),
            _ => (Sort::Person, false),
        }
    }

    fn word(&self, at: usize) -> &'a str {
        self.marked.tokens.all.get(at).map_or("", |t| t.lower.as_str())
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.marked.tokens.span(tokens)
    }

    fn add(&mut self, sort: Sort, named: bool, found_by: &'static str, name: Pieces) -> usize {
        self.figures.push(Figure {
            sort,
            named,
            plural: false,
            gender: None,
            words: Vec::new(),
            name,
            roles: Vec::new(),
            described: Vec::new(),
            mentions: Vec::new(),
            bare: 0,
            last: 0,
            spoke: false,
            anonymity: None,
            found_by,
            by_model: None,
            evidence: Vec::new(),
        });
        self.figures.len() - 1
    }

    /// Notes a resolved phrase: its mention, its uses, its place in the log.
    fn settle(&mut self, i: usize) {
        let Some(figure) = self.of_phrase[i] else { return };
        let phrase = &self.phrases[i];
        let mut whole = None;
        for u in self.heads[i].clone() {
            let one = &self.uses[u];
            if one.how == How::Whole {
                self.of_use[u] = Some(figure);
                if whole.as_ref().is_none_or(|w: &Pieces| w.len() < one.words.len()) {
                    whole = Some(one.words.clone());
                }
            } else {
                self.of_use[u] = Some(self.part(i, u, figure));
            }
        }
        let described = self.links[i].is_some() && whole.is_none();
        if !described {
            let mention = whole.clone().unwrap_or_else(|| self.span(&phrase.tokens).into());
            self.figures[figure].mentions.push(mention);
        }
        let is_source = self.heads[i].iter().any(|u| self.uses[*u].is_source());
        let new = &self.figures[figure];
        if is_source && new.sort == Sort::Record && !new.plural && !new.spoke {
            self.figures[figure].spoke = true;
            self.records = (self.records.0.or(Some(figure)), self.records.1 + 1);
        }
        self.figures[figure].last = phrase.sentence;
        if !(phrase.role == Role::Modifier && self.figures[figure].sort == Sort::Place) {
            self.latest.insert(self.figures[figure].sort, figure);
        }
        let weight = pronouns::weight(phrase.role, phrase.quote.is_some(), is_source);
        if !(described || phrase.form == Form::Pronoun && phrase.quote.is_some()) {
            let logged = Logged {
                token: phrase.tokens.start,
                sentence: phrase.sentence,
                figure,
                weight,
                role: phrase.role,
                form: match phrase.form {
                    Form::Name(_) => Kind::Name,
                    Form::Pronoun => Kind::Pronoun,
                    Form::Noun => Kind::Noun,
                },
                quote: phrase.quote,
                is_source,
                reported: self.reported[phrase.tokens.start],
            };
            self.log.push(logged);
        }
    }

    /// "one of the officials", "Ida Holm and Carl Dean": an entity of its own beside that of the head.
    fn part(&mut self, i: usize, u: usize, whole: usize) -> usize {
        let (sort, plural) = match (self.uses[u].how, self.figures[whole].sort) {
            (How::OneOf, Sort::Group) => (Sort::Person, false),
            (How::OneOf, sort) => (sort, false),
            (_, Sort::Person | Sort::Place) => (Sort::Group, true),
            (_, sort) => (sort, true),
        };
        let figure = self.add(sort, false, "part_or_sum", self.uses[u].words.clone());
        let phrase = &self.phrases[i];
        let new = &mut self.figures[figure];
        new.plural = plural;
        new.last = phrase.sentence;
        new.mentions.push(self.uses[u].words.clone());
        let weight = pronouns::weight(phrase.role, phrase.quote.is_some(), true);
        self.log.push(Logged {
            token: phrase.tokens.start,
            sentence: phrase.sentence,
            figure,
            weight,
            role: phrase.role,
            form: Kind::Noun,
            quote: phrase.quote,
            is_source: true,
            reported: self.reported[phrase.tokens.start],
        });
        figure
    }

    /// Says with the uses of a phrase what it rests on.
    fn tell(&mut self, i: usize, figure: usize, why: &str) {
        let Some(words) = self.figures[figure].mentions.last().cloned() else { return };
        for u in self.heads[i].clone() {
            self.evidence[u] = Some(Evidence { why: why.to_owned(), words: words.clone() });
        }
    }

    fn plain(&mut self, i: usize) -> Option<usize> {
        match &self.phrases[i].form {
            Form::Name(range) => Some(self.name(i, range.clone())),
            _ => self.description(i),
        }
    }

    /// A phrase that describes its neighbour.
    fn linked(&mut self, i: usize, neighbour: usize) -> Option<usize> {
        let figure = match self.of_phrase[neighbour] {
            Some(figure) => figure,
            None => {
                let figure = self.plain(neighbour)?;
                self.of_phrase[neighbour] = Some(figure);
                figure
            }
        };
        let said = links::sort_of_description(self.marked, &self.phrases[i]);
        if said != Some(self.figures[figure].sort) {
            return self.plain(i);
        }
        if let Some(gender) = nouns::noun(self.word(self.phrases[i].head)).and_then(|n| n.gender) {
            self.figures[figure].gender.get_or_insert(gender);
        }
        let description = self.describe(i);
        self.give_role(figure, description);
        let span = self.span(&(self.described_start(i)..self.described_end(i)));
        self.figures[figure].described.push(span);
        Some(figure)
    }

    /// With its possessor: "*Dover's* mayor".
    fn described_start(&self, i: usize) -> usize {
        let start = self.phrases[i].tokens.start;
        let owner = i.checked_sub(1).map(|j| &self.phrases[j]).filter(|p| p.role == Role::Genitive);
        owner.filter(|p| p.tokens.end + 1 >= start && p.tokens.end <= start).map_or(start, |p| p.tokens.start)
    }

    /// With what is tied to it: "a lawyer *for the city*".
    fn described_end(&self, i: usize) -> usize {
        let end = self.phrases[i].tokens.end;
        let sentence = self.marked.tokens.sentences[self.phrases[i].sentence].end;
        if !matches!(self.word(end), "of" | "for" | "at" | "in" | "from" | "on" | "to" | "with") {
            return end;
        }
        let goes_on = |at: &usize| {
            let class = self.marked.classes[*at];
            !(class == Class::Mark && self.word(*at) != "&"
                || class.is_verb()
                || matches!(class, Class::Wh | Class::Sub))
        };
        let last = sentence.min(end + 14);
        (end..last).find(|at| !goes_on(at)).unwrap_or(last)
    }

    fn give_role(&mut self, figure: usize, role: Description<'a>) {
        let holders = self.by_head.entry(role.head).or_default();
        if holders.last() != Some(&figure) {
            holders.push(figure);
        }
        if !self.figures[figure].roles.contains(&role) {
            self.figures[figure].roles.push(role);
        }
    }

    /// The description that a phrase gives, without article and possessive pronoun.
    fn describe(&self, i: usize) -> Description<'a> {
        let phrase = &self.phrases[i];
        let mut narrowed = self.narrowing(phrase.tokens.start..phrase.head);
        let end = phrase.tokens.end;
        let tied = matches!(self.word(end), "of" | "for" | "from" | "at" | "in" | "to");
        if let Some(next) = self.phrases[i + 1..].iter().take(4).find(|p| p.tokens.start >= end)
            && tied
            && next.tokens.start == end + 1
        {
            narrowed.extend(self.narrowing(next.tokens.clone()));
        }
        let start = self.described_start(i);
        if start < phrase.tokens.start && phrases::person(self.word(start)).is_none() {
            narrowed.extend(self.narrowing(start..phrase.tokens.start));
        }
        Description { head: lemma(self.word(phrase.head)), narrowed }
    }

    fn narrowing(&self, tokens: Range<usize>) -> Vec<&'a str> {
        let counts = |at: &usize| {
            matches!(self.marked.classes[*at], Class::Name | Class::Noun | Class::Plural | Class::Adj)
                && !nouns::is_role_modifier(self.word(*at))
        };
        tokens.filter(counts).map(|at| self.word(at)).collect()
    }

    fn pointing(&self, i: usize) -> Pointing {
        let start = self.phrases[i].tokens.start;
        let before = start.checked_sub(1).filter(|b| self.marked.classes[*b] == Class::Poss);
        match self.word(start) {
            "the" | "this" | "that" | "these" | "those" | "both" => Pointing::Definite,
            _ if before.is_some_and(|b| matches!(self.word(b), "'s" | "'")) => Pointing::Definite,
            _ if before.is_some() => Pointing::Possessive,
            _ => Pointing::Indefinite,
        }
    }

    fn name(&mut self, i: usize, range: Range<usize>) -> usize {
        let name = Name::of(self.marked, &range);
        let sort = self.sorts.of(&name);
        let title = self.title(i, &range);
        let known = match sort {
            Sort::Person => self.person_named(&name, title.as_ref()),
            _ => self.by_key.get(&name.key()).copied().or_else(|| self.thing_named(&name, sort)),
        };
        let printed = self.printed(i, &range, sort);
        let figure = known.unwrap_or_else(|| self.add(sort, true, "name", printed.into()));
        self.figures[figure].by_model = self.figures[figure].by_model.or_else(|| self.model_of(&range));
        let surname_only = name.words.len() == 1;
        let plural = sort == Sort::Group;
        let new = &mut self.figures[figure];
        new.bare += u32::from(surname_only);
        new.plural |= plural;
        if new.words.len() < name.words.len() && !is_acronym_of(&new.words, &name) {
            new.words = name.words.clone();
            new.name = printed.into();
        }
        let gender = title.as_ref().and_then(|t| nouns::noun(t.0.head)).and_then(|n| n.gender).or(name.gender());
        if let Some(gender) = gender {
            new.gender.get_or_insert(gender);
        }
        self.index(figure, &name, sort);
        self.acronym(i, figure);
        if let Some((role, span)) = title {
            self.give_role(figure, role);
            self.figures[figure].described.push(span);
        }
        figure
    }

    /// The network that found a name.
    fn model_of(&self, range: &Range<usize>) -> Option<&'static str> {
        let sight = self.sight?;
        (*sight.tags.get(range.end - 1)? != Tag::None).then_some(sight.by)
    }

    /// The name as printed; an outlet's article is part of it: "The Herald".
    fn printed(&self, i: usize, range: &Range<usize>, sort: Sort) -> Span {
        let start = self.phrases[i].tokens.start;
        let article = start + 1 == range.start
            && self.word(start) == "the"
            && self.marked.tokens.all[start].shape == Shape::Capital
            && sort == Sort::Outlet;
        let mut end = range.end;
        while end > range.start + 1 && nouns::is_suffix(self.word(end)) {
            end += 1;
        }
        self.span(&(if article { start } else { range.start }..end))
    }

    /// What stands before the name: "former mayor", with its words.
    fn title(&self, i: usize, range: &Range<usize>) -> Option<(Description<'a>, Span)> {
        let mut start = self.phrases[i].tokens.start;
        let head = range.start.checked_sub(1).filter(|h| *h >= start)?;
        let noun = nouns::noun(self.word(head))?;
        if noun.sort != Sort::Person || noun.plural {
            return None;
        }
        if matches!(self.word(start), "the" | "a" | "an") && start < head {
            start += 1;
        }
        let role = Description { head: noun.lemma, narrowed: self.narrowing(start..head) };
        Some((role, self.span(&(start..head + 1))))
    }

    fn index(&mut self, figure: usize, name: &Name<'a>, sort: Sort) {
        if sort == Sort::Person {
            for word in &name.words {
                let bearers = self.by_word.entry(word).or_default();
                if !bearers.contains(&figure) {
                    bearers.push(figure);
                }
            }
            return;
        }
        if self.by_key.insert(name.key(), figure).is_some() {
            return;
        }
        for word in [name.words.first(), name.words.last()].into_iter().flatten() {
            let bearers = self.by_word.entry(word).or_default();
            if bearers.last() != Some(&figure) {
                bearers.push(figure);
            }
        }
        // "the ministry" is the Trade Ministry and the Ministry of Trade.
        for (at, word) in name.words.iter().enumerate() {
            let heads = at + 1 == name.words.len() || name.words.get(at + 1) == Some(&"of");
            if heads && nouns::noun(word).is_some_and(|n| n.sort == sort) {
                let narrowed = name.words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| *w).collect();
                self.give_role(figure, Description { head: lemma(word), narrowed });
            }
        }
    }

    /// "the National Water Council (NWC)"
    fn acronym(&mut self, i: usize, figure: usize) {
        let end = self.phrases[i].tokens.end;
        let all = &self.marked.tokens.all;
        let Some(token) = all.get(end + 1).filter(|t| t.shape == Shape::Capital) else { return };
        let printed = token.span.of(&self.marked.document.text);
        let short = printed.len() > 1 && printed.len() <= 8 && !printed.contains(char::is_lowercase);
        if self.word(end) == "(" && self.word(end + 2) == ")" && short {
            self.by_key.entry(token.lower.clone()).or_insert(figure);
        }
    }

    /// A person of the name, as far as one fits.
    fn person_named(&self, name: &Name<'a>, title: Option<&(Description<'a>, Span)>) -> Option<usize> {
        let bearers = self.by_word.get(name.last())?;
        let gender = title.and_then(|t| nouns::noun(t.0.head)).and_then(|n| n.gender).or(name.gender());
        let fits = |f: &usize| {
            let figure = &self.figures[*f];
            (gender.is_none() || figure.gender.is_none() || figure.gender == gender)
                && matches!(figure.sort, Sort::Person)
        };
        let latest: Vec<usize> = bearers.iter().rev().copied().filter(fits).take(MOST).collect();
        if name.words.len() > 1 {
            return latest.into_iter().find(|f| is_same_person(&self.figures[*f].words, &name.words));
        }
        let surname = |f: &usize| self.figures[*f].words.last() == Some(&name.last());
        let (by_surname, by_other): (Vec<usize>, Vec<usize>) = latest.into_iter().partition(surname);
        let titled = |f: &usize| {
            title.is_some_and(|t| {
                self.figures[*f].roles.iter().any(|r| r.head == t.0.head && !is_form_of_address(r.head))
            })
        };
        // Whoever has the same title; then whom the text has called so before; then the latest.
        let by_title = by_surname.iter().chain(&by_other).copied().find(titled);
        let other = by_other.first().copied().filter(|_| title.is_none_or(|t| !is_form_of_address(t.0.head)));
        by_title
            .or_else(|| by_surname.iter().copied().max_by_key(|f| (self.figures[*f].bare, self.figures[*f].last)))
            .or(other)
    }

    /// An organization, outlet or place of which a name is a part: "Acme" of "Acme Corp.".
    fn thing_named(&self, name: &Name<'a>, sort: Sort) -> Option<usize> {
        let bearers = name.words.last().into_iter().chain(name.words.first()).filter_map(|w| self.by_word.get(w));
        let same = |f: &&usize| {
            let figure = &self.figures[**f];
            figure.sort == sort && is_same_thing(&figure.words, &name.words)
        };
        bearers.flat_map(|b| b.iter().rev().take(MOST)).find(same).copied()
    }

    fn description(&mut self, i: usize) -> Option<usize> {
        let phrase = &self.phrases[i];
        let wanted = !self.heads[i].is_empty();
        let (mut sort, plural) = self.sort_of_noun(i, wanted)?;
        let role = self.describe(i);
        let pointing = self.pointing(i);
        let mass = sort == Sort::Organization && !plural && phrase.tokens.len() == 1;
        if pointing == Pointing::Definite || mass {
            if let Some(figure) = self.definite(&role, sort, plural, phrase.sentence) {
                self.tell(i, figure, "the text describes it so before");
                self.give_role(figure, role);
                if self.figures[figure].named {
                    let span = self.span(&(self.described_start(i)..phrase.tokens.end));
                    self.figures[figure].described.push(span);
                }
                return Some(figure);
            }
            let both = nouns::noun(self.word(phrase.head)).is_some_and(|n| n.also_record);
            if both && sort == Sort::Outlet {
                sort = Sort::Record;
            }
        }
        Some(self.described(i, sort, plural, role))
    }

    /// A new entity by its description.
    fn described(&mut self, i: usize, sort: Sort, plural: bool, role: Description<'a>) -> usize {
        let phrase = &self.phrases[i];
        let used = self.heads[i].iter().map(|u| &self.uses[*u]).find(|u| u.how == How::Whole);
        let start = self.described_start(i);
        let plain = self.span(&(start..phrase.tokens.end));
        let is_relative = |s: &Span| matches!(s.of(&self.marked.document.text), "who" | "which" | "that");
        let named = used.and_then(|u| self.without_aside(&u.words)).filter(|s| !is_relative(s));
        let name = named.unwrap_or(plain);
        let figure = self.add(sort, false, "description", name.into());
        let said = (phrase.tokens.clone()).find(|at| super::anonymity::is_said_by(self.word(*at)));
        let reason = said.map(|at| self.span(&(at..at + 1)));
        let new = &mut self.figures[figure];
        new.plural = plural;
        new.gender = nouns::noun(role.head).and_then(|n| n.gender);
        new.anonymity = reason.filter(|_| matches!(sort, Sort::Person | Sort::Group));
        new.described.push(name);
        self.give_role(figure, role);
        figure
    }

    /// The words up to the first comma or relative pronoun.
    fn without_aside(&self, words: &Pieces) -> Option<Span> {
        let Range { start, end } = self.marked.tokens.touching(*words.spans().first()?);
        let stops = |at: &usize| matches!(self.word(*at), "," | "who" | "which" | "that" | "(" | "whose");
        let end = (start + 1..end).find(stops).unwrap_or(end);
        (start < end).then(|| self.span(&(start..end)))
    }

    /// What a noun stands for, and whether for several; one that is not listed counts only as a source or addressee.
    fn sort_of_noun(&self, i: usize, wanted: bool) -> Option<(Sort, bool)> {
        let head = self.phrases[i].head;
        let word = self.word(head);
        let class = self.marked.classes[head];
        if nouns::is_group_word(word) {
            let counted = matches!(word, "people" | "folks") && self.is_counted(i);
            return Some((if counted { Sort::Person } else { Sort::Group }, true));
        }
        if wanted && matches!(word, "percent" | "%") {
            return Some((Sort::Group, true));
        }
        if let Some(noun) = nouns::noun(word) {
            let sort =
                if noun.plural && noun.sort == Sort::Person { self.sort_of_people(i, noun.lemma) } else { noun.sort };
            return Some((sort, noun.plural));
        }
        if !wanted {
            return None;
        }
        let number = class == Class::Num && word != "one";
        let several = class == Class::Plural || number || class == Class::Adj || class == Class::Det;
        Some((nouns::sort_by_ending(word, several), several))
    }

    /// "sources", "two officials": counted people and sources are unnamed persons, others a group.
    fn sort_of_people(&self, i: usize, lemma: &str) -> Sort {
        if lemma == "source" || self.is_counted(i) { Sort::Person } else { Sort::Group }
    }

    /// "two people", "people familiar with the talks"
    fn is_counted(&self, i: usize) -> bool {
        let tokens = &self.phrases[i].tokens;
        matches!(self.word(tokens.start), "two" | "three" | "four" | "2" | "3" | "4")
            || matches!(self.word(tokens.end), "familiar" | "briefed" | "close")
            || self.word(tokens.end) == "with" && matches!(self.word(tokens.end + 1), "knowledge" | "direct")
    }

    /// The entity that a definite description points back at.
    fn definite(&self, role: &Description<'a>, sort: Sort, plural: bool, sentence: usize) -> Option<usize> {
        let holders = self.by_head.get(role.head).map_or(&[][..], Vec::as_slice);
        let fits = |f: &usize| {
            let figure = &self.figures[*f];
            figure.plural == plural
                && figure.sort == sort
                && (figure.named || sort != Sort::Person && sort != Sort::Group || figure.last + REACH >= sentence)
                && figure.roles.iter().any(|r| r.is_meant_by(role))
        };
        let mut found: Vec<usize> = holders.iter().rev().copied().take(MOST).filter(fits).collect();
        found.sort_unstable();
        found.dedup();
        let unnamed = found.iter().filter(|f| !self.figures[**f].named).count();
        let latest = found.iter().copied().max_by_key(|f| (self.figures[*f].last, *f));
        // Of two unnamed sources that a description fits, neither is meant for certain.
        if matches!(sort, Sort::Person | Sort::Group) && unnamed > 1 && latest.is_some_and(|f| !self.figures[f].named) {
            return None;
        }
        latest.or_else(|| self.any_of_sort(role, sort, plural))
    }

    /// "the newspaper", "the document", "the company": the last of its sort.
    fn any_of_sort(&self, role: &Description<'a>, sort: Sort, plural: bool) -> Option<usize> {
        let only = self.records.0.filter(|f| {
            let any = |r: &Description<'_>| nouns::is_any_record(r.head);
            sort == Sort::Record && self.records.1 == 1 && self.figures[*f].roles.iter().any(any)
        });
        if only.is_some_and(|f| !plural && !self.figures[f].plural) {
            return only;
        }
        let latest = self.latest.get(&sort).copied()?;
        let figure = &self.figures[latest];
        let any = match sort {
            Sort::Outlet => figure.named,
            Sort::Organization => figure.named && nouns::is_any_organization(role.head) && role.narrowed.is_empty(),
            Sort::Record => nouns::is_any_record(role.head) && role.narrowed.is_empty(),
            _ => false,
        };
        (any && !plural && !figure.plural).then_some(latest)
    }

    fn pronoun(&mut self, i: usize, excluded: Option<usize>) {
        let wanted = !self.heads[i].is_empty();
        if self.phrases[i].quote.is_some() {
            return;
        }
        match phrases::person(self.word(self.phrases[i].head)) {
            Some(Person::He | Person::She) => self.third(i, excluded),
            Some(Person::It | Person::They) if wanted => self.third(i, excluded),
            _ => {}
        }
    }

    /// *he, she, it, they*
    fn third(&mut self, i: usize, excluded: Option<usize>) {
        let phrase = &self.phrases[i];
        let Some(person) = phrases::person(self.word(phrase.head)) else { return };
        let excluded = excluded.or_else(|| self.own_source(i));
        let (found, why) = match person {
            Person::He | Person::She => self.likeliest(i, person, excluded),
            _ => {
                let place = (phrase.tokens.start, phrase.sentence);
                let near = pronouns::near(&self.log, &self.figures, person, place, excluded, self.own_content(i));
                (pronouns::best(near), NEAREST.to_owned())
            }
        };
        let Some(figure) = found.or_else(|| self.ahead(i, person)) else { return };
        let gender = match person {
            Person::He => Some(nouns::Gender::Man),
            Person::She => Some(nouns::Gender::Woman),
            _ => None,
        };
        if self.figures[figure].gender.is_none() {
            self.figures[figure].gender = gender;
        }
        self.of_phrase[i] = Some(figure);
        self.tell(i, figure, &why);
    }

    /// Of all that *he* or *she* may mean, the one that most speaks for, with why.
    fn likeliest(&mut self, i: usize, person: Person, excluded: Option<usize>) -> (Option<usize>, String) {
        let links = self.sight.and_then(|s| s.links.of(self.phrases[i].head));
        let options = self.options(i, person, excluded, links);
        let mut best: Option<(f32, usize)> = None;
        for (o, option) in options.iter().enumerate() {
            let sum = weigh::sum(&option.signs, links.is_some());
            if best.is_none_or(|b| sum > b.0) {
                best = Some((sum, o));
            }
        }
        let chosen = best.map(|(_, o)| (options[o].figure, options[o].phrase, weigh::is_linked(&options[o].signs)));
        if let Some(weighings) = &mut self.weighings {
            weighings.push(Weighing { token: self.phrases[i].head, options });
        }
        let Some((figure, phrase, is_linked)) = chosen else { return (None, String::new()) };
        let figure = figure.or_else(|| {
            let figure = self.plain(phrase);
            self.of_phrase[phrase] = figure;
            figure
        });
        let why = match self.sight.filter(|_| is_linked) {
            Some(sight) => format!("model:{} links the two", sight.by),
            None => NEAREST.to_owned(),
        };
        (figure, why)
    }

    /// All that *he* or *she* may mean, the nearest first.
    fn options(
        &self,
        i: usize,
        person: Person,
        excluded: Option<usize>,
        links: Option<&[(usize, f32)]>,
    ) -> Vec<Choice> {
        let phrase = &self.phrases[i];
        let content = self.own_content(i).unwrap_or_default();
        let end = self.log.partition_point(|l| l.token < phrase.tokens.start);
        let fits = |f: usize| Some(f) != excluded && pronouns::fit(person, &self.figures[f]) > 0.0;
        let mut all: Vec<(Candidate<'_>, usize)> = Vec::new();
        let near = |l: &&Logged| l.sentence + pronouns::REACH >= phrase.sentence;
        for logged in self.log[..end].iter().rev().take(pronouns::MOST).take_while(near) {
            if !fits(logged.figure) || content.contains(&logged.token) {
                continue;
            }
            match all.iter_mut().find(|(c, _)| c.figure == Some(logged.figure)) {
                Some((known, _)) => known.before.push(logged),
                None => all.push((Candidate::new(Some(logged.figure), vec![logged]), 0)),
            }
        }
        let ahead = (i + 1..self.phrases.len().min(i + 1 + AHEAD))
            .take_while(|j| self.phrases[*j].sentence == phrase.sentence)
            .filter(|j| matches!(self.phrases[*j].form, Form::Name(_)))
            .map(|j| (j, None));
        let linked = links.unwrap_or_default().iter().filter(|(token, _)| !content.contains(token));
        let linked = linked.filter_map(|(token, score)| Some((self.name_ending(*token)?, Some(*score))));
        for (j, score) in ahead.chain(linked) {
            let figure = self.of_phrase[j].or_else(|| self.known(j));
            if !figure.map_or(j > i && self.may_be(j, person), fits) {
                continue;
            }
            let same = |(c, other): &(Candidate<'_>, usize)| match (c.figure, figure) {
                (Some(known), Some(figure)) => known == figure,
                (None, None) => self.last_word(*other) == self.last_word(j),
                _ => false,
            };
            let at = match all.iter().position(same) {
                Some(at) => at,
                None => {
                    all.push((Candidate::new(figure, Vec::new()), j));
                    all.len() - 1
                }
            };
            let one = &mut all[at].0;
            if j > i && self.phrases[j].sentence == phrase.sentence {
                one.ahead.get_or_insert(self.phrases[j].role);
            }
            if let Some(score) = score {
                one.score = Some(one.score.map_or(score, |s: f32| s.max(score)));
            }
        }
        let (all, phrases): (Vec<Candidate<'_>>, Vec<usize>) = all.into_iter().unzip();
        let scene = self.scene(i, person, &all, end);
        let option =
            |(one, phrase): (&Candidate<'_>, usize)| Choice { figure: one.figure, phrase, signs: scene.signs(one) };
        all.iter().zip(phrases).map(option).collect()
    }

    /// What is the same for all that a pronoun may mean; what came before it ends at `end` of the log.
    fn scene<'s>(&'s self, i: usize, person: Person, all: &'s [Candidate<'s>], end: usize) -> Scene<'s> {
        let phrase = &self.phrases[i];
        let mut before = self.log[..end].iter().rev().take(pronouns::MOST);
        let asked = Asked {
            token: phrase.tokens.start,
            sentence: phrase.sentence,
            person,
            word: self.word(phrase.head),
            role: phrase.role,
            quote: phrase.quote,
            says: self.heads[i].iter().any(|u| self.uses[*u].is_source()),
            speaker: self.tellers[phrase.head].and_then(|u| self.of_use[u]),
        };
        Scene {
            asked,
            all,
            figures: &self.figures,
            last_speaker: before.find(|l| l.is_source).map(|l| l.figure),
            classes: &self.marked.classes,
        }
    }

    /// The phrase that names somebody and ends with a token.
    fn name_ending(&self, token: usize) -> Option<usize> {
        let end = self.phrases.partition_point(|p| p.tokens.start <= token);
        let holds = |j: &usize| matches!(&self.phrases[*j].form, Form::Name(range) if range.contains(&token));
        (end.saturating_sub(4)..end).rev().find(holds)
    }

    /// The person of a name that the text gave before.
    fn known(&self, j: usize) -> Option<usize> {
        let Form::Name(range) = &self.phrases[j].form else { return None };
        let name = Name::of(self.marked, range);
        let is_person = self.sorts.of(&name) == Sort::Person;
        if is_person { self.person_named(&name, self.title(j, range).as_ref()) } else { None }
    }

    /// Whether a name that is new to the text fits a pronoun.
    fn may_be(&self, j: usize, person: Person) -> bool {
        let Form::Name(range) = &self.phrases[j].form else { return false };
        let name = Name::of(self.marked, range);
        let gender = match person {
            Person::He => nouns::Gender::Man,
            _ => nouns::Gender::Woman,
        };
        self.sorts.of(&name) == Sort::Person && name.gender().is_none_or(|g| g == gender)
    }

    fn last_word(&self, j: usize) -> &'a str {
        self.word(self.phrases[j].head)
    }

    /// Nobody tells something to himself: the source of the claim whose addressee a phrase is.
    fn own_source(&self, i: usize) -> Option<usize> {
        let addressee = self.heads[i].iter().map(|u| &self.uses[*u]).find(|u| !u.is_source())?;
        let source = self.uses.partition_point(|u| u.claim < addressee.claim);
        self.uses.get(source).filter(|u| u.is_source() && u.claim == addressee.claim)?;
        self.of_use[source]
    }

    /// What the source that a phrase heads says before it names itself: "*The plan was dead*, it added".
    fn own_content(&self, i: usize) -> Option<Range<usize>> {
        let source = self.heads[i].iter().map(|u| &self.uses[*u]).find(|u| u.is_source())?;
        let content = self.contents[source.claim].clone();
        Some(if content.start < self.phrases[i].tokens.start { content } else { 0..0 })
    }

    /// "When she left, Lopez said …": a name later in the sentence, where none fits before.
    fn ahead(&mut self, i: usize, person: Person) -> Option<usize> {
        let sentence = self.phrases[i].sentence;
        let next = (i + 1..self.phrases.len().min(i + 8))
            .take_while(|j| self.phrases[*j].sentence == sentence)
            .find(|j| matches!(self.phrases[*j].form, Form::Name(_)) && self.phrases[*j].role == Role::Subject)?;
        let figure = match self.of_phrase[next] {
            Some(figure) => figure,
            None => self.plain(next)?,
        };
        self.of_phrase[next] = Some(figure);
        (pronouns::fit(person, &self.figures[figure]) > 0.0).then_some(figure)
    }
}

/// The singular of a listed noun.
fn lemma(word: &str) -> &str {
    nouns::noun(word).map_or(word, |n| n.lemma)
}

/// "Mr." tells a person's gender and no role.
fn is_form_of_address(head: &str) -> bool {
    matches!(head, "mr" | "mrs" | "ms" | "miss" | "mx" | "sir" | "dame" | "madam" | "madame" | "monsieur")
}

/// "M. Lopez", "Maria Elena Lopez" and "Lopez" may be Maria Lopez; "Carl Lopez" may not.
fn is_same_person(known: &[&str], new: &[&str]) -> bool {
    let (Some(last), Some(first)) = (new.last(), new.first()) else { return false };
    let (Some(known_last), Some(known_first)) = (known.last(), known.first()) else { return false };
    if last != known_last {
        return false;
    }
    if known.len() == 1 || known_first == first {
        return known.len() == 1 || known.len() != new.len() || known == new || inner_initials(known, new);
    }
    let initial = |a: &str, b: &str| a.len() == 2 && a.ends_with('.') && b.starts_with(&a[..1]);
    first.is_ascii() && known_first.is_ascii() && (initial(first, known_first) || initial(known_first, first))
}

/// Of the same length, they differ in nothing but initials.
fn inner_initials(a: &[&str], b: &[&str]) -> bool {
    a.iter().zip(b).all(|(x, y)| x == y || x.chars().next() == y.chars().next() && (x.len() <= 2 || y.len() <= 2))
}

/// "State Department" may be the U.S. State Department; "Acme" Acme Corp.
fn is_same_thing(known: &[&str], new: &[&str]) -> bool {
    let (short, long) = if known.len() < new.len() { (known, new) } else { (new, known) };
    if short.is_empty() || short == long {
        return !short.is_empty();
    }
    let corporate = |w: &str| {
        matches!(w, "inc." | "inc" | "corp." | "corp" | "ltd." | "ltd" | "co." | "company" | "llc" | "plc" | "group")
    };
    let by_start = long.starts_with(short) && long[short.len()..].iter().all(|w| corporate(w));
    let by_end =
        short.len() > 1 && long.ends_with(short) && nouns::is_country(&long[..long.len() - short.len()].join(" "));
    by_start || by_end
}

/// "the NWC" is no fuller name than "National Water Council".
fn is_acronym_of(known: &[&str], name: &Name<'_>) -> bool {
    !known.is_empty() && name.words.len() <= known.len()
}
