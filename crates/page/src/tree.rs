//! The page as a tree whose text is laid out in blocks.
//!
//! A [`Block`] is what stands between two line breaks of a browser: a paragraph, a heading, an item of a list, the text
//! between two `<br><br>`. White space is collapsed, references are resolved, and every character is led back to the
//! source by [`Page::runs`]. What a browser never shows (scripts, templates, hidden elements) is left out.

use crate::layout::{self, Layout};
use crate::references::{self, Piece};
use domq::{Dom, NodeId, NodeRef};
use std::ops::Range;

/// Stands for no node.
pub(crate) const NONE: u32 = u32::MAX;

/// The page, an element or a text; its number is its place in document order. Number 0 is the page, around all.
pub(crate) struct Node<'a> {
    /// In the tree that it was laid out from; `None` for the page.
    pub id: Option<NodeId>,
    /// The element's name in lower case; empty for anything else.
    pub tag: &'a str,
    /// The number of the parent; [`NONE`] for the page.
    pub parent: u32,
    /// The number after that of the last node inside.
    pub end: u32,
}

/// Text between two breaks.
pub(crate) struct Block {
    /// The innermost block element around it.
    pub node: u32,
    /// The innermost element around all of it, `node` or an inline element in it.
    pub inner: u32,
    /// Where in [`Page::text`].
    pub text: Range<usize>,
    /// Its runs, in [`Page::runs`].
    pub runs: Range<usize>,
    /// How many of its bytes stand in links.
    pub linked: usize,
    /// How many of its bytes stand in bold or strong type.
    pub strong: usize,
}

/// Characters of [`Page::text`] and where in the decoded source they stand.
///
/// The source is the characters themselves, one reference, or white space that became one space or line break. Inserted
/// characters have an empty source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub text: Range<usize>,
    pub source: Range<usize>,
    /// Whether source and text are the same characters.
    pub plain: bool,
}

/// What happens to elements that a page hides by an attribute or a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hidden {
    /// They are left out, as on a screen.
    Skipped,
    /// They are laid out: some pages show their article only by a script.
    Shown,
}

/// Bytes of running text of a page that shows no article.
const LITTLE_PROSE: usize = 1000;

/// Marks that end a sentence or part it.
const SENTENCE_MARKS: [char; 12] = ['.', '!', '?', ',', ';', ':', '。', '，', '、', '؟', '।', '…'];

/// A parsed page with its text in blocks.
pub(crate) struct Page<'a> {
    pub dom: &'a Dom,
    pub nodes: Vec<Node<'a>>,
    pub blocks: Vec<Block>,
    pub text: String,
    pub runs: Vec<Run>,
}

impl<'a> Page<'a> {
    /// Lays out `dom`, which was parsed from `source`, as a browser shows it.
    ///
    /// Where that shows next to nothing and much is hidden, the page is one that shows its article only by a script: then
    /// what it hides is laid out too.
    pub fn new(dom: &'a Dom, source: &'a str) -> Page<'a> {
        let shown = Page::lay_out(dom, source, Hidden::Skipped);
        let prose = shown.prose();
        if prose >= LITTLE_PROSE {
            return shown;
        }
        let all = Page::lay_out(dom, source, Hidden::Shown);
        if all.prose() > 4 * prose + LITTLE_PROSE { all } else { shown }
    }

    fn lay_out(dom: &'a Dom, source: &'a str, hidden: Hidden) -> Page<'a> {
        let mut writer = Writer::new(dom, source, hidden);
        for root in dom.roots() {
            writer.walk(root);
        }
        writer.end_block();
        writer.page.nodes[0].end = writer.page.nodes.len() as u32;
        writer.page
    }

    /// Bytes of running text.
    fn prose(&self) -> usize {
        self.blocks.iter().filter(|block| self.is_prose(block)).map(|block| block.text.len()).sum()
    }

    /// Whether the block reads as running text: long enough, with a sentence's marks, mostly outside links.
    pub fn is_prose(&self, block: &Block) -> bool {
        let words = self.words(block);
        words.len() >= 40 && block.linked * 2 < words.len() && (words.len() >= 120 || words.contains(SENTENCE_MARKS))
    }

    /// The words of a block.
    pub fn words(&self, block: &Block) -> &str {
        &self.text[block.text.clone()]
    }

    /// The element with this number.
    pub fn element(&self, node: u32) -> Option<NodeRef<'a>> {
        self.dom.get(self.nodes.get(node as usize)?.id?)
    }

    /// `node` and the elements around it, innermost first.
    pub fn around(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(node), |n| Some(self.nodes[*n as usize].parent).filter(|p| *p != NONE))
    }

    /// Whether `inner` is `outer` or lies in it.
    pub fn lies_in(&self, inner: u32, outer: u32) -> bool {
        outer <= inner && inner < self.nodes[outer as usize].end
    }
}

