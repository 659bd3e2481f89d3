//! The main figures of the outside scorer, counted in the same way.
//!
//! A content is found where its words and the gold ones overlap by half (Dice), one to one; an attribution is right
//! where moreover the sources share a word, or both have none.

use crate::article::{Article, Attribution, Chars};
use crate::words::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers of words.
type Set = BTreeSet<usize>;

/// Right answers among those given and those wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Right ones among the predicted.
    pub right: usize,
    /// All predicted.
    pub predicted: usize,
    /// Right ones among the gold.
    pub found: usize,
    /// All gold.
    pub gold: usize,
}

impl Count {
    /// The share of the predicted that is right.
    pub fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    /// The share of the gold that is found.
    pub fn recall(self) -> f64 {
        share(self.found, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Figures over a set of articles.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// By name: "attribution", "content found", "full triple", "source exact", "cue exact", "content exact",
    /// "direct attribution", "mixed attribution", "indirect attribution".
    pub counts: BTreeMap<String, Count>,
    /// By rule: predictions and right attributions among them.
    pub rules: BTreeMap<String, (usize, usize)>,
    /// By stated confidence in hundredths: predictions and right attributions among them.
    pub confidences: BTreeMap<u8, (usize, usize)>,
    /// Articles counted.
    pub articles: usize,
}

impl Figures {
    /// The F of one figure.
    pub fn f(&self, name: &str) -> Option<f64> {
        self.counts.get(name).map(|c| c.f())
    }
}

/// How a content stands to quotation marks.
fn kind(words: &Words, content: &Set) -> &'static str {
    match content.iter().filter(|i| words.is_quoted(**i)).count() {
        n if n == content.len() => "direct",
        0 => "indirect",
        _ => "mixed",
    }
}

/// An attribution as sets of words.
struct Row {
    source: Set,
    cue: Set,
    content: Set,
    at: usize,
}

impl Row {
    fn all(&self) -> Set {
        self.source.iter().chain(&self.cue).chain(&self.content).copied().collect()
    }
}

/// One article, compared.
pub struct Compared {
    /// Indices of gold attributions and of predictions that are the same attribution.
    pub same: Vec<(usize, usize)>,
    /// Gold attributions with content.
    pub gold: Vec<usize>,
    /// Predictions that count: the outermost.
    pub predicted: Vec<usize>,
}

/// Compares one article's predictions with gold and adds to `figures`.
pub fn compare(article: &Article, predicted: &[Attribution], figures: &mut Figures) -> Compared {
    let words = Words::new(&article.text);
    let drop = words.of(&article.discard);
    let gold = rows(&words, &drop, &article.attributions, false);
    let pred = outermost(rows(&words, &drop, predicted, true));
    let near = near(&gold, &pred);
    let same_source = |&(_, g, p): &(f64, usize, usize)| share_or_lack(&gold[g].source, &pred[p].source);
    let same_cue = |&(_, g, p): &(f64, usize, usize)| share_or_lack(&gold[g].cue, &pred[p].cue);
    let content = greedy(near.clone());
    let right: Vec<_> = near.into_iter().filter(same_source).collect();
    let full = greedy(right.iter().copied().filter(same_cue).collect());
    let same = greedy(right);

    figures.articles += 1;
    let mut add = |name: &str, right, predicted, found, gold| {
        let count = figures.counts.entry(name.to_owned()).or_default();
        count.right += right;
        count.predicted += predicted;
        count.found += found;
        count.gold += gold;
    };
    for (name, pairs) in [("content found", &content), ("attribution", &same), ("full triple", &full)] {
        add(name, pairs.len(), pred.len(), pairs.len(), gold.len());
    }
    for (name, role) in [
        ("source exact", (|r| &r.source) as fn(&Row) -> &Set),
        ("cue exact", |r| &r.cue),
        ("content exact", |r| &r.content),
    ] {
        let (n, g, p) = exact(&gold, &pred, role);
        add(name, n, p, n, g);
    }
    let right_gold: Set = same.iter().map(|s| s.0).collect();
    let right_pred: Set = same.iter().map(|s| s.1).collect();
    for (i, row) in gold.iter().enumerate() {
        let name = format!("{} attribution", kind(&words, &row.content));
        add(&name, 0, 0, right_gold.contains(&i).into(), 1);
    }
    for (i, row) in pred.iter().enumerate() {
        let name = format!("{} attribution", kind(&words, &row.content));
        add(&name, right_pred.contains(&i).into(), 1, 0, 0);
        let rule = figures.rules.entry(predicted[row.at].found_by.clone()).or_default();
        rule.0 += 1;
        rule.1 += usize::from(right_pred.contains(&i));
        let stated = figures.confidences.entry(predicted[row.at].confidence).or_default();
        stated.0 += 1;
        stated.1 += usize::from(right_pred.contains(&i));
    }
    Compared {
        same: same.iter().map(|(g, p)| (gold[*g].at, pred[*p].at)).collect(),
        gold: gold.iter().map(|r| r.at).collect(),
        predicted: pred.iter().map(|r| r.at).collect(),
    }
}

fn rows(words: &Words, drop: &Set, attributions: &[Attribution], predicted: bool) -> Vec<Row> {
    let set = |pieces: &[Chars]| -> Set { words.of(pieces).difference(drop).copied().collect() };
    let row =
        |(at, a): (usize, &Attribution)| Row { source: set(&a.source), cue: set(&a.cue), content: set(&a.content), at };
    let keep = |r: &Row| {
        // A prediction without content stays and costs precision, unless it lies wholly in a discarded part.
        !r.content.is_empty() || (predicted && (drop.is_empty() || !r.all().is_empty()))
    };
    attributions.iter().enumerate().map(row).filter(keep).collect()
}

/// Without those that lie wholly inside the content of another.
fn outermost(rows: Vec<Row>) -> Vec<Row> {
    let all: Vec<Set> = rows.iter().map(Row::all).collect();
    let inside = |i: usize| {
        rows.iter()
            .enumerate()
            .any(|(j, other)| i != j && all[i].is_subset(&other.content) && (all[i] != other.content || j < i))
    };
    let keep: Vec<bool> = (0..rows.len()).map(|i| !inside(i)).collect();
    rows.into_iter().zip(keep).filter_map(|(row, keep)| keep.then_some(row)).collect()
}

/// Two contents that are so much alike are one.
pub const HALF: f64 = 0.5;

/// How much two sets of words are alike, 0 to 1; 0 for two empty ones (Dice).
pub fn dice(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()).max(1) as f64
}

