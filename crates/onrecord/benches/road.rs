//! The road, whole and in its parts, on the example pages: `cargo bench -p onrecord`.
//!
//! Figures are bytes of input a second, but for the reading of sentences and the JSON: bytes of text.

use divan::Bencher;
use divan::counter::BytesCount;
use document::{Document, Reading};
use onrecord::{Options, json};

const PAGES: [&str; 3] = ["bridge.html", "leaked-report.html", "flood.txt"];

fn main() {
    divan::main();
}

fn input(page: &str) -> Vec<u8> {
    let path = format!("{}/../../examples/{page}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn document(page: &str) -> Document {
    page::read(&input(page), page, &page::Options::default()).expect("an example can be read")
}

fn reading(page: &str) -> Reading {
    read::read(document(page), None)
}

#[divan::bench(args = PAGES)]
fn whole_road(bencher: Bencher, page: &str) {
    let input = input(page);
    bencher.counter(BytesCount::of_slice(&input)).bench(|| {
        let reading = onrecord::read(&input, page, &Options::default()).expect("an example can be read");
        json::line(&reading)
    });
}

#[divan::bench(args = PAGES)]
fn page_to_document(bencher: Bencher, page: &str) {
    let input = input(page);
    bencher.counter(BytesCount::of_slice(&input)).bench(|| page::read(&input, page, &page::Options::default()));
}

#[divan::bench(args = PAGES)]
fn document_to_reading(bencher: Bencher, page: &str) {
    let document = document(page);
    let by_rules = |document| read::read(document, None);
    bencher.counter(BytesCount::of_str(&document.text)).with_inputs(|| document.clone()).bench_values(by_rules);
}

#[divan::bench(args = PAGES)]
fn reading_to_json(bencher: Bencher, page: &str) {
    let reading = reading(page);
    bencher.counter(BytesCount::of_str(&reading.document.text)).bench(|| json::line(&reading));
}
