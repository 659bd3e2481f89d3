//! `onrecord list`: what is in an archive.

use super::args::List;
use super::columns::Columns;
use super::{Answer, line, tell};
use crate::Exit;
use crate::label::count;
use onrecord::archive::{Archive, Document, Only};

/// Documents on a terminal before it is told that there are more.
const SCREEN: usize = 200;

/// Documents asked for at once.
const PART: usize = 1000;

pub(crate) fn run(args: &List) -> Exit {
    tell(list(args))
}

fn list(args: &List) -> Answer {
    let archive = Archive::open(&args.archive)?;
    let only = args.which.only();
    let all = archive.count(&only)?;
    let limit = args.limit.unwrap_or(if args.shown.json { usize::MAX } else { SCREEN });
    let mut documents = Vec::new();
    while documents.len() < limit {
        let after = documents.last().map_or(0, |document: &Document| document.id);
        let part = archive.documents(&only, after, PART.min(limit - documents.len()))?;
        if part.is_empty() {
            break;
        }
        documents.extend(part);
    }
    let exit = if documents.is_empty() { Exit::Nothing } else { Exit::Done };
    if args.shown.json {
        return Ok((documents.iter().map(|document| line("document", document)).collect(), exit));
    }
    if documents.is_empty() {
        return Ok((nothing(args, &only), exit));
    }
    let mut table = Columns::new(args.shown.look(), &["no", "published", "says", "outlet", "title"], &[0, 2]);
    for document in &documents {
        table.row(cells(document));
    }
    let shown = documents.len() as u64;
    let more = match all - shown.min(all) {
        0 => count(all as usize, "document"),
        _ => format!("{shown} of {all} documents; --limit {all} lists all of them"),
    };
    Ok((format!("{}\n{more}\n", table.show()), exit))
}

fn cells(document: &Document) -> [String; 5] {
    let name = document.title.clone().unwrap_or_else(|| match document.member {
        Some(member) => format!("{}:{member}", document.path),
        None => document.path.clone(),
    });
    let version = match document.version {
        Some(version) if document.versions > 1 => format!(" (capture {version} of {})", document.versions),
        _ => String::new(),
    };
    [
        document.id.to_string(),
        document.published.clone().unwrap_or_else(|| "no date".to_owned()),
        document.statements.to_string(),
        document.outlet.clone().unwrap_or_default(),
        name + &version,
    ]
}

fn nothing(args: &List, only: &Only) -> String {
    let name = args.archive.display();
    match *only == Only::default() {
        true => format!("There is nothing in {name} yet; `onrecord add {name} PAGES` adds to it.\n"),
        false => format!("No document in {name} is like that; `onrecord list {name}` lists all.\n"),
    }
}
