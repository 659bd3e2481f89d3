//! What belongs to a reporting verb in its clause: its subject on the left, its complement on the right.

use crate::classes::Class;
use crate::cues::{Cue, Stands};
use crate::data::{self, CueRow};
use crate::entities::nouns::{self, Sort};
use crate::line::{Item, Line};
use document::Act;
use std::ops::Range;

/// What follows a reporting verb.
#[derive(Clone, Debug)]
pub struct Complement {
    /// Of what kind.
    pub kind: Kind,
    /// Where the content starts.
    pub start: usize,
    /// Where the cue ends: past the group where a preposition belongs to it.
    pub cue_end: usize,
    /// To whom, between cue and content.
    pub addressee: Option<Range<usize>>,
}

/// The kinds of complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// said: “…”
    Quotation,
    /// said that …
    That,
    /// said the bridge was safe
    Bare,
    /// asked whether …
    Wh,
    /// promised to …
    Infinitive,
    /// complained about …
    Preposition,
    /// criticized …
    Object,
}

/// The complement of a verb group, by the frames of its row.
pub fn complement(line: &Line<'_>, cue: &Cue) -> Option<Complement> {
    let row = cue.row;
    let mut found = Complement { kind: Kind::Bare, start: cue.group.end, cue_end: cue.group.end, addressee: None };
    while line.class(found.start) == Class::Adv && !starts_clause(line, found.start) && line.word(found.start) != "not"
    {
        found.start += 1;
    }
    if row.takes(CueRow::ADDRESSEE) && cue.stands != Stands::Passive {
        take_addressee(line, row, &mut found);
    }
    if let Some(ordered) = ordered(line, cue, found.start) {
        let (addressee, start) = ordered;
        return Some(Complement { kind: Kind::Infinitive, start, addressee: Some(addressee), ..found });
    }
    if let Some(kind) = kind_at(line, cue, found.start) {
        return Some(finish(line, cue, kind, found));
    }
    let direct = found.clone();
    for _ in 0..4 {
        let Some(end) = adjunct_end(line, found.start) else { break };
        if row.takes(CueRow::TO) && line.word(found.start) == "to" && found.addressee.is_none() {
            found.addressee = Some(found.start + 1..end);
        }
        found.start = end;
        if line.word(end) == "," && row.takes(CueRow::CLAUSE) && line.subject_at(end + 1) {
            found.start = end + 1;
        }
        match kind_at(line, cue, found.start) {
            Some(kind @ (Kind::That | Kind::Quotation | Kind::Wh | Kind::Infinitive)) => {
                return Some(finish(line, cue, kind, found));
            }
            Some(kind @ Kind::Bare) if !line.word(found.start).is_empty() && row.takes(CueRow::CLAUSE) => {
                return Some(finish(line, cue, kind, found));
            }
            _ => {}
        }
    }
    let kind = object_at(line, cue, direct.start)?;
    Some(finish(line, cue, kind, direct))
}

fn finish(line: &Line<'_>, cue: &Cue, kind: Kind, mut found: Complement) -> Complement {
    found.kind = kind;
    if kind == Kind::Quotation {
        while line.is_comma(found.start) || line.word(found.start) == ":" {
            found.start += 1;
        }
    }
    if kind == Kind::Preposition && cue.row.prepositions.contains(&line.word(found.start)) {
        found.start += 1;
        found.cue_end = found.start;
    }
    found
}

/// "urged *residents* to leave": whom an order is given to, and where the order starts.
fn ordered(line: &Line<'_>, cue: &Cue, at: usize) -> Option<(Range<usize>, usize)> {
    let orders = cue.row.act == Act::Order && cue.row.takes(CueRow::OBJECT) && cue.stands != Stands::Passive;
    // "called for him to resign" tells him nothing.
    let for_somebody = cue.row.particle == Some("for") || cue.row.lemma == "demand";
    let who = line.phrase_after(at).filter(|_| orders && !for_somebody)?;
    let mut end = who.end;
    // "urged residents *in a statement on Monday* to leave"
    for _ in 0..2 {
        if !opens_infinitive(line, end) {
            end = adjunct_end(line, end).filter(|next| !line.is_comma(end) && *next > end)?;
        }
    }
    opens_infinitive(line, end).then(|| (who.start..who_ends(line, who.clone()), end))
}

