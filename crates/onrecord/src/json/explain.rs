//! Why a statement stands in a reading: one line of JSON.

use super::build::Edge;
use super::names::{Act, Reality, SourceKind};
use super::shape::{Evidence, Schema, Statement, Words};
use document::{Party, Pieces, StatementId};
use read::trace::{KindReason, Loss, Proposal, Step, Trace};
use serde::{Deserialize, Serialize};

/// A statement with the steps that led to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The version of the format.
    pub schema: Schema,
    /// What the line holds: `explanation`.
    pub r#type: String,
    /// The version of the program that read.
    pub engine: String,
    /// The hash of the input, as in the reading.
    pub document: String,
    /// The statement, as in the reading.
    pub statement: Statement,
    /// What led to it, in order; then what else was considered for its words.
    pub steps: Vec<Reason>,
}

/// One step; what does not belong to it is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reason {
    /// `found`, `mended`, `rests-on`, `does`, `means`, `kind`, `told`, `accuses`, `answers`, `within`, `through`, `lost`.
    pub step: String,
    /// The rule or model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How often that was right where it was measured, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// A network's own probability that the cue is one, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Why, in a word or a few; for a proposal that lost, why it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What was done by saying it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Whether the cue is negated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negated: Option<bool>,
    /// Whether it was said at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reality: Option<Reality>,
    /// The kind of source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SourceKind>,
    /// The id of an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The id of another statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The words that the step rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
    /// Of a proposal, who.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Words>,
    /// Of a proposal, the words that say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<Words>,
    /// Of a proposal, what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Words>,
    /// Further evidence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

pub(super) fn explanation(reading: &document::Reading, trace: &Trace, id: StatementId) -> Option<Explanation> {
    let edge = Edge::new(&reading.document.text);
    let own = reading.statements.get(id.0)?;
    let steps = trace.of(reading, id)?;
    Some(Explanation {
        schema: Schema::V1,
        r#type: "explanation".to_owned(),
        engine: crate::VERSION.to_owned(),
        document: reading.document.id.clone(),
        statement: edge.statement(id, own, &reading.document.id),
        steps: steps.into_iter().map(|step| edge.reason(step, own)).collect(),
    })
}

impl Edge<'_> {
    fn reason(&self, step: Step, own: &document::Statement) -> Reason {
        match step {
            Step::Found { by, confidence, score, example, words } => Reason {
                by: Some(by),
                confidence: Some(hundredths(confidence)),
                score: score.map(rounded),
                why: example.map(str::to_owned),
                ..self.named("found", &words)
            },
            Step::Mended(proposal) => Reason { step: "mended".to_owned(), ..self.proposal(proposal) },
            Step::Rests(evidence) => Reason { why: Some(evidence.why), ..self.named("rests-on", &evidence.words) },
            Step::Does(words) => Reason {
                act: Some(own.act.into()),
                negated: Some(own.negated),
                reality: Some(own.reality.into()),
                ..self.named("does", &words)
            },
            Step::Means { words: _, entity, by, named, evidence } => Reason {
                by: Some(by),
                entity: Some(super::build::entity_id(entity)),
                evidence: self.evidence(&evidence),
                ..self.named("means", &named)
            },
            Step::Kind(kind, why) => Reason {
                kind: Some(kind.into()),
                why: Some(kind_word(why).to_owned()),
                ..self.named("kind", own.source.words().unwrap_or(&Pieces::default()))
            },
            Step::Told(to) => self.whom("told", &to),
            Step::Accuses(accused) => self.whom("accuses", &accused),
            Step::Answers(id, words) => self.other("answers", id, &words),
            Step::Within(id, words) => self.other("within", id, &words),
            Step::Through(id, words) => self.other("through", id, &words),
            Step::Lost(proposal, loss) => {
                Reason { step: "lost".to_owned(), why: Some(loss_word(&loss)), ..self.proposal(proposal) }
            }
        }
    }

    fn named(&self, step: &str, words: &Pieces) -> Reason {
        let words = Some(words).filter(|w| !w.is_empty()).map(|w| self.words(w));
        Reason { step: step.to_owned(), words, ..Reason::default() }
    }

    fn whom(&self, step: &str, party: &Party) -> Reason {
        Reason { entity: party.entity.map(super::build::entity_id), ..self.named(step, &party.words) }
    }

    fn other(&self, step: &str, id: StatementId, words: &Pieces) -> Reason {
        Reason { statement: Some(super::build::statement_id(id)), ..self.named(step, words) }
    }

    fn proposal(&self, from: Proposal) -> Reason {
        Reason {
            by: Some(from.by),
            confidence: Some(hundredths(from.confidence)),
            score: from.score.map(rounded),
            source: from.source.map(|s| self.words(&s)),
            cue: Some(self.words(&from.cue)),
            content: Some(self.words(&from.content)),
            ..Reason::default()
        }
    }
}

fn hundredths(confidence: document::Confidence) -> f64 {
    f64::from(confidence.hundredths()) / 100.0
}

/// To two decimals.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 100.0).round() / 100.0
}

fn kind_word(why: KindReason) -> &'static str {
    match why {
        KindReason::Nobody => "nobody is named",
        KindReason::PersonNamed => "a person's name",
        KindReason::Anonymous => "a reason for anonymity is printed",
        KindReason::PersonDescribed => "a person described without a name",
        KindReason::Several => "several, not counted out",
        KindReason::Body => "a body that acts and speaks",
        KindReason::Publisher => "a publisher",
        KindReason::Writing => "something written or recorded",
    }
}

fn loss_word(loss: &Loss) -> String {
    match loss {
        Loss::Surer(by) => format!("surer: {by}"),
        Loss::Broken => "no content, or parts that share words".to_owned(),
        Loss::NoSpeaker => "no speaker, or a content that points back".to_owned(),
        Loss::Unsure(least) => format!("under the bar of {least:.2}"),
        Loss::Again => "the same again, less sure".to_owned(),
        Loss::NothingSaid => "nothing is said".to_owned(),
        Loss::Overruled => "the network reads the same cue".to_owned(),
        Loss::Alone => "the network finds nothing there".to_owned(),
        Loss::TooDeep => "in too many contents".to_owned(),
    }
}
