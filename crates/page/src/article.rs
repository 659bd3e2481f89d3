//! `{"title": "Bridge shut", "text": "The bridge is shut, the mayor said.", "date": "2024-03-14"}`: an article as one
//! JSON object → a document.
//!
//! Its text is the title and the text field to the letter; an escape in a string is a run of the map of its own.

mod fields;
mod string;

pub use fields::Fields;

use crate::days::{self, Order};
use crate::meta::name;
use crate::{Error, ErrorKind, Options, credits, decode, doubts, language, whole};
use document::{Candidate, DateSource, Document, Paragraph, ParagraphKind, Published, Run, Span};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use string::Words;

/// Between the title and the text.
const GAP: &str = "\n\n";

/// Reads one article. `path` is only kept, never opened.
///
/// # Errors
/// Where the bytes are no JSON object in UTF-8, where it has no field of text or none with words, or past the limits.
pub fn read(input: &[u8], path: &str, fields: &Fields, options: &Options) -> Result<Document, Error> {
    decode::refuse(input, path)?;
    let said = Said::find(input, fields).map_err(|why| Error::new(ErrorKind::Unreadable, format!("{path}: {why}")))?;
    if said.text.text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty, format!("{path}: its text is empty")));
    }
    let title = said.title.filter(|title| !title.text.trim().is_empty());
    let mut out = Text::default();
    if let Some(title) = &title {
        out.push(title, ParagraphKind::Title);
    }
    out.push(&said.text, ParagraphKind::Body);
    let language = language::find(&said.text.text, None);
    let mut document = Document {
        id: format!("blake3:{}", blake3::hash(input).to_hex()),
        path: path.to_owned(),
        bytes: input.len() as u64,
        encoding: "utf-8".to_owned(),
        url: said.url.map(plain).filter(|url| !url.is_empty()),
        title: title.map(plain),
        byline: said.authors,
        outlet: said.outlet.map(plain).filter(|outlet| !outlet.is_empty()),
        published: Published::choose(options.published, said.date.and_then(day)),
        credits: credits::find(&out.text, &out.paragraphs),
        paragraphs: out.paragraphs,
        map: out.map,
        skipped: language::skipped(language.as_deref(), &out.text).into_iter().collect(),
        language,
        text: out.text,
    };
    let found = doubts::find(&document);
    document.published.doubts.extend(found);
    Ok(document)
}

fn plain(words: Words) -> String {
    words.text.trim().to_owned()
}

fn day(words: Words) -> Option<Candidate> {
    let value = days::in_value(&words.text, Order::Unknown)?;
    Some(Candidate { value, from: DateSource::Field, bytes: words.place() })
}

/// The fields that are known, with their places in the input.
struct Said {
    text: Words,
    title: Option<Words>,
    url: Option<Words>,
    date: Option<Words>,
    outlet: Option<Words>,
    authors: Vec<String>,
}

impl Said {
    /// # Errors
    /// In a few words.
    fn find(input: &[u8], fields: &Fields) -> Result<Said, String> {
        let source = std::str::from_utf8(input).map_err(|_| "is not written in UTF-8; convert it first".to_owned())?;
        let object: BTreeMap<String, &RawValue> =
            serde_json::from_str(source).map_err(|error| format!("is no JSON object: {error}"))?;
        let find = |names: &[String]| {
            let named = |name: &String| object.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            names.iter().find_map(named).map(|(_, value)| *value)
        };
        let words = |names: &[String]| find(names).and_then(|value| Words::of(value.get(), source));
        let text = words(&fields.text).ok_or_else(|| {
            let have: Vec<&str> = object.keys().map(String::as_str).collect();
            format!("has no text: none of its fields ({}) is {}", have.join(", "), fields.text.join(", "))
        })?;
        let said = Said {
            text,
            title: words(&fields.title),
            url: words(&fields.url),
            date: words(&fields.date),
            outlet: words(&fields.outlet),
            authors: find(&fields.author).map(|value| authors(value.get())).unwrap_or_default(),
        };
        match said.text.text.contains('\0') || said.title.as_ref().is_some_and(|title| title.text.contains('\0')) {
            true => Err("holds a NUL character, which no text has".to_owned()),
            false => Ok(said),
        }
    }
}

