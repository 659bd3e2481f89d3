//! What a network's statement becomes by what its verb takes.
//!
//! The network tells words apart, the tables tell what a verb takes: the subject of a passive is accused, told or
//! believed something and says nothing; whom one asks *to leave* is no part of what one asks; "sentenced" says nothing.

use crate::accusation::{self, Charge};
use crate::attribution;
use crate::cues::{self, Cue, Stands};
use crate::line::{self, Line, Marked};
use crate::manner;
use crate::rules::Claim;
use document::{Act, Evidence, Pieces, Reality, Span};
use std::collections::HashMap;

/// What the tables know of a reporting verb in its place.
pub struct Known {
    act: Act,
    negated: bool,
    reality: Reality,
    addressee: Option<Pieces>,
    /// The subject of a passive.
    passive: Option<Pieces>,
    charge: Option<Charge>,
    /// The verb group with what carries it: "declined to say".
    group: Pieces,
    /// The content that a rule gives.
    content: Option<Pieces>,
    /// The preposition that belongs to it stands right after the group.
    carried: bool,
}

/// What is known of the verbs of a document, by their tokens.
pub struct Verbs(HashMap<usize, Known>);

impl Verbs {
    /// Of all verbs that report. A rule that made a statement of one knows more than the verb alone.
    pub fn new(marked: &Marked<'_>, rules: &[Claim]) -> Verbs {
        let mut verbs = HashMap::new();
        for line in line::lines(marked).iter().filter(|l| l.len() <= attribution::LONGEST) {
            for cue in cues::find(line) {
                let Some(head) = line.token_range(cue.head..cue.head + 1).map(|r| r.start) else { continue };
                verbs.insert(head, known(line, &cue));
            }
        }
        for rule in rules {
            let Some(head) = rule.head else { continue };
            let known = verbs.entry(head).or_insert_with(|| Known {
                act: rule.act,
                negated: rule.negated,
                reality: rule.reality,
                addressee: None,
                passive: None,
                charge: None,
                group: rule.cue.clone(),
                content: None,
                carried: false,
            });
            (known.act, known.negated, known.reality) = (rule.act, rule.negated, rule.reality);
            known.addressee = rule.addressee.clone();
            known.content = Some(rule.content.clone());
            if known.carried {
                known.group = rule.cue.clone();
            }
        }
        Verbs(verbs)
    }

    /// The verb of a cue: its last that is known, since "refused to *say*" says.
    fn of(&self, marked: &Marked<'_>, cue: &Pieces) -> Option<&Known> {
        marked.tokens.of(cue).rev().find_map(|t| self.0.get(&t))
    }
}

fn known(line: &Line<'_>, cue: &Cue) -> Known {
    let passive = (cue.stands == Stands::Passive).then(|| crate::clauses::subject(line, cue)).flatten();
    let addressee = cue.complement.as_ref().and_then(|c| c.addressee.clone()).or(cue.told.clone());
    Known {
        act: cue.act,
        negated: cue.negated,
        reality: cue.reality,
        addressee: addressee.map(|r| line.words(r)),
        passive: passive.map(|s| line.words(line.trim(s))),
        charge: accusation::charge(line, cue),
        group: line.words(cue.group.clone()),
        content: None,
        carried: cue.reality == Reality::Refused && cue.carrier.is_some(),
    }
}

/// Mends a claim of a network; `None` where it tells of nothing said.
pub fn mend(marked: &Marked<'_>, verbs: &Verbs, mut claim: Claim) -> Option<Claim> {
    let text = |span: &Span| marked.document.text.get(span.range()).unwrap_or_default();
    if claim.head.is_some_and(|head| is_deed(marked, head)) {
        return None;
    }
    let Some(known) = verbs.of(marked, &claim.cue) else {
        (claim.act, claim.negated, claim.reality) = manner::of_words(marked, marked.tokens.of(&claim.cue));
        return Some(claim);
    };
    (claim.act, claim.negated, claim.reality) = (known.act, known.negated, known.reality);
    if matches!(claim.content.spans(), [one] if text(one) == "that") {
        claim.content = known.content.clone()?;
    }
    passive(marked, known, &mut claim);
    carried(marked, known, &mut claim);
    charged(marked, known, &mut claim);
    addressed(marked, known, &mut claim);
    (!claim.content.is_empty()).then_some(claim)
}

fn is_deed(marked: &Marked<'_>, head: usize) -> bool {
    let word = |at: usize| marked.tokens.all.get(at).map_or("", |t| t.lower.as_str());
    manner::is_deed(word(head), |steps| word(head + steps))
}

