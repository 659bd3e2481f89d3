//! From what was typed to what is read.

use crate::label::count;
use crate::printable::printable;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The largest input, in bytes.
pub(crate) const LIMIT: u64 = onrecord::LIMIT as u64;

/// The endings that are read in a folder.
const READ: [&str; 5] = ["html", "htm", "xhtml", "txt", "md"];

/// All that was asked for, in the order of the command line.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// What to read, or in a sentence why it cannot be read.
    pub(crate) list: Vec<Result<PathBuf, String>>,
    /// For each folder with files of other kinds, a sentence.
    pub(crate) passed_over: Vec<String>,
}

/// Opens no file yet; folders become their pages, sorted by path.
pub(crate) fn collect(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    for path in paths {
        match path {
            path if is_address(path) => inputs.list.push(Err(no_network(path))),
            path if path.is_dir() => folder(path, &mut inputs),
            path => inputs.list.push(Ok(path.clone())),
        }
    }
    inputs
}

/// How an input is named in messages.
pub(crate) fn name(path: &Path) -> String {
    match path.as_os_str() == "-" {
        true => "standard input".to_owned(),
        false => printable(&path.to_string_lossy()).replace('\n', "\u{FFFD}"),
    }
}

fn is_address(path: &Path) -> bool {
    path.to_str().and_then(|p| p.split_once("://")).is_some_and(|(scheme, _)| matches!(scheme, "http" | "https"))
}

fn no_network(path: &Path) -> String {
    format!("{}: onrecord opens no network; save the page in your browser (Ctrl+S) and give the saved file", name(path))
}

fn folder(path: &Path, inputs: &mut Inputs) {
    let (before, mut others) = (inputs.list.len(), BTreeMap::new());
    let walk = WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|e| e.depth() == 0 || !is_aside(e));
    for entry in walk {
        match entry {
            Err(error) => inputs.list.push(Err(unwalkable(path, &error))),
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) if is_page(entry.path()) => inputs.list.push(Ok(entry.into_path())),
            Ok(entry) => *others.entry(ending(entry.path())).or_insert(0) += 1,
        }
    }
    if inputs.list.len() == before {
        let ends = READ.map(|e| format!(".{e}")).join(", ");
        inputs
            .list
            .push(Err(format!("{}: there is no page in this folder ({ends}); give the files themselves", name(path))));
    }
    if !others.is_empty() {
        inputs.passed_over.push(passed_over(path, &others));
    }
}

/// Hidden files, and the folder of pictures and frames that a browser saves beside a page.
fn is_aside(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let of_a_page =
        |page: &str| ["html", "htm"].iter().any(|e| entry.path().with_file_name(format!("{page}.{e}")).is_file());
    name.starts_with('.') || (entry.file_type().is_dir() && name.strip_suffix("_files").is_some_and(of_a_page))
}

fn is_page(path: &Path) -> bool {
    READ.contains(&ending(path).as_str()) && path.is_file()
}

fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn passed_over(path: &Path, others: &BTreeMap<String, usize>) -> String {
    let kinds = others.iter().map(|(ending, number)| match ending.as_str() {
        "" => format!("{number} without ending"),
        ending => format!("{number} .{}", printable(ending)),
    });
    let all = others.values().sum();
    format!(
        "{}: passed over {} of other kinds ({})",
        name(path),
        count(all, "file"),
        kinds.collect::<Vec<_>>().join(", ")
    )
}

fn unwalkable(folder: &Path, error: &walkdir::Error) -> String {
    let at = error.path().unwrap_or(folder);
    match error.io_error() {
        Some(cause) => cannot_read(at, cause),
        None => format!("{}: {error}", name(at)),
    }
}

/// The bytes of an input of at most [`LIMIT`] bytes; a larger file is refused before it is opened.
///
/// # Errors
/// In a sentence: what, where, and what to do.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if path.as_os_str() == "-" {
        return limited(path, io::stdin().lock(), 0);
    }
    let about = std::fs::metadata(path).map_err(|e| cannot_read(path, &e))?;
    if about.is_file() && about.len() > LIMIT {
        return Err(too_large(path, Some(about.len())));
    }
    let file = File::open(path).map_err(|e| cannot_read(path, &e))?;
    limited(path, file, about.len())
}

fn limited(path: &Path, input: impl Read, likely: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(likely.min(LIMIT) as usize);
    input.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|e| cannot_read(path, &e))?;
    match bytes.len() as u64 > LIMIT {
        true => Err(too_large(path, None)),
        false => Ok(bytes),
    }
}

fn too_large(path: &Path, bytes: Option<u64>) -> String {
    let size = match bytes {
        Some(bytes) => format!("{} MiB", bytes >> 20),
        None => format!("more than {} MiB", LIMIT >> 20),
    };
    format!("{}: {size} is too large for a page (the limit is {} MiB); split it", name(path), LIMIT >> 20)
}

fn cannot_read(path: &Path, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "this user may not read it; check its permissions".to_owned(),
        _ => format!("it cannot be read: {error}"),
    };
    format!("{}: {why}", name(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_answered_with_how_to_save_the_page() {
        let inputs = collect(&["https://example.org/news".into(), "page.html".into()]);
        let [Err(message), Ok(page)] = inputs.list.as_slice() else { panic!("{inputs:?}") };
        assert!(message.contains("opens no network") && message.contains("save the page"), "{message}");
        assert_eq!(page, Path::new("page.html"));
    }

    #[test]
    fn an_input_past_the_limit_is_refused_while_it_is_read() {
        let endless = io::repeat(b'a');
        let message = limited(Path::new("-"), endless, 0).unwrap_err();
        assert!(message.starts_with("standard input: more than "), "{message}");
    }
}
