//! The lines between the headline and the article's element: they often hold the first "according to".

use crate::body::zones::Zones;
use crate::tree::{NONE, Page};

/// Most blocks that stand between headline and article and are still a lede.
const MOST: usize = 3;

/// How far up from a block a name may say that it is a lede.
const LEVELS: usize = 3;

/// The blocks of the lede, which the article's element does not hold.
pub(super) fn find(page: &Page, zones: &Zones, root: u32, title: Option<usize>, kept: &[usize]) -> Vec<usize> {
    let first = page.blocks.iter().position(|b| b.node >= root).unwrap_or(0);
    let from = title.filter(|t| *t < first).map_or(first.saturating_sub(40), |t| t + 1);
    let between = from..first;
    let repeated = |i: &usize| {
        let mut first = kept.iter().take(MOST).map(|k| page.words(&page.blocks[*k]));
        first.any(|words| words.starts_with(page.words(&page.blocks[*i])))
    };
    let is_lede = |i: &usize| {
        let block = &page.blocks[*i];
        let hinted = page.around(block.node).take(LEVELS).any(|n| zones.hints[n as usize].lede);
        let after_title = title.is_some_and(|t| t < *i);
        zones.chrome[block.inner as usize] == NONE && page.is_prose(block) && (hinted || after_title)
    };
    between.filter(is_lede).filter(|i| !repeated(i)).take(MOST).collect()
}
