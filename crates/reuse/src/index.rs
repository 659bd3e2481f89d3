//! An index in memory.

use crate::{Fingerprint, MOST_POSTINGS, Posting, Words, candidates, kept};
use rustc_hash::FxHashMap;
use std::convert::Infallible;

/// The fingerprints of many texts, in memory.
#[derive(Clone, Debug, Default)]
pub struct Index {
    postings: FxHashMap<Fingerprint, Vec<Posting>>,
}

impl Index {
    /// Adds a text under a number of the caller's.
    pub fn add(&mut self, text: u32, words: &Words) {
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
        for (place, fingerprint) in kept(words) {
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            self.postings.entry(fingerprint).or_default().push(Posting { text, words: count, place });
        }
    }

    /// The texts that may share a passage with `words`, the likeliest first: see [`candidates()`].
    pub fn candidates(&self, words: &Words) -> Vec<u32> {
        let postings = |fingerprint| {
            let holding = self.postings.get(&fingerprint).map_or(&[][..], Vec::as_slice);
            Ok::<_, Infallible>(holding[..holding.len().min(MOST_POSTINGS)].to_vec())
        };
        candidates(words, postings).unwrap_or_else(|never| match never {})
    }
}
