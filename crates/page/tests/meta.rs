//! What pages of our own say of themselves.

use document::{DateSource, Document, ParagraphKind};
use page::{Form, Options, check_map, read};

const BODY: &str = "<p>The bridge over the Vell will be closed in May, the mayor of Nordhaven said on Tuesday.</p>
<p>“Nobody likes it,” said Ida Brandt, who runs the ferry, “but the piers are older than my grandmother.”</p>
<p>The council will vote on the plan next week, and repairs are to take two years.</p>";

fn page(head: &str, body: &str) -> Document {
    let input = format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>");
    let options = Options { form: Some(Form::Html), ..Options::default() };
    let document = read(input.as_bytes(), "page.html", &options).unwrap();
    check_map(&document, input.as_bytes()).unwrap();
    for candidate in &document.published.candidates {
        assert!(candidate.bytes.is_some_and(|bytes| input.get(bytes.range()).is_some()));
    }
    document
}

fn article(head: &str) -> Document {
    page(head, &format!("<article><h1>A bridge is closed</h1>{BODY}</article>"))
}

fn json(words: &str) -> Document {
    article(&format!("<script type=\"application/ld+json\">{words}</script>"))
}

fn day(document: &Document) -> Option<String> {
    document.published.value.map(|day| day.to_string())
}

#[test]
fn the_article_is_chosen_over_the_page_and_the_publisher() {
    let document = json(
        r#"{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","@id":"/site","name":"The Herald"},
        {"@type":"WebPage","datePublished":"2020-01-01","name":"Front"},
        {"@type":"Person","@id":"/a","name":"Maria Lopez"},
        {"@type":["Article","NewsArticle"],"headline":"A bridge is closed","author":{"@id":"/a"},
         "publisher":{"@id":"/site"},"datePublished":"2024-03-14T23:30:00-05:00","dateModified":"2024-05-01"}]}"#,
    );
    assert_eq!(document.byline, ["Maria Lopez"]);
    assert_eq!(document.outlet.as_deref(), Some("The Herald"));
    assert_eq!(day(&document).as_deref(), Some("2024-03-14"));
    assert_eq!(document.published.from, Some(DateSource::JsonLd));
}

