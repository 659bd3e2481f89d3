//! The authors. No name rather than an invented one.
//!
//! JSON-LD before `<meta>` before microdata before what the page shows; the first that gives a name that can be a
//! person's. Where the page shows several names, they are those of other articles, and none is taken.

use super::{Facts, Origin, Said, name};

/// More authors than these, in what a page shows, are those of other pages.
const MANY: usize = 3;

pub(super) fn choose(facts: &Facts) -> Vec<String> {
    let of = |origin: Origin| names(facts.authors.iter().filter(|author| author.from == origin), facts);
    let said = [Origin::JsonLd, Origin::Meta].into_iter().map(of).find(|names| !names.is_empty());
    said.unwrap_or_else(|| {
        let shown = [Origin::Microdata, Origin::Shown].into_iter().map(of);
        shown.into_iter().find(|names| (1..=MANY).contains(&names.len())).unwrap_or_default()
    })
}

fn names<'a>(authors: impl Iterator<Item = &'a Said>, facts: &Facts) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for author in authors {
        for name in name::find(&author.words, facts) {
            if !out.iter().any(|other| super::letters(other) == super::letters(&name)) {
                out.push(name);
            }
        }
    }
    out
}
