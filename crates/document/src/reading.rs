//! A document with what was found on it, and the laws that hold for every one.

use crate::{
    Act, Document, Entity, EntityId, EntityKind, Event, Interval, Party, Pieces, Placed, Record, Source, Span,
    Statement, TimeAnchor, Timex, When,
};

/// One document with who said what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was read.
    pub document: Document,
    /// The trained networks that read it, each with its version; none where rules alone did.
    pub models: Vec<String>,
    /// Whom and what the statements speak of.
    pub entities: Vec<Entity>,
    /// In the order of the text; outer statements stand beside the ones within them.
    pub statements: Vec<Statement>,
    /// Time expressions, in the order of the text.
    pub times: Vec<Timex>,
    /// What the page dates and some phrase or statement hangs on, in the order of the text.
    pub events: Vec<Event>,
    /// Documents that speak, in the order of their entities; each entity once.
    pub records: Vec<Record>,
    /// Sentences in which the page speaks in its own voice: nobody says them.
    pub unattributed: Vec<Span>,
}

impl Reading {
    /// The laws of a reading: the first one that is broken, in a sentence.
    ///
    /// Holds for any input. Called by property tests and fuzz targets.
    pub fn check(&self) -> Result<(), String> {
        let text = self.document.text.as_str();
        check_paragraphs(&self.document)?;
        check_map(&self.document)?;
        check_credits(&self.document)?;
        for (i, entity) in self.entities.iter().enumerate() {
            if !entity.mentions.is_sorted_by_key(|m| m.words.hull().map(Span::start)) {
                return Err(format!("entity {i}: its mentions are out of order"));
            }
            for mention in &entity.mentions {
                check_pieces(text, &mention.words).map_err(|e| format!("entity {i}, mention: {e}"))?;
            }
        }
        for (i, statement) in self.statements.iter().enumerate() {
            self.check_statement(i, statement).map_err(|e| format!("statement {i}: {e}"))?;
        }
        for (i, record) in self.records.iter().enumerate() {
            self.check_record(i, record).map_err(|e| format!("record {i}: {e}"))?;
        }
        for (i, time) in self.times.iter().enumerate() {
            self.check_time(time).map_err(|e| format!("time {i}: {e}"))?;
        }
        for (i, event) in self.events.iter().enumerate() {
            self.check_event(event).map_err(|e| format!("event {i}: {e}"))?;
        }
        for span in &self.unattributed {
            check_span(text, *span).map_err(|e| format!("unattributed: {e}"))?;
        }
        Ok(())
    }

    /// For each time, whether it hangs on a date of the page that is in doubt.
    pub fn doubtful_times(&self) -> Vec<bool> {
        let mut doubtful: Vec<Option<bool>> = vec![None; self.times.len()];
        if self.document.published.doubts.is_empty() {
            doubtful.fill(Some(false));
        }
        for start in 0..self.times.len() {
            let (mut path, mut at) = (Vec::new(), Some(start));
            while let Some(i) = at.filter(|i| doubtful[*i].is_none()) {
                // A ring of anchors hangs on nothing.
                doubtful[i] = Some(false);
                path.push(i);
                at = self.anchor_of(i);
            }
            let last = path.last().map(|i| self.times[*i].anchor == Some(TimeAnchor::Published));
            let is_doubtful = at.and_then(|i| doubtful[i]).unwrap_or(false) || last == Some(true);
            path.iter().for_each(|i| doubtful[*i] = Some(is_doubtful));
        }
        doubtful.into_iter().map(|known| known == Some(true)).collect()
    }

    /// The time that another one is counted from.
    fn anchor_of(&self, time: usize) -> Option<usize> {
        let next = match self.times[time].anchor? {
            TimeAnchor::Time(id) => id.0,
            TimeAnchor::Event(event) => self.events.get(event.0)?.time.0,
            TimeAnchor::Text | TimeAnchor::Published => return None,
        };
        (next < self.times.len()).then_some(next)
    }

