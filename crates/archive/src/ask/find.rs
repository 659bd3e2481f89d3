//! Statements by their words, and by who said them, where, when and how.

use super::{Conditions, Only, words};
use crate::line::Chars;
use crate::{Archive, Error, ErrorKind};
use rusqlite::{Row, params_from_iter};
use serde::Serialize;

/// What to find. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of the content: each a word, a phrase with spaces, or a beginning (`clos*`).
    pub words: Vec<String>,
    /// Words of the speaker: as printed beside the statement, or of the name that is meant.
    pub speaker: Option<String>,
    /// The kind of source: `named-person`, …
    pub kind: Option<String>,
    /// What was done by saying it: `deny`, `accuse`, …
    pub act: Option<String>,
    /// In which documents.
    pub only: Only,
    /// How many at most.
    pub limit: usize,
}

/// A statement that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// The number of its document in the archive.
    pub document: i64,
    /// The document's headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day on which it was published.
    pub published: Option<String>,
    /// The address of the document.
    pub url: Option<String>,
    /// Its name in the reading of the document: `s7`.
    pub id: String,
    /// What links and corrections know it by.
    pub key: String,
    /// The source's words; no pieces where it is impersonal.
    pub source: Words,
    /// Whom they mean, by the fullest name in the document.
    pub name: Option<String>,
    /// The kind of source.
    pub kind: String,
    /// The words that say so.
    pub cue: Words,
    /// What was said.
    pub content: Words,
    /// Whether the words are the source's own.
    pub quotation: String,
    /// What was done by saying it.
    pub act: String,
    /// Whether that is negated.
    pub negated: bool,
    /// Whether it was said at all.
    pub reality: String,
    /// The names of those who passed it on, outermost first.
    pub through: Vec<String>,
    /// How often what found it was right where it was measured, 0 to 1.
    pub confidence: f64,
}

/// Words of a document's text, in one or more pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Where each piece stands: half-open, in code points.
    pub chars: Vec<[usize; 2]>,
    /// The words of each piece.
    pub exact: Vec<String>,
}

impl Words {
    fn of(text: &str, place: &str) -> Words {
        Words::at(text, Chars::of(place))
    }

    /// The words at these places.
    pub(super) fn at(text: &str, chars: Vec<[usize; 2]>) -> Words {
        let words = |[start, end]: &[usize; 2]| text.chars().skip(*start).take(end.saturating_sub(*start)).collect();
        Words { exact: chars.iter().map(words).collect(), chars }
    }

    /// The pieces, apart by ` … `.
    pub fn joined(&self) -> String {
        self.exact.join(" … ")
    }
}

impl Archive {
    /// Statements, the best match first; without words, the latest first.
    ///
    /// # Errors
    /// Where the archive cannot be read, or nothing is asked.
    pub fn find(&self, query: &Query) -> Result<Vec<Found>, Error> {
        let expression = expression(query)?;
        let mut conditions = Conditions::default();
        conditions.add("statement_words MATCH ?", expression.as_ref());
        conditions.add("s.kind = (SELECT id FROM word WHERE word = ?)", query.kind.as_ref());
        conditions.add("s.act = (SELECT id FROM word WHERE word = ?)", query.act.as_ref());
        conditions.only(&query.only);
        let (from, order) = match expression {
            Some(_) => ("statement_words w JOIN statement s ON s.id = w.rowid", "w.rank, s.id"),
            None => ("statement s", "d.published DESC, s.id"),
        };
        let ask = format!(
            "SELECT f.document, d.title, d.outlet, d.published, d.url, f.n, printf('%016x', f.key), f.source, kind.word,
               f.cue, f.content, quotation.word, act.word, f.negated, reality.word, f.confidence, p.text,
               (SELECT name FROM entity e WHERE e.document = f.document AND e.n = f.entity),
               (SELECT json_group_array(coalesce(o.name, o.source, 'nobody named') ORDER BY t.position)
                FROM through t JOIN said o ON o.document = f.document AND o.n = t.n WHERE t.statement = f.id)
             FROM (SELECT s.id, row_number() OVER (ORDER BY {order}) AS place
                   FROM {from} JOIN document d ON d.id = s.document {} ORDER BY {order} LIMIT {}) best
             JOIN statement f ON f.id = best.id
             JOIN document d ON d.id = f.document
             JOIN page p ON p.document = f.document
             JOIN word kind ON kind.id = f.kind
             JOIN word quotation ON quotation.id = f.quotation
             JOIN word act ON act.id = f.act
             JOIN word reality ON reality.id = f.reality
             ORDER BY best.place",
            conditions.sql(),
            query.limit
        );
        let found = self.db.prepare(&ask).and_then(|mut ask| {
            let rows = ask.query_map(params_from_iter(&conditions.values), found)?;
            rows.collect()
        });
        self.told(found)
    }
}

/// What the index of words is asked; none where no words are given.
fn expression(query: &Query) -> Result<Option<String>, Error> {
    let no_words = |what: &str| Error::new(ErrorKind::Asked, format!("{what} has no letter or digit to look for"));
    let mut parts = Vec::new();
    if !query.words.is_empty() {
        let words = words::expression(&query.words).ok_or_else(|| no_words("the question"))?;
        parts.push(format!("content : ({words})"));
    }
    if let Some(speaker) = &query.speaker {
        let each: Vec<String> = speaker.split_whitespace().map(str::to_owned).collect();
        let words = words::expression(&each).ok_or_else(|| no_words("the speaker"))?;
        parts.push(format!("{{source name}} : ({words})"));
    }
    Ok((!parts.is_empty()).then(|| parts.join(" AND ")))
}

fn found(row: &Row) -> rusqlite::Result<Found> {
    let text: String = row.get(16)?;
    let words = |column: usize| row.get::<_, String>(column).map(|chars| Words::of(&text, &chars));
    Ok(Found {
        document: row.get(0)?,
        title: row.get(1)?,
        outlet: row.get(2)?,
        published: row.get(3)?,
        url: row.get(4)?,
        id: row.get(5).map(|n: i64| format!("s{n}"))?,
        key: row.get(6)?,
        source: words(7)?,
        name: row.get(17)?,
        kind: row.get(8)?,
        cue: words(9)?,
        content: words(10)?,
        quotation: row.get(11)?,
        act: row.get(12)?,
        negated: row.get(13)?,
        reality: row.get(14)?,
        through: serde_json::from_str(&row.get::<_, String>(18)?).unwrap_or_default(),
        confidence: row.get(15).map(|hundredths: i64| hundredths as f64 / 100.0)?,
    })
}
