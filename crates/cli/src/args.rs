//! What can be asked for on the command line.

use crate::archive::args as archive;
use crate::report::{self, Look};
use crate::style::Styles;
use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use onrecord::{Form, Model, Options};
use std::path::PathBuf;

/// Who said what, according to whom, and exactly where in the page the words stand.
///
/// Opens no network: what it reads are files on this machine.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, max_term_width = 100, propagate_version = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read saved pages: a report for people, JSON Lines for programs, or one HTML page.
    Read(Read),
    /// Tell why a statement stands in a reading, step by step, and what else was considered for its words.
    Explain(Explain),
    /// Add pages and articles to an archive, one file that holds many readings.
    Add(archive::Add),
    /// List what is in an archive.
    List(archive::List),
    /// Tell what an archive holds, and what could not be read.
    Status(archive::Status),
    /// Remove documents from an archive.
    Remove(archive::Remove),
    /// Check that an archive is sound, and that what it says follows from the bytes that it holds.
    Check(archive::Check),
    /// Find statements in an archive by their words, and by who said them.
    Find(archive::Find),
    /// Print a completion script for your shell.
    ///
    /// For bash: onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Reads saved pages and tells who said what.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onrecord read page.html                       a report, for people
  onrecord read page.html --html report.html    the article beside its statements
  onrecord read saved-pages/ --json > all.jsonl one line a page
  pbpaste | onrecord read - --as whole          text as it is, nothing dropped

Exit status: 0 done (pages without statements too), 2 usage, 3 something could not be read.")]
pub(crate) struct Read {
    /// Saved pages (HTML or text), folders of them, or `-` for standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Write JSON Lines, one reading a line.
    #[arg(long)]
    pub(crate) json: bool,

    /// Write one self-contained HTML page: each article beside its statements (`-` for standard output).
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,

    /// Write the report or the JSON to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) how: How,
}

/// Tells why a statement stands in a reading.
///
/// Reads the page anew: give the same --as, --model and --date as for the reading.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onrecord explain page.html s7            the steps, for people
  onrecord explain page.html s7 --json     one line of JSON

Exit status: 0 done, 1 no such statement, 2 usage, 3 the page could not be read.")]
pub(crate) struct Explain {
    /// The saved page (HTML or text), or `-` for standard input.
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) file: PathBuf,

    /// The statement: its name in the reading (s7), or its key.
    #[arg(value_name = "ID")]
    pub(crate) id: String,

    /// Write one line of JSON.
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) how: How,
}

/// How a page is read, and shown.
#[derive(Debug, clap::Args)]
pub(crate) struct How {
    /// What the input is; found out from it when not given.
    #[arg(long = "as", value_name = "FORM")]
    pub(crate) form: Option<As>,

    /// What finds the statements.
    #[arg(long, value_name = "MODEL", default_value = "accurate")]
    pub(crate) model: With,

    /// The date of publication, where you know it better than the page.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,

    /// When to use colour; `NO_COLOR` turns it off too.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

impl How {
    /// What the library is asked for.
    pub(crate) fn options(&self) -> Options {
        Options { form: self.form.map(Into::into), published: self.date, model: self.model.into() }
    }

    /// How a report looks on standard output, or in a file.
    pub(crate) fn look(&self, to_terminal: bool) -> Look {
        Look { width: report::width(to_terminal), styles: Styles::new(self.color, to_terminal) }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum As {
    /// A saved web page.
    Html,
    /// Text saved from a page: its title, date line and article; lines that belong to the page are dropped.
    Text,
    /// Text as it is: nothing is dropped.
    Whole,
}

impl From<As> for Form {
    fn from(form: As) -> Form {
        match form {
            As::Html => Form::Html,
            As::Text => Form::Text,
            As::Whole => Form::Whole,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum With {
    /// The trained reader that finds most.
    Accurate,
    /// The small trained reader, for archives.
    Fast,
    /// Rules alone: many times faster, and misses more.
    Rules,
}

impl From<With> for Model {
    fn from(with: With) -> Model {
        match with {
            With::Accurate => Model::Accurate,
            With::Fast => Model::Fast,
            With::Rules => Model::Rules,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Into files and pipes too.
    Always,
    /// Never.
    Never,
}

pub(crate) fn day(given: &str) -> Result<Date, String> {
    given.parse().map_err(|_| "a day is written like 2024-03-14".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Args::command().debug_assert();
    }
}
