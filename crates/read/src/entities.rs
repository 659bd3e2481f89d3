//! Whom sources mean: one entity for each, with its kind.
//!
//! A name goes to the entity of the fullest name that ends with it; a pronoun to the nearest source before that fits
//! in number and kind; an unnamed source to nobody but itself.

use crate::data;
use crate::kinds;
use crate::line::Marked;
use crate::rules::Claim;
use crate::tokens::{Shape, Token};
use document::{Entity, EntityId, EntityKind, Mention, Pieces, Source, SourceKind};

/// The entities of a document and one source a claim, in their order.
pub fn find(marked: &Marked<'_>, claims: &[Claim]) -> (Vec<Entity>, Vec<Source>) {
    let mut found = Entities { marked, all: Vec::new(), spoken: Vec::new() };
    let sources = claims.iter().map(|claim| found.source(claim)).collect();
    (found.all, sources)
}

/// What is known so far, in the order of the claims.
struct Entities<'a> {
    marked: &'a Marked<'a>,
    all: Vec<Entity>,
    /// The entities that spoke, the latest last.
    spoken: Vec<EntityId>,
}

impl Entities<'_> {
    fn source(&mut self, claim: &Claim) -> Source {
        let Some(words) = claim.source.clone().filter(|w| !w.is_empty()) else { return Source::Impersonal };
        let id = self.meant(&words);
        let tokens = tokens_of(self.marked, &words);
        // "I" inside a quotation is nobody that a later "he" could mean.
        if tokens.len() > 1
            || !kinds::is_pronoun(tokens.first().map_or("", |t| t.lower.as_str()))
            || self.all[id.0].mentions.len() > 1
        {
            self.spoken.push(id);
        }
        // "The Lantern reported": what reports under a name of its own is an outlet.
        let reports = claim.cue.spans().iter().any(|s| {
            matches!(s.of(&self.marked.document.text), "reported" | "first reported" | "reports" | "has reported")
        });
        let entity = &mut self.all[id.0];
        if reports
            && entity.kind == EntityKind::Organization
            && tokens.len() == 2
            && tokens[0].lower == "the"
            && tokens[1].shape == Shape::Capital
        {
            entity.kind = EntityKind::Outlet;
        }
        let kind = source_kind(self.all[id.0].kind);
        Source::Mention { words, entity: id, kind }
    }

    /// The entity that words mean: one known, or a new one.
    fn meant(&mut self, words: &Pieces) -> EntityId {
        let marked = self.marked;
        let tokens = tokens_of(marked, words);
        let name = name_in(tokens, marked, words);
        let pronoun = tokens.len() == 1 && kinds::is_pronoun(&tokens[0].lower);
        let known = if pronoun {
            self.antecedent(&tokens[0].lower)
        } else if let Some(name) = &name {
            self.named(name)
        } else {
            self.described(tokens)
        };
        let id = known.unwrap_or_else(|| self.add(words, tokens, name.clone(), pronoun));
        let entity = &mut self.all[id.0];
        entity.mentions.push(Mention { words: words.clone() });
        if !pronoun {
            let printed = kinds::printed(&marked.document.text, words);
            if name.as_deref() != Some(printed.as_str())
                && entity.name != printed
                && !entity.described.contains(&printed)
            {
                entity.described.push(printed);
            }
            if let Some(name) = name.filter(|n| n.len() > entity.name.len() && entity.kind == EntityKind::NamedPerson) {
                entity.name = name;
            }
        }
        id
    }

    /// The latest source that a pronoun can mean.
    fn antecedent(&self, pronoun: &str) -> Option<EntityId> {
        use EntityKind::{Group, NamedPerson, Organization, Outlet, Record, UnnamedPerson};
        let fits = |entity: &Entity| match pronoun {
            "he" | "him" | "his" => {
                matches!(entity.kind, NamedPerson | UnnamedPerson)
                    && kinds::gender(entity) != Some(kinds::Gender::Woman)
            }
            "she" | "her" | "hers" => {
                matches!(entity.kind, NamedPerson | UnnamedPerson) && kinds::gender(entity) != Some(kinds::Gender::Man)
            }
            "it" | "its" => matches!(entity.kind, Organization | Outlet | Record),
            "they" | "them" | "their" => entity.kind == Group,
            _ => false,
        };
        self.spoken.iter().rev().take(12).copied().find(|id| fits(&self.all[id.0]))
    }

    /// The latest entity whose name ends with this one, or the reverse.
    fn named(&self, name: &str) -> Option<EntityId> {
        let ends =
            |long: &str, short: &str| long == short || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
        (0..self.all.len()).rev().map(EntityId).find(|id| {
            let entity = &self.all[id.0];
            matches!(entity.kind, EntityKind::NamedPerson | EntityKind::Organization | EntityKind::Outlet)
                && (ends(&entity.name, name) || ends(name, &entity.name) && entity.kind == EntityKind::NamedPerson)
        })
    }

    /// "the report", "the newspaper", "the source": a description with *the* means the latest that has its noun.
    fn described(&self, tokens: &[Token]) -> Option<EntityId> {
        let definite = tokens.first().is_some_and(|t| matches!(t.lower.as_str(), "the" | "this" | "that"));
        let noun = kinds::head(tokens)?;
        if !definite {
            return None;
        }
        let fits = |entity: &Entity| {
            let same = kinds::has_word(&entity.name, noun) || entity.described.iter().any(|d| kinds::has_word(d, noun));
            let outlet = entity.kind == EntityKind::Outlet && data::outlets().contains(noun);
            // Only a record or an organization goes by a bare noun: "the company".
            let bare = tokens.len() == 2
                && (entity.kind == EntityKind::Record && data::generic_records().contains(noun)
                    || entity.kind == EntityKind::Organization && data::generic_organizations().contains(noun));
            let person = matches!(entity.kind, EntityKind::UnnamedPerson | EntityKind::Group);
            if person { same && tokens.len() == 2 } else { same || outlet || bare }
        };
        self.spoken.iter().rev().copied().find(|id| fits(&self.all[id.0]))
    }

    fn add(&mut self, words: &Pieces, tokens: &[Token], name: Option<String>, pronoun: bool) -> EntityId {
        let printed = kinds::printed(&self.marked.document.text, words);
        let kind = if pronoun { kinds::of_pronoun(&tokens[0].lower) } else { kinds::of(tokens, name.as_deref()) };
        let anonymity = if matches!(kind, EntityKind::UnnamedPerson | EntityKind::Group) {
            kinds::anonymity(&printed)
        } else {
            None
        };
        self.all.push(Entity {
            kind,
            name: name.unwrap_or(printed),
            mentions: Vec::new(),
            described: Vec::new(),
            anonymity,
            found_by: "rule:source".to_owned(),
            evidence: Vec::new(),
        });
        EntityId(self.all.len() - 1)
    }
}

