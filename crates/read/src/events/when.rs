//! When each statement was said; the first that the page tells of these:
//!
//! - a time of its own clause: "told aides **on Tuesday** that …", "in a letter sent **on Monday**, she wrote …";
//! - the same speaker's words before, in the same paragraph, or in the one before where they go on ("he added");
//! - the occasion at which the paragraph lets him speak: "Bell spoke at a rally on Tuesday. “We will win,” he said.";
//! - the occasion of the record that passes it on: in the minutes of a meeting, what was said at the meeting.
//!
//! A time of another clause ("Bell, who was fired **in 2012**, said …"), or one that is part of what was said, is no time of
//! saying; a statement that has none of the four has no time.

use super::telling::sentence_of;
use crate::classes::Class;
use crate::data;
use crate::line::Marked;
use document::{
    Act, Entity, EntityId, Event, EventId, Evidence, Pieces, Placed, Record, SourceKind, Span, Statement, TimeAnchor,
    TimeId, Timex, When,
};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// So many times before a cue, and as many after it, are looked at.
const NEAREST: usize = 8;

/// Sets `when` where the text tells; `occasions` are the records that were made of a dated event.
pub(super) fn set(
    marked: &Marked<'_>,
    entities: &[Entity],
    times: &[Timex],
    events: &[Event],
    occasions: &[(&Record, EventId)],
    statements: &mut [Statement],
) {
    let places = statements.iter().map(|statement| Place::of(marked, statement)).collect();
    let clock = Clock { marked, times, places };
    let own: Vec<Option<When>> = statements.iter().zip(&clock.places).map(|(s, p)| clock.own(s, p.as_ref()?)).collect();
    statements.iter_mut().zip(own).for_each(|(statement, when)| statement.when = when);
    clock.go_on(statements);
    clock.at_occasions(entities, statements);
    of_records(events, times, occasions, statements);
}

struct Clock<'a> {
    marked: &'a Marked<'a>,
    /// In the order of the text.
    times: &'a [Timex],
    /// Where each statement is made; none for one without a cue.
    places: Vec<Option<Place>>,
}

/// Where a statement is made: the tokens of its cue, its sentence and its paragraph.
struct Place {
    cue: Range<usize>,
    sentence: Range<usize>,
    paragraph: usize,
}

impl Place {
    fn of(marked: &Marked<'_>, statement: &Statement) -> Option<Place> {
        let cue = marked.tokens.touching(statement.cue.hull()?);
        let sentence = sentence_of(marked, cue.start);
        let paragraph = marked.tokens.paragraph_of(cue.start);
        (!cue.is_empty()).then_some(Place { cue, sentence, paragraph })
    }
}

