//! Days in printed words and in the values of machines.
//!
//! A day is read as it is printed: "2022-06-05T23:30:00-04:00" is June 5. Numbers alone ("05/06/2022") are a day only
//! where the order is known, or where one of the two can be no month.

use jiff::civil::Date;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The order of day and month in a date of numbers with strokes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// 5/6/2022 is June 5.
    DayFirst,
    /// 5/6/2022 is May 6.
    MonthFirst,
    /// 5/6/2022 is no day.
    #[default]
    Unknown,
}

impl Order {
    /// By a language tag: `en-US` writes the month first, plain `en` does not tell, all others write the day first.
    pub(crate) fn of_language(tag: &str) -> Order {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        match tag.split_once('-') {
            Some(("en", "us")) => Order::MonthFirst,
            None if tag == "en" || tag.is_empty() => Order::Unknown,
            _ => Order::DayFirst,
        }
    }
}

/// A day and where it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// In the text that was searched.
    pub(crate) at: Range<usize>,
    /// Year, month and day are all printed.
    pub(crate) date: Date,
}

/// All days that are printed in full, in order.
pub(crate) fn find(text: &str, order: Order) -> Vec<Day> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let is_inside = i > 1 && tokens[i - 1].is_mark("./-:") && tokens[i - 2].number().is_some() && !tokens[i].spaced;
        match PATTERNS.iter().find_map(|pattern| pattern(&tokens[i..], order)).filter(|_| !is_inside) {
            Some((len, date)) => {
                out.push(Day { at: tokens[i].at.start..tokens[i + len - 1].at.end, date });
                i += len;
            }
            None => i += 1,
        }
    }
    out
}

/// A day, month or year that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mentioned {
    /// In the text that was searched.
    pub(crate) at: Range<usize>,
    /// Its last day.
    pub(crate) last: Date,
    /// Whether a day or a month is named, and not only a year.
    pub(crate) exact: bool,
}

/// All days, months and years that a text names with their year, in order: "May 3, 2021", "June 2021", "2021".
///
/// A number that only may be a year is taken for one.
pub(crate) fn mentioned(text: &str) -> Vec<Mentioned> {
    let days = find(text, Order::DayFirst);
    let mut out: Vec<Mentioned> = Vec::new();
    let tokens = tokens(text);
    for (i, token) in tokens.iter().enumerate() {
        let Some(year) = token.year().filter(|year| (1900..2100).contains(year)) else { continue };
        if let Some(day) = days.iter().find(|day| day.at.start <= token.at.start && token.at.end <= day.at.end) {
            out.push(Mentioned { at: day.at.clone(), last: day.date, exact: true });
            continue;
        }
        let before = tokens[..i].iter().rev().find(|token| !token.is_word(&["of", "de", "del", ",", "."]));
        let named = before.and_then(|before| Some((before.at.start, before.month()?)));
        let (start, month) = named.unwrap_or((token.at.start, 12));
        let last = day(year, month, 1).map(|first| first.last_of_month());
        out.extend(last.map(|last| Mentioned { at: start..token.at.end, last, exact: named.is_some() }));
    }
    out
}

/// The day of a value made for machines: ISO 8601, a run of digits, seconds since 1970, or anything printed in full.
pub(crate) fn in_value(value: &str, order: Order) -> Option<Date> {
    let value = value.trim();
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let rest = value.as_bytes().get(digits);
    match digits {
        8 | 14 if rest.is_none_or(|b| !b.is_ascii_alphanumeric() || *b == b'T') => compact(&value[..8]),
        10 | 13 if digits == value.len() => seconds(value[..10].parse().ok()?),
        _ => find(value, order).first().map(|day| day.date),
    }
}

/// `20220605`.
pub(crate) fn compact(digits: &str) -> Option<Date> {
    day(digits.get(..4)?.parse().ok()?, digits.get(4..6)?.parse().ok()?, digits.get(6..8)?.parse().ok()?)
}

fn seconds(since_1970: i64) -> Option<Date> {
    let start = Date::new(1970, 1, 1).ok()?;
    start.checked_add(jiff::Span::new().try_days(since_1970 / 86_400).ok()?).ok().filter(|date| date.year() >= 1990)
}

/// The number of the month with this name, in any of the languages listed.
pub(crate) fn month(name: &str) -> Option<u32> {
    static MONTHS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
        let lines = include_str!("../data/months.tsv").lines().filter_map(|line| line.split_once('\t'));
        let lines = lines.filter_map(|(number, names)| Some((number.parse().ok()?, names)));
        lines.flat_map(|(number, names)| names.split(' ').map(move |name| (name, number))).collect()
    });
    MONTHS.get(name.to_lowercase().as_str()).copied()
}

fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1000..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

struct Token<'a> {
    at: Range<usize>,
    /// White space stands before it.
    spaced: bool,
    words: &'a str,
}

