//! A sentence at one depth of quotation: its words, with each quotation inside it as one item.
//!
//! `“No. Never,” she said.` is one line of four items, the quotation first; the words inside the quotation make lines
//! of their own. So a rule sees who speaks without reading what is said.

use crate::classes::Class;
use crate::data::{self, CueRow};
use crate::quotes::Quote;
use crate::tokens::{Shape, Token, Tokens};
use document::{Document, ParagraphKind, Pieces, Span};
use std::ops::Range;

/// A document with what the first stages marked on it.
#[derive(Debug)]
pub struct Marked<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its tokens.
    pub tokens: Tokens,
    /// One a token.
    pub classes: Vec<Class>,
    /// In the order of their first mark.
    pub quotes: Vec<Quote>,
}

/// A token, or a whole quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// By its place among the tokens.
    Token(usize),
    /// By its place among the quotations.
    Quote(usize),
}

impl Item {
    /// The quotation, as a slice of one; none for a token.
    pub fn quote(&self) -> &[usize] {
        match self {
            Item::Quote(q) => std::slice::from_ref(q),
            Item::Token(_) => &[],
        }
    }
}

/// A sentence at one depth of quotation. Places in it are places in `items`.
#[derive(Debug)]
pub struct Line<'a> {
    /// What the line stands in.
    pub marked: &'a Marked<'a>,
    /// Its words and quotations.
    pub items: Vec<Item>,
    /// The paragraph it stands in.
    pub paragraph: usize,
    /// The quotation it stands in.
    pub quote: Option<usize>,
    /// It is the first of its paragraph.
    pub first: bool,
    /// All lines of its paragraph hold quotations and nothing else.
    pub alone: bool,
    /// The quotations of the next lines, as far as these hold nothing else; of the next paragraph after a colon.
    /// At most [`FOLLOWING`].
    pub following: Vec<usize>,
}

