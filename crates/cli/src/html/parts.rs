//! What the templates show, as words.

use super::marks::Marks;
use super::{Dated, Doubt};
use crate::label::{date_source, day};
use crate::printable::printable;
use crate::{timeline, view};
use onrecord::document::{Document, ParagraphKind, Reading, Span, StatementId};
use onrecord::json;

/// A paragraph with the statements that begin in it.
pub(super) struct Row {
    /// `p1`: its place on the page.
    pub(super) id: usize,
    pub(super) paragraph: Paragraph,
    pub(super) stretches: Vec<Words>,
    pub(super) notes: Vec<Note>,
}

/// How a paragraph is set.
#[derive(Clone, Copy)]
pub(super) enum Paragraph {
    Title,
    Subheading,
    Quote,
    /// With this class.
    Plain(&'static str),
}

/// Words that all belong to the same statements.
pub(super) struct Words {
    /// The numbers of the statements that begin here.
    pub(super) opens: Vec<usize>,
    /// The number of the statement to go to.
    pub(super) leads_to: Option<usize>,
    pub(super) classes: String,
    pub(super) words: String,
}

/// One statement, beside its paragraph.
pub(super) struct Note {
    pub(super) number: usize,
    /// The article on the page.
    pub(super) article: usize,
    pub(super) depth: usize,
    pub(super) source: String,
    pub(super) means: Option<String>,
    pub(super) kind: String,
    pub(super) cue: String,
    pub(super) addressee: Option<String>,
    /// The words that say when, and the days.
    pub(super) when: Option<String>,
    pub(super) content: Vec<String>,
    /// Act, negation, reality.
    pub(super) marks: Vec<&'static str>,
    /// Who passed the whole article on, outermost first.
    pub(super) reached: Vec<String>,
    /// The statements that passed this one on, outermost first: number and source.
    pub(super) through: Vec<(usize, String)>,
    /// Who is accused, and of what.
    pub(super) accused: Option<(String, String)>,
    /// The statement that it denies: number and words.
    pub(super) answers: Option<(usize, String)>,
    /// The statements that deny it.
    pub(super) denials: Vec<(usize, String)>,
    /// The source at the root of the chain, by name.
    pub(super) root: String,
    pub(super) quotation: &'static str,
    pub(super) found_by: String,
    pub(super) right: u8,
    pub(super) evidence: Vec<(String, String)>,
    pub(super) key: String,
}

/// One source with what it said.
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) described: String,
    pub(super) statements: Vec<usize>,
}

