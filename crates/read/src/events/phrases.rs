//! Phrases that name an event in ways that the time expressions alone do not show: "since the road was closed", "within a week
//! of his dismissal", "two weeks into the strike", "prior to the signing".
//!
//! What is found here stays only where the page dates the event: "before the panel" is no time.

use crate::classes::Class;
use crate::line::Marked;
use document::Span;
use std::collections::HashMap;
use std::ops::Range;
use time::{Amount, Anchor, Anchored, Count, EventShift, Meaning, Placed, Side, Timex, Unit};

/// The name of this rule.
pub(super) const RULE: &str = "event_named";
/// The most tokens that name an event.
const LONGEST: usize = 10;

/// Words that open a phrase, the longest first, on which side of the event it lies, and how far.
const OPENERS: &[(&str, Side, Option<Unit>)] = &[
    ("by the time of", Side::Until, None),
    ("at the time of", Side::During, None),
    ("on the day of", Side::During, None),
    ("the eve of", Side::Before, Some(Unit::Day)),
    ("prior to", Side::Before, None),
    ("ahead of", Side::Before, None),
    ("before", Side::Before, None),
    ("after", Side::After, None),
    ("following", Side::After, None),
    ("since", Side::Since, None),
    ("until", Side::Until, None),
    ("during", Side::During, None),
];

/// Adds the phrases; those with a length before them give it to the length.
pub(super) fn add(marked: &Marked<'_>, found: &mut Vec<Timex>) {
    let known = Known::new(marked, found);
    let paragraphs = marked.tokens.paragraphs.iter().filter(|p| p.is_read());
    for i in paragraphs.flat_map(|p| p.tokens.clone()) {
        let is_taken = known.tokens.get(&i) == Some(&true);
        let Some(opened) = open(marked, found, &known, i).filter(|_| !is_taken) else { continue };
        let Some(end) = name_end(marked, &known, opened.next) else { continue };
        // "Since the road is closed" gives a reason.
        let is_present =
            |i: usize| marked.classes[i] == Class::Third || matches!(marked.tokens.all[i].lower.as_str(), "is" | "are");
        if opened.shift.side == Side::Since && (opened.next..end).any(is_present) {
            continue;
        }
        push(marked, found, &known, opened, end);
    }
}

/// Where the times stand that are known, in tokens.
struct Known {
    at: Vec<Range<usize>>,
    /// The tokens of all of them, and whether a phrase that names an event holds them.
    tokens: HashMap<usize, bool>,
    /// Times that name no event, by their first token.
    starts: HashMap<usize, usize>,
    /// All times, by the token behind them.
    ends: HashMap<usize, usize>,
}

impl Known {
    fn new(marked: &Marked<'_>, found: &[Timex]) -> Known {
        let at: Vec<Range<usize>> = found.iter().map(|time| touching(marked, whole(time))).collect();
        let (mut tokens, mut starts, mut ends) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (i, (at, time)) in at.iter().zip(found).enumerate() {
            let is_anchored = time.anchored.is_some();
            at.clone().for_each(|token| *tokens.entry(token).or_insert(false) |= is_anchored);
            ends.entry(at.end).or_insert(i);
            if !is_anchored {
                starts.entry(at.start).or_insert(i);
            }
        }
        Known { at, tokens, starts, ends }
    }
}

struct Opened {
    first: usize,
    next: usize,
    shift: EventShift,
    /// The length that stands before it, by its place among the times.
    length: Option<usize>,
}

fn open(marked: &Marked<'_>, found: &[Timex], known: &Known, i: usize) -> Option<Opened> {
    let word = |at: usize| marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
    let length = known.ends.get(&i).copied();
    let length = length.filter(|k| matches!(found[*k].meaning, Meaning::Amount(_)) && found[*k].anchored.is_none());
    let is_within = |at: usize| word(at) == "within" || at > 0 && word(at - 1) == "within";
    let by = |k: usize| match &found[k].meaning {
        Meaning::Amount(amount) => Some(amount.clone()),
        _ => None,
    };
    let of_length = |side, about| {
        let k = length?;
        let shift = EventShift { side, by: by(k), about };
        Some(Opened { first: known.at[k].start, next: i + 1, shift, length })
    };
    match word(i) {
        "into" => return of_length(Side::After, false),
        "of" if length.is_some_and(|k| is_within(known.at[k].start)) => {
            return of_length(Side::After, true);
        }
        _ => {}
    }
    if let ("within", Some(unit), "of") =
        (word(i), unit(word(i + 1)).filter(|_| !known.tokens.contains_key(&(i + 1))), word(i + 2))
    {
        let shift = EventShift { side: Side::After, by: Some(Amount::of(Count::Vague, unit)), about: true };
        return Some(Opened { first: i, next: i + 3, shift, length: None });
    }
    let is_opener = |(words, ..): &&(&str, Side, Option<Unit>)| {
        words.split(' ').enumerate().all(|(n, wanted)| word(i + n) == wanted)
    };
    let (words, side, unit) = OPENERS.iter().find(is_opener)?;
    if let Some(opened) = of_length(*side, false).filter(|_| matches!(side, Side::Before | Side::After)) {
        return Some(opened);
    }
    let by = unit.map(|unit| Amount::of(Count::whole(1), unit));
    let next = i + words.split(' ').count();
    Some(Opened { first: i, next, shift: EventShift { side: *side, by, about: false }, length: None })
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minutes" => Unit::Minute,
        "hours" => Unit::Hour,
        "days" => Unit::Day,
        "weeks" => Unit::Week,
        "months" => Unit::Month,
        "years" => Unit::Year,
        _ => return None,
    })
}

