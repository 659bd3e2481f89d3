//! One saved page: its text, where each character of it came from, and what is known of the page.

use crate::{Pieces, Span};
use jiff::civil::Date;

/// A page, an article, a saved text: what is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// `blake3:` and the hash of the input's bytes, in hexadecimal.
    pub id: String,
    /// The path as given by the user; `-` for standard input.
    pub path: String,
    /// The length of the input in bytes.
    pub bytes: u64,
    /// The encoding that the input was decoded with, by its WHATWG name in lower case: `utf-8`, `windows-1252`.
    pub encoding: String,
    /// The page's canonical address, as it says itself.
    pub url: Option<String>,
    /// The headline; without one that a standard source gives, none.
    pub title: Option<String>,
    /// The authors' names, one an entry, without "By". Empty rather than guessed.
    pub byline: Vec<String>,
    /// Who publishes it: "The Herald".
    pub outlet: Option<String>,
    /// ISO 639-1 code of the body's language: `en`. `None` where there is too little text to tell.
    pub language: Option<String>,
    /// The date of publication, how it is known, and what speaks against it.
    pub published: Published,
    /// Agencies and outlets credited for the whole article.
    pub credits: Vec<Credit>,
    /// The title and everything kept of the article. Paragraphs stand apart by a blank line.
    pub text: String,
    /// In order, without overlap; what lies between two is only white space.
    pub paragraphs: Vec<Paragraph>,
    /// From the text to the input, in order, without gaps in the text.
    pub map: Vec<Run>,
    /// Parts that were not read, and why.
    pub skipped: Vec<Skipped>,
}

impl Document {
    /// Whether rules for English may run on it.
    pub fn is_english(&self) -> bool {
        self.language.as_deref() == Some("en")
    }

    /// The place of the paragraph that holds a byte of the text; where none does, of the next one.
    pub fn paragraph_at(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.span.end() <= byte)
    }
}

/// A stretch of the text that stands by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where, without surrounding white space.
    pub span: Span,
    /// What it is on the page.
    pub is: ParagraphKind,
}

/// What a paragraph is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The headline of the article.
    Title,
    /// A line that gives the date: "Friday, June 21, 2024".
    Dateline,
    /// A line that names the authors.
    Byline,
    /// A heading inside the article.
    Subheading,
    /// Running text.
    Body,
    /// An item of a list.
    List,
    /// The words under a picture.
    Caption,
    /// A quotation set apart.
    Quote,
}

impl ParagraphKind {
    /// Every paragraph but title, dateline and byline.
    pub fn is_in_body(self) -> bool {
        !matches!(self, ParagraphKind::Title | ParagraphKind::Dateline | ParagraphKind::Byline)
    }
}

/// A run of the text and the bytes of the input that it came from.
///
/// The bytes, decoded in the document's encoding, are the run's characters one for one; or the run is one replaced
/// thing: a character reference (`&amp;`) or collapsed white space. Inserted characters have no bytes: start = end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// In the text.
    pub text: Span,
    /// In the input.
    pub bytes: Span,
}

/// The date of publication, with every candidate for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The chosen day; `None` where the page gives none.
    pub value: Option<Date>,
    /// Where the chosen day was found.
    pub from: Option<DateSource>,
    /// All days that the page offers, best first.
    pub candidates: Vec<Candidate>,
    /// What speaks against the chosen day.
    pub doubts: Vec<Doubt>,
}

impl Published {
    /// The first of the candidates is chosen; a day that the user gives comes before all of them.
    pub fn choose(given: Option<Date>, said: impl IntoIterator<Item = Candidate>) -> Published {
        let given = given.map(|value| Candidate { value, from: DateSource::Given, bytes: None });
        let candidates: Vec<Candidate> = given.into_iter().chain(said).collect();
        let best = candidates.first();
        Published {
            value: best.map(|best| best.value),
            from: best.map(|best| best.from),
            doubts: Vec::new(),
            candidates,
        }
    }
}

/// One day that may be the date of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The day.
    pub value: Date,
    /// Where it was found.
    pub from: DateSource,
    /// The bytes of the input where it stands; `None` for a day that was given by the user.
    pub bytes: Option<Span>,
}

/// Where a date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateSource {
    /// Given by the user with `--date`.
    Given,
    /// `datePublished` in the page's JSON-LD.
    JsonLd,
    /// A `<meta>` element.
    Meta,
    /// A `<time>` element.
    Time,
    /// The address of the page.
    Url,
    /// A line in the page that gives the date.
    Dateline,
    /// A field of an article in JSON Lines or a table.
    Field,
}

/// Something that speaks against a finding: data, not an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// In a sentence.
    pub why: String,
    /// The passages of the text that say so.
    pub evidence: Vec<Span>,
    /// The bytes of the input that say so, where it is not the text that does.
    pub bytes: Vec<Span>,
}

/// Somebody credited for the whole article: "(AP)", "first published by The Herald".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// In which way.
    pub kind: CreditKind,
    /// The name as printed.
    pub name: String,
    /// Where it says so.
    pub words: Pieces,
}

/// The way in which somebody is credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CreditKind {
    /// A news agency wrote it.
    Agency,
    /// Another outlet had it first.
    Outlet,
    /// Somebody contributed to it.
    Contributed,
}

/// A part that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Why, in a sentence: "the article is in German (de); statements are read in English only".
    pub why: String,
    /// Which part of the text.
    pub span: Option<Span>,
}
