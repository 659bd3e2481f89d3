//! The fields, in the order in which they leave.

use super::names::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open pair of Unicode code points of `document.text`.
pub type Chars = [usize; 2];

/// An object whose fields a later version of the engine fills; this one never writes any.
pub type Later = serde_json::Map<String, serde_json::Value>;

/// The version of this format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Schema {
    /// Version 1: fields may be added, never changed in meaning.
    #[serde(rename = "onrecord/1")]
    V1,
}

/// What a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Type {
    /// One document with all that was found on it.
    #[serde(rename = "reading")]
    Reading,
}

/// One document with who said what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The version of this format.
    pub schema: Schema,
    /// What this line holds.
    pub r#type: Type,
    /// The version of the program that read.
    pub engine: String,
    /// The trained models that read, each with its version; empty where rules alone did.
    pub models: Vec<String>,
    /// What was read.
    pub document: Document,
    /// Whom and what the statements speak of.
    pub entities: Vec<Entity>,
    /// Who said what, in the order of the text; outer statements stand beside the ones within them.
    pub statements: Vec<Statement>,
    /// Time expressions, in the order of the text.
    pub times: Vec<Time>,
    /// Phrases that only an event places and that hold no time expression: "since the coup". They are numbered together with
    /// `times`, and `type` and `value` are null.
    pub anchored: Vec<Time>,
    /// What the page dates and some phrase hangs on, in the order of the text.
    pub events: Vec<Event>,
    /// Documents that speak, with what is printed on them, author, occasion, recipient and custody.
    pub records: Vec<Record>,
    /// Sentences in which the page speaks in its own voice.
    pub unattributed: Vec<Words>,
    /// Parts that were not read, and why.
    pub skipped: Vec<Skipped>,
}

/// Words of `document.text`, in one or more pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// Where each piece stands: half-open, in Unicode code points of `document.text`.
    pub chars: Vec<Chars>,
    /// The words of each piece.
    pub exact: Vec<String>,
}

/// A page, an article, a saved text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// `blake3:` and the BLAKE3 hash of the input's bytes in hexadecimal.
    pub id: String,
    /// The path as given; `-` for standard input.
    pub path: String,
    /// The length of the input in bytes.
    pub bytes: u64,
    /// The encoding that the input was decoded with: a WHATWG name in lower case.
    pub encoding: String,
    /// The page's canonical address, as it says itself; null where it says none.
    pub url: Option<String>,
    /// The headline; null where no standard source gives one.
    pub title: Option<String>,
    /// The authors' names, without "By".
    pub byline: Vec<String>,
    /// Who publishes it; null where the page does not say.
    pub outlet: Option<String>,
    /// The ISO 639-1 code of the body's language; null where there is too little text to tell.
    pub language: Option<String>,
    /// The date of publication.
    pub published: Published,
    /// Agencies and outlets credited for the whole article.
    pub credits: Vec<Credit>,
    /// The title and everything kept of the article.
    pub text: String,
    /// The paragraphs of `text`, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Runs `[text start, text end, byte start, byte end]` from `text` (code points) to the input (bytes), in order and
    /// without gaps in the text. Inserted characters have byte start = byte end.
    pub map: Vec<[usize; 4]>,
}

/// The date of publication, with every candidate for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Published {
    /// The day, `YYYY-MM-DD`; null where the page gives none.
    pub value: Option<String>,
    /// Where that day was found; null where there is none.
    pub from: Option<DateSource>,
    /// All days that the page offers, best first.
    pub candidates: Vec<Candidate>,
    /// What speaks against the day.
    pub doubts: Vec<Doubt>,
}

/// One day that may be the date of publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// The day, `YYYY-MM-DD`.
    pub value: String,
    /// Where it was found.
    pub from: DateSource,
    /// The bytes of the input where it stands, half-open; null for a day that the user gave.
    pub bytes: Option<[usize; 2]>,
}

