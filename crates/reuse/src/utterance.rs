//! Whether two quotations give one utterance: the same words of the same occasion, cut, bracketed, elided or rewritten in part.
//!
//! The words that both share in the same order are weighed: a common word counts little. How much must be shared depends on what else is
//! known: one speaker or two, days or months apart. Stock phrases and what a speaker repeats on other occasions are no one utterance.
//! The rules, and the pairs that the weights were set on: `evaluation/reuse/QUOTATIONS.md`.

use crate::Words;
use jiff::civil::Date;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A quotation, and what is known of it.
#[derive(Clone, Debug)]
pub struct Saying<'a> {
    /// Its words.
    pub words: &'a Words,
    /// Which of them stand in quotation marks, by their places among the words.
    pub marked: &'a [Range<usize>],
    /// Who says it, in a form that is the same for the same person: the surname. `None`: not known, or nobody who has a name.
    pub speaker: Option<&'a str>,
    /// The day of the report.
    pub day: Option<Date>,
}

/// What speaks for one utterance of two quotations. Words are weighed: a common one counts little.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The part of the shorter one that stands in the other in the same order, 0 to 1.
    pub share: f64,
    /// What the heaviest run of words weighs that stands in both.
    pub run: f64,
    /// How many words the longest run has.
    pub longest: usize,
    /// What the heaviest passage in quotation marks weighs that stands almost whole in the other one.
    pub marked: f64,
    /// Whether one person says both; `None` where it is not known.
    pub is_one_speaker: Option<bool>,
    /// How many days lie between the reports; `None` where it is not known.
    pub days: Option<i32>,
}

/// Why two quotations are one utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Most of the shorter one stands in the other.
    SameWords,
    /// The words in quotation marks are the same.
    MarkedWords,
    /// A run of words is the same.
    SameRun,
}

/// Two quotations that give one utterance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// How likely it is, over a half and up to 1, by the pairs that the weights were set on.
    pub likelihood: f64,
    /// What speaks for it most.
    pub reason: Reason,
    /// All that speaks for it.
    pub likeness: Likeness,
}

/// Reports further apart, in days, tell of one occasion only if much is the same.
const FAR: i32 = 60;
/// Longer quotations are compared up to here, in words.
const LONGEST: usize = 400;

/// How many features a likeness has.
pub const FEATURES: usize = 12;

/// Weights of the features, set by logistic regression on the tune half of `evaluation/reuse/quotations.tsv`: bin `quotations`, `fit`.
const WEIGHTS: [f64; FEATURES] =
    [-7.6696, 3.8584, -0.0796, -0.0673, 0.5088, 0.0580, -1.4197, 1.8540, -1.1207, 0.4811, 0.7582, 2.1616];

/// Whether two quotations give one utterance; `None` where they do not, or where it is not known.
pub fn one_utterance(a: &Saying<'_>, b: &Saying<'_>) -> Option<Match> {
    let likeness = Likeness::of(a, b);
    let sum: f64 = likeness.features().iter().zip(WEIGHTS).map(|(feature, weight)| feature * weight).sum();
    let likelihood = 1.0 / (1.0 + (-sum).exp());
    let reason = match likeness {
        Likeness { share, .. } if share >= 0.6 => Reason::SameWords,
        Likeness { marked, .. } if marked >= 1.5 => Reason::MarkedWords,
        _ => Reason::SameRun,
    };
    (likelihood > 0.5).then_some(Match { likelihood, reason, likeness })
}

impl Likeness {
    /// What two quotations have in common.
    pub fn of(a: &Saying<'_>, b: &Saying<'_>) -> Likeness {
        let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
        let shared = Shared::of(&weights(short.words), cut(&short.words.numbers), cut(&long.words.numbers));
        Likeness {
            share: shared.share,
            run: shared.run,
            longest: shared.longest,
            marked: marked(short, long).max(marked(long, short)),
            is_one_speaker: short.speaker.zip(long.speaker).map(|(one, other)| one == other),
            days: short.day.zip(long.day).and_then(|(one, other)| Some(other.since(one).ok()?.get_days().abs())),
        }
    }

    /// The same as numbers, for a linear model. A day that is not known is far.
    pub fn features(&self) -> [f64; FEATURES] {
        let days = self.days.unwrap_or(i32::MAX);
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        let is_one = flag(self.is_one_speaker == Some(true));
        [
            1.0,
            self.share,
            self.run.min(6.0),
            self.run.ln_1p(),
            self.marked.min(5.0),
            is_one,
            flag(self.is_one_speaker == Some(false)),
            flag(days <= 3),
            flag(days > FAR),
            self.share * self.run.min(4.0),
            is_one * flag(days <= 7) * self.marked.min(4.0),
            (self.longest as f64).ln_1p(),
        ]
    }
}

/// What the shorter of two quotations shares with the other.
struct Shared {
    /// What the runs weigh that stand in both in the same order.
    weight: f64,
    /// The part of the shorter one that this is.
    share: f64,
    /// What the heaviest run weighs.
    run: f64,
    /// How many words the longest run has.
    longest: usize,
}

impl Shared {
    fn of(weights: &[f64], short: &[u64], long: &[u64]) -> Shared {
        let runs = runs(short, long);
        let weigh = |run: &Range<usize>| weights[run.clone()].iter().sum::<f64>();
        let weight = runs.iter().filter(|run| run.len() >= 2 || short.len() == 1).map(weigh).sum::<f64>();
        let all: f64 = weights[..short.len()].iter().sum();
        let run = runs.iter().map(weigh).fold(0.0, f64::max);
        Shared { weight, share: weight / all.max(0.1), run, longest: runs.iter().map(Range::len).max().unwrap_or(0) }
    }
}