/// A document and what the text says of it.
pub(super) struct Record {
    pub(super) name: String,
    pub(super) facts: Vec<(&'static str, String)>,
}

/// A sentence in the page's own voice.
pub(super) struct Own {
    pub(super) words: String,
    /// The paragraph where it stands.
    pub(super) paragraph: Option<usize>,
    /// The article on the page.
    pub(super) article: usize,
}

/// The words, without characters that could disturb the page.
pub(super) fn safe(words: &str) -> String {
    printable(words).into_owned()
}

/// Outlet, authors, date and where it was found.
pub(super) fn about(document: &Document) -> String {
    let by = (!document.byline.is_empty()).then(|| format!("by {}", document.byline.join(", ")));
    let published = match (document.published.value, document.published.from) {
        (Some(date), Some(from)) => format!("published {} (from {})", day(date), date_source(from)),
        _ => "no date found".to_owned(),
    };
    let parts: Vec<_> = document.outlet.clone().into_iter().chain(by).chain([published]).collect();
    safe(&parts.join(" · "))
}

pub(super) fn doubts(reading: &Reading) -> Vec<Doubt> {
    let text = &reading.document.text;
    let doubts = reading.document.published.doubts.iter();
    doubts
        .map(|doubt| Doubt {
            why: safe(&doubt.why),
            passages: doubt.evidence.iter().map(|span| safe(span.of(text))).collect(),
        })
        .collect()
}

/// The timeline, the earliest first.
pub(super) fn timeline(reading: &Reading) -> Vec<Dated> {
    let text = &reading.document.text;
    let part = |start, end| Span::new(start, end).map_or(String::new(), |span| safe(span.of(text)));
    let entry = |entry: timeline::Entry| Dated {
        before: part(entry.sentence.start(), entry.phrase.start()),
        after: part(entry.phrase.end(), entry.sentence.end()),
        phrase: safe(entry.phrase.of(text)),
        from: entry.from.as_deref().map(safe),
        says: entry.says.map(number),
        who: entry.says.map(|id| safe(&view::source_and_name(reading, &reading.statements[id.0]))).unwrap_or_default(),
        when: entry.when,
    };
    timeline::entries(reading).into_iter().map(entry).collect()
}

/// Every paragraph, each with its notes.
pub(super) fn rows(reading: &Reading, article: usize) -> Vec<Row> {
    let marks = Marks::of(reading);
    let keys: Vec<_> = json::Reading::from(reading).statements.into_iter().map(|s| s.key).collect();
    let mut notes: Vec<Vec<Note>> = (0..reading.document.paragraphs.len()).map(|_| Vec::new()).collect();
    for shown in view::nested(reading) {
        let at = shown.statement.content.hull().or(shown.statement.cue.hull());
        let row = at.and_then(|span| paragraph_of(reading, span)).unwrap_or(0);
        if let Some(row) = notes.get_mut(row) {
            row.push(note(reading, &shown, article, &keys));
        }
    }
    (reading.document.paragraphs.iter().zip(notes).enumerate())
        .map(|(i, (paragraph, notes))| Row {
            id: i + 1,
            paragraph: set(paragraph.is),
            stretches: stretches(reading, &marks, paragraph.span),
            notes,
        })
        .collect()
}

fn paragraph_of(reading: &Reading, span: Span) -> Option<usize> {
    let after = reading.document.paragraph_at(span.start());
    (after < reading.document.paragraphs.len()).then_some(after)
}

fn set(kind: ParagraphKind) -> Paragraph {
    match kind {
        ParagraphKind::Title => Paragraph::Title,
        ParagraphKind::Subheading => Paragraph::Subheading,
        ParagraphKind::Quote => Paragraph::Quote,
        ParagraphKind::Body => Paragraph::Plain("body"),
        ParagraphKind::List => Paragraph::Plain("item"),
        ParagraphKind::Caption => Paragraph::Plain("caption"),
        ParagraphKind::Dateline | ParagraphKind::Byline => Paragraph::Plain("credit"),
    }
}

fn stretches(reading: &Reading, marks: &Marks, paragraph: Span) -> Vec<Words> {
    (marks.stretches(reading, paragraph).into_iter())
        .map(|stretch| Words {
            opens: stretch.opens.into_iter().map(number).collect(),
            leads_to: stretch.leads_to.map(number),
            classes: stretch.classes,
            words: safe(stretch.span.of(&reading.document.text)),
        })
        .collect()
}

fn number(id: StatementId) -> usize {
    id.0 + 1
}

fn note(reading: &Reading, shown: &view::Shown, article: usize, keys: &[String]) -> Note {
    let statement = shown.statement;
    let text = &reading.document.text;
    let addressee = statement.addressee.as_ref();
    let addressee = addressee.map(|a| safe(&view::words_and_name(reading, a)));
    let accused = statement.about.as_ref().map(|about| {
        let accused = view::words_and_name(reading, &about.accused);
        (safe(&accused), safe(&view::words(reading, &about.of)))
    });
    let short = |id: StatementId| (number(id), safe(&view::in_short(reading, id)));
    let evidence = (statement.evidence.iter()).map(|e| (safe(&e.why), safe(&view::words(reading, &e.words))));
    Note {
        number: number(shown.id),
        article,
        depth: shown.depth.min(4),
        source: safe(&view::source(reading, statement)),
        means: view::source_means(reading, statement).map(safe),
        kind: view::kind_label(statement.source.kind()),
        cue: safe(&view::words(reading, &statement.cue)),
        addressee,
        when: view::when(reading, statement).as_deref().map(safe),
        content: statement.content.spans().iter().map(|span| safe(span.of(text))).collect(),
        marks: view::marks(statement),
        through: (statement.through.iter())
            .map(|id| (number(*id), safe(&view::name(reading, &reading.statements[id.0]))))
            .collect(),
        accused,
        answers: statement.answers.map(short),
        denials: shown.denials.iter().copied().map(short).collect(),
        reached: view::reached(reading).iter().map(|name| safe(name)).collect(),
        root: safe(&view::name(reading, statement)),
        quotation: json::Quotation::from(statement.quotation).word(),
        found_by: safe(&statement.found_by),
        right: statement.confidence.hundredths(),
        evidence: evidence.collect(),
        key: keys[shown.id.0].clone(),
    }
}

pub(super) fn speakers(reading: &Reading) -> Vec<Speaker> {
    (view::speakers(reading).into_iter())
        .map(|speaker| Speaker {
            name: safe(speaker.name),
            kind: view::kind_label(speaker.kind),
            described: safe(&speaker.described.join("; ")),
            statements: speaker.statements.into_iter().map(number).collect(),
        })
        .collect()
}

pub(super) fn records(reading: &Reading) -> Vec<Record> {
    let facts =
        |facts: Vec<(&'static str, String)>| facts.into_iter().map(|(label, words)| (label, safe(&words))).collect();
    (view::records(reading).into_iter()).map(|r| Record { name: safe(r.name), facts: facts(r.facts) }).collect()
}

pub(super) fn own(reading: &Reading, article: usize) -> Vec<Own> {
    (reading.unattributed.iter())
        .map(|span| Own {
            words: safe(span.of(&reading.document.text)),
            paragraph: paragraph_of(reading, *span).map(|i| i + 1),
            article,
        })
        .collect()
}