/// The words of an event with the place behind them: "the fire in Wester".
pub(super) fn with_place(marked: &Marked<'_>, times: &[document::Timex], name: Span) -> Span {
    let end = marked.tokens.touching(name).end;
    let word = |at: usize| marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
    let is_name = |at: &usize| marked.classes.get(*at) == Some(&Class::Name);
    if !matches!(word(end), "in" | "at" | "of" | "against" | "near" | "on") {
        return name;
    }
    let last = (end + 1..end + 4).take_while(is_name).last();
    let all = last.map(|last| Span::join(name, marked.tokens.all[last].span));
    let is_time = |span: &Span| {
        times.iter().any(|t| {
            t.anchored.is_none()
                && t.words.overlaps(&document::Pieces::from(Span::join(*span, *span)))
                && !t.words.overlaps(&document::Pieces::from(name))
        })
    };
    all.filter(|all| !is_time(all)).unwrap_or(name)
}

/// The end of the words that name an event: a noun phrase, or a clause with its verb.
fn name_end(marked: &Marked<'_>, known: &Known, start: usize) -> Option<usize> {
    let class = |at: usize| marked.classes.get(at).copied().unwrap_or(Class::Mark);
    let is_verb = |at: usize| matches!(class(at), Class::Past | Class::Part | Class::Third);
    let opens = match class(start) {
        Class::Det | Class::Poss | Class::Name | Class::Pron => true,
        Class::Noun | Class::Plural => is_verb(start + 1) || is_verb(start + 2),
        _ => false,
    };
    if !opens {
        return None;
    }
    let sentence = super::telling::sentence_of(marked, start);
    let mut end = start;
    let mut has_verb = false;
    while end < sentence.end.min(start + LONGEST) {
        let is_time = known.starts.contains_key(&end);
        let stops = match class(end) {
            Class::Mark => !matches!(marked.tokens.all[end].lower.as_str(), "-" | "'" | "’"),
            Class::Conj | Class::Sub | Class::Wh | Class::To => true,
            Class::Prep => marked.tokens.all[end].lower != "of" && !(has_verb && is_verb(end - 1)),
            Class::Past | Class::Part | Class::Third if has_verb => !is_verb(end - 1),
            _ => false,
        };
        if is_time || stops {
            break;
        }
        has_verb |= is_verb(end);
        end += 1;
    }
    (end > start).then_some(end)
}

fn push(marked: &Marked<'_>, found: &mut Vec<Timex>, known: &Known, opened: Opened, end: usize) {
    let span = |range: Range<usize>| {
        let span: Span = marked.tokens.span(&range);
        time::Span::new(span.start(), span.end())
    };
    let (Some(phrase), Some(event)) = (span(opened.first..end), span(opened.next..end)) else { return };
    let word = |at: usize| marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
    let after = if matches!(word(end), "on" | "in" | "of") { end + 1 } else { end };
    let dated = known.starts.get(&after).copied();
    let dated = dated.filter(|k| found[*k].days.is_some());
    let anchored = Some(Anchored { phrase, event, shift: opened.shift, dated });
    match opened.length {
        Some(k) => found[k].anchored = anchored,
        None => found.push(Timex {
            span: phrase,
            meaning: Meaning::Event,
            anchor: Anchor::Event,
            anchored,
            days: None,
            placed: Placed::No,
            timex3: None,
            other: Vec::new(),
            rule: RULE,
        }),
    }
}

fn whole(time: &Timex) -> time::Span {
    time.anchored.as_ref().map_or(time.span, |anchored| anchored.phrase)
}

fn touching(marked: &Marked<'_>, span: time::Span) -> Range<usize> {
    Span::new(span.start(), span.end()).map_or(0..0, |span| marked.tokens.touching(span))
}
