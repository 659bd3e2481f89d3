//! When: times, the events that phrases hang on, and the time of each statement.
//!
//! Takes the marked text with entities and statements; gives times and events and sets each statement's `when`.
//! "One month after the meeting": `name` says what the words name, `telling` finds where the page tells the meeting's
//! date, `shift` counts from there. What the page does not date stays unplaced: no date is invented.

mod name;
mod others;
mod phrases;
mod shift;
mod telling;
mod times;
mod when;
mod words;

use crate::classes::Class;
use crate::line::Marked;
use document::{
    Entity, EntityKind, Event, EventId, Evidence, Pieces, Placed, Record, Span, Statement, TimeAnchor, TimeId, Timex,
};
use name::Name;
use std::cmp::Reverse;
use telling::{Page, Telling};

/// So many phrases that name an event are looked up in a document; a page that holds more is no article.
const MOST: usize = 2000;

/// A sentence of more tokens is no evidence to show: the words from the event to its date are.
const SENTENCE: usize = 80;

/// What is said dates nothing: "after they said …".
const SAYING: &[&str] = &["said", "says", "say", "told", "reported", "time", "period"];

/// The times of a document and its events; each statement learns when it was said.
pub fn find(
    marked: &Marked<'_>,
    entities: &[Entity],
    records: &[Record],
    statements: &mut [Statement],
) -> (Vec<Timex>, Vec<Event>) {
    let context = time::Context { published: marked.document.published.value, ..time::Context::default() };
    let mut found = time::find(&marked.document.text, &context);
    phrases::add(marked, &mut found);
    let mut times: Vec<Timex> = found.iter().map(times::of).collect();
    let mut tellings: Vec<Telling> = Vec::new();
    // What hangs on a phrase that itself hangs on an event is placed in the second round.
    for _ in 0..2 {
        let mut page = Page::new(marked, &times);
        let hanging: Vec<usize> = (0..times.len()).filter(|i| times[*i].anchored.is_some()).take(MOST).collect();
        for i in hanging {
            place(&mut page, &found, i, &mut times, &mut tellings);
        }
    }
    let mut occasions = occasions(&mut Page::new(marked, &times), records, &mut tellings);
    let (mut events, places) = ordered(marked, entities, &mut times, tellings);
    occasions.iter_mut().for_each(|(_, event)| *event = places[event.0]);
    keep_in_order(&mut times, &mut events, &names(entities));
    when::set(marked, entities, &times, &events, &occasions, statements);
    (times, events)
}

/// The records that were made of something that the page dates: "minutes of the meeting".
fn occasions<'a>(
    page: &mut Page<'_>,
    records: &'a [Record],
    tellings: &mut Vec<Telling>,
) -> Vec<(&'a Record, EventId)> {
    let mut event = |record: &'a Record| {
        let words = record.occasion.as_ref()?.words.hull()?;
        let name = Name::of(page.marked, words).filter(|name| words::is_happening(&name.head))?;
        let told = match page.dated_behind(words, name.is_clause) {
            Some(time) => Telling { word: name.head_token, time },
            None => page.telling(&name, words)?,
        };
        Some((record, known(tellings, told)))
    };
    records.iter().take(MOST).filter_map(&mut event).collect()
}

/// The place of a telling among those known; a new one is added.
fn known(tellings: &mut Vec<Telling>, told: Telling) -> EventId {
    let at = tellings.iter().position(|known| *known == told);
    EventId(at.unwrap_or_else(|| {
        tellings.push(told);
        tellings.len() - 1
    }))
}