impl Clock<'_> {
    /// The time of the clause that holds the cue.
    fn own(&self, statement: &Statement, place: &Place) -> Option<When> {
        let near = self.near(&place.sentence, place.cue.start);
        let of_clause = |i: &usize| {
            let (time, phrase) = (&self.times[*i], self.times[*i].phrase()?);
            let is_said = statement.content.overlaps(&Pieces::from(phrase));
            let tokens = self.marked.tokens.touching(phrase);
            let is_own = is_moment(time) && !is_said && !self.is_held(*i, phrase);
            let tells = is_own && (self.dates_record(statement, &tokens) || self.is_of(statement, place, &tokens));
            let apart = tokens.start.abs_diff(place.cue.end).min(place.cue.start.abs_diff(tokens.end));
            tells.then_some((apart, *i))
        };
        let (_, i) = near.filter_map(|i| of_clause(&i)).min()?;
        Some(self.when(i))
    }

    fn when(&self, i: usize) -> When {
        let event = match self.times[i].anchor {
            Some(TimeAnchor::Event(id)) => Some(id),
            _ => None,
        };
        When { time: Some(TimeId(i)), event, interval: self.times[i].interval }
    }

    /// The times of a sentence that stand next to a token.
    fn near(&self, sentence: &Range<usize>, token: usize) -> Range<usize> {
        let span = self.marked.tokens.span(sentence);
        let start = |at: usize| self.times.partition_point(|time| time.words.hull().is_none_or(|w| w.start() < at));
        let (first, last) = (start(span.start()), start(span.end()));
        let here = start(self.marked.tokens.all[token].span.start());
        first.max(here.saturating_sub(NEAREST))..last.min(here + NEAREST)
    }

    /// Whether a phrase that names an event holds the words of a time: the phrase speaks for both.
    fn is_held(&self, i: usize, words: Span) -> bool {
        let around = &self.times[i.saturating_sub(3)..self.times.len().min(i + 2)];
        let mut phrases = around.iter().filter_map(|time| time.anchored.as_ref()).map(|anchored| anchored.phrase);
        self.times[i].anchored.is_none() && phrases.any(|phrase| phrase.contains(words))
    }

    /// "A report released on Tuesday said …", "the March report says …": a record says what it says on its day.
    fn dates_record(&self, statement: &Statement, time: &Range<usize>) -> bool {
        let Some(source) = statement.source.words().filter(|_| statement.source.kind() == SourceKind::Record) else {
            return false;
        };
        let is_in = self.stands_in(source, time.start);
        let before = time.start.checked_sub(1).map_or("", |at| self.lower(at));
        let verb = match matches!(before, "on" | "in" | "this" | "last") {
            true => time.start.checked_sub(2).map_or("", |at| self.lower(at)),
            false => before,
        };
        let start = source.hull().map_or(time.start, |hull| self.marked.tokens.touching(hull).start);
        let leads = (start..time.start).all(|i| matches!(self.marked.classes[i], Class::Det | Class::Adj));
        is_in && (data::dated_deeds().contains(verb) || matches!(before, "of" | "from") || leads)
    }

    /// Whether a time belongs to the verb of the cue: no other clause stands between them, or holds the time.
    fn is_of(&self, statement: &Statement, place: &Place, time: &Range<usize>) -> bool {
        let is_in_source = statement.source.words().is_some_and(|source| self.stands_in(source, time.start));
        if is_in_source || self.is_of_noun(time) {
            return false;
        }
        let is_apart = |i: &usize| {
            !self.stands_in(&statement.content, *i)
                && !statement.source.words().is_some_and(|source| self.stands_in(source, *i))
                && !statement.addressee.as_ref().is_some_and(|a| self.stands_in(&a.words, *i))
        };
        if time.start >= place.cue.end {
            return !(place.cue.end..time.start).filter(is_apart).any(|i| self.parts(i));
        }
        let between = time.end..place.cue.start;
        // Back to where the clause starts, no verb may have the time before the cue gets it.
        let start = place.sentence.start;
        let before = (start..time.start).rev().take_while(|i| !self.stands_in(&statement.content, *i));
        !between.clone().filter(is_apart).any(|i| self.parts(i)) && !before.take(40).any(|i| self.parts(i))
    }

    /// "the 1991 film": the film is of that year; "the Tuesday meeting" is a day on which one speaks.
    fn is_of_noun(&self, time: &Range<usize>) -> bool {
        let is_noun = self.marked.classes.get(time.end).is_some_and(|class| class.is_noun());
        let is_led =
            time.start.checked_sub(1).is_some_and(|at| matches!(self.marked.classes[at], Class::Det | Class::Poss));
        is_led && is_noun && !data::speech_occasions().contains(self.lower(time.end))
    }

    /// Whether a word starts or rules a clause other than the cue's.
    fn parts(&self, i: usize) -> bool {
        let lower = self.lower(i);
        let class = self.marked.classes[i];
        let is_verb = class.is_finite() || matches!(class, Class::Part | Class::Ing);
        let opens =
            matches!(lower, "who" | "which" | "that" | "whose" | "where" | "when" | "because" | ";" | "(" | "—");
        opens || is_verb && !data::dated_deeds().contains(lower)
    }

    fn stands_in(&self, pieces: &Pieces, token: usize) -> bool {
        let Some(token) = self.marked.tokens.all.get(token) else { return false };
        pieces.spans().iter().any(|piece| piece.contains(token.span))
    }

    fn lower(&self, token: usize) -> &str {
        self.marked.tokens.all.get(token).map_or("", |token| token.lower.as_str())
    }

    /// What a speaker goes on to say in the same paragraph, or with "added" in the next, he says at the same time.
    fn go_on(&self, statements: &mut [Statement]) {
        let mut last: HashMap<EntityId, (&Place, When)> = HashMap::new();
        let mut order: Vec<(usize, &Place)> =
            self.places.iter().enumerate().filter_map(|(i, place)| Some((i, place.as_ref()?))).collect();
        order.sort_by_key(|(i, place)| (place.cue.start, *i));
        for (i, place) in order {
            let statement = &mut statements[i];
            let Some(speaker) = statement.source.entity() else { continue };
            if let (None, Some((before, when))) = (statement.when, last.get(&speaker)) {
                let is_speech = statement.act != Act::Believe && statement.act != Act::Want;
                let is_next = place.paragraph == before.paragraph
                    || place.paragraph == before.paragraph + 1 && self.continues(&place.cue);
                if is_next && is_speech && self.tense(&place.cue) == self.tense(&before.cue) {
                    let words = when.time.map(|id| self.times[id.0].words.clone()).unwrap_or_default();
                    statement.when = Some(*when);
                    statement.evidence.push(Evidence { why: "the same speaker goes on, from".to_owned(), words });
                }
            }
            if let Some(when) = statement.when {
                last.insert(speaker, (place, when));
            }
        }
    }

    fn continues(&self, cue: &Range<usize>) -> bool {
        cue.clone().any(|i| data::continuing().contains(self.lower(i)))
    }

    /// Whether a cue tells in the present.
    fn tense(&self, cue: &Range<usize>) -> bool {
        cue.clone().any(|i| self.marked.classes[i] == Class::Third)
    }

    /// "Bell spoke at a rally on Tuesday. “We will win,” he said.": the sentence before, in one paragraph, has the occasion.
    fn at_occasions(&self, entities: &[Entity], statements: &mut [Statement]) {
        let told: HashSet<usize> = self.places.iter().flatten().map(|place| place.sentence.start).collect();
        let mut mentions: Vec<(Span, EntityId)> = Vec::new();
        for (i, entity) in entities.iter().enumerate() {
            let words = entity.mentions.iter().filter_map(|m| m.words.hull());
            mentions.extend(words.map(|span| (span, EntityId(i))));
        }
        mentions.sort_unstable();
        for (statement, place) in statements.iter_mut().zip(&self.places) {
            let is_open = statement.when.is_none() && statement.within.is_none();
            let place = place.as_ref().filter(|_| is_open);
            let (Some(place), Some(speaker)) = (place, statement.source.entity()) else { continue };
            let Some(paragraph) = self.marked.tokens.paragraphs.get(place.paragraph) else { continue };
            let Some(before) = place.sentence.start.checked_sub(1).filter(|at| paragraph.tokens.contains(at)) else {
                continue;
            };
            let before = sentence_of(self.marked, before);
            let Some(i) = self.occasion(&before).filter(|_| !told.contains(&before.start)) else { continue };
            let span = self.marked.tokens.span(&before);
            let from = mentions.partition_point(|(words, _)| words.start() < span.start());
            let here = mentions[from..].iter().take_while(|(words, _)| words.end() <= span.end());
            if here.take(50).any(|(_, entity)| *entity == speaker) {
                statement.when = Some(self.when(i));
                let words = self.times[i].words.clone();
                statement.evidence.push(Evidence { why: "the occasion in the sentence before".to_owned(), words });
            }
        }
    }

    /// The one day of a sentence that tells an occasion of speech.
    fn occasion(&self, sentence: &Range<usize>) -> Option<usize> {
        let mut days = self.near(sentence, sentence.start).filter(|i| {
            let time = &self.times[*i];
            is_moment(time) && time.phrase().is_some_and(|words| !self.is_held(*i, words))
        });
        let day = days.next().filter(|_| days.next().is_none())?;
        let is_past = sentence.clone().any(|i| matches!(self.marked.classes[i], Class::Past | Class::Third));
        let is_occasion = |i: usize| data::speech_occasions().contains(self.lower(i));
        (is_past && sentence.clone().any(is_occasion)).then_some(day)
    }
}

