//! What holds for any two texts.

use proptest::collection::vec;
use proptest::prelude::*;
use reuse::{Index, Words, compare};

fn text() -> impl Strategy<Value = String> {
    vec(prop::sample::select(vec!["the", "dam", "is", "old", "Ström", "“", "said.", "\n\n", "1999", "ß", "İ"]), 0..120)
        .prop_map(|words| words.join(" "))
}

/// Many different words, so that a run of them stands nowhere else.
fn words(from: usize, count: usize) -> String {
    (from..from + count).map(|i| format!("w{i}")).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn passages_lie_in_both_texts_and_hold_words_of_both(a in text(), b in text()) {
        let shared = compare(&Words::of(&a), &Words::of(&b));
        prop_assert!(shared.grams <= shared.of);
        let mut end = 0;
        for passage in &shared.passages {
            prop_assert!(passage.first.start() >= end);
            end = passage.first.end();
            let (one, other) = (passage.first.of(&a), passage.second.of(&b));
            prop_assert!(Words::of(one).len() >= passage.words && Words::of(other).len() >= passage.words);
        }
    }

    #[test]
    fn what_is_shared_does_not_depend_on_who_comes_first(a in text(), b in text()) {
        let (a, b) = (Words::of(&a), Words::of(&b));
        let (one, other) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!((one.grams, one.of), (other.grams, other.of));
    }

    #[test]
    fn a_shared_run_is_always_found(before in 0_usize..300, within in 0_usize..300, after in 0_usize..300) {
        let around = |from, count, passage: &str, then| format!("{} {passage} {}", words(from, count), words(then, after));
        let len = if (before.min(within) + after + 11) < 160 { 11 } else { 19 };
        let passage = words(100, len);
        let (first, second) = (around(1000, before, &passage, 2000), around(3000, within, &passage, 4000));
        let mut index = Index::default();
        index.add(7, &Words::of(&first));
        prop_assert_eq!(index.candidates(&Words::of(&second)), vec![7]);
        let shared = compare(&Words::of(&first), &Words::of(&second));
        prop_assert_eq!(shared.passages.len(), 1);
        prop_assert_eq!(shared.passages[0].first.of(&first), passage.as_str());
    }
}
