//! A page and its cases.

use crate::cell::{Cell, Column};
use crate::fact::Fact;
use document::{Document, Paragraph, ParagraphKind, Published, Run, Span};
use jiff::civil::Date;

/// One file of cases: a kind.
#[derive(Debug)]
pub struct Page {
    /// Below the folder of cases: `attribution/according_to.md`.
    pub path: String,
    /// What stands above the first case: title, prose, credit and licence.
    pub head: String,
    /// In the order of the page.
    pub cases: Vec<Case>,
}

impl Page {
    /// Whether its tables are to be believed: not where `Annotated: no` stands above the first case.
    pub fn is_annotated(&self) -> bool {
        is_annotated(&self.head)
    }
}

pub(crate) fn is_annotated(head: &str) -> bool {
    head.lines().all(|line| line != "Annotated: no")
}

/// A passage and all its statements.
#[derive(Debug)]
pub struct Case {
    /// The path of its page.
    pub page: String,
    /// The line of its heading.
    pub line: usize,
    /// Its heading, without a mark.
    pub name: String,
    /// Why it must still fail, where it is marked so.
    pub known_miss: Option<String>,
    /// The day that the passage was published.
    pub published: Option<Date>,
    /// The passage.
    pub text: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The columns of the table; none where nothing is attributed.
    pub columns: Vec<Column>,
    /// A cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// What the passage says of its records and of why a source is not named.
    pub facts: Vec<Fact>,
}

/// A document built by hand, in English, its text mapped to itself.
///
/// # Panics
/// Where the text is 4 GiB or longer.
pub fn document(path: String, text: String, paragraphs: Vec<Paragraph>, published: Option<Date>) -> Document {
    let all = Span::new(0, text.len()).expect("a passage is short");
    let is_title = |p: &&Paragraph| p.is == ParagraphKind::Title;
    Document {
        id: "blake3:".to_owned() + &"0".repeat(64),
        path,
        bytes: text.len() as u64,
        encoding: "utf-8".to_owned(),
        url: None,
        title: paragraphs.iter().find(is_title).map(|p| p.span.of(&text).to_owned()),
        byline: Vec::new(),
        outlet: None,
        language: Some("en".to_owned()),
        published: Published { value: published, ..Published::default() },
        credits: Vec::new(),
        text,
        paragraphs,
        map: vec![Run { text: all, bytes: all }],
        skipped: Vec::new(),
    }
}

impl Case {
    /// The cell of a row in a column, where the table has it.
    pub fn cell(&self, row: usize, column: Column) -> Option<&Cell> {
        let at = self.columns.iter().position(|c| *c == column)?;
        self.rows.get(row)?.get(at)
    }

    /// The name of a row, or its number.
    pub fn id(&self, row: usize) -> String {
        match self.cell(row, Column::Id) {
            Some(Cell::Word(id)) => id.clone(),
            _ => format!("row {}", row + 1),
        }
    }

    /// The passage as a document, built by hand: in English, its text mapped to itself.
    pub fn document(&self) -> Document {
        let path = format!("{}:{}", self.page, self.line);
        document(path, self.text.clone(), self.paragraphs.clone(), self.published)
    }

    /// Where it stands, for a message: `attribution/dash.md, line 12: At the end`.
    pub fn place(&self) -> String {
        format!("{}, line {}: {}", self.page, self.line, self.name)
    }
}