/// "*to* leave", "*not to* leave"
fn opens_infinitive(line: &Line<'_>, at: usize) -> bool {
    line.class(at) == Class::To || line.word(at) == "not" && line.class(at + 1) == Class::To
}

/// "told *reporters* that": a phrase after the verb that no verb follows.
fn take_addressee(line: &Line<'_>, row: &CueRow, found: &mut Complement) {
    let Some(phrase) = line.phrase_after(found.start) else { return };
    let end = phrase.end;
    let phrase = phrase.start..who_ends(line, phrase.clone());
    if row.lemma == "promise" && !is_somebody(line, phrase.end - 1) {
        return;
    }
    let opens = line.word(end) == "that"
        || line.is_speech(end)
        || matches!(line.word(end), "," | ":") && line.is_speech(end + 1)
        || line.class(end) == Class::Wh
        || opens_infinitive(line, end)
        || row.prepositions.contains(&line.word(end))
        || matches!(line.word(end), "if" | "whether") && row.takes(CueRow::WH);
    let always = matches!(row.lemma, "tell" | "assure" | "remind" | "inform" | "notify");
    let clause = always && !line.class(end).is_finite();
    if opens || clause {
        found.addressee = Some(phrase);
        found.start = end;
    }
}

/// "promised *the workers* that", but "promised *cheaper bread*"
fn is_somebody(line: &Line<'_>, head: usize) -> bool {
    let sort = nouns::noun(line.word(head)).map(|n| n.sort);
    !matches!(line.class(head), Class::Noun | Class::Plural)
        || matches!(sort, Some(Sort::Person | Sort::Group | Sort::Organization | Sort::Outlet))
}

/// Where the words for whom end: "told The Herald | in an interview", "told the crowd | on Monday".
fn who_ends(line: &Line<'_>, phrase: Range<usize>) -> usize {
    let aside = |at: &usize| {
        matches!(line.word(*at), "in" | "on" | "at" | "during" | "after" | "by" | "over")
            && line.class(*at) == Class::Prep
    };
    let day = |at: &usize| {
        matches!(line.word(*at), "last" | "this" | "earlier" | "late")
            && (at + 1 == phrase.end || line.is_temporal(at + 1))
    };
    (phrase.start + 1..phrase.end).find(|at| aside(at) || day(at)).unwrap_or(phrase.end)
}

fn kind_at(line: &Line<'_>, cue: &Cue, at: usize) -> Option<Kind> {
    let row = cue.row;
    let clausal = row.takes(CueRow::CLAUSE) || row.takes(CueRow::THAT);
    let quotes = row.speaks();
    let mark = line.is_comma(at) || line.word(at) == ":";
    if quotes && (line.is_speech(at) || mark && line.is_speech(at + 1)) {
        return Some(Kind::Quotation);
    }
    if line.word(at) == ":" && quotes && (at + 2 < line.len() || at + 1 == line.len() && !line.following.is_empty()) {
        return Some(Kind::Quotation);
    }
    if line.word(at) == "that" && clausal && at + 1 < line.len() {
        return Some(Kind::That);
    }
    if line.word(at) == "," && line.word(at + 1) == "that" && clausal {
        return Some(Kind::That);
    }
    let asks = row.takes(CueRow::WH);
    if (line.class(at) == Class::Wh || matches!(line.word(at), "if" | "whether" | "how" | "why" | "what")) && asks {
        return Some(Kind::Wh);
    }
    if opens_infinitive(line, at)
        && (row.takes(CueRow::INFINITIVE) || matches!(row.lemma, "ask" | "tell" | "urge") && at > cue.group.end)
    {
        return Some(Kind::Infinitive);
    }
    if (at == cue.group.end || matches!(line.class(at - 1), Class::Adv) || row.takes(CueRow::ADDRESSEE))
        && row.prepositions.contains(&line.word(at))
        && at + 1 < line.len()
        && is_object(line, at + 1)
    {
        return Some(Kind::Preposition);
    }
    if row.takes(CueRow::CLAUSE) && is_bare_clause(line, at) {
        return Some(Kind::Bare);
    }
    None
}

