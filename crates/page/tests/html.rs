//! Pages of our own → documents.

use document::{Document, ParagraphKind};
use page::{ErrorKind, Form, Options, check_map, count_placed, read};

fn html(page: &str) -> Document {
    let options = Options { form: Some(Form::Html), ..Options::default() };
    let document = read(page.as_bytes(), "page.html", &options).unwrap();
    check_map(&document, page.as_bytes()).unwrap();
    let (placed, all) = count_placed(&document);
    assert_eq!(placed, all);
    document
}

fn paragraphs(document: &Document) -> Vec<(ParagraphKind, &str)> {
    document.paragraphs.iter().map(|p| (p.is, p.span.of(&document.text))).collect()
}

fn body(page: &str) -> Vec<String> {
    let document = html(page);
    let body = document.paragraphs.iter().filter(|p| p.is.is_in_body());
    body.map(|p| p.span.of(&document.text).to_owned()).collect()
}

const BODY: &str = "<p>The bridge over the Vell will be closed in May, the mayor of Nordhaven said on Tuesday.</p>
<p>“Nobody likes it,” said Ida Brandt, who runs the ferry, “but the piers are older than my grandmother.”</p>
<p>The council will vote on the plan next week, and repairs are to take two years.</p>";

#[test]
fn title_and_paragraphs_stand_apart_by_a_blank_line() {
    let document = html(&format!("<title>x</title><h1>A bridge is closed</h1>{BODY}"));
    let found = paragraphs(&document);
    assert_eq!(found[0], (ParagraphKind::Title, "A bridge is closed"));
    assert_eq!(found.len(), 4);
    assert!(document.text.starts_with("A bridge is closed\n\nThe bridge over the Vell"));
    assert_eq!(document.title.as_deref(), Some("A bridge is closed"));
}

#[test]
fn chrome_around_the_article_is_no_text() {
    let page = format!(
        "<header><div>Friday, May 3, 2024</div><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav></header>
        <main><h1>A bridge is closed</h1><div class=text>{BODY}</div>
        <div class=subscribe><a href=/s>› Subscribe</a></div>
        <form><label>Please enter your comment!</label><textarea></textarea>
        <p>The verification period has expired. Please reload the page, and then try it once more.</p></form>
        <aside><h3>More Articles</h3><ul><li><a href=/a>Ferry has a new captain</a></ul></aside></main>
        <footer><p>All rights reserved, Nordhaven Courier, Quay Street 4, Nordhaven.</p></footer>"
    );
    assert_eq!(body(&page).len(), 3);
}

#[test]
fn references_and_collapsed_white_space_lead_to_their_bytes() {
    let page = format!(
        "<h1>Fish &amp; chips</h1><p>Caf&eacute;\n\t owners &#8220;won&rsquo;t pay&#x201d; for\u{ad} it,&nbsp; they <b>said </b> on Monday.</p>{BODY}"
    );
    let document = html(&page);
    assert!(document.text.contains("Café owners “won’t pay” for it, they said on Monday."), "{}", document.text);
    let run = |words: &str| {
        let at = document.text.find(words).unwrap();
        let run = document.map.iter().find(|run| run.text.start() == at).unwrap();
        &page[run.bytes.range()]
    };
    assert_eq!((run("é"), run("“"), run("&")), ("&eacute;", "&#8220;", "&amp;"));
}

#[test]
fn two_breaks_part_paragraphs_and_one_does_not() {
    let page = "<div>The bridge will be closed in May, the mayor said.<br>It will open in two years.<br><br>
        The council will vote on the plan next week, and the ferry runs.<br/>&nbsp;<br/>Nobody likes it, said the captain of the ferry.</div>";
    let body = body(page);
    assert_eq!(body.len(), 3, "{body:?}");
    assert_eq!(body[0], "The bridge will be closed in May, the mayor said.\nIt will open in two years.");
}

#[test]
fn what_a_browser_hides_is_no_text() {
    let page = format!(
        "<script>var a = '<p>Not a word of this was said, and nobody will read it.</p>';</script>
        <style>p {{ color: red }}</style><!-- The mayor resigned, it was said on Monday. -->
        <noscript><p>Please turn on scripts, or you will see nothing at all of it.</p></noscript>
        <template><p>This is only a template, with {{name}} in it, nothing else.</p></template>
        <p hidden>This paragraph is hidden, and so nobody reads it, they say.</p>
        <p style='color: red; display : none'>This one is hidden too, and nobody reads it, they say.</p>{BODY}"
    );
    assert_eq!(body(&page).len(), 3);
}

