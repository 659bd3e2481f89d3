//! Fingerprints: a number for each run of four words.

use crate::Words;

/// So many words are in a fingerprint.
pub const RUN: usize = 4;
/// An index keeps the fingerprint of every eighth word: one in eight words.
pub const STRIDE: usize = 8;

/// The number of a run of words.
pub type Fingerprint = u64;

/// What an index keeps of a text: every eighth fingerprint with its place, in words.
pub fn kept(words: &Words) -> impl Iterator<Item = (usize, Fingerprint)> {
    asked(words).step_by(STRIDE)
}

/// What a text asks an index for: all its fingerprints with their places.
pub fn asked(words: &Words) -> impl Iterator<Item = (usize, Fingerprint)> {
    words.numbers.windows(RUN).map(mix).enumerate()
}

/// One number of several, in which their order counts.
pub(crate) fn mix(numbers: &[u64]) -> u64 {
    let step = |sum: u64, number: &u64| {
        let next = (sum.rotate_left(23) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        next ^ (next >> 32)
    };
    numbers.iter().fold(0x2545_f491_4f6c_dd1d, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_keeps_one_fingerprint_in_eight_words() {
        let words = Words::of(&"The dam is leaking again. ".repeat(80));
        assert_eq!(words.len(), 400);
        assert_eq!(asked(&words).count(), 397);
        assert_eq!(kept(&words).count(), 50);
    }

    #[test]
    fn order_counts() {
        let one = |text| asked(&Words::of(text)).next().unwrap().1;
        assert_eq!(one("the dam is old"), one("The dam is old"));
        assert_ne!(one("the dam is old"), one("is the dam old"));
    }
}
