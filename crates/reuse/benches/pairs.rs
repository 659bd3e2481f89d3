//! Finding shared passages among many texts: `cargo bench -p onrecord-reuse`. Figures are texts a second, on one core.

use divan::Bencher;
use divan::counter::ItemsCount;
use reuse::{Index, Words, compare};

fn main() {
    divan::main();
}

/// Texts of 400 words each, from few words as news is; every fifth holds a passage of the one before.
fn texts() -> Vec<String> {
    let mut state = 1_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut texts: Vec<Vec<String>> = Vec::new();
    for i in 0..2000 {
        // Frequent words come more often than rare ones.
        let mut words: Vec<String> = (0..400).map(|_| format!("w{}", next(4000) * next(1000) / 1000)).collect();
        if i % 5 == 4 {
            words[100..180].clone_from_slice(&texts[i - 1][200..280]);
        }
        texts.push(words);
    }
    texts.iter().map(|words| words.join(" ")).collect()
}

#[divan::bench]
fn add_and_compare(bencher: Bencher) {
    let texts = texts();
    bencher.counter(ItemsCount::new(texts.len())).bench(|| {
        let mut index = Index::default();
        let words: Vec<Words> = texts.iter().map(|text| Words::of(text)).collect();
        let mut passages = 0;
        for (i, own) in words.iter().enumerate() {
            passages +=
                index.candidates(own).iter().map(|j| compare(&words[*j as usize], own).passages.len()).sum::<usize>();
            index.add(i as u32, own);
        }
        passages
    });
}
