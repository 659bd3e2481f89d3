//! Whom sources and addressees mean.
//!
//! In: a marked document and its claims. Out: the entities that the claims speak of, with their kinds and all their
//! mentions, one source a claim, the addressees, and what pronouns and descriptions were resolved by.
//!
//! [`phrases`] finds all names, descriptions and pronouns; [`names`] tells what each name stands for; [`links`] joins
//! neighbours; [`resolve`] goes through them in order and says whom each means; [`pronouns`] weighs who is meant.

mod anonymity;
mod figures;
mod links;
mod names;
pub(crate) mod nouns;
mod phrases;
mod pronouns;
mod resolve;
mod spans;
mod uses;
pub(crate) mod weigh;

use crate::line::Marked;
use crate::reader::Sight;
use crate::reader::network::Named;
use crate::rules::{Claim, FoundBy, turn};
use document::{Entity, EntityId, EntityKind, Evidence, Pieces, Source, SourceKind, Span, Statement};
use names::{Name, Sorts};
use nouns::Sort;
use phrases::{Form, Phrase, Role};
use resolve::{Choice, Resolver, Weighing};
use spans::Spans;
use std::ops::Range;
use uses::{Part, Use};

/// Whom the claims of a document speak of.
#[derive(Debug)]
pub struct Meant {
    /// Every source and addressee, each once.
    pub entities: Vec<Entity>,
    /// One a claim.
    pub sources: Vec<Source>,
    /// One a claim: whom its addressee means.
    pub addressees: Vec<Option<EntityId>>,
    /// One a claim: whom it accuses.
    pub accused: Vec<Option<EntityId>>,
    /// One a noun that was asked for: the record that it means.
    pub nouns: Vec<Option<EntityId>>,
    /// One a claim: what whom it means rests on.
    pub evidence: Vec<Vec<Evidence>>,
}

/// The entities of a document and one source a claim, in their order; `nouns` are tokens of records that count although
/// they may say nothing, `sight` is what a network made of it.
pub fn find(marked: &Marked<'_>, claims: &[Claim], nouns: &[usize], sight: Option<&Sight>) -> Meant {
    resolved(marked, claims, sight, None, |phrases, uses, resolver| {
        let record = |noun: &usize| {
            let first = phrases.partition_point(|p| p.tokens.start + LONGEST <= *noun);
            let near = phrases[first..].iter().take_while(|p| p.tokens.start <= *noun);
            let found = near.enumerate().find(|(_, p)| p.head == *noun && p.form != Form::Pronoun);
            let figure = resolver.of_phrase[first + found?.0]?;
            (resolver.figures[figure].sort == Sort::Record).then_some(figure)
        };
        let nouns = nouns.iter().map(record).collect();
        finish(marked, claims, uses, nouns, resolver)
    })
}

/// Tokens of the longest phrase that is looked at for the noun that heads it.
const LONGEST: usize = 40;

/// All that a text names or describes, whether or not a claim speaks of it: what pronouns are measured on.
pub fn all(marked: &Marked<'_>, claims: &[Claim], sight: Option<&Sight>) -> Vec<Entity> {
    let entities = |resolver: Resolver<'_>| resolver.figures.into_iter().map(|f| f.entity(marked, false)).collect();
    resolved(marked, claims, sight, None, |_, _, resolver| entities(resolver))
}

/// A *he* or *she* with what speaks for each that it may mean.
pub struct Weighed {
    /// The pronoun.
    pub pronoun: Span,
    /// Where each of them is mentioned, and its signs in the order of [`weigh::names`].
    pub options: Vec<(Vec<Pieces>, Vec<f32>)>,
}