fn source_kind(kind: EntityKind) -> SourceKind {
    match kind {
        EntityKind::NamedPerson => SourceKind::NamedPerson,
        EntityKind::UnnamedPerson => SourceKind::UnnamedPerson,
        EntityKind::Group => SourceKind::Group,
        EntityKind::Organization | EntityKind::Place | EntityKind::Event => SourceKind::Organization,
        EntityKind::Outlet => SourceKind::Outlet,
        EntityKind::Record => SourceKind::Record,
    }
}

fn tokens_of<'a>(marked: &'a Marked<'_>, words: &Pieces) -> &'a [Token] {
    let all = &marked.tokens.all;
    let Some(hull) = words.hull() else { return &[] };
    let first = all.partition_point(|t| t.span.end() <= hull.start());
    let last = all.partition_point(|t| t.span.start() < hull.end());
    &all[first..last.max(first)]
}

/// The name in a source: its last run of capitals before a comma or a bracket, titles left out.
fn name_in(tokens: &[Token], marked: &Marked<'_>, words: &Pieces) -> Option<String> {
    let first = marked.tokens.all.partition_point(|t| t.span.end() <= words.hull().map_or(0, |h| h.start()));
    let class = |i: usize| marked.classes.get(first + i).copied();
    let stops = |i: usize| {
        use crate::classes::Class::{Conj, Ing, Part, Past, Poss, Prep, Sub, To, Wh};
        tokens[i].shape == Shape::Mark
            || matches!(class(i), Some(Prep | Part | Past | Ing | Wh | Sub | Conj | To | Poss))
    };
    let stop = (0..tokens.len()).find(|i| stops(*i)).unwrap_or(tokens.len());
    let is_name = |i: usize| {
        marked.classes.get(first + i) == Some(&crate::classes::Class::Name) && !kinds::is_title(&tokens[i].lower)
    };
    let end = (0..stop).rev().find(|i| is_name(*i))? + 1;
    // A noun after the name makes it a description: "the Dover fire chief".
    if end < stop {
        return None;
    }
    let start = (0..end).rev().take_while(|i| is_name(*i)).last()?;
    let text = &marked.document.text;
    Some(text.get(tokens[start].span.start()..tokens[end - 1].span.end())?.to_owned())
}
