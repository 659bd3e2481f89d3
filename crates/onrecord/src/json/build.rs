//! Fills the fields from a reading.

use super::key::key;
use super::points::Points;
use super::shape::*;
use document::{EntityId, EventId, Pieces, Span, StatementId, TimeAnchor, TimeId};

pub(super) fn reading(from: &document::Reading) -> Reading {
    let edge = Edge::new(&from.document.text);
    Reading {
        schema: Schema::V1,
        r#type: Type::Reading,
        engine: crate::VERSION.to_owned(),
        models: from.models.clone(),
        document: edge.document(&from.document),
        entities: from.entities.iter().enumerate().map(|(i, e)| edge.entity(EntityId(i), e)).collect(),
        statements: (from.statements.iter().enumerate())
            .map(|(i, s)| edge.statement(StatementId(i), s, &from.document.id))
            .collect(),
        times: edge.times(from, true),
        anchored: edge.times(from, false),
        events: from.events.iter().enumerate().map(|(i, e)| edge.event(EventId(i), e)).collect(),
        records: from.records.iter().map(|r| edge.record(r)).collect(),
        unattributed: from.unattributed.iter().map(|span| edge.words(&Pieces::from(*span))).collect(),
        skipped: from.document.skipped.iter().map(|s| edge.skipped(s)).collect(),
    }
}

/// Where positions leave: one text with its code points.
pub(super) struct Edge<'a> {
    text: &'a str,
    points: Points<'a>,
}

