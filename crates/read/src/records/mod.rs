//! Documents that speak, and what a text says of them.
//!
//! In: a marked document. Out: facts, each of one noun of a record, with the words that say so; then, with the entities
//! of the document, one record each. Each rule stands in a file of its own and reads a line at a time.

mod author;
mod custody;
mod label;
mod occasion;

use crate::chain::within;
use crate::classes::Class;
use crate::data;
use crate::entities::nouns::{self, Sort};
use crate::line::{Line, Marked};
use document::{Entity, EntityId, EntityKind, Party, Pieces, Record, Role, Span, Statement, StatementId, Step};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// Something that a text says of a record.
#[derive(Clone, Debug)]
pub struct Fact {
    rule: &'static str,
    /// The token of the noun: *memo*.
    pub noun: usize,
    is: Is,
    /// The words that say so.
    words: Pieces,
}

/// What is said.
#[derive(Clone, Debug)]
enum Is {
    Label,
    KnownAs,
    /// Whether it is enough to make a record of the noun, without anything else.
    Author(Pieces, bool),
    Recipient(Pieces),
    /// Whether it is enough to make a record of the noun.
    Occasion(Pieces, bool),
    Step(Role, Way),
}

impl Is {
    /// Those who had to do with the record.
    fn parties(&self) -> impl Iterator<Item = &Pieces> {
        let some = match self {
            Is::Label | Is::KnownAs => [None; 3],
            Is::Author(who, _) | Is::Recipient(who) | Is::Occasion(who, _) => [Some(who), None, None],
            Is::Step(_, way) => [way.by.as_ref(), way.to.as_ref(), way.from.as_ref()],
        };
        some.into_iter().flatten()
    }
}

/// Who had to do with a step, and when.
#[derive(Clone, Debug, Default)]
struct Way {
    by: Option<Pieces>,
    to: Option<Pieces>,
    from: Option<Pieces>,
    when: Option<Pieces>,
}

