//! `onrecord check`: is an archive sound, and does all that it says follow from the bytes that it holds?

use super::args::Check;
use super::{Answer, line, tell};
use crate::Exit;
use crate::label::count;
use crate::printable::printable;
use onrecord::archive::{self, Archive, ErrorKind, Report};

pub(crate) fn run(args: &Check) -> Exit {
    tell(check(args))
}

fn check(args: &Check) -> Answer {
    let archive = match Archive::change(&args.archive) {
        Err(error) if error.kind() == ErrorKind::ReadOnly => Archive::open(&args.archive)?,
        other => other?,
    };
    let report = archive.check((!args.quick).then_some(archive::read), || {})?;
    let exit = if report.faults.is_empty() { Exit::Done } else { Exit::Partly };
    let words = if args.shown.json { line("check", &report) } else { in_words(args, &report) };
    Ok((words, exit))
}

fn in_words(args: &Check, report: &Report) -> String {
    let name = args.archive.display();
    let documents = count(report.documents as usize, "document");
    if !report.faults.is_empty() {
        let faults: String = report.faults.iter().map(|fault| format!("  {}\n", printable(fault))).collect();
        return format!("{name} is not sound ({documents} checked):\n{faults}");
    }
    let again = match (report.read_again, report.otherwise) {
        (0, _) => "; none was read again".to_owned(),
        (_, 0) => ", and each reading follows from its bytes".to_owned(),
        (_, otherwise) => format!("; this version of onrecord reads {otherwise} of them otherwise"),
    };
    format!("{name} is sound: {documents}{again}.\n")
}
