//! Inputs as they were typed → the items in them, in order, one at a time.
//!
//! Folders become their files; files that hold many articles become those. Nothing is held that is not being read.

mod files;
mod lines;
mod saved;
mod table;
mod warc;

use crate::item::{Failure, Form, Item, Place};
use files::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The largest item, in bytes.
pub const LIMIT: u64 = 32 << 20;

type Items = Box<dyn Iterator<Item = Result<Item, Failure>> + Send>;

/// What an input is, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One page or text.
    Page,
    /// Articles as JSON objects, one a line.
    Lines,
    /// Records of a web archive.
    Warc,
    /// Articles as rows under a header.
    Table {
        /// Between the fields.
        delimiter: u8,
    },
}

/// The ends of names that are read in a folder, each with what it means.
const ENDS: [(&str, Kind); 12] = [
    ("html", Kind::Page),
    ("htm", Kind::Page),
    ("xhtml", Kind::Page),
    ("txt", Kind::Page),
    ("md", Kind::Page),
    ("jsonl", Kind::Lines),
    ("ndjson", Kind::Lines),
    ("warc", Kind::Warc),
    ("warc.gz", Kind::Warc),
    ("csv", Kind::Table { delimiter: b',' }),
    ("tsv", Kind::Table { delimiter: b'\t' }),
    ("tab", Kind::Table { delimiter: b'\t' }),
];

/// How much of the inputs has been read, in bytes; may be looked at by another thread.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    bytes: Arc<AtomicU64>,
}

impl Progress {
    /// The bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    fn add(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    fn counting<R: Read>(&self, input: R) -> Counted<R> {
        Counted { input, read: self.clone() }
    }
}

struct Counted<R> {
    input: R,
    read: Progress,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.input.read(buffer)?;
        self.read.add(bytes as u64);
        Ok(bytes)
    }
}

/// The bytes of all inputs, as far as the disk tells.
pub fn bytes(inputs: &[String]) -> u64 {
    let inputs = inputs.iter().zip(0..).flat_map(|(path, n)| files::under(path, n, None));
    inputs.flatten().filter_map(|file| std::fs::metadata(&file.place.path).ok()).map(|about| about.len()).sum()
}

/// All items of the inputs that come after a place, in order.
pub fn items(
    inputs: Vec<String>,
    after: Option<Place>,
    read: Progress,
) -> impl Iterator<Item = Result<Item, Failure>> + Send {
    let (skip, last) = (after.clone(), after);
    let files = inputs.into_iter().zip(0..).flat_map(move |(path, n)| files::under(&path, n, skip.as_ref()));
    let items = files.flat_map(move |file| match file {
        Ok(file) => open(file, &read),
        Err(failure) => Box::new(std::iter::once(Err(failure))),
    });
    items.skip_while(move |item| {
        let place = match item {
            Ok(item) => &item.place,
            Err(failure) => &failure.place,
        };
        last.as_ref().is_some_and(|last| place <= last)
    })
}

fn open(file: File, read: &Progress) -> Items {
    let place = file.place;
    let opened = match std::fs::File::open(&place.path) {
        Ok(opened) => opened,
        Err(error) => return Box::new(std::iter::once(Err(Failure::new(place, cannot_read(&error))))),
    };
    let input = read.counting(opened);
    match file.kind {
        Kind::Page => Box::new(std::iter::once(page(place, input))),
        Kind::Lines => Box::new(lines::articles(place, input)),
        Kind::Warc => Box::new(warc::pages(place, read.clone())),
        Kind::Table { delimiter } => Box::new(table::articles(place, input, delimiter)),
    }
}

fn page(place: Place, input: impl Read) -> Result<Item, Failure> {
    let mut bytes = Vec::new();
    match input.take(LIMIT + 1).read_to_end(&mut bytes) {
        Err(error) => Err(Failure::new(place, cannot_read(&error))),
        Ok(_) if bytes.len() as u64 > LIMIT => Err(Failure::new(place, too_large("a page"))),
        Ok(_) => {
            let (url, captured) = saved::note(&bytes).map_or((None, None), |(url, moment)| (Some(url), moment));
            Ok(Item { place, bytes, form: Form::Page, url, captured, via: None })
        }
    }
}

fn article(place: Place, bytes: Vec<u8>) -> Item {
    Item { place, bytes, form: Form::Article, url: None, captured: None, via: None }
}

fn too_large(what: &str) -> String {
    format!("it is too large for {what} (the limit is {} MiB); split it", LIMIT >> 20)
}

fn cannot_read(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "this user may not read it; check its permissions".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(folder: &std::path::Path, after: Option<Place>) -> Vec<String> {
        let inputs = vec![folder.display().to_string()];
        let short = |name: &str| name.strip_prefix(&inputs[0]).unwrap().to_owned();
        items(inputs.clone(), after, Progress::default())
            .map(|item| match item {
                Ok(item) => short(&item.place.name()),
                Err(failure) => format!("{}!", short(&failure.place.name())),
            })
            .collect()
    }

    #[test]
    fn a_folder_is_read_in_order_without_what_an_ignore_file_names() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, words: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, words).unwrap();
        };
        write("a.html", "<p>a");
        write("a/b.txt", "b");
        write("a_files/x.html", "x");
        write("a.jpg", "x");
        write("c.jsonl", "{\"text\": \"c\"}\n\n[broken\n{\"text\": \"d\"}");
        write("d.csv", "text,n\nx,1\ny\nz,3\n");
        write("drafts/e.txt", "e");
        write(".onrecordignore", "drafts/\n");
        let all = names(folder.path(), None);
        assert_eq!(
            all,
            ["/a/b.txt", "/a.html", "/c.jsonl:1", "/c.jsonl:3", "/c.jsonl:4", "/d.csv:1", "/d.csv:2!", "/d.csv:3"]
        );
        for (i, name) in all.iter().enumerate() {
            let (path, member) = name.trim_end_matches('!').split_once(':').unwrap_or((name, "0"));
            let path = format!("{}{path}", folder.path().display());
            let after = Place { input: 0, path, member: member.parse().unwrap() };
            assert_eq!(names(folder.path(), Some(after)), all[i + 1..], "after {name}");
        }
    }
}
