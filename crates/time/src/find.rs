//! The table of contents: tokens, phrases, anchors, TIMEX3.

use crate::anchor::Anchors;
use crate::cursor::Cursor;
use crate::meaning::{Base, Grain, Meaning, Reference};
use crate::phrases::{self, Phrase, points::numeric};
use crate::span::Span;
use crate::tense;
use crate::timex::{Anchor, Anchored, OtherReading, Placed, Timex};
use crate::timex3;
use crate::tokens::{self, Token};
use crate::words::Class;
use jiff::civil::Date;

/// What is known of a text beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day it was published, which "yesterday" is counted from.
    pub published: Option<Date>,
    /// How it tells of time.
    pub telling: Telling,
}

/// How a text tells of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Telling {
    /// What the text itself suggests: many printed years long before publication and few words like "today" make a
    /// narrative.
    #[default]
    AsItSeems,
    /// Of the days around its publication.
    News,
    /// Of times past, one after the other.
    Narrative,
}

/// All time expressions of a text, in order.
///
/// They do not overlap, but for the words of an event, in which a date may stand: "days before his ouster on April 9".
pub fn find(text: &str, context: &Context) -> Vec<Timex> {
    // Spans are 32 bits wide.
    if u32::try_from(text.len()).is_err() {
        return Vec::new();
    }
    let tokens = tokens::split(text);
    let paragraphs: Vec<(Cursor, Vec<Phrase>)> =
        paragraphs(text, &tokens).map(|cursor| (cursor, phrases::find(cursor))).collect();
    let mut anchors = Anchors::new(context.published, is_narrative(&paragraphs, context));
    let mut times = Vec::new();
    for (cursor, phrases) in &paragraphs {
        let first = times.len();
        for phrase in phrases {
            times.extend(place(*cursor, phrase, &mut anchors, times.len()));
        }
        date_events(text, &mut times[first..], first);
    }
    times
}

fn paragraphs<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = Cursor<'a>> {
    let mut rest = tokens;
    std::iter::from_fn(move || {
        let length = 1 + rest.get(1..)?.iter().take_while(|t| !t.opens_paragraph).count();
        let (paragraph, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(Cursor { text, tokens: paragraph, at: 0 })
    })
}

/// Whether a text tells of times past.
fn is_narrative(paragraphs: &[(Cursor, Vec<Phrase>)], context: &Context) -> bool {
    match context.telling {
        Telling::News => return false,
        Telling::Narrative => return true,
        Telling::AsItSeems => {}
    }
    let Some(published) = context.published else { return true };
    let points = paragraphs.iter().flat_map(|(_, phrases)| phrases).filter_map(|phrase| match &phrase.meaning {
        Meaning::Point(point) => Some(point),
        _ => None,
    });
    let (mut years, mut news) = (0_usize, 0_usize);
    for point in points {
        match point.base {
            Base::Year(year) if year < published.year() => years += 1,
            Base::Shift(_, _, Reference::Now) => news += 1,
            Base::Unsaid(..) if matches!(point.fields.day, Some(crate::meaning::DayName::Weekday(_))) => news += 1,
            _ => {}
        }
    }
    years >= 6 && years > 2 * news
}

fn place(paragraph: Cursor, phrase: &Phrase, anchors: &mut Anchors, index: usize) -> Option<Timex> {
    let span = Cursor { at: phrase.start, ..paragraph }.span_to(phrase.end)?;
    let place = anchors.place(phrase, tense_of(paragraph, phrase));
    let is_aside = is_aside(paragraph, phrase);
    anchors.mention(index, phrase, &place, is_aside);
    let anchored = anchored(paragraph, phrase, span);
    let other = other(paragraph, phrase);
    Some(Timex {
        span,
        timex3: timex3::write(phrase, &place),
        meaning: phrase.meaning.clone(),
        anchor: place.anchor,
        anchored,
        days: place.days,
        placed: if other.is_empty() { place.placed } else { Placed::Approximate },
        other,
        rule: phrase.rule,
    })
}

/// Whether the text goes on from where it was: "since 1513", the end of "1975-1976", and a year late in its sentence
/// ("a campaign that was planned for 1976").
fn is_aside(paragraph: Cursor, phrase: &Phrase) -> bool {
    let start = Cursor { at: phrase.start, ..paragraph };
    if start.follows(&["since"]) {
        return true;
    }
    if start.class_before(1) == Class::Mark(b'-') && matches!(start.class_before(2), Class::Digits { .. }) {
        return true;
    }
    let Meaning::Point(point) = &phrase.meaning else { return false };
    let is_bare_year = matches!(point.base, Base::Year(_)) && point.grain() == Grain::Year;
    is_bare_year
        && (1..=FRONT).all(|back| back <= phrase.start && !tense::ends_sentence(paragraph, phrase.start - back))
}

/// So many tokens open a sentence.
const FRONT: usize = 5;

/// "until Tuesday" and "by March" look ahead, whatever the verb says.
fn tense_of(paragraph: Cursor, phrase: &Phrase) -> Option<tense::Tense> {
    let looks_ahead = Cursor { at: phrase.start, ..paragraph }.follows(&["until", "till", "by"]);
    if looks_ahead { Some(tense::Tense::Future) } else { tense::around(paragraph, phrase.start, phrase.end) }
}

fn anchored(paragraph: Cursor, phrase: &Phrase, span: Span) -> Option<Anchored> {
    let hangs = phrase.hangs.as_ref()?;
    let event = Cursor { at: hangs.event.0, ..paragraph }.span_to(hangs.event.1)?;
    Some(Anchored { phrase: span.to(event), event, shift: hangs.shift.clone(), dated: None })
}

/// 05/06/2022 with day and month the other way round.
fn other(paragraph: Cursor, phrase: &Phrase) -> Vec<OtherReading> {
    let Meaning::Point(point) = &phrase.meaning else { return Vec::new() };
    let c = Cursor { at: phrase.start, ..paragraph };
    let is_year_first = matches!(c.class(0), Class::Digits { len: 4, .. });
    if phrase.rule != "numeric" || is_year_first {
        return Vec::new();
    }
    let (Some(swapped), Base::Year(year)) = (numeric::swapped(point), point.base) else { return Vec::new() };
    let stamp = crate::anchor::in_year(year, &swapped.fields);
    stamp.map(|stamp| OtherReading { value: stamp.value(), days: stamp.days() }).into_iter().collect()
}

/// Gives phrases the time that stands with their event's words: "his ouster on April 9, 2022".
fn date_events(text: &str, times: &mut [Timex], first: usize) {
    for i in 0..times.len() {
        let Some(anchored) = &times[i].anchored else { continue };
        let Some(next) = times.get(i + 1).filter(|next| next.days.is_some() && next.anchored.is_none()) else {
            continue;
        };
        let between = text.get(anchored.event.end()..next.span.start()).unwrap_or("-").trim();
        if !(between.is_empty() || ["on", "in", "of", "at", "(", "this", ","].contains(&between)) || between == "," {
            continue;
        }
        let (days, placed) = anchored.shift.place(next.days);
        let time = &mut times[i];
        (time.days, time.placed, time.anchor) = (days, placed, Anchor::Time(first + i + 1));
        if let Some(anchored) = &mut time.anchored {
            anchored.dated = Some(first + i + 1);
        }
    }
}