impl<'a> Line<'a> {
    /// How many items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The word at a place in lower case; empty for a quotation and past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.lower.as_str())
    }

    /// The token at a place.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        match self.items.get(at) {
            Some(Item::Token(i)) => Some(&self.marked.tokens.all[*i]),
            _ => None,
        }
    }

    /// The quotation at a place.
    pub fn quote_at(&self, at: usize) -> Option<&'a Quote> {
        match self.items.get(at) {
            Some(Item::Quote(q)) => Some(&self.marked.quotes[*q]),
            _ => None,
        }
    }

    /// The word class at a place. A few quoted words without a verb stand as a noun: an unnamed “foreign power”.
    pub fn class(&self, at: usize) -> Class {
        match self.items.get(at) {
            Some(Item::Token(i)) => self.marked.classes[*i],
            Some(Item::Quote(q)) if self.is_phrase(*q) => Class::Noun,
            _ => Class::Mark,
        }
    }

    fn is_phrase(&self, quote: usize) -> bool {
        let inner = self.marked.quotes[quote].inner.clone();
        let classes = &self.marked.classes[inner.clone()];
        let last = &self.marked.tokens.all[inner.end - 1];
        let closes = matches!(last.lower.as_str(), "." | "?" | "!") || last.lower == "," && !self.is_named(quote);
        inner.len() <= 5 && !closes && !classes.iter().any(|c| c.is_finite())
    }

    /// "known as a “ledger,”": such words are a name, and their comma belongs to the sentence.
    pub fn is_named(&self, quote: usize) -> bool {
        let Some(before) = self.marked.quotes[quote].tokens.start.checked_sub(1) else { return false };
        let named = data::naming().contains(self.marked.tokens.all[before].lower.as_str());
        let class = self.marked.classes[before];
        named || matches!(class, Class::Det | Class::Poss) || self.marked.tokens.all[before].lower == "as"
    }

    /// Whether the token at a place begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.shape == Shape::Capital)
    }

    /// Whether a quotation stands at a place that holds more than a phrase: at least a clause or several words.
    pub fn is_speech(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Quote(q)) if !self.is_phrase(*q))
    }

    /// A quotation that can stand as a sentence of somebody: it closes with a final mark and is more than a label.
    pub fn is_sentence(&self, quote: usize) -> bool {
        let inner = self.marked.quotes[quote].inner.clone();
        let tokens = &self.marked.tokens.all[inner.clone()];
        let closes = tokens.last().is_some_and(|t| matches!(t.lower.as_str(), "." | "?" | "!" | "…" | "-" | "—" | ","));
        closes && (tokens.len() > 5 || self.marked.classes[inner].iter().any(|c| c.is_finite()))
    }

    /// The words from one place up to another.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        Some(self.marked.tokens.span(&self.token_range(range)?))
    }

    /// The tokens of a range of places.
    pub fn token_range(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.items.get(range.start)?;
        let last = self.items.get(range.end.checked_sub(1)?)?;
        let start = match first {
            Item::Token(i) => *i,
            Item::Quote(q) => self.marked.quotes[*q].tokens.start,
        };
        let end = match last {
            Item::Token(i) => i + 1,
            Item::Quote(q) => self.marked.quotes[*q].tokens.end,
        };
        (start < end).then_some(start..end)
    }

    /// The words of a range.
    pub fn words(&self, range: Range<usize>) -> Pieces {
        self.span(range).map(Pieces::from).unwrap_or_default()
    }

    /// The words of several ranges as one set of pieces.
    pub fn pieces(&self, ranges: impl IntoIterator<Item = Range<usize>>) -> Pieces {
        Pieces::new(ranges.into_iter().filter_map(|r| self.span(r)).collect())
    }

    /// A comma, or a dash that stands for one.
    pub fn is_comma(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "—" | "–" | "-" | "--" | "―")
    }

    /// Without marks and spaces at the ends: no comma, no final stop.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let outer = |at: usize| {
            matches!(self.word(at), "," | "." | ";" | ":" | "—" | "–" | "-" | "―" | "!" | "?" | "…")
                && self.token(at).is_some_and(|t| t.shape == Shape::Mark)
        };
        let (mut start, mut end) = (range.start, range.end.max(range.start));
        while start < end && outer(start) {
            start += 1;
        }
        while start < end && outer(end - 1) && !matches!(self.word(end - 1), "?" | "!") {
            end -= 1;
        }
        start..end
    }

    /// Whether a colon is its last word.
    pub fn ends_with_colon(&self) -> bool {
        self.items.last().is_some_and(|_| self.word(self.len() - 1) == ":")
    }

    /// Whether it holds quotations and nothing else.
    pub fn is_quotation(&self) -> bool {
        self.quotes().next().is_some() && self.items.iter().all(|i| matches!(i, Item::Quote(_)))
    }

    /// The quotations in it.
    pub fn quotes(&self) -> impl Iterator<Item = usize> {
        self.items.iter().filter_map(|item| match item {
            Item::Quote(q) => Some(*q),
            Item::Token(_) => None,
        })
    }

    /// The words of a quotation with its marks.
    pub fn quotation(&self, quote: usize) -> Option<Span> {
        Some(self.marked.tokens.span(&self.marked.quotes.get(quote)?.tokens))
    }

    /// Whether some tokens can name or describe a source: no article, number or day alone, no *that* or *there*. *You*
    /// is the reader, but in a quotation the one who is spoken to.
    pub fn can_speak(&self, tokens: Range<usize>) -> bool {
        let all = &self.marked.tokens.all;
        if let [one] = &all[tokens.clone()] {
            let names = match one.lower.as_str() {
                "you" => self.quote.is_some(),
                "that" => self.marked.classes[tokens.start] == Class::Wh,
                "this" | "there" | "here" => false,
                _ => true,
            };
            if !names {
                return false;
            }
        }
        tokens.clone().any(|i| {
            let day = data::temporal().contains(all[i].lower.as_str());
            match self.marked.classes[i] {
                Class::Det => matches!(
                    all[i].lower.as_str(),
                    "some"
                        | "many"
                        | "most"
                        | "others"
                        | "all"
                        | "both"
                        | "few"
                        | "another"
                        | "those"
                        | "these"
                        | "several"
                        | "each"
                        | "none"
                        | "any"
                        | "neither"
                        | "either"
                        | "half"
                        | "more"
                ),
                Class::Num => !all[i].lower.starts_with(|c: char| c.is_ascii_digit()),
                Class::Mark | Class::Prep => false,
                _ => !day,
            }
        })
    }

    /// *and, but, or* at a place.
    pub fn is_conj(&self, at: usize) -> bool {
        self.class(at) == Class::Conj
    }

    /// Whether what starts at a place is an aside and no part of what is said: "adding …", "who …", "a lawyer …".
    pub fn is_aside(&self, at: usize) -> bool {
        matches!(self.class(at), Class::Ing | Class::Wh | Class::Conj)
            || matches!(self.word(at), "who" | "which" | "while" | "although" | "though")
    }

    /// Whether a range has a finite verb of its own depth.
    pub fn has_finite(&self, mut range: Range<usize>) -> bool {
        range.any(|at| self.class(at).is_finite())
    }
}

/// A line knows no more quotations that follow it: a paragraph of nothing but quotations would take the square of its
/// length. Those further on are given to their speaker by `speaker_before`.
const FOLLOWING: usize = 32;