/// What a preposition of a cue may stand before: a phrase, a gerund, a clause, a quotation.
fn is_object(line: &Line<'_>, at: usize) -> bool {
    line.phrase_after(at).is_some()
        || matches!(line.class(at), Class::Ing | Class::Wh | Class::Sub)
        || line.is_speech(at)
}

fn object_at(line: &Line<'_>, cue: &Cue, at: usize) -> Option<Kind> {
    let object = line.phrase_after(at).is_some()
        || line.quote_at(at).is_some()
        || matches!(line.class(at), Class::Ing | Class::Adj | Class::Det);
    (cue.row.takes(CueRow::OBJECT) && object).then_some(Kind::Object)
}

/// Whether a clause without *that* starts at a place: a phrase with a verb after it.
fn is_bare_clause(line: &Line<'_>, at: usize) -> bool {
    if line.quote_at(at).is_some() && !line.is_speech(at) {
        return line.has_finite(at..line.len());
    }
    if matches!(line.word(at), "" | "," | "." | ";" | "and" | "or" | "but") || line.class(at) == Class::Prep {
        return false;
    }
    if line.class(at) == Class::Pron
        && matches!(line.word(at), "it" | "them" | "him" | "me" | "us" | "himself" | "herself")
        && !line.class(at + 1).is_finite()
        && line.class(at + 1) != Class::Adv
    {
        return false;
    }
    let Some(phrase) = line.phrase_after(at) else {
        return matches!(
            line.class(at),
            Class::Sub
                | Class::Ing
                | Class::Adv
                | Class::Pron
                | Class::Wh
                | Class::Num
                | Class::Prep
                | Class::Det
                | Class::Adj
        ) && line.has_finite(at..line.len());
    };
    let is_day =
        |i: usize| line.is_temporal(i) || matches!(line.word(i), "this" | "last" | "next" | "earlier" | "late");
    if phrase.clone().all(is_day) && (line.word(phrase.end) == "that" || line.phrase_after(phrase.end).is_some()) {
        return false;
    }
    // A verb that belongs to this phrase, not past a comma and another subject.
    let stop = (phrase.end..line.len()).find(|i| matches!(line.word(*i), ";" | ".")).unwrap_or(line.len());
    let first = (phrase.end..stop).find(|i| line.class(*i).is_finite());
    first.is_some_and(|verb| {
        // "promised lower fares, called the plan a gift, and left"
        let listed = line.is_comma(verb - 1) && verb - 1 == phrase.end;
        !listed && !(phrase.end..verb).any(|i| line.class(i) == Class::Sub && line.word(i) != "that" && i == phrase.end)
    })
}

fn starts_clause(line: &Line<'_>, at: usize) -> bool {
    matches!(line.class(at + 1), Class::Pron | Class::Det | Class::Name)
}

/// The end of an aside between a cue and its content: "on Tuesday", "in a statement", "last week", ", however,".
pub fn adjunct_end(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.is_temporal(at) {
        return Some(at + 1);
    }
    if matches!(line.word(at), "last" | "this" | "next" | "late" | "early" | "earlier" | "later") {
        let end =
            (at + 1..at + 4).find(|i| !(line.is_temporal(*i) || matches!(line.class(*i), Class::Noun | Class::Adj)));
        return end.filter(|e| *e > at + 1 || line.class(at) == Class::Adv);
    }
    if line.is_comma(at) {
        let close = (at + 1..line.len().min(at + 14)).find(|i| line.is_comma(*i))?;
        let aside = matches!(line.class(at + 1), Class::Adv | Class::Prep | Class::Ing | Class::Part)
            && !line.has_finite(at + 1..close);
        return aside.then_some(close + 1);
    }
    if matches!(line.class(at), Class::Prep | Class::To)
        || matches!(line.word(at), "during" | "after" | "before" | "at" | "in")
    {
        return line.phrase_after(at + 1).map(|p| p.end).or_else(|| line.is_temporal(at + 1).then_some(at + 2));
    }
    if line.class(at) == Class::Adv {
        return Some(at + 1);
    }
    None
}

