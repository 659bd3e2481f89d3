//! `onrecord remove`: documents out of an archive.

use super::args::Remove;
use super::{Answer, line, tell};
use crate::Exit;
use crate::label::count;
use onrecord::archive::Archive;

pub(crate) fn run(args: &Remove) -> Exit {
    tell(remove(args))
}

fn remove(args: &Remove) -> Answer {
    let mut archive = Archive::change(&args.archive)?;
    let mut ids = args.documents.clone();
    ids.sort_unstable();
    ids.dedup();
    let removed = archive.remove(&ids)?;
    if args.shown.json {
        return Ok((removed.iter().map(|document| line("removed", document)).collect(), Exit::Done));
    }
    let name = args.archive.display();
    Ok((
        format!("Removed {} from {name}; nothing of it is left in the file.\n", count(removed.len(), "document")),
        Exit::Done,
    ))
}
