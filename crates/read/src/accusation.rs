//! "The council accused the builder of fraud": who is accused, and of what.
//!
//! In: a cue that accuses, with its sentence. Out: the words of the accused and of the charge, also where an aside
//! stands between them: "accused the builder – for the first time – of fraud".

use crate::classes::Class;
use crate::clauses::{self, Kind};
use crate::cues::{Cue, Stands};
use crate::line::Line;
use document::{Act, Pieces};

/// The words of an accusation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// Who is accused.
    pub accused: Pieces,
    /// Of what, with the preposition; none where the text does not say.
    pub of: Pieces,
}

/// Who is accused by a cue, and of what.
pub fn charge(line: &Line<'_>, cue: &Cue) -> Option<Charge> {
    if cue.act != Act::Accuse {
        return None;
    }
    match cue.complement.as_ref().map(|c| (c.kind, c.start)) {
        Some((Kind::That | Kind::Bare, start)) if cue.stands != Stands::Passive => clause(line, cue, start),
        _ if cue.stands == Stands::Passive => passive(line, cue),
        _ if cue.stands == Stands::Reduced => None,
        _ => object(line, cue),
    }
}

/// "alleged that *Ek* took bribes": the subject of the clause, and all of it.
fn clause(line: &Line<'_>, cue: &Cue, start: usize) -> Option<Charge> {
    let first = if line.word(start) == "that" { start + 1 } else { start };
    let accused = line.phrase_after(first)?;
    let verb = |at: usize| line.class(at).is_finite();
    if !(verb(accused.end) || line.class(accused.end) == Class::Adv && verb(accused.end + 1)) {
        return None;
    }
    let end = clauses::content_end(line, &[], cue, Kind::That, start);
    Some(Charge { accused: line.words(accused), of: line.words(line.trim(start..end)) })
}

/// "*Ek* was accused of *fraud*"
fn passive(line: &Line<'_>, cue: &Cue) -> Option<Charge> {
    let accused = clauses::subject(line, cue)?;
    let end = clauses::content_end(line, &[], cue, Kind::Preposition, cue.group.end);
    let of = (cue.group.end..end).find(|at| opens_charge(line, cue, *at));
    let of = of.map_or(Pieces::default(), |at| line.words(line.trim(at..charge_end(line, at, end))));
    Some(Charge { accused: line.words(accused), of })
}

/// A charge ends where "by" names who makes it.
fn charge_end(line: &Line<'_>, at: usize, end: usize) -> usize {
    let by = |i: &usize| line.word(*i) == "by" && line.class(i + 1) != Class::Ing;
    (at + 2..end).find(by).unwrap_or(end)
}

/// "accused *the builder* of *fraud*", "blamed *the flood* on *the mayor*"
fn object(line: &Line<'_>, cue: &Cue) -> Option<Charge> {
    let start = cue.group.end;
    let reach = clause_end(line, start);
    let Some(at) = opening(line, cue, start, reach) else {
        let accused = line.phrase_after(start)?;
        let end = clauses::content_end(line, &[], cue, Kind::Object, start).max(accused.end);
        let accused = line.trim(start..end.min(reach.max(accused.end)));
        return Some(Charge { accused: line.words(accused), of: Pieces::default() });
    };
    let end = clauses::content_end(line, &[], cue, Kind::Preposition, at).min(line.len());
    if line.word(at) == "on" {
        let accused = line.trim(at + 1..end);
        return Some(Charge { accused: line.words(accused), of: line.words(line.trim(start..at)) });
    }
    let accused = line.trim(start..aside(line, start, at));
    (!accused.is_empty()).then(|| Charge { accused: line.words(accused), of: line.words(line.trim(at..end)) })
}

/// Where an object may end: at a stop, or where another clause starts.
fn clause_end(line: &Line<'_>, start: usize) -> usize {
    let ends = |at: &usize| matches!(line.word(*at), ";" | ":" | "." | "while" | "because" | "after" | "when");
    (start..line.len()).find(ends).unwrap_or(line.len())
}

/// The preposition that opens the charge: before a gerund if there is one, else not one that ties a name or a thing.
fn opening(line: &Line<'_>, cue: &Cue, start: usize, end: usize) -> Option<usize> {
    let all: Vec<usize> = (start + 1..end).filter(|at| opens_charge(line, cue, *at)).collect();
    let gerund = all.iter().find(|at| line.class(**at + 1) == Class::Ing || line.word(**at + 1) == "having");
    let plain = all.iter().find(|at| !(line.word(**at) == "of" && ties(line, **at)));
    let only = if all.len() == 1 { all.first() } else { None };
    gerund.or(only).or(plain).or(all.last()).copied()
}

/// "the mayor *of Dover*", "one *of the* journalists"
fn ties(line: &Line<'_>, of: usize) -> bool {
    matches!(line.class(of + 1), Class::Det | Class::Name)
}

fn opens_charge(line: &Line<'_>, cue: &Cue, at: usize) -> bool {
    match cue.row.lemma {
        "blame" => matches!(line.word(at), "for" | "on"),
        "charge" => line.word(at) == "with",
        _ => line.word(at) == "of",
    }
}

/// Where the accused end: before an aside that describes nobody, "– in a clear reference to her –", or at the charge.
fn aside(line: &Line<'_>, start: usize, charge: usize) -> usize {
    let opens = |at: &usize| {
        line.is_comma(*at)
            && !matches!(line.class(at + 1), Class::Det | Class::Name | Class::Noun | Class::Num | Class::Wh)
    };
    let open = (start + 1..charge).find(opens).filter(|_| line.is_comma(charge - 1));
    open.unwrap_or(charge)
}
