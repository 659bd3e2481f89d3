//! What a person types → what the index of words is asked.

/// `maria "the old bridge" clos*` as an expression of FTS5: all words, phrases in their order, and words that begin so.
///
/// Each of `typed` is one argument: with a space in it, it is a phrase. `None` where there is no letter or digit.
pub(super) fn expression(typed: &[String]) -> Option<String> {
    let parts: Vec<String> = parts(typed).iter().map(|part| quoted(part)).collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
}

/// Words that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// In lower case.
    pub(super) words: Vec<String>,
    /// Whether the last word is only the beginning of one.
    begins: bool,
}

impl Phrase {
    /// Whether a text that goes on with `words` starts with the phrase.
    pub(super) fn fits<'a>(&self, mut words: impl Iterator<Item = &'a str>) -> bool {
        let last = self.words.len() - 1;
        let same = |(i, own): (usize, &String)| {
            let fits = |word: &str| if self.begins && i == last { word.starts_with(own) } else { word == own };
            words.next().is_some_and(fits)
        };
        self.words.iter().enumerate().all(same)
    }
}

/// What was typed, as phrases of one word or more.
pub(super) fn phrases(typed: &[String]) -> Vec<Phrase> {
    let words = |part: &String| part.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    let phrase = |part: String| Phrase {
        words: words(&part).into_iter().filter(|word| !word.is_empty()).collect(),
        begins: part.ends_with('*'),
    };
    parts(typed).into_iter().map(phrase).collect()
}

/// All words of the phrases, each by itself, as an expression of FTS5.
pub(super) fn each(phrases: &[Phrase]) -> String {
    let word = |phrase: &Phrase, i: usize, word: &String| {
        let star = if phrase.begins && i + 1 == phrase.words.len() { "*" } else { "" };
        format!("\"{word}\"{star}")
    };
    let words = phrases.iter().flat_map(|phrase| phrase.words.iter().enumerate().map(move |(i, w)| word(phrase, i, w)));
    words.collect::<Vec<_>>().join(" AND ")
}

/// Words and phrases, each with a letter or digit.
fn parts(typed: &[String]) -> Vec<String> {
    let mut parts = Vec::new();
    for argument in typed {
        let argument = argument.replace(['“', '”'], "\"");
        match argument.contains('"') {
            true => parts.extend(argument.split('"').enumerate().flat_map(|(i, part)| match i % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })),
            false => parts.push(argument),
        }
    }
    parts.retain(|part| part.contains(char::is_alphanumeric));
    parts
}

/// `"the old bridge"`, `"clos"*`.
fn quoted(part: &str) -> String {
    let (words, star) = match part.strip_suffix('*') {
        Some(words) => (words, "*"),
        None => (part, ""),
    };
    format!("\"{}\"{star}", words.replace('"', " ").trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_beginnings_become_an_expression() {
        let ask = |typed: &[&str]| expression(&typed.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
        assert_eq!(ask(&["bridge", "old ferry"]).unwrap(), r#""bridge" AND "old ferry""#);
        assert_eq!(ask(&[r#"say "the old bridge" clos*"#]).unwrap(), r#""say" AND "the old bridge" AND "clos"*"#);
        assert_eq!(ask(&["“a b", "NEAR(x)", "-c"]).unwrap(), r#""a b" AND "NEAR(x)" AND "-c""#);
        assert_eq!(ask(&["*", "“”", "—"]), None);
    }
}
