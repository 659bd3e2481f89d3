//! The element that holds the article.

use crate::body::zones::Zones;
use crate::tree::Page;

/// The smallest element with nearly all the page's prose.
pub(super) fn find(page: &Page, zones: &Zones) -> Option<u32> {
    let mut root = Some(0).filter(|_| zones.prose[0] > 0)?;
    while let Some(child) = heaviest_child(page, zones, root) {
        let (inside, all) = (zones.prose[child as usize], zones.prose[root as usize]);
        if inside * 10 < all * 8 || is_leaf(page.nodes[child as usize].tag) {
            break;
        }
        root = child;
    }
    Some(root)
}

fn heaviest_child(page: &Page, zones: &Zones, root: u32) -> Option<u32> {
    children(page, root).filter(|n| zones.prose[*n as usize] > 0).max_by_key(|n| zones.prose[*n as usize])
}

fn children<'a>(page: &'a Page, root: u32) -> impl Iterator<Item = u32> + 'a {
    let end = page.nodes[root as usize].end;
    std::iter::successors(Some(root + 1).filter(|n| *n < end), move |n| {
        Some(page.nodes[*n as usize].end).filter(|next| *next < end)
    })
}

fn is_leaf(tag: &str) -> bool {
    matches!(tag, "p" | "li" | "blockquote" | "pre" | "td" | "dd")
}
