//! Where the page tells an event's date: "The bridge collapsed on Monday evening", for "after the collapse".
//!
//! The event's word, or one of its family, stands in a sentence with a date. Words that tell it from its like ("the
//! second hearing", "Karl's arrest") must stand near; of several places the one that has most of them, and then the
//! nearest word and date, tells it.

use super::name::{Name, Other};
use super::{is_dated, others, words};
use crate::classes::Class;
use crate::line::Marked;
use crate::tokens::Shape;
use document::{Span, Timex};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// A word for an event and the time that dates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// A token.
    pub(super) word: usize,
    /// By its place among the times.
    pub(super) time: usize,
}

/// The text with the times that are known so far, and where they stand.
pub(super) struct Page<'a> {
    pub(super) marked: &'a Marked<'a>,
    /// Times that date something, by the first token of their sentence, each with its tokens.
    dates: HashMap<usize, Vec<(usize, Range<usize>, bool)>>,
    /// Tokens that can name a happening, in sentences that hold a date.
    words: Vec<usize>,
    /// The first and last day of each.
    days: HashMap<usize, (Date, Date)>,
    /// For each token in the words of a phrase that name an event: those words' tokens.
    holders: HashMap<usize, Range<usize>>,
    /// For each head, the words that go with it and how well.
    likes: HashMap<String, Vec<(usize, i32)>>,
}

/// A date that stands further from its event's word, in tokens, is another's.
const FAR: usize = 24;
/// A telling that scores no more is none.
const LEAST: i32 = 8;
/// Two tellings whose scores are no further apart are equally good.
const RIVAL: i32 = 4;
/// Where the words stand that tell an event from its like, in tokens before and after its word.
const AROUND: usize = 8;
/// So many words before a phrase, and as many after it, are looked at.
const NEAREST: usize = 100;
/// So many dates of one sentence are looked at: a list of dates dates nothing.
const MOST: usize = 20;

