//! `<meta>` elements: Open Graph, `article:`, Twitter, Dublin Core, Parsely, Sailthru, Highwire (`citation_`) and plain names.

use super::{Facts, Origin, RawDate, Said, language_tag, name, place_of, plain, saved, url};
use document::DateSource;
use domq::NodeRef;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a name of a `<meta>` element stands for, and how far it is to be trusted among its like.
#[derive(Clone, Copy)]
enum Field {
    Title(Origin),
    Author,
    Outlet,
    Address,
    Language,
    Date(u8),
    Saved,
}

static FIELDS: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
    let lines = include_str!("../../data/meta.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(name, field)| Some((name, parse(field)?))).collect()
});

fn parse(field: &str) -> Option<Field> {
    Some(match field.split_once(' ').unwrap_or((field, "")) {
        ("title", "og") => Field::Title(Origin::OpenGraph),
        ("title", "twitter") => Field::Title(Origin::Twitter),
        ("title", _) => Field::Title(Origin::Meta),
        ("author", _) => Field::Author,
        ("outlet", _) => Field::Outlet,
        ("address", _) => Field::Address,
        ("language", _) => Field::Language,
        ("saved", _) => Field::Saved,
        ("date", trust) => Field::Date(trust.parse().ok()?),
        _ => return None,
    })
}

pub(super) fn read(node: NodeRef<'_>, source: &str, facts: &mut Facts) {
    let Some(content) = node.attr("content").filter(|content| !content.trim().is_empty()) else { return };
    for key in ["property", "name", "http-equiv"] {
        let Some(called) = node.attr(key) else { continue };
        let Some(field) = FIELDS.get(called.trim().to_ascii_lowercase().as_str()) else { continue };
        let words = plain(content);
        match *field {
            Field::Title(from) => facts.titles.push(Said { from, words }),
            Field::Author => facts.authors.push(Said { from: Origin::Meta, words: name::turned(&words) }),
            Field::Outlet => facts.outlets.push(Said { from: Origin::OpenGraph, words }),
            Field::Address => url::push(&words, node, source, facts),
            Field::Saved => saved::from_value(&words, node, source, facts),
            Field::Language => facts.languages.extend(language_tag(&words)),
            Field::Date(trust) => {
                let at = place_of(content, node.source_range().unwrap_or_default(), source);
                facts.dates.push(RawDate { from: DateSource::Meta, words, at, trust });
            }
        }
        return;
    }
}