#[test]
fn headings_lists_and_quotations_keep_their_kind() {
    let page = format!(
        "<article><h1>A bridge is closed</h1>{BODY}<h2>What now?</h2>
        <ul><li>The ferry runs every ten minutes, the council promised.</li><li>Cars go by way of Oldhaven, twenty miles to the east.</li></ul>
        <blockquote>We will all have to leave home earlier, wrote one reader.</blockquote></article>"
    );
    let document = html(&page);
    let kinds: Vec<ParagraphKind> = document.paragraphs.iter().map(|p| p.is).collect();
    use ParagraphKind::*;
    assert_eq!(kinds, [Title, Body, Body, Body, Subheading, List, List, Quote]);
}

#[test]
fn a_page_without_an_article_has_no_body() {
    let links: String = (0..40).map(|i| format!("<li><a href=/{i}>Headline number {i} of the day</a></li>")).collect();
    assert!(body(&format!("<h1>News</h1><ul>{links}</ul>")).is_empty());
}

#[test]
fn any_nesting_any_cut_and_any_odd_byte_is_read() {
    let deep = format!("{}{BODY}", "<div>".repeat(100_000));
    assert_eq!(body(&deep).len(), 3);
    let page =
        format!("<html><body class='{}'><h1>A &amp; B</h1>{BODY}\0<p>x\0y &#0; &#xD800; &bogus; &", "x ".repeat(500));
    html(&page);
    for end in (0..page.len()).rev().take(900).filter(|end| page.is_char_boundary(*end)) {
        html(&page[..end]);
    }
}

#[test]
fn the_time_for_a_large_page_grows_with_its_length_alone() {
    let nested =
        |n: usize| format!("{}{}", "<div class=a>".repeat(n), "<p>The bridge will be closed, he said.".repeat(n));
    let start = std::time::Instant::now();
    html(&nested(10_000));
    let small = start.elapsed();
    html(&nested(40_000));
    assert!(start.elapsed() - small < 16 * small + std::time::Duration::from_secs(2));
}

#[test]
fn a_page_in_another_encoding_leads_to_its_own_bytes() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("<meta charset=windows-1251><h1>Мост закрыт</h1><p>Мэр сказал, что мост закрыт до весны, а паром будет ходить чаще, чем раньше.</p>");
    let document = read(&bytes, "page.html", &Options::default()).unwrap();
    assert_eq!(document.encoding, "windows-1251");
    assert!(document.text.starts_with("Мост закрыт\n\nМэр сказал"));
    check_map(&document, &bytes).unwrap();
}

