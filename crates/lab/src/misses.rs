//! For the eye: what was missed and what was wrong, sentence by sentence. Printed, never kept.

use crate::article::{Article, Attribution, Chars};
use crate::measure::{Compared, Figures, compare};
use std::fmt::Write;

/// The first `n` gold attributions missed and as many wrong predictions, in the order of the articles; only those
/// with `needle` in their printed form.
pub fn list(articles: &[Article], predictions: &[Vec<Attribution>], n: usize, needle: &str) -> String {
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for (article, predicted) in articles.iter().zip(predictions) {
        let Compared { same, gold, predicted: counted } = compare(article, predicted, &mut Figures::default());
        let chars: Vec<char> = article.text.chars().collect();
        for g in gold.into_iter().filter(|g| same.iter().all(|s| s.0 != *g)) {
            missed.push(show(&article.id, &chars, &article.attributions[g]));
        }
        for p in counted.into_iter().filter(|p| same.iter().all(|s| s.1 != *p)) {
            wrong.push(show(&article.id, &chars, &predicted[p]));
        }
    }
    let mut out = String::new();
    for (name, mut all) in [("missed", missed), ("wrong", wrong)] {
        all.retain(|s| s.contains(needle));
        let _ = writeln!(out, "== {name}: {} in all", all.len());
        all.iter().take(n).for_each(|s| out.push_str(s));
    }
    out
}

/// Its sentence or sentences, then the roles.
fn show(id: &str, text: &[char], attribution: &Attribution) -> String {
    let words = |pieces: &[Chars]| -> String {
        let pieces: Vec<String> = pieces.iter().map(|[s, e]| text[*s..*e].iter().collect()).collect();
        pieces.join(" … ").replace('\n', "¶")
    };
    let all = || attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
    let from = all().map(|p| p[0]).min().unwrap_or(0);
    let to = all().map(|p| p[1]).max().unwrap_or(0);
    let is_end = |i: usize| text[i] == '\n' || (matches!(text[i], '.' | '?' | '!') && text.get(i + 1) == Some(&' '));
    let start = (0..from.saturating_sub(1)).rev().find(|i| is_end(*i)).map_or(0, |i| i + 1);
    let end = (to.saturating_sub(1)..text.len()).find(|i| is_end(*i)).map_or(text.len(), |i| i + 1);
    let mut out = String::new();
    let _ = writeln!(out, "-- {id} {}", attribution.found_by);
    let _ = writeln!(out, "   {}", words(&[[start, end]]).trim());
    for (name, pieces) in
        [("source", &attribution.source), ("cue", &attribution.cue), ("content", &attribution.content)]
    {
        let _ = writeln!(out, "   {name:8}{}", words(pieces));
    }
    out
}
