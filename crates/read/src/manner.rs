//! What a reporting verb does beyond its words: the act, whether it is negated, whether it happened.
//!
//! "asked *whether*" asks, "asked her *to leave*" orders; "would say" tells of nothing said, "would not say" of a
//! refusal. In: a cue with its complement. Out: the same, with act, negation and reality.

use crate::classes::Class;
use crate::clauses::Kind;
use crate::cues::{Cue, Stands};
use crate::data;
use crate::line::{Line, Marked};
use document::{Act, Reality};
use std::ops::Range;

/// Settles what a cue does.
pub fn settle(line: &Line<'_>, cue: &mut Cue) {
    let subject = subject(line, cue);
    cue.negated |= is_unsaid(line, cue, subject.as_ref());
    cue.reality = reality(line, cue, subject.as_ref());
    if cue.reality == Reality::Refused {
        // "would not say" tells by itself that nothing was said.
        cue.negated = false;
    }
    cue.act = act(line, cue);
}

/// The subject right before a verb that has one.
fn subject(line: &Line<'_>, cue: &Cue) -> Option<Range<usize>> {
    let has = matches!(cue.stands, Stands::Finite | Stands::Passive);
    if has { line.subject_before(cue.group.start) } else { None }
}

fn act(line: &Line<'_>, cue: &Cue) -> Act {
    let lemma = cue.row.lemma;
    if cue.carrier.is_some_and(|at| is_refusing(line.word(at))) {
        return Act::Deny;
    }
    let turned = |what: &str| data::turn(lemma, what);
    let opens = cue.complement.as_ref().map_or(cue.group.end, |c| c.start);
    // "asked for calm": the preposition is part of the cue and stands before its object.
    let before = opens.checked_sub(1).filter(|at| *at >= cue.group.end).map(|at| line.word(at));
    let infinitive = line.class(opens) == Class::To || line.word(opens) == "not" && line.class(opens + 1) == Class::To;
    let own = || turned("own").filter(|_| is_own_deed(line, cue, opens));
    let duty = || turned("duty").filter(|_| (opens..line.len()).any(|at| is_duty(line, at)));
    let as_something =
        || turned("as").filter(|_| (cue.group.end..line.len().min(cue.group.end + 24)).any(|at| line.word(at) == "as"));
    (infinitive.then(|| turned("to")).flatten())
        .or_else(|| before.and_then(turned))
        .or_else(|| turned(line.word(cue.group.end)))
        .or_else(own)
        .or_else(duty)
        .or_else(as_something)
        .unwrap_or(cue.row.act)
}

/// "the mayor warned that *she would* sue": a pronoun for the source, and what it will do.
fn is_own_deed(line: &Line<'_>, cue: &Cue, opens: usize) -> bool {
    if !matches!(cue.complement.as_ref().map(|c| c.kind), Some(Kind::That | Kind::Bare)) {
        return false;
    }
    let who = if line.word(opens) == "that" { opens + 1 } else { opens };
    let subject = subject(line, cue).map(|s| line.class(s.end - 1));
    let fits = match line.word(who) {
        "he" | "she" => subject.is_some_and(|c| matches!(c, Class::Noun | Class::Name | Class::Pron)),
        "they" => subject.is_some_and(|c| matches!(c, Class::Plural | Class::Pron | Class::Name)),
        "i" | "we" => true,
        _ => false,
    };
    fits && matches!(line.word(who + 1), "would" | "will" | "'d" | "'ll" | "could" | "might")
}

fn is_duty(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at), "must" | "should" | "shall") || line.word(at).starts_with("ha") && line.word(at + 1) == "to"
}

fn is_refusing(word: &str) -> bool {
    word.starts_with("declin") || word.starts_with("refus")
}

/// Whether the words around a verb say that it was not said: "nobody said", "without saying", "failed to mention".
fn is_unsaid(line: &Line<'_>, cue: &Cue, subject: Option<&Range<usize>>) -> bool {
    let before = cue.group.start.checked_sub(1).map_or("", |at| line.word(at));
    let nobody = subject.is_some_and(|s| {
        matches!(line.word(s.start), "nobody" | "none" | "neither" | "no")
            && !(line.word(s.start) == "no" && matches!(line.word(s.start + 1), "doubt" | "matter"))
    });
    nobody
        || cue.carrier.is_some_and(|at| data::unsaid().contains(line.word(at)))
        || cue.stands == Stands::Ing && data::unsaid().contains(before)
        || subject.is_some_and(|s| s.start > 1 && line.word(s.start - 2) == "nor" && is_helper(line.word(s.start - 1)))
}

