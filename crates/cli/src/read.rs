//! `onrecord read`: saved pages in, who said what out.

use crate::args::Read;
use crate::inputs::{self, Inputs};
use crate::label::count;
use crate::output::{Output, unless_left};
use crate::report::{self, Look};
use crate::{Exit, html, progress};
use onrecord::archive::in_order;
use onrecord::document::Reading;
use onrecord::{Options, json};
use std::io::{self, Write};
use std::num::NonZero;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};

/// Does what the command line asks for; says on standard error what went wrong.
pub(crate) fn run(args: &Read) -> Exit {
    let inputs = inputs::collect(&args.paths);
    if let Err(message) = fits_together(args, &inputs) {
        eprintln!("onrecord: {message}");
        return Exit::Usage;
    }
    for message in &inputs.passed_over {
        eprintln!("onrecord: {message}");
    }
    read(args, inputs.list).unwrap_or_else(|message| {
        eprintln!("onrecord: {message}");
        Exit::Partly
    })
}

/// What clap cannot check: that outputs do not meet each other or an input.
fn fits_together(args: &Read, inputs: &Inputs) -> Result<(), String> {
    let is_standard = |path: &Option<PathBuf>| path.as_deref().is_some_and(|p| p.as_os_str() == "-");
    if args.html.is_some() && args.output.is_some() && !args.json {
        return Err("--html FILE takes the place of the report; -o beside it is for --json".to_owned());
    }
    let json_to_standard = args.json && (args.output.is_none() || is_standard(&args.output));
    if is_standard(&args.html) && json_to_standard {
        return Err("--html - and --json both write to standard output; give one of them a file".to_owned());
    }
    if args.html.is_some() && args.html == args.output {
        return Err("--html and -o name the same file; give two".to_owned());
    }
    for output in [&args.html, &args.output].into_iter().flatten() {
        let same = |input: &&PathBuf| matches!((input.canonicalize(), output.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if let Some(input) = inputs.list.iter().flatten().find(same) {
            return Err(format!("{} would be overwritten by its own result; write elsewhere", inputs::name(input)));
        }
    }
    Ok(())
}

fn read(args: &Read, list: Vec<Result<PathBuf, String>>) -> Result<Exit, String> {
    let mut page = args.html.as_deref().map(|path| Output::open(Some(path))).transpose()?;
    let wants_out = args.json || page.is_none();
    let mut out = wants_out.then(|| Output::open(args.output.as_deref())).transpose()?;
    let to_terminal = out.as_ref().is_some_and(Output::is_terminal);
    let all = list.len();
    let work = Work::new(args, all, to_terminal);
    let (mut failed, mut articles, mut written, mut first) = (Vec::new(), Vec::new(), Ok(()), true);
    let bar = progress::bar(all, to_terminal);
    in_order(
        list.into_iter().enumerate(),
        std::thread::available_parallelism().map_or(1, NonZero::get),
        // How long a file is, is only known where it is read.
        |_| 0,
        |(i, input)| input.and_then(|path| work.one(&path, i + 1)),
        |done| {
            bar.inc(1);
            match done {
                Err(message) => failed.push(message),
                Ok(done) => {
                    bar.suspend(|| done.messages.iter().for_each(|message| eprintln!("onrecord: {message}")));
                    articles.extend(done.article);
                    if let Some(out) = &mut out {
                        written = work.write(out, &done.words, std::mem::replace(&mut first, false));
                    }
                }
            }
            written.is_ok()
        },
    );
    bar.finish_and_clear();
    if failed.len() == all {
        // What stood in the files before is worth more than nothing.
        out.into_iter().chain(page).for_each(Output::abandon);
        return Ok(tell(all, &failed));
    }
    finish(out, written)?;
    let written = page.as_mut().map_or(Ok(()), |page| page.write_all(html::page(&articles).as_bytes()));
    finish(page, written)?;
    Ok(tell(all, &failed))
}

/// What is done with each input.
struct Work {
    options: Options,
    /// JSON Lines instead of the report.
    json: bool,
    /// The page is wanted.
    page: bool,
    /// How many inputs there are.
    inputs: usize,
    look: Look,
}

/// What one input has come to.
struct Done {
    /// The report or the line of JSON; empty where only the page is wanted.
    words: String,
    /// For the page.
    article: Option<html::Article>,
    /// What was not read, for those who do not see the report.
    messages: Vec<String>,
}

impl Work {
    fn new(args: &Read, inputs: usize, to_terminal: bool) -> Work {
        Work {
            options: args.how.options(),
            json: args.json,
            page: args.html.is_some(),
            inputs,
            look: args.how.look(to_terminal),
        }
    }

    /// Reads an input and makes all that is asked for of it; `number` is its place on the command line.
    fn one(&self, path: &Path, number: usize) -> Result<Done, String> {
        let bytes = inputs::bytes(path)?;
        // A fault of ours on one page must not lose the others.
        std::panic::catch_unwind(AssertUnwindSafe(|| {
            let reading = onrecord::read(&bytes, &path.to_string_lossy(), &self.options).map_err(|e| e.to_string())?;
            Ok(self.shown(&reading, number))
        }))
        .unwrap_or_else(|_| {
            let name = inputs::name(path);
            Err(format!("{name}: onrecord failed on it, which is a fault of onrecord; please report it with the page"))
        })
    }

    fn shown(&self, reading: &Reading, number: usize) -> Done {
        let path = inputs::name(Path::new(&reading.document.path));
        let messages = reading.document.skipped.iter().map(|s| format!("{path}: {}", s.why));
        Done {
            words: match (self.json, self.page) {
                (true, _) => json::line(reading) + "\n",
                (false, true) => String::new(),
                (false, false) => report::report(reading, self.look),
            },
            article: self.page.then(|| html::article(reading, number, self.inputs)),
            messages: if self.json || self.page { messages.collect() } else { Vec::new() },
        }
    }

    fn write(&self, out: &mut Output, words: &str, first: bool) -> io::Result<()> {
        if !first && !self.json {
            writeln!(out, "\n{}\n", self.look.styles.faint("─".repeat(self.look.width)))?;
        }
        out.write_all(words.as_bytes())?;
        // Who looks on sees each result as it comes.
        if out.is_terminal() { out.flush() } else { Ok(()) }
    }
}

/// Completes an output; a part of one is not kept.
fn finish(out: Option<Output>, written: io::Result<()>) -> Result<(), String> {
    let Some(out) = out else { return Ok(()) };
    match unless_left(written) {
        Ok(()) => out.finish(),
        Err(error) => {
            out.abandon();
            Err(format!("the result cannot be written: {error}"))
        }
    }
}

/// The list of what was not read.
fn tell(all: usize, failed: &[String]) -> Exit {
    match failed {
        [] => return Exit::Done,
        [one] if all == 1 => eprintln!("onrecord: {one}"),
        many => {
            eprintln!("onrecord: {} of {} not read:", many.len(), count(all, "input"));
            many.iter().for_each(|message| eprintln!("  {message}"));
        }
    }
    Exit::Partly
}