impl<'a> Page<'a> {
    pub(super) fn new(marked: &'a Marked<'a>, times: &[Timex]) -> Page<'a> {
        let mut dates: HashMap<usize, Vec<(usize, Range<usize>, bool)>> = HashMap::new();
        let (mut holders, mut days) = (HashMap::new(), HashMap::new());
        for (i, time) in times.iter().enumerate() {
            let anchored = time.anchored.as_ref();
            if let Some(anchored) = anchored {
                let name = marked.tokens.touching(anchored.name);
                holders.extend(name.clone().map(|token| (token, name.clone())));
            }
            let Some(whole) = time.phrase().filter(|_| is_dated(time)) else {
                continue;
            };
            let at = marked.tokens.touching(whole);
            days.extend(time.interval.from.zip(time.interval.to).map(|both| (i, both)));
            dates.entry(sentence_of(marked, at.start).start).or_default().push((i, at, anchored.is_some()));
        }
        let read = marked.tokens.paragraphs.iter().filter(|p| p.is_read()).map(|p| p.tokens.clone());
        let read: Vec<Range<usize>> = read.collect();
        let is_read = |sentence: &&Range<usize>| {
            let at = read.partition_point(|paragraph| paragraph.end <= sentence.start);
            read.get(at).is_some_and(|paragraph| paragraph.contains(&sentence.start))
        };
        let sentences = marked.tokens.sentences.iter().filter(|s| dates.contains_key(&s.start)).filter(is_read);
        let words = sentences.flat_map(Range::clone).filter(|word| can_happen(marked.classes[*word])).collect();
        Page { marked, dates, words, days, holders, likes: HashMap::new() }
    }

    /// The place that tells the date of what is named in `phrase`.
    pub(super) fn telling(&mut self, name: &Name, phrase: Span) -> Option<Telling> {
        if name.is_new {
            return None;
        }
        if !self.likes.contains_key(&name.head) {
            let like = |word: &usize| (*word, words::likeness(&name.head, &self.marked.tokens.all[*word].lower));
            let found = self.words.iter().map(like).filter(|(_, like)| *like > 0).collect();
            self.likes.insert(name.head.clone(), found);
        }
        let own = self.marked.tokens.touching(phrase);
        let likes = &self.likes[&name.head];
        let here = likes.partition_point(|(word, _)| *word < own.start);
        let near = &likes[here.saturating_sub(NEAREST)..likes.len().min(here + NEAREST)];
        let mut told: Vec<(i32, Reverse<usize>, Telling)> = Vec::new();
        for (word, like) in near.iter().filter(|(word, _)| !own.contains(word)) {
            let fit = self.fit(name, *word);
            let apart = Reverse(word.abs_diff(own.start));
            let scores = self.dates(*word).into_iter().map(|(score, time)| (score + 6 * like + fit, time));
            let sure = scores.filter(|(score, _)| *score > LEAST);
            told.extend(sure.map(|(score, time)| (score, apart, Telling { word: *word, time })));
        }
        let best = told.iter().max_by_key(|(score, apart, _)| (*score, *apart)).copied()?;
        // Two happenings of one name on different days: which is meant is not known.
        let is_rival = |(score, _, other): &&(i32, Reverse<usize>, Telling)| {
            *score >= best.0 - RIVAL && other.word != best.2.word && self.are_apart(best.2.time, other.time)
        };
        (!told.iter().any(|other| is_rival(&other))).then_some(best.2)
    }

    fn are_apart(&self, one: usize, other: usize) -> bool {
        let (Some((a, b)), Some((c, d))) = (self.days.get(&one), self.days.get(&other)) else { return false };
        b < c || d < a
    }

    /// The time that stands right behind the words of an event: "the flood of 1952".
    pub(super) fn dated_behind(&self, name: Span, is_clause: bool) -> Option<usize> {
        let tokens = self.marked.tokens.touching(name);
        let word = |at: usize| self.marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
        let is_led = matches!(word(tokens.end), "on" | "in" | "of");
        // "Since records began early on Monday": without a preposition the date may be of the main clause.
        if is_clause && !is_led {
            return None;
        }
        let at = tokens.end + usize::from(is_led);
        let dates = self.dates.get(&sentence_of(self.marked, tokens.start).start)?;
        dates.iter().find(|(_, date, is_anchored)| !is_anchored && date.start == at).map(|(i, ..)| *i)
    }

    /// The times that can date a word, each with its score: those of its sentence, the nearer the better.
    fn dates(&self, word: usize) -> Vec<(i32, usize)> {
        let sentence = sentence_of(self.marked, word);
        // Inside a phrase that names an event, only a date in the phrase can be the event's.
        let holder = self.holders.get(&word);
        let date = |(i, at, is_anchored): &(usize, Range<usize>, bool)| {
            let apart = if at.start > word { at.start - word } else { word + 1 - at.end.min(word + 1) };
            if at.contains(&word) || apart > FAR {
                return None;
            }
            if let Some(holder) = holder {
                let is_in = at.start >= holder.end && apart <= 3 + holder.len() && !is_anchored;
                return is_in.then_some((4, *i));
            }
            if others::has(self.marked, word, at) {
                return None;
            }
            let breaks = self.breaks(word.min(at.start)..word.max(at.start));
            let indirect = if *is_anchored { 8 } else { 0 };
            let before = if at.start < word { 2 } else { 0 };
            let score = -(i32::try_from(apart).unwrap_or(0) / 2) - 3 * breaks - indirect - before;
            (!self.holders.contains_key(&at.start)).then_some((score, *i))
        };
        self.dates.get(&sentence.start).into_iter().flat_map(|dates| dates.iter().take(MOST).filter_map(date)).collect()
    }

    /// How many clauses end between two words.
    fn breaks(&self, between: Range<usize>) -> i32 {
        let is_break = |i: &usize| {
            let lower = self.marked.tokens.all[*i].lower.as_str();
            matches!(lower, ";" | ":" | "and" | "but" | "while" | "when" | "after" | "before" | "since" | "until")
        };
        i32::try_from(between.filter(is_break).count()).unwrap_or(0)
    }

    /// How the words that tell the event from its like stand around a word: each that is missing counts against it.
    fn fit(&self, name: &Name, word: usize) -> i32 {
        let sentence = sentence_of(self.marked, word);
        let around = word.saturating_sub(AROUND).max(sentence.start)..(word + AROUND).min(sentence.end);
        let near: Vec<&str> = around.map(|i| self.marked.tokens.all[i].lower.as_str()).collect();
        let stands = |other: &String| near.iter().any(|word| words::likeness(other, word) > 0);
        let fit = |other: &Other| match (stands(&other.word), other.is_name) {
            (true, _) => 6,
            (false, false) => -14,
            (false, true) => -20,
        };
        name.others.iter().filter(|other| !NOT_NEEDED.contains(&other.word.as_str())).map(fit).sum()
    }
}

fn can_happen(class: Class) -> bool {
    class.is_noun() || matches!(class, Class::Past | Class::Part | Class::Third | Class::Base | Class::Ing | Class::Adj)
}

/// What names leave out when they tell the event itself.
const NOT_NEEDED: &[&str] = &["recent", "latest", "office", "power", "own", "last", "began", "started", "broke"];

/// The sentence of a token; the token alone where it stands in none.
pub(super) fn sentence_of(marked: &Marked<'_>, token: usize) -> Range<usize> {
    let end = marked.tokens.all.len();
    marked
        .tokens
        .sentences
        .get(marked.tokens.sentence_of(token))
        .filter(|s| s.contains(&token))
        .cloned()
        .unwrap_or(token.min(end)..(token + 1).min(end))
}

/// The name behind "in", "at" or "near" that stands nearest after an event's word.
pub(super) fn place_near(marked: &Marked<'_>, word: usize, sentence: &Range<usize>) -> Option<Span> {
    let all = &marked.tokens.all;
    let opens = (word + 1..sentence.end.min(word + 1 + AROUND))
        .find(|i| matches!(all[*i].lower.as_str(), "in" | "at" | "near"))?;
    let first = (opens + 1..sentence.end.min(opens + 3)).find(|i| marked.classes[*i] == Class::Name)?;
    let is_name = |i: &usize| marked.classes[*i] == Class::Name && all[*i].shape == Shape::Capital;
    let end = (first..sentence.end).take_while(is_name).last()? + 1;
    Some(marked.tokens.span(&(first..end)))
}
