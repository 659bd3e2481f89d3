//! Microdata and what classes and `rel` say on the page itself.

use super::{Facts, Origin, RawDate, Said, place_of, plain};
use document::DateSource;
use domq::NodeRef;

pub(super) fn read(node: NodeRef<'_>, source: &str, facts: &mut Facts) {
    if let Some(property) = node.attr("itemprop") {
        property.split_whitespace().for_each(|property| item(node, property, source, facts));
    }
    let is_author = node.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|r| r == "author"));
    if is_author && node.tag_name() == Some("a") {
        push_author(node.text_content(), Origin::Shown, facts);
    }
}

fn item(node: NodeRef<'_>, property: &str, source: &str, facts: &mut Facts) {
    let value = node.attr("content").or(node.attr("datetime")).filter(|value| !value.trim().is_empty());
    let words = || value.map(str::to_owned).unwrap_or_else(|| node.text_content());
    match property {
        "headline" => facts.titles.push(Said { from: Origin::Microdata, words: plain(&words()) }),
        "author" => push_author(author(node).unwrap_or_else(words), Origin::Microdata, facts),
        "datePublished" | "dateCreated" if node.tag_name() != Some("time") => {
            let words = words();
            let at = place_of(&words, node.source_range().unwrap_or_default(), source);
            let trust = if property == "datePublished" { 8 } else { 4 };
            facts.dates.push(RawDate { from: DateSource::Meta, words: plain(&words), at, trust });
        }
        _ => {}
    }
}

/// The name inside an item that is an author.
fn author(node: NodeRef<'_>) -> Option<String> {
    let name =
        node.descendants().find(|n| n.attr("itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "name")))?;
    Some(name.attr("content").map(str::to_owned).unwrap_or_else(|| name.text_content()))
}

fn push_author(words: String, from: Origin, facts: &mut Facts) {
    let words = plain(&words);
    if !words.is_empty() && words.len() < 200 {
        facts.authors.push(Said { from, words });
    }
}