/// What is known of the elements around the text that is written next.
#[derive(Clone, Copy)]
struct Around {
    block: u32,
    inner: u32,
    linked: bool,
    strong: bool,
    preformatted: bool,
}

struct Writer<'a> {
    page: Page<'a>,
    source: &'a str,
    around: Vec<Around>,
    block: Option<Block>,
    /// How many elements lie around the block's innermost.
    depth: usize,
    /// White space seen and not yet written; a line break wins over a space.
    gap: Option<(Range<usize>, bool)>,
    hidden: Hidden,
}

impl<'a> Writer<'a> {
    fn new(dom: &'a Dom, source: &'a str, hidden: Hidden) -> Writer<'a> {
        let mut nodes = Vec::with_capacity(dom.len() + 1);
        nodes.push(Node { id: None, tag: "", parent: NONE, end: 1 });
        let page = Page { dom, nodes, blocks: Vec::new(), text: String::new(), runs: Vec::new() };
        let around = vec![Around { block: 0, inner: 0, linked: false, strong: false, preformatted: false }];
        Writer { page, source, around, block: None, depth: 0, gap: None, hidden }
    }

    /// Writes `root` and all in it, without recursion.
    fn walk(&mut self, root: NodeRef<'a>) {
        let mut parents: Vec<u32> = Vec::new();
        let mut node = root;
        loop {
            let number = self.page.nodes.len() as u32;
            let parent = parents.last().copied().unwrap_or(0);
            self.page.nodes.push(Node {
                id: Some(node.id()),
                tag: node.tag_name().unwrap_or(""),
                parent,
                end: number + 1,
            });
            if self.enter(node, number)
                && let Some(child) = node.first_child()
            {
                parents.push(number);
                node = child;
                continue;
            }
            self.leave(node, number);
            while node.id() != root.id() && node.next_sibling().is_none() {
                let (Some(parent), Some(number)) = (node.parent(), parents.pop()) else { return };
                node = parent;
                self.leave(node, number);
            }
            match node.next_sibling() {
                Some(next) if node.id() != root.id() => node = next,
                _ => return,
            }
        }
    }

    /// Whether what lies in the node is to be written.
    fn enter(&mut self, node: NodeRef<'a>, number: u32) -> bool {
        let around = *self.around.last().expect("one for the page");
        let Some(tag) = node.tag_name() else {
            self.text(node, around);
            return true;
        };
        let layout = self.layout(node, tag);
        let mut inside = Around { inner: number, ..around };
        match layout {
            Layout::Unseen => return false,
            Layout::Break => self.line_break(node),
            Layout::Block => {
                self.end_block();
                inside.block = number;
                inside.preformatted |= tag == "pre";
            }
            Layout::Inline => {
                inside.linked |= tag == "a";
                inside.strong |= matches!(tag, "b" | "strong");
            }
        }
        self.around.push(inside);
        true
    }

    fn layout(&self, node: NodeRef<'a>, tag: &str) -> Layout {
        match self.hidden {
            Hidden::Skipped if layout::is_hidden(node) => Layout::Unseen,
            _ => layout::of(tag),
        }
    }

    fn leave(&mut self, node: NodeRef<'a>, number: u32) {
        self.page.nodes[number as usize].end = self.page.nodes.len() as u32;
        let Some(tag) = node.tag_name() else { return };
        let layout = self.layout(node, tag);
        match layout {
            Layout::Unseen => return,
            Layout::Block => self.end_block(),
            Layout::Break | Layout::Inline => {}
        }
        self.around.pop();
    }

    fn end_block(&mut self) {
        self.gap = None;
        if let Some(mut block) = self.block.take() {
            block.text.end = self.page.text.len();
            block.runs.end = self.page.runs.len();
            self.page.blocks.push(block);
        }
    }

    /// A second break in a row ends the block.
    fn line_break(&mut self, node: NodeRef<'a>) {
        match &self.gap {
            Some((_, true)) => self.end_block(),
            _ if self.block.is_some() => {
                let end = node.source_range().map_or(0, |range| range.start);
                self.gap = Some((end..end, true));
            }
            _ => {}
        }
    }

    fn text(&mut self, node: NodeRef<'a>, around: Around) {
        let (Some(text), Some(range)) = (node.text(), node.source_range()) else { return };
        let raw = &self.source[range.clone()];
        if raw == text {
            return self.plain(range, around);
        }
        if let Some(data) = raw.strip_prefix("<![CDATA[") {
            let start = range.end - data.len();
            return self.plain(start..start + text.len(), around);
        }
        references::split(raw, |piece| match piece {
            Piece::Plain(at) => self.plain(range.start + at.start..range.start + at.end, around),
            Piece::Reference(at, value) => {
                self.reference(range.start + at.start..range.start + at.end, &value, around);
            }
        });
    }

    fn plain(&mut self, range: Range<usize>, around: Around) {
        let source = &self.source[range.clone()];
        let mut word = None;
        for (at, c) in source.char_indices() {
            let here = range.start + at;
            let space = c.is_whitespace();
            if (space || layout::is_ignored(c))
                && let Some(start) = word.take()
            {
                self.write(start..here, None, around);
            }
            if space {
                self.space(here..here + c.len_utf8(), c == '\n' && around.preformatted);
            } else if !layout::is_ignored(c) {
                word.get_or_insert(here);
            }
        }
        if let Some(start) = word {
            self.write(start..range.end, None, around);
        }
    }

    fn reference(&mut self, range: Range<usize>, value: &str, around: Around) {
        if value.chars().all(char::is_whitespace) {
            self.space(range, false);
        } else if !value.chars().all(layout::is_ignored) {
            self.write(range, Some(value), around);
        }
    }

    /// White space: it joins what stands right before it in the source.
    fn space(&mut self, range: Range<usize>, breaks: bool) {
        if self.block.is_none() {
            return;
        }
        match &mut self.gap {
            None => self.gap = Some((range, breaks)),
            Some((_, true)) if breaks => self.end_block(),
            Some((gap, line)) if gap.end == range.start && gap.start < gap.end => {
                gap.end = range.end;
                *line |= breaks;
            }
            Some((gap, line)) if breaks => {
                *gap = range;
                *line = true;
            }
            Some(_) => {}
        }
    }

    /// Characters that show; `value` where they are not those of the source.
    fn write(&mut self, source: Range<usize>, value: Option<&str>, around: Around) {
        let gap = self.gap.take();
        if self.block.is_none() {
            let (text, run) = (self.page.text.len(), self.page.runs.len());
            let (node, inner) = (around.block, around.inner);
            self.block = Some(Block { node, inner, text: text..text, runs: run..run, linked: 0, strong: 0 });
            self.depth = self.around.len() - 1;
        } else if let Some((range, line)) = gap {
            let written = if line { "\n" } else { " " };
            let plain = &self.source[range.clone()] == written;
            self.run(range, written, plain);
        }
        let words = value.unwrap_or(&self.source[source.clone()]);
        self.run(source, words, value.is_none());
        self.widen();
        if let Some(block) = &mut self.block {
            block.linked += if around.linked { words.len() } else { 0 };
            block.strong += if around.strong { words.len() } else { 0 };
        }
    }

    /// Of the elements around the block, only those that are still open hold all of it.
    fn widen(&mut self) {
        let Some(block) = &mut self.block else { return };
        while self.depth > 0 && self.around.get(self.depth).is_none_or(|around| around.inner != block.inner) {
            block.inner = self.page.nodes[block.inner as usize].parent;
            self.depth -= 1;
        }
    }

    fn run(&mut self, source: Range<usize>, words: &str, plain: bool) {
        let start = self.page.text.len();
        self.page.text.push_str(words);
        let end = self.page.text.len();
        let first = self.block.as_ref().map_or(0, |block| block.runs.start);
        let goes_on = self.page.runs.len() > first;
        match self.page.runs.last_mut() {
            Some(last) if goes_on && plain && last.plain && last.source.end == source.start => {
                last.text.end = end;
                last.source.end = source.end;
            }
            _ => self.page.runs.push(Run { text: start..end, source, plain }),
        }
    }
}
