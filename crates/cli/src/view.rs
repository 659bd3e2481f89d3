//! A reading as people see it: the same for terminal and page.

use crate::label::spaced;
use crate::timeline;
use onrecord::document::{
    CreditKind, EntityId, Party, Pieces, Quotation, Reading, Reality, Record, Source, SourceKind, Statement,
    StatementId,
};
use onrecord::json;

/// One statement, ready to be shown.
pub(crate) struct Shown<'a> {
    /// Which.
    pub(crate) id: StatementId,
    /// The statement.
    pub(crate) statement: &'a Statement,
    /// How many statements hold it.
    pub(crate) depth: usize,
    /// Those that deny it.
    pub(crate) denials: Vec<StatementId>,
}

/// Every statement, each under the one that holds it; otherwise in the order of the text.
pub(crate) fn nested(reading: &Reading) -> Vec<Shown<'_>> {
    let mut inner = vec![Vec::new(); reading.statements.len()];
    let mut denials = inner.clone();
    let mut stack: Vec<(StatementId, usize)> = Vec::new();
    for (i, statement) in reading.statements.iter().enumerate() {
        match statement.within {
            Some(outer) => inner[outer.0].push(StatementId(i)),
            None => stack.push((StatementId(i), 0)),
        }
        if let Some(denied) = statement.answers {
            denials[denied.0].push(StatementId(i));
        }
    }
    stack.reverse();
    let mut shown = Vec::with_capacity(reading.statements.len());
    while let Some((id, depth)) = stack.pop() {
        let denials = std::mem::take(&mut denials[id.0]);
        shown.push(Shown { id, statement: &reading.statements[id.0], depth, denials });
        stack.extend(inner[id.0].iter().rev().map(|inner| (*inner, depth + 1)));
    }
    shown
}

/// "s1".
pub(crate) fn id(id: StatementId) -> String {
    format!("s{}", id.0 + 1)
}

/// The words of the pieces, joined by " … "; none where there are no pieces.
pub(crate) fn words(reading: &Reading, pieces: &Pieces) -> String {
    pieces.spans().iter().map(|span| span.of(&reading.document.text)).collect::<Vec<_>>().join(" … ")
}

/// The printed words of the source; "(impersonal)" where the text names nobody.
pub(crate) fn source(reading: &Reading, statement: &Statement) -> String {
    match statement.source.words() {
        Some(pieces) => words(reading, pieces),
        None => "(impersonal)".to_owned(),
    }
}

/// The source as printed, and whom it means: "She = Maria Lopez".
pub(crate) fn source_and_name(reading: &Reading, statement: &Statement) -> String {
    named(source(reading, statement), source_means(reading, statement))
}

/// Whom words mean, where the words do not say it themselves: "Maria Lopez" for "She".
pub(crate) fn means<'a>(reading: &'a Reading, printed: &str, entity: EntityId) -> Option<&'a str> {
    let name = reading.entities[entity.0].name.as_str();
    let same = |a: &str, b: &str| a.to_lowercase().contains(&b.to_lowercase());
    (!same(printed, name)).then_some(name)
}

/// Whom the source means, where its words do not say it.
pub(crate) fn source_means<'a>(reading: &'a Reading, statement: &Statement) -> Option<&'a str> {
    means(reading, &source(reading, statement), statement.source.entity()?)
}

/// "named person".
pub(crate) fn kind_label(kind: SourceKind) -> String {
    spaced(json::SourceKind::from(kind).word())
}

/// "on Tuesday = 12 March 2024": the words that say when, and the days they come to.
pub(crate) fn when(reading: &Reading, statement: &Statement) -> Option<String> {
    let when = statement.when?;
    let time = reading.times.get(when.time?.0)?;
    let printed = time.phrase()?.of(&reading.document.text);
    let about = time.placed == onrecord::document::Placed::Approximate;
    let days = timeline::interval(&when.interval, about);
    Some(if printed == days { printed.to_owned() } else { format!("{printed} = {days}") })
}

