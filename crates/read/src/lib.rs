//! A [`Document`] in, a [`Reading`] out: who said what.

mod accusation;
mod answers;
mod attribution;
mod chain;
mod classes;
mod clauses;
mod cues;
mod data;
mod entities;
mod events;
mod join;
mod line;
mod manner;
mod mend;
mod own_voice;
mod phrases;
mod quotes;
pub mod reader;
mod records;
mod rules;
mod taken;
mod tokens;
mod told;
pub mod trace;
mod whole;

pub use entities::Weighed;

use document::{Document, Entity, EntityKind, Reading, Skipped, Span};
use line::Marked;
use reader::{Sight, Trained};
use rules::Claim;
use trace::{Log, Trace};

/// Reads a document, by rules alone or with a trained network. Any text has a reading, if perhaps an empty one.
pub fn read(document: Document, network: Option<&Trained>) -> Reading {
    logged(document, network, &mut Log::off())
}

/// As [`read`], with what was proposed on the way and lost.
pub fn explain(document: Document, network: Option<&Trained>) -> (Reading, Trace) {
    let mut log = Log::on();
    let reading = logged(document, network, &mut log);
    (reading, log.trace())
}

fn logged(document: Document, network: Option<&Trained>, log: &mut Log) -> Reading {
    if !document.is_english() {
        let (entities, statements, records, unattributed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (models, times, events) = (Vec::new(), Vec::new(), Vec::new());
        return Reading { document, models, entities, statements, times, events, records, unattributed };
    }
    let marked = mark(&document);
    let lines = line::lines(&marked);
    let proposed = attribution::find(&lines, log);
    let facts = records::find(&lines);
    // A network takes its time: what a long text is cut into need not wait for it.
    drop(lines);
    let (mut claims, skipped, sight) = claims(&marked, proposed, network, log);
    claims.retain(|claim| !credits(&document, claim));
    let nouns: Vec<usize> = facts.iter().map(|f| f.noun).collect();
    let meant = entities::find(&marked, &claims, &nouns, sight.as_ref());
    let mut statements = attribution::assemble(&marked, claims, meant.sources);
    entities::set(&mut statements, meant.addressees, meant.evidence);
    entities::set_accused(&mut statements, meant.accused);
    let entities = meant.entities;
    let governed = chain::link(&marked, &entities, &mut statements);
    answers::find(&marked, &entities, &mut statements);
    let records = records::assemble(&marked, facts, &meant.nouns, &entities, &statements);
    let unattributed = own_voice::find(&marked, &statements, &governed);
    let (times, events) = events::find(&marked, &entities, &records, &mut statements);
    let mut document = document;
    document.skipped.extend(skipped);
    let models = network.iter().map(|n| n.name().to_owned()).collect();
    Reading { document, models, entities, statements, times, events, records, unattributed }
}

/// "This article was first published by The Herald" says nothing but whom the article credits.
fn credits(document: &Document, claim: &Claim) -> bool {
    let source = claim.source.as_ref();
    document.credits.iter().any(|credit| source.is_some_and(|s| s.overlaps(&credit.words)))
}

/// Everybody and everything that a document names or describes, whether or not a statement speaks of it.
pub fn entities(document: &Document, network: Option<&Trained>) -> Vec<Entity> {
    let marked = mark(document);
    let (claims, _, sight) = claims(&marked, proposed(&marked), network, &mut Log::off());
    entities::all(&marked, &claims, sight.as_ref())
}

/// What speaks for each that *he* and *she* of a document may mean.
pub fn weighed(document: &Document, network: Option<&Trained>) -> Vec<Weighed> {
    let marked = mark(document);
    let (claims, _, sight) = claims(&marked, proposed(&marked), network, &mut Log::off());
    entities::weighed(&marked, &claims, sight.as_ref())
}

/// The names of the signs that [`weighed`] gives, in their order.
pub fn signs() -> Vec<String> {
    entities::weigh::names().collect()
}

/// The names of a document, without titles and articles, each with what it stands for.
pub fn names(document: &Document, network: Option<&Trained>) -> Vec<(Span, EntityKind)> {
    let marked = mark(document);
    let (claims, _, sight) = claims(&marked, proposed(&marked), network, &mut Log::off());
    entities::names(&marked, &claims, sight.as_ref())
}

/// What the rules find.
fn proposed(marked: &Marked<'_>) -> attribution::Found {
    attribution::find(&line::lines(marked), &mut Log::off())
}

/// The statements that are found, what no rule read, and what a network made of the text.
fn claims(
    marked: &Marked<'_>,
    proposed: attribution::Found,
    network: Option<&Trained>,
    log: &mut Log,
) -> (Vec<Claim>, Vec<Skipped>, Option<Sight>) {
    let Some(network) = network else { return (proposed.claims, proposed.skipped, None) };
    let sight = network.see(marked, &proposed.claims, log);
    // A network reads a sentence of any length.
    (join::with_network(marked, proposed.claims, &sight.found, network, log), Vec::new(), Some(sight))
}

/// What a network sees of a document.
pub fn features(document: &Document, pieces: &reader::pieces::Pieces) -> reader::features::Features {
    reader::features::of(&mark(document), pieces)
}

/// What the fast network sees of a document, beside [`features`].
pub fn words(document: &Document, rows: &reader::fast::words::Rows) -> reader::fast::words::Words {
    let marked = mark(document);
    rows.of(&marked, &proposed(&marked).claims)
}

/// Where each token of a document stands.
pub fn spans(document: &Document) -> Vec<Span> {
    tokens::split(document).all.iter().map(|t| t.span).collect()
}

/// What a network alone makes of a document: its statements, and what each token is of a name.
pub fn see(document: &Document, network: &Trained) -> Sight {
    let marked = mark(document);
    network.see(&marked, &proposed(&marked).claims, &mut Log::off())
}

fn mark(document: &Document) -> Marked<'_> {
    let tokens = tokens::split(document);
    let classes = classes::find(&tokens);
    let quotes = quotes::pair(&tokens);
    Marked { document, tokens, classes, quotes }
}

/// The names of all rules, the surest first.
pub fn rules() -> Vec<&'static str> {
    rules::all().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sentence_without_end_is_skipped_and_the_next_one_read() {
        let text = format!("{} end.\nThe mayor said the bridge was safe.", "word ".repeat(2100));
        let reading = crate::read(document(&text), None);
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
