//! JSON as it stands in pages, with its usual mistakes mended.

use serde_json::{Deserializer, Map, Value};

/// The values in `words`; where they cannot be read even after mending, what can be picked out of them.
pub(super) fn parse(words: &str) -> Vec<Value> {
    let words = without_wrapping(words);
    read(words).or_else(|| read(&mend(words))).unwrap_or_else(|| pick(words).into_iter().collect())
}

/// One value after the other.
fn read(words: &str) -> Option<Vec<Value>> {
    Deserializer::from_str(words).into_iter().collect::<Result<Vec<Value>, _>>().ok()
}

/// Without the comment or CDATA section that is to hide a script from old readers.
fn without_wrapping(words: &str) -> &str {
    let marks = |words: &str| {
        let starts = ["<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/", "// <![CDATA["];
        starts.iter().find(|mark| words.starts_with(**mark)).map(|mark| mark.len())
    };
    let words = words.trim().trim_start_matches('\u{feff}');
    let words = marks(words).map_or(words, |len| &words[len..]);
    words.trim_end_matches(|c: char| c.is_whitespace() || "->]/*;".contains(c) && !words.starts_with('[')).trim()
}

/// Outside strings: no comments, no comma before a closing bracket. Inside: no raw control characters, no odd escapes.
fn mend(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut characters = words.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' => {
                out.push('"');
                mend_string(&mut characters, &mut out);
            }
            '/' if characters.peek() == Some(&'/') => characters.by_ref().take_while(|c| *c != '\n').for_each(drop),
            '/' if characters.peek() == Some(&'*') => {
                let mut last = ' ';
                characters
                    .by_ref()
                    .take_while(|c| !(std::mem::replace(&mut last, *c) == '*' && *c == '/'))
                    .for_each(drop);
            }
            '}' | ']' => {
                out.truncate(out.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len());
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

fn mend_string(characters: &mut std::iter::Peekable<std::str::Chars>, out: &mut String) {
    while let Some(c) = characters.next() {
        match c {
            '"' => {
                out.push('"');
                return;
            }
            '\\' => match characters.next() {
                Some(escaped) if "\"\\/bfnrtu".contains(escaped) => out.extend(['\\', escaped]),
                Some(other) => out.push(other),
                None => {}
            },
            c if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
}

/// An article of the strings that follow the keys that matter: the first of each.
fn pick(words: &str) -> Option<Value> {
    let mut article = Map::new();
    for key in ["datePublished", "headline", "@type"] {
        if let Some(value) = string_after(words, key) {
            article.insert(key.to_owned(), Value::String(value));
        }
    }
    let author = words.find("\"author\"").and_then(|at| string_after(words.get(at..at.checked_add(300)?)?, "name"));
    article.extend(author.map(|name| ("author".to_owned(), Value::String(name))));
    (!article.is_empty()).then_some(Value::Object(article))
}

fn string_after(words: &str, key: &str) -> Option<String> {
    let at = words.find(&format!("\"{key}\""))? + key.len() + 2;
    let value = words[at..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let end = value.find('"')?;
    Some(value[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_mistakes_are_mended() {
        for words in [
            "{\"headline\": \"The dam\nleaks\",}",
            "// <![CDATA[\n{\"headline\": \"The dam leaks\"}\n// ]]>",
            "{\"headline\": \"The dam leaks\" /* new */} // end",
            "<!-- {\"headline\": \"The dam leaks\"}; -->",
            "{\"headline\": \"The dam\\ leaks\"}",
        ] {
            assert_eq!(parse(words)[0]["headline"], "The dam leaks", "{words}");
        }
    }

    #[test]
    fn several_values_in_one_block_are_all_read() {
        assert_eq!(parse("[1] {\"a\": 2}").len(), 2);
    }

    #[test]
    fn from_hopeless_json_the_keys_are_picked() {
        let values = parse(
            "{\"@type\": \"Article\", \"headline\": \"The dam\", \"a\": \"un\"quoted\", \"datePublished\": \"2022-06-05\"",
        );
        assert_eq!(values[0]["datePublished"], "2022-06-05");
        assert_eq!(parse("{{{"), Vec::<Value>::new());
    }

    #[test]
    fn any_words_are_read_or_not() {
        for words in ["", "\\", "\"", "{\"a\": \"\\", "/*", "//", "]", "\"author\"é", "<!--", "[[[[\u{feff}"] {
            let _ = parse(words);
        }
    }
}