/// "*Passengers* were told that …", "*the plan* is considered a failure": the subject of a passive does not speak.
fn passive(marked: &Marked<'_>, known: &Known, claim: &mut Claim) {
    let (Some(subject), Some(source)) = (&known.passive, &claim.source) else { return };
    let tokens = source.hull().map_or(0..0, |h| marked.tokens.touching(h));
    let before = tokens.start.checked_sub(1).map_or("", |at| marked.tokens.all[at].lower.as_str());
    let follows = source.hull().map(Span::start) > claim.cue.hull().map(Span::start);
    let led = matches!(before, "by" | "among" | "from" | "with" | "for" | "in" | "of" | "to" | "as");
    if !subject.overlaps(source) && (led || !follows) {
        return;
    }
    let moved = if subject.overlaps(source) { subject.clone() } else { source.clone() };
    claim.source = None;
    let told = known.addressee.as_ref().is_some_and(|a| a.overlaps(&moved));
    let why = match told {
        true => "in the passive, the subject is told",
        false => "in the passive, the subject is spoken of",
    };
    if !told && !moved.overlaps(&claim.cue) {
        claim.content = joined(marked, &claim.content, &moved);
    }
    claim.evidence.push(Evidence { why: why.to_owned(), words: moved });
}

/// "declined *to say* who paid": what carries the verb and the verb are one cue.
fn carried(marked: &Marked<'_>, known: &Known, claim: &mut Claim) {
    let Some(content) = known.content.as_ref().filter(|_| known.carried) else { return };
    let rest = without(marked, &joined(marked, &claim.content, content), &known.group);
    if !rest.is_empty() && claim.source.as_ref().is_none_or(|s| !s.overlaps(&known.group) && !s.overlaps(&rest)) {
        claim.cue = known.group.clone();
        claim.content = rest;
    }
}

/// An accusation holds the accused and the charge.
fn charged(marked: &Marked<'_>, known: &Known, claim: &mut Claim) {
    let Some(charge) = &known.charge else { return };
    let all = joined(marked, &charge.accused, &charge.of);
    if let Some(source) = claim.source.as_ref().filter(|s| s.overlaps(&all)) {
        // "was accused by two buyers *of fraud*"
        let rest = without(marked, source, &charge.of);
        if rest.is_empty() || rest.overlaps(&charge.accused) {
            return;
        }
        claim.source = Some(rest);
    }
    let words = without(marked, &all, &claim.cue);
    if !words.contains(&charge.accused) {
        return;
    }
    claim.content = joined(marked, &claim.content, &words);
    let of = without(marked, &charge.of, &claim.cue);
    claim.charge = Some(Charge { accused: charge.accused.clone(), of: to_end(&claim.content, &charge.accused, of) });
}

/// A charge goes on to the end of the piece that holds it: "of hiding, losing and forging".
fn to_end(content: &Pieces, accused: &Pieces, of: Pieces) -> Pieces {
    let [one] = of.spans() else { return of };
    // "blamed *the flood* on the mayor": there the accused come last.
    if accused.hull().is_some_and(|a| a.start() > one.start()) {
        return of;
    }
    let piece = content.spans().iter().find(|s| s.contains(*one));
    piece.and_then(|p| Span::new(one.start(), p.end())).map_or(of, Pieces::from)
}

/// "asked *the mayor* to resign": whom one asks is no part of what one asks.
fn addressed(marked: &Marked<'_>, known: &Known, claim: &mut Claim) {
    let Some(addressee) = known.addressee.as_ref().filter(|a| !a.is_empty()) else { return };
    let source = claim.source.clone().unwrap_or_default();
    if addressee.overlaps(&source) || addressee.overlaps(&claim.cue) {
        return;
    }
    let starts = |p: &Pieces| p.hull().map(Span::start);
    if addressee.overlaps(&claim.content) {
        let rest = without(marked, &claim.content, addressee);
        let opens = claim.content.contains(addressee) && starts(&claim.content) == starts(addressee);
        if !opens || rest.is_empty() {
            return;
        }
        claim.content = rest;
    }
    claim.addressee = Some(addressee.clone());
}

/// Both; pieces with nothing but white space between them are one.
fn joined(marked: &Marked<'_>, a: &Pieces, b: &Pieces) -> Pieces {
    let both = a.with(b);
    let gaps = both.spans().windows(2).filter_map(|pair| Span::new(pair[0].end(), pair[1].start()));
    let white = gaps.filter(|gap| marked.tokens.touching(*gap).is_empty());
    Pieces::new(both.spans().iter().copied().chain(white).collect())
}

/// What is in the first and not in the second, each piece from its first token to its last.
fn without(marked: &Marked<'_>, a: &Pieces, b: &Pieces) -> Pieces {
    let mut left = a.spans().to_vec();
    for cut in b.spans() {
        let around = |s: &Span| {
            let before = Span::new(s.start(), cut.start().clamp(s.start(), s.end()));
            let after = Span::new(cut.end().clamp(s.start(), s.end()), s.end());
            before.into_iter().chain(after)
        };
        left = left.iter().flat_map(|s| if s.overlaps(*cut) { around(s).collect() } else { vec![*s] }).collect();
    }
    let whole = |s: &Span| Some(marked.tokens.touching(*s)).filter(|t| !t.is_empty()).map(|t| marked.tokens.span(&t));
    Pieces::new(left.iter().filter_map(whole).collect())
}