/// Something that speaks against a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Doubt {
    /// In a sentence.
    pub why: String,
    /// The passages that say so.
    pub evidence: Vec<Words>,
    /// The bytes of the input that say so, half-open, where it is not the text that does.
    pub bytes: Vec<[usize; 2]>,
}

/// Somebody credited for the whole article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Credit {
    /// In which way.
    pub kind: CreditKind,
    /// The name as printed.
    pub name: String,
    /// Where it says so, in code points of `text`.
    pub chars: Vec<Chars>,
}

/// A stretch of the text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// Where: one pair of code points of `text`.
    pub chars: Vec<Chars>,
    /// What it is on the page.
    pub is: ParagraphKind,
}

/// A part that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Skipped {
    /// Why, in a sentence.
    pub why: String,
    /// Which part of `document.text`, in code points; empty where it is no part of it.
    pub chars: Vec<Chars>,
}

/// Whom or what mentions mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Its name in this reading: `e1`.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// The fullest name or description, as printed.
    pub name: String,
    /// Where it is mentioned, in the order of the text.
    pub mentions: Vec<Words>,
    /// Titles, roles and descriptions, as printed, each once.
    pub described: Vec<String>,
    /// For an unnamed person, what the text says of it; absent elsewhere.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub anonymity: Option<Anonymity>,
    /// The rule or model that found it.
    pub found_by: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// Why a source goes unnamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anonymity {
    /// As printed.
    pub reason: String,
}

/// Somebody said, wrote, believed, wanted or saw something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Its name in this reading: `s1`.
    pub id: String,
    /// A hash of document and position, the same in every reading of the same input with the same words.
    pub key: String,
    /// Who.
    pub source: Source,
    /// The words that say so; no pieces where only quotation marks or a colon tell.
    pub cue: Words,
    /// What, with its quotation marks and an introducing "that".
    pub content: Words,
    /// To whom; null where the text does not say.
    pub addressee: Option<Party>,
    /// Whether the words are the source's own.
    pub quotation: Quotation,
    /// What was done by saying it.
    pub act: Act,
    /// Whether the cue is negated: "did not say".
    pub negated: bool,
    /// Whether it was said at all.
    pub reality: Reality,
    /// Of an accusation, who is accused of what; null elsewhere.
    pub about: Option<About>,
    /// Of a denial, the statement that it denies, where the text has it; null elsewhere.
    pub answers: Option<String>,
    /// The innermost statement whose content holds these words, or null.
    pub within: Option<String>,
    /// The statements that passed this one on, outermost first. Where `within` is set, it is the last.
    pub through: Vec<String>,
    /// The time of saying; null where the page does not tell it.
    pub when: Option<When>,
    /// The rule or model that found it.
    pub found_by: String,
    /// How often what found it was right where it was measured, 0 to 1, to two decimals.
    pub confidence: f64,
    /// What it rests on besides its own words.
    pub evidence: Vec<Evidence>,
}

/// Who said it: always there, without words where it is impersonal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Where its words stand, in code points of `document.text`; empty for an impersonal source.
    pub chars: Vec<Chars>,
    /// The words of each piece.
    pub exact: Vec<String>,
    /// Whom they mean: the id of an entity; null for an impersonal source.
    pub entity: Option<String>,
    /// The kind of source.
    pub kind: SourceKind,
}

/// Who is accused of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct About {
    /// The accused.
    pub accused: Party,
    /// The charge, with the word that opens it: "of fraud"; null where the text gives none.
    pub of: Option<Words>,
}

/// A passage that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// What it shows, in a few words.
    pub why: String,
    /// Where it stands, in code points of `document.text`.
    pub chars: Vec<Chars>,
    /// The words of each piece.
    pub exact: Vec<String>,
}

