//! The laws hold for any input: arbitrary Unicode, broken HTML, and real passages cut and joined.

use onrecord::document::{Document, Reading};
use onrecord::{Form, Model, Options};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// Passages of the cases and the gold articles, and the example pages.
static PASSAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut passages = Vec::new();
    for folder in ["cases", "evaluation/gold"] {
        let pages = cases::load(&root.join(folder)).unwrap_or_else(|errors| panic!("\n{errors}\n"));
        passages.extend(pages.into_iter().flat_map(|p| p.cases).map(|c| c.text));
    }
    let examples = std::fs::read_dir(root.join("examples")).into_iter().flatten().flatten();
    let mut examples: Vec<_> = examples.map(|e| e.path()).collect();
    examples.sort();
    passages.extend(examples.iter().filter_map(|p| std::fs::read_to_string(p).ok()));
    passages
});

/// What trips a reader of text: marks of every kind, cues, names, odd spaces and characters of several bytes.
const TEXT: &[&str] = &[
    "on May 3, 2024",
    "the day before the vote",
    "two weeks after",
    "the vote",
    "they voted",
    "within a week of",
    "since",
    "yesterday",
    "05/06/2022",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "``",
    "''",
    "—",
    "–",
    "-",
    ":",
    ",",
    ".",
    "…",
    "?",
    "!",
    "(",
    ")",
    "[",
    "]",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "é",
    "ß",
    "İ",
    "漢字",
    "👩‍👩‍👧",
    "\u{202e}",
    "\u{0}",
    "said",
    "says",
    "told",
    "according to",
    "that",
    "to",
    "is believed to",
    "accused",
    "declined to comment",
    "He",
    "she",
    "they",
    "it",
    "Ana Bell",
    "Mr. Dean",
    "The Morning Post",
    "reporters",
    "a report that",
    "who",
    "had",
    "not",
    "and",
    "the",
    "bridge",
    "Monday",
    "1,000.5",
    "U.S.",
    "e.g.",
];

/// What trips a reader of pages.
const HTML: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<title>",
    "</title>",
    "<br>",
    "<blockquote>",
    "<ul><li>",
    "</li>",
    "<table><tr><td>",
    "<a href=\"",
    "\">",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">",
    "{\"@type\":\"NewsArticle\",\"headline\":\"",
    "\"}",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<!DOCTYPE html>",
    "<meta charset=\"utf-16\">",
    "<meta charset=latin1>",
    "<meta property=\"og:title\" content=\"",
    "<time datetime=\"2024-02-30\">",
    "&amp;",
    "&",
    "&#",
    "&#x1F600;",
    "&#0;",
    "&nbsp;",
    "&quot;",
    "&notin",
    "\"",
    "'",
    "=",
    "<svg>",
    "<noscript>",
    "<template>",
    "<textarea>",
    "<p>“The bridge is safe,” said Ana Bell, the mayor of Holm.</p>",
    "<p>The minister told reporters on Monday that the plan was dead and would not come back this year.</p>",
];

fn soup(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(prop_oneof![4 => proptest::sample::select(words).prop_map(str::to_owned), 1 => any::<String>()], 0..60)
        .prop_map(|parts| parts.concat())
}

/// Pieces of passages, cut anywhere, one behind the other.
fn cut_and_joined() -> impl Strategy<Value = String> {
    let piece = (any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), any::<proptest::sample::Index>());
    vec((piece, proptest::sample::select(&["", " ", "\n", "\n\n"][..])), 1..5).prop_map(|pieces| {
        let mut out = String::new();
        for ((which, a, b), join) in pieces {
            let passage = &PASSAGES[which.index(PASSAGES.len())];
            let places: Vec<usize> = passage.char_indices().map(|c| c.0).chain([passage.len()]).collect();
            let (a, b) = (a.index(places.len()), b.index(places.len()));
            out.push_str(&passage[places[a.min(b)]..places[a.max(b)]]);
            out.push_str(join);
        }
        out
    })
}

const FORMS: [Option<Form>; 4] = [Some(Form::Whole), Some(Form::Text), Some(Form::Html), None];

fn try_read(input: &[u8], form: Option<Form>) -> Option<Reading> {
    onrecord::read(input, "-", &Options { form, model: Model::Rules, ..Options::default() }).ok()
}

