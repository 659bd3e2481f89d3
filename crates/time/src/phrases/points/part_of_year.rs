//! "the third quarter", "third-quarter", "Q3", "the fiscal first quarter", "the second half", "summer", "this fall".
//!
//! "fall" and "spring" are verbs as well and "the fall of the city" is no season: they need words around them that ask
//! for a time.

use crate::cursor::Cursor;
use crate::meaning::{Base, Direction, Fields, Point, Reference, Season, Unit, YearPart};
use crate::numbers::ordinal;
use crate::words::Class;

pub(super) fn read(c: Cursor) -> Option<(Point, Cursor)> {
    same(c).or_else(|| quarter(c)).or_else(|| half(c)).or_else(|| season(c))
}

fn quarter(c: Cursor) -> Option<(Point, Cursor)> {
    if let Some(found) = short(c) {
        return Some(found);
    }
    let start = c.maybe(&["the", "its", "their"]);
    let (is_fiscal, next) = fiscal(start);
    let (n, next) = ordinal(next).filter(|(n, _)| *n <= 4)?;
    let is_hyphen = next.is_hyphen();
    if let Some(end) = with_another(next) {
        return Some((Point { fiscal: is_fiscal, ..Point::unsaid(Fields::part(YearPart::Quarter(n as u8))) }, end));
    }
    let (is_fiscal_inside, next) = fiscal(next.hyphen());
    let (unit, _, end) = next.unit()?;
    // The article of "the third-quarter loss" is the loss's.
    if unit != Unit::Quarter || is_hyphen && start.at > c.at {
        return None;
    }
    let fields = Fields::part(YearPart::Quarter(n as u8));
    Some((Point { fiscal: is_fiscal || is_fiscal_inside, ..Point::unsaid(fields) }, end))
}

/// Behind the first of "second and third quarters".
fn with_another(c: Cursor) -> Option<Cursor> {
    let (_, next) = ordinal(c.one_of(&["and", "or", "to"])?).filter(|(n, _)| *n <= 4)?;
    next.is(&["quarters"]).then_some(c)
}

fn fiscal(c: Cursor) -> (bool, Cursor) {
    c.one_of(&["fiscal"]).map_or((false, c), |next| (true, next.hyphen()))
}

/// "the same period last year", "the year-ago third quarter", "the quarter a year ago".
fn same(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.maybe(&["the"]);
    let report = Fields::part(YearPart::SameQuarter);
    let year_ago = Point::of(Base::Shift(-1, Unit::Year, Reference::Now));
    if let Some(end) =
        next.one_of(&["same", "corresponding", "comparable"]).and_then(|n| n.one_of(&["quarter", "period"]))
    {
        let is_said = end.is(&["last", "a", "of", "in"]);
        return is_said.then_some((Point::unsaid(report), end));
    }
    if let Some(end) = next.one_of(&["quarter", "period"]).and_then(|n| n.any_phrase(&["a year ago", "a year earlier"]))
    {
        return Some((Point { fields: report, ..year_ago }, end));
    }
    let behind = next.one_of(&["year"])?.hyphen().one_of(&["ago", "earlier"])?;
    let (n, end) = ordinal(behind).filter(|(n, _)| *n <= 4)?;
    let end = end.hyphen().one_of(&["quarter"])?;
    Some((Point { fields: Fields::part(YearPart::Quarter(n as u8)), ..year_ago }, end))
}

/// "Q3"
fn short(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.one_of(&["Q"])?;
    match next.class(0) {
        Class::Digits { value: n @ 1..=4, len: 1 } if next.is_glued(0) && !is_word_behind(next.skip(1)) => {
            Some((Point::unsaid(Fields::part(YearPart::Quarter(n as u8))), next.skip(1)))
        }
        _ => None,
    }
}

/// Letters are glued to it.
fn is_word_behind(c: Cursor) -> bool {
    c.is_glued(0) && !matches!(c.class(0), Class::Mark(_))
}

/// "the first half", where a year follows: a match has halves too.
fn half(c: Cursor) -> Option<(Point, Cursor)> {
    let next = c.maybe(&["the"]);
    let (n, end) = match next.one_of(&["latter"]) {
        Some(next) => (2, next.one_of(&["half"])?),
        None => {
            let (n, next) = ordinal(next).filter(|(n, _)| *n <= 2)?;
            (n, next.hyphen().one_of(&["half"])?)
        }
    };
    let fields = Fields::part(YearPart::Half(n as u8));
    let of = end.maybe(&["of"]).maybe(&["the"]);
    let has_year = matches!(of.class(0), Class::Digits { len: 4, .. })
        || of.at > end.at
            && (of.is(&["year", "fiscal"])
                || of.one_of(&["last", "this", "next"]).is_some_and(|next| next.is(&["year"])));
    has_year.then(|| (Point::unsaid(fields), end))
}

fn season(c: Cursor) -> Option<(Point, Cursor)> {
    let start = c.maybe(&["the"]);
    let Class::Season(season) = start.class(0) else { return None };
    let (word, end) = (start.word(0), start.skip(1));
    let is_games = start.is_capital(0) && end.is(&["Olympics", "Games", "Olympic", "Palace", "Paralympics"]);
    let has_year = matches!(end.maybe(&["of"]).class(0), Class::Digits { len: 4, .. });
    let is_other = word.ends_with(['s', 'S']) || !start.is_free_or_joined() || is_games;
    let is_plain = matches!(season, Season::Summer | Season::Winter) || word.eq_ignore_ascii_case("autumn");
    if is_other || !has_year && !is_plain && !asks_for_season(c, start, end) {
        return None;
    }
    let fields = Fields::part(YearPart::Season(season));
    Some((Point { fields, ..Point::of(Base::Unsaid(Direction::Unsaid, Reference::Now)) }, end))
}

/// "in the spring" and "spring offensive", not "the fall of the city", "a fall in prices", "they fall".
fn asks_for_season(c: Cursor, start: Cursor, end: Cursor) -> bool {
    let is_fall = start.is(&["fall"]);
    let goes_on = end.is(&["of", "in", "from", "to", "below", "by", "out", "back", "short", "behind", "apart", "off"]);
    let asks =
        c.follows(&["in", "during", "by", "since", "until", "early", "late", "mid", "of", "last", "next", "this"]);
    let is_with_article = start.at > c.at;
    match is_fall {
        true => (asks && (is_with_article || !goes_on)) && !end.is(&["of", "in", "from"]),
        false => asks || is_with_article && !goes_on || !goes_on && c.follows(&["and", "-"]),
    }
}
