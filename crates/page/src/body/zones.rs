//! What each element of a page is, as far as its name and its text tell.

use crate::names::{Hint, Names};
use crate::tree::{NONE, Page};

/// Per element: hints, prose inside, and the chrome that it lies in.
pub(crate) struct Zones {
    /// By node.
    pub hints: Vec<Hint>,
    /// By node: bytes of prose inside that do not lie in chrome further in.
    pub prose: Vec<usize>,
    /// By node: bytes of text inside, and how many of them stand in links.
    pub text: Vec<(usize, usize)>,
    /// By node: the innermost element around it, itself included, that is chrome; or [`NONE`].
    pub chrome: Vec<u32>,
}

impl Zones {
    pub fn new(page: &Page) -> Zones {
        let mut names = Names::default();
        let hints: Vec<Hint> = (0..page.nodes.len() as u32)
            .map(|node| match page.element(node) {
                Some(element) if element.is_element() => names.of(element),
                _ => Hint::default(),
            })
            .collect();
        let all = prose(page, |_| true);
        let by_kind = prose_by_kind(page, &hints, names.kinds());
        let teasers = teasers(&hints, names.kinds());
        let headed = holds_headline(page);
        let mut chrome: Vec<u32> = vec![NONE; page.nodes.len()];
        for node in 0..page.nodes.len() {
            let (tag, hint) = (page.nodes[node].tag, hints[node]);
            // What holds most of the page's prose is no chrome, whatever its name.
            let by_tag = is_chrome_by_tag(tag) && all[node] * 2 < all[0];
            let inside = by_kind[hint.kind as usize];
            let by_name = !is_body_by_tag(tag)
                && ((hint.chrome || hint.caption || hint.teaser && !(tag == "p" && teasers[hint.kind as usize] == 1))
                    && inside * 2 < all[0]
                    || hint.weak && inside * 10 < all[0]
                    || hint.comments && all[node] * 20 < all[0] * 19 && !headed[node]);
            chrome[node] = match (by_tag || by_name, page.nodes[node].parent) {
                (true, _) => node as u32,
                (false, NONE) => NONE,
                (false, parent) => chrome[parent as usize],
            };
        }
        let prose = prose(page, |node| chrome[node as usize] == NONE);
        Zones { hints, prose, text: text(page), chrome }
    }

    /// Whether chrome stands between the node and `root`, which lies around it.
    pub fn in_chrome(&self, node: u32, root: u32) -> bool {
        let chrome = self.chrome[node as usize];
        chrome != NONE && chrome > root
    }
}

/// By node: bytes of prose in it, of the blocks whose node counts.
fn prose(page: &Page, counts: impl Fn(u32) -> bool) -> Vec<usize> {
    let mut sums = vec![0; page.nodes.len()];
    for block in page.blocks.iter().filter(|b| counts(b.inner) && page.is_prose(b)) {
        sums[block.inner as usize] += block.text.len();
    }
    for node in (0..page.nodes.len()).rev() {
        let parent = page.nodes[node].parent;
        if parent != NONE {
            sums[parent as usize] += sums[node];
        }
    }
    sums
}

/// By node: bytes of text in it, and how many of them stand in links.
fn text(page: &Page) -> Vec<(usize, usize)> {
    let mut sums = vec![(0, 0); page.nodes.len()];
    for block in &page.blocks {
        let sum = &mut sums[block.node as usize];
        *sum = (sum.0 + block.text.len(), sum.1 + block.linked);
    }
    for node in (1..sums.len()).rev() {
        let (text, linked) = sums[node];
        let sum = &mut sums[page.nodes[node].parent as usize];
        *sum = (sum.0 + text, sum.1 + linked);
    }
    sums
}

/// By kind of name: how many elements that are called so hold the first lines of an article.
fn teasers(hints: &[Hint], kinds: usize) -> Vec<usize> {
    let mut counts = vec![0; kinds + 1];
    for hint in hints.iter().filter(|hint| hint.teaser) {
        counts[hint.kind as usize] += 1;
    }
    counts
}

/// By node: whether a headline lies in it.
fn holds_headline(page: &Page) -> Vec<bool> {
    let mut holds: Vec<bool> = page.nodes.iter().map(|node| node.tag == "h1").collect();
    for node in (1..holds.len()).rev() {
        let parent = page.nodes[node].parent as usize;
        holds[parent] |= holds[node];
    }
    holds
}

/// How far up from a block names are looked at.
const LEVELS: usize = 64;

/// By kind of name: bytes of prose in all elements that are called so, each byte once.
fn prose_by_kind(page: &Page, hints: &[Hint], kinds: usize) -> Vec<usize> {
    let mut sums = vec![0; kinds + 1];
    let mut last = vec![usize::MAX; kinds + 1];
    for (i, block) in page.blocks.iter().enumerate().filter(|(_, b)| page.is_prose(b)) {
        for node in page.around(block.inner).take(LEVELS) {
            let kind = hints[node as usize].kind as usize;
            if last[kind] != i {
                last[kind] = i;
                sums[kind] += block.text.len();
            }
        }
    }
    sums
}

fn is_chrome_by_tag(tag: &str) -> bool {
    matches!(
        tag,
        "nav"
            | "aside"
            | "footer"
            | "form"
            | "address"
            | "dialog"
            | "menu"
            | "figcaption"
            | "caption"
            | "label"
            | "legend"
    )
}

fn is_body_by_tag(tag: &str) -> bool {
    matches!(tag, "html" | "body" | "main" | "article" | "h1")
}
