//! What a page says of itself: title, authors, outlet, address, language, date of publication.
//!
//! Takes the tree and the decoded source that it was parsed from. Each source has its file: JSON-LD, `<meta>` elements,
//! microdata, headings, `<time>`, visible lines. They only collect [`Facts`], in the order of the page; what is believed
//! is decided afterwards, in `title.rs`, `byline.rs`, `outlet.rs` and `published.rs`. Places are in the decoded source.

mod byline;
mod heading;
mod json_ld;
mod microdata;
pub(crate) mod name;
mod outlet;
mod published;
mod saved;
mod shown;
mod tag;
mod title;
mod url;

use crate::days::{self, Order};
use crate::decode::Decoded;
use crate::tree::{self, Page};
use document::{Candidate, DateSource, Doubt, Published};
use domq::{Dom, NodeKind, NodeRef};
use jiff::civil::Date;
use std::ops::Range;

/// What is known of a page from outside its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meta {
    /// The headline, without the site's name.
    pub(crate) title: Option<String>,
    /// The authors' names, one an entry.
    pub(crate) byline: Vec<String>,
    /// Who publishes it.
    pub(crate) outlet: Option<String>,
    /// The canonical address.
    pub(crate) url: Option<String>,
    /// The language that the page claims: `en`, `de-AT`.
    pub(crate) language: Option<String>,
    /// Days that may be the day of publication, each once for each source, best first.
    pub(crate) dates: Vec<Dated>,
    /// The day on which the file was saved, as the program that saved it says.
    pub(crate) saved: Option<saved::Saved>,
    /// A weekday near the headline that its day does not have.
    pub(crate) misfit: Option<shown::Misfit>,
}

/// A day and where the source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dated {
    /// As printed.
    pub(crate) date: Date,
    /// Where it was found.
    pub(crate) from: DateSource,
    /// Its place in the decoded source.
    pub(crate) at: Range<usize>,
    /// Whether the page says that it is the day of publication, or shows it near the headline.
    pub(crate) is_sure: bool,
}

/// Sources that differ by so many days agree: time zones, and reports that grew overnight.
const NEAR: i32 = 2;

/// The longest date line, in bytes.
const LONGEST_LINE: usize = 140;
/// How far after a `datetime` its words may stand.
const LONGEST_TAG: usize = 160;

impl Meta {
    /// The day of publication with all candidates; a day that the user gives stands before them.
    ///
    /// Two doubts show without the text: another source gives another day, or the file was saved before.
    pub(crate) fn published(&self, decoded: &Decoded, given: Option<Date>) -> Published {
        let said = self.dates.iter().map(|dated| {
            let bytes = Some(decoded.source(dated.at.clone()));
            Candidate { value: dated.date, from: dated.from, bytes }
        });
        let doubts = [self.contradiction(decoded), self.saved_before(decoded), self.wrong_weekday(decoded)];
        let doubts = doubts.into_iter().flatten().filter(|_| given.is_none()).collect();
        Published { doubts, ..Published::choose(given, said) }
    }

    /// The block of the page that shows the day of publication and little else.
    pub(crate) fn date_line(&self, page: &Page) -> Option<usize> {
        let best = self.dates.first()?;
        let is_shown = |dated: &&Dated| matches!(dated.from, DateSource::Dateline | DateSource::Time);
        let shown = self.dates.iter().find(|dated| is_shown(dated) && dated.date == best.date)?;
        let is_there =
            |run: &tree::Run| run.source.end > shown.at.start && run.source.start < shown.at.end + LONGEST_TAG;
        let gives = |words: &str| days::find(words, Order::DayFirst).iter().any(|day| day.date == best.date);
        let is_line = |block: &tree::Block| {
            let words = page.words(block);
            words.len() <= LONGEST_LINE && page.runs[block.runs.clone()].iter().any(is_there) && gives(words)
        };
        page.blocks.iter().position(is_line)
    }

    fn contradiction(&self, decoded: &Decoded) -> Option<Doubt> {
        let best = self.dates.first()?;
        // Beside the day itself, the page may show those of changes and of other articles.
        let is_shown = |dated: &Dated| matches!(dated.from, DateSource::Dateline | DateSource::Time);
        let is_best_shown = self.dates.iter().any(|dated| is_shown(dated) && dated.date == best.date);
        let is_only_one =
            |other: &Dated| is_shown(other) && self.dates.iter().all(|d| !is_shown(d) || d.date == other.date);
        let is_other = |other: &&Dated| {
            let apart = other.date.since(best.date).map_or(i32::MAX, |span| span.get_days().abs());
            let is_news = !is_shown(other) || !is_best_shown;
            (other.is_sure || is_only_one(other)) && other.from != best.from && apart > NEAR && is_news
        };
        let other = self.dates.iter().find(is_other)?;
        let why = format!("{} gives {}, {} {}", source(best.from), best.date, source(other.from), other.date);
        let bytes = [best, other].map(|dated| decoded.source(dated.at.clone())).to_vec();
        Some(Doubt { why, evidence: Vec::new(), bytes })
    }

    /// A weekday is shown with a day that does not have it.
    fn wrong_weekday(&self, decoded: &Decoded) -> Option<Doubt> {
        let misfit = self.misfit.as_ref()?;
        let bytes = vec![decoded.source(misfit.at.clone())];
        Some(Doubt { why: misfit.why.clone(), evidence: Vec::new(), bytes })
    }

