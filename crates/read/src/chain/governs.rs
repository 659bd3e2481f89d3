//! "According to the report, Bell told aides that the dam leaked. *She added* that nobody listened."
//!
//! What a record or somebody passes on may go on in the next sentences. Three ways in which it does:
//!
//! - A speaker goes on with a word that says so (*added, also, continued*), in the same paragraph or the next: he is
//!   passed on as he was before.
//! - A speaker who is passed on speaks again in the same paragraph.
//! - A record or an outlet tells of people, and in the same paragraph one of them tells, asks or orders another: "The
//!   complaint says Dean entered the bank. He told the clerk to lie down."
//!
//! It ends where somebody else speaks, where the sentence turns (*but, meanwhile*), denies, refuses, changes to the
//! present, or gives an occasion of its own (*told reporters, on Monday, in an interview*).

use super::{LONGEST, up_to};
use crate::classes::Class;
use crate::data;
use crate::line::Marked;
use document::{
    Act, Entity, EntityId, Evidence, ParagraphKind, Pieces, Reality, SourceKind, Span, Statement, StatementId,
};
use std::collections::HashMap;

/// Sets `through` over sentences, with evidence; gives the sentences without a statement that lie between.
pub fn set(marked: &Marked<'_>, entities: &[Entity], statements: &mut [Statement]) -> Vec<Span> {
    let mut told = Told { marked, entities, places: places(marked, statements), last: HashMap::new(), before: None };
    let mut order: Vec<usize> = (0..statements.len()).filter(|i| told.places[*i].is_some()).collect();
    order.sort_by_key(|i| (told.places[*i].as_ref().map(|p| p.token), *i));
    let inner = inner(statements);
    let mut between = Vec::new();
    for i in order {
        if statements[i].within.is_some() {
            continue;
        }
        if let Some(link) = told.link(statements, i) {
            between.extend(told.between(link.from, i));
            lengthen(statements, &inner, i, link);
        } else if let Some(from) = told.resumes(statements, i) {
            between.extend(told.between(from, i));
        }
        told.note(statements, &inner, i);
    }
    between.sort_unstable();
    between.dedup();
    between
}

/// Where a statement is made.
#[derive(Clone, Debug)]
struct Place {
    token: usize,
    sentence: usize,
    paragraph: usize,
}

/// By whom a statement is passed on from an earlier sentence.
struct Link {
    through: Vec<StatementId>,
    /// The statement that it goes on from.
    from: usize,
    evidence: Evidence,
}

/// What has been told so far.
struct Told<'a> {
    marked: &'a Marked<'a>,
    entities: &'a [Entity],
    /// One a statement; none where it is not in the body.
    places: Vec<Option<Place>>,
    /// What each said last, other than in his own words about himself.
    last: HashMap<EntityId, usize>,
    /// The outermost statement before, with all that governs it.
    before: Option<usize>,
}

fn places(marked: &Marked<'_>, statements: &[Statement]) -> Vec<Option<Place>> {
    let place = |s: &Statement| {
        let token = marked.tokens.touching(s.cue.hull().or(s.content.hull())?).start;
        let sentence = marked.tokens.sentence_of(token);
        let paragraph = marked.tokens.paragraph_of(token);
        let is = marked.tokens.paragraphs.get(paragraph)?.is;
        (is.is_in_body() && is != ParagraphKind::Subheading).then_some(Place { token, sentence, paragraph })
    };
    statements.iter().map(place).collect()
}

/// The statements that lie in each, at any depth.
fn inner(statements: &[Statement]) -> Vec<Vec<usize>> {
    let mut inner = vec![Vec::new(); statements.len()];
    for (i, statement) in statements.iter().enumerate() {
        statement.through.iter().for_each(|outer| inner[outer.0].push(i));
    }
    inner
}

/// Puts who passes it on before the chain of a statement and of all that lie in it.
fn lengthen(statements: &mut [Statement], inner: &[Vec<usize>], i: usize, link: Link) {
    for j in inner[i].iter().copied().chain([i]) {
        statements[j].through.splice(0..0, link.through.iter().copied());
    }
    statements[i].evidence.push(link.evidence);
}