/// What the statement is besides said: its act where that is not plain saying, negated, hypothetical or refused.
pub(crate) fn marks(statement: &Statement) -> Vec<&'static str> {
    let act = json::Act::from(statement.act);
    let reality = json::Reality::from(statement.reality);
    [
        (act != json::Act::Say).then(|| act.word()),
        statement.negated.then_some("negated"),
        (statement.reality != Reality::Actual).then(|| reality.word()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Words with whom they mean, where they do not say it themselves: "him = Carl Dean".
pub(crate) fn words_and_name(reading: &Reading, party: &Party) -> String {
    let printed = words(reading, &party.words);
    let name = party.entity.and_then(|entity| means(reading, &printed, entity));
    named(printed, name)
}

fn named(printed: String, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{printed} = {name}"),
        None => printed,
    }
}

/// A statement in one line: "The union · accused · Carl Dean of fraud".
pub(crate) fn in_short(reading: &Reading, id: StatementId) -> String {
    let statement = &reading.statements[id.0];
    beside([source(reading, statement), words(reading, &statement.cue), words(reading, &statement.content)])
}

/// Parts in one line, without the empty ones.
pub(crate) fn beside(parts: [String; 3]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who passed a statement on from an earlier sentence: those of `through` that do not hold it.
pub(crate) fn passed_on(reading: &Reading, statement: &Statement) -> Vec<StatementId> {
    let mut holders = Vec::new();
    let mut outer = statement.within;
    while let Some(id) = outer {
        holders.push(id);
        outer = reading.statements[id.0].within;
    }
    statement.through.iter().copied().filter(|id| !holders.contains(id)).collect()
}

/// Who passed the whole article on: the page first, then the agencies and outlets that it credits.
pub(crate) fn reached(reading: &Reading) -> Vec<String> {
    let page = reading.document.outlet.clone().unwrap_or_else(|| "this page".to_owned());
    let wrote = reading.document.credits.iter().filter(|c| c.kind != CreditKind::Contributed);
    [page].into_iter().chain(wrote.map(|c| c.name.clone())).collect()
}

/// The source, by its name where the words do not say it.
pub(crate) fn name(reading: &Reading, statement: &Statement) -> String {
    source_means(reading, statement).map_or_else(|| source(reading, statement), str::to_owned)
}

/// How a statement reached the reader: outermost first, from the page to the source at its root.
pub(crate) fn chain(reading: &Reading, statement: &Statement) -> Vec<String> {
    let through = statement.through.iter().map(|id| name(reading, &reading.statements[id.0]));
    reached(reading).into_iter().chain(through).chain([name(reading, statement)]).collect()
}

/// A record with what the text says of it: each time what, and the words that say so.
pub(crate) struct RecordShown<'a> {
    /// As printed.
    pub(crate) name: &'a str,
    /// "obtained by the Herald", under "custody".
    pub(crate) facts: Vec<(&'static str, String)>,
}

/// All records of which the text says something.
pub(crate) fn records(reading: &Reading) -> Vec<RecordShown<'_>> {
    let said = |label: &'static str, words_of: &Pieces| (label, words(reading, words_of));
    let party = |label: &'static str, party: &Option<Party>| {
        party.as_ref().map(|party| (label, words_and_name(reading, party)))
    };
    let record = |record: &Record| {
        let labels = record.labels.iter().map(|w| said("label", w));
        let names = record.known_as.iter().map(|w| said("other name", w));
        let parties = [
            party("author", &record.author),
            party("occasion", &record.occasion),
            party("recipient", &record.recipient),
        ];
        let custody = record.custody.iter().map(|step| said(json::Role::from(step.role).word(), &step.words));
        let facts = labels.chain(names).chain(parties.into_iter().flatten()).chain(custody).collect();
        RecordShown { name: &reading.entities[record.entity.0].name, facts }
    };
    reading.records.iter().map(record).collect()
}

/// One source with what it said.
pub(crate) struct Speaker<'a> {
    /// The fullest name or description, as printed.
    pub(crate) name: &'a str,
    /// What kind of source.
    pub(crate) kind: SourceKind,
    /// Titles, roles, descriptions and reasons for anonymity, as printed.
    pub(crate) described: Vec<&'a str>,
    /// Its statements, in the order of the text.
    pub(crate) statements: Vec<StatementId>,
}

/// All sources: those with most statements first, then in the order of the text; impersonal ones last.
pub(crate) fn speakers(reading: &Reading) -> Vec<Speaker<'_>> {
    let mut of_entity = vec![Vec::new(); reading.entities.len()];
    let mut impersonal = Vec::new();
    for (i, statement) in reading.statements.iter().enumerate() {
        match &statement.source {
            Source::Mention { entity, .. } => of_entity[entity.0].push(StatementId(i)),
            Source::Impersonal => impersonal.push(StatementId(i)),
        }
    }
    let mut speakers: Vec<_> = (reading.entities.iter().zip(of_entity))
        .filter(|(_, statements)| !statements.is_empty())
        .map(|(entity, statements)| Speaker {
            name: &entity.name,
            kind: reading.statements[statements[0].0].source.kind(),
            described: described(entity),
            statements,
        })
        .collect();
    speakers.sort_by_key(|speaker| (std::cmp::Reverse(speaker.statements.len()), speaker.statements[0]));
    if !impersonal.is_empty() {
        let kind = SourceKind::Impersonal;
        speakers.push(Speaker { name: "(nobody named)", kind, described: Vec::new(), statements: impersonal });
    }
    speakers
}

fn described(entity: &onrecord::document::Entity) -> Vec<&str> {
    let reason = entity.anonymity.as_ref().map(|a| a.reason.as_str());
    (entity.described.iter().map(String::as_str).chain(reason)).filter(|words| *words != entity.name).collect()
}

/// How much was found, in a sentence.
pub(crate) fn summary(reading: &Reading) -> String {
    use crate::label::count;
    if reading.statements.is_empty() {
        return "No statements.".to_owned();
    }
    let direct = reading.statements.iter().filter(|s| s.quotation == Quotation::Direct).count();
    format!(
        "{} by {}, {}; {} in the page's own voice.",
        count(reading.statements.len(), "statement"),
        count(speakers(reading).len(), "source"),
        count(direct, "direct quotation"),
        count(reading.unattributed.len(), "sentence"),
    )
}