/// Where the content that starts at `start` ends, within the line.
///
/// A clause runs to the end of the sentence unless another attribution starts; an object or an infinitive also ends
/// where the sentence goes on about something else: ", and he left", ", pointing to …", "and rejected …".
pub fn content_end(line: &Line<'_>, cues: &[Cue], cue: &Cue, kind: Kind, start: usize) -> usize {
    let limited = stands_in_subordinate(line, cue);
    let narrow = matches!(kind, Kind::Object | Kind::Infinitive | Kind::Preposition);
    let mut bracket = 0i32;
    for at in start..line.len() {
        match line.word(at) {
            "(" | "[" => bracket += 1,
            ")" | "]" => bracket -= 1,
            _ => {}
        }
        if bracket < 0 {
            return at;
        }
        if bracket > 0 || at == start {
            continue;
        }
        let next = if matches!(line.word(at + 1), "and" | "but" | "or" | "while") { at + 2 } else { at + 1 };
        if line.is_comma(at) || line.word(at) == ";" {
            if limited && line.word(at) == "," && !in_list(line, at, start) {
                return at;
            }
            if line.word(at + 1) == "according" || line.word(next) == "according" {
                return at;
            }
            if attributed_clause(line, cues, at + 1, next) {
                return at;
            }
            if narrow
                && (goes_on_elsewhere(line, at, next)
                    || other_verb(line, next).is_some_and(|c| c == line.class(cue.head) && c != Class::Base))
            {
                return at;
            }
        } else if narrow && (adverbial_clause(line, at) && at > start + 1 || coordinated(line, cue, at)) {
            return at;
        } else if line.class(at) == Class::Conj && cue.stands == Stands::Finite {
            // "said he was fine and called the plan a mistake"
            let verb = cues.iter().find(|c| c.group.start == at + 1 && c.stands == Stands::Finite && c.head > cue.head);
            if verb.is_some_and(|v| line.class(v.head) == line.class(cue.head) && v.row.takes(CueRow::QUOTATION)) {
                return at;
            }
        } else if matches!(line.word(at), "according" | "while" | "when" | "as" | "after")
            && line.word(at + 1) == "to"
            && line.word(at) == "according"
        {
            return at;
        }
    }
    line.len()
}

/// "… *while* also", "… *because* of it"
fn adverbial_clause(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at), "while" | "when" | "because" | "although" | "though" | "even") && line.word(at + 1) != "of"
}

/// "criticized the plan *and rejected* …": a verb in the form of the cue.
fn coordinated(line: &Line<'_>, cue: &Cue, at: usize) -> bool {
    let head = line.class(cue.head);
    if line.class(at) != Class::Conj {
        return false;
    }
    // "calling the plan a mistake and accusing the mayor"
    let participle =
        head == Class::Ing && line.class(at + 1) == Class::Ing && data::cue_forms().contains_key(line.word(at + 1));
    participle || head != Class::Base && other_verb(line, at + 1) == Some(head)
}

/// After a comma: another clause with its own subject, a participle, a relative or adverbial clause.
fn goes_on_elsewhere(line: &Line<'_>, comma: usize, next: usize) -> bool {
    let joined = next > comma + 1;
    match line.class(next) {
        Class::Ing => !joined,
        Class::Wh | Class::Sub => !joined,
        _ if joined => {
            line.phrase_after(next).is_some_and(|s| {
                line.class(s.end).is_finite() || line.class(s.end) == Class::Adv && line.class(s.end + 1).is_finite()
            }) || other_verb(line, next).is_some()
        }
        _ if line.phrase_after(next).is_some_and(|s| line.class(s.end).is_finite()) => true,
        _ => matches!(
            line.word(next),
            "while" | "when" | "because" | "although" | "though" | "after" | "before" | "as" | "so" | "even" | "with"
        ),
    }
}

