//! `onrecord status`: what an archive holds, and what could not be read.

use super::args::Status as Args;
use super::{Answer, line, tell};
use crate::Exit;
use crate::label::count;
use crate::printable::printable;
use crate::report::Lines;
use onrecord::archive::{Archive, Status};

pub(crate) fn run(args: &Args) -> Exit {
    tell(status(args))
}

fn status(args: &Args) -> Answer {
    let status = Archive::open(&args.archive)?.status()?;
    if args.shown.json {
        return Ok((line("status", &status), Exit::Done));
    }
    let name = args.archive.display();
    let mut lines = Lines::new(args.shown.look());
    let (documents, statements) = (status.documents as usize, status.statements as usize);
    lines.wrapped(&format!("{}, {}", count(documents, "document"), count(statements, "statement")), 0);
    for (label, words) in facts(&status) {
        lines.hanging(&format!("{label:<14}"), &printable(&words), 2);
    }
    if status.documents == 0 {
        lines.wrapped(&format!("`onrecord add {name} PAGES` adds to it."), 0);
    }
    if status.cut_off {
        lines.wrapped(&format!("An add was cut off; `onrecord add {name} --resume` goes on with it."), 0);
    }
    if !status.failures.is_empty() {
        lines.heading("Could not be read");
        for failure in &status.failures {
            lines.hanging("- ", &printable(&failure.why), 0);
        }
    }
    Ok((lines.out, Exit::Done))
}

/// What there is to say, each under its label.
fn facts(status: &Status) -> Vec<(&'static str, String)> {
    let of = |list: Vec<String>| list.join(", ");
    let days = match (&status.first, &status.last) {
        (Some(first), Some(last)) => format!("{first} to {last}"),
        _ => "no document has a date".to_owned(),
    };
    let undated = if status.undated > 0 { format!(", {} without a date", status.undated) } else { String::new() };
    let language =
        |(code, number): &(Option<String>, u64)| format!("{} {number}", code.as_deref().unwrap_or("unknown"));
    let reader = |(by, number): &(String, u64)| format!("{by}: {number}");
    let times = (status.bytes as f64 / (status.text_bytes.max(1)) as f64 * 10.0).round() / 10.0;
    let mut facts = vec![
        ("published", days + &undated),
        ("outlets", status.outlets.to_string()),
        ("languages", of(status.languages.iter().map(language).collect())),
        ("no statement", count(status.without_statements as usize, "document")),
        ("read by", of(status.readers.iter().map(reader).collect())),
        ("size", format!("{:.1} MB, {times} times the text", status.bytes as f64 / 1e6)),
    ];
    if status.captured_again > 0 {
        facts.push(("again", format!("{} addresses captured more than once", status.captured_again)));
    }
    if status.documents == 0 { Vec::new() } else { facts }
}
