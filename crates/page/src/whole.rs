//! Plain text as it is: nothing is dropped, all of it is body.

use crate::{Error, ErrorKind};
use document::{Document, Paragraph, ParagraphKind, Published, Run, Span};

pub(crate) fn read(input: &[u8], path: &str) -> Result<Document, Error> {
    let text =
        std::str::from_utf8(input).map_err(|_| Error::new(ErrorKind::Binary, format!("{path}: not UTF-8")))?.to_owned();
    let all = Span::new(0, text.len()).ok_or_else(|| Error::new(ErrorKind::TooLarge, format!("{path}: too large")))?;
    let language = whatlang::detect(&text).map(|found| match found.lang() {
        whatlang::Lang::Eng => "en".to_owned(),
        other => other.code().to_owned(),
    });
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start + (line.len() - line.trim_start().len());
        let to = from + line.trim().len();
        if let Some(span) = Span::new(from, to).filter(|s| !s.is_empty()) {
            paragraphs.push(Paragraph { span, is: ParagraphKind::Body });
        }
        start += line.len();
    }
    let map = if all.is_empty() { Vec::new() } else { vec![Run { text: all, bytes: all }] };
    Ok(Document {
        id: format!("blake3:{}", blake3::hash(input).to_hex()),
        path: path.to_owned(),
        bytes: input.len() as u64,
        encoding: "utf-8".to_owned(),
        url: None,
        title: None,
        byline: Vec::new(),
        outlet: None,
        language,
        published: Published::default(),
        credits: Vec::new(),
        text,
        paragraphs,
        map,
        skipped: Vec::new(),
    })
}
