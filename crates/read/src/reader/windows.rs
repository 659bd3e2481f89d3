//! A text in windows: whole sentences, as many as a network reads at once, neighbours overlapping.

use super::features::Features;
use std::ops::Range;

/// A run of tokens that is read at once, and those of them that it speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// All its tokens.
    pub tokens: Range<usize>,
    /// Those that stand farther from its edges than from those of any other window.
    pub owns: Range<usize>,
}

/// Cuts a text into windows of at most `most` pieces that share about `overlap`.
pub fn cut(features: &Features, most: usize, overlap: usize) -> Vec<Window> {
    let n = features.spans.len();
    let pieces = |range: Range<usize>| (features.first[range.end] - features.first[range.start]) as usize;
    let mut windows: Vec<Window> = Vec::new();
    let mut start = 0;
    while start < n {
        let mut end = start + 1;
        let mut sentence = None;
        while end < n && pieces(start..end + 1) <= most {
            if features.opens[end] > 0 {
                sentence = Some(end);
            }
            end += 1;
        }
        // A sentence longer than a window is cut where the window ends.
        if end < n && features.opens[end] == 0 {
            end = sentence.unwrap_or(end);
        }
        let owned = windows.last_mut().map_or(0, |before| {
            let middle = if before.tokens.end > start { (before.tokens.end - 1 + start) / 2 + 1 } else { start };
            before.owns.end = middle;
            middle
        });
        windows.push(Window { tokens: start..end, owns: owned..end });
        if end >= n {
            break;
        }
        start = next_start(features, start, end, overlap);
    }
    windows
}

/// The sentence about `overlap` pieces before `end`; `end` itself where there is none after `start`.
fn next_start(features: &Features, start: usize, end: usize, overlap: usize) -> usize {
    let mut back = end;
    while back > start + 1 && (features.first[end] - features.first[back - 1]) as usize <= overlap {
        back -= 1;
    }
    while back < end && features.opens[back] == 0 {
        back += 1;
    }
    if start < back { back } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Span;

    fn features(sentences: &[usize]) -> Features {
        let mut features = Features::default();
        for len in sentences {
            for i in 0..*len {
                features.first.push(features.spans.len() as u32);
                features.spans.push(Span::new(0, 1).unwrap());
                features.opens.push(u8::from(i == 0));
            }
        }
        features.first.push(features.spans.len() as u32);
        features
    }

    #[test]
    fn each_token_is_owned_once() {
        for sentences in [&[5, 9, 3, 30, 1, 1, 8][..], &[100], &[1], &[10, 10, 10, 10]] {
            let windows = cut(&features(sentences), 20, 6);
            let owned: Vec<usize> = windows.iter().flat_map(|w| w.owns.clone()).collect();
            assert_eq!(owned, (0..sentences.iter().sum()).collect::<Vec<_>>());
            assert!(windows.iter().all(|w| w.tokens.start <= w.owns.start && w.owns.end <= w.tokens.end));
            assert!(windows.iter().all(|w| w.tokens.len() <= 20));
        }
    }

    #[test]
    fn a_text_without_words_has_no_window() {
        assert!(cut(&features(&[]), 20, 6).is_empty());
    }

    #[test]
    fn a_window_opens_with_a_sentence() {
        let windows = cut(&features(&[10, 5, 5, 5, 5]), 20, 6);
        assert_eq!(windows.iter().map(|w| w.tokens.clone()).collect::<Vec<_>>(), [0..20, 15..30]);
    }
}