    fn check_statement(&self, i: usize, statement: &Statement) -> Result<(), String> {
        let text = self.document.text.as_str();
        let entity = |id: EntityId| self.entities.get(id.0).map(|_| ()).ok_or(format!("no entity {}", id.0));
        if let Source::Mention { words, entity: id, .. } = &statement.source {
            if words.is_empty() {
                return Err("a source without words".into());
            }
            check_pieces(text, words).map_err(|e| format!("source: {e}"))?;
            entity(*id)?;
        }
        check_pieces(text, &statement.cue).map_err(|e| format!("cue: {e}"))?;
        check_pieces(text, &statement.content).map_err(|e| format!("content: {e}"))?;
        if let Some(addressee) = &statement.addressee {
            check_pieces(text, &addressee.words).map_err(|e| format!("addressee: {e}"))?;
            addressee.entity.map(entity).transpose()?;
        }
        if let Some(about) = &statement.about {
            if statement.act != Act::Accuse {
                return Err("about somebody, and no accusation".into());
            }
            if about.accused.words.is_empty() || !statement.content.contains(&about.accused.words) {
                return Err("the accused do not stand in the content".into());
            }
            if !statement.content.contains(&about.of) {
                return Err("the charge does not stand in the content".into());
            }
            about.accused.entity.map(entity).transpose()?;
        }
        if let Some(id) = statement.answers {
            if statement.act != Act::Deny {
                return Err("answers a statement, and is no denial".into());
            }
            if id.0 == i || id.0 >= self.statements.len() {
                return Err("answers: no such statement".into());
            }
        }
        statement.when.iter().try_for_each(|when| self.check_when(when))?;
        for evidence in &statement.evidence {
            check_pieces(text, &evidence.words).map_err(|e| format!("evidence: {e}"))?;
        }
        let mut outer = statement.within;
        let mut steps = 0;
        while let Some(id) = outer {
            let above = self.statements.get(id.0).ok_or(format!("within: no statement {}", id.0))?;
            steps += 1;
            if id.0 == i || steps > self.statements.len() {
                return Err("within itself".into());
            }
            if !above.content.contains(&statement.content) {
                return Err(format!("its content does not lie in that of statement {}", id.0));
            }
            outer = above.within;
        }
        self.check_chain(statement)?;
        match statement.through.last() {
            last if statement.within.is_some() && last != statement.within.as_ref() => {
                Err("within is not the last of through".into())
            }
            _ if statement.through.iter().any(|id| id.0 >= self.statements.len() || id.0 == i) => {
                Err("through: no such statement".into())
            }
            _ => Ok(()),
        }
    }

    fn check_record(&self, i: usize, record: &Record) -> Result<(), String> {
        let text = self.document.text.as_str();
        match self.entities.get(record.entity.0).map(|e| e.kind) {
            Some(EntityKind::Record) => {}
            Some(kind) => return Err(format!("its entity is no record but {kind:?}")),
            None => return Err("no such entity".into()),
        }
        if i > 0 && self.records[i - 1].entity >= record.entity {
            return Err("out of order, or twice".into());
        }
        let said = |words: &Pieces| match words.is_empty() {
            true => Err("found without words".to_owned()),
            false => check_pieces(text, words),
        };
        let party = |party: &Party| {
            let known = party.entity.is_none_or(|id| id.0 < self.entities.len());
            if known { said(&party.words) } else { Err("a party that is no entity".into()) }
        };
        record.labels.iter().chain(&record.known_as).try_for_each(said)?;
        let parties = [&record.author, &record.occasion, &record.recipient];
        parties.into_iter().flatten().try_for_each(party)?;
        for step in &record.custody {
            said(&step.words)?;
            step.when.iter().try_for_each(said)?;
            step.by.iter().chain(&step.to).try_for_each(party)?;
        }
        record.evidence.iter().try_for_each(|e| check_pieces(text, &e.words))
    }

    /// Each link of a chain is passed on by the links before it: a chain is the chain of its last link, and that link.
    fn check_chain(&self, statement: &Statement) -> Result<(), String> {
        let Some((last, before)) = statement.through.split_last() else { return Ok(()) };
        match self.statements.get(last.0) {
            Some(link) if link.through == before => Ok(()),
            Some(_) => Err(format!("through: statement {} is not passed on as its own chain says", last.0)),
            None => Err("through: no such statement".into()),
        }
    }
}

