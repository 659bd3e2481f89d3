//! How the statements of a reading came about: what was proposed for which words, what won, and why the rest lost.
//!
//! Every stage that drops a proposal notes it in a [`Log`]. Reading as usual keeps none; [`explain`](crate::explain)
//! does. [`Trace::of`] tells of one statement, step by step.

use document::{
    Confidence, Entity, EntityId, Evidence, Party, Pieces, Reading, Source, SourceKind, Statement, StatementId,
};

/// A statement that a rule or a network proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// As in `found_by`: `rule:object`.
    pub by: String,
    /// How often it was right where it was measured.
    pub confidence: Confidence,
    /// A network's own probability that the cue is one, 0 to 1.
    pub score: Option<f32>,
    /// Who; none where nobody is named.
    pub source: Option<Pieces>,
    /// The words that say so.
    pub cue: Pieces,
    /// What.
    pub content: Pieces,
}

/// Why a proposal became no statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Loss {
    /// A surer rule made a statement of the same reporting word.
    Surer(String),
    /// It has no content, or its parts share words.
    Broken,
    /// Its source cannot speak, or its content only points back.
    NoSpeaker,
    /// The network was less sure than it must be, 0 to 1.
    Unsure(f32),
    /// A surer proposal of the network shares its cue or half of its content.
    Again,
    /// Its verb tells of a deed and of nothing said, or nothing is left of its content.
    NothingSaid,
    /// The network reads the same cue, and is surer of its words.
    Overruled,
    /// The network finds nothing there, and rules alone are seldom right where it does not.
    Alone,
    /// Its words lie in too many contents.
    TooDeep,
}

/// What was proposed and lost, and what a network proposed for the statements that stand.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    lost: Vec<(Proposal, Loss)>,
    won: Vec<Proposal>,
}

/// Notes what is dropped, where somebody asks for it.
#[derive(Debug, Default)]
pub struct Log(Option<Trace>);

impl Log {
    /// Keeps nothing.
    pub fn off() -> Log {
        Log(None)
    }

    /// Keeps all.
    pub fn on() -> Log {
        Log(Some(Trace::default()))
    }

    /// Whether anything is kept.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Notes a proposal that lost.
    pub fn lost(&mut self, of: impl FnOnce() -> (Proposal, Loss)) {
        if let Some(trace) = &mut self.0 {
            trace.lost.push(of());
        }
    }

    /// Notes a proposal of a network that stands, in its own words.
    pub fn won(&mut self, of: impl FnOnce() -> Proposal) {
        if let Some(trace) = &mut self.0 {
            trace.won.push(of());
        }
    }

    /// All that was noted.
    pub fn trace(self) -> Trace {
        self.0.unwrap_or_default()
    }
}

/// One step on the way to a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What found it.
    Found {
        /// As in `found_by`.
        by: String,
        /// How often it was right where it was measured.
        confidence: Confidence,
        /// A network's own probability that the cue is one.
        score: Option<f32>,
        /// A sentence that the rule was written for.
        example: Option<&'static str>,
        /// The words that say so; where none do, the content.
        words: Pieces,
    },
    /// What a network proposed, where the words stand otherwise now.
    Mended(Proposal),
    /// What it rests on besides its own words.
    Rests(Evidence),
    /// What was done by saying it, whether negated and whether real: in the statement; here the words.
    Does(Pieces),
    /// Whom the source means.
    Means {
        /// The words of the source.
        words: Pieces,
        /// The entity.
        entity: EntityId,
        /// The rule or model that made the entity.
        by: String,
        /// Where it is named or described most fully.
        named: Pieces,
        /// What that rests on.
        evidence: Vec<Evidence>,
    },
    /// The kind of source, and why it is that.
    Kind(SourceKind, KindReason),
    /// To whom.
    Told(Party),
    /// Who is accused.
    Accuses(Party),
    /// What it denies.
    Answers(StatementId, Pieces),
    /// The statement whose content holds it: that content.
    Within(StatementId, Pieces),
    /// A statement that passes it on from elsewhere: that one's cue.
    Through(StatementId, Pieces),
    /// What else was proposed for its words, and why it lost.
    Lost(Proposal, Loss),
}