/// Pairs whose contents overlap by half.
fn near(gold: &[Row], pred: &[Row]) -> Vec<(f64, usize, usize)> {
    let mut out = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (p, b) in pred.iter().enumerate() {
            let same = dice(&a.content, &b.content);
            if same >= HALF {
                out.push((same, g, p));
            }
        }
    }
    out
}

/// One to one, the heaviest pair first, ties in reading order.
pub fn greedy(mut pairs: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used_gold, mut used_pred, mut out) = (Set::new(), Set::new(), Vec::new());
    for (_, g, p) in pairs {
        if !used_gold.contains(&g) && !used_pred.contains(&p) {
            used_gold.insert(g);
            used_pred.insert(p);
            out.push((g, p));
        }
    }
    out
}

/// Whether two roles share a word, or both have none.
pub fn share_or_lack(a: &Set, b: &Set) -> bool {
    if a.is_empty() { b.is_empty() } else { !a.is_disjoint(b) }
}

/// How many word sets of a role are identical, one to one; and how many there are.
fn exact(gold: &[Row], pred: &[Row], role: fn(&Row) -> &Set) -> (usize, usize, usize) {
    let mut left: BTreeMap<&Set, usize> = BTreeMap::new();
    let all = |rows: &[Row]| rows.iter().filter(|r| !role(r).is_empty()).count();
    for row in gold.iter().filter(|r| !role(r).is_empty()) {
        *left.entry(role(row)).or_default() += 1;
    }
    let mut same = 0;
    for row in pred.iter().filter(|r| !role(r).is_empty()) {
        if let Some(n) = left.get_mut(role(row)).filter(|n| **n > 0) {
            *n -= 1;
            same += 1;
        }
    }
    (same, all(gold), all(pred))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribution(source: &[Chars], content: &[Chars]) -> Attribution {
        Attribution { source: source.to_vec(), content: content.to_vec(), ..Attribution::default() }
    }

    #[test]
    fn half_of_the_content_and_a_word_of_the_source_are_enough() {
        let article = Article {
            id: "a".into(),
            text: "Ana Bell said the dam was leaking".into(),
            attributions: vec![attribution(&[[0, 8]], &[[14, 33]])],
            discard: Vec::new(),
        };
        let mut figures = Figures::default();
        compare(&article, &[attribution(&[[4, 8]], &[[18, 25]])], &mut figures);
        assert_eq!(figures.f("attribution"), Some(1.0));
        assert_eq!(figures.f("content exact"), Some(0.0));
    }

    #[test]
    fn a_nested_prediction_does_not_count() {
        let article = Article {
            id: "a".into(),
            text: "Ana said Carl said it leaked".into(),
            attributions: vec![attribution(&[[0, 3]], &[[9, 28]])],
            discard: Vec::new(),
        };
        let mut figures = Figures::default();
        let inner = attribution(&[[9, 13]], &[[19, 28]]);
        let compared = compare(&article, &[inner, attribution(&[[0, 3]], &[[9, 28]])], &mut figures);
        assert_eq!(compared.predicted, [1]);
        assert_eq!(figures.f("attribution"), Some(1.0));
    }
}
