//! Tokens → phrases: what each time expression says, without asking where it hangs.
//!
//! Every kind of expression has a file that opens with its sentences. At each token that may open one, all kinds
//! read; the longest wins, and of two that read equally far the first in [`KINDS`]. A kind reads forward only, over a
//! number of tokens that is bounded, so that the whole takes time in proportion to the text.

mod ago;
mod amount;
mod dated;
mod event;
pub(crate) mod points;
mod range;
mod repeat;
mod shared;
mod stretch;
mod vague;

use crate::cursor::Cursor;
use crate::meaning::Meaning;
use crate::names;
use crate::timex::{EventShift, Modifier};
use crate::tokens::Token;
use crate::words::Class;

/// A time expression, by its tokens in the paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub start: usize,
    pub end: usize,
    pub meaning: Meaning,
    pub modifier: Option<Modifier>,
    pub rule: &'static str,
    pub hangs: Option<Hangs>,
}

/// How a phrase hangs on an event.
#[derive(Clone, Debug)]
pub(crate) struct Hangs {
    /// The tokens that name it.
    pub event: (usize, usize),
    pub shift: EventShift,
}

impl Phrase {
    /// Without a modifier, hanging on nothing.
    fn new(c: Cursor, end: Cursor, meaning: Meaning, rule: &'static str) -> Phrase {
        Phrase { start: c.at, end: end.at, meaning, modifier: None, rule, hangs: None }
    }

    /// Where reading goes on: at the words of its event, in which a date may stand, or behind it.
    fn resumes(&self) -> usize {
        self.hangs.as_ref().map_or(self.end, |hangs| hangs.event.0.max(self.end))
    }

    /// Behind its last token: the event's, where it hangs on one.
    pub(crate) fn last(&self) -> usize {
        self.hangs.as_ref().map_or(self.end, |hangs| hangs.event.1.max(self.end))
    }
}

type Reader = fn(Cursor) -> Option<Phrase>;

/// All kinds, surest first.
const KINDS: [Reader; 7] =
    [dated::read, ago::read, stretch::read, repeat::read, amount::read, vague::read, event::read];

/// All time expressions of a paragraph, in order.
pub(crate) fn find(paragraph: Cursor) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut c = paragraph;
    while let Some(token) = c.peek(0) {
        if let Some(last) = phrases.last()
            && let Some(next) = range::goes_on(last, c)
        {
            c.at = next.end;
            phrases.push(next);
            continue;
        }
        if !token.opens {
            c.at += 1;
            continue;
        }
        match longest(c, token) {
            Some(phrase) if names::is_part_of_name(c, &phrase) => c.at = phrase.end,
            Some(phrase) => {
                c.at = phrase.resumes();
                phrases.push(phrase);
            }
            None => c.at += 1,
        }
    }
    shared::share_years(paragraph, &mut phrases);
    phrases
}

/// What all kinds read here; far from any word that makes a time, only events are looked for.
fn longest(c: Cursor, token: &Token) -> Option<Phrase> {
    if token.gap > REACH {
        return event::read(c);
    }
    if token.class == Class::Mark(b'\'') && !matches!(c.class(1), Class::Digits { len: 2, .. }) {
        return None;
    }
    let mut best: Option<Phrase> = None;
    for read in KINDS {
        if let Some(phrase) = read(c)
            && best.as_ref().is_none_or(|b| phrase.end > b.end)
        {
            best = Some(phrase);
        }
    }
    best
}

/// So many tokens may stand before the word that makes a time: "the latter part of the first full fiscal year".
const REACH: u8 = 8;