type Rule = fn(&Line<'_>, &mut Vec<Fact>);

const RULES: &[Rule] = &[label::find, custody::find, author::find, occasion::find];

/// What the lines of a document say of records, in the order of the text.
pub fn find(lines: &[Line<'_>]) -> Vec<Fact> {
    let mut facts = Vec::new();
    for line in lines.iter().filter(|l| l.len() <= crate::attribution::LONGEST) {
        RULES.iter().for_each(|rule| rule(line, &mut facts));
    }
    facts.sort_by_key(|f| (f.words.hull().map(|h| (h.start(), h.end())), f.noun));
    facts
}

/// One record an entity; `of` gives whom the noun of each fact means.
pub fn assemble(
    marked: &Marked<'_>,
    facts: Vec<Fact>,
    of: &[Option<EntityId>],
    entities: &[Entity],
    statements: &[Statement],
) -> Vec<Record> {
    let speaking: HashSet<EntityId> = statements.iter().filter_map(|s| s.source.entity()).collect();
    let whom = Whom::new(marked, entities, statements, &facts);
    let mut by_entity: BTreeMap<EntityId, Vec<Fact>> = BTreeMap::new();
    for (fact, entity) in facts.into_iter().zip(of) {
        if let Some(entity) = entity.filter(|e| entities[e.0].kind == EntityKind::Record) {
            by_entity.entry(entity).or_default().push(fact);
        }
    }
    let is_enough = |f: &Fact| !matches!(f.is, Is::Author(_, false) | Is::Occasion(_, false));
    by_entity.retain(|id, facts| facts.iter().any(is_enough) || speaking.contains(id));
    by_entity.into_iter().map(|(id, facts)| whom.record(id, facts)).collect()
}

/// Tells whom words mean.
struct Whom<'a> {
    marked: &'a Marked<'a>,
    /// Every mention, by where it starts, with the place of its entity.
    mentions: Vec<(Span, usize)>,
    /// Whom the pronouns of the facts mean.
    tellers: HashMap<Span, EntityId>,
}

impl<'a> Whom<'a> {
    fn new(marked: &'a Marked<'a>, entities: &[Entity], statements: &[Statement], facts: &[Fact]) -> Whom<'a> {
        let all = entities.iter().enumerate().flat_map(|(e, entity)| entity.mentions.iter().map(move |m| (m, e)));
        let mut mentions: Vec<(Span, usize)> = all.filter_map(|(m, e)| Some((m.words.hull()?, e))).collect();
        mentions.sort_unstable();
        Whom { marked, mentions, tellers: tellers(marked, statements, facts) }
    }

    fn record(&self, entity: EntityId, facts: Vec<Fact>) -> Record {
        let mut rules: Vec<&str> = facts.iter().map(|f| f.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let found_by = format!("rule:{}", rules.join(", rule:"));
        let (labels, known_as, custody, evidence) = Default::default();
        let (author, occasion, recipient) = (None, None, None);
        let mut record = Record { entity, labels, known_as, author, occasion, recipient, custody, found_by, evidence };
        for fact in facts {
            match fact.is {
                Is::Label => self.once(&mut record.labels, fact.words),
                Is::KnownAs => self.once(&mut record.known_as, fact.words),
                Is::Author(who, _) => record.author = record.author.or_else(|| Some(self.party(who, entity))),
                Is::Recipient(who) => record.recipient = record.recipient.or_else(|| Some(self.party(who, entity))),
                Is::Occasion(what, _) => record.occasion = record.occasion.or_else(|| Some(self.party(what, entity))),
                Is::Step(role, way) => self.step(&mut record, role, way, fact.words),
            }
        }
        record
    }

    /// Adds words that do not say the same as others before.
    fn once(&self, all: &mut Vec<Pieces>, words: Pieces) {
        let text = self.marked.document.text.as_str();
        let printed = |p: &Pieces| p.hull().map(|h| h.of(text).to_lowercase());
        if all.iter().all(|other| printed(other) != printed(&words)) {
            all.push(words);
        }
    }

    fn step(&self, record: &mut Record, role: Role, way: Way, words: Pieces) {
        let party = |words: Option<Pieces>| words.map(|w| self.party(w, record.entity));
        let (mut by, to, from) = (party(way.by), party(way.to), party(way.from));
        match role {
            Role::Produced => record.occasion = record.occasion.take().or(from),
            _ => by = by.or(from),
        }
        if role == Role::Produced {
            record.author = record.author.take().or_else(|| by.clone());
        }
        if role == Role::Transmitted {
            record.recipient = record.recipient.take().or_else(|| to.clone());
        }
        record.custody.push(Step { role, by, to, when: way.when, words });
    }

    /// The words, and the entity that is mentioned there, other than the record itself.
    fn party(&self, words: Pieces, record: EntityId) -> Party {
        let at = words.hull();
        let is_meant = |at: Span, m: Span| self.starts_at(at, m) || self.starts_in(at, m) || self.refers(at, m);
        let entity = at.and_then(|at| {
            let meant = self.near(at).filter(|(m, e)| *e != record.0 && is_meant(at, *m));
            meant.map(|(_, e)| e).min().map(EntityId)
        });
        let entity = entity.or_else(|| self.tellers.get(&at?).copied());
        Party { words, entity }
    }

    /// Both start alike; "Bell" is not meant by "*Bell*'s memo".
    fn starts_at(&self, at: Span, mention: Span) -> bool {
        let next = self.marked.tokens.all.get(self.marked.tokens.touching(at).end);
        let owns = next.is_some_and(|t| matches!(t.lower.as_str(), "'s" | "'"));
        mention.start() == at.start() && (!owns || mention.end() <= at.end())
    }

    /// "the *Herald*": the mention starts right after the article.
    fn starts_in(&self, at: Span, mention: Span) -> bool {
        let tokens = self.marked.tokens.touching(at);
        let second = self.marked.tokens.all.get(tokens.start + 1).map(|t| t.span.start());
        let article = self.marked.classes.get(tokens.start) == Some(&Class::Det);
        article && second == Some(mention.start()) && mention.end() <= at.end()
    }

    /// "an aide *who* said": the mention is the pronoun right after.
    fn refers(&self, at: Span, mention: Span) -> bool {
        let all = &self.marked.tokens.all;
        let next = self.marked.tokens.touching(at).end;
        let next = if all.get(next).is_some_and(|t| t.lower == ",") { next + 1 } else { next };
        let is_next = all.get(next).is_some_and(|t| t.span == mention);
        is_next && self.marked.classes.get(next) == Some(&Class::Wh)
    }

    /// The mentions that start where words do, at their second token, or at one of the two behind them.
    fn near(&self, at: Span) -> impl Iterator<Item = (Span, usize)> {
        let tokens = self.marked.tokens.touching(at);
        let places = [tokens.start + 1, tokens.end, tokens.end + 1];
        let starts = places.map(|t| self.marked.tokens.all.get(t).map(|t| t.span.start()));
        starts.into_iter().flatten().chain([at.start()]).flat_map(|start| {
            let first = self.mentions.partition_point(|(m, _)| m.start() < start);
            self.mentions[first..].iter().copied().take_while(move |(m, _)| m.start() == start)
        })
    }
}

/// "The Herald reported that the memo was given to *it*": whoever tells that.
fn tellers(marked: &Marked<'_>, statements: &[Statement], facts: &[Fact]) -> HashMap<Span, EntityId> {
    let text = marked.document.text.as_str();
    let is_pronoun = |words: &&Pieces| words.hull().is_some_and(|h| matches!(h.of(text), "it" | "them" | "us"));
    let pronouns: Vec<Pieces> = facts.iter().flat_map(|f| f.is.parties()).filter(is_pronoun).cloned().collect();
    let holders = within::smallest(statements, &pronouns, |_, _| true);
    let teller =
        |(words, holder): (&Pieces, Option<StatementId>)| Some((words.hull()?, statements[holder?.0].source.entity()?));
    pronouns.iter().zip(holders).filter_map(teller).collect()
}

/// Whether the noun at a place is a document.
fn is_record(line: &Line<'_>, at: usize) -> bool {
    let noun = nouns::noun(line.word(at)).filter(|n| n.sort == Sort::Record || n.also_record);
    // "17 minutes of play"
    let is_time = line.word(at) == "minutes" && at > 0 && line.class(at - 1) == Class::Num;
    line.class(at).is_noun() && !is_time && noun.is_some_and(|n| !data::passing_records().contains(n.lemma))
}

/// The record of a phrase: its last one that heads its words.
fn record_in(line: &Line<'_>, phrase: Range<usize>) -> Option<usize> {
    let end = phrase.end;
    phrase.rev().find(|at| is_record(line, *at) && (at + 1 == end || !line.class(at + 1).is_noun()))
}

/// The record of the phrase that ends at a place, a comma before it aside.
fn record_before(line: &Line<'_>, end: usize) -> Option<usize> {
    let end = if end > 0 && line.is_comma(end - 1) { end - 1 } else { end };
    record_in(line, line.phrase_before(end)?)
}

/// A fact of the record at a place.
fn fact(rule: &'static str, line: &Line<'_>, record: usize, is: Is, words: Range<usize>) -> Option<Fact> {
    let noun = line.token_range(record..record + 1)?.start;
    let words = line.words(line.trim(words));
    (!words.is_empty()).then_some(Fact { rule, noun, is, words })
}

/// The person or thing that a phrase at a place names, without what tells when or by whom.
fn whom_at(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let mut phrase = line.phrase_after(at)?;
    // "the Harrow *military*"
    if nouns::noun(line.word(phrase.end)).is_some() && line.class(phrase.end) == Class::Adj {
        phrase.end += 1;
    }
    let when = |i: usize| {
        line.is_temporal(i)
            || line.class(i) == Class::Num
            || matches!(line.word(i), "end" | "start" | "time" | "deadline")
    };
    let ends = |i: &usize| line.word(*i) == "by" || matches!(line.class(*i), Class::Prep | Class::Sub) && when(*i + 1);
    let end = phrase.clone().find(ends).unwrap_or(phrase.end);
    let phrase = line.trim(at..end);
    let tells_when = phrase.clone().find(|i| line.class(*i) != Class::Det).is_some_and(when);
    (!phrase.is_empty() && !tells_when && !phrase.clone().all(|i| when(i) || line.class(i) == Class::Det))
        .then_some(phrase)
}

#[cfg(test)]
mod tests {
    use crate::tests::document;
    use document::{Party, Pieces, Reading};

    /// All that is found of records, a line each.
    fn found(text: &str) -> Vec<String> {
        let reading = crate::read(document(text), None);
        assert_eq!(reading.check(), Ok(()));
        let mut out = Vec::new();
        for record in &reading.records {
            let name = &reading.entities[record.entity.0].name;
            let mut add = |what: &str, words: String| out.push(format!("{name}: {what} {words}"));
            record.labels.iter().for_each(|w| add("label", words(&reading, w)));
            record.known_as.iter().for_each(|w| add("known as", words(&reading, w)));
            let parties =
                [("author", &record.author), ("occasion", &record.occasion), ("recipient", &record.recipient)];
            for (what, party) in parties {
                party.iter().for_each(|p| add(what, whom(&reading, p)));
            }
            for step in &record.custody {
                let mut said = format!("{:?}", step.role).to_lowercase();
                step.by.iter().for_each(|p| said += &format!(" by {}", whom(&reading, p)));
                step.to.iter().for_each(|p| said += &format!(" to {}", whom(&reading, p)));
                step.when.iter().for_each(|w| said += &format!(" when {}", words(&reading, w)));
                add(&said, format!("({})", words(&reading, &step.words)));
            }
        }
        out
    }

    fn words(reading: &Reading, words: &Pieces) -> String {
        words.spans().iter().map(|s| s.of(&reading.document.text)).collect::<Vec<_>>().join(" … ")
    }

    fn whom(reading: &Reading, party: &Party) -> String {
        let means = party.entity.map(|id| format!(" = {}", reading.entities[id.0].name)).unwrap_or_default();
        words(reading, &party.words) + &means
    }

    #[test]
    fn a_label_is_printed_on_a_record_or_stands_before_it() {
        assert_eq!(found("The memo, labeled “Private,” lists six cracks."), ["The memo: label labeled “Private,”"]);
        assert_eq!(found("Bell hid a confidential cable."), ["a confidential cable: label confidential"]);
        assert!(found("Bell kept a confidential meeting secret.").is_empty());
    }

    #[test]
    fn a_record_may_have_another_name() {
        assert_eq!(
            found("The memo, known inside as a “ledger,” lists six cracks."),
            ["The memo: known as known inside as a “ledger,”"]
        );
        assert_eq!(found("The film was dubbed “The Wall”."), ["The film: known as dubbed “The Wall”"]);
        assert!(found("The poet, known as “the Owl”, wrote.").is_empty());
    }

    #[test]
    fn a_letter_goes_from_somebody_to_somebody() {
        assert_eq!(
            found("A letter from Ida Holm to the Trade Ministry lay on the table."),
            ["A letter: author Ida Holm", "A letter: recipient the Trade Ministry"]
        );
        assert_eq!(found("A report by the Water Council is due."), ["A report: author the Water Council"]);
        assert!(found("A report by Friday is due.").is_empty());
        assert!(found("A report by the end of May is due.").is_empty());
        assert!(found("A report from 2019 is lost.").is_empty());
    }

    #[test]
    fn an_owner_alone_makes_no_record_unless_it_speaks() {
        assert!(found("Bell's memo lay on the table.").is_empty());
        assert_eq!(found("Bell's memo said the wall was old."), ["Bell's memo: author Bell"]);
    }

    #[test]
    fn a_recording_is_of_an_occasion() {
        assert_eq!(found("A transcript of the hearing lay there."), ["A transcript: occasion the hearing"]);
        assert_eq!(found("The minutes of the meeting are lost."), ["The minutes: occasion the meeting"]);
        assert!(found("He scored after 17 minutes of play.").is_empty());
    }

    #[test]
    fn each_hand_that_a_record_went_through_is_a_step() {
        assert_eq!(
            found("The cable, produced from the meeting by the envoy and transmitted to Norway, is lost."),
            [
                "The cable: author the envoy",
                "The cable: occasion the meeting",
                "The cable: recipient Norway",
                "The cable: produced by the envoy (produced from the meeting by the envoy)",
                "The cable: transmitted to Norway (transmitted to Norway)",
            ]
        );
        assert_eq!(
            found("An e-mail sent on Monday by Carl Holm, seen by Reuters, is lost."),
            [
                "An e-mail: transmitted by Carl Holm when on Monday (sent on Monday by Carl Holm)",
                "An e-mail: obtained by Reuters (seen by Reuters)",
            ]
        );
        assert_eq!(
            found("A video posted on the wall by Carl Holm is lost."),
            ["A video: published by Carl Holm (posted on the wall by Carl Holm)"]
        );
        assert!(found("A memo seen last week is lost.").is_empty());
        assert!(found("The reports released are thick.").is_empty());
    }

    #[test]
    fn a_record_is_given_obtained_and_published_in_whole_sentences_too() {
        assert_eq!(
            found("The Harrow Herald reported that the memo was given to it by an aide who said she was ill."),
            ["the memo: provided by an aide = an aide to it = The Harrow Herald (given to it by an aide)"]
        );
        assert_eq!(
            found("The Harrow Herald first published the transcript on Monday."),
            ["the transcript: published by The Harrow Herald when on Monday (The Harrow Herald first published the \
              transcript on Monday)"]
        );
        assert!(found("The council published nothing and sent two envoys.").is_empty());
        assert!(found("The council passed the letter box.").is_empty());
    }

    #[test]
    fn one_record_gathers_what_is_said_of_it() {
        let text = "The wall is old, according to a confidential memo obtained by the Harrow Herald. The memo was written \
                    by Ida Holm.";
        assert_eq!(
            found(text),
            [
                "a confidential memo obtained by the Harrow Herald: label confidential",
                "a confidential memo obtained by the Harrow Herald: author Ida Holm",
                "a confidential memo obtained by the Harrow Herald: obtained by the Harrow Herald (obtained by the \
                 Harrow Herald)",
                "a confidential memo obtained by the Harrow Herald: produced by Ida Holm (written by Ida Holm)",
            ]
        );
    }
}
