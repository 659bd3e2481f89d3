//! “We waited nine days. Nobody came. … We shall not wait again,” she said.
//!
//! A network looks no further than [`REACH`](super::network::REACH) tokens from a cue. What opens a quotation, or holds its opening, and ends
//! within it goes on to its end.

use super::Found;
use crate::line::Marked;

/// Carries contents on to the end of the quotation that they end in, over words that no content has.
pub fn close(marked: &Marked<'_>, found: &mut [Found]) {
    let mut said = vec![false; marked.tokens.all.len()];
    found.iter().flat_map(|f| f.content.iter().cloned()).for_each(|run| said[run].fill(true));
    for run in found.iter_mut().flat_map(|f| f.content.last_mut()) {
        let first = marked.quotes.partition_point(|q| q.tokens.start + 1 < run.start);
        let opened = marked.quotes[first..].iter().take_while(|q| q.tokens.start < run.end);
        let Some(quote) = opened.filter(|q| q.outer.is_none()).last() else { continue };
        let rest = run.end..quote.tokens.end;
        // A mark more or less is nothing to carry on over.
        if rest.len() > 1 && said[rest.clone()].iter().all(|s| !s) {
            said[rest.clone()].fill(true);
            run.end = rest.end;
        }
    }
}
