//! The language of a text.

use document::{Skipped, Span};
use std::collections::HashSet;
use std::sync::LazyLock;

/// As much of a text as its language is told from.
const ENOUGH: usize = 20_000;

/// A language with the others that it is taken for.
struct Language {
    three: &'static str,
    two: &'static str,
    name: &'static str,
    near: Vec<&'static str>,
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let lines = include_str!("../data/languages.tsv").lines().filter(|line| !line.starts_with('#'));
    let language = |line: &'static str| {
        let mut columns = line.split('\t');
        let (three, two, name) = (columns.next()?, columns.next()?, columns.next()?);
        Some(Language { three, two, name, near: columns.next().unwrap_or_default().split(' ').collect() })
    };
    lines.filter_map(language).collect()
});

static ENGLISH: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../data/english.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The ISO 639-1 code of the language that `text` is in.
///
/// What the page says of itself (`hint`: `en`, `de-AT`) decides between languages that are easily taken for one another,
/// and where there is too little text to tell.
pub(crate) fn find(text: &str, hint: Option<&str>) -> Option<String> {
    let hint = hint.map(|tag| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase());
    let hint = hint.filter(|code| code.len() == 2);
    let found = whatlang::detect(head(text));
    let language = found.as_ref().and_then(|found| LANGUAGES.iter().find(|l| l.three == found.lang().code()));
    let code = match (language, hint) {
        (Some(language), Some(hint)) if language.near.contains(&hint.as_str()) => return Some(hint),
        (Some(language), _) if found.is_some_and(|found| found.is_reliable()) => language.two.to_owned(),
        _ if is_english(text, 5) => "en".to_owned(),
        (_, Some(hint)) => return Some(hint),
        _ if is_english(text, 1) => "en".to_owned(),
        _ => return None,
    };
    Some(code)
}

fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(ENOUGH)]
}

/// Whether a quarter of the words of a short text, and at least so many, are such as hardly another language has.
fn is_english(text: &str, least: usize) -> bool {
    let words = head(text).split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let known = words.iter().filter(|word| ENGLISH.contains(word.as_str())).count();
    known >= least && known * 4 >= words.len()
}

/// Why a text in another language than English is not read; `None` for English and where the language is not known.
pub(crate) fn skipped(language: Option<&str>, text: &str) -> Option<Skipped> {
    let code = language.filter(|code| *code != "en")?;
    let name = match LANGUAGES.iter().find(|language| language.two == code) {
        Some(language) => format!("{} ({code})", language.name),
        None if code == "no" || code == "nn" => format!("Norwegian ({code})"),
        None => format!("the language with the code {code}"),
    };
    let why = format!("the article is in {name}; statements are read in English only");
    Some(Skipped { why, span: Span::new(0, text.len()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str =
        "Die Bürgermeisterin sagte am Montag, die Brücke sei sicher und werde im Frühjahr wieder geöffnet.";
    const ENGLISH: &str = "The mayor said on Monday that the bridge was safe and would be opened again in spring.";

    #[test]
    fn the_text_decides_against_a_wrong_hint() {
        assert_eq!(find(&GERMAN.repeat(3), Some("en")).as_deref(), Some("de"));
        assert_eq!(find(&ENGLISH.repeat(3), Some("de-DE")).as_deref(), Some("en"));
    }

    #[test]
    fn the_hint_decides_between_neighbours_and_where_there_is_too_little_text() {
        let danish = "Borgmesteren sagde mandag, at broen er sikker, og at den åbner igen til foråret.";
        assert_eq!(find(danish, Some("nb-NO")).as_deref(), Some("nb"));
        assert_eq!(find("Ja.", Some("de")).as_deref(), Some("de"));
        assert_eq!(find("12:30", None), None);
    }

    #[test]
    fn a_short_english_sentence_is_english() {
        for text in ["The dam was leaking, he said.", "“No,” she said.", "“Nobody wants it,” said one aide."] {
            assert_eq!(find(text, None).as_deref(), Some("en"), "{text}");
        }
    }

    #[test]
    fn another_language_is_skipped_by_name() {
        let skipped = skipped(Some("de"), GERMAN).unwrap();
        assert_eq!(skipped.why, "the article is in German (de); statements are read in English only");
        assert_eq!(super::skipped(Some("en"), ENGLISH), None);
        assert_eq!(super::skipped(None, ENGLISH), None);
    }

    #[test]
    fn every_language_that_can_be_found_has_its_code() {
        for language in whatlang::Lang::all() {
            assert!(LANGUAGES.iter().any(|l| l.three == language.code()), "{language:?}");
        }
    }
}
