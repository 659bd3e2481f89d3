//! The command `onrecord`.

mod archive;
mod args;
mod explain;
#[cfg(test)]
#[path = "../../onrecord/tests/common/mod.rs"]
mod handmade;
mod html;
mod inputs;
mod label;
mod output;
mod printable;
mod progress;
mod read;
mod report;
mod style;
mod timeline;
mod view;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Args::parse().command {
        Command::Read(args) => read::run(&args).into(),
        Command::Explain(args) => explain::run(&args).into(),
        Command::Add(args) => archive::add::run(&args).into(),
        Command::List(args) => archive::list::run(&args).into(),
        Command::Status(args) => archive::status::run(&args).into(),
        Command::Remove(args) => archive::remove::run(&args).into(),
        Command::Check(args) => archive::check::run(&args).into(),
        Command::Find(args) => archive::find::run(&args).into(),
        Command::Completions { shell } => completions(shell),
    }
}

fn completions(shell: clap_complete::Shell) -> ExitCode {
    clap_complete::generate(shell, &mut Args::command(), "onrecord", &mut std::io::stdout());
    ExitCode::SUCCESS
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All was done; a page without statements too.
    Done,
    /// What was asked for is not there.
    Nothing,
    /// The command was not understood.
    Usage,
    /// Something was not read or not written; a list says what.
    Partly,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Nothing => 1,
            Exit::Usage => 2,
            Exit::Partly => 3,
        })
    }
}