/// Why a source is of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindReason {
    /// No words name anybody.
    Nobody,
    /// A name of a person.
    PersonNamed,
    /// A reason for anonymity is printed.
    Anonymous,
    /// A description of one or a few persons, and no name.
    PersonDescribed,
    /// Several that nobody counts.
    Several,
    /// A body that acts and speaks, or a place that does.
    Body,
    /// Somebody who publishes.
    Publisher,
    /// Something written or recorded.
    Writing,
}

impl Trace {
    /// The steps on the way to a statement of the reading; none where it has no such statement.
    pub fn of(&self, reading: &Reading, id: StatementId) -> Option<Vec<Step>> {
        let statement = reading.statements.get(id.0)?;
        let mut steps = self.found(statement);
        steps.extend(statement.evidence.iter().cloned().map(Step::Rests));
        if !statement.cue.is_empty() {
            steps.push(Step::Does(statement.cue.clone()));
        }
        steps.extend(source(reading, statement));
        if let Some(to) = &statement.addressee {
            steps.push(Step::Told(to.clone()));
        }
        if let Some(about) = &statement.about {
            steps.push(Step::Accuses(about.accused.clone()));
        }
        let other = |id: StatementId| reading.statements.get(id.0);
        if let Some((id, denied)) = statement.answers.and_then(|id| Some((id, other(id)?))) {
            steps.push(Step::Answers(id, denied.content.clone()));
        }
        if let Some((id, outer)) = statement.within.and_then(|id| Some((id, other(id)?))) {
            steps.push(Step::Within(id, outer.content.clone()));
        }
        for id in &statement.through {
            let Some(outer) = other(*id).filter(|o| statement.within != Some(*id) && !o.content.is_empty()) else {
                continue;
            };
            let words = if outer.cue.is_empty() { &outer.content } else { &outer.cue };
            steps.push(Step::Through(*id, words.clone()));
        }
        let mut told: Vec<&Proposal> = self.won.iter().filter(|p| p.is_for(statement)).collect();
        for (proposal, loss) in self.lost.iter().filter(|(proposal, _)| proposal.is_for(statement)) {
            // A network proposes the same from each word of a cue: once is enough.
            if !told.iter().any(|t| t.is_same(proposal)) {
                steps.push(Step::Lost(proposal.clone(), loss.clone()));
                told.push(proposal);
            }
        }
        Some(steps)
    }

    fn found(&self, statement: &Statement) -> Vec<Step> {
        let fitting = self.won.iter().filter(|p| p.by == statement.found_by && p.is_for(statement));
        let own = fitting.max_by_key(|p| (p.confidence == statement.confidence, p.shares(statement)));
        let words = if statement.cue.is_empty() { &statement.content } else { &statement.cue };
        let found = Step::Found {
            by: statement.found_by.clone(),
            confidence: statement.confidence,
            score: own.and_then(|p| p.score),
            example: statement.found_by.strip_prefix("rule:").and_then(crate::rules::example),
            words: words.clone(),
        };
        let as_proposed = |p: &&Proposal| {
            p.source.as_ref() == statement.source.words() && p.cue == statement.cue && p.content == statement.content
        };
        let mended = own.filter(|p| !as_proposed(p)).cloned().map(Step::Mended);
        std::iter::once(found).chain(mended).collect()
    }
}

impl Proposal {
    /// Whether two of one rule or network have the same words.
    fn is_same(&self, other: &Proposal) -> bool {
        let parts = |p: &Proposal| (p.source.clone(), p.cue.clone(), p.content.clone());
        self.by == other.by && parts(self) == parts(other)
    }

