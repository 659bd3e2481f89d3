//! Holds a reading against the table of its case.
//!
//! Commas, colons, dashes and full stops at the ends of a piece do not count; quotation marks do.

use crate::case::Case;
use crate::cell::{Cell, Column};
use document::{Act, EntityId, Pieces, Quotation, Reading, Reality, Source, SourceKind, Span, Statement, StatementId};

impl Case {
    /// What is found beside what is expected, as two tables; `None` where they agree.
    pub fn differences(&self, reading: &Reading) -> Option<String> {
        let mut left: Vec<&Statement> = reading.statements.iter().collect();
        let mut missing = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            match left.iter().position(|s| self.fits(row, s, reading)) {
                Some(at) => drop(left.remove(at)),
                None => missing.push(i),
            }
        }
        if missing.is_empty() && left.is_empty() {
            return None;
        }
        Some(self.tables(&missing, &left, reading))
    }

    fn fits(&self, row: &[Cell], statement: &Statement, reading: &Reading) -> bool {
        self.columns.iter().zip(row).all(|(column, cell)| self.agrees(*column, cell, statement, reading))
    }

    fn agrees(&self, column: Column, cell: &Cell, statement: &Statement, reading: &Reading) -> bool {
        let same = |a: &Pieces, b: &Pieces| trimmed(a, &self.text) == trimmed(b, &self.text);
        let none = Pieces::default();
        match cell {
            Cell::Word(_) if column == Column::Id => true,
            Cell::Rows(rows) => {
                let found = match column {
                    Column::Within => statement.within.as_slice(),
                    _ => &statement.through,
                };
                rows.len() == found.len() && rows.iter().zip(found).all(|(row, id)| self.is_row(*row, *id, reading))
            }
            Cell::Word(word) => *word == own_word(column, statement),
            Cell::Chain(links) => {
                let found: Vec<Pieces> = statement.through.iter().map(|id| head(*id, reading)).collect();
                links.len() == found.len() && links.iter().zip(&found).all(|(a, b)| same(a, b))
            }
            Cell::Words { pieces, means } if column == Column::When => {
                let (words, days) = when(statement, reading).unwrap_or_default();
                same(pieces, &words) && means.as_ref().is_none_or(|wanted| *wanted == days)
            }
            Cell::Words { pieces, means } => {
                let (words, entity) = match column {
                    Column::Source => match &statement.source {
                        Source::Mention { words, entity, .. } => (words.clone(), Some(*entity)),
                        Source::Impersonal => (none, None),
                    },
                    Column::Cue => (statement.cue.clone(), None),
                    Column::Content => (statement.content.clone(), None),
                    Column::Addressee => {
                        let addressee = statement.addressee.as_ref();
                        (addressee.map_or(none, |a| a.words.clone()), addressee.and_then(|a| a.entity))
                    }
                    Column::Accused => {
                        let about = statement.about.as_ref();
                        (about.map_or(none, |a| a.accused.words.clone()), about.and_then(|a| a.accused.entity))
                    }
                    Column::Of => (statement.about.as_ref().map_or(none, |a| a.of.clone()), None),
                    Column::Answers => (statement.answers.map_or(none, |id| head(id, reading)), None),
                    _ => (statement.within.map_or(none, |id| head(id, reading)), None),
                };
                same(pieces, &words) && means.as_ref().is_none_or(|name| means_name(name, entity, reading))
            }
        }
    }

    /// Whether a statement has the source, cue and content of a row.
    fn is_row(&self, row: usize, id: StatementId, reading: &Reading) -> bool {
        let (Some(row), Some(statement)) = (self.rows.get(row), reading.statements.get(id.0)) else { return false };
        let words = |column: &Column| matches!(column, Column::Source | Column::Cue | Column::Content);
        let mut told = self.columns.iter().zip(row).filter(|(column, _)| words(column));
        told.all(|(column, cell)| self.agrees(*column, cell, statement, reading))
    }

    fn tables(&self, missing: &[usize], extra: &[&Statement], reading: &Reading) -> String {
        let head = || std::iter::once("").chain(self.shown().into_iter().map(Column::name));
        let mut expected = vec![head().map(str::to_owned).collect::<Vec<_>>()];
        for (i, row) in self.rows.iter().enumerate() {
            let mark = if missing.contains(&i) { "MISSED" } else { "ok" };
            let cells = row.iter().map(|c| self.show(c));
            expected.push(std::iter::once(mark.to_owned()).chain(cells).collect());
        }
        let mut found = vec![head().chain(["found by"]).map(str::to_owned).collect::<Vec<_>>()];
        for statement in &reading.statements {
            let mark = if extra.iter().any(|s| std::ptr::eq(*s, statement)) { "WRONG" } else { "ok" };
            let cells = self.shown().into_iter().map(|c| self.show_found(c, statement, reading));
            let by = std::iter::once(statement.found_by.clone());
            found.push(std::iter::once(mark.to_owned()).chain(cells).chain(by).collect());
        }
        format!("  {}\n expected\n{} found\n{}", self.text.replace("\n\n", " ¶ "), align(&expected), align(&found))
    }

    /// The columns of the table; without a table, those that tell most.
    fn shown(&self) -> Vec<Column> {
        match self.columns.is_empty() {
            true => vec![Column::Source, Column::Cue, Column::Content],
            false => self.columns.clone(),
        }
    }

    fn show(&self, cell: &Cell) -> String {
        match cell {
            Cell::Word(word) => word.clone(),
            Cell::Words { pieces, means: None } => self.words(pieces),
            Cell::Words { pieces, means: Some(name) } => format!("{} = {name}", self.words(pieces)),
            Cell::Chain(links) => links.iter().map(|l| self.words(l)).collect::<Vec<_>>().join(" → "),
            Cell::Rows(rows) => rows.iter().map(|r| self.id(*r)).collect::<Vec<_>>().join(" → "),
        }
    }

    fn show_found(&self, column: Column, statement: &Statement, reading: &Reading) -> String {
        let named = |words: &Pieces, entity: Option<EntityId>| {
            let entity = entity.and_then(|id| reading.entities.get(id.0));
            let name = entity.filter(|e| e.name != self.words(words)).map(|e| format!(" = {}", e.name));
            self.words(words) + &name.unwrap_or_default()
        };
        match column {
            Column::Source => match &statement.source {
                Source::Mention { words, entity, .. } => named(words, Some(*entity)),
                Source::Impersonal => String::new(),
            },
            Column::Cue => self.words(&statement.cue),
            Column::Content => self.words(&statement.content),
            Column::Addressee => statement.addressee.as_ref().map_or(String::new(), |a| named(&a.words, a.entity)),
            Column::When => {
                let told = when(statement, reading);
                told.map_or(String::new(), |(words, days)| format!("{} = {days}", self.words(&words)))
            }
            Column::Within => statement.within.map_or(String::new(), |id| self.words(&head(id, reading))),
            Column::Accused => {
                statement.about.as_ref().map_or(String::new(), |a| named(&a.accused.words, a.accused.entity))
            }
            Column::Of => statement.about.as_ref().map_or(String::new(), |a| self.words(&a.of)),
            Column::Answers => statement.answers.map_or(String::new(), |id| self.words(&head(id, reading))),
            Column::Through => {
                let links = statement.through.iter().map(|id| self.words(&head(*id, reading)));
                links.collect::<Vec<_>>().join(" → ")
            }
            _ => own_word(column, statement).to_owned(),
        }
    }

    pub(crate) fn words(&self, pieces: &Pieces) -> String {
        let words: Vec<&str> = pieces.spans().iter().map(|s| self.text.get(s.range()).unwrap_or("?")).collect();
        words.join(" … ").replace("\n\n", " ¶ ")
    }
}

