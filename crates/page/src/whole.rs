//! Plain text as it is: nothing is dropped, all of it is body.

use crate::decode::{self, Decoded};
use crate::{Error, Form, Options, language};
use document::{Document, Paragraph, ParagraphKind, Published, Run, Span};

pub(crate) fn read(input: &[u8], path: &str, options: &Options) -> Result<Document, Error> {
    let decoded = decode::decode(input, path, Some(Form::Whole))?;
    let text = decoded.text.as_ref();
    let language = language::find(text, None);
    Ok(Document {
        id: format!("blake3:{}", blake3::hash(input).to_hex()),
        path: path.to_owned(),
        bytes: input.len() as u64,
        encoding: decoded.encoding.clone(),
        url: None,
        title: None,
        byline: Vec::new(),
        outlet: None,
        published: Published::choose(options.published, []),
        credits: Vec::new(),
        paragraphs: paragraphs(text),
        map: map(&decoded),
        skipped: language::skipped(language.as_deref(), text).into_iter().collect(),
        language,
        text: text.to_owned(),
    })
}

/// Each line that holds more than white space.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let from = start + (line.len() - line.trim_start().len());
        let span = Span::new(from, from + line.trim().len()).filter(|span| !span.is_empty());
        out.extend(span.map(|span| Paragraph { span, is: ParagraphKind::Body }));
        start += line.len();
    }
    out
}

fn map(decoded: &Decoded) -> Vec<Run> {
    let all = 0..decoded.text.len();
    let text = Span::new(all.start, all.end).filter(|text| !text.is_empty());
    text.map(|text| Run { text, bytes: decoded.source(all) }).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_the_files_text_to_the_letter() {
        let document = read("  Head\r\n\r\nThe dam – it leaks.\n".as_bytes(), "a.txt", &Options::default()).unwrap();
        assert_eq!(document.text, "  Head\r\n\r\nThe dam – it leaks.\n");
        let words: Vec<_> = document.paragraphs.iter().map(|p| p.span.of(&document.text)).collect();
        assert_eq!(words, ["Head", "The dam – it leaks."]);
        assert!(document.paragraphs.iter().all(|p| p.is == ParagraphKind::Body));
    }

    #[test]
    fn text_in_another_encoding_is_decoded() {
        let document = read(b"\xff\xfeT\0h\0e\0 \0d\0\xe4\0m\0", "a.txt", &Options::default()).unwrap();
        assert_eq!((document.text.as_str(), document.encoding.as_str()), ("The däm", "utf-16le"));
        assert_eq!(document.map[0].bytes.range(), 2..16);
    }
}
