//! Who is credited for a whole article in its own text: "NORDHAVEN (AP) — …", a last line "(dpa/AFP)",
//! "The Associated Press contributed to this report.", "This article was first published by The Harrow Herald."

use crate::meta::name;
use document::{Credit, CreditKind, Paragraph, ParagraphKind, Pieces, Span};

/// Bytes in which the head of a report names its agency.
const HEAD: usize = 80;

/// Bytes of the longest line that only credits somebody.
const LONGEST: usize = 120;

/// Lines at the end that may credit somebody.
const LAST: usize = 3;

/// What the first and the last paragraphs of the body say of it.
pub(crate) fn find(text: &str, paragraphs: &[Paragraph]) -> Vec<Credit> {
    let body: Vec<Span> = paragraphs.iter().filter(|p| p.is == ParagraphKind::Body).map(|p| p.span).collect();
    let first = body.first().and_then(|span| at_head(*span, text));
    let last = &body[body.len().saturating_sub(LAST).max(1).min(body.len())..];
    let mut out: Vec<Credit> = first.into_iter().collect();
    for credit in last.iter().flat_map(|span| at_end(*span, text)) {
        if !out.iter().any(|other| other.name == credit.name) {
            out.push(credit);
        }
    }
    out
}

/// "NORDHAVEN (AP) — The bridge …".
fn at_head(span: Span, text: &str) -> Option<Credit> {
    let words = span.of(text);
    let open = words.find('(').filter(|open| *open < HEAD)?;
    let close = open + words[open..].find(')').filter(|len| *len < HEAD)?;
    let is_followed = words[close + 1..].trim_start().starts_with(['-', '–', '—', ':']);
    let name = &words[open + 1..close];
    (is_followed && name::is_agency(name)).then(|| credit(CreditKind::Agency, span.start() + open + 1, name))?
}

/// "(dpa/AFP)", "The Associated Press contributed to this report."
fn at_end(span: Span, text: &str) -> Vec<Credit> {
    let line = span.of(text);
    if line.len() > LONGEST {
        return Vec::new();
    }
    let words = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = span.end() - words.len();
    if let Some(end) = CONTRIBUTED.iter().find_map(|said| words.find(said)) {
        let who = words[..end].trim_end();
        let is_name = !who.is_empty() && !who.contains(['.', ';', ':', '“', '"']);
        return credit(CreditKind::Contributed, start, who).filter(|_| is_name).into_iter().collect();
    }
    if let Some((said, at)) = FIRST.iter().find_map(|said| words.find(said).map(|at| (said, at))) {
        return first(words, at + said.len(), start).into_iter().collect();
    }
    agencies(words.trim_end_matches(|c: char| !c.is_alphanumeric()), start)
}

/// What is said after the names of those who helped with a report.
const CONTRIBUTED: [&str; 3] = ["contributed to this report", "contributed to this story", "contributed reporting"];

/// What is said before the name of the outlet that had an article first.
const FIRST: [&str; 6] = [
    "first published by ",
    "first published in ",
    "first appeared in ",
    "originally published by ",
    "originally published in ",
    "originally appeared in ",
];

/// "This article was first published by *The Harrow Herald* on 3 May.": the name in capitals that starts at `at`.
fn first(words: &str, at: usize, start: usize) -> Option<Credit> {
    let rest = &words[at..];
    let end = rest.find(['.', ',', ';', '(', ':']).unwrap_or(rest.len());
    let clause = [" on ", " under ", " and is ", " in "].iter().filter_map(|word| rest[..end].find(word)).min();
    let name = rest[..clause.unwrap_or(end)].trim_end();
    let is_name = name.trim_start_matches("the ").starts_with(char::is_uppercase);
    is_name.then(|| credit(CreditKind::Outlet, start + at, name))?
}

/// "dpa/AFP": agencies and nothing else; the words start at `start`.
fn agencies(words: &str, start: usize) -> Vec<Credit> {
    let mut at = start;
    let mut out = Vec::new();
    for part in words.split(['/', ',', '|']) {
        let name = part.trim();
        if !name::is_agency(name) {
            return Vec::new();
        }
        out.extend(credit(CreditKind::Agency, at + part.len() - part.trim_start().len(), name));
        at += part.len() + 1;
    }
    out
}

fn credit(kind: CreditKind, start: usize, name: &str) -> Option<Credit> {
    let words = Pieces::from(Span::new(start, start + name.len())?);
    Some(Credit { kind, name: name.to_owned(), words })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credits(lines: &[&str]) -> Vec<(CreditKind, String)> {
        let (mut text, mut paragraphs) = (String::new(), Vec::new());
        for line in lines {
            let start = text.len();
            text.push_str(line);
            let span = Span::new(start, text.len()).unwrap();
            paragraphs.push(Paragraph { span, is: ParagraphKind::Body });
            text.push_str("\n\n");
        }
        let found = find(&text, &paragraphs);
        for credit in &found {
            assert_eq!(credit.words.hull().unwrap().of(&text), credit.name);
        }
        found.into_iter().map(|credit| (credit.kind, credit.name)).collect()
    }

    #[test]
    fn the_head_of_a_report_credits_its_agency() {
        let found = credits(&["NORDHAVEN (AP) — The bridge will be closed.", "It is old."]);
        assert_eq!(found, [(CreditKind::Agency, "AP".to_owned())]);
        assert!(credits(&["The party (AP) said that the bridge will be closed.", "It is old."]).is_empty());
        assert!(credits(&["NORDHAVEN (the port) — The bridge will be closed.", "It is old."]).is_empty());
    }

    #[test]
    fn the_last_line_credits_agencies_and_contributors() {
        let found = credits(&["The bridge will be closed.", "It is old.", "(dpa/AFP)"]);
        assert_eq!(found, [(CreditKind::Agency, "dpa".to_owned()), (CreditKind::Agency, "AFP".to_owned())]);
        let found = credits(&["The bridge will be closed.", "Ida Brandt contributed to this report."]);
        assert_eq!(found, [(CreditKind::Contributed, "Ida Brandt".to_owned())]);
    }

    #[test]
    fn the_last_line_credits_the_outlet_that_had_it_first() {
        let found =
            credits(&["The bridge is shut.", "This article was first published by The Harrow Herald on 3 May."]);
        assert_eq!(found, [(CreditKind::Outlet, "The Harrow Herald".to_owned())]);
        let found = credits(&["The bridge is shut.", "This story originally appeared in the Harrow Herald."]);
        assert_eq!(found, [(CreditKind::Outlet, "the Harrow Herald".to_owned())]);
        assert!(credits(&["The bridge is shut.", "The poem was first published in 1903."]).is_empty());
    }

    #[test]
    fn a_text_without_a_line_credits_nobody() {
        assert!(credits(&[]).is_empty());
        assert!(credits(&["Reuters"]).is_empty());
        assert!(credits(&["", "()", "—"]).is_empty());
    }
}
