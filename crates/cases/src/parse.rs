//! From Markdown to cases.

use crate::case::{Case, Page, is_annotated};
use crate::cell::{Cell, Column};
use crate::fact::{self, Fact};
use document::{Paragraph, ParagraphKind, Span};
use jiff::civil::Date;

/// A line and its number.
type Line<'a> = (usize, &'a str);

/// A case as far as it is read: lines with their numbers.
struct Draft<'a> {
    line: usize,
    heading: &'a str,
    published: Option<(usize, &'a str)>,
    passage: Vec<&'a str>,
    table: Vec<Line<'a>>,
    facts: Vec<Line<'a>>,
    in_facts: bool,
    nothing: bool,
}

impl Page {
    /// Reads a page; `path` names it.
    ///
    /// # Errors
    /// Every place that is not written as it should be, with path and line.
    pub fn parse(path: &str, text: &str) -> Result<Page, Vec<String>> {
        let mut head = String::new();
        let mut drafts: Vec<Draft> = Vec::new();
        for (i, line) in text.lines().enumerate() {
            let line = line.trim_end();
            if let Some(heading) = line.strip_prefix("## ") {
                drafts.push(Draft {
                    line: i + 1,
                    heading,
                    published: None,
                    passage: Vec::new(),
                    table: Vec::new(),
                    facts: Vec::new(),
                    in_facts: false,
                    nothing: false,
                });
                continue;
            }
            let Some(draft) = drafts.last_mut() else {
                head.push_str(line);
                head.push('\n');
                continue;
            };
            if let Some(date) = line.strip_prefix("published:") {
                draft.published = Some((i + 1, date.trim()));
            } else if let Some(words) = line.strip_prefix('>') {
                draft.passage.push(words.trim());
            } else if line == "### Facts" {
                draft.in_facts = true;
            } else if line.starts_with('|') {
                let table = if draft.in_facts { &mut draft.facts } else { &mut draft.table };
                table.push((i + 1, line));
            } else if line == "Nothing is attributed." {
                draft.nothing = true;
            }
        }
        let (mut cases, mut errors) = (Vec::new(), Vec::new());
        for draft in &drafts {
            match draft.case(path, is_annotated(&head)) {
                Ok(case) => cases.push(case),
                Err((line, why)) => errors.push(format!("{path}, line {line}: {why}")),
            }
        }
        if errors.is_empty() { Ok(Page { path: path.to_owned(), head, cases }) } else { Err(errors) }
    }
}

type Fault = (usize, String);

impl Draft<'_> {
    fn case(&self, path: &str, annotated: bool) -> Result<Case, Fault> {
        let fault = |why: &str| (self.line, format!("{}: {why}", self.heading));
        let (name, known_miss) = heading(self.heading);
        if self.passage.iter().all(|l| l.is_empty()) {
            return Err(fault("no passage: it stands on lines that start with >"));
        }
        if self.nothing != self.table.is_empty() {
            return Err(fault("either a table, or \"Nothing is attributed.\" on a line of its own"));
        }
        let published = match self.published {
            None => None,
            Some((line, date)) => {
                let date = date.parse::<Date>().map_err(|e| (line, format!("published: {e}")))?;
                Some(date)
            }
        };
        let (text, paragraphs) = passage(&self.passage);
        let (columns, rows) = table(&self.table, &text)?;
        if annotated && rows.is_empty() && !self.nothing {
            return Err(fault("a table without rows: write \"Nothing is attributed.\""));
        }
        let facts = facts(&self.facts, &text)?;
        Ok(Case {
            page: path.to_owned(),
            line: self.line,
            name: name.to_owned(),
            known_miss: known_miss.map(str::to_owned),
            published,
            text,
            paragraphs,
            columns,
            rows,
            facts,
        })
    }
}

/// "Name (known miss: why)" in its two parts.
fn heading(heading: &str) -> (&str, Option<&str>) {
    let mark = heading.strip_suffix(')').and_then(|h| h.split_once("(known miss:"));
    mark.map_or((heading, None), |(name, why)| (name.trim_end(), Some(why.trim())))
}

