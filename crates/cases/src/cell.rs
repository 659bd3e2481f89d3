//! What a cell of a table means.
//!
//! Words are copied from the passage. Words that occur twice get neighbours and brackets around the ones that are
//! meant: `then [he] added`. ` … ` joins pieces; ` >> ` takes all from its left side to the first place of its right side.
//! ` = ` says whom a mention stands for: `She = Maria Lopez`. An empty source is impersonal; an empty cue is only a
//! colon or quotation marks.

use document::{Pieces, Span};

/// A column of a table, by its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The name of the row, `s1`, for the columns that point to rows.
    Id,
    /// Who.
    Source,
    /// The words that say so.
    Cue,
    /// What.
    Content,
    /// To whom.
    Addressee,
    /// `say`, `deny`, …
    Act,
    /// `direct`, `indirect`, `mixed`.
    Quotation,
    /// `yes` or empty.
    Negated,
    /// `hypothetical`, `refused`, or empty for actual.
    Reality,
    /// Who is accused.
    Accused,
    /// Of what.
    Of,
    /// The source (or, without one, the cue) of the statement that a denial answers.
    Answers,
    /// The kind of source: `named-person`, …
    Kind,
    /// The statement whose content holds this one: its row where rows have names, else its source (or, without one,
    /// its cue).
    Within,
    /// All statements that pass it on, named in the same way, outermost first, joined by ` → `.
    Through,
    /// The words that tell when it was said, and the days behind ` = `: `2024-03-12`, `2024-03-12..2024-03-14`, an
    /// open side left out.
    When,
}

impl Column {
    /// Every column, by its heading.
    pub const ALL: [(&'static str, Column); 16] = [
        ("#", Column::Id),
        ("source", Column::Source),
        ("cue", Column::Cue),
        ("content", Column::Content),
        ("addressee", Column::Addressee),
        ("act", Column::Act),
        ("quotation", Column::Quotation),
        ("negated", Column::Negated),
        ("reality", Column::Reality),
        ("accused", Column::Accused),
        ("of", Column::Of),
        ("answers", Column::Answers),
        ("kind", Column::Kind),
        ("within", Column::Within),
        ("through", Column::Through),
        ("when", Column::When),
    ];

    /// Its heading.
    pub fn name(self) -> &'static str {
        Column::ALL.iter().find(|c| c.1 == self).map_or("", |c| c.0)
    }

    /// The words that may stand in it; `None` where words of the passage do.
    pub fn words(self) -> Option<&'static [&'static str]> {
        match self {
            Column::Act => Some(&[
                "say",
                "ask",
                "deny",
                "accuse",
                "promise",
                "threaten",
                "order",
                "admit",
                "praise",
                "criticize",
                "expect",
                "believe",
                "want",
                "fear",
                "perceive",
            ]),
            Column::Quotation => Some(&["direct", "indirect", "mixed"]),
            Column::Negated => Some(&["", "yes"]),
            Column::Reality => Some(&["", "hypothetical", "refused"]),
            Column::Kind => {
                Some(&["named-person", "unnamed-person", "group", "organization", "outlet", "record", "impersonal"])
            }
            _ => None,
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// One of the column's own words.
    Word(String),
    /// Words of the passage, and whom they mean where the cell says so. No pieces: an empty cell.
    Words {
        /// Where they stand.
        pieces: Pieces,
        /// The name behind ` = `.
        means: Option<String>,
    },
    /// Several, outermost first.
    Chain(Vec<Pieces>),
    /// Rows of the table, outermost first.
    Rows(Vec<usize>),
}

impl Cell {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Word(word) => word.is_empty(),
            Cell::Words { pieces, .. } => pieces.spans().is_empty(),
            Cell::Chain(links) => links.is_empty(),
            Cell::Rows(rows) => rows.is_empty(),
        }
    }

    /// Reads a cell of `column` against `text`; `ids` are the names of the rows where they have names.
    pub(crate) fn parse(column: Column, cell: &str, text: &str, ids: &[String]) -> Result<Cell, String> {
        if let Some(words) = column.words() {
            return match words.contains(&cell) {
                true => Ok(Cell::Word(cell.to_owned())),
                false => Err(format!("{}: \"{cell}\" is none of {}", column.name(), words.join(", "))),
            };
        }
        if column == Column::Id {
            return Ok(Cell::Word(cell.to_owned()));
        }
        let links = || cell.split('→').map(str::trim).filter(|l| !l.is_empty());
        if matches!(column, Column::Within | Column::Through) && !ids.is_empty() {
            let row = |link: &str| {
                let found = ids.iter().position(|id| id == link);
                found.ok_or_else(|| format!("{}: no row is named \"{link}\"", column.name()))
            };
            return links().map(row).collect::<Result<_, _>>().map(Cell::Rows);
        }
        if column == Column::Through {
            return links().map(|l| pieces(l, text)).collect::<Result<_, _>>().map(Cell::Chain);
        }
        let (words, means) = match cell.split_once(" = ") {
            Some((words, means)) if !text.contains(cell) => (words.trim(), Some(means.trim().to_owned())),
            _ => (cell, None),
        };
        Ok(Cell::Words { pieces: pieces(words, text)?, means })
    }
}

