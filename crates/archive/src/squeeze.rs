//! A reading without the words that its text has anyway, and with distances for places.
//!
//! `"chars":[[33,43],[50,60]],"exact":["The Herald","and so on."]` repeats words of the text; here it is
//! `"chars":33,10;7,10` and one byte that no JSON holds. The first number of a pair counts from the end of the pair
//! before it in the line. The map of a document, four numbers a run, is kept as the lengths of the runs.

use std::fmt::Write;

/// Ends places whose words were left out.
const WORDS: char = '\u{1}';
/// Ends places without words.
const PLACES: char = '\u{2}';
/// Ends a map.
const MAP: char = '\u{3}';

const CHARS: &str = "\"chars\":";
const EXACT: &str = ",\"exact\":";
const RUNS: &str = "\"map\":";

/// The line made shorter; `None` where [`unsqueeze`] would not give it back.
pub(crate) fn squeeze(line: &str, text: &str) -> Option<String> {
    let points = Points::new(text);
    let mut out = String::with_capacity(line.len() / 2);
    let (mut rest, mut last) = (line, 0);
    while let Some(at) = rest.find(":[[") {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        rest = after;
        let list = list(after);
        if before.ends_with(RUNS) {
            if let Some(runs) = shorter_runs(list) {
                out.push_str(&runs);
                out.push(MAP);
                rest = &after[list.len()..];
            }
        } else if let Some(pairs) = pairs(list).filter(|_| before.ends_with(CHARS)) {
            rest = &after[list.len()..];
            out.push_str(&distances(&pairs, &mut last));
            let exact = points.exact(&pairs);
            match exact.and_then(|exact| rest.strip_prefix(EXACT)?.strip_prefix(exact.as_str())) {
                Some(left) => (rest, _) = (left, out.push(WORDS)),
                None => out.push(PLACES),
            }
        }
    }
    out.push_str(rest);
    (unsqueeze(&out, text).as_deref() == Some(line)).then_some(out)
}

/// The line that was squeezed; `None` where it was not squeezed with this text.
pub(crate) fn unsqueeze(squeezed: &str, text: &str) -> Option<String> {
    let points = Points::new(text);
    let mut out = String::with_capacity(3 * squeezed.len());
    let (mut rest, mut last) = (squeezed, 0);
    while let Some(at) = rest.find([WORDS, PLACES, MAP]) {
        let (before, after) = rest.split_at(at);
        let label = if after.starts_with(MAP) { RUNS } else { CHARS };
        let start = before.rfind(label)? + label.len();
        out.push_str(&before[..start]);
        match after.chars().next()? {
            MAP => out.push_str(&longer_runs(&before[start..])?),
            end => {
                let pairs = places(&before[start..], &mut last)?;
                out.push_str(&serde_json::to_string(&pairs).ok()?);
                if end == WORDS {
                    out.push_str(EXACT);
                    out.push_str(&points.exact(&pairs)?);
                }
            }
        }
        rest = &after[1..];
    }
    out.push_str(rest);
    Some(out)
}

/// The list of lists of numbers that `words` start with.
fn list(words: &str) -> &str {
    let end = words.find(|c: char| !c.is_ascii_digit() && !matches!(c, '[' | ']' | ','));
    // What follows a list begins with a comma.
    words[..end.unwrap_or(words.len())].trim_end_matches(',')
}

/// The pairs of a list that has some.
fn pairs(list: &str) -> Option<Vec<[i64; 2]>> {
    serde_json::from_str(list).ok().filter(|pairs: &Vec<_>| !pairs.is_empty())
}

/// `33,10;7,10`; counts from `last`, and leaves the end of the last pair there.
fn distances(pairs: &[[i64; 2]], last: &mut i64) -> String {
    let mut out = String::new();
    for [start, end] in pairs {
        let stop = if out.is_empty() { "" } else { ";" };
        // Writing into a string cannot fail.
        let _ = write!(out, "{stop}{},{}", start.wrapping_sub(*last), end.wrapping_sub(*start));
        *last = *end;
    }
    out
}

fn places(distances: &str, last: &mut i64) -> Option<Vec<[i64; 2]>> {
    let pair = |pair: &str| {
        let (start, length) = pair.split_once(',')?;
        let start = last.wrapping_add(start.parse().ok()?);
        *last = start.wrapping_add(length.parse().ok()?);
        Some([start, *last])
    };
    distances.split(';').map(pair).collect()
}

