//! Which texts of an index may share a passage with a new one.
//!
//! A run of words that stands in both gives fingerprints that are equally far apart in both. Two such make a candidate;
//! one is enough where a text is so short that a tenth of it holds no more.

use crate::{Fingerprint, RUN, STRIDE, Words, asked};
use std::cmp::Reverse;

/// Of each fingerprint, so many postings are asked for, the earliest: what more texts hold is a stock phrase, or wire copy whose first
/// printings are enough to find the rest by.
pub const MOST_POSTINGS: usize = 64;

/// So many candidates are compared with a text, the likeliest first.
const MOST: usize = 64;
/// Fingerprints that are apart by so many words more or less in the other text can belong to one passage.
const SHIFT: i64 = 12;
/// In a text of so many words, one fingerprint is enough.
const SHORT: usize = 20 * STRIDE;
/// A fingerprint that so many texts hold is a stock phrase: it is never enough.
const STOCK: usize = 16;

/// Where a text of an index has a fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting {
    /// The text's number.
    pub text: u32,
    /// How many words it has.
    pub words: u32,
    /// The first word of the fingerprint.
    pub place: u32,
}

/// One fingerprint in a new text and in one of the index.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    text: u32,
    /// How much further it stands in the new text.
    shift: i64,
    place: i64,
    is_stock: bool,
    words: u32,
}

/// The texts that may share a passage with `words`, the likeliest first.
///
/// `postings` gives where a fingerprint stands, at most [`MOST_POSTINGS`] of all places, in an order that is always the same.
///
/// # Errors
/// The first error of `postings`.
pub fn candidates<E>(
    words: &Words,
    mut postings: impl FnMut(Fingerprint) -> Result<Vec<Posting>, E>,
) -> Result<Vec<u32>, E> {
    let mut hits: Vec<Hit> = Vec::new();
    for (place, fingerprint) in asked(words) {
        let found = postings(fingerprint)?;
        let is_stock = found.len() >= STOCK;
        let place = place as i64;
        hits.extend(found.iter().map(|posting| {
            let shift = place - i64::from(posting.place);
            Hit { text: posting.text, shift, place, is_stock, words: posting.words }
        }));
    }
    hits.sort_unstable();
    let mut likely: Vec<(Reverse<usize>, u32)> = Vec::new();
    for of_one in hits.chunk_by(|a, b| a.text == b.text) {
        let is_short = words.len().min(of_one[0].words as usize) < SHORT;
        let needed = if is_short { 1 } else { 2 };
        let most = together(of_one);
        let is_telling = of_one.iter().any(|hit| !hit.is_stock) || most > 3;
        if most >= needed && is_telling {
            likely.push((Reverse(most), of_one[0].text));
        }
    }
    likely.sort_unstable();
    Ok(likely.into_iter().take(MOST).map(|(_, text)| text).collect())
}

/// The most fingerprints of one text that are about equally far apart in both; those of the same words count once.
fn together(hits: &[Hit]) -> usize {
    let mut most = 0;
    let mut first = 0;
    for last in 0..hits.len() {
        while hits[last].shift - hits[first].shift > SHIFT {
            first += 1;
        }
        let mut places: Vec<i64> = hits[first..=last].iter().map(|hit| hit.place).collect();
        places.sort_unstable();
        let mut apart = 0;
        let mut end = i64::MIN;
        for place in places {
            if place >= end {
                apart += 1;
                end = place + RUN as i64;
            }
        }
        most = most.max(apart);
    }
    most
}