/// The places of a cell's words, joined by ` … `, each after the one before.
fn pieces(cell: &str, text: &str) -> Result<Pieces, String> {
    if cell.is_empty() {
        return Ok(Pieces::default());
    }
    // An ellipsis may be a word of the passage itself.
    if let Ok(span) = place(cell, text) {
        return Ok(span.into());
    }
    let parts = cell.split(" … ").map(str::trim);
    Ok(Pieces::new(parts.map(|part| piece(part, text)).collect::<Result<_, _>>()?))
}

/// One piece: words, or `first words >> last words` and all between.
fn piece(part: &str, text: &str) -> Result<Span, String> {
    let Some((first, last)) = part.split_once(" >> ") else { return place(part, text) };
    let first = place(first.trim(), text)?;
    let (whole, from, to) = marked(last.trim(), text);
    let mut ends = occurrences(&whole, text).filter(|&at| at + from >= first.end());
    let Some(at) = ends.next() else { return Err(format!("\"{whole}\" does not stand after the words before >>")) };
    Span::new(first.start(), at + to).ok_or(format!("\"{part}\" is empty"))
}

/// The one place of `words` in the text; brackets mark the part that is meant.
fn place(words: &str, text: &str) -> Result<Span, String> {
    let (whole, from, to) = marked(words, text);
    let mut found = occurrences(&whole, text);
    let Some(start) = found.next() else { return Err(format!("\"{whole}\" does not stand in the passage")) };
    if found.next().is_some() {
        return Err(format!("\"{whole}\" stands in the passage twice; add neighbours: before [{whole}] after"));
    }
    Span::new(start + from, start + to).ok_or(format!("\"{words}\" is empty"))
}

/// Whether `words` stand somewhere in the text as whole words.
pub(crate) fn stands(words: &str, text: &str) -> bool {
    occurrences(words, text).next().is_some()
}

/// The words without the brackets that mark a part of them, and where that part starts and ends.
fn marked(words: &str, text: &str) -> (String, usize, usize) {
    match (words.find('['), words.rfind(']')) {
        (Some(open), Some(close)) if open < close && !text.contains(words) => {
            let whole = format!("{}{}{}", &words[..open], &words[open + 1..close], &words[close + 1..]);
            (whole, open, close - 1)
        }
        _ => (words.to_owned(), 0, words.len()),
    }
}

/// Where `words` stand as whole words.
fn occurrences<'a>(words: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let starts_in_word = is_part(words.chars().next());
    let ends_in_word = is_part(words.chars().next_back());
    let starts = text.char_indices().map(|(i, _)| i);
    starts.filter(move |&i| {
        let Some(rest) = text[i..].strip_prefix(words).filter(|_| !words.is_empty()) else { return false };
        let cut_before = starts_in_word && is_part(text[..i].chars().next_back());
        let cut_after = ends_in_word && is_part(rest.chars().next());
        !cut_before && !cut_after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Pieces {
        Span::new(start, end).expect("a span").into()
    }

    #[test]
    fn words_are_found_as_whole_words() {
        assert_eq!(pieces("he", "the man, he said"), Ok(span(9, 11)));
    }

    #[test]
    fn words_that_stand_twice_want_neighbours() {
        let text = "he left, then he spoke";
        assert!(pieces("he", text).unwrap_err().contains("twice"));
        assert_eq!(pieces("then [he]", text), Ok(span(14, 16)));
    }

    #[test]
    fn an_ellipsis_joins_pieces_and_an_equals_sign_names() {
        let cell = Cell::parse(Column::Content, "The dam … leaked", "The dam, she said, leaked", &[]).unwrap();
        let both = Pieces::new(vec![Span::new(0, 7).unwrap(), Span::new(19, 25).unwrap()]);
        assert_eq!(cell, Cell::Words { pieces: both, means: None });
        let cell = Cell::parse(Column::Source, "she = Ana Bell", "The dam, she said, leaked", &[]).unwrap();
        assert_eq!(cell, Cell::Words { pieces: span(9, 12), means: Some("Ana Bell".into()) });
    }

    #[test]
    fn two_angles_take_all_between() {
        let text = "He said it leaks and it leaks still";
        assert_eq!(pieces("[it] leaks and >> it leaks", text), Ok(span(8, 29)));
        assert_eq!(pieces("He … [it] leaks and >> still", text).unwrap().spans().len(), 2);
        assert!(pieces("still >> He", text).unwrap_err().contains("does not stand after"));
    }

    #[test]
    fn rows_that_have_names_are_pointed_to_by_name() {
        let ids = ["s1".to_owned(), "s2".to_owned()];
        let cell = |column, cell| Cell::parse(column, cell, "It leaks", &ids);
        assert_eq!(cell(Column::Through, "s2 → s1"), Ok(Cell::Rows(vec![1, 0])));
        assert_eq!(cell(Column::Within, ""), Ok(Cell::Rows(vec![])));
        assert!(cell(Column::Within, "s3").is_err());
    }

    #[test]
    fn brackets_of_the_passage_are_words_of_it() {
        assert_eq!(pieces("“[the dam] leaks”", "“[the dam] leaks” twice"), Ok(span(0, 21)));
    }
}
