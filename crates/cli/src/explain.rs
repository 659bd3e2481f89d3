//! `onrecord explain`: why a statement stands in a reading, step by step.

use crate::args::Explain;
use crate::label::count;
use crate::printable::printable;
use crate::report::{self, Look};
use crate::view;
use crate::{Exit, inputs};
use onrecord::document::{Confidence, EntityId, Pieces, Reading, Reality, StatementId};
use onrecord::json;
use onrecord::trace::{KindReason, Loss, Proposal, Step, Trace};
use std::io::{IsTerminal, Write};

/// Reads the file anew and tells of one statement; says on standard error what went wrong.
pub(crate) fn run(args: &Explain) -> Exit {
    match explained(args) {
        Ok(words) => {
            let written = std::io::stdout().write_all(words.as_bytes());
            match crate::output::unless_left(written) {
                Ok(()) => Exit::Done,
                Err(error) => failed(&format!("the result cannot be written: {error}"), Exit::Partly),
            }
        }
        Err((message, exit)) => failed(&message, exit),
    }
}

fn failed(message: &str, exit: Exit) -> Exit {
    eprintln!("onrecord: {message}");
    exit
}

fn explained(args: &Explain) -> Result<String, (String, Exit)> {
    let path = args.file.as_path();
    let unread = |message: String| (message, Exit::Partly);
    if path.is_dir() {
        return Err((format!("{} is a folder; give one of its pages", inputs::name(path)), Exit::Usage));
    }
    let bytes = inputs::bytes(path).map_err(unread)?;
    let (reading, trace) =
        onrecord::explain(&bytes, &path.to_string_lossy(), &args.how.options()).map_err(|e| unread(e.to_string()))?;
    let id = asked(&reading, &args.id).map_err(|why| (format!("{}: {why}", inputs::name(path)), Exit::Nothing))?;
    if args.json {
        let line = json::explanation(&reading, &trace, id).unwrap_or_default();
        return Ok(line + "\n");
    }
    Ok(explanation(&reading, &trace, id, args.how.look(std::io::stdout().is_terminal())))
}

/// The statement of this id or key; in a sentence where there is none.
fn asked(reading: &Reading, id: &str) -> Result<StatementId, String> {
    let all = reading.statements.len();
    if all == 0 {
        return Err("there are no statements in it".to_owned());
    }
    let number = id.strip_prefix('s').and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    let by_key = || json::Reading::from(reading).statements.iter().position(|s| s.key == id);
    number.filter(|n| *n < all).or_else(by_key).map(StatementId).ok_or_else(|| {
        let which = if all == 1 { "the only one is s1".to_owned() } else { format!("there are s1 to s{all}") };
        format!("there is no statement {}; {which}", printable(id))
    })
}

/// The statement and its steps, with a line's end.
fn explanation(reading: &Reading, trace: &Trace, id: StatementId, look: Look) -> String {
    let steps = trace.of(reading, id).unwrap_or_default();
    let mut page = report::Lines::new(look);
    page.hanging(&look.styles.faint(format!("{} ", view::id(id))), &look.styles.strong(view::in_short(reading, id)), 0);
    let (lost, led): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|s| matches!(s, Step::Lost(..)));
    for (i, step) in led.iter().enumerate() {
        let (says, words) = told(reading, id, step);
        page.blank();
        page.hanging(&format!("{:>2}. ", i + 1), &says, 0);
        words.iter().for_each(|words| page.hanging("| ", &printable(words), 4));
    }
    page.heading("Considered and rejected");
    if lost.is_empty() {
        page.hanging("", "Nothing else was proposed for these words.", 0);
    }
    for step in &lost {
        let (says, words) = told(reading, id, step);
        page.hanging("- ", &says, 0);
        words.iter().for_each(|words| page.hanging("| ", &printable(words), 2));
    }
    page.out
}

