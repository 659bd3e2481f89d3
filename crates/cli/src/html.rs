//! One self-contained page: each paragraph of an article beside the statements made in it.
//!
//! Nothing is loaded and nothing runs: the policy in its head forbids both. All words of a stranger are escaped by the
//! templates.

mod marks;
mod parts;

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use onrecord::document::Reading;
use parts::{Own, Paragraph, Record, Row, Speaker};
use sha2::{Digest, Sha256};

/// One article, made into HTML already.
pub(crate) struct Article {
    number: usize,
    title: String,
    about: String,
    summary: String,
    statements: usize,
    html: String,
}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePart<'a> {
    number: usize,
    /// The level of the article's heading.
    level: usize,
    title: Option<&'a Row>,
    no_title: &'a str,
    about: &'a str,
    url: Option<&'a str>,
    timeline: Vec<Dated>,
    doubts: Vec<Doubt>,
    credits: Vec<String>,
    rows: &'a [Row],
    speakers: Vec<Speaker>,
    records: Vec<Record>,
    own: Vec<Own>,
    skipped: Vec<String>,
    summary: &'a str,
    path: String,
    document: &'a onrecord::document::Document,
}

/// An entry of the timeline; the sentence in three parts, so that the words that say when stand out.
struct Dated {
    when: String,
    before: String,
    phrase: String,
    after: String,
    from: Option<String>,
    says: Option<usize>,
    who: String,
}

struct Doubt {
    why: String,
    passages: Vec<String>,
}

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: String,
    version: &'static str,
    policy: String,
    style: &'a str,
    articles: &'a [Article],
}

/// Makes one article; `number` tells it from the `of` articles on the page.
pub(crate) fn article(reading: &Reading, number: usize, of: usize) -> Article {
    let document = &reading.document;
    let (rows, summary) = (parts::rows(reading, number), crate::view::summary(reading));
    let is_title = |row: &&Row| matches!(row.paragraph, Paragraph::Title);
    let (title, rest) = match rows.split_first() {
        Some((first, rest)) if is_title(&first) => (Some(first), rest),
        _ => (None, rows.as_slice()),
    };
    let no_title = document.title.as_deref().unwrap_or("(no title)");
    let about = parts::about(document);
    let part = ArticlePart {
        number,
        level: if of > 1 { 2 } else { 1 },
        title,
        no_title,
        about: &about,
        url: document.url.as_deref(),
        doubts: parts::doubts(reading),
        credits: document.credits.iter().map(|credit| parts::safe(&credit.name)).collect(),
        rows: rest,
        timeline: parts::timeline(reading),
        speakers: parts::speakers(reading),
        records: parts::records(reading),
        own: parts::own(reading, number),
        skipped: document.skipped.iter().map(|skipped| parts::safe(&skipped.why)).collect(),
        summary: &summary,
        path: parts::safe(&document.path),
        document,
    };
    let html = part.render().expect("writing into memory does not fail");
    Article { number, title: parts::safe(no_title), about, statements: reading.statements.len(), summary, html }
}

/// The page, with an index where there are several articles.
pub(crate) fn page(articles: &[Article]) -> String {
    let style = style(articles);
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    let title = match articles {
        [one] => format!("{} · who said what", one.title),
        many => format!("Who said what on {}", crate::label::count(many.len(), "page")),
    };
    let page = Page {
        title,
        version: onrecord::VERSION,
        policy: format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"),
        style: &style,
        articles,
    };
    page.render().expect("writing into memory does not fail")
}

/// The style sheet, with a rule for each number of a statement that lights its words and its note together.
fn style(articles: &[Article]) -> String {
    let most = articles.iter().map(|article| article.statements).max().unwrap_or(0);
    let mut style = include_str!("../templates/style.css").to_owned();
    for n in 1..=most {
        style += &format!(
            "article:has(.s{n}:target,.t{n}:target,.s{n}:hover,.s{n}:focus-within) .w{n},article:has(.t{n}:target) .s{n}\
             {{background:var(--lit)}}\n"
        );
    }
    style
}
