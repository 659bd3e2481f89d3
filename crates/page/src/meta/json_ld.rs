//! JSON-LD: the block that describes the article, chosen over those for the site, its publisher and other pages.
//!
//! Several blocks, lists, `@graph` and references by `@id` are followed. Broken JSON is mended where its mistake is
//! common: raw line breaks in strings, commas before a closing bracket, comments.

mod mend;

use super::{Facts, Origin, RawDate, Said, language_tag, letters, plain};
use document::DateSource;
use domq::NodeRef;
use serde_json::{Map, Value};
use std::ops::Range;

type Object = Map<String, Value>;

/// Something with a date, a headline or an author, and how likely it is the article.
#[derive(Debug, Default)]
pub(super) struct Item {
    rank: u8,
    headline: String,
    addresses: Vec<String>,
    authors: Vec<String>,
    publisher: Option<String>,
    language: Option<String>,
    published: Option<(String, Range<usize>)>,
    created: Option<(String, Range<usize>)>,
}

impl Item {
    pub(super) fn is_news(&self) -> bool {
        self.rank > 2
    }
}

pub(super) fn read(node: NodeRef<'_>, source: &str, facts: &mut Facts) {
    let is_json_ld = |kind: &str| kind.trim().to_ascii_lowercase().starts_with("application/ld+json");
    if !node.attr("type").is_some_and(is_json_ld) {
        return;
    }
    for text in node.children() {
        let (Some(words), Some(at)) = (text.text(), text.source_range()) else { continue };
        let values = mend::parse(words);
        let mut objects = Vec::new();
        values.iter().for_each(|value| gather(value, &mut objects));
        let block = Block { objects: &objects, source, at };
        let items: Vec<Item> = objects.iter().filter_map(|object| block.item(object)).collect();
        facts.items.extend(items);
        facts.outlets.extend(objects.iter().filter_map(|object| outlet(object)));
    }
}

/// Says what the likeliest item says; the headline and the address tell which that is.
pub(super) fn settle(facts: &mut Facts) {
    let shown: Vec<String> = facts.titles.iter().map(|said| letters(&said.words)).collect();
    let fits = |item: &Item| {
        let headline = letters(&item.headline);
        let is_shown = headline.len() > 5 && shown.iter().any(|title| title.contains(&headline));
        let is_here = item.addresses.iter().any(|a| facts.addresses.iter().any(|b| same_page(a, &b.words)));
        u8::from(is_shown) + u8::from(is_here)
    };
    let mut ranked: Vec<(u8, u8, usize)> =
        facts.items.iter().enumerate().map(|(i, item)| (item.rank.min(2), fits(item), i)).collect();
    ranked.sort_by_key(|(rank, fit, i)| (std::cmp::Reverse((*rank > 1, *fit, *rank)), *i));
    let items = std::mem::take(&mut facts.items);
    for (place, (rank, fit, i)) in ranked.iter().enumerate() {
        let item = &items[*i];
        // Other articles on the page are cards of other pages.
        if place > 0 && *rank > 1 && *fit == 0 {
            continue;
        }
        say(item, facts);
    }
    facts.items = items;
}

fn say(item: &Item, facts: &mut Facts) {
    if !item.headline.is_empty() {
        facts.titles.push(Said { from: Origin::JsonLd, words: item.headline.clone() });
    }
    let authors = item.authors.iter().map(|name| Said { from: Origin::JsonLd, words: name.clone() });
    facts.authors.extend(authors);
    facts.outlets.extend(item.publisher.iter().map(|name| Said { from: Origin::JsonLd, words: name.clone() }));
    facts.languages.extend(item.language.clone());
    let trust = if item.rank > 1 { 9 } else { 6 };
    let dates = [(&item.published, trust), (&item.created, trust - 4)];
    facts.dates.extend(dates.into_iter().filter_map(|(date, trust)| {
        let (words, at) = date.clone()?;
        Some(RawDate { from: DateSource::JsonLd, words, at, trust })
    }));
}

fn same_page(a: &str, b: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase()
    };
    bare(a) == bare(b)
}

/// All objects that speak of this page: through lists, `@graph`, `mainEntity` and `mainEntityOfPage`.
fn gather<'a>(value: &'a Value, objects: &mut Vec<&'a Object>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| gather(value, objects)),
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                object.get(key).into_iter().for_each(|value| gather(value, objects));
            }
        }
        _ => {}
    }
}

