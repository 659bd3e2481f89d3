//! Finding times in running text: `cargo bench -p onrecord-time`. Figures are bytes of text a second, on one core.

use divan::Bencher;
use divan::counter::BytesCount;
use time::{Context, find};

fn main() {
    divan::main();
}

fn context() -> Context {
    Context { published: Some(jiff::civil::date(2024, 3, 14)), ..Context::default() }
}

/// An example article, over and over, as a text of some 300 kB.
fn text() -> String {
    let path = format!("{}/../../examples/flood.txt", env!("CARGO_MANIFEST_DIR"));
    let article = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    (article + "\n\n").repeat(300_000 / 2_000)
}

#[divan::bench]
fn article(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| find(&text, &context()));
}

/// Words that make readers look ahead and give up: bytes a second are the same for a text eight times as long.
#[divan::bench(args = [50_000, 400_000])]
fn hostile(bencher: Bencher, bytes: usize) {
    let piece = "the first 2 or the day of the end of the 1-";
    let text = piece.repeat(bytes / piece.len());
    bencher.counter(BytesCount::of_str(&text)).bench(|| find(&text, &context()));
}