impl Reading {
    /// Only what is not placed has no day; an event gives a date only where the page dates it.
    fn check_time(&self, time: &Timex) -> Result<(), String> {
        let text = self.document.text.as_str();
        check_pieces(text, &time.words)?;
        check_interval(&time.interval)?;
        if (time.placed == Placed::No) != time.interval.is_nowhere() {
            return Err("placed without a day, or not placed with one".into());
        }
        if let Some(anchored) = &time.anchored {
            check_span(text, anchored.phrase)?;
            check_span(text, anchored.name)?;
            if time.anchor == Some(TimeAnchor::Published) {
                return Err("what names an event hangs on the page's date".into());
            }
            anchored.event.map_or(Ok(()), |id| has(&self.events, id.0, "event"))?;
        }
        match time.anchor {
            Some(TimeAnchor::Time(id)) => has(&self.times, id.0, "time"),
            Some(TimeAnchor::Event(id)) => has(&self.events, id.0, "event"),
            Some(TimeAnchor::Published) if self.document.published.value.is_none() => Err("no date of the page".into()),
            None if time.placed != Placed::No => Err("placed without an anchor".into()),
            _ => Ok(()),
        }
    }

    fn check_event(&self, event: &Event) -> Result<(), String> {
        let text = self.document.text.as_str();
        check_pieces(text, &event.words)?;
        event.place.map_or(Ok(()), |place| check_span(text, place))?;
        event.with.iter().try_for_each(|id| has(&self.entities, id.0, "entity"))?;
        has(&self.times, event.time.0, "time")?;
        event.evidence.iter().try_for_each(|evidence| check_pieces(text, &evidence.words))
    }

    fn check_when(&self, when: &When) -> Result<(), String> {
        check_interval(&when.interval).map_err(|e| format!("when: {e}"))?;
        when.time.map_or(Ok(()), |id| has(&self.times, id.0, "time"))?;
        when.event.map_or(Ok(()), |id| has(&self.events, id.0, "event"))?;
        match when.interval.is_nowhere() {
            true => Err("when: without a day".into()),
            false => Ok(()),
        }
    }
}

fn has<T>(list: &[T], at: usize, thing: &str) -> Result<(), String> {
    list.get(at).map(|_| ()).ok_or(format!("no {thing} {at}"))
}

fn check_interval(interval: &Interval) -> Result<(), String> {
    match (interval.from, interval.to) {
        (Some(from), Some(to)) if from > to => Err(format!("an interval from {from} to {to}")),
        _ => Ok(()),
    }
}

fn check_span(text: &str, span: Span) -> Result<(), String> {
    match text.get(span.range()) {
        Some(_) => Ok(()),
        None => Err(format!("{span:?} is no place in the text")),
    }
}

fn check_pieces(text: &str, pieces: &Pieces) -> Result<(), String> {
    pieces.spans().iter().try_for_each(|span| check_span(text, *span))
}

fn check_paragraphs(document: &Document) -> Result<(), String> {
    let mut end = 0;
    for paragraph in &document.paragraphs {
        let span = paragraph.span;
        check_span(&document.text, span).map_err(|e| format!("paragraph: {e}"))?;
        if span.start() < end || span.is_empty() {
            return Err(format!("paragraph {span:?} is empty or starts before {end}"));
        }
        if !document.text[end..span.start()].trim().is_empty() {
            return Err(format!("text between the paragraphs before {span:?}"));
        }
        end = span.end();
    }
    match document.text[end..].trim().is_empty() {
        true => Ok(()),
        false => Err("text after the last paragraph".into()),
    }
}

/// A credit names somebody, in words of the text.
fn check_credits(document: &Document) -> Result<(), String> {
    document.credits.iter().enumerate().try_for_each(|(i, credit)| {
        check_pieces(&document.text, &credit.words).map_err(|e| format!("credit {i}: {e}"))?;
        let printed = credit.words.hull().map(|hull| hull.of(&document.text));
        match printed.is_some_and(|words| !credit.name.is_empty() && words.contains(&credit.name)) {
            true => Ok(()),
            false => Err(format!("credit {i}: its name is not in its words")),
        }
    })
}

fn check_map(document: &Document) -> Result<(), String> {
    let mut end = 0;
    for run in &document.map {
        check_span(&document.text, run.text).map_err(|e| format!("map: {e}"))?;
        if run.text.start() != end || run.text.is_empty() {
            return Err(format!("map: run {:?} is empty or leaves a gap after {end}", run.text));
        }
        if run.bytes.end() as u64 > document.bytes {
            return Err(format!("map: run {:?} lies past the input", run.bytes));
        }
        end = run.text.end();
    }
    match end == document.text.len() {
        true => Ok(()),
        false => Err(format!("map: ends at {end} of {}", document.text.len())),
    }
}
