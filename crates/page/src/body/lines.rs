//! Short lines that are no article text though they stand in it: dates, authors' names, invitations to read on.

use std::sync::LazyLock;

/// Phrases of a data file, in lower case.
struct Phrases(Vec<&'static str>);

impl Phrases {
    fn new(list: &'static str) -> Phrases {
        let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Phrases(lines.collect())
    }

    /// Whether `line` starts with one of them, at a word's end; with a dot, whether it is all of it.
    fn open(&self, line: &str) -> bool {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut head = String::new();
        for c in line.chars().take(LONGEST_PHRASE).flat_map(char::to_lowercase) {
            head.push(c);
        }
        self.0.iter().any(|phrase| match phrase.strip_suffix('.') {
            Some(whole) => head.trim_end_matches(|c: char| !c.is_alphanumeric()) == whole,
            None => head.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)),
        })
    }

    /// Whether one of them stands in `line`, from a word's start to a word's end.
    fn stand_in(&self, line: &str) -> bool {
        let line = line.to_lowercase();
        self.0.iter().any(|phrase| {
            let mut found = line.match_indices(phrase);
            found.any(|(at, _)| {
                let (before, after) = (&line[..at], &line[at + phrase.len()..]);
                !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
            })
        })
    }
}

const LONGEST_PHRASE: usize = 60;

static INVITATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(include_str!("../../data/invitations.txt")));
static PROMOTIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(include_str!("../../data/promotions.txt")));
static ENDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(include_str!("../../data/ends.txt")));
static BY: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(include_str!("../../data/by.txt")));

/// "Read more: a ferry sinks", "Follow us": leads away from the article.
pub(super) fn invites(line: &str, linked: usize) -> bool {
    let is_short = line.len() <= 60 || line.ends_with(':');
    line.len() <= 240 && (linked > 0 || is_short) && !line.starts_with(QUOTATION_MARKS) && INVITATIONS.open(line)
}

/// "Get the best of the Courier in your inbox."
pub(super) fn promotes(line: &str) -> bool {
    line.len() <= LONGEST_PROMOTION && !line.contains(QUOTATION_MARKS) && PROMOTIONS.stand_in(line)
}

/// Bytes of the longest line that sells something.
const LONGEST_PROMOTION: usize = 300;

/// What stands in these is speech, and no line of the house.
const QUOTATION_MARKS: [char; 7] = ['"', '“', '”', '„', '«', '»', '‘'];

/// "Related articles": no article goes on under such a heading.
pub(super) fn ends(line: &str) -> bool {
    line.len() <= 80 && ENDS.open(line)
}

/// "By Ida Brandt".
pub(super) fn is_byline(line: &str) -> bool {
    line.len() <= 80 && line.split_whitespace().count() <= 9 && !line.ends_with(['.', '!', '?', ':']) && BY.open(line)
}

/// "Friday, May 3, 2024", "03.05.2024 - 18:24", with few words around.
pub(super) fn is_dateline(line: &str) -> bool {
    if line.len() > 160 || line.split_whitespace().count() > 16 {
        return false;
    }
    let groups: Vec<&str> = line.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let words = line.split_whitespace().filter(|word| !word.contains(|c: char| c.is_ascii_digit())).count();
    let years = groups.iter().filter(|group| is_year(group)).count();
    (years > 0 && groups.len() >= 2 && words <= 6) || (groups.len() >= 4 && words <= 2 * groups.len())
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse::<u16>().is_ok_and(|year| (1990..2050).contains(&year))
}
