//! Which blocks of a page are its article.
//!
//! In three steps, all in the positioned tree: [`zones`] tells which elements are chrome; [`root`] finds the element
//! that holds the article; [`filter`] keeps blocks in it, and the lede before it.

mod cards;
mod filter;
mod lede;
mod lines;
mod linked;
mod root;
mod zones;

use crate::tree::Page;
use zones::Zones;

/// The numbers of the blocks that are the article's body, in order.
///
/// `title` is not repeated in it, and what is about the `authors` is left out.
pub(crate) fn choose(page: &Page, title: Option<&str>, authors: &[String]) -> Vec<usize> {
    let zones = Zones::new(page);
    let Some(root) = root::find(page, &zones) else { return Vec::new() };
    filter::keep(page, &zones, root, title, authors)
}