/// All lines of a document, outer ones before the ones inside their quotations.
pub fn lines<'a>(marked: &'a Marked<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (p, paragraph) in marked.tokens.paragraphs.iter().enumerate() {
        if !paragraph.is_read() {
            continue;
        }
        let start = lines.len();
        cut(marked, p, paragraph.tokens.clone(), None, &mut lines);
        let alone = paragraph.is != ParagraphKind::Title && lines[start..].iter().all(Line::is_quotation);
        lines[start..].iter_mut().for_each(|line| line.alone = alone);
        let first = marked.quotes.partition_point(|q| q.tokens.start < paragraph.tokens.start);
        for (q, quote) in marked.quotes.iter().enumerate().skip(first) {
            if quote.tokens.start >= paragraph.tokens.end {
                break;
            }
            cut(marked, p, quote.inner.clone(), Some(q), &mut lines);
        }
    }
    let mut opens_next: Option<usize> = None;
    for i in (0..lines.len()).rev() {
        let same = |next: &Line<'_>| next.paragraph == lines[i].paragraph && next.quote == lines[i].quote;
        let next = lines.get(i + 1).filter(|n| same(n)).or_else(|| {
            let next = &lines[opens_next?];
            (lines[i].quote.is_none() && lines[i].ends_with_colon() && next.alone).then_some(next)
        });
        if let Some(next) = next.filter(|n| n.is_quotation()) {
            lines[i].following = next.quotes().chain(next.following.iter().copied()).take(FOLLOWING).collect();
        }
        if lines[i].first && lines[i].quote.is_none() {
            opens_next = Some(i);
        }
    }
    lines
}

/// Cuts the words of one depth into lines.
fn cut<'a>(
    marked: &'a Marked<'a>,
    paragraph: usize,
    range: Range<usize>,
    depth: Option<usize>,
    lines: &mut Vec<Line<'a>>,
) {
    let mut items: Vec<Item> = Vec::new();
    let mut first = true;
    let mut at = range.start;
    let mut next_quote = marked.quotes.partition_point(|q| q.tokens.start < range.start);
    let mut sentence = marked.tokens.sentence_of(range.start);
    let flush = |items: &mut Vec<Item>, first: &mut bool, lines: &mut Vec<Line<'a>>| {
        if !items.is_empty() {
            lines.push(Line {
                marked,
                items: std::mem::take(items),
                paragraph,
                quote: depth,
                first: *first,
                alone: false,
                following: Vec::new(),
            });
            *first = false;
        }
    };
    while at < range.end {
        while next_quote < marked.quotes.len() && marked.quotes[next_quote].tokens.start < at {
            next_quote += 1;
        }
        let before = at;
        match marked.quotes.get(next_quote).filter(|q| q.tokens.start == at && q.outer == depth) {
            Some(quote) if quote.tokens.end <= range.end => {
                items.push(Item::Quote(next_quote));
                at = quote.tokens.end;
            }
            _ => {
                items.push(Item::Token(at));
                at += 1;
            }
        }
        while sentence < marked.tokens.sentences.len() && marked.tokens.sentences[sentence].end < at {
            sentence += 1;
        }
        let ends = marked.tokens.sentences.get(sentence).is_some_and(|s| s.end == at);
        if ends && !goes_on_after_quotation(marked, before, at, range.end) {
            flush(&mut items, &mut first, lines);
        }
    }
    flush(&mut items, &mut first, lines);
}

/// `“Why?” Maria Lopez asked.`: the capital starts no sentence, it names the speaker.
fn goes_on_after_quotation(marked: &Marked<'_>, before: usize, at: usize, end: usize) -> bool {
    let all = &marked.tokens.all;
    let closes = at - before > 2 && matches!(all[at - 2].lower.as_str(), "?" | "!" | "—" | "–" | "…" | "." | ",");
    if !closes || at >= end {
        return false;
    }
    let sentences = &marked.tokens.sentences;
    let sentence = sentences.get(sentences.partition_point(|s| s.start < at)).filter(|s| s.start == at);
    let Some(sentence) = sentence.filter(|s| s.len() <= 16) else { return false };
    let words = &all[sentence.start..sentence.end.min(end)];
    let stop = matches!(all[at - 2].lower.as_str(), "?" | "!" | ",");
    let cue = words.iter().position(|t| {
        data::cue_forms()
            .get(t.lower.as_str())
            .is_some_and(|rows| rows.iter().any(|f| f.row.takes(CueRow::QUOTATION) && f.form.is_past_or_present()))
    });
    cue.is_some_and(|c| {
        c <= 8
            && (c > 0 || stop)
            && words
                .get(c + 1)
                .is_none_or(|t| t.lower == "." || stop && matches!(t.lower.as_str(), "," | "of" | "in" | "at"))
            && (stop || c + 2 >= words.len() && c <= 3)
    })
}
