//! The own gold articles: pages like cases, one article a page, all its statements; the outermost ones are scored here.

use crate::article::{Article, Attribution};
use crate::words::CodePoints;
use cases::{Case, Cell, Column};
use std::path::Path;

/// The own articles in two halves.
pub struct Gold {
    /// To work with.
    pub tune: Vec<Article>,
    /// Never to be tuned on.
    pub test: Vec<Article>,
}

/// Reads the pages of a folder that are annotated.
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
        if page.is_annotated() {
            half.extend(page.cases.iter().map(article));
        }
    }
    Ok(gold)
}

fn article(case: &Case) -> Article {
    let count = CodePoints::new(&case.text);
    let is_outermost = |row: &&Vec<Cell>| {
        let mut within = case.columns.iter().zip(*row).filter(|(column, _)| **column == Column::Within);
        within.all(|(_, cell)| cell.is_empty())
    };
    let attribution = |row: &Vec<Cell>| {
        let mut found = Attribution::default();
        for (column, cell) in case.columns.iter().zip(row) {
            let Cell::Words { pieces, .. } = cell else { continue };
            match column {
                Column::Source => found.source = count.of(pieces),
                Column::Cue => found.cue = count.of(pieces),
                Column::Content => found.content = count.of(pieces),
                _ => {}
            }
        }
        found
    };
    Article {
        id: case.page.clone(),
        text: case.text.clone(),
        attributions: case.rows.iter().filter(is_outermost).map(attribution).collect(),
        discard: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/gold")
    }

    #[test]
    fn every_own_article_is_written_as_it_should_be() {
        let gold = load(&folder()).unwrap_or_else(|e| panic!("\n{e}\n"));
        assert!(gold.tune.len() + gold.test.len() >= 12);
    }

    #[test]
    fn half_of_the_real_articles_are_for_testing_and_no_invented_one_is() {
        let pages = cases::load(&folder()).unwrap_or_else(|e| panic!("\n{e}\n"));
        let is_real = |p: &&cases::Page| p.head.contains("<https://");
        let test: Vec<_> = pages.iter().filter(|p| p.head.contains("\nSet: test")).collect();
        let real = pages.iter().filter(is_real).count();
        assert!(test.iter().all(is_real), "an invented article is for testing");
        assert!(real >= 36 && 2 * test.len() >= real, "{} of {real} are for testing", test.len());
    }
}
