//! Articles by their words, wherever in the text these stand.

use super::{Conditions, Only, Words, words};
use crate::{Archive, Error, ErrorKind};
use rusqlite::params_from_iter;
use serde::Serialize;

/// Code points shown around a place that was found.
const AROUND: usize = 100;

/// An article in which the words stand, and the first place where they do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Article {
    /// The number of the document in the archive.
    pub document: i64,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day on which it was published.
    pub published: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The passage around the first of the words, letter for letter.
    pub passage: Words,
}

impl Archive {
    /// Articles that hold all words, each phrase in its order; the best match first.
    ///
    /// # Errors
    /// Where the archive cannot be read, or nothing is asked.
    pub fn articles(&self, typed: &[String], only: &Only, limit: usize) -> Result<Vec<Article>, Error> {
        let phrases = words::phrases(typed);
        if phrases.is_empty() {
            return Err(Error::new(ErrorKind::Asked, "the question has no letter or digit to look for"));
        }
        let mut conditions = Conditions::default();
        let expression = words::each(&phrases);
        conditions.add("page_words MATCH ?", Some(&expression));
        conditions.only(only);
        let ask = format!(
            "SELECT w.rowid FROM page_words w JOIN document d ON d.id = w.rowid {} ORDER BY w.rank, w.rowid",
            conditions.sql()
        );
        let ids = self.db.prepare(&ask).and_then(|mut ask| {
            let rows = ask.query_map(params_from_iter(&conditions.values), |row| row.get::<_, i64>(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()
        });
        let mut found = Vec::new();
        for id in self.told(ids)? {
            if found.len() == limit {
                break;
            }
            found.extend(self.told(self.article(id, &phrases))?);
        }
        Ok(found)
    }

    /// The article, if each phrase stands in it.
    fn article(&self, id: i64, phrases: &[words::Phrase]) -> rusqlite::Result<Option<Article>> {
        let ask =
            "SELECT p.text, d.title, d.outlet, d.published, d.url FROM page p JOIN document d ON d.id = p.document
            WHERE p.document = ?";
        self.db.prepare_cached(ask)?.query_row([id], |row| {
            let text: String = row.get(0)?;
            let Some(chars) = place(&text, phrases) else { return Ok(None) };
            Ok(Some(Article {
                document: id,
                title: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                url: row.get(4)?,
                passage: Words::at(&text, vec![chars]),
            }))
        })
    }
}

/// A passage around the first phrase; `None` where a phrase of several words does not stand in the text.
fn place(text: &str, phrases: &[words::Phrase]) -> Option<[usize; 2]> {
    let tokens = tokens(text);
    let find = |phrase: &words::Phrase| {
        let fits = |at: &usize| phrase.fits(tokens[*at..].iter().map(|(word, ..)| word.as_str()));
        (0..tokens.len()).find(fits).map(|at| [tokens[at].1, tokens[at + phrase.words.len() - 1].2])
    };
    let places: Vec<Option<[usize; 2]>> = phrases.iter().map(find).collect();
    // The index takes "cafe" for "café"; a single word is there as it says.
    let is_there = |(phrase, place): (&words::Phrase, &Option<_>)| place.is_some() || phrase.words.len() == 1;
    phrases.iter().zip(&places).all(is_there).then_some(())?;
    let [start, end] = places.into_iter().flatten().next().unwrap_or([0, 0]);
    let (from, to) = (start.saturating_sub(AROUND), end + AROUND);
    let inside = tokens.iter().filter(|(_, start, end)| from <= *start && *end <= to);
    let (from, to) = inside.fold((start, end), |(from, to), (_, start, end)| (from.min(*start), to.max(*end)));
    Some([from, to])
}

/// Runs of letters and digits in lower case, with their places in code points.
fn tokens(text: &str) -> Vec<(String, usize, usize)> {
    let mut out: Vec<(String, usize, usize)> = Vec::new();
    for (at, c) in text.chars().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
        match out.last_mut().filter(|(.., end)| *end == at) {
            Some((word, _, end)) => {
                word.extend(c.to_lowercase());
                *end = at + 1;
            }
            None => out.push((c.to_lowercase().collect(), at, at + 1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_in_its_order_and_a_word_with_what_stands_around_it() {
        let ask = |typed: &[&str]| {
            let typed: Vec<String> = typed.iter().map(|t| (*t).to_owned()).collect();
            let text = "Über the old bridge: nobody walks over it.";
            place(text, &words::phrases(&typed))
                .map(|[from, to]| text.chars().skip(from).take(to - from).collect::<String>())
        };
        assert_eq!(ask(&["old bridge"]).unwrap(), "Über the old bridge: nobody walks over it");
        assert!(ask(&["OLD", "walk*"]).is_some() && ask(&["old bri*"]).is_some());
        assert_eq!(ask(&["bridge old"]), None);
    }
}