/// What every *he* and *she* of a text was weighed by: what the weights are learned from.
pub fn weighed(marked: &Marked<'_>, claims: &[Claim], sight: Option<&Sight>) -> Vec<Weighed> {
    resolved(marked, claims, sight, Some(Vec::new()), |phrases, _, mut resolver| {
        let weighings = resolver.weighings.take().unwrap_or_default();
        let mentions = |choice: &Choice| {
            let figure = choice.figure.or(resolver.of_phrase[choice.phrase]);
            let own = || vec![marked.tokens.span(&phrases[choice.phrase].tokens).into()];
            figure.map_or_else(own, |f| resolver.figures[f].mentions.clone())
        };
        let of = |w: &Weighing| Weighed {
            pronoun: marked.tokens.all[w.token].span,
            options: w.options.iter().map(|c| (mentions(c), c.signs.to_vec())).collect(),
        };
        weighings.iter().map(of).collect()
    })
}

/// All names of a text, each with what it stands for: what names are measured on. Beside a network, what it passed by
/// counts only after a title or where it found the same name elsewhere.
pub fn names(marked: &Marked<'_>, claims: &[Claim], sight: Option<&Sight>) -> Vec<(Span, EntityKind)> {
    let spans = sight.map(|s| Spans::new(marked, claims, &s.tags));
    let phrases = phrases::find(marked, spans.as_ref());
    let links = links::find(marked, &phrases);
    let sorts = sorts(marked, &phrases, &links, spans.as_ref());
    let name = |phrase: &Phrase| {
        let Form::Name(range) = &phrase.form else { return None };
        let titled = phrase.tokens.start < range.start && phrases::is_title(&marked.tokens.all[range.start - 1].lower);
        let is_found = |s: &Spans<'_>| s.kind(range).is_some() || titled || s.ends_name(marked, range.end - 1);
        if !spans.as_ref().is_none_or(is_found) {
            return None;
        }
        let kind = match sorts.of(&Name::of(marked, range)) {
            Sort::Person => EntityKind::NamedPerson,
            Sort::Group => EntityKind::Group,
            Sort::Outlet => EntityKind::Outlet,
            Sort::Record => EntityKind::Record,
            Sort::Place => EntityKind::Place,
            // A work or an event is kept as an organization, where it can speak, but is none.
            Sort::Organization if spans.as_ref().and_then(|s| s.kind(range)) == Some(Named::Other) => EntityKind::Event,
            Sort::Organization => EntityKind::Organization,
        };
        Some((marked.tokens.span(range), kind))
    };
    phrases.iter().filter_map(name).collect()
}

