//! One document before it is read.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::Path;

/// A page or an article, with what is known of it besides its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where it stands among the inputs.
    pub place: Place,
    /// What is read and kept.
    pub bytes: Vec<u8>,
    /// What the bytes are.
    pub form: Form,
    /// The address that it was fetched from, where the input says so.
    pub url: Option<String>,
    /// When it was fetched: a day or a moment of ISO 8601.
    pub captured: Option<String>,
    /// Through whom it came, as a feed's `<source>` says.
    pub via: Option<String>,
}

/// What the bytes of an item are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A page or a text.
    Page,
    /// A JSON object with the parts of an article.
    Article,
}

impl Form {
    /// The word that stands in the archive.
    pub fn word(self) -> &'static str {
        match self {
            Form::Page => "page",
            Form::Article => "article",
        }
    }

    pub(crate) fn of(word: &str) -> Form {
        if word == "article" { Form::Article } else { Form::Page }
    }
}

/// How all items of one run are read: what is needed to read them again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct How {
    /// What finds the statements: `fast`, `accurate`, `rules`.
    pub model: String,
    /// What pages are, where they are not to be found out: `html`, `text`, `whole`.
    pub form: Option<String>,
    /// The day of publication of all of them: `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Which fields of an article have other names than the usual ones: `text` → `story`.
    pub fields: BTreeMap<String, String>,
}

/// Where an item stands among the inputs; in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which of the inputs, from 0.
    pub input: u64,
    /// The path of the file.
    pub path: String,
    /// The line, row or record in it, from 1; 0 for the file itself.
    pub member: u64,
}

impl Place {
    /// `news.jsonl:17`, as messages and readings name it.
    pub fn name(&self) -> String {
        match self.member {
            0 => self.path.clone(),
            member => format!("{}:{member}", self.path),
        }
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        let paths = || Path::new(&self.path).cmp(Path::new(&other.path));
        self.input.cmp(&other.input).then_with(paths).then_with(|| self.member.cmp(&other.member))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where it stands among the inputs.
    pub place: Place,
    /// In a sentence, with its name.
    pub why: String,
}

impl Failure {
    pub(crate) fn new(place: Place, why: impl std::fmt::Display) -> Failure {
        let why = format!("{}: {why}", place.name());
        Failure { place, why }
    }
}