impl Told<'_> {
    /// Notes an outermost statement and those in it as told.
    fn note(&mut self, statements: &[Statement], inner: &[Vec<usize>], i: usize) {
        let mut all: Vec<usize> = inner[i].iter().copied().chain([i]).filter(|j| self.places[*j].is_some()).collect();
        all.sort_by_key(|j| (self.places[*j].as_ref().map(|p| p.token), *j));
        for j in all.into_iter().filter(|j| is_speech(&statements[*j])) {
            let Some(speaker) = statements[j].source.entity() else { continue };
            let by_himself = statements[j].through.iter().any(|id| statements[id.0].source.entity() == Some(speaker));
            if !by_himself {
                self.last.insert(speaker, j);
            }
        }
        self.before = Some(i);
    }

    fn link(&self, statements: &[Statement], i: usize) -> Option<Link> {
        let (here, this) = (self.places[i].as_ref()?, &statements[i]);
        let speaker = this.source.entity()?;
        if self.is_apart(this, here) {
            return None;
        }
        self.speaks_on(statements, i, speaker).or_else(|| self.is_told_of(statements, i, speaker))
    }

    /// From the last words of the same speaker, where these were passed on.
    fn speaks_on(&self, statements: &[Statement], i: usize, speaker: EntityId) -> Option<Link> {
        let (here, this) = (self.places[i].as_ref()?, &statements[i]);
        let from = self.last.get(&speaker).copied()?;
        let (there, before) = (self.places[from].as_ref()?, &statements[from]);
        let by = before.through.last().filter(|_| before.through.len() <= LONGEST)?;
        let same = there.paragraph == here.paragraph;
        let goes_on = there.paragraph + 1 >= here.paragraph && self.continues(this);
        let again = same && !self.is_present(this) && passes_on(&statements[by.0]) && self.is_governed(statements, *by);
        let how = match (goes_on, again) {
            (true, _) => "goes on",
            (_, true) => "speaks again",
            _ => return None,
        };
        let far = if same { "in the same paragraph" } else { "in the next paragraph" };
        let why = format!("passed on as before: the same speaker {how} {far}");
        let evidence = Evidence { why, words: said_so(before) };
        Some(Link { through: before.through.clone(), from, evidence })
    }

    /// One of those of whom a record or an outlet tells, who tells another something.
    fn is_told_of(&self, statements: &[Statement], i: usize, speaker: EntityId) -> Option<Link> {
        let (here, this) = (self.places[i].as_ref()?, &statements[i]);
        let before = self.before?;
        let governed = statements[before].through.last().filter(|_| statements[before].within.is_none());
        let frame = if passes_on(&statements[before]) { before } else { governed?.0 };
        let (there, by) = (self.places[frame].as_ref()?, &statements[frame]);
        let acts = this.addressee.is_some() || matches!(this.act, Act::Ask | Act::Order | Act::Threaten | Act::Promise);
        let in_reach = there.paragraph == here.paragraph && there.sentence < here.sentence;
        let passed = passes_on(by) && !passes_on(this) && by.through.len() <= LONGEST;
        if !(acts && in_reach && passed) || self.is_present(this) {
            return None;
        }
        let known = self.mentioned(speaker, by.content.hull()?.start(), this.source.words()?.hull()?.start())?;
        let why = "who is told of there, in the same paragraph".to_owned();
        let evidence = Evidence { why, words: said_so(by).with(known) };
        Some(Link { through: up_to(statements, StatementId(frame)), from: frame, evidence })
    }

    /// Where somebody is mentioned between two places: the first time.
    fn mentioned(&self, speaker: EntityId, from: usize, to: usize) -> Option<&Pieces> {
        let lies = |words: &&Pieces| words.hull().is_some_and(|h| h.start() >= from && h.end() <= to);
        let between = self.entities.get(speaker.0)?.mentioned_in(Span::new(from, to)?);
        between.map(|m| &m.words).find(lies)
    }

    /// Whether the telling of somebody has not ended before the next statement.
    fn is_governed(&self, statements: &[Statement], by: StatementId) -> bool {
        self.before.is_some_and(|before| before == by.0 || statements[before].through.contains(&by))
    }

    /// Whether something says that it does not go on here.
    fn is_apart(&self, this: &Statement, here: &Place) -> bool {
        let sentence = self.marked.tokens.sentences[here.sentence].clone();
        let all = &self.marked.tokens.all;
        let turns = data::turns().contains(all[sentence.start].lower.as_str());
        let in_content = |at: usize| this.content.overlaps(&all[at].span.into());
        let occasion = sentence.clone().any(|at| data::occasions().contains(all[at].lower.as_str()) && !in_content(at));
        turns || occasion || this.act == Act::Deny || this.reality == Reality::Refused
    }

    /// Whether the words that say so tell that somebody goes on.
    fn continues(&self, this: &Statement) -> bool {
        self.marked
            .tokens
            .of(&this.cue)
            .any(|at| data::continuing().contains(self.marked.tokens.all[at].lower.as_str()))
    }

    /// "says": the page heard it itself.
    fn is_present(&self, this: &Statement) -> bool {
        self.marked.tokens.of(&this.cue).any(|at| self.marked.classes[at] == Class::Third)
    }

    /// The last statement of a record or an outlet that goes on itself: "It also lists …".
    fn resumes(&self, statements: &[Statement], i: usize) -> Option<usize> {
        let from = self.last.get(&statements[i].source.entity()?).copied()?;
        (passes_on(&statements[from]) && self.continues(&statements[i])).then_some(from)
    }

    /// The sentences between a statement and the one that it goes on from, in one paragraph.
    fn between(&self, from: usize, i: usize) -> Vec<Span> {
        let (Some(there), Some(here)) = (&self.places[from], &self.places[i]) else { return Vec::new() };
        if there.paragraph != here.paragraph {
            return Vec::new();
        }
        let tokens = &self.marked.tokens;
        tokens.sentences[there.sentence..here.sentence.max(there.sentence)]
            .iter()
            .skip(1)
            .map(|s| tokens.span(s))
            .collect()
    }
}

/// Whether its source is one that tells what others said.
fn passes_on(statement: &Statement) -> bool {
    matches!(statement.source.kind(), SourceKind::Record | SourceKind::Outlet)
}

/// Whether something was said, and not only thought or wished.
fn is_speech(statement: &Statement) -> bool {
    let thought = matches!(statement.act, Act::Believe | Act::Want | Act::Fear | Act::Perceive | Act::Expect);
    !thought && !statement.negated && statement.reality == Reality::Actual
}

/// Source and cue.
fn said_so(statement: &Statement) -> Pieces {
    statement.source.words().map_or_else(|| statement.cue.clone(), |source| source.with(&statement.cue))
}
