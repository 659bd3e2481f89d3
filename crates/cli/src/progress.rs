//! A bar on long work.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;

/// Fewer inputs are done before a bar could be looked at.
const MANY: usize = 16;

/// A bar on standard error, where somebody watches long work and does not see the results come.
pub(crate) fn bar(inputs: usize, results_seen: bool) -> ProgressBar {
    match std::io::stderr().is_terminal() && !results_seen && inputs >= MANY {
        true => ProgressBar::new(inputs as u64).with_style(
            ProgressStyle::with_template("reading {pos}/{len} {wide_bar} {eta} left").expect("a sound template"),
        ),
        false => ProgressBar::hidden(),
    }
}