/// The class of a finite verb at a place, adverbs and auxiliaries before it aside.
fn other_verb(line: &Line<'_>, at: usize) -> Option<Class> {
    let verb = (at..line.len().min(at + 3)).find(|i| line.class(*i) != Class::Adv)?;
    line.class(verb).is_finite().then(|| line.class(verb))
}

/// Whether a new attributed clause starts: ", adding that …", "; others said …", ", but the mayor denied …".
fn attributed_clause(line: &Line<'_>, cues: &[Cue], from: usize, clause: usize) -> bool {
    cues.iter().any(|c| {
        let strong = c.row.takes(CueRow::QUOTATION) || c.row.takes(CueRow::CLAUSE);
        if !strong || c.group.start < from {
            return false;
        }
        if c.group.start == from && c.stands == Stands::Ing {
            return true;
        }
        let joined = clause > from || line.word(from - 1) == ";";
        joined
            && c.stands == Stands::Finite
            && (c.group.start == clause
                || c.group.start <= clause + 12
                    && line.subject_before(c.group.start).is_some_and(|s| s.start <= clause))
    })
}

/// "*When* Lopez said the plan was dead, the …", "Lopez, *who* said …, left".
fn stands_in_subordinate(line: &Line<'_>, cue: &Cue) -> bool {
    let low = cue.group.start.saturating_sub(14);
    for at in (low..cue.group.start).rev() {
        match line.word(at) {
            "who" | "which" => return at > 0 && line.is_comma(at - 1),
            "when" | "after" | "as" | "while" | "although" | "though" | "if" | "because" | "since" | "before"
            | "once" => {
                return at == 0 || at == 1 && line.class(0) == Class::Conj;
            }
            "," | ";" | "that" => return false,
            _ => {}
        }
    }
    false
}

fn in_list(line: &Line<'_>, at: usize, start: usize) -> bool {
    at - start < 3 && line.class(at + 1) == Class::Adj
}

/// The subject of a reporting verb, by how it stands.
pub fn subject(line: &Line<'_>, cue: &Cue) -> Option<Range<usize>> {
    let start = cue.group.start;
    match cue.stands {
        Stands::Finite | Stands::Passive => finite_subject(line, start),
        Stands::Ing => {
            let before = start.checked_sub(1);
            let direct = before.is_some_and(|at| line.class(at).is_noun() || line.class(at) == Class::Pron);
            // "quotes Lopez as saying"
            let told = before.filter(|at| line.word(*at) == "as").and_then(|at| line.phrase_before(at));
            let told = told.filter(|o| o.start > 0 && line.class(o.start - 1).is_verb());
            if told.is_some() {
                told
            } else if direct {
                line.phrase_before(start)
            } else {
                main_subject(line, start).or_else(|| first_subject(line, cue.group.end))
            }
        }
        Stands::Infinitive => caused_subject(line, start).or_else(|| main_subject(line, start)),
        Stands::Reduced => None,
    }
}

/// "The defeat led *the mayor* to say …": a person right after a verb is the subject of the infinitive.
fn caused_subject(line: &Line<'_>, to: usize) -> Option<Range<usize>> {
    let object = line.phrase_before(to)?;
    let verb = object.start.checked_sub(1)?;
    let person = matches!(line.class(object.end - 1), Class::Name | Class::Pron);
    (person && line.class(verb).is_finite() && !line.is_temporal(object.end - 1)).then_some(object)
}

fn finite_subject(line: &Line<'_>, start: usize) -> Option<Range<usize>> {
    let mut before = start.checked_sub(1)?;
    while before > 0 && line.class(before) == Class::Adv {
        before -= 1;
    }
    if matches!(line.word(before), "who" | "which") || line.word(before) == "that" && line.class(before) == Class::Wh {
        return Some(before..before + 1);
    }
    if line.class(before) == Class::Conj {
        // "Lopez said the bridge was old and warned …": who said it also warned.
        return subject_of(line, before, |at| data::takes_quotation(line.word(at)))
            .or_else(|| main_subject(line, before));
    }
    let found = line.subject_before(start);
    if found.is_none() && line.is_comma(before) {
        return main_subject(line, before);
    }
    found
}