/// Runs all stages and gives their result to `then`.
fn resolved<T>(
    marked: &Marked<'_>,
    claims: &[Claim],
    sight: Option<&Sight>,
    weighings: Option<Vec<Weighing>>,
    then: impl FnOnce(&[Phrase], &[Use], Resolver<'_>) -> T,
) -> T {
    let spans = sight.map(|s| Spans::new(marked, claims, &s.tags));
    let phrases = phrases::find(marked, spans.as_ref());
    let links = links::find(marked, &phrases);
    let sorts = sorts(marked, &phrases, &links, spans.as_ref());
    let uses = uses_of(marked, &phrases, claims);
    let contents: Vec<Range<usize>> = claims.iter().map(|c| tokens_of(marked, &c.content)).collect();
    let mut resolver = Resolver::new(marked, &phrases, &links, &sorts, &uses, &contents, sight);
    resolver.weighings = weighings;
    resolver.forward();
    resolver.quoted(&speakers(marked, claims, &uses), &turns(marked, claims, &uses));
    resolver.rest();
    unnamed(marked, &phrases, &mut resolver);
    then(&phrases, &uses, resolver)
}

/// Sets in each statement what was found of its claim.
pub fn set(statements: &mut [Statement], addressees: Vec<Option<EntityId>>, evidence: Vec<Vec<Evidence>>) {
    for ((statement, addressee), evidence) in statements.iter_mut().zip(addressees).zip(evidence) {
        if let Some(to) = &mut statement.addressee {
            to.entity = addressee;
        }
        statement.evidence.extend(evidence);
    }
}

/// Sets in each accusation whom it accuses.
pub fn set_accused(statements: &mut [Statement], accused: Vec<Option<EntityId>>) {
    for (statement, accused) in statements.iter_mut().zip(accused) {
        if let Some(about) = &mut statement.about {
            about.accused.entity = accused;
        }
    }
}

fn sorts(marked: &Marked<'_>, phrases: &[Phrase], links: &[Option<usize>], names: Option<&Spans<'_>>) -> Sorts {
    let mut sorts = Sorts::find(marked, phrases, names);
    for (i, link) in links.iter().enumerate() {
        let Some(Form::Name(range)) = link.map(|j| &phrases[j].form) else { continue };
        if let Some(sort) = links::sort_of_description(marked, &phrases[i]) {
            sorts.learn(&Name::of(marked, range), sort);
        }
    }
    sorts
}

fn uses_of(marked: &Marked<'_>, phrases: &[Phrase], claims: &[Claim]) -> Vec<Use> {
    let mut uses = Vec::new();
    for (c, claim) in claims.iter().enumerate() {
        let accused = claim.charge.as_ref().map(|c| &c.accused);
        let parts = [
            (claim.source.as_ref(), Part::Source),
            (claim.addressee.as_ref(), Part::Addressee),
            (accused, Part::Accused),
        ];
        for (words, part) in parts {
            if let Some(words) = words.filter(|w| !w.is_empty()) {
                uses.push(uses::find(marked, phrases, words.clone(), part, c));
            }
        }
    }
    uses
}

/// The tokens from the first piece to the last.
fn tokens_of(marked: &Marked<'_>, words: &Pieces) -> Range<usize> {
    words.hull().map_or(0..0, |hull| marked.tokens.touching(hull))
}

/// For each quotation the use that says it: of the claims whose content holds it, the innermost.
fn speakers(marked: &Marked<'_>, claims: &[Claim], uses: &[Use]) -> Vec<Option<usize>> {
    let mut speakers = vec![None; marked.quotes.len()];
    let mut order: Vec<usize> = (0..uses.len()).filter(|u| uses[*u].is_source()).collect();
    order.sort_by_key(|u| (std::cmp::Reverse(claims[uses[*u].claim].content.len()), *u));
    let all = &marked.tokens.all;
    for u in order {
        for piece in claims[uses[u].claim].content.spans() {
            let first = marked.quotes.partition_point(|q| all[q.tokens.start].span.start() < piece.start());
            let inside = marked.quotes[first..].iter().take_while(|q| all[q.tokens.start].span.start() < piece.end());
            let count = inside.count();
            speakers[first..first + count].fill(Some(u));
        }
    }
    speakers
}

/// For each token of an interview the use that says the turn.
fn turns(marked: &Marked<'_>, claims: &[Claim], uses: &[Use]) -> Vec<Option<usize>> {
    let mut turns = vec![None; marked.tokens.all.len()];
    for (u, one) in uses.iter().enumerate().filter(|(_, one)| one.is_source()) {
        let claim = &claims[one.claim];
        if claim.found_by == FoundBy::Rule(turn::NAME) {
            turns[tokens_of(marked, &claim.content)].fill(Some(u));
        }
    }
    turns
}

/// Ties each reason for anonymity to the unnamed entity before it in the sentence.
fn unnamed(marked: &Marked<'_>, phrases: &[Phrase], resolver: &mut Resolver<'_>) {
    for (at, reason) in anonymity::find(marked) {
        let next = phrases.partition_point(|p| p.tokens.start <= at);
        let sentence = marked.tokens.sentence_of(at);
        let meant = phrases[..next]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, p)| p.sentence == sentence)
            .filter(|(_, p)| !matches!(p.role, Role::Genitive | Role::Modifier))
            .filter_map(|(i, _)| resolver.of_phrase[i])
            .find(|f| {
                let figure = &resolver.figures[*f];
                !figure.named && matches!(figure.sort, Sort::Person | Sort::Group)
            });
        if let Some(figure) = meant {
            resolver.figures[figure].anonymity = Some(reason);
        }
    }
}