/// Places one phrase that names an event, where the page dates the event.
fn place(page: &mut Page<'_>, found: &[time::Timex], i: usize, times: &mut [Timex], tellings: &mut Vec<Telling>) {
    let marked = page.marked;
    let Some(anchored) = times[i].anchored.as_ref().filter(|anchored| anchored.event.is_none()) else { return };
    let hangs = found[i].anchored.as_ref();
    let name_span = phrases::with_place(marked, times, anchored.name);
    let Some(name) = Name::of(marked, name_span) else { return };
    let is_verb = matches!(marked.classes[name.head_token], Class::Past | Class::Part);
    let mut words = std::iter::once(&name.head).chain(name.others.iter().map(|other| &other.word));
    let is_known = name.is_clause || is_verb || words.any(|word| words::is_happening(word));
    if !is_known || SAYING.contains(&name.head.as_str()) {
        return;
    }
    let is_own = found[i].rule == phrases::RULE;
    let dated = hangs
        .and_then(|hangs| hangs.dated)
        .filter(|_| !is_own)
        .or_else(|| page.dated_behind(anchored.name, name.is_clause));
    if dated.is_some() && is_own && name.is_new && !words::is_happening(&name.head) {
        return;
    }
    let told = match dated {
        Some(time) => Some(Telling { word: name.head_token, time }),
        None => page.telling(&name, anchored.phrase),
    };
    let (Some(told), Some(hangs)) = (told, hangs) else { return };
    let is_period = is_period(marked, anchored.phrase);
    let by_day = day_beside(marked, anchored.phrase, &hangs.shift);
    let shift = by_day.as_ref().unwrap_or(&hangs.shift);
    let shifted = match shift.about && is_within(marked, anchored.phrase) {
        true => shift::within(shift, times[told.time].interval),
        false => shift::place(&found[i], shift, times[told.time].interval, is_period),
    };
    let event = known(tellings, told);
    let time = &mut times[i];
    if let Some(anchored) = &mut time.anchored {
        anchored.event = Some(event);
        anchored.name = name_span;
        anchored.phrase = Span::join(
            anchored.phrase,
            if name_span.end() > anchored.phrase.end() { name_span } else { anchored.phrase },
        );
    }
    if let Some((interval, placed)) = shifted {
        (time.interval, time.placed, time.anchor) = (interval, placed, Some(TimeAnchor::Event(event)));
    }
}

/// Whether a phrase speaks of "the week before", and not of "a week before".
fn is_period(marked: &Marked<'_>, phrase: Span) -> bool {
    let tokens = marked.tokens.touching(phrase);
    let is_the = |i: usize| marked.tokens.all.get(i).is_some_and(|token| token.lower == "the");
    is_the(tokens.start) || tokens.start.checked_sub(1).is_some_and(is_the)
}

/// "the night before the attack", "the morning after": the day beside it, where the words give no other length.
fn day_beside(marked: &Marked<'_>, phrase: Span, shift: &time::EventShift) -> Option<time::EventShift> {
    let start = marked.tokens.touching(phrase).start;
    let is_part = |i: usize| {
        let word = marked.tokens.all.get(i).map_or("", |token| token.lower.as_str());
        matches!(word, "day" | "night" | "evening" | "morning" | "afternoon")
    };
    let has_part = is_part(start) || is_part(start + 1) || start.checked_sub(1).is_some_and(is_part);
    let is_beside = shift.by.is_none() && matches!(shift.side, time::Side::Before | time::Side::After) && has_part;
    let by = Some(time::Amount::of(time::Count::whole(1), time::Unit::Day));
    is_beside.then(|| time::EventShift { by, ..shift.clone() })
}

/// "within a week of his dismissal".
fn is_within(marked: &Marked<'_>, phrase: Span) -> bool {
    let before = marked.tokens.touching(phrase).start.checked_sub(1);
    let is_within = |i: usize| marked.tokens.all.get(i).is_some_and(|token| token.lower == "within");
    is_within(marked.tokens.touching(phrase).start) || before.is_some_and(is_within)
}

/// Events in the order of the text, and the place that each telling has among them; the times follow.
fn ordered(
    marked: &Marked<'_>,
    entities: &[Entity],
    times: &mut [Timex],
    tellings: Vec<Telling>,
) -> (Vec<Event>, Vec<EventId>) {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by_key(|i| (tellings[*i].word, tellings[*i].time));
    let mut places = vec![EventId(0); order.len()];
    order.iter().enumerate().for_each(|(new, old)| places[*old] = EventId(new));
    for time in times.iter_mut() {
        if let Some(event) = time.anchored.as_mut().and_then(|anchored| anchored.event.as_mut()) {
            *event = places[event.0];
        }
        if let Some(TimeAnchor::Event(event)) = &mut time.anchor {
            *event = places[event.0];
        }
    }
    let events = order.into_iter().map(|i| event(marked, entities, times, &tellings[i])).collect();
    (events, places)
}

