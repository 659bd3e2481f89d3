//! A plain baseline: every quotation in double marks, with the nearest "NAME said" of its paragraph.

use crate::article::{Article, Attribution};
use crate::predict::Prediction;
use crate::words::CodePoints;
use regex::Regex;
use std::sync::LazyLock;

static QUOTATION: LazyLock<Regex> = LazyLock::new(|| Regex::new("“[^”\n]+”?|\"[^\"\n]+\"?").expect("a pattern"));
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    let who = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|\p{Lu}[\w.’'-]+(?: \p{Lu}[\w.’'-]*)*)";
    let said = "(?:said|says|told|added|wrote|tweeted)";
    Regex::new(&format!(r"\b(?:(?P<b>{who}) (?P<c>{said})|(?P<d>{said}) (?P<a>{who}))\b")).expect("a pattern")
});

/// What the baseline finds in one article.
pub fn predict(article: &Article) -> Prediction {
    let count = CodePoints::new(&article.text);
    let chars = |start: usize, end: usize| vec![[count.before(start), count.before(end)]];
    let mut attributions = Vec::new();
    let mut start = 0;
    for line in article.text.split_inclusive('\n') {
        for quotation in QUOTATION.find_iter(line) {
            let mut found = Attribution {
                content: chars(start + quotation.start(), start + quotation.end()),
                found_by: "baseline".to_owned(),
                confidence: 0,
                ..Attribution::default()
            };
            let distance =
                |from: usize, to: usize| from.saturating_sub(quotation.end()).max(quotation.start().saturating_sub(to));
            let outside = |from: usize, to: usize| to <= quotation.start() || from >= quotation.end();
            let nearest = SAID
                .captures_iter(line)
                .filter(|m| m.get(0).is_some_and(|m| outside(m.start(), m.end())))
                .min_by_key(|m| m.get(0).map(|m| distance(m.start(), m.end())));
            if let Some(m) = nearest {
                let place = |a, b| m.name(a).or(m.name(b)).map(|g| chars(start + g.start(), start + g.end()));
                found.source = place("b", "a").unwrap_or_default();
                found.cue = place("c", "d").unwrap_or_default();
            }
            attributions.push(found);
        }
        start += line.len();
    }
    Prediction { id: article.id.clone(), attributions }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_that_said_is_the_source() {
        let text = "Ana Bell said no. “We go,” said Carl Dean.\n“Alone.”".to_owned();
        let article = Article { id: "a".into(), text, attributions: Vec::new(), discard: Vec::new() };
        let found = predict(&article).attributions;
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].content[0], found[0].cue[0], found[0].source[0]), ([18, 26], [27, 31], [32, 41]));
        assert!(found[1].source.is_empty());
    }
}
