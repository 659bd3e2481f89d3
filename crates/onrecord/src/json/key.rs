//! The key of a statement: the same on every machine for the same words of the same input.

use super::Words;

/// The first 16 hexadecimal digits of a BLAKE3 hash over document and position.
///
/// Hashed is the line `ID;content;cue;source`, each of the three as `start-end` pairs of code points joined by commas,
/// with nothing where there are no words.
pub(super) fn key(document: &str, content: &Words, cue: &Words, source: &[[usize; 2]]) -> String {
    let place = [&content.chars, &cue.chars, source].map(pairs);
    let line = format!("{document};{}", place.join(";"));
    blake3::hash(line.as_bytes()).to_hex()[..16].to_owned()
}

fn pairs(chars: &[[usize; 2]]) -> String {
    chars.iter().map(|[start, end]| format!("{start}-{end}")).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(chars: &[[usize; 2]]) -> Words {
        Words { chars: chars.to_vec(), exact: Vec::new() }
    }

    #[test]
    fn a_key_changes_with_the_document_and_with_each_part() {
        let (content, cue) = (words(&[[0, 4], [10, 12]]), words(&[[5, 9]]));
        let first = key("blake3:00", &content, &cue, &[[13, 15]]);
        assert_eq!(first, key("blake3:00", &content, &cue, &[[13, 15]]));
        assert_eq!(first.len(), 16);
        let others = [
            key("blake3:01", &content, &cue, &[[13, 15]]),
            key("blake3:00", &words(&[[0, 4]]), &cue, &[[13, 15]]),
            key("blake3:00", &content, &words(&[]), &[[13, 15]]),
            key("blake3:00", &content, &cue, &[]),
        ];
        assert!(!others.contains(&first));
    }
}