/// "Maria Lopez, Jan Brand", or a list of names.
fn authors(value: &str) -> Vec<String> {
    let list = serde_json::from_str::<Vec<String>>(value).or_else(|_| serde_json::from_str(value).map(|one| vec![one]));
    let mut out: Vec<String> = Vec::new();
    for words in list.unwrap_or_default() {
        let words = name::after_by(&words).map(str::to_owned).unwrap_or(words);
        for name in name::split(&words).into_iter().map(name::without_role).map(str::trim) {
            if name::is_name(name) && !name::is_agency(name) && !out.iter().any(|other| other == name) {
                out.push(name.to_owned());
            }
        }
    }
    out
}

/// The document's text under construction.
#[derive(Default)]
struct Text {
    text: String,
    paragraphs: Vec<Paragraph>,
    map: Vec<Run>,
}

impl Text {
    fn push(&mut self, words: &Words, is: ParagraphKind) {
        if !self.text.is_empty() {
            let start = self.text.len();
            self.text.push_str(GAP);
            let at = words.place().map_or(0, Span::start);
            self.run(Span::new(start, self.text.len()), Span::new(at, at));
        }
        let start = self.text.len();
        self.text.push_str(&words.text);
        for paragraph in whole::paragraphs(&words.text) {
            let span = Span::new(start + paragraph.span.start(), start + paragraph.span.end());
            self.paragraphs.extend(span.map(|span| Paragraph { span, is }));
        }
        for run in &words.runs {
            self.run(Span::new(start + run.text.start(), start + run.text.end()), Some(run.bytes));
        }
    }

    fn run(&mut self, text: Option<Span>, bytes: Option<Span>) {
        let run = text.zip(bytes).map(|(text, bytes)| Run { text, bytes });
        self.map.extend(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(json: &str) -> Result<Document, Error> {
        read(json.as_bytes(), "a.jsonl:1", &Fields::default(), &Options::default())
    }

    #[test]
    fn the_text_is_title_and_text_and_leads_to_the_bytes_of_the_line() {
        let json = r#"{"Title": "Bridge \"shut\"", "id": 7, "body": "The bridge – it leaks.\n\nClosed, caf\u00e9 \ud83c\udf0a said.",
            "date": "2024-03-14T09:00:00Z", "source": "The Herald", "url": "https://h.example/a", "authors": "Maria Lopez and Jan Brand"}"#;
        let document = article(json).unwrap();
        assert_eq!(document.text, "Bridge \"shut\"\n\nThe bridge – it leaks.\n\nClosed, café 🌊 said.");
        crate::check_map(&document, json.as_bytes()).unwrap();
        let kinds: Vec<_> = document.paragraphs.iter().map(|p| p.is).collect();
        assert_eq!(kinds, [ParagraphKind::Title, ParagraphKind::Body, ParagraphKind::Body]);
        let published = document.published.candidates.first().unwrap();
        assert_eq!((published.value.to_string().as_str(), published.from), ("2024-03-14", DateSource::Field));
        assert_eq!(&json[published.bytes.unwrap().range()], "2024-03-14T09:00:00Z");
        assert_eq!(document.byline, ["Maria Lopez", "Jan Brand"]);
        assert_eq!(
            (document.outlet.as_deref(), document.title.as_deref()),
            (Some("The Herald"), Some("Bridge \"shut\""))
        );
    }

    #[test]
    fn what_is_no_article_is_told_with_what_to_do() {
        for (json, why) in [
            ("[1]", "no JSON object"),
            (r#"{"headline": "A"}"#, "has no text: none of its fields (headline) is text"),
            (r#"{"text": "  "}"#, "empty"),
            (r#"{"text": "a\u0000b"}"#, "NUL"),
            (r#"{"text": "a\ud800b"}"#, "has no text"),
        ] {
            let message = article(json).unwrap_err().to_string();
            assert!(message.starts_with("a.jsonl:1: ") && message.contains(why), "{message}");
        }
    }

    #[test]
    fn another_field_can_be_named() {
        let fields = Fields { text: vec!["story".into()], ..Fields::default() };
        let json = br#"{"text": "short", "story": "The long story, he said."}"#;
        let document = read(json, "-", &fields, &Options::default()).unwrap();
        assert_eq!(document.text, "The long story, he said.");
    }
}
