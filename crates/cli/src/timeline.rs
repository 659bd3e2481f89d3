//! What the page dates, in the order of time: each entry with its precision, the words as printed, and who says so.
//!
//! Two sources that give two dates are two entries. What is not placed is left out, and so are lengths ("for two weeks").

use crate::label::day;
use crate::view;
use jiff::civil::Date;
use onrecord::document::{Interval, ParagraphKind, Pieces, Placed, Reading, Span, StatementId, TimeAnchor, Timex};

/// So many bytes of a sentence are shown before the words that say when, and as many after them.
const AROUND: usize = 400;

/// One line of the timeline.
pub(crate) struct Entry {
    /// "12 March 2024", "up to 8 April 2022", "about 7 April 2022".
    pub(crate) when: String,
    /// The sentence as printed.
    pub(crate) sentence: Span,
    /// The words in it that say when.
    pub(crate) phrase: Span,
    /// From where it is counted, where its own words do not give it, and whether that is in doubt.
    pub(crate) from: Option<String>,
    /// The innermost statement that holds the words; none where the page says it in its own voice.
    pub(crate) says: Option<StatementId>,
}

/// All entries, the earliest first.
pub(crate) fn entries(reading: &Reading) -> Vec<Entry> {
    let doubtful = reading.doubtful_times();
    let held = held(reading);
    let mut placed: Vec<(usize, &Timex)> = (reading.times.iter().enumerate())
        .filter(|(i, time)| !held[*i] && time.is_moment() && time.placed != Placed::No)
        .collect();
    placed.sort_by_key(|(i, time)| (time.interval.key(), *i));
    placed.into_iter().filter_map(|(i, time)| entry(reading, time, doubtful[i])).collect()
}

fn entry(reading: &Reading, time: &Timex, is_doubtful: bool) -> Option<Entry> {
    let phrase = time.phrase()?;
    Some(Entry {
        when: interval(&time.interval, time.placed == Placed::Approximate),
        sentence: sentence(reading, phrase)?,
        phrase,
        from: from(reading, time, is_doubtful),
        says: says(reading, phrase),
    })
}

/// For each time, whether it stands in the words of another one that names an event.
fn held(reading: &Reading) -> Vec<bool> {
    let mut phrases: Vec<(usize, usize)> = (reading.times.iter())
        .filter_map(|time| time.anchored.as_ref().map(|a| (a.phrase.start(), a.phrase.end())))
        .collect();
    phrases.sort_unstable();
    // The furthest end of the phrases so far: one that holds a time starts no later and ends no earlier.
    let mut furthest = 0;
    for (_, end) in &mut phrases {
        furthest = furthest.max(*end);
        *end = furthest;
    }
    let is_held = |span: Span| {
        let before = phrases.partition_point(|(start, _)| *start <= span.start());
        before > 0 && phrases[before - 1].1 >= span.end()
    };
    let is_held_time = |time: &Timex| time.anchored.is_none() && time.phrase().is_some_and(is_held);
    reading.times.iter().map(is_held_time).collect()
}

/// The innermost statement whose content holds a passage.
fn says(reading: &Reading, phrase: Span) -> Option<StatementId> {
    let holds = |pieces: &Pieces| pieces.spans().iter().any(|span| span.contains(phrase));
    let held = reading.statements.iter().enumerate().filter(|(_, s)| holds(&s.content));
    held.min_by_key(|(_, s)| s.content.len()).map(|(i, _)| StatementId(i))
}

fn from(reading: &Reading, time: &Timex, is_doubtful: bool) -> Option<String> {
    let text = &reading.document.text;
    let counted = match time.anchor? {
        TimeAnchor::Text => return None,
        TimeAnchor::Published => "counted from the page's date".to_owned(),
        TimeAnchor::Time(id) => format!("counted from “{}”", reading.times.get(id.0)?.phrase()?.of(text)),
        TimeAnchor::Event(id) => {
            let event = reading.events.get(id.0)?;
            let date = reading.times.get(event.time.0)?.phrase()?;
            format!("counted from “{}”, “{}”", view::words(reading, &event.words), date.of(text))
        }
    };
    let doubt = if is_doubtful { ", which hangs on the page's doubtful date" } else { "" };
    Some(counted + doubt)
}

