//! A [`Document`] in, a [`Reading`] out: who said what.

mod attribution;
mod classes;
mod clauses;
mod cues;
mod data;
mod entities;
mod line;
mod phrases;
mod quotes;
mod rules;
mod tokens;

use document::{Document, Entity, Reading};
use line::Marked;

/// Reads a document. Any text has a reading, if perhaps an empty one.
pub fn read(document: Document) -> Reading {
    if !document.is_english() {
        return Reading { document, entities: Vec::new(), statements: Vec::new(), unattributed: Vec::new() };
    }
    let marked = mark(&document);
    let found = attribution::find(&marked);
    let meant = entities::find(&marked, &found.claims);
    let mut statements = attribution::assemble(&marked, found.claims, meant.sources);
    entities::set(&mut statements, meant.addressees, meant.evidence);
    let entities = meant.entities;
    let unattributed = attribution::unattributed(&marked, &statements);
    let mut document = document;
    document.skipped.extend(found.skipped);
    Reading { document, entities, statements, unattributed }
}

/// Everybody and everything that a document names or describes, whether or not a statement speaks of it.
pub fn entities(document: &Document) -> Vec<Entity> {
    let marked = mark(document);
    entities::all(&marked, &attribution::find(&marked).claims)
}

fn mark(document: &Document) -> Marked<'_> {
    let tokens = tokens::split(document);
    let classes = classes::find(&tokens);
    let quotes = quotes::pair(&tokens);
    Marked { document, tokens, classes, quotes }
}

/// The names of all rules, the surest first.
pub fn rules() -> Vec<&'static str> {
    rules::RULES.iter().map(|r| r.name).chain([rules::speaker_before::NAME]).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sentence_without_end_is_skipped_and_the_next_one_read() {
        let text = format!("{} end.\nThe mayor said the bridge was safe.", "word ".repeat(2100));
        let reading = crate::read(document(&text));
        assert_eq!(reading.document.skipped.len(), 1);
        assert!(reading.document.skipped[0].why.contains("2102 words"), "{}", reading.document.skipped[0].why);
        assert_eq!(reading.statements.len(), 1);
    }

    use document::{Document, Paragraph, ParagraphKind, Published, Run, Span};

    /// A document of body paragraphs, one a line.
    pub fn document(text: &str) -> Document {
        let all = Span::new(0, text.len()).unwrap();
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            let span = Span::new(at, at + line.len()).unwrap();
            if !span.is_empty() {
                paragraphs.push(Paragraph { span, is: ParagraphKind::Body });
            }
            at += line.len() + 1;
        }
        Document {
            id: String::new(),
            path: String::new(),
            bytes: text.len() as u64,
            encoding: "utf-8".to_owned(),
            url: None,
            title: None,
            byline: Vec::new(),
            outlet: None,
            language: Some("en".to_owned()),
            published: Published::default(),
            credits: Vec::new(),
            text: text.to_owned(),
            paragraphs,
            map: vec![Run { text: all, bytes: all }],
            skipped: Vec::new(),
        }
    }
}