fn reality(line: &Line<'_>, cue: &Cue, subject: Option<&Range<usize>>) -> Reality {
    let first_person = subject.is_some_and(|s| matches!(line.word(s.start), "i" | "we" | "you"));
    let carrier = cue.carrier.map_or("", |at| line.word(at));
    let answers = matches!(cue.row.lemma, "respond" | "reply" | "answer");
    let modal = cue.modal.map_or("", |at| line.word(at));
    let refuses = matches!(cue.row.lemma, "decline" | "refuse")
        || is_refusing(carrier)
        || cue.negated && answers && modal.is_empty()
        || cue.negated && !first_person && is_refusal(line, cue, modal);
    if refuses {
        Reality::Refused
    } else if is_possible(line, cue, modal, first_person)
        || is_condition(line, cue, subject)
        || is_asked(line, cue, subject)
        || data::unreal().contains(carrier)
        || is_ahead(line, cue)
    {
        Reality::Hypothetical
    } else {
        Reality::Actual
    }
}

/// "would not say whether"
fn is_refusal(line: &Line<'_>, cue: &Cue, modal: &str) -> bool {
    let asked = matches!(line.word(cue.head), "say" | "tell") || cue.carrier.is_none();
    matches!(modal, "would" | "wo" | "will") && data::reticent().contains(cue.row.lemma) && asked
}

/// "would say", but not "would like", "could see", "could not recall", "I would argue".
fn is_possible(line: &Line<'_>, cue: &Cue, modal: &str, first_person: bool) -> bool {
    let says = matches!(cue.row.act, Act::Say | Act::Order | Act::Admit | Act::Want | Act::Believe | Act::Expect);
    match modal {
        "" => false,
        "would" | "'d" if cue.row.act == Act::Want && cue.row.lemma != "want" => false,
        "would" | "'d" | "must" | "should" if first_person && says && line.word(0) != "if" => cue.negated,
        "can" | "ca" | "could" => !cue.negated && !matches!(cue.row.act, Act::Perceive | Act::Believe),
        _ => true,
    }
}

/// "*if* he says", "*unless* she agrees"
fn is_condition(line: &Line<'_>, cue: &Cue, subject: Option<&Range<usize>>) -> bool {
    let start = subject.map_or(cue.group.start, |s| s.start);
    start.checked_sub(1).is_some_and(|at| {
        matches!(line.word(at), "if" | "unless" | "whether") && !(at > 0 && line.word(at - 1) == "as")
    })
}

/// "*do* you think …?"
fn is_asked(line: &Line<'_>, cue: &Cue, subject: Option<&Range<usize>>) -> bool {
    let Some(helper) = subject.and_then(|s| s.start.checked_sub(1)) else { return false };
    cue.stands == Stands::Finite && line.class(cue.head) == Class::Base && is_helper(line.word(helper))
}

/// "*What* do you want?": the content is what is asked for, and stands in no words.
pub fn asks_what(line: &Line<'_>, cue: &Cue) -> bool {
    let subject = subject(line, cue);
    let asks = is_asked(line, cue, subject.as_ref());
    let opens = subject.and_then(|s| s.start.checked_sub(2)).map_or("", |at| line.word(at));
    let clause = matches!(cue.complement.as_ref().map(|c| c.kind), Some(Kind::That | Kind::Bare | Kind::Quotation));
    asks && matches!(opens, "what" | "who" | "whom" | "which" | "how") && !clause
}

fn is_helper(word: &str) -> bool {
    matches!(word, "do" | "does" | "did" | "can" | "could" | "will" | "would" | "should" | "has" | "have" | "had")
}

/// "promised her *to say*", "*Tell* them": an infinitive that a plan carries, or an order to say it.
fn is_ahead(line: &Line<'_>, cue: &Cue) -> bool {
    let before = cue.group.start.checked_sub(1);
    match cue.stands {
        Stands::Infinitive => before.is_some_and(|at| data::unreal().contains(line.word(at))),
        Stands::Finite if line.class(cue.head) == Class::Base && cue.group.start == cue.head => {
            before.is_none_or(|at| line.word(at) == "please")
        }
        _ => false,
    }
}

/// Whether a verb tells of a deed and of nothing said: "swore *in*", "asked *not to be named*"; `word` gives those behind
/// it.
pub fn is_deed<'a>(verb: &str, word: impl Fn(usize) -> &'a str) -> bool {
    let unnamed = word(1) == "not" && word(2) == "to" && word(3) == "be";
    let unnamed =
        unnamed && matches!(word(4), "named" | "identified" | "quoted") || word(1) == "for" && word(2) == "anonymity";
    data::is_deed(verb, word(1)) || matches!(verb, "ask" | "asks" | "asked" | "asking") && unnamed
}

/// What a word does that has no row among the cues, with those around it that are of its cue.
pub fn of_words(marked: &Marked<'_>, cue: impl Iterator<Item = usize>) -> (Act, bool, Reality) {
    let (mut act, mut negated, mut reality) = (Act::Say, false, Reality::Actual);
    for word in cue.filter_map(|at| marked.tokens.all.get(at)).map(|t| t.lower.as_str()) {
        act = data::act_of(word).unwrap_or(act);
        match word {
            "not" | "n't" | "never" => negated = true,
            "would" | "could" | "might" | "may" | "will" => reality = Reality::Hypothetical,
            _ if is_refusing(word) => (act, reality) = (Act::Deny, Reality::Refused),
            _ => {}
        }
    }
    (act, negated, reality)
}