fn finish(
    marked: &Marked<'_>,
    claims: &[Claim],
    uses: &[Use],
    nouns: Vec<Option<usize>>,
    resolver: Resolver<'_>,
) -> Meant {
    let mut speaks = vec![false; resolver.figures.len()];
    let mut spoken = vec![false; resolver.figures.len()];
    for (u, figure) in resolver.of_use.iter().enumerate() {
        if let Some(figure) = figure {
            spoken[*figure] = true;
            speaks[*figure] |= uses[u].is_source();
        }
    }
    nouns.iter().flatten().for_each(|figure| spoken[*figure] = true);
    let mut ids = vec![None; resolver.figures.len()];
    let mut entities = Vec::new();
    for (f, figure) in resolver.figures.into_iter().enumerate().filter(|(f, _)| spoken[*f]) {
        ids[f] = Some(EntityId(entities.len()));
        entities.push(figure.entity(marked, speaks[f]));
    }
    let mut meant = Meant {
        sources: vec![Source::Impersonal; claims.len()],
        addressees: vec![None; claims.len()],
        accused: vec![None; claims.len()],
        evidence: vec![Vec::new(); claims.len()],
        nouns: nouns.into_iter().map(|figure| ids[figure?]).collect(),
        entities,
    };
    for (u, one) in uses.iter().enumerate() {
        let Some(entity) = resolver.of_use[u].and_then(|f| ids[f]) else { continue };
        if one.part != Part::Accused {
            meant.evidence[one.claim].extend(resolver.evidence[u].clone());
        }
        if one.is_source() {
            let kind = source_kind(meant.entities[entity.0].kind);
            meant.sources[one.claim] = Source::Mention { words: one.words.clone(), entity, kind };
        } else if one.part == Part::Accused {
            meant.accused[one.claim] = Some(entity);
        } else {
            meant.addressees[one.claim] = Some(entity);
        }
    }
    meant
}

/// The kind of source that an entity is.
fn source_kind(kind: EntityKind) -> SourceKind {
    match kind {
        EntityKind::NamedPerson => SourceKind::NamedPerson,
        EntityKind::UnnamedPerson => SourceKind::UnnamedPerson,
        EntityKind::Group => SourceKind::Group,
        EntityKind::Organization | EntityKind::Place => SourceKind::Organization,
        EntityKind::Outlet => SourceKind::Outlet,
        EntityKind::Record | EntityKind::Event => SourceKind::Record,
    }
}

#[cfg(test)]
mod tests {
    use crate::reader::Sight;
    use crate::reader::links::Links;
    use crate::reader::network::{Named, Tag};
    use crate::tests::document;
    use document::EntityKind;

    /// Whom the source of the only statement means, with its kind and why, by tags and the links of one pronoun.
    fn seen(
        text: &str,
        tags: &[(usize, Tag)],
        pronoun: usize,
        names: &[(usize, f32)],
    ) -> (String, EntityKind, Vec<String>) {
        let document = document(text);
        let marked = crate::mark(&document);
        let mut all = vec![Tag::None; marked.tokens.all.len()];
        tags.iter().for_each(|(at, tag)| all[*at] = *tag);
        let links = Links::new(vec![(pronoun, names.to_vec())]);
        let sight = Sight { by: "test 1", tags: all, links, ..Sight::default() };
        let claims = crate::proposed(&marked);
        let meant = super::find(&marked, &claims.claims, &[], Some(&sight));
        assert_eq!(meant.sources.len(), 1);
        let document::Source::Mention { entity, .. } = &meant.sources[0] else { panic!("nobody speaks") };
        let entity = &meant.entities[entity.0];
        (entity.name.clone(), entity.kind, meant.evidence[0].iter().map(|e| e.why.clone()).collect())
    }

