//! Cases: pages that a journalist can read and correct, and that the tests read as well.
//!
//! A [`Page`] is one file under `cases/`; a [`Case`] is a passage with the complete table of its statements. What a
//! cell means is said in [`cell`]; how a reading is held against a table, in [`compare`]; what a table must hold to be
//! whole, in [`check`].

mod case;
mod cell;
mod check;
mod compare;
mod fact;
mod parse;

pub use case::{Case, Page, document};
pub use cell::{Cell, Column};
pub use compare::own_word;
pub use fact::Fact;
pub use parse::passage;

use std::io;
use std::path::{Path, PathBuf};

/// All pages below a folder, in the order of their paths.
///
/// # Errors
/// Where a file cannot be read, or a page is not written as it should be: all such places, a line each, with file
/// and line.
pub fn load(folder: &Path) -> Result<Vec<Page>, String> {
    let mut paths = Vec::new();
    collect(folder, &mut paths).map_err(|e| format!("{}: {e}", folder.display()))?;
    paths.sort();
    let (mut pages, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{name}: {e}"))?;
        match Page::parse(&name, &text) {
            Ok(page) => pages.push(page),
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(pages) } else { Err(errors.join("\n")) }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        // Times have pages of another kind, which `crates/time/tests/cases.rs` reads.
        if path.is_dir() && path.file_name().is_some_and(|n| n == "time") {
            continue;
        }
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|e| e == "md") && path.file_name().is_some_and(|n| n != "README.md") {
            paths.push(path);
        }
    }
    Ok(())
}