impl Token<'_> {
    fn number(&self) -> Option<(u32, usize)> {
        Some((self.words.parse().ok().filter(|_| self.words.as_bytes()[0].is_ascii_digit())?, self.words.len()))
    }

    fn short_number(&self) -> Option<u32> {
        self.number().filter(|(_, digits)| *digits <= 2).map(|(value, _)| value)
    }

    fn year(&self) -> Option<u32> {
        self.number().filter(|(_, digits)| *digits == 4).map(|(value, _)| value)
    }

    fn month(&self) -> Option<u32> {
        month(self.words)
    }

    fn is_mark(&self, marks: &str) -> bool {
        marks.contains(self.words)
    }

    fn is_word(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.eq_ignore_ascii_case(word))
    }
}

/// Runs of digits, runs of letters, and single marks.
fn tokens(text: &str) -> Vec<Token<'_>> {
    #[derive(PartialEq, Clone, Copy)]
    enum Kind {
        Digits,
        Letters,
        Mark,
    }
    let mut out: Vec<Token> = Vec::new();
    let mut last = None;
    let mut spaced = false;
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if c.is_whitespace() || c == '\u{200e}' || c == '\u{200f}' {
            (spaced, last) = (true, None);
            continue;
        }
        let kind = match c {
            '0'..='9' => Kind::Digits,
            _ if c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(&c) => Kind::Letters,
            _ => Kind::Mark,
        };
        match out.last_mut() {
            Some(token) if last == Some(kind) && kind != Kind::Mark => {
                token.at.end = end;
                token.words = &text[token.at.clone()];
            }
            _ => out.push(Token { at: start..end, spaced, words: &text[start..end] }),
        }
        (spaced, last) = (false, Some(kind));
    }
    out
}

type Pattern = fn(&[Token], Order) -> Option<(usize, Date)>;

const PATTERNS: [Pattern; 6] = [year_first, east_asian, day_month_name, month_name_day, numbers, vietnamese];

/// "2022-06-05", "2022/6/5", "2022. 06. 05."; "2022 June 5", "2022. június 5."
fn year_first(t: &[Token], _: Order) -> Option<(usize, Date)> {
    let year = t.first()?.year()?;
    let mut i = 1;
    if t.get(i)?.is_mark("-/.") {
        i += 1;
    }
    if let Some(month) = t.get(i)?.month() {
        let mut j = i + 1;
        if t.get(j)?.is_mark("-/.") {
            j += 1;
        }
        return Some((j + 1, day(year, month, t.get(j)?.short_number()?)?));
    }
    let (mark, month) = (t.get(1)?, t.get(2)?.short_number()?);
    let (again, number) = (t.get(3)?, t.get(4)?.short_number()?);
    let is_date = mark.is_mark("-/.") && again.words == mark.words && (!t[2].spaced || mark.words == ".");
    is_date.then_some(())?;
    Some((5, day(year, month, number)?))
}

/// "2022年6月5日", "2022년 6월 5일".
fn east_asian(t: &[Token], _: Order) -> Option<(usize, Date)> {
    let year = t.first()?.year()?;
    let is_date = t.get(1)?.is_word(&["年", "년"]) && t.get(3)?.is_word(&["月", "월"]);
    is_date.then_some(())?;
    let is_day = |end: &Token| end.words.starts_with('日') || end.words.starts_with('일');
    t.get(5).is_none_or(is_day).then_some(())?;
    Some((5, day(year, t[2].short_number()?, t.get(4)?.short_number()?)?))
}

/// "5 June 2022", "5th of June, 2022", "5. Juni 2022", "1er juin 2022", "5 de junio de 2022", "5-Jun-2022".
fn day_month_name(t: &[Token], _: Order) -> Option<(usize, Date)> {
    let number = t.first()?.short_number()?;
    let mut i = 1;
    if !t.get(i)?.spaced && t[i].is_word(&["st", "nd", "rd", "th", "er", "re", "º", "ª", "°", "e", "ème", "."]) {
        i += 1;
    }
    while t.get(i)?.is_word(&["de", "of", "d", "’", "'", "-", "/", ".", "di"]) {
        i += 1;
    }
    let month = t[i].month()?;
    i += 1;
    while t.get(i)?.is_word(&["de", "del", "of", ",", ".", "-", "/"]) {
        i += 1;
    }
    Some((i + 1, day(t[i].year()?, month, number)?))
}

/// "June 5, 2022", "Jun. 5th 2022".
fn month_name_day(t: &[Token], _: Order) -> Option<(usize, Date)> {
    let month = t.first()?.month()?;
    let mut i = 1;
    if t.get(i)?.is_mark(".-/") {
        i += 1;
    }
    let number = t.get(i)?.short_number()?;
    i += 1;
    while t.get(i)?.is_word(&["st", "nd", "rd", "th", ",", ".", "-", "/", "،"]) {
        i += 1;
    }
    Some((i + 1, day(t[i].year()?, month, number)?))
}

