//! `onrecord add`: pages and articles into an archive.

use super::args::Add;
use super::news::News;
use super::{failed, line};
use crate::Exit;
use crate::label::count;
use crate::printable::printable;
use onrecord::archive::sources::{self, Progress};
use onrecord::archive::{self, Archive, Error, Event, Run, Summary};
use serde::Serialize;
use std::io::Write;
use std::num::NonZero;

/// Failures that are told one by one; `status` lists all.
const TOLD: u64 = 20;

pub(crate) fn run(args: &Add) -> Exit {
    if let Some(address) = args.inputs.iter().find(|input| input.contains("://")) {
        eprintln!("onrecord: {}: onrecord opens no network; save the page and give the file", printable(address));
        return Exit::Usage;
    }
    add(args).unwrap_or_else(|error| failed(&error))
}

fn add(args: &Add) -> Result<Exit, Error> {
    let mut archive =
        if args.inputs.is_empty() { Archive::change(&args.archive)? } else { Archive::create(&args.archive)? };
    let name = args.archive.display();
    let run = match (args.resume, archive.unfinished()?) {
        (true, Some(run)) if args.inputs.is_empty() || args.inputs == run.inputs => run,
        (true, Some(run)) => {
            let was = printable(&run.inputs.join(" ")).into_owned();
            eprintln!("onrecord: the add that was cut off had other inputs ({was}); give --resume without inputs");
            return Ok(Exit::Usage);
        }
        (true, None) if args.inputs.is_empty() => {
            println!("No add to {name} was cut off; there is nothing to go on with.");
            return Ok(Exit::Done);
        }
        (cut_off_wanted, unfinished) => {
            if unfinished.is_some() && !cut_off_wanted {
                eprintln!("onrecord: an earlier add was cut off; `onrecord add {name} --resume` goes on with it");
            }
            archive.begin(&args.inputs, &args.how(), onrecord::VERSION)?
        }
    };
    let summary = fill(args, &mut archive, &run)?;
    if !args.json {
        println!("{}", in_words(args, &summary));
    }
    Ok(if summary.failed > 0 { Exit::Partly } else { Exit::Done })
}

fn fill(args: &Add, archive: &mut Archive, run: &Run) -> Result<Summary, Error> {
    let threads = args.threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let progress = Progress::default();
    let mut news = News::new(progress.clone(), sources::bytes(&run.inputs));
    let mut told = 0;
    let summary = archive.add(run, threads, &progress, archive::read, |event| {
        news.tick();
        if let Event::Failed(failure) = event {
            told += 1;
            if told <= TOLD {
                news.say(&printable(&failure.why));
            }
        }
        if args.json {
            // Who has left does not stop the work.
            let _ = std::io::stdout().write_all(happened(event).as_bytes());
        }
    });
    news.end();
    if told > TOLD {
        let name = args.archive.display();
        eprintln!("onrecord: {} more could not be read; `onrecord status {name}` lists all", told - TOLD);
    }
    summary
}

/// What happened to an item, in JSON.
#[derive(Serialize)]
struct Happened<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<i64>,
    path: &'a str,
    member: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statements: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

fn happened(event: &Event) -> String {
    let (what, place, document, statements, why) = match event {
        Event::Added { document, place, statements } => ("added", *place, Some(*document), Some(*statements), None),
        Event::Known { place } => ("known", *place, None, None, None),
        Event::Failed(failure) => ("failed", &failure.place, None, None, Some(failure.why.as_str())),
    };
    let member = Some(place.member).filter(|member| *member > 0);
    line(what, &Happened { document, path: &place.path, member, statements, why })
}

fn in_words(args: &Add, summary: &Summary) -> String {
    let name = args.archive.display();
    let mut words = match summary.added {
        0 => format!("Added nothing to {name}"),
        added => {
            let (documents, statements) =
                (count(added as usize, "document"), count(summary.statements as usize, "statement"));
            format!("Added {documents} with {statements} to {name}")
        }
    };
    if summary.known > 0 {
        words += &format!("; {} there before", count(summary.known as usize, "document"));
    }
    if summary.failed > 0 {
        words += &format!("; {} could not be read", summary.failed);
    }
    words + "."
}