/// A step in a sentence, and the words it rests on.
fn told(reading: &Reading, id: StatementId, step: &Step) -> (String, Vec<String>) {
    let statement = &reading.statements[id.0];
    let words = |pieces: &Pieces| vec![view::words(reading, pieces)];
    match step {
        Step::Found { by, confidence, score, example, words: found } => {
            let sure = score.map(|s| format!("; it held the cue for one with {s:.2} of 1")).unwrap_or_default();
            let example = example.map(|e| format!(" Written for sentences like {e}")).unwrap_or_default();
            (format!("Found by {}{sure}.{example}", measured(by, *confidence)), words(found))
        }
        Step::Mended(proposal) => {
            let before = proposed(reading, proposal);
            ("The tables of verbs changed its parts. The network alone read:".to_owned(), vec![before])
        }
        Step::Rests(evidence) => (format!("Rests on: {}.", evidence.why), words(&evidence.words)),
        Step::Does(cue) => {
            let act = json::Act::from(statement.act).word();
            let not = if statement.negated { ", negated" } else { "" };
            let reality = match statement.reality {
                Reality::Actual => "",
                other => &format!(", {}", json::Reality::from(other).word()),
            };
            (format!("What these words do: {act}{not}{reality}."), words(cue))
        }
        Step::Means { words: printed, entity, by, named, evidence } => {
            let name = named_entity(reading, Some(*entity));
            let why: Vec<String> = evidence.iter().map(|e| format!("; {}", e.why)).collect();
            let says = format!("“{}” means {name} (found by {by}{}).", view::words(reading, printed), why.concat());
            (says, words(named))
        }
        Step::Kind(kind, why) => {
            let kind = view::kind_label(*kind);
            let printed = (*why == KindReason::Anonymous).then(|| anonymity(reading, id)).flatten();
            let own = printed.or_else(|| statement.source.words().map(|w| view::words(reading, w)));
            (format!("The source is of the kind {kind}: {}.", kind_reason(*why)), own.into_iter().collect())
        }
        Step::Told(to) => (format!("Told to {}.", named_entity(reading, to.entity)), words(&to.words)),
        Step::Accuses(accused) => {
            (format!("Accused is {}.", named_entity(reading, accused.entity)), words(&accused.words))
        }
        Step::Answers(other, content) => (format!("Denies what {} says.", view::id(*other)), words(content)),
        Step::Within(other, content) => {
            (format!("Stands in the content of {}, which passes it on.", view::id(*other)), words(content))
        }
        Step::Through(other, cue) => (format!("Passed on by {} too.", view::id(*other)), words(cue)),
        Step::Lost(proposal, loss) => {
            let score = proposal.score.map(|s| format!(", score {s:.2}")).unwrap_or_default();
            let by = measured(&proposal.by, proposal.confidence);
            (format!("{by}{score}: {}.", loss_reason(loss)), vec![proposed(reading, proposal)])
        }
    }
}

/// "rule:object, right in 61 of 100 where it was measured".
fn measured(by: &str, confidence: Confidence) -> String {
    format!("{by}, right in {} of 100 where it was measured", confidence.hundredths())
}

fn proposed(reading: &Reading, proposal: &Proposal) -> String {
    let source = proposal.source.as_ref().map_or("(nobody)".to_owned(), |s| view::words(reading, s));
    view::beside([source, view::words(reading, &proposal.cue), view::words(reading, &proposal.content)])
}

fn named_entity(reading: &Reading, entity: Option<EntityId>) -> String {
    let named = entity.and_then(|id| Some((id, reading.entities.get(id.0)?)));
    named.map_or("somebody who is not known".to_owned(), |(id, entity)| {
        let mentions = count(entity.mentions.len(), "mention");
        format!("e{}, {}, with {mentions}", id.0 + 1, printable(&entity.name))
    })
}

/// Why the source goes unnamed, as printed.
fn anonymity(reading: &Reading, id: StatementId) -> Option<String> {
    let entity = reading.statements.get(id.0)?.source.entity()?;
    reading.entities.get(entity.0)?.anonymity.as_ref().map(|a| a.reason.clone())
}

fn kind_reason(why: KindReason) -> &'static str {
    match why {
        KindReason::Nobody => "the text names nobody",
        KindReason::PersonNamed => "it means a person whose name is printed",
        KindReason::Anonymous => "the text says why no name is printed",
        KindReason::PersonDescribed => "it describes a person and prints no name",
        KindReason::Several => "it means several who are not counted out",
        KindReason::Body => "it means a body that acts and speaks, or a place that stands for one",
        KindReason::Publisher => "it means one who publishes news",
        KindReason::Writing => "it means something written or recorded",
    }
}

fn loss_reason(loss: &Loss) -> String {
    match loss {
        Loss::Surer(by) => format!("{by} is surer of the same reporting word"),
        Loss::Broken => "it has no content, or its parts share words".to_owned(),
        Loss::NoSpeaker => "its source cannot speak, or its content only points back".to_owned(),
        Loss::Unsure(least) => format!("less sure than the {least:.2} that a cue must have"),
        Loss::Again => "a surer proposal has the same cue or half of the same content".to_owned(),
        Loss::NothingSaid => "its verb tells of a deed, or nothing is left that is said".to_owned(),
        Loss::Overruled => "the network reads the same cue, and is surer of the words".to_owned(),
        Loss::Alone => "the network finds nothing there, and a rule alone is seldom right where it does not".to_owned(),
        Loss::TooDeep => "its words lie in too many contents".to_owned(),
    }
}