/// Whatever is read keeps the laws, is verbatim in its JSON, and leaves as the same bytes twice. An input may be refused; it may not panic.
fn obeys(input: &[u8]) -> Result<(), TestCaseError> {
    for form in FORMS {
        let Some(reading) = try_read(input, form) else { continue };
        let fail = |law: String| TestCaseError::fail(format!("{form:?}: {law}"));
        reading.check().map_err(fail)?;
        page::check_map(&reading.document, input).map_err(fail)?;
        let line = onrecord::json::line(&reading);
        let again = try_read(input, form).map(|r| onrecord::json::line(&r));
        prop_assert!(again.as_ref() == Some(&line), "{form:?}: read twice, two lines");
        // Rules run on English only, and soup is seldom taken for it.
        let english = read::read(Document { language: Some("en".to_owned()), ..reading.document }, None);
        english.check().map_err(|law| fail(format!("as English: {law}")))?;
        verbatim(&onrecord::json::line(&english)).map_err(|law| fail(format!("as English: {law}")))?;
    }
    Ok(())
}

/// Each `exact` of a line is what its text says at `chars`, in code points.
fn verbatim(line: &str) -> Result<(), String> {
    let line: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text: Vec<char> = line["document"]["text"].as_str().unwrap_or_default().chars().collect();
    check_words(&line, &text)
}

fn check_words(value: &Value, text: &[char]) -> Result<(), String> {
    match value {
        Value::Object(fields) => {
            if let (Some(chars), Some(exact)) = (fields.get("chars"), fields.get("exact")) {
                let said: Vec<String> = serde_json::from_value(exact.clone()).map_err(|e| e.to_string())?;
                let places: Vec<[usize; 2]> = serde_json::from_value(chars.clone()).map_err(|e| e.to_string())?;
                let there = places.iter().map(|&[from, to]| text.get(from..to).map(String::from_iter));
                if !there.eq(said.iter().cloned().map(Some)) {
                    return Err(format!("{exact} is not what stands at {chars}"));
                }
            }
            fields.values().try_for_each(|v| check_words(v, text))
        }
        Value::Array(items) => items.iter().try_for_each(|v| check_words(v, text)),
        _ => Ok(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_bytes(input in vec(any::<u8>(), 0..400)) {
        obeys(&input)?;
    }

    #[test]
    fn the_laws_hold_for_any_text(input in any::<String>()) {
        obeys(input.as_bytes())?;
    }

    #[test]
    fn the_laws_hold_for_marks_and_cues_in_any_order(input in soup(TEXT)) {
        obeys(input.as_bytes())?;
    }

    #[test]
    fn the_laws_hold_for_broken_pages(input in soup(HTML)) {
        obeys(input.as_bytes())?;
    }

    #[test]
    fn the_laws_hold_for_passages_cut_and_joined(input in cut_and_joined()) {
        obeys(input.as_bytes())?;
    }
}

#[test]
fn plain_text_is_never_refused_and_never_changed() {
    for passage in PASSAGES.iter() {
        let reading = try_read(passage.as_bytes(), Some(Form::Whole)).expect("a reading");
        assert_eq!(&reading.document.text, passage);
    }
}

/// A page that says "he said that she said that" without end is read in time, and its reading stays in proportion.
#[test]
fn no_text_gives_a_reading_out_of_proportion() {
    for words in ["Bell said that ", "Ana Bell said ", "“The dam,” said Ana Bell, who ", "“", "the man who said "]
    {
        for end in ["", "so. "] {
            let sentence = words.repeat(600) + end;
            let text = "The mayor said that the bridge was safe. ".repeat(20) + &sentence.repeat(20);
            let reading = try_read(text.as_bytes(), Some(Form::Whole)).expect("a reading");
            let size = onrecord::json::line(&reading).len();
            assert!(size < 100 * text.len(), "{words:?}: {size} bytes of JSON for {} of text", text.len());
        }
    }
}

#[test]
fn in_a_sentence_of_any_length_a_date_may_stand_before_what_it_dates() {
    let long = ", the ferry, which nobody liked, was full".repeat(16);
    let text = format!("On 3 May 2021 the bridge collapsed{long}. The mayor spoke one month after the collapse.");
    let options = Options { form: Some(Form::Whole), model: Model::Rules, ..Options::default() };
    let reading = onrecord::read(text.as_bytes(), "long.txt", &options).unwrap();
    reading.check().unwrap();
    assert_eq!(reading.events.len(), 1);
}