/// `31;2,0,0;84`: the length in the text; then, where they are not 0 and that length, the gap before the bytes and their
/// length. `None` where a run does not start where the one before ended.
fn shorter_runs(list: &str) -> Option<String> {
    let runs: Vec<[i64; 4]> = serde_json::from_str(list).ok().filter(|runs: &Vec<_>| !runs.is_empty())?;
    let (mut out, mut text, mut bytes) = (String::new(), 0, 0);
    for [start, end, from, to] in runs {
        if start != text {
            return None;
        }
        let stop = if out.is_empty() { "" } else { ";" };
        let (length, gap, source) = (end.wrapping_sub(start), from.wrapping_sub(bytes), to.wrapping_sub(from));
        let _ = match (gap, source == length) {
            (0, true) => write!(out, "{stop}{length}"),
            _ => write!(out, "{stop}{length},{gap},{source}"),
        };
        (text, bytes) = (end, to);
    }
    Some(out)
}

fn longer_runs(runs: &str) -> Option<String> {
    let (mut text, mut bytes) = (0_i64, 0_i64);
    let run = |run: &str| {
        let mut numbers = run.split(',').map(str::parse::<i64>);
        let length = numbers.next()?.ok()?;
        let (gap, source) = match numbers.next() {
            Some(gap) => (gap.ok()?, numbers.next()?.ok()?),
            None => (0, length),
        };
        let (start, from) = (text, bytes.wrapping_add(gap));
        (text, bytes) = (text.wrapping_add(length), from.wrapping_add(source));
        Some([start, text, from, bytes])
    };
    serde_json::to_string(&runs.split(';').map(run).collect::<Option<Vec<_>>>()?).ok()
}

/// Code points of a text.
struct Points<'a> {
    text: &'a str,
    /// Where each code point starts, in bytes; without them, each is one byte.
    starts: Option<Vec<usize>>,
}

impl<'a> Points<'a> {
    fn new(text: &'a str) -> Points<'a> {
        let starts = || text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Points { text, starts: (!text.is_ascii()).then(starts) }
    }

    fn at(&self, point: i64) -> Option<usize> {
        let point = usize::try_from(point).ok()?;
        match &self.starts {
            Some(starts) => starts.get(point).copied(),
            None => Some(point),
        }
    }

    /// `["The Herald"]` for the pair of 33 and 43.
    fn exact(&self, pairs: &[[i64; 2]]) -> Option<String> {
        let words = |[start, end]: &[i64; 2]| self.text.get(self.at(*start)?..self.at(*end)?);
        serde_json::to_string(&pairs.iter().map(words).collect::<Option<Vec<_>>>()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_the_text_are_left_out_and_come_back() {
        let text = "“Nö,” she\nsaid.";
        let line = r#"{"a":{"chars":[[0,5],[6,9]],"exact":["“Nö,”","she"]},"b":{"chars":[],"exact":[]},"c":{"chars":[[0,1]],"is":"x"},"d":{"chars":[[0,1]],"exact":["other"]},"map":[[0,4,7,11],[4,5,11,17],[5,9,17,21]],"text":"\"chars\":[[1"}"#;
        let squeezed = squeeze(line, text).unwrap();
        let short = "{\"a\":{\"chars\":0,5;1,3\u{1}},\"b\":{\"chars\":[],\"exact\":[]},\"c\":{\"chars\":-9,1\u{2},\"is\":\"x\"},\"d\":{\"chars\":-1,1\u{2},\"exact\":[\"other\"]},\"map\":4,7,4;1,0,6;4\u{3},";
        assert!(squeezed.starts_with(short), "{squeezed}");
        assert_eq!(unsqueeze(&squeezed, text).unwrap(), line);
    }

    proptest! {
        #[test]
        fn any_line_comes_back_or_is_left_alone(text in "[a\"ö🌊\n]{0,8}", line in r#"("chars":|"map":|,"exact":|\[\]|\[\[[0-3],[0-5]\]\]|\[\[0,[0-5],[0-5],9\],\[[0-5],9,9,9\]\]|\["[aö]*"\]|[,x0-9\u{1}\u{2}\u{3}]){0,12}"#) {
            if let Some(squeezed) = squeeze(&line, &text) {
                prop_assert_eq!(unsqueeze(&squeezed, &text).unwrap(), line);
            }
        }

        #[test]
        fn nothing_that_was_damaged_is_read_past_its_end(text in "[aö]{0,8}", squeezed in r#"("chars":|"map":|[-,;0-9\u{1}\u{2}\u{3}]){0,14}"#) {
            let _ = unsqueeze(&squeezed, &text);
        }
    }
}