/// How likely an object of these types is the article: 3 a report, 2 an article, 1 a page.
fn rank(object: &Object) -> u8 {
    let rank = |kind: &str| match kind.rsplit(['/', ':']).next().unwrap_or_default() {
        "Report" | "LiveBlogPosting" => 3,
        kind if kind.ends_with("NewsArticle") => 3,
        "BlogPosting" | "SocialMediaPosting" | "DiscussionForumPosting" | "Review" => 2,
        kind if kind.ends_with("Article") => 2,
        "CreativeWork" | "Recipe" | "HowTo" | "VideoObject" | "PodcastEpisode" | "Product" => 1,
        kind if kind.ends_with("WebPage") || kind.ends_with("Page") => 1,
        _ => 0,
    };
    strings(object.get("@type")).map(rank).max().unwrap_or_default()
}

fn outlet(object: &Object) -> Option<Said> {
    let is_outlet = strings(object.get("@type")).any(|kind| matches!(kind, "WebSite" | "NewsMediaOrganization"));
    let name = strings(object.get("name")).next().map(plain).filter(|name| !name.is_empty() && is_outlet)?;
    Some(Said { from: Origin::JsonLd, words: name })
}

struct Block<'a> {
    objects: &'a [&'a Object],
    source: &'a str,
    at: Range<usize>,
}

impl Block<'_> {
    fn item(&self, object: &Object) -> Option<Item> {
        let rank = rank(object);
        let text = |key: &str| strings(object.get(key)).next().map(plain).unwrap_or_default();
        let mut addresses: Vec<String> = strings(object.get("url")).map(str::to_owned).collect();
        addresses.extend(strings(object.get("mainEntityOfPage")).map(str::to_owned));
        addresses.extend(
            object.get("mainEntityOfPage").and_then(|page| page.get("@id")).and_then(Value::as_str).map(str::to_owned),
        );
        let headline = match text("headline") {
            headline if headline.is_empty() && rank > 1 => text("name"),
            headline => headline,
        };
        let mut authors = Vec::new();
        for key in ["author", "creator"] {
            if authors.is_empty() {
                object.get(key).into_iter().for_each(|value| self.authors(value, &mut authors));
            }
        }
        (rank > 0).then(|| Item {
            rank,
            headline,
            addresses: addresses.into_iter().filter(|address| address.starts_with("http")).collect(),
            authors,
            publisher: object.get("publisher").and_then(|publisher| self.publisher(publisher)),
            language: strings(object.get("inLanguage")).next().and_then(language_tag),
            published: self.date(object, "datePublished"),
            created: self.date(object, "dateCreated"),
        })
    }

    fn authors(&self, value: &Value, authors: &mut Vec<String>) {
        match value {
            Value::String(name) => authors.push(plain(name)),
            Value::Array(list) => list.iter().for_each(|value| self.authors(value, authors)),
            Value::Object(author) => authors.extend(strings(self.named(author).get("name")).map(plain)),
            _ => {}
        }
    }

    fn publisher(&self, value: &Value) -> Option<String> {
        let name = match value {
            Value::Array(list) => return self.publisher(list.first().filter(|first| first.is_object())?),
            Value::Object(object) => strings(self.named(object).get("name")).next().map(plain)?,
            other => plain(other.as_str()?),
        };
        Some(name).filter(|name| !name.is_empty() && !name.starts_with("http"))
    }

    /// The object itself, or the named one that it refers to by `@id`.
    fn named<'o>(&'o self, object: &'o Object) -> &'o Object {
        let id = object.get("@id").and_then(Value::as_str).filter(|_| !object.contains_key("name"));
        let is_meant = |other: &&&Object| other.contains_key("name") && other.get("@id").and_then(Value::as_str) == id;
        id.and_then(|_| self.objects.iter().find(is_meant)).copied().unwrap_or(object)
    }

    /// The value of `key` and where it stands in the source.
    fn date(&self, object: &Object, key: &str) -> Option<(String, Range<usize>)> {
        let value = match object.get(key)? {
            Value::Number(number) => number.to_string(),
            other => strings(Some(other)).next()?.trim().to_owned(),
        };
        let words = self.source.get(self.at.clone()).filter(|_| !value.is_empty())?;
        let after_key = words.match_indices(key).map(|(i, _)| i + key.len());
        let near = |from: usize| Some(from + words.get(from..)?.find(value.as_str())?).filter(|i| i - from < 8);
        let start = after_key.filter_map(near).next().or_else(|| words.find(value.as_str()));
        let at = start.map_or(self.at.clone(), |i| self.at.start + i..self.at.start + i + value.len());
        Some((value, at))
    }
}

/// A string, or the strings of a list.
fn strings(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let one = value.and_then(Value::as_str).into_iter();
    let many = value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.chain(many)
}