/// "12 March 2024", "March 2024", "2024", "5 to 11 March 2024", "from 9 April 2022 on", "up to 8 April 2022".
pub(crate) fn interval(interval: &Interval, about: bool) -> String {
    let words = match (interval.from, interval.to) {
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) if is_year(from, to) => from.year().to_string(),
        (Some(from), Some(to)) if is_month(from, to) => from.strftime("%B %Y").to_string(),
        (Some(from), Some(to)) => return format!("{} to {}", first_day(from, to), day(to)),
        (Some(from), None) => return format!("from {} on", day(from)),
        (None, Some(to)) => return format!("up to {}", day(to)),
        (None, None) => return String::new(),
    };
    if about { format!("about {words}") } else { words }
}

/// The first day of several, as far as the last does not say the same.
fn first_day(from: Date, to: Date) -> String {
    match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => from.day().to_string(),
        (true, false) => from.strftime("%-d %B").to_string(),
        _ => day(from),
    }
}

fn is_year(from: Date, to: Date) -> bool {
    from.year() == to.year() && from.day_of_year() == 1 && to == to.last_of_year()
}

fn is_month(from: Date, to: Date) -> bool {
    from.day() == 1 && to == from.last_of_month()
}

/// The sentence around a passage, inside its paragraph; a full stop of an abbreviation may cut it short. None where the
/// passage is no part of the article.
fn sentence(reading: &Reading, phrase: Span) -> Option<Span> {
    let (text, paragraphs) = (&reading.document.text, &reading.document.paragraphs);
    let paragraph =
        paragraphs.get(reading.document.paragraph_at(phrase.start())).filter(|p| p.span.contains(phrase))?;
    if !(paragraph.is.is_in_body() || paragraph.is == ParagraphKind::Title) {
        return None;
    }
    let from = text.ceil_char_boundary(paragraph.span.start().max(phrase.start().saturating_sub(AROUND)));
    let to = text.floor_char_boundary(paragraph.span.end().min(phrase.end() + AROUND));
    let (before, after) = (&text[from..phrase.start()], &text[phrase.end()..to]);
    let ends = [". ", "? ", "! ", ".” ", "?” ", "!” "];
    let start = ends.iter().filter_map(|end| before.rfind(end).map(|i| i + end.len())).max();
    let end = ends.iter().filter_map(|end| after.find(end).map(|i| i + end.trim_end().len())).min();
    // A sentence that is longer is shown from a whole word to a whole word.
    let is_cut = (from > paragraph.span.start(), to < paragraph.span.end());
    let start = start.or(before.find(' ').map(|i| i + 1).filter(|_| is_cut.0)).unwrap_or(0);
    let end = end.or(after.rfind(' ').filter(|_| is_cut.1)).unwrap_or(after.len());
    Span::new(from + start, phrase.end() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(from: &str, to: &str) -> String {
        let day = |day: &str| day.parse().ok();
        interval(&Interval { from: day(from), to: day(to) }, false)
    }

    #[test]
    fn an_interval_is_shown_as_people_say_it() {
        assert_eq!(shown("2024-03-12", "2024-03-12"), "12 March 2024");
        assert_eq!(shown("2024-03-01", "2024-03-31"), "March 2024");
        assert_eq!(shown("2024-01-01", "2024-12-31"), "2024");
        assert_eq!(shown("", "2022-04-08"), "up to 8 April 2022");
        assert_eq!(shown("2022-04-09", ""), "from 9 April 2022 on");
        assert_eq!(shown("2022-04-09", "2022-04-12"), "9 to 12 April 2022");
        assert_eq!(shown("2022-04-29", "2022-05-02"), "29 April to 2 May 2022");
    }
}
