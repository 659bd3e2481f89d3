//! "Christmas 2007", "Thanksgiving Day", "New Year's Eve", "Easter": `data/holidays.tsv`.

use crate::cursor::Cursor;
use crate::meaning::{DayName, Fields, Holiday, Point};
use crate::words::rows;
use std::sync::LazyLock;

struct Row {
    holiday: Holiday,
    words: Vec<&'static str>,
}

static HOLIDAYS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../data/holidays.tsv"));
    table.filter_map(|(which, name)| Some(Row { holiday: holiday(which)?, words: pieces(name) })).collect()
});

fn holiday(which: &str) -> Option<Holiday> {
    let mut words = which.split(' ');
    let kind = words.next()?;
    let mut number = || words.next().and_then(|w| w.parse::<i16>().ok());
    Some(match kind {
        "fixed" => Holiday::Fixed(number()? as u8, number()? as u8),
        "nth" => Holiday::Nth(number()? as i8, number()? as u8, number()? as u8),
        "easter" => Holiday::Easter(number()?),
        _ => Holiday::ElectionDay,
    })
}

/// The tokens of a name: an apostrophe and a dot are tokens.
fn pieces(name: &'static str) -> Vec<&'static str> {
    let mut pieces = Vec::new();
    for mut word in name.split(' ') {
        while let Some(at) = word.find(['\'', '.']) {
            pieces.extend([&word[..at], &word[at..=at]]);
            word = &word[at + 1..];
        }
        pieces.push(word);
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    if !opens(c.word(0)) {
        return None;
    }
    let ends = HOLIDAYS.iter().filter_map(|row| {
        let end = row.words.iter().try_fold(c, |c, word| match *word {
            "'" => c.mark(b'\''),
            "." => c.mark(b'.'),
            word => c.one_of(&[word]).filter(|_| c.is_capital(0) || matches!(word, "of" | "s")),
        })?;
        Some((row.holiday, end))
    });
    // "Easter Monday" rather than "Easter".
    let (holiday, end) = ends.max_by_key(|(_, end)| end.at)?;
    Some((Point::unsaid(Fields::day(DayName::Holiday(holiday))), end))
}

/// Whether a holiday starts with that word.
pub(crate) fn opens(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && HOLIDAYS.iter().any(|row| row.words.first().is_some_and(|first| first.eq_ignore_ascii_case(word)))
}
