//! What each element of a page is, as far as its name and its text tell.

use crate::body::is_prose;
use crate::names::{Hint, Names};
use crate::tree::{NONE, Page};

/// Per element: hints, prose inside, and the chrome that it lies in.
pub(crate) struct Zones {
    /// By node: bytes of prose inside that do not lie in chrome further in.
    pub prose: Vec<usize>,
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
        let mut chrome: Vec<u32> = vec![NONE; page.nodes.len()];
        for node in 0..page.nodes.len() {
            let around = page.nodes[node].parent;
            let is = is_chrome(page.nodes[node].tag, hints[node]) && all[node] * 2 < all[0];
            chrome[node] = match (is, around) {
                (true, _) => node as u32,
                (false, NONE) => NONE,
                (false, parent) => chrome[parent as usize],
            };
        }
        let prose = prose(page, |node| chrome[node as usize] == NONE);
        Zones { prose, chrome }
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
    for block in page.blocks.iter().filter(|b| counts(b.node) && is_prose(page, b)) {
        sums[block.node as usize] += block.text.len();
    }
    for node in (0..page.nodes.len()).rev() {
        let parent = page.nodes[node].parent;
        if parent != NONE {
            sums[parent as usize] += sums[node];
        }
    }
    sums
}

fn is_chrome(tag: &str, hint: Hint) -> bool {
    match tag {
        "nav" | "aside" | "footer" | "form" | "address" | "dialog" | "menu" | "figcaption" | "caption" | "label"
        | "legend" | "figure" => true,
        "html" | "body" | "main" | "article" | "p" | "h1" => false,
        _ => hint.chrome || hint.caption,
    }
}