/// A document that speaks, and what the text says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// Which: the id of an entity.
    pub entity: String,
    /// What it is marked as, with the words that say so: "labeled “Private”".
    pub labels: Vec<Words>,
    /// Its other names, with the words that say so: "known inside as a “ledger”".
    pub known_as: Vec<Words>,
    /// Who made it, or null.
    pub author: Option<Party>,
    /// What it was made of ("the meeting" of "minutes of the meeting"), or null.
    pub occasion: Option<Party>,
    /// To whom it is addressed, or null.
    pub recipient: Option<Party>,
    /// Through whose hands it went, in the order of the text.
    pub custody: Vec<Step>,
    /// The rules that found it.
    pub found_by: String,
    /// What it rests on besides these words.
    pub evidence: Vec<Evidence>,
}

/// Somebody or something in a part of a statement or of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// Where its words stand, in code points of `document.text`.
    pub chars: Vec<Chars>,
    /// The words of each piece.
    pub exact: Vec<String>,
    /// Whom they mean: the id of an entity, or null where none is known.
    pub entity: Option<String>,
}

/// One step on a record's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Step {
    /// What was done with it.
    pub role: Role,
    /// By whom, or null.
    pub by: Option<Party>,
    /// To whom, or null.
    pub to: Option<Party>,
    /// When, as printed, or null.
    pub when: Option<Words>,
    /// Where all words that say so stand, in code points of `document.text`.
    pub chars: Vec<Chars>,
    /// The words of each piece.
    pub exact: Vec<String>,
}

/// When: a time expression, or a phrase that an event places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// Its name in this reading: `t1`.
    pub id: String,
    /// Where its words stand, in code points of `document.text`.
    pub chars: Vec<Chars>,
    /// The words of each piece.
    pub exact: Vec<String>,
    /// TIMEX3 `type`; null where the phrase only names an event.
    pub r#type: Option<TimexKind>,
    /// TIMEX3 `value`.
    pub value: Option<String>,
    /// TIMEX3 `mod`.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none", default)]
    pub modifier: Option<String>,
    /// TIMEX3 `quant`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quant: Option<String>,
    /// TIMEX3 `freq`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub freq: Option<String>,
    /// The first day it comes to, `YYYY-MM-DD`; null for an open side.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// How well it is placed; only *no* has neither day.
    pub placed: Placed,
    /// From where it has its date: `text`, `published`, `time:t2`, `event:v1`, or null.
    pub anchor: Option<String>,
    /// The whole phrase that hangs on an event; null elsewhere.
    pub anchored: Option<Anchored>,
    /// What the same words may mean besides: "05/06/2022".
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub other: Vec<Interval>,
    /// Whether it hangs on a date of the page that is in doubt.
    pub doubtful: bool,
    /// The rule that found it.
    pub found_by: String,
}

/// Days, both ends in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// The first day, `YYYY-MM-DD`; null for an open side.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// How a phrase hangs on an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anchored {
    /// The event; null where the page does not date it.
    pub event: Option<String>,
    /// The whole phrase: "one month after the meeting".
    pub chars: Vec<Chars>,
    /// Its words.
    pub exact: Vec<String>,
    /// Its words that name the event: "the meeting".
    pub name: Words,
    /// `+P1M`, `-PXD`; `+`, `-`, `=`, `=+`, `-=` for after, before, during, since, until without a distance.
    pub shift: String,
}

/// Something that happened or will, and that the page dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Its name in this reading: `v1`.
    pub id: String,
    /// The word that tells it beside its date, in code points of `document.text`.
    pub chars: Vec<Chars>,
    /// That word.
    pub exact: Vec<String>,
    /// The time that dates it.
    pub time: String,
    /// Entities that stand in the same sentence.
    pub with: Vec<String>,
    /// The place that the same clause names, or null.
    pub place: Option<Words>,
    /// The rule that found it.
    pub found_by: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// The time of saying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct When {
    /// The time that says so.
    pub time: Option<String>,
    /// The event that it hangs on, or null.
    pub event: Option<String>,
    /// The first day, `YYYY-MM-DD`; null for an open side.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}
