//! The words for kinds of things, as people read them.

use jiff::civil::Date;
use onrecord::document::DateSource;

/// "named-person" of the JSON as "named person".
pub(crate) fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

/// Where a date was found, after "from".
pub(crate) fn date_source(from: DateSource) -> &'static str {
    match from {
        DateSource::Given => "--date",
        DateSource::JsonLd => "the page's JSON-LD",
        DateSource::Meta => "a meta tag of the page",
        DateSource::Time => "a time tag of the page",
        DateSource::Url => "the page's address",
        DateSource::Dateline => "the date line",
        DateSource::Field => "a field of the article",
    }
}

/// "14 March 2024".
pub(crate) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// "1 statement", "2 statements".
pub(crate) fn count(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}
