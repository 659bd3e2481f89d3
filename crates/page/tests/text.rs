//! Texts of our own, saved from pages or as they are → documents.

use document::{DateSource, Document, ParagraphKind};
use page::{Form, Options, check_map, count_placed, read};

fn text(input: &str) -> Document {
    let document = read(input.as_bytes(), "page.txt", &Options::default()).unwrap();
    check_map(&document, input.as_bytes()).unwrap();
    let (placed, all) = count_placed(&document);
    assert_eq!(placed, all);
    document
}

fn paragraphs(document: &Document) -> Vec<(ParagraphKind, &str)> {
    document.paragraphs.iter().map(|p| (p.is, p.span.of(&document.text))).collect()
}

const FIRST: &str = "The bridge over the Vell will be closed in May, the mayor of Nordhaven said on Tuesday, as the piers no longer carry it.";
const SECOND: &str = "“Nobody likes it,” said Ida Brandt, who runs the ferry, “but the piers are older than my grandmother, and so is the road.”";

#[test]
fn title_date_line_and_byline_stand_in_the_head() {
    let input = format!(
        "Home\nNews\n\nMarch 14, 2024\n\nA bridge is closed for two years\n\nBy Maria Lopez and Jon Aas\n\n{FIRST}\n\n{SECOND}\n"
    );
    let document = text(&input);
    use ParagraphKind::*;
    let expected = [
        (Dateline, "March 14, 2024"),
        (Title, "A bridge is closed for two years"),
        (Byline, "By Maria Lopez and Jon Aas"),
        (Body, FIRST),
        (Body, SECOND),
    ];
    assert_eq!(paragraphs(&document), expected);
    assert_eq!(document.title.as_deref(), Some("A bridge is closed for two years"));
    assert_eq!(document.byline, ["Maria Lopez", "Jon Aas"]);
    assert_eq!(document.published.value.unwrap().to_string(), "2024-03-14");
    assert_eq!(document.published.from, Some(DateSource::Dateline));
    let place = document.published.candidates[0].bytes.unwrap();
    assert_eq!(&input[place.range()], "March 14, 2024");
    assert_eq!(document.language.as_deref(), Some("en"));
}

#[test]
fn lines_of_the_page_around_are_left_out() {
    let input = format!(
        "A bridge is closed for two years\n\n{FIRST}\n\nAdvertisement\n\nRead more: the ferry that nobody wanted\n\n{SECOND}\n\n\
        › Subscribe\n\nPlease enter your name here\n\nWe use cookies to make this site better.\n\nMost Read\n\n\
        Rain in the north\nA prize for a baker\n"
    );
    let document = text(&input);
    let body: Vec<_> =
        paragraphs(&document).into_iter().filter(|(is, _)| is.is_in_body()).map(|(_, words)| words).collect();
    assert_eq!(body, [FIRST, SECOND]);
}

#[test]
fn a_text_without_a_head_is_all_body() {
    let document = text(&format!("{FIRST}\n\n{SECOND}\n"));
    assert_eq!(document.title, None);
    assert_eq!(document.published.value, None);
    assert!(document.paragraphs.iter().all(|p| p.is == ParagraphKind::Body));
}

#[test]
fn lines_wrapped_by_hand_become_paragraphs() {
    let input = "A bridge is closed for two years\r\n\r\nThe bridge over the Vell will be closed in May, the mayor of\r\n\
        Nordhaven said on Tuesday, as the piers no longer carry it.\r\n\r\nRepairs are to take two years, and the council will vote on the\r\n\
        plan next week, as it has done with every plan.\r\n";
    let document = text(input);
    let words: Vec<_> = paragraphs(&document).into_iter().map(|(_, words)| words).collect();
    assert_eq!(
        words[1],
        "The bridge over the Vell will be closed in May, the mayor of Nordhaven said on Tuesday, as the piers no longer carry it."
    );
    assert_eq!(words.len(), 3);
}

#[test]
fn short_lines_between_paragraphs_are_headings_and_marked_lines_are_items() {
    let input = format!(
        "A bridge is closed for two years\n\n{FIRST}\n\nWhat the ferry does\n\n{SECOND}\n\n- Two boats\n- Ten trips\n"
    );
    let kinds: Vec<_> = text(&input).paragraphs.iter().map(|p| p.is).collect();
    use ParagraphKind::*;
    assert_eq!(kinds, [Title, Body, Subheading, Body, List, List]);
}

#[test]
fn a_day_given_by_the_user_stands_before_the_date_line() {
    let input = format!("March 14, 2024\n\nA bridge is closed for two years\n\n{FIRST}\n");
    let options = Options { published: Some("2024-03-01".parse().unwrap()), ..Options::default() };
    let published = read(input.as_bytes(), "-", &options).unwrap().published;
    assert_eq!(published.from, Some(DateSource::Given));
    assert_eq!(published.value.unwrap().to_string(), "2024-03-01");
    assert_eq!(published.candidates.len(), 2);
}

#[test]
fn a_text_in_another_language_says_that_it_is_not_read() {
    let input = "Brücke über die Vell wird gesperrt\n\nDie Brücke über die Vell wird im Mai gesperrt, sagte die Bürgermeisterin am Dienstag, \
        weil die Pfeiler sie nicht mehr tragen und die Arbeiten zwei Jahre dauern werden.\n";
    let document = text(input);
    assert_eq!(document.language.as_deref(), Some("de"));
    assert_eq!(document.skipped[0].why, "the article is in German (de); statements are read in English only");
}

#[test]
fn as_it_is_nothing_is_dropped() {
    let input = "Subscribe\r\n\r\nShare this\r\nThe dam leaks.\r\n";
    let options = Options { form: Some(Form::Whole), ..Options::default() };
    let document = read(input.as_bytes(), "-", &options).unwrap();
    assert_eq!(document.text, input);
    assert!(document.paragraphs.iter().all(|p| p.is == ParagraphKind::Body));
}

#[test]
fn any_order_of_lines_is_read_and_leads_to_its_bytes() {
    let lines = [
        "",
        " ",
        "By Maria Lopez",
        "Subscribe",
        "March 14, 2024",
        FIRST,
        SECOND,
        "Most Read",
        "A bridge is closed",
        "- x",
        "https://herald.example/a",
        "\u{2028}",
        "\u{a0}",
        "é",
        "Written by: ",
        "5 juin 2022é",
        "The mayor of Nordhaven said on Tuesday that the bridge over the",
    ];
    let mut state = 7u32;
    for _ in 0..3000 {
        let mut input = String::new();
        for _ in 0..8 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            input.push_str(lines[(state >> 16) as usize % lines.len()]);
            input.push_str(if state & (1 << 30) == 0 { "\n" } else { "\r\n" });
        }
        let options = Options { form: Some(Form::Text), ..Options::default() };
        if let Ok(document) = read(input.as_bytes(), "-", &options) {
            assert_eq!(check_map(&document, input.as_bytes()), Ok(()), "{input:?}");
        }
    }
}
