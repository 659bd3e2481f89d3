//! The table of contents: tokens, phrases, anchors, TIMEX3.

use crate::anchor::Anchors;
use crate::cursor::Cursor;
use crate::meaning::{Base, DayName, Grain, Meaning, Point, Reference, Shift};
use crate::order::{self, Order};
use crate::phrases::{self, Phrase};
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
    /// Which number is the day in 05/06/2022, where the page's own dates do not show it.
    pub order: Option<Order>,
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
/// Their spans do not overlap. The words of an event ([`Timex::anchored`]) are no span: a time may stand in them,
/// as [`around`] tells.
pub fn find(text: &str, context: &Context) -> Vec<Timex> {
    // Spans are 32 bits wide.
    if u32::try_from(text.len()).is_err() {
        return Vec::new();
    }
    let tokens = tokens::split(text);
    let mut paragraphs: Vec<(Cursor, Vec<Phrase>)> =
        paragraphs(text, &tokens).map(|cursor| (cursor, phrases::find(cursor))).collect();
    let order = order::shown(&paragraphs).or(context.order);
    let mut anchors = Anchors::new(context.published, is_narrative(&paragraphs, context));
    let mut times = Vec::new();
    for (cursor, phrases) in &mut paragraphs {
        let first = times.len();
        for phrase in phrases {
            let other = order::settle(*cursor, phrase, order, context.published);
            times.extend(place(*cursor, phrase, &mut anchors, times.len(), other));
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
    let (mut years, mut news) = (0_usize, 0_usize);
    for phrase in paragraphs.iter().flat_map(|(_, phrases)| phrases) {
        match &phrase.meaning {
            Meaning::Point(Point { base: Base::Year(year), .. }) if *year < published.year() => years += 1,
            Meaning::Point(Point { base: Base::Shift(_, _, Reference::Now), .. }) => news += 1,
            Meaning::Point(point) if point.is_unsaid() && matches!(point.fields.day, Some(DayName::Weekday(_))) => {
                news += 1
            }
            Meaning::Shift(Shift { from: Reference::Now, .. })
            | Meaning::Stretch(Shift { from: Reference::Now, .. }) => {
                news += 1;
            }
            _ => {}
        }
    }
    years >= 6 && years > YEARS_FOR_NEWS * news
}

/// So many printed years outweigh one word like "today" in a narrative; a news page with a gallery prints many, too.
const YEARS_FOR_NEWS: usize = 8;

fn place(
    paragraph: Cursor,
    phrase: &Phrase,
    anchors: &mut Anchors,
    index: usize,
    other: Option<OtherReading>,
) -> Option<Timex> {
    let span = Cursor { at: phrase.start, ..paragraph }.span_to(phrase.end)?;
    let tense = tense_of(paragraph, phrase);
    let place = anchors.place(phrase, tense);
    anchors.mention(index, phrase, &place, tense, is_aside(paragraph, phrase));
    let anchored = anchored(paragraph, phrase, span);
    Some(Timex {
        span,
        timex3: timex3::write(phrase, &place),
        meaning: phrase.meaning.clone(),
        anchor: place.anchor,
        anchored,
        days: place.days,
        placed: if other.is_none() { place.placed } else { Placed::Approximate },
        other: other.into_iter().collect(),
        rule: phrase.rule,
    })
}

/// Whether the text goes on from where it was: "since 1513", the end of "1975-1976", and a year late in its sentence
/// ("a campaign that was planned for 1976").
fn is_aside(paragraph: Cursor, phrase: &Phrase) -> bool {
    let start = Cursor { at: phrase.start, ..paragraph };
    if start.follows(&["since"]) || looks_beyond(start) {
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

/// "which lasted until the fall of the town in February 1945": the story goes on before it.
fn looks_beyond(start: Cursor) -> bool {
    (1..=FRONT + 3)
        .take_while(|back| matches!(start.class_before(*back), Class::Other | Class::Opener))
        .any(|back| matches!(start.word_before(back), "until" | "till"))
}

/// So many tokens open a sentence.
const FRONT: usize = 5;

/// "until Tuesday" and "by March" look ahead, and so does "as early as Tuesday"; "since Tuesday" looks back.
fn tense_of(paragraph: Cursor, phrase: &Phrase) -> Option<tense::Tense> {
    let c = Cursor { at: phrase.start, ..paragraph };
    if c.follows(&["since"]) {
        return Some(tense::Tense::Past);
    }
    let is_as = c.follows(&["as"]) && matches!(c.word_before(2), "soon" | "early");
    let is_ahead = c.follows(&["of"]) && c.word_before(2) == "ahead";
    if (is_as || is_ahead || c.follows(&["until", "till", "by"]))
        && !tense::is_pluperfect(paragraph, phrase.start, phrase.end)
    {
        return Some(tense::Tense::Future);
    }
    tense::around(paragraph, phrase.start, phrase.end)
}

fn anchored(paragraph: Cursor, phrase: &Phrase, span: Span) -> Option<Anchored> {
    let hangs = phrase.hangs.as_ref()?;
    let event = Cursor { at: hangs.event.0, ..paragraph }.span_to(hangs.event.1)?;
    Some(Anchored { phrase: span.to(event), event, shift: hangs.shift.clone(), dated: None })
}

/// The time within whose event's words another one of the list stands: "two-day" in "a week after the two-day strike"
/// stands within "a week".
///
/// An event is named by a dozen words at most, so only the nearest before it are asked.
pub fn around(times: &[Timex], index: usize) -> Option<usize> {
    let span = times.get(index)?.span;
    let is_around = |outer: &Timex| {
        outer
            .anchored
            .as_ref()
            .is_some_and(|anchored| anchored.event.start() <= span.start() && span.start() < anchored.event.end())
    };
    (index.saturating_sub(NEAR)..index).rev().find(|outer| is_around(&times[*outer]))
}

/// So many times may stand in the words of one event.
const NEAR: usize = 12;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cursor::work;

    /// Pieces that make readers try, look ahead and give up, each of which a hostile text repeats without end.
    const HOSTILE: &[&str] = &[
        "the ",
        "two ",
        "last ",
        "a year or ",
        "1-",
        "1,111,",
        "two hundred and ",
        "May 4 and 5, ",
        "after the ",
        "days before his ",
        "the day of the vote of the ",
        "Ana's ",
        "Friday ",
        "10:30:",
        "5/6/2022-",
        "the end of the early ",
        "every other ",
        "as soon as Tuesday will would ",
        "1940-45-50-",
        "Monday, Oct. 26, 1998, ",
        "-",
        ".",
        "\u{fc}",
        "\n\n1998",
    ];

    #[test]
    fn the_work_of_a_hostile_text_grows_with_its_length_and_no_faster() {
        for piece in HOSTILE {
            let looks = |bytes: usize| {
                let text = piece.repeat(bytes / piece.len());
                work::of(|| {
                    drop(find(
                        &text,
                        &Context { published: Some(jiff::civil::date(2022, 3, 10)), ..Context::default() },
                    ))
                })
            };
            let (small, large) = (looks(1_500), looks(12_000));
            assert!(large <= 9 * small.max(1), "{piece:?}: {small} looks at tokens in 1.5 kB, {large} in 12 kB");
            assert!(large <= MOST * 12_000, "{piece:?}: {} looks a byte", large / 12_000);
        }
    }

    /// So many looks at tokens a byte may cost.
    const MOST: u64 = 400;
}