/// What a record of a dated event passes on was said there.
fn of_records(events: &[Event], times: &[Timex], occasions: &[(&Record, EventId)], statements: &mut [Statement]) {
    let by_record: HashMap<EntityId, (&Record, EventId)> =
        occasions.iter().map(|(record, event)| (record.entity, (*record, *event))).collect();
    for i in 0..statements.len() {
        let statement = &statements[i];
        let is_speaker = !matches!(statement.source.kind(), SourceKind::Record | SourceKind::Outlet);
        if statement.when.is_some() || !is_speaker {
            continue;
        }
        let links = statement.through.iter().rev().filter_map(|id| statements[id.0].source.entity());
        let Some((record, at)) = links.filter_map(|entity| by_record.get(&entity)).next() else { continue };
        let Some(event) = events.get(at.0) else { continue };
        let interval = times[event.time.0].interval;
        let words = record.occasion.as_ref().map(|occasion| occasion.words.clone()).unwrap_or_default();
        let statement = &mut statements[i];
        statement.when = Some(When { time: Some(event.time), event: Some(*at), interval });
        statement.evidence.push(Evidence { why: "the occasion of the record that passes it on".to_owned(), words });
    }
}

/// Whether a time can be that of saying: a point on the calendar, or what an event places, and on some day.
fn is_moment(time: &Timex) -> bool {
    (time.is_moment() || time.anchored.is_some()) && time.placed != Placed::No && !time.interval.is_nowhere()
}
