//! What a person types → what the index of words is asked.

/// `maria "the old bridge" clos*` as an expression of FTS5: all words, phrases in their order, and words that begin so.
///
/// Each of `typed` is one argument: with a space in it, it is a phrase. `None` where there is no letter or digit.
pub(super) fn expression(typed: &[String]) -> Option<String> {
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
    let has_words = |part: &String| part.contains(char::is_alphanumeric);
    let parts: Vec<String> = parts.iter().filter(|part| has_words(part)).map(|part| quoted(part)).collect();
    (!parts.is_empty()).then(|| parts.join(" AND "))
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
