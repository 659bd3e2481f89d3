//! Why a source goes unnamed: "who asked not to be named because the talks were private".

use crate::data::lines;
use crate::line::Marked;
use crate::tokens::Token;
use document::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// No reason is longer, in tokens.
const LONGEST: usize = 30;

/// All reasons in a text, in order: the token where one starts, and its words.
pub fn find(marked: &Marked<'_>) -> Vec<(usize, Span)> {
    let all = &marked.tokens.all;
    let mut found: Vec<(usize, Span)> = Vec::new();
    for (at, token) in all.iter().enumerate() {
        let Some(ways) = ways().get(token.lower.as_str()) else { continue };
        let Some(len) = ways.iter().find(|way| is_at(way, &all[at..])).map(|way| way.len()) else { continue };
        let end = end(all, at + len);
        if found.last().is_none_or(|(_, span)| span.end() <= token.span.start()) {
            found.push((at, Span::join(token.span, all[end - 1].span)));
        }
    }
    found
}

/// A word in the phrase itself that says so: *anonymous*.
pub fn is_said_by(word: &str) -> bool {
    matches!(word, "anonymous" | "unnamed" | "unidentified")
}

fn ways() -> &'static HashMap<&'static str, Vec<Vec<&'static str>>> {
    static WAYS: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
        let mut ways: HashMap<&'static str, Vec<Vec<&'static str>>> = HashMap::new();
        for line in lines(include_str!("../../data/anonymity.txt")) {
            let words: Vec<&str> = line.split(' ').collect();
            ways.entry(words[0]).or_default().push(words);
        }
        ways
    });
    &WAYS
}

fn is_at(way: &[&str], tokens: &[Token]) -> bool {
    tokens.len() >= way.len() && way.iter().zip(tokens).all(|(word, token)| *word == token.lower)
}

/// Up to the next comma, stop or quotation mark.
fn end(all: &[Token], from: usize) -> usize {
    let stops = |t: &Token| {
        matches!(t.lower.as_str(), "," | "." | ";" | ":" | "“" | "”" | "\"" | "?" | "!" | "—" | "–" | "(" | ")")
    };
    let speaks = |t: &Token| matches!(t.lower.as_str(), "said" | "says" | "told" | "and");
    let last = all.len().min(from + LONGEST);
    (from..last).find(|at| stops(&all[*at]) || speaks(&all[*at])).unwrap_or(last)
}