    /// The file was saved before the day of publication, by more than the difference of two time zones.
    fn saved_before(&self, decoded: &Decoded) -> Option<Doubt> {
        let (best, saved) = (self.dates.first()?, self.saved.as_ref()?);
        let is_before = best.date.since(saved.date).is_ok_and(|span| span.get_days() > 1);
        is_before.then_some(())?;
        let why = format!("{} gives {}, but the file was saved on {}", source(best.from), best.date, saved.date);
        let bytes = [&best.at, &saved.at].map(|at| decoded.source(at.clone())).to_vec();
        Some(Doubt { why, evidence: Vec::new(), bytes })
    }
}

fn source(from: DateSource) -> &'static str {
    match from {
        DateSource::Given => "the user",
        DateSource::JsonLd => "the page's JSON-LD",
        DateSource::Meta => "a <meta> element",
        DateSource::Time => "a <time> element",
        DateSource::Url => "the address",
        DateSource::Dateline => "a date line",
        DateSource::Field => "a field",
    }
}

/// Where a page says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    JsonLd,
    OpenGraph,
    Meta,
    Twitter,
    Microdata,
    Heading,
    TitleElement,
    /// Shown on the page, by its class or `rel`.
    Shown,
}

/// An address that the page gives for itself.
#[derive(Clone, Debug)]
struct Address {
    words: String,
    at: Range<usize>,
}

/// Something that a page says.
#[derive(Clone, Debug)]
struct Said {
    from: Origin,
    words: String,
}

/// All that the sources say, each list in the order of the page.
#[derive(Debug, Default)]
struct Facts {
    titles: Vec<Said>,
    authors: Vec<Said>,
    outlets: Vec<Said>,
    addresses: Vec<Address>,
    languages: Vec<String>,
    dates: Vec<RawDate>,
    items: Vec<json_ld::Item>,
    saved: Option<saved::Saved>,
    misfit: Option<shown::Misfit>,
}

impl Facts {
    /// Whether the page says that it is a news report.
    fn is_news(&self) -> bool {
        self.items.iter().any(json_ld::Item::is_news)
    }
}

/// The words of a date, before it is known in which order they give day and month.
#[derive(Clone, Debug)]
struct RawDate {
    from: DateSource,
    words: String,
    at: Range<usize>,
    /// Higher is surer, among those of one source.
    trust: u8,
}

/// What `dom`, parsed from `source`, says of itself.
pub(crate) fn find(dom: &Dom, source: &str) -> Meta {
    let (mut facts, lines) = collect(dom, source);
    let outlet = outlet::choose(&facts);
    let title = title::choose(&facts);
    lines.settle(title.as_deref(), &mut facts);
    let language = facts.languages.first().cloned();
    let order = facts.languages.iter().map(|tag| Order::of_language(tag)).find(|order| *order != Order::Unknown);
    Meta {
        byline: byline::choose(&facts),
        url: facts.addresses.first().map(|address| address.words.clone()),
        dates: published::choose(&facts, order.unwrap_or_default()),
        saved: facts.saved,
        misfit: facts.misfit,
        title,
        outlet,
        language,
    }
}

fn collect(dom: &Dom, source: &str) -> (Facts, shown::Lines) {
    let mut facts = Facts::default();
    let mut lines = shown::Lines::default();
    for node in dom.nodes() {
        match node.kind() {
            NodeKind::Element { tag } => element(node, tag, source, &mut facts, &mut lines),
            NodeKind::Text(words) => lines.text(node, words, source),
            NodeKind::Comment(words) => {
                url::from_comment(node, words, source, &mut facts);
                saved::from_comment(node, words, source, &mut facts);
            }
            NodeKind::Doctype(_) => {}
        }
    }
    json_ld::settle(&mut facts);
    (facts, lines)
}

fn element(node: NodeRef<'_>, tag: &str, source: &str, facts: &mut Facts, lines: &mut shown::Lines) {
    match tag {
        "html" => facts.languages.extend(node.attr("lang").or(node.attr("xml:lang")).and_then(language_tag)),
        "meta" => tag::read(node, source, facts),
        "script" => json_ld::read(node, source, facts),
        "title" => heading::read(node, tag, facts),
        "h1" => {
            lines.heading(node);
            heading::read(node, tag, facts);
        }
        "time" => lines.time(node, source),
        "link" => url::from_link(node, source, facts),
        _ => {}
    }
    microdata::read(node, source, facts);
}

/// `en_US` → `en-US`; `None` for what is no language tag.
fn language_tag(value: &str) -> Option<String> {
    let tag = value.trim().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_tag.then_some(tag)
}

/// The words with white space collapsed and markup and character references, which some pages put into their values, resolved.
fn plain(words: &str) -> String {
    let resolved = match words.contains(['<', '&']) {
        true => domq::parse_fragment(words).roots().map(|root| root.text_content()).collect(),
        false => words.to_owned(),
    };
    let seen: String = resolved.chars().filter(|c| !crate::layout::is_ignored(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without case, marks and spaces, for comparing names.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The place of `words` inside `within`, or all of it where they are spelt otherwise.
fn place_of(words: &str, within: Range<usize>, source: &str) -> Range<usize> {
    let start = source.get(within.clone()).and_then(|around| around.find(words));
    start.map_or(within.clone(), |start| within.start + start..within.start + start + words.len())
}
