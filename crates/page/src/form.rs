//! What an input is whose form nobody has said.

use crate::{Error, ErrorKind, Form};

/// How much of an input shows what it is.
const HEAD: usize = 16 << 10;
/// Ends of the names of web pages.
const NAMES: [&str; 5] = ["html", "htm", "xhtml", "shtml", "xht"];
/// What a page starts with, after white space, comments and declarations.
const STARTS: [&str; 14] = [
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "article",
    "main",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "link",
];
/// What closes the elements of a page.
const ENDS: [&str; 8] = ["</p>", "</div>", "</a>", "</span>", "</li>", "</h1>", "</title>", "</html>"];

/// A page by its name, by its first element, or by the elements that it closes; anything else is a text.
///
/// # Errors
/// Where it is neither: a feed, other XML, a page saved with its pictures in one MHTML file.
pub(crate) fn find(input: &[u8], path: &str) -> Result<Form, Error> {
    let head = input.iter().take(HEAD).filter(|byte| **byte != 0).copied().collect::<Vec<u8>>();
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let start = first_element(&head);
    refuse(&head, start, path)?;
    let is_named =
        path.rsplit_once('.').is_some_and(|(_, end)| NAMES.iter().any(|name| end.eq_ignore_ascii_case(name)));
    let closed = ENDS.iter().map(|end| head.matches(end).count()).sum::<usize>();
    let is_page =
        is_named || STARTS.iter().any(|tag| is_element(start, tag)) || closed >= 3 && closed * 1500 >= head.len();
    Ok(if is_page { Form::Html } else { Form::Text })
}

/// From the first element on, without its bracket; empty where the input starts with words.
fn first_element(head: &str) -> &str {
    let mut rest = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}');
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ => return rest.strip_prefix('<').unwrap_or_default(),
        };
        let Some(at) = rest.find(end) else { return "" };
        rest = rest[at + end.len()..].trim_start();
    }
}

fn is_element(start: &str, tag: &str) -> bool {
    let rest = start.strip_prefix(tag);
    rest.is_some_and(|rest| rest.starts_with(['>', '/']) || rest.starts_with(char::is_whitespace))
}

fn refuse(head: &str, start: &str, path: &str) -> Result<(), Error> {
    let feeds = ["rss", "feed", "rdf:rdf", "channel", "urlset", "sitemapindex", "opml"];
    let error = |what: &str| Err(Error::new(ErrorKind::Unreadable, format!("{path}: looks like {what}")));
    if feeds.iter().any(|tag| is_element(start, tag)) {
        return error("a feed or a list of addresses, not an article; save the page of the article itself");
    }
    if head.starts_with("<?xml") && !head.contains("<html") && !start.starts_with("!doctype html") {
        return error("XML that is no web page; save the page of the article itself, or its text as a .txt file");
    }
    let mime = ["mime-version:", "content-type: multipart/related", "snapshot-content-location:"];
    if mime.iter().filter(|field| head.contains(**field)).count() >= 2 && start.is_empty() {
        return error("a page saved as MHTML; save it as \"web page, HTML only\" instead");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(input: &str, path: &str) -> Form {
        find(input.as_bytes(), path).unwrap()
    }

    #[test]
    fn a_page_is_known_by_its_name_or_by_its_elements() {
        assert_eq!(form("no tags at all", "a.HTM"), Form::Html);
        assert_eq!(form("\u{feff}\n<!-- saved -->\n<!DOCTYPE html><p>x", "-"), Form::Html);
        assert_eq!(form("<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\"><html xmlns=''>", "-"), Form::Html);
        assert_eq!(form("Menu<li>One</li><li>Two</li><li>Three</li><p>The dam</p>", "page"), Form::Html);
    }

    #[test]
    fn a_text_that_begins_with_a_bracket_is_a_text() {
        assert_eq!(form("<The following was sent to the mayor.> The dam leaks.", "a.txt"), Form::Text);
        assert_eq!(form("The <html> element opens a page.", "a.txt"), Form::Text);
        assert_eq!(form("<3 is a heart. 1 < 2.", "-"), Form::Text);
    }

    #[test]
    fn wide_characters_do_not_hide_a_page() {
        let wide: Vec<u8> = "<html><p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(find(&wide, "-").unwrap(), Form::Html);
    }

    #[test]
    fn feeds_other_xml_and_mhtml_are_refused_by_name() {
        for (input, name) in [
            ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>", "a feed"),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "a feed"),
            ("<?xml version=\"1.0\"?><nitf><body>x</body></nitf>", "XML"),
            ("From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "MHTML"),
        ] {
            let error = find(input.as_bytes(), "x").unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unreadable);
            assert!(error.to_string().contains(name), "{error}");
        }
    }
}