    const TWO: [(usize, Tag); 4] = [
        (0, Tag::First(Named::Person)),
        (1, Tag::Next(Named::Person)),
        (3, Tag::First(Named::Person)),
        (4, Tag::Next(Named::Person)),
    ];

    #[test]
    fn a_network_tells_which_of_two_names_a_pronoun_means() {
        let text = "Ida Holm met Anna Berg. She said the lights were on.";
        let (name, _, why) = seen(text, &TWO, 6, &[(1, -1.0), (4, 4.0)]);
        assert_eq!(name, "Anna Berg");
        assert_eq!(why, ["model:test 1 links the two"]);
    }

    #[test]
    fn where_a_network_links_nobody_the_nearest_that_fits_is_meant() {
        let text = "Ida Holm met Anna Berg. She said the lights were on.";
        let (name, _, why) = seen(text, &TWO, 6, &[(1, -2.0), (4, -2.0)]);
        assert_eq!(name, "Ida Holm");
        assert_eq!(why, ["the nearest that fits the pronoun"]);
    }

    #[test]
    fn no_network_gives_a_pronoun_to_a_name_of_the_other_gender() {
        let text = "Ida Holm met Carl Dean. She said the lights were on.";
        assert_eq!(seen(text, &TWO, 6, &[(1, -2.0), (4, 9.0)]).0, "Ida Holm");
    }

    #[test]
    fn a_network_tells_what_a_name_stands_for_and_where_it_ends() {
        let tags = [(0, Tag::First(Named::Organization)), (1, Tag::Next(Named::Organization))];
        let (name, kind, _) = seen("Harrow Arven said the lights were on.", &tags, 0, &[]);
        assert_eq!((name.as_str(), kind), ("Harrow Arven", EntityKind::Organization));
        let tags = [(1, Tag::First(Named::Person))];
        let (name, kind, _) = seen("Minister Arven said the lights were on.", &tags, 0, &[]);
        assert_eq!((name.as_str(), kind), ("Arven", EntityKind::NamedPerson));
    }

    fn reasons_of(text: &str) -> Vec<Option<String>> {
        let reading = crate::read(document(text), None);
        reading.entities.into_iter().map(|e| e.anonymity.map(|a| a.reason)).collect()
    }

    #[test]
    fn the_reason_for_anonymity_is_as_printed() {
        assert_eq!(
            reasons_of(
                "“The deal is near,” said an official, who asked not to be named because the talks were private."
            ),
            [Some("asked not to be named because the talks were private".to_owned())]
        );
        assert_eq!(reasons_of("An anonymous source said the deal was near."), [Some("anonymous".to_owned())]);
    }

    #[test]
    fn a_reason_in_a_later_sentence_is_found_by_its_pronoun() {
        assert_eq!(
            reasons_of("An aide said the deal was near. She spoke on condition of anonymity."),
            [Some("on condition of anonymity".to_owned())]
        );
    }

    #[test]
    fn a_named_person_has_no_reason() {
        assert_eq!(reasons_of("Ida Holm said the deal was near on condition of anonymity."), [None]);
    }

    #[test]
    fn pronouns_and_descriptions_come_with_evidence() {
        let reading = crate::read(document("Ida Holm met the mayor. She said the lights were on."), None);
        let evidence = &reading.statements[0].evidence;
        assert_eq!(evidence.len(), 1);
        assert_eq!(evidence[0].words.spans()[0].of(&reading.document.text), "Ida Holm");
    }

    #[test]
    fn only_those_that_a_statement_speaks_of_are_entities() {
        let reading =
            crate::read(document("Ida Holm met Carl Dean. Holm told Jonas Ek that the lights were on."), None);
        let names: Vec<&str> = reading.entities.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["Ida Holm", "Jonas Ek"]);
        assert_eq!(reading.entities[0].mentions.len(), 2);
    }
}