/// What stands for a statement in another's row: its source, or its cue.
fn head(id: StatementId, reading: &Reading) -> Pieces {
    let statement = reading.statements.get(id.0);
    statement.map_or(Pieces::default(), |s| s.source.words().unwrap_or(&s.cue).clone())
}

/// The words that tell when a statement was said, and the days.
fn when(statement: &Statement, reading: &Reading) -> Option<(Pieces, String)> {
    let when = statement.when?;
    let time = reading.times.get(when.time?.0)?;
    let words = time.phrase().map(Pieces::from).unwrap_or_default();
    let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
    let (from, to) = (day(when.interval.from), day(when.interval.to));
    Some((words, if from == to { from } else { format!("{from}..{to}") }))
}

fn means_name(name: &str, entity: Option<EntityId>, reading: &Reading) -> bool {
    let Some(entity) = entity.and_then(|id| reading.entities.get(id.0)) else { return false };
    let text = reading.document.text.as_str();
    let is_named = |words: &Pieces| matches!(words.spans(), [one] if text.get(one.range()) == Some(name));
    entity.name == name || entity.mentions.iter().any(|m| is_named(&m.words))
}

/// Without the punctuation at the ends of each piece.
fn trimmed(pieces: &Pieces, text: &str) -> Vec<Span> {
    let is_light = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '–' | '—' | '-');
    let trim = |span: &Span| {
        let words = text.get(span.range())?;
        let start = span.start() + (words.len() - words.trim_start_matches(is_light).len());
        let end = span.start() + words.trim_end_matches(is_light).len();
        Span::new(start, end).filter(|s| !s.is_empty())
    };
    pieces.spans().iter().filter_map(trim).collect()
}

/// What stands in a column that has words of its own.
pub fn own_word(column: Column, statement: &Statement) -> &'static str {
    match column {
        Column::Act => act(statement.act),
        Column::Quotation => match statement.quotation {
            Quotation::Direct => "direct",
            Quotation::Indirect => "indirect",
            Quotation::Mixed => "mixed",
        },
        Column::Negated => ["", "yes"][usize::from(statement.negated)],
        Column::Reality => match statement.reality {
            Reality::Actual => "",
            Reality::Hypothetical => "hypothetical",
            Reality::Refused => "refused",
        },
        Column::Kind => source_kind(statement.source.kind()),
        _ => "",
    }
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Say => "say",
        Act::Ask => "ask",
        Act::Deny => "deny",
        Act::Accuse => "accuse",
        Act::Promise => "promise",
        Act::Threaten => "threaten",
        Act::Order => "order",
        Act::Admit => "admit",
        Act::Praise => "praise",
        Act::Criticize => "criticize",
        Act::Expect => "expect",
        Act::Believe => "believe",
        Act::Want => "want",
        Act::Fear => "fear",
        Act::Perceive => "perceive",
    }
}

fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::NamedPerson => "named-person",
        SourceKind::UnnamedPerson => "unnamed-person",
        SourceKind::Group => "group",
        SourceKind::Organization => "organization",
        SourceKind::Outlet => "outlet",
        SourceKind::Record => "record",
        SourceKind::Impersonal => "impersonal",
    }
}

/// Rows in columns of equal width.
fn align(rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|i| rows.iter().map(|r| r.get(i).map_or(0, |c| c.chars().count())).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(c, w)| format!("{c:<w$}")).collect();
        out.push_str(&format!("  {}\n", cells.join(" | ").trim_end()));
    }
    out
}
