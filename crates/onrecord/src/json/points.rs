//! From bytes to code points.

/// How far apart the counted places lie, in bytes.
const STEP: usize = 64;

/// Turns byte positions of one text into code points: one pass over the text, then a short walk for each position.
pub(super) struct Points<'a> {
    text: &'a [u8],
    /// How many code points start before byte `STEP * i`.
    before: Vec<usize>,
}

impl<'a> Points<'a> {
    pub(super) fn new(text: &'a str) -> Points<'a> {
        let text = text.as_bytes();
        let before = text
            .chunks(STEP)
            .scan(0, |count, chunk| {
                let so_far = *count;
                *count += starts(chunk);
                Some(so_far)
            })
            .collect();
        Points { text, before }
    }

    /// The code points before byte `at`, which is at most the text's length.
    pub(super) fn at(&self, at: usize) -> usize {
        match self.before.get(at / STEP) {
            Some(before) => before + starts(&self.text[at / STEP * STEP..at]),
            // The end of a text whose length is a multiple of the step.
            None => self.before.last().map_or(0, |before| before + starts(&self.text[at.saturating_sub(STEP)..at])),
        }
    }
}

/// How many code points start in these bytes: all but continuation bytes do.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_the_count_of_the_characters_before_it() {
        for text in ["", "a", "naïve “words” 🙂 and more", &"é".repeat(STEP), &"🙂x".repeat(100), &"a".repeat(2 * STEP)]
        {
            let points = Points::new(text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(points.at(at), text[..at].chars().count(), "byte {at} of {text:?}");
            }
        }
    }
}