impl<'a> Edge<'a> {
    pub(super) fn new(text: &'a str) -> Edge<'a> {
        Edge { text, points: Points::new(text) }
    }

    fn pair(&self, span: Span) -> Chars {
        [self.points.at(span.start()), self.points.at(span.end())]
    }

    fn chars(&self, pieces: &Pieces) -> Vec<Chars> {
        pieces.spans().iter().map(|span| self.pair(*span)).collect()
    }

    fn exact(&self, pieces: &Pieces) -> Vec<String> {
        pieces.spans().iter().map(|span| span.of(self.text).to_owned()).collect()
    }

    pub(super) fn words(&self, pieces: &Pieces) -> Words {
        Words { chars: self.chars(pieces), exact: self.exact(pieces) }
    }

    fn document(&self, from: &document::Document) -> Document {
        Document {
            id: from.id.clone(),
            path: from.path.clone(),
            bytes: from.bytes,
            encoding: from.encoding.clone(),
            url: from.url.clone(),
            title: from.title.clone(),
            byline: from.byline.clone(),
            outlet: from.outlet.clone(),
            language: from.language.clone(),
            published: self.published(&from.published),
            credits: from.credits.iter().map(|c| self.credit(c)).collect(),
            text: from.text.clone(),
            paragraphs: (from.paragraphs.iter())
                .map(|p| Paragraph { chars: vec![self.pair(p.span)], is: p.is.into() })
                .collect(),
            map: from.map.iter().map(|run| self.run(run)).collect(),
        }
    }

    fn run(&self, run: &document::Run) -> [usize; 4] {
        let [start, end] = self.pair(run.text);
        [start, end, run.bytes.start(), run.bytes.end()]
    }

    fn published(&self, from: &document::Published) -> Published {
        let candidate = |c: &document::Candidate| Candidate {
            value: c.value.to_string(),
            from: c.from.into(),
            bytes: c.bytes.map(|span| [span.start(), span.end()]),
        };
        let doubt = |d: &document::Doubt| Doubt {
            why: d.why.clone(),
            evidence: d.evidence.iter().map(|span| self.words(&Pieces::from(*span))).collect(),
            bytes: d.bytes.iter().map(|span| [span.start(), span.end()]).collect(),
        };
        Published {
            value: from.value.map(|day| day.to_string()),
            from: from.from.map(Into::into),
            candidates: from.candidates.iter().map(candidate).collect(),
            doubts: from.doubts.iter().map(doubt).collect(),
        }
    }

    fn credit(&self, from: &document::Credit) -> Credit {
        Credit { kind: from.kind.into(), name: from.name.clone(), chars: self.chars(&from.words) }
    }

    fn skipped(&self, from: &document::Skipped) -> Skipped {
        Skipped { why: from.why.clone(), chars: from.span.iter().map(|span| self.pair(*span)).collect() }
    }

    fn entity(&self, id: EntityId, from: &document::Entity) -> Entity {
        Entity {
            id: entity_id(id),
            kind: from.kind.into(),
            name: from.name.clone(),
            mentions: from.mentions.iter().map(|mention| self.words(&mention.words)).collect(),
            described: from.described.clone(),
            anonymity: from.anonymity.as_ref().map(|a| Anonymity { reason: a.reason.clone() }),
            found_by: from.found_by.clone(),
            evidence: self.evidence(&from.evidence),
        }
    }

    pub(super) fn statement(&self, id: StatementId, from: &document::Statement, document: &str) -> Statement {
        let source = self.source(&from.source);
        let (cue, content) = (self.words(&from.cue), self.words(&from.content));
        Statement {
            id: statement_id(id),
            key: key(document, &content, &cue, &source.chars),
            source,
            cue,
            content,
            addressee: from.addressee.as_ref().map(|a| self.party(a)),
            quotation: from.quotation.into(),
            act: from.act.into(),
            negated: from.negated,
            reality: from.reality.into(),
            about: from.about.as_ref().map(|a| self.about(a)),
            answers: from.answers.map(statement_id),
            within: from.within.map(statement_id),
            through: from.through.iter().copied().map(statement_id).collect(),
            when: from.when.as_ref().map(when),
            found_by: from.found_by.clone(),
            confidence: f64::from(from.confidence.hundredths()) / 100.0,
            evidence: self.evidence(&from.evidence),
        }
    }

    /// The times that hold a TIMEX3, or those that hold none.
    fn times(&self, from: &document::Reading, hold: bool) -> Vec<Time> {
        let doubtful = from.doubtful_times();
        let held = from.times.iter().enumerate().filter(|(_, time)| time.timex3.is_some() == hold);
        held.map(|(i, time)| self.time(TimeId(i), time, doubtful[i])).collect()
    }

    fn time(&self, id: TimeId, from: &document::Timex, doubtful: bool) -> Time {
        let timex3 = from.timex3.as_ref();
        Time {
            id: time_id(id),
            chars: self.chars(&from.words),
            exact: self.exact(&from.words),
            r#type: timex3.map(|t| t.kind.into()),
            value: timex3.map(|t| t.value.clone()),
            modifier: timex3.and_then(|t| t.modifier.clone()),
            quant: timex3.and_then(|t| t.quant.clone()),
            freq: timex3.and_then(|t| t.freq.clone()),
            from: from.interval.from.map(|day| day.to_string()),
            to: from.interval.to.map(|day| day.to_string()),
            placed: from.placed.into(),
            anchor: from.anchor.map(anchor),
            anchored: from.anchored.as_ref().map(|a| self.anchored(a)),
            other: from.other.iter().map(interval).collect(),
            doubtful,
            found_by: from.found_by.clone(),
        }
    }

    fn anchored(&self, from: &document::Anchored) -> Anchored {
        let phrase = Pieces::from(from.phrase);
        Anchored {
            event: from.event.map(event_id),
            chars: self.chars(&phrase),
            exact: self.exact(&phrase),
            name: self.words(&Pieces::from(from.name)),
            shift: from.shift.clone(),
        }
    }

    fn event(&self, id: EventId, from: &document::Event) -> Event {
        Event {
            id: event_id(id),
            chars: self.chars(&from.words),
            exact: self.exact(&from.words),
            time: time_id(from.time),
            with: from.with.iter().copied().map(entity_id).collect(),
            place: from.place.map(|place| self.words(&Pieces::from(place))),
            found_by: from.found_by.clone(),
            evidence: self.evidence(&from.evidence),
        }
    }

    fn source(&self, from: &document::Source) -> Source {
        match from {
            document::Source::Mention { words, entity, kind } => Source {
                chars: self.chars(words),
                exact: self.exact(words),
                entity: Some(entity_id(*entity)),
                kind: (*kind).into(),
            },
            document::Source::Impersonal => Source {
                chars: Vec::new(),
                exact: Vec::new(),
                entity: None,
                kind: document::SourceKind::Impersonal.into(),
            },
        }
    }

    fn about(&self, from: &document::About) -> About {
        About {
            accused: self.party(&from.accused),
            of: Some(&from.of).filter(|of| !of.is_empty()).map(|of| self.words(of)),
        }
    }

    fn record(&self, from: &document::Record) -> Record {
        let all = |from: &[Pieces]| from.iter().map(|words| self.words(words)).collect();
        let party = |from: &Option<document::Party>| from.as_ref().map(|p| self.party(p));
        Record {
            entity: entity_id(from.entity),
            labels: all(&from.labels),
            known_as: all(&from.known_as),
            author: party(&from.author),
            occasion: party(&from.occasion),
            recipient: party(&from.recipient),
            custody: from.custody.iter().map(|step| self.step(step)).collect(),
            found_by: from.found_by.clone(),
            evidence: self.evidence(&from.evidence),
        }
    }

    fn party(&self, from: &document::Party) -> Party {
        Party { chars: self.chars(&from.words), exact: self.exact(&from.words), entity: from.entity.map(entity_id) }
    }

    fn step(&self, from: &document::Step) -> Step {
        Step {
            role: from.role.into(),
            by: from.by.as_ref().map(|p| self.party(p)),
            to: from.to.as_ref().map(|p| self.party(p)),
            when: from.when.as_ref().map(|words| self.words(words)),
            chars: self.chars(&from.words),
            exact: self.exact(&from.words),
        }
    }

    pub(super) fn evidence(&self, from: &[document::Evidence]) -> Vec<Evidence> {
        (from.iter())
            .map(|e| Evidence { why: e.why.clone(), chars: self.chars(&e.words), exact: self.exact(&e.words) })
            .collect()
    }
}

pub(super) fn entity_id(id: EntityId) -> String {
    format!("e{}", id.0 + 1)
}

pub(super) fn statement_id(id: StatementId) -> String {
    format!("s{}", id.0 + 1)
}

fn time_id(id: TimeId) -> String {
    format!("t{}", id.0 + 1)
}

fn event_id(id: EventId) -> String {
    format!("v{}", id.0 + 1)
}

fn anchor(from: TimeAnchor) -> String {
    match from {
        TimeAnchor::Text => "text".to_owned(),
        TimeAnchor::Published => "published".to_owned(),
        TimeAnchor::Time(id) => format!("time:{}", time_id(id)),
        TimeAnchor::Event(id) => format!("event:{}", event_id(id)),
    }
}

fn interval(from: &document::Interval) -> Interval {
    Interval { from: from.from.map(|day| day.to_string()), to: from.to.map(|day| day.to_string()) }
}

fn when(from: &document::When) -> When {
    let Interval { from: first, to } = interval(&from.interval);
    When { time: from.time.map(time_id), event: from.event.map(event_id), from: first, to }
}
