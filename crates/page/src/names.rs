//! What the names that a page gives to its elements tell: `<div class="post-share-buttons">` is no article.

use domq::NodeRef;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What the class and id of an element tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hint {
    /// It stands around an article or between its paragraphs.
    pub chrome: bool,
    /// It holds the lines under the headline.
    pub lede: bool,
    /// It holds the words under a picture.
    pub caption: bool,
    /// It holds what readers wrote.
    pub comments: bool,
    /// It is chrome where it holds little of the page's text.
    pub weak: bool,
    /// It holds the first lines of an article, this one or another.
    pub teaser: bool,
    /// Elements with the same names have the same number; those without names have 0.
    pub kind: u32,
}

impl Hint {
    fn and(self, other: Hint) -> Hint {
        Hint {
            chrome: self.chrome | other.chrome,
            lede: self.lede | other.lede,
            caption: self.caption | other.caption,
            weak: self.weak | other.weak,
            teaser: self.teaser | other.teaser,
            comments: self.comments | other.comments,
            // The kind is that of the name that tells of chrome, if one does.
            kind: if self.chrome | self.caption | self.weak | self.teaser { self.kind } else { other.kind },
        }
    }
}

/// A list of words; some stand for any word that starts with them.
struct Words {
    whole: HashSet<&'static str>,
    starts: Vec<&'static str>,
}

impl Words {
    fn new(list: &'static str) -> Words {
        let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (starts, whole): (Vec<_>, Vec<_>) = lines.partition(|line| line.ends_with('*'));
        Words { whole: whole.into_iter().collect(), starts: starts.iter().map(|s| s.trim_end_matches('*')).collect() }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.starts.iter().any(|start| word.starts_with(start))
    }
}

static CHROME: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/chrome.txt")));
static LEDE: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/lede.txt")));
static COMMENTS: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/comments.txt")));
static WEAK: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/weak.txt")));
static TEASER: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/teaser.txt")));
static MISLEADING: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/misleading.txt")));
static CAPTION: LazyLock<Words> = LazyLock::new(|| Words::new(include_str!("../data/caption.txt")));

/// Reads names, each once.
#[derive(Default)]
pub(crate) struct Names<'a> {
    seen: HashMap<&'a str, Hint>,
}

impl<'a> Names<'a> {
    /// How many kinds there are, beside that of elements without names.
    pub fn kinds(&self) -> usize {
        self.seen.len()
    }

    /// What the element's class, id, `itemprop` and `data-*` names tell.
    pub fn of(&mut self, element: NodeRef<'a>) -> Hint {
        let mut hint = Hint::default();
        for (name, value) in element.attributes() {
            if matches!(name, "class" | "id" | "itemprop" | "role" | "data-testid" | "data-component" | "aria-label") {
                let kind = self.seen.len() as u32 + 1;
                hint = hint.and(*self.seen.entry(value).or_insert_with(|| Hint { kind, ..read(value) }));
            }
        }
        hint
    }
}

fn read(names: &str) -> Hint {
    let mut hint = Hint::default();
    // Names with a colon or brackets are no names but orders to a style sheet: `print:hidden`.
    let names = names.split_ascii_whitespace().filter(|name| !name.contains([':', '[']));
    for name in names.filter(|name| !MISLEADING.has(name)) {
        each_word(name, |word| {
            hint = hint.and(Hint {
                chrome: CHROME.has(word),
                lede: LEDE.has(word),
                caption: CAPTION.has(word),
                weak: WEAK.has(word),
                comments: COMMENTS.has(word),
                teaser: TEASER.has(word),
                kind: 0,
            });
        });
    }
    hint
}

/// The words of a name, in lower case: `relatedPosts` and `related-posts` are two words each.
fn each_word(names: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    let mut lower = false;
    for c in names.chars().chain([' ']) {
        let ends = !c.is_alphanumeric() || (c.is_uppercase() && lower);
        if ends && !word.is_empty() {
            each(&word);
            word.clear();
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
}