fn event(marked: &Marked<'_>, entities: &[Entity], times: &[Timex], told: &Telling) -> Event {
    let sentence = telling::sentence_of(marked, told.word);
    let span = marked.tokens.span(&sentence);
    let is_with = |entity: &Entity| {
        let is_who = !matches!(entity.kind, document::EntityKind::Place | document::EntityKind::Event);
        is_who && entity.mentions.iter().any(|m| m.words.spans().iter().any(|words| span.contains(*words)))
    };
    let with = entities.iter().enumerate().filter(|(_, entity)| is_with(entity));
    let date = times[told.time].words.clone();
    let told_in = match (sentence.len() <= SENTENCE, date.hull()) {
        // "on 3 May they met": the date may stand before the word.
        (false, Some(date)) => {
            let word = marked.tokens.all[told.word].span;
            Span::join(word.min(date), word.max(date))
        }
        _ => span,
    };
    Event {
        words: Pieces::from(marked.tokens.all[told.word].span),
        time: TimeId(told.time),
        with: with.map(|(i, _)| document::EntityId(i)).collect(),
        place: telling::place_near(marked, told.word, &sentence),
        found_by: "rule:told_with_its_date".to_owned(),
        evidence: vec![
            Evidence { why: "the sentence that tells it".to_owned(), words: Pieces::from(told_in) },
            Evidence { why: "its date".to_owned(), words: date },
        ],
    }
}

/// Names of outlets, organizations and people, in order.
fn names(entities: &[Entity]) -> Vec<Span> {
    let is_name = |entity: &&Entity| {
        matches!(entity.kind, EntityKind::Outlet | EntityKind::Organization | EntityKind::NamedPerson)
    };
    let mentions = entities.iter().filter(is_name).flat_map(|entity| &entity.mentions);
    let mut names: Vec<Span> = mentions.flat_map(|mention| mention.words.spans().to_vec()).collect();
    names.sort();
    names
}

/// "The Morning Ledger" tells no time of day.
fn is_in_name(time: &Timex, names: &[Span]) -> bool {
    let Some(words) = time.words.hull() else { return false };
    let after = names.partition_point(|name| name.start() <= words.start());
    let mut near = names[..after].iter().rev().take(3);
    let is_around = |name: &Span| name.contains(words) && name.len() > words.len() && name.len() < 60;
    time.anchored.is_none() && near.any(is_around)
}

/// Takes away what names no event that the page dates, and what lies in another phrase; the rest in the order of the text.
fn keep_in_order(times: &mut Vec<Timex>, events: &mut [Event], names: &[Span]) {
    let phrase = |time: &Timex| time.anchored.as_ref().map(|anchored| anchored.phrase);
    // A phrase inside another one starts after it and ends no later than the furthest end so far.
    let mut phrases: Vec<(usize, Reverse<usize>, usize)> =
        times.iter().enumerate().filter_map(|(i, t)| phrase(t).map(|p| (p.start(), Reverse(p.end()), i))).collect();
    phrases.sort();
    let mut inner = vec![false; times.len()];
    let mut furthest = (0, 0);
    for (start, Reverse(end), i) in phrases {
        inner[i] = end <= furthest.1 && (start, end) != furthest;
        if end > furthest.1 {
            furthest = (start, end);
        }
    }
    let named = format!("rule:{}", phrases::RULE);
    let mut used = vec![false; times.len()];
    for time in times.iter() {
        if let Some(TimeAnchor::Time(id)) = time.anchor {
            used[id.0] = true;
        }
    }
    events.iter().for_each(|event| used[event.time.0] = true);
    let is_empty = |time: &Timex| time.found_by == named && time.placed == Placed::No;
    let is_kept = |i: &usize| {
        used[*i] || !(is_in_name(&times[*i], names) || is_empty(&times[*i]) || inner[*i] && times[*i].timex3.is_none())
    };
    let mut order: Vec<usize> = (0..times.len()).filter(is_kept).collect();
    order.sort_by_key(|i| (times[*i].words.hull().map(|span| (span.start(), span.end())), *i));
    let mut places = vec![None; times.len()];
    order.iter().enumerate().for_each(|(new, old)| places[*old] = Some(TimeId(new)));
    let mut kept: Vec<Timex> = order.iter().map(|i| times[*i].clone()).collect();
    for time in &mut kept {
        if let Some(TimeAnchor::Time(id)) = time.anchor {
            time.anchor = places[id.0].map(TimeAnchor::Time);
        }
    }
    for event in events.iter_mut() {
        event.time = places[event.time.0].unwrap_or(event.time);
    }
    *times = kept;
}

/// Whether a time has days that others can be counted from.
fn is_dated(time: &Timex) -> bool {
    matches!(time.placed, Placed::Exact | Placed::Approximate)
        && time.interval.from.is_some()
        && time.interval.to.is_some()
}
