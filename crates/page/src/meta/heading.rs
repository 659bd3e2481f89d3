//! The `<title>` element and the first-order headings.

use super::{Facts, Origin, Said, plain};
use domq::NodeRef;

pub(super) fn read(node: NodeRef<'_>, tag: &str, facts: &mut Facts) {
    // Drawings have titles of their own.
    if tag == "title" && node.ancestors().any(|a| a.tag_name() == Some("svg")) {
        return;
    }
    let words = shown(node);
    let from = if tag == "title" { Origin::TitleElement } else { Origin::Heading };
    if !words.is_empty() {
        facts.titles.push(Said { from, words });
    }
}

/// The words inside, without those of scripts, styles and drawings; elements are apart by white space as they are shown.
fn shown(node: NodeRef<'_>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        match (inner.text(), inner.tag_name()) {
            (Some(words), _) => {
                let hides = |tag: &str| matches!(tag, "script" | "style" | "svg" | "noscript" | "template" | "button");
                let ancestors = inner.ancestors().take_while(|a| a.id() != node.id());
                if !ancestors.filter_map(|a| a.tag_name()).any(hides) {
                    out.push_str(words);
                }
            }
            (_, Some("br" | "div" | "p" | "span")) => out.push(' '),
            _ => {}
        }
    }
    plain(&out.replace('<', "&lt;"))
}