/// What the words in marks of one weigh that stand almost whole in the other; the heaviest passage in marks.
fn marked(one: &Saying<'_>, other: &Saying<'_>) -> f64 {
    let weights = weights(one.words);
    let weigh = |words: &Range<usize>| {
        let words = words.start.min(weights.len())..words.end.min(weights.len());
        let part = &one.words.numbers[words.clone()];
        let shared = Shared::of(&weights[words], cut(part), cut(&other.words.numbers));
        if shared.share >= 0.85 { shared.weight } else { 0.0 }
    };
    one.marked.iter().map(weigh).fold(0.0, f64::max)
}

fn weights(words: &Words) -> Vec<f64> {
    words.numbers.iter().map(|number| COMMON.get(number).copied().unwrap_or(RARE)).collect()
}

fn cut(words: &[u64]) -> &[u64] {
    &words[..words.len().min(LONGEST)]
}

/// The runs of `short` that stand in `long` in the same order: the longest, then the longest before and after it, and so on (Ratcliff and
/// Obershelp's way).
fn runs(short: &[u64], long: &[u64]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut left = vec![(0..short.len(), 0..long.len())];
    while let Some((a, b)) = left.pop() {
        let Some((i, j, len)) = longest(&short[a.clone()], &long[b.clone()]) else { continue };
        let (i, j) = (a.start + i, b.start + j);
        found.push(i..i + len);
        left.push((a.start..i, b.start..j));
        left.push((i + len..a.end, j + len..b.end));
    }
    found
}

/// The longest run of both, the first of equals: where it starts in both, and its length.
fn longest(short: &[u64], long: &[u64]) -> Option<(usize, usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    let mut before = vec![0_usize; long.len() + 1];
    for (i, word) in short.iter().enumerate() {
        let mut here = vec![0; long.len() + 1];
        for (j, other) in long.iter().enumerate() {
            if word == other {
                let len = before[j] + 1;
                here[j + 1] = len;
                if best.is_none_or(|(.., most)| len > most) {
                    best = Some((i + 1 - len, j + 1 - len, len));
                }
            }
        }
        before = here;
    }
    best
}

/// What a word weighs that is not common.
const RARE: f64 = 1.1;

/// What common words weigh.
static COMMON: LazyLock<HashMap<u64, f64>> = LazyLock::new(|| {
    let lines = include_str!("../data/common_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    let words = rows.filter_map(|(weight, words)| Some((weight.parse::<f64>().ok()? / 100.0, words)));
    words.flat_map(|(weight, words)| Words::of(words).numbers.into_iter().map(move |word| (word, weight))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    /// Words, speaker and day of each.
    fn same(a: (&str, &str, &str), b: (&str, &str, &str)) -> Option<Reason> {
        fn saying<'a>(words: &'a Words, (_, speaker, day): (&str, &'a str, &str)) -> Saying<'a> {
            let speaker = (!speaker.is_empty()).then_some(speaker);
            Saying { words, marked: &[], speaker, day: day.parse().ok() }
        }
        let (one, other) = (Words::of(a.0), Words::of(b.0));
        one_utterance(&saying(&one, a), &saying(&other, b)).map(|found| found.reason)
    }

    #[test]
    fn a_cut_quotation_is_the_same_utterance() {
        let whole = ("The dam will hold, and the valley knows it.", "bell", "2024-03-12");
        assert_eq!(same(whole, ("The dam will hold", "bell", "2024-03-13")), Some(Reason::SameWords));
        assert_eq!(same(whole, ("[The dam] will hold … the valley knows", "", "2024-03-13")), Some(Reason::SameWords));
    }

    #[test]
    fn a_stock_phrase_is_none() {
        assert_eq!(same(("I have no idea", "bell", "2024-03-12"), ("I have no idea", "lind", "2024-06-30")), None);
        assert_eq!(same(("We are moving on", "bell", "2024-03-12"), ("We are moving on", "lind", "2023-03-12")), None);
    }

    #[test]
    fn what_is_repeated_months_later_is_none() {
        let slogan = ("We will build the dam", "bell", "2024-03-12");
        assert_eq!(same(slogan, ("We will build the dam", "bell", "2024-11-02")), None);
        assert_eq!(same(slogan, ("We will build the dam", "bell", "2024-03-12")), Some(Reason::SameWords));
    }

    #[test]
    fn other_words_are_another_utterance() {
        let one = ("The engineers warned the council of cracks in the wall", "bell", "2024-03-12");
        assert_eq!(same(one, ("The council will close the harbour", "bell", "2024-03-12")), None);
    }

    #[test]
    fn words_in_marks_make_a_mixed_quotation_the_same() {
        let (direct, mixed) = (
            Words::of(
                "This costly and damaging policy has to go, and we will see to it, whatever they say in the capital",
            ),
            Words::of("that the plan for the old harbour was a “costly and damaging” blunder of theirs"),
        );
        let day = "2024-03-12".parse().ok();
        let (whole, part) = (0..direct.len(), 9..12);
        let a = Saying { words: &direct, marked: std::slice::from_ref(&whole), speaker: Some("bell"), day };
        let b = Saying { words: &mixed, marked: std::slice::from_ref(&part), speaker: Some("bell"), day };
        // “costly” and “damaging” weigh two, “and” little: words in marks, not the whole.
        assert_eq!(one_utterance(&a, &b).map(|found| found.reason), Some(Reason::MarkedWords));
        assert_eq!(one_utterance(&a, &Saying { speaker: Some("lind"), ..b }), None);
    }

    #[test]
    fn runs_are_found_in_order() {
        assert_eq!(runs(&[1, 2, 3, 9, 4, 5], &[1, 2, 3, 4, 5]), [0..3, 4..6]);
        assert!(runs(&[1], &[2]).is_empty());
    }
}