/// Lines that follow one another are one paragraph; `# ` heads the article, `## ` a part of it.
pub fn passage(lines: &[&str]) -> (String, Vec<Paragraph>) {
    let mut text = String::new();
    let mut paragraphs = Vec::new();
    for block in lines.split(|l| l.is_empty()).filter(|b| !b.is_empty()) {
        let words = block.join(" ");
        let (words, is) = match (words.strip_prefix("# "), words.strip_prefix("## ")) {
            (Some(title), _) => (title, ParagraphKind::Title),
            (_, Some(subheading)) => (subheading, ParagraphKind::Subheading),
            _ => (words.as_str(), ParagraphKind::Body),
        };
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(words);
        paragraphs.extend(Span::new(start, text.len()).map(|span| Paragraph { span, is }));
    }
    (text, paragraphs)
}

fn table(lines: &[Line], text: &str) -> Result<(Vec<Column>, Vec<Vec<Cell>>), Fault> {
    let [(line, head), (_, _rule), rows @ ..] = lines else {
        return if lines.is_empty() {
            Ok(Default::default())
        } else {
            Err((lines[0].0, "a table without rows".into()))
        };
    };
    let column = |name: &String| {
        let found = Column::ALL.iter().find(|c| c.0 == name).map(|c| c.1);
        let all = || Column::ALL.map(|c| c.0).join(", ");
        found.ok_or_else(|| (*line, format!("no column \"{name}\"; there are {}", all())))
    };
    let columns = cells(head).iter().map(column).collect::<Result<Vec<_>, _>>()?;
    let ids = ids(&columns, rows)?;
    let row = |(line, row): &(usize, &str)| {
        let cells = cells(row);
        if cells.len() != columns.len() {
            return Err((*line, format!("{} cells in {} columns", cells.len(), columns.len())));
        }
        let read = columns.iter().zip(&cells).map(|(column, cell)| Cell::parse(*column, cell, text, &ids));
        read.collect::<Result<Vec<_>, _>>().map_err(|why| (*line, why))
    };
    Ok((columns.clone(), rows.iter().map(row).collect::<Result<_, _>>()?))
}

/// The names of the rows, where there is a column for them.
fn ids(columns: &[Column], rows: &[Line]) -> Result<Vec<String>, Fault> {
    let Some(at) = columns.iter().position(|c| *c == Column::Id) else { return Ok(Vec::new()) };
    let mut ids: Vec<String> = Vec::new();
    for (line, row) in rows {
        let id = cells(row).get(at).cloned().unwrap_or_default();
        if id.is_empty() || ids.contains(&id) {
            return Err((*line, format!("the row has no name of its own: \"{id}\"")));
        }
        ids.push(id);
    }
    Ok(ids)
}

fn facts(lines: &[Line], text: &str) -> Result<Vec<Fact>, Fault> {
    let [(line, head), (_, _rule), rows @ ..] = lines else { return Ok(Vec::new()) };
    if cells(head) != fact::COLUMNS {
        return Err((*line, format!("the columns of the facts are {}", fact::COLUMNS.join(", "))));
    }
    let read = |(line, row): &Line| Fact::parse(&cells(row), text).map_err(|why| (*line, why));
    rows.iter().map(read).collect()
}

/// The cells of a line; `\|` is a bar.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().replace("\\|", "\u{0}");
    let inner = line.strip_prefix('|').unwrap_or(&line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|c| c.trim().replace('\u{0}', "|")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Kind\n\n## One\n\npublished: 2024-03-14\n\n> # Dam leaks\n>\n> The dam\n> leaks, Ana said.\n\n\
                        | source | content |\n|--|--|\n| Ana | The dam leaks |\n\n## Two (known miss: hard)\n\n> It rains.\n\n\
                        Nothing is attributed.\n";

    #[test]
    fn a_page_is_read() {
        let page = Page::parse("a.md", PAGE).expect("a page");
        assert_eq!(page.cases.len(), 2);
        assert_eq!(page.cases[0].text, "Dam leaks\n\nThe dam leaks, Ana said.");
        assert_eq!(page.cases[0].paragraphs[0].is, ParagraphKind::Title);
        assert_eq!(page.cases[1].known_miss.as_deref(), Some("hard"));
        assert!(page.cases[1].rows.is_empty());
    }

    #[test]
    fn a_fault_names_file_and_line() {
        let page = PAGE.replace("| Ana | The", "| Bea | The").replace("Nothing is attributed.", "Nothing.");
        let errors = Page::parse("a.md", &page).unwrap_err();
        assert_eq!(errors[0], "a.md, line 14: \"Bea\" does not stand in the passage");
        assert!(errors[1].starts_with("a.md, line 16: Two (known miss: hard): either a table"), "{errors:?}");
    }
}
