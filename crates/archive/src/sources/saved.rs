//! What the program that saved a page notes in its head.

use jiff::fmt::strtime;

/// Where a note may stand, in bytes.
const HEAD: usize = 2000;

/// Address and moment of "Page saved with SingleFile", the moment in UTC.
pub(super) fn note(page: &[u8]) -> Option<(String, Option<String>)> {
    let head = String::from_utf8_lossy(&page[..page.len().min(HEAD)]);
    let note = &head[head.find("Page saved with SingleFile")?..];
    let note = &note[..note.find("-->").unwrap_or(note.len())];
    let field = |name: &str| note.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let url = field("url:").filter(|url| url.contains("://"))?;
    Some((url.to_owned(), field("saved date:").and_then(moment)))
}

/// "Thu Mar 14 2024 10:00:00 GMT+0100 (Central European Standard Time)".
fn moment(words: &str) -> Option<String> {
    let words = words.split('(').next()?.trim();
    let read = strtime::parse("%a %b %d %Y %H:%M:%S GMT%z", words).ok()?;
    Some(read.to_timestamp().ok()?.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_saved_with_singlefile_says_from_where_and_when() {
        let page = "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://h.example/a?b=1 \n saved date: Thu Mar 14 2024 10:00:00 GMT+0100 (Central European Standard Time)\n--><p>a";
        let (url, moment) = note(page.as_bytes()).unwrap();
        assert_eq!((url.as_str(), moment.as_deref()), ("https://h.example/a?b=1", Some("2024-03-14T09:00:00Z")));
        for other in ["", "<p>Page saved with SingleFile", "<!-- Page saved with SingleFile\n url: x -->"] {
            assert_eq!(note(other.as_bytes()), None);
        }
    }
}