#[test]
fn lists_several_blocks_and_broken_json_are_read() {
    let list = json(r#"[{"@type":"Organization","name":"x"},{"@type":"BlogPosting","datePublished":"2024-03-14"}]"#);
    assert_eq!(day(&list).as_deref(), Some("2024-03-14"));
    let broken = json("{\"@type\":\"Article\",\"headline\":\"A bridge\nis closed\",\"datePublished\":\"2024-03-14\",}");
    assert_eq!(day(&broken).as_deref(), Some("2024-03-14"));
    let hopeless = json(r#"{"@type":"Article","headline":"A "bridge" is closed","datePublished":"2024-03-14"}"#);
    assert_eq!(day(&hopeless).as_deref(), Some("2024-03-14"));
    let none = json("{{{{");
    assert_eq!(day(&none), None);
    assert_eq!(none.title.as_deref(), Some("A bridge is closed"));
}

#[test]
fn cards_of_other_articles_give_nothing() {
    let document = json(
        r#"[{"@type":"NewsArticle","headline":"A bridge is closed","datePublished":"2024-03-14","author":"Maria Lopez"},
        {"@type":"NewsArticle","headline":"Rain in the north","datePublished":"2023-01-01","author":"Jon Aas"}]"#,
    );
    assert_eq!(document.byline, ["Maria Lopez"]);
    assert_eq!(document.published.candidates.len(), 1);
}

#[test]
fn markup_and_references_in_values_are_resolved() {
    let title = "<meta property=og:title content='Mayor: &amp;quot;No&amp;quot; &amp; no'>";
    assert_eq!(page(title, &format!("<article>{BODY}</article>")).title.as_deref(), Some("Mayor: \"No\" & no"));
    let script = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Mayor says <em>no</em> &amp; no"}</script>"#;
    assert_eq!(page(script, &format!("<article>{BODY}</article>")).title.as_deref(), Some("Mayor says no & no"));
}

#[test]
fn the_name_of_the_site_is_no_part_of_the_title() {
    for head in [
        "<title>Mayor: bridge | toll stays | The Herald</title><meta property=og:site_name content='The Herald'>",
        "<title>Mayor: bridge | toll stays - herald-post.example</title><link rel=canonical href='https://www.herald-post.example/a'>",
        "<title>The Herald » Mayor: bridge | toll stays</title><meta name=application-name content='The Herald'>",
    ] {
        let document = page(head, &format!("<article>{BODY}</article>"));
        assert!(document.title.unwrap().starts_with("Mayor: bridge"), "{head}");
    }
}

#[test]
fn a_heading_that_is_the_slogan_of_the_site_is_no_title() {
    let head = "<title>Two years without a bridge</title><meta property=og:title content='Two years without a bridge'>";
    let document = page(head, &format!("<h1>All that matters</h1><article>{BODY}</article>"));
    assert_eq!(document.title.as_deref(), Some("Two years without a bridge"));
}

#[test]
fn no_byline_rather_than_an_invented_one() {
    for author in [
        "The Herald",
        "Staff",
        "admin",
        "By",
        "https://herald.example/people/ml",
        "desk@herald.example",
        "Herald.example",
        "https://www.facebook.com/herald",
        "Newsroom",
        "AP",
        "Reuters",
        "105092",
        "{{author.name}}",
        "mlopez",
        "Web Desk",
    ] {
        let head = format!("<meta property=og:site_name content='The Herald'><meta name=author content='{author}'>");
        assert_eq!(article(&head).byline, Vec::<String>::new(), "{author}");
    }
}

#[test]
fn several_authors_are_split_and_roles_are_cut() {
    for author in [
        "By Maria Lopez and Jon Aas",
        "Maria Lopez, Jon Aas",
        "Von Maria Lopez und Jon Aas",
        "Maria Lopez; Jon Aas",
        "Maria Lopez &amp; Jon Aas / Reporters",
        "Maria Lopez, Jon Aas and AP",
        "Maria Lopez (Porto), Jon Aas",
    ] {
        let document = article(&format!("<meta name=author content='{author}'>"));
        assert_eq!(document.byline, ["Maria Lopez", "Jon Aas"], "{author}");
    }
    let library = article("<meta name=citation_author content='Lopez, Maria'>");
    assert_eq!(library.byline, ["Maria Lopez"]);
}

#[test]
fn a_line_that_names_the_author_near_the_headline_is_read() {
    for line in [
        "<p>By Maria Lopez</p>",
        "<span>By</span> <a href=/ml>Maria Lopez</a>",
        "<div class=post-author>Maria Lopez</div>",
    ] {
        let document = page("", &format!("<article><h1>A bridge is closed</h1>{line}{BODY}</article>"));
        assert_eq!(document.byline, ["Maria Lopez"], "{line}");
    }
    for line in ["<p>By Tuesday Evening It Was Clear</p>", "<p>Seat Height:</p>", "<div class=author>Read More</div>"] {
        let document = page("", &format!("<article><h1>A bridge is closed</h1>{line}{BODY}</article>"));
        assert_eq!(document.byline, Vec::<String>::new(), "{line}");
    }
}

#[test]
fn a_date_of_change_is_no_date_of_publication() {
    let document = article("<meta property=article:modified_time content=2024-05-01>");
    assert_eq!(day(&document), None);
    let lines = "<p>Updated: May 1, 2024</p><p>Published: March 14, 2024</p>";
    let document = page("", &format!("<article><h1>A bridge is closed</h1>{lines}{BODY}</article>"));
    assert_eq!(day(&document).as_deref(), Some("2024-03-14"));
}

#[test]
fn the_day_is_the_one_printed() {
    let head = "<meta property=article:published_time content='2024-03-15T02:11:03+00:00'>";
    let line = "<time datetime='2024-03-14T21:11:03-05:00'>March 14, 2024</time>";
    let document = page(head, &format!("<article><h1>A bridge is closed</h1>{line}{BODY}</article>"));
    assert_eq!(day(&document).as_deref(), Some("2024-03-14"));
    assert_eq!(day(&article(head)).as_deref(), Some("2024-03-15"));
}

#[test]
fn numbers_are_read_in_the_order_of_the_language_or_not_at_all() {
    let date = |locale: &str| {
        day(&article(&format!("<meta property=og:locale content={locale}><meta name=pubdate content='05/03/2024'>")))
    };
    assert_eq!(date("en_GB").as_deref(), Some("2024-03-05"));
    assert_eq!(date("en_US").as_deref(), Some("2024-05-03"));
    assert_eq!(date("en"), None);
    let elsewhere =
        "<meta name=pubdate content='05/03/2024'><link rel=canonical href='https://herald.example/2024/03/05/bridge'>";
    assert_eq!(day(&article(elsewhere)).as_deref(), Some("2024-03-05"));
}

#[test]
fn an_address_has_its_day() {
    for address in ["2024/03/14/bridge", "news/2024-03-14-bridge", "bridge-20240314101500-x.html", "2024/mar/14/bridge"]
    {
        let document = article(&format!("<link rel=canonical href='https://herald.example/{address}'>"));
        assert_eq!(day(&document).as_deref(), Some("2024-03-14"), "{address}");
        assert_eq!(document.published.from, Some(DateSource::Url));
    }
}

#[test]
fn the_address_of_a_saved_page_stands_in_its_comment() {
    let saved = "<!--\n Page saved with SingleFile \n url: https://herald.example/2024/03/14/bridge \n saved date: Fri Mar 15 2024 \n-->";
    let document = article(saved);
    assert_eq!(document.url.as_deref(), Some("https://herald.example/2024/03/14/bridge"));
    assert_eq!(day(&document).as_deref(), Some("2024-03-14"));
}

#[test]
fn a_date_line_in_the_header_is_kept_as_a_paragraph() {
    let body =
        format!("<header><div>Thursday, March 14, 2024</div></header><main><h1>A bridge is closed</h1>{BODY}</main>");
    let document = page("", &body);
    let line = &document.paragraphs[0];
    assert_eq!((line.is, line.span.of(&document.text)), (ParagraphKind::Dateline, "Thursday, March 14, 2024"));
    assert_eq!(document.paragraphs[1].is, ParagraphKind::Title);
    assert_eq!(document.published.from, Some(DateSource::Dateline));
}

#[test]
fn a_date_line_years_after_the_text_is_doubted_with_both_passages() {
    let old = "<p>The piers cracked on May 3, 2021, and were mended in June 2021, the mayor of Nordhaven said.</p>";
    let body = format!("<div>Thursday, March 14, 2024</div><main><h1>A bridge is closed</h1>{old}{BODY}</main>");
    let document = page("", &body);
    let doubt = &document.published.doubts[0];
    let words: Vec<_> = doubt.evidence.iter().map(|span| span.of(&document.text)).collect();
    assert_eq!(words, ["Thursday, March 14, 2024", "June 2021"]);
}

#[test]
fn sources_that_contradict_one_another_are_a_doubt() {
    let head = "<meta property=article:published_time content=2024-03-14><link rel=canonical href='https://herald.example/2023/01/02/bridge'>";
    let document = article(head);
    assert_eq!(day(&document).as_deref(), Some("2024-03-14"));
    assert_eq!(document.published.doubts[0].why, "a <meta> element gives 2024-03-14, the address 2023-01-02");
}

#[test]
fn every_value_however_odd_is_read_or_not() {
    for value in
        ["", " ", "9999999999999", "0000-00-00", "é", "\u{301}", "2024-13-45", "%%%", "&#0;", "1e99", "5/6", "T"]
    {
        let value = value.replace('\'', "");
        let head = format!(
            "<title>{value}</title><meta property=og:title content='{value}'><meta name=author content='{value}'>
            <meta property=article:published_time content='{value}'><link rel=canonical href='{value}'><meta property=og:locale content='{value}'>
            <script type='application/ld+json'>{{\"@type\":\"{value}\",\"datePublished\":\"{value}\",\"author\":[\"{value}\"]}}</script>"
        );
        let _ = page(&head, &format!("<h1>{value}</h1><time datetime='{value}'>{value}</time>{BODY}"));
    }
}