    /// Whether it was made for the words of a statement: for its cue, or without one for half of its content.
    fn is_for(&self, statement: &Statement) -> bool {
        if !self.cue.is_empty() && !statement.cue.is_empty() {
            return self.cue.overlaps(&statement.cue);
        }
        2 * self.shares(statement) >= statement.content.len().max(1)
    }

    /// Bytes of content that both have.
    fn shares(&self, statement: &Statement) -> usize {
        let (a, b) = (&self.content, &statement.content);
        a.spans().iter().flat_map(|x| b.spans().iter().map(move |y| shared(*x, *y))).sum()
    }
}

fn shared(a: document::Span, b: document::Span) -> usize {
    a.end().min(b.end()).saturating_sub(a.start().max(b.start()))
}

fn source(reading: &Reading, statement: &Statement) -> Vec<Step> {
    let Source::Mention { words, entity, kind } = &statement.source else {
        return vec![Step::Kind(SourceKind::Impersonal, KindReason::Nobody)];
    };
    let Some(meant) = reading.entities.get(entity.0) else { return Vec::new() };
    let text = reading.document.text.as_str();
    let is_name = |m: &&document::Mention| m.words.spans().iter().any(|s| s.of(text).contains(meant.name.as_str()));
    let named = meant.mentions.iter().find(is_name).or(meant.mentions.first());
    let means = Step::Means {
        words: words.clone(),
        entity: *entity,
        by: meant.found_by.clone(),
        named: named.map_or_else(|| words.clone(), |m| m.words.clone()),
        evidence: meant.evidence.clone(),
    };
    vec![means, Step::Kind(*kind, reason(*kind, meant))]
}

fn reason(kind: SourceKind, entity: &Entity) -> KindReason {
    match kind {
        SourceKind::NamedPerson => KindReason::PersonNamed,
        SourceKind::UnnamedPerson if entity.anonymity.is_some() => KindReason::Anonymous,
        SourceKind::UnnamedPerson => KindReason::PersonDescribed,
        SourceKind::Group => KindReason::Several,
        SourceKind::Organization => KindReason::Body,
        SourceKind::Outlet => KindReason::Publisher,
        SourceKind::Record => KindReason::Writing,
        SourceKind::Impersonal => KindReason::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str, id: usize) -> Vec<Step> {
        let (reading, trace) = crate::explain(crate::tests::document(text), None);
        trace.of(&reading, StatementId(id)).unwrap()
    }

    #[test]
    fn a_rule_that_lost_is_told_with_the_surer_one() {
        let text = "Ida Holm asked the council whether the dam was safe.";
        let (reading, trace) = crate::explain(crate::tests::document(text), None);
        let surer = reading.statements[0].found_by.clone();
        let told = trace.of(&reading, StatementId(0)).unwrap();
        let Step::Found { by, example, .. } = &told[0] else { panic!("{told:?}") };
        assert_eq!(*by, surer);
        assert!(example.is_some());
    }

    #[test]
    fn who_cannot_speak_is_told_of_among_the_lost() {
        let (_, trace) = crate::explain(crate::tests::document("The mayor denied that."), None);
        assert!(trace.lost.iter().all(|(_, loss)| *loss == Loss::NoSpeaker), "{trace:?}");
    }

    #[test]
    fn a_pronoun_is_told_with_whom_it_means_and_why() {
        let told = steps("Ida Holm met the mayor. She said the lights were on.", 0);
        let means = told.iter().any(|s| matches!(s, Step::Means { evidence, .. } if evidence.is_empty()));
        let rests = told.iter().any(|s| matches!(s, Step::Rests(e) if e.why.contains("fits the pronoun")));
        assert!(means && rests, "{told:?}");
    }

    #[test]
    fn a_statement_that_is_not_there_has_no_steps() {
        let (reading, trace) = crate::explain(crate::tests::document("The dam was safe."), None);
        assert_eq!(trace.of(&reading, StatementId(0)), None);
    }
}