#[test]
fn an_input_past_the_limit_says_what_to_do() {
    let error = read(&vec![b'x'; page::LIMIT + 1], "big.html", &Options::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(error.to_string().starts_with("big.html: "));
}

#[test]
fn the_lede_between_headline_and_article_is_body() {
    let page = format!(
        "<div><header><h1>A bridge is closed</h1><p>Cars will have to take the ferry for two years, according to the council.</p>
        <div class=byline>By Ida Brandt</div></header></div><div class=content>{BODY}</div>"
    );
    let body = body(&page);
    assert_eq!(body.len(), 4, "{body:?}");
    assert!(body[0].starts_with("Cars will have to"));
}

#[test]
fn nothing_that_holds_most_of_the_text_is_chrome_by_its_name() {
    assert_eq!(body(&format!("<div class='post share-enabled'><h1>A bridge is closed</h1>{BODY}</div>")).len(), 3);
    let each = BODY.replace("<p>", "<div class=share-paragraph><p>").replace("</p>", "</p></div>");
    assert_eq!(body(&format!("<article>{each}</article>")).len(), 3);
}

#[test]
fn an_article_that_only_a_script_would_show_is_read() {
    let long = BODY.repeat(4).replace("Tuesday", "Monday");
    let page = format!("<body><p>Loading the page, please wait.</p><div hidden id=S:0>{BODY}{long}</div></body>");
    assert!(body(&page).len() >= 3);
}

#[test]
fn blocks_after_the_article_and_invitations_in_it_are_left_out() {
    let page = format!(
        "<article><h1>A bridge is closed</h1><p>Published: May 3, 2024, 10:15</p>{BODY}
        <p>Read more: <a href=/f>The ferry has a new captain, and he is not amused.</a></p>{}
        <h2>Related articles</h2><p>The ferry has a new captain, and he likes his work, he says.</p></article>",
        BODY.replace("May", "June").replace("“", "„").replace("next", "this")
    );
    let body = body(&page);
    assert_eq!(body.len(), 6, "{body:?}");
    assert!(body.iter().all(|p| !p.contains("captain") && !p.contains("2024")));
}

#[test]
fn words_under_a_picture_are_left_out() {
    let page = format!(
        "<article>{BODY}<figure><img><figcaption>The old bridge in spring, as seen from the ferry.</figcaption></figure></article>"
    );
    assert_eq!(body(&page).len(), 3);
}

#[test]
fn what_readers_wrote_is_no_article_however_long_it_is() {
    let talk = "<p>I have lived by this water all my life, and never once have I seen them mend a thing in time.</p>"
        .to_owned();
    let comments: String = (0..40).map(|i| talk.replace("never", &format!("{i} times"))).collect();
    let page = format!("<h1>A bridge is closed</h1><div>{BODY}</div><div id=comments>{comments}</div>");
    assert_eq!(body(&page).len(), 3);
}

#[test]
fn a_name_inside_a_line_tells_of_the_line() {
    let page =
        format!("<article><div><span class=share-text>If you like it, tell a friend.</span></div>{BODY}</article>");
    assert_eq!(body(&page).len(), 3);
    let part = BODY.replace("The bridge over the Vell", "<span class=share-text>The bridge</span> over the Vell");
    assert_eq!(body(&format!("<article>{part}</article>")).len(), 3);
}

#[test]
fn links_amid_running_text_are_body_and_links_after_it_are_not() {
    let more = BODY.replace("May", "June").replace("older", "frailer").replace("next", "this");
    let page = format!(
        "<article><h1>Bridges of the Vell</h1>{BODY}<h2><a href=/1>The bridge at Nordhaven</a></h2>{more}
        <p><a href=/2>A walk along the water</a></p>{}<p><a href=/3>Ferry has a new captain</a></p></article>",
        more.replace("June", "July").replace("this week", "in autumn").replace("frailer", "weaker")
    );
    let body = body(&page);
    assert!(body.iter().any(|p| p == "The bridge at Nordhaven") && body.iter().any(|p| p == "A walk along the water"));
    assert!(!body.iter().any(|p| p.contains("captain")), "{body:?}");
}

#[test]
fn cards_cut_short_orders_and_lines_that_sell_are_left_out() {
    let cards =
        "<p>The ferry has a new captain and…</p><p>The council of Nordhaven has…</p><p>Why the water of the…</p>";
    let page = format!(
        "<article><h1>A bridge is closed</h1><p>[player id=”4”]</p>{BODY}<p>{{{{banner=\"/b/4\"}}}}</p>
        <p>Get the best of the Courier in your inbox every morning, free of charge.</p>{cards}
        <p>“Read more about the water in our newsletter,” the mayor said on Tuesday.</p></article>"
    );
    let body = body(&page);
    assert_eq!(body.len(), 4, "{body:?}");
    assert!(body[3].starts_with("“Read more"));
}

#[test]
fn what_is_about_the_author_is_no_body() {
    let page = format!(
        "<meta name=author content='Ida Brandt'><article><h1>A bridge is closed</h1>{BODY}{}
        <p>Ida Brandt is a reporter in Nordhaven, and writes about water.</p></article>",
        BODY.replace("May", "June").replace("older", "frailer").replace("next", "this").replace("“Nobody", "“No one")
    );
    assert_eq!(body(&page).len(), 6);
}

#[test]
fn the_one_paragraph_called_a_teaser_is_the_lede() {
    let lede = "<p class=teaser-text>Cars will have to take the ferry for two years, according to the council.</p>";
    assert_eq!(body(&format!("<article><h1>A bridge is closed</h1>{lede}{BODY}</article>")).len(), 4);
    assert_eq!(body(&format!("<article><h1>A bridge is closed</h1>{lede}{BODY}{lede}</article>")).len(), 3);
}
