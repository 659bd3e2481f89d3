//! A reading built by hand, so that formats are tested without any rule of language.

use document::*;
use jiff::civil::date;

/// The page that [`bridge`] is a reading of.
pub const BRIDGE: &str = concat!(
    "<h1>Minister calls bridge plan dead</h1>",
    "<p>The Herald reported on Wednesday that the minister had told aides the plan was dead.</p>",
    "<p>“Nobody wants it,” said one aide, who asked not to be named. The river rose.</p>",
);

const TEXT: &str = concat!(
    "Minister calls bridge plan dead\n\n",
    "The Herald reported on Wednesday that the minister had told aides the plan was dead.\n\n",
    "“Nobody wants it,” said one aide, who asked not to be named. The river rose.",
);

/// Somebody relays somebody on a Wednesday, an unnamed source, and a sentence in the page's own voice.
pub fn bridge() -> Reading {
    let entities = vec![
        entity(EntityKind::Outlet, "The Herald", &["The Herald"]),
        entity(EntityKind::UnnamedPerson, "the minister", &["the minister"]),
        entity(EntityKind::Group, "aides", &["aides"]),
        Entity {
            described: vec!["one aide".into()],
            anonymity: Some(Anonymity { reason: "asked not to be named".into() }),
            ..entity(EntityKind::UnnamedPerson, "one aide", &["one aide, who asked not to be named"])
        },
    ];
    let wednesday = Interval { from: Some(date(2024, 3, 13)), to: Some(date(2024, 3, 13)) };
    let statements = vec![
        Statement {
            when: Some(When { time: Some(TimeId(0)), event: None, interval: wednesday }),
            ..statement(
                mention("The Herald", 0, SourceKind::Outlet),
                "reported",
                "that the minister had told aides the plan was dead",
            )
        },
        Statement {
            addressee: Some(Party { words: words("aides"), entity: Some(EntityId(2)) }),
            within: Some(StatementId(0)),
            through: vec![StatementId(0)],
            ..statement(mention("the minister", 1, SourceKind::UnnamedPerson), "had told", "the plan was dead")
        },
        Statement {
            quotation: Quotation::Direct,
            found_by: "rule:quotation".into(),
            evidence: vec![Evidence { why: "the clause after the quotation".into(), words: words("said one aide") }],
            ..statement(
                mention("one aide, who asked not to be named", 3, SourceKind::UnnamedPerson),
                "said",
                "“Nobody wants it,”",
            )
        },
    ];
    Reading {
        document: document(),
        models: Vec::new(),
        entities,
        statements,
        times: vec![time(wednesday)],
        events: Vec::new(),
        records: Vec::new(),
        unattributed: vec![span("The river rose.")],
    }
}

/// One of these words: the first place where they stand.
pub fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len()).expect("a short text")
}

fn words(words: &str) -> Pieces {
    span(words).into()
}

fn time(interval: Interval) -> Timex {
    Timex {
        words: words("Wednesday"),
        timex3: Some(Timex3 {
            kind: TimexKind::Date,
            value: "2024-03-13".into(),
            modifier: None,
            quant: None,
            freq: None,
        }),
        anchored: None,
        interval,
        placed: Placed::Exact,
        anchor: Some(TimeAnchor::Published),
        other: Vec::new(),
        found_by: "rule:weekday".into(),
    }
}

fn entity(kind: EntityKind, name: &str, mentions: &[&str]) -> Entity {
    Entity {
        kind,
        name: name.into(),
        mentions: mentions.iter().map(|m| Mention { words: words(m) }).collect(),
        described: Vec::new(),
        anonymity: None,
        found_by: "rule:mention".into(),
        evidence: Vec::new(),
    }
}

fn mention(source: &str, entity: usize, kind: SourceKind) -> Source {
    Source::Mention { words: words(source), entity: EntityId(entity), kind }
}

fn statement(source: Source, cue: &str, content: &str) -> Statement {
    Statement {
        source,
        cue: words(cue),
        content: words(content),
        addressee: None,
        quotation: Quotation::Indirect,
        act: Act::Say,
        negated: false,
        reality: Reality::Actual,
        about: None,
        answers: None,
        within: None,
        when: None,
        through: Vec::new(),
        found_by: "rule:verb".into(),
        confidence: Confidence::new(91).expect("at most 100"),
        evidence: Vec::new(),
    }
}

fn document() -> Document {
    let paragraphs = TEXT.split("\n\n").zip([ParagraphKind::Title, ParagraphKind::Body, ParagraphKind::Body]);
    let day = date(2024, 3, 14);
    Document {
        id: format!("blake3:{}", blake3::hash(BRIDGE.as_bytes()).to_hex()),
        path: "bridge.html".into(),
        bytes: BRIDGE.len() as u64,
        encoding: "utf-8".into(),
        url: None,
        title: Some("Minister calls bridge plan dead".into()),
        byline: Vec::new(),
        outlet: None,
        language: Some("en".into()),
        published: Published {
            value: Some(day),
            from: Some(DateSource::Given),
            candidates: vec![Candidate { value: day, from: DateSource::Given, bytes: None }],
            doubts: vec![Doubt {
                why: "the page names no year".into(),
                evidence: vec![span("Wednesday")],
                bytes: Vec::new(),
            }],
        },
        credits: Vec::new(),
        text: TEXT.into(),
        paragraphs: paragraphs.clone().map(|(words, is)| Paragraph { span: span(words), is }).collect(),
        map: map(paragraphs.map(|(words, _)| words)),
        skipped: Vec::new(),
    }
}

/// A run for each paragraph, and one without bytes for each blank line between two.
fn map<'a>(paragraphs: impl Iterator<Item = &'a str>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for paragraph in paragraphs {
        let (text, start) = (span(paragraph), BRIDGE.find(paragraph).expect("words of the page"));
        if let Some(last) = runs.last() {
            let gap = Span::new(last.text.end(), text.start()).expect("in order");
            runs.push(Run { text: gap, bytes: Span::new(start, start).expect("a short page") });
        }
        runs.push(Run { text, bytes: Span::new(start, start + paragraph.len()).expect("a short page") });
    }
    runs
}