/// "5.6.2022", "5.6.22", "05/06/2022", "05-06-2022". With full stops the day stands first.
fn numbers(t: &[Token], order: Order) -> Option<(usize, Date)> {
    let [first, mark, second, again, last, ..] = t else { return None };
    let is_date = mark.is_mark("./-") && mark.words == again.words && !mark.spaced && !again.spaced;
    is_date.then_some(())?;
    let (one, two) = (first.short_number()?, second.short_number()?);
    let year = match last.number()? {
        (year, 4) => year,
        (year, 2) if mark.words == "." && year < 70 => 2000 + year,
        _ => return None,
    };
    let order = match (one, two) {
        _ if mark.words == "." || one > 12 => Order::DayFirst,
        _ if two > 12 => Order::MonthFirst,
        _ if one == two => Order::DayFirst,
        _ => order,
    };
    match order {
        Order::DayFirst => Some((5, day(year, two, one)?)),
        Order::MonthFirst => Some((5, day(year, one, two)?)),
        Order::Unknown => None,
    }
}

/// "5 tháng 6, 2022".
fn vietnamese(t: &[Token], _: Order) -> Option<(usize, Date)> {
    let number = t.first()?.short_number()?;
    t.get(1)?.is_word(&["tháng"]).then_some(())?;
    let month = t.get(2)?.short_number()?;
    let i = if t.get(3)?.is_word(&[",", "năm"]) { 4 } else { 3 };
    Some((i + 1, day(t.get(i)?.year()?, month, number)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        find(text, Order::Unknown).into_iter().map(|day| format!("{}={}", &text[day.at], day.date)).collect()
    }

    #[test]
    fn days_are_found_as_people_print_them() {
        for printed in [
            "June 5, 2022",
            "Jun. 5th, 2022",
            "5 June 2022",
            "the 5th of June, 2022",
            "5. Juni 2022",
            "05.06.2022",
            "5.6.22",
            "5 de junio de 2022",
            "5 juin 2022",
            "2022-06-05",
            "2022/6/5",
            "2022. június 5.",
            "5-Jun-2022",
            "2022年6月5日",
            "2022년 6월 5일",
            "5 czerwca 2022",
            "5 июня 2022",
            "5 tháng 6, 2022",
            "JUNE 5 2022",
            "2022. 06. 05.",
            "Sunday, June 5, 2022 at 10:30",
            "2022-06-05T23:30:00-04:00",
            "5 de junho, 2022",
        ] {
            let found: Vec<_> = find(printed, Order::Unknown).into_iter().map(|day| day.date.to_string()).collect();
            assert_eq!(found, ["2022-06-05"], "{printed}");
        }
    }

    #[test]
    fn numbers_alone_are_a_day_only_where_the_order_is_known() {
        assert_eq!(find("05/06/2022", Order::Unknown), []);
        assert_eq!(in_value("05/06/2022", Order::DayFirst).unwrap().to_string(), "2022-06-05");
        assert_eq!(in_value("05/06/2022", Order::MonthFirst).unwrap().to_string(), "2022-05-06");
        assert_eq!(days("on 25/06/2022 and 06/25/2022"), ["25/06/2022=2022-06-25", "06/25/2022=2022-06-25"]);
        assert_eq!(Order::of_language("en_US"), Order::MonthFirst);
        assert_eq!(Order::of_language("en"), Order::Unknown);
        assert_eq!(Order::of_language("fr"), Order::DayFirst);
    }

    #[test]
    fn what_only_looks_like_a_day_is_none() {
        for words in ["version 1.2.3.2022", "June 2022", "31.02.2022", "call 555-12-2022x", "10.0.0.1", "may 5", "2022"]
        {
            assert_eq!(days(words), Vec::<String>::new(), "{words}");
        }
    }

    #[test]
    fn values_for_machines_are_read() {
        for value in [
            "20220605",
            "20220605T101500Z",
            "20220605101500",
            "1654423200",
            "1654423200000",
            " 2022-06-05 ",
            "Sun, 05 Jun 2022 10:15:00 GMT",
            "2022-06-05 10:15",
        ] {
            assert_eq!(in_value(value, Order::Unknown).unwrap().to_string(), "2022-06-05", "{value}");
        }
        assert_eq!(in_value("0", Order::Unknown), None);
        assert_eq!(in_value("99999999", Order::Unknown), None);
    }

    #[test]
    fn any_row_of_tokens_is_a_day_or_none() {
        let parts = ["2022", "6", "05", "年", "月", "日", "June", "juin", ".", "-", "/", ",", "de", "th", "tháng", " "];
        let mut state = 1u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..state % 9 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(parts[(state >> 16) as usize % parts.len()]);
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            for day in find(&text, Order::DayFirst) {
                assert!(text.get(day.at).is_some());
            }
        }
    }

    #[test]
    fn any_text_has_days_or_none() {
        for text in ["", "\u{301}5", "5.", "5.6.", "２０２２年", "2022年", "4294967296.1.2022", "é5 juin 2022é", "5 th"]
        {
            let _ = find(text, Order::DayFirst);
            let _ = in_value(text, Order::DayFirst);
        }
    }
}