/// The subject of the nearest finite verb to the left.
fn main_subject(line: &Line<'_>, before: usize) -> Option<Range<usize>> {
    subject_of(line, before, |_| true)
}

/// The subject of the nearest finite verb to the left that `fits`.
fn subject_of(line: &Line<'_>, before: usize, fits: impl Fn(usize) -> bool) -> Option<Range<usize>> {
    (0..before).rev().filter(|at| line.class(*at).is_finite() && fits(*at)).find_map(|at| {
        let start = group_start(line, at);
        let relative = start > 0 && matches!(line.word(start - 1), "who" | "which" | "that");
        let subject = if relative { None } else { line.subject_before(start) };
        subject.filter(|s| s.end <= before)
    })
}

/// Subject and start of the verb group of each clause up to `end` that hangs on no other, in order.
pub fn main_clauses(line: &Line<'_>, end: usize) -> impl Iterator<Item = (Range<usize>, usize)> {
    (0..end).filter(|verb| line.class(*verb).is_finite()).filter_map(|verb| {
        let group = group_start(line, verb);
        let subject = line.subject_before(group)?;
        let opens = line.clause_start(subject.start).checked_sub(1);
        let hangs = opens.is_some_and(|at| !line.is_comma(at) && !matches!(line.word(at), ";" | ":" | "but" | ""));
        let relative = line.class(subject.start) == Class::Wh || matches!(line.word(subject.start), "that" | "who");
        (!hangs && !relative).then_some((subject, group))
    })
}

/// The subject of the first finite verb to the right of a place.
pub fn first_subject(line: &Line<'_>, from: usize) -> Option<Range<usize>> {
    let comma = (from..line.len()).find(|at| line.is_comma(*at))?;
    let verb = (comma..line.len()).find(|at| line.class(*at).is_finite())?;
    line.subject_before(group_start(line, verb)).filter(|s| s.start > comma)
}

/// The first auxiliary or adverb of the verb group that holds a verb.
fn group_start(line: &Line<'_>, verb: usize) -> usize {
    let mut start = verb;
    while start > 0
        && (line.class(start - 1) == Class::Adv
            || data::auxiliaries().contains(line.word(start - 1)) && line.class(start - 1) != Class::Poss)
    {
        start -= 1;
    }
    start
}

/// The speaker after the verb: "said Maria Lopez, a lawyer".
pub fn inverted_subject(line: &Line<'_>, cue: &Cue) -> Option<Range<usize>> {
    if cue.stands != Stands::Finite || cue.group.len() > 2 {
        return None;
    }
    if line.word(cue.group.end) == "that" {
        return None;
    }
    let phrase = line.phrase_with_aside(cue.group.end)?;
    // "said it was fine": a verb after the phrase makes it the subject of what is said.
    let verb = line.class(phrase.end).is_finite()
        || line.class(phrase.end) == Class::Adv && line.class(phrase.end + 1).is_finite();
    let object = line.is_pronoun(phrase.clone())
        && matches!(line.word(phrase.start), "it" | "them" | "him" | "me" | "us" | "her" | "this" | "that");
    (!verb && !object).then_some(phrase)
}

/// All words of a quotation: what follows it at once with no cue of its own, and its next paragraphs, are parts of it.
pub fn quotation_with_rest(line: &Line<'_>, at: usize) -> Vec<document::Span> {
    let Some(Item::Quote(first)) = line.items.get(at) else { return Vec::new() };
    let quotes = &line.marked.quotes;
    let mut ids = vec![*first];
    if line.items[at + 1..]
        .iter()
        .all(|i| matches!(i, Item::Quote(_)) || matches!(i, Item::Token(t) if line.marked.classes[*t] == Class::Mark))
    {
        ids.extend(line.following.iter().copied());
    }
    let mut i = 0;
    while let Some(id) = ids.get(i).copied() {
        if quotes[id].goes_on
            && let Some(next) = (id + 1..quotes.len()).find(|q| quotes[*q].continues)
            && !ids.contains(&next)
        {
            ids.push(next);
        }
        i += 1;
    }
    ids.iter().filter_map(|q| line.quotation(*q)).collect()
}
