//! Inputs → files, in order.

use super::{ENDS, Kind, cannot_read};
use crate::item::{Failure, Place};
use ignore::{DirEntry, WalkBuilder};
use std::path::Path;

/// The file that names what a folder does not want to be read, in the form of `.gitignore`.
pub const IGNORE: &str = ".onrecordignore";

/// A file to read.
pub(super) struct File {
    pub(super) place: Place,
    pub(super) kind: Kind,
}

type Files = Box<dyn Iterator<Item = Result<File, Failure>> + Send>;

/// The file at `path`, or the files in that folder; without the ones before `after`.
pub(super) fn under(path: &str, input: u64, after: Option<&Place>) -> Files {
    let place = |path: &Path| Place { input, path: path.to_string_lossy().into_owned(), member: 0 };
    if after.is_some_and(|after| after.input > input) {
        return Box::new(std::iter::empty());
    }
    let path = Path::new(path);
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(File { place: place(path), kind: kind(path).unwrap_or(Kind::Page) })));
    }
    // Members of a file that was read in part come after the file itself.
    let after = after.filter(|after| after.input == input).cloned();
    let is_done =
        move |place: &Place| after.as_ref().is_some_and(|after| *place < Place { member: 0, ..after.clone() });
    let mut walk = WalkBuilder::new(path);
    walk.standard_filters(false).hidden(true).add_custom_ignore_filename(IGNORE).sort_by_file_name(|a, b| a.cmp(b));
    walk.filter_entry(|entry| entry.depth() == 0 || !is_aside(entry));
    let root = place(path);
    Box::new(walk.build().filter_map(move |entry| match entry {
        Err(error) => Some(Err(Failure::new(at(&error, &root), told(&error)))),
        Ok(entry) => {
            let kind = kind(entry.path()).filter(|_| entry.path().is_file())?;
            let place = Place { path: entry.path().to_string_lossy().into_owned(), ..root.clone() };
            (!is_done(&place)).then_some(Ok(File { place, kind }))
        }
    }))
}

fn kind(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let has = |end: &str| name.strip_suffix(end).is_some_and(|rest| rest.ends_with('.'));
    ENDS.iter().find(|(end, _)| has(end)).map(|(_, kind)| *kind)
}

/// The folder of pictures and frames that a browser saves beside a page.
fn is_aside(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let of_a_page =
        |page: &str| ["html", "htm"].iter().any(|end| entry.path().with_file_name(format!("{page}.{end}")).is_file());
    entry.file_type().is_some_and(|kind| kind.is_dir()) && name.strip_suffix("_files").is_some_and(of_a_page)
}

/// The path that an error of walking speaks of.
fn at(error: &ignore::Error, root: &Place) -> Place {
    match error {
        ignore::Error::WithPath { path, .. } => Place { path: path.to_string_lossy().into_owned(), ..root.clone() },
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => at(err, root),
        _ => root.clone(),
    }
}

fn told(error: &ignore::Error) -> String {
    match error.io_error() {
        Some(error) => cannot_read(error),
        None => error.to_string(),
    }
}
