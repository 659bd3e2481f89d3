//! The own gold articles: pages like cases, one article a page, its outermost statements complete.

use crate::article::{Article, Attribution, Chars};
use crate::words::CodePoints;
use cases::{Case, Cell, Column};
use onrecord::document::Pieces;
use std::path::Path;

/// The own articles in two halves.
pub struct Gold {
    /// To work with.
    pub tune: Vec<Article>,
    /// Never to be tuned on.
    pub test: Vec<Article>,
}

/// Reads the pages of a folder.
///
/// # Errors
/// Where a page is not written as it should be, or does not say to which half it belongs.
pub fn load(folder: &Path) -> Result<Gold, String> {
    let mut gold = Gold { tune: Vec::new(), test: Vec::new() };
    for page in cases::load(folder)? {
        let half = page.head.lines().find_map(|l| l.strip_prefix("Set: "));
        let half = match half.map(|h| h.split(',').next().unwrap_or(h)) {
            Some("tune") => &mut gold.tune,
            Some("test") => &mut gold.test,
            _ => return Err(format!("{}: says neither \"Set: tune\" nor \"Set: test\"", page.path)),
        };
        half.extend(page.cases.iter().map(article));
    }
    Ok(gold)
}

fn article(case: &Case) -> Article {
    let count = CodePoints::new(&case.text);
    let chars = |pieces: &Pieces| -> Vec<Chars> {
        pieces.spans().iter().map(|s| [count.before(s.start()), count.before(s.end())]).collect()
    };
    let attribution = |row: &Vec<Cell>| {
        let mut found = Attribution::default();
        for (column, cell) in case.columns.iter().zip(row) {
            let Cell::Words { pieces, .. } = cell else { continue };
            match column {
                Column::Source => found.source = chars(pieces),
                Column::Cue => found.cue = chars(pieces),
                Column::Content => found.content = chars(pieces),
                _ => {}
            }
        }
        found
    };
    Article {
        id: case.page.clone(),
        text: case.text.clone(),
        attributions: case.rows.iter().map(attribution).collect(),
        discard: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_own_article_is_written_as_it_should_be_and_half_of_them_are_for_testing() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/gold");
        let gold = load(&folder).unwrap_or_else(|e| panic!("\n{e}\n"));
        assert!(gold.tune.len() + gold.test.len() >= 12);
        assert!(gold.tune.len().abs_diff(gold.test.len()) <= 1);
    }
}
