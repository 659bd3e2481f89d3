//! Questions to an archive.

mod articles;
mod documents;
mod find;
mod status;
mod words;

pub use articles::Article;
pub use documents::Document;
pub use find::{Found, Query, Words};
pub use status::{Missing, Status};

use rusqlite::types::Value;

/// Which documents are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// Those of this outlet, without regard to case.
    pub outlet: Option<String>,
    /// Those published on this day or later: `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Those published on this day or earlier.
    pub until: Option<String>,
}

/// Conditions on rows, each with its values.
#[derive(Debug, Default)]
struct Conditions {
    words: Vec<&'static str>,
    values: Vec<Value>,
}

impl Conditions {
    /// `condition` has one `?` for the value.
    fn add(&mut self, condition: &'static str, value: Option<&String>) {
        if let Some(value) = value {
            self.words.push(condition);
            self.values.push(Value::Text(value.clone()));
        }
    }

    /// `d` is the document.
    fn only(&mut self, only: &Only) {
        self.add("d.outlet = ? COLLATE NOCASE", only.outlet.as_ref());
        self.add("d.published >= ?", only.since.as_ref());
        self.add("d.published <= ?", only.until.as_ref());
    }

    /// `WHERE …`, or nothing.
    fn sql(&self) -> String {
        match self.words.is_empty() {
            true => String::new(),
            false => format!("WHERE {}", self.words.join(" AND ")),
        }
    }
}
