//! What can be asked for of an archive.

use crate::args::{As, Color, With, day};
use crate::report::{self, Look};
use crate::style::Styles;
use clap::builder::PossibleValuesParser;
use jiff::civil::Date;
use onrecord::archive::{How, Only};
use onrecord::{Model, json};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::num::NonZero;
use std::path::PathBuf;

/// Adds pages and articles to an archive.
///
/// The archive is one file; it is made where there is none. What was added before is passed over, so the same command
/// can be given again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onrecord add news.onrecord saved-pages/           a folder with all that lies in it
  onrecord add news.onrecord articles.jsonl         one article a line: text, title, url, date, outlet, author
  onrecord add news.onrecord table.csv --text-column body
  onrecord add news.onrecord crawl.warc.gz          the pages of a web archive
  onrecord add news.onrecord --resume               go on where an add was cut off

A file .onrecordignore in a folder names what is not to be read, as .gitignore does.
Exit status: 0 done, 2 usage, 3 something could not be read or written (`onrecord status` lists it).")]
pub(crate) struct Add {
    /// The archive.
    #[arg(value_name = "ARCHIVE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) archive: PathBuf,

    /// Pages (HTML or text), folders, web archives (WARC), articles as JSON Lines or CSV.
    #[arg(value_name = "INPUT", required_unless_present = "resume")]
    pub(crate) inputs: Vec<String>,

    /// Go on where the last add was cut off, with its inputs and options.
    #[arg(long)]
    pub(crate) resume: bool,

    /// What pages are; found out from each when not given.
    #[arg(long = "as", value_name = "FORM")]
    pub(crate) form: Option<As>,

    /// What finds the statements.
    #[arg(long, value_name = "MODEL", default_value = "fast")]
    pub(crate) model: With,

    /// The date of publication of all inputs, where you know it better than they do.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,

    /// How many read at once; as many as there are cores when not given.
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZero<usize>>,

    /// Write one line of JSON for each document, when it is safely in the archive.
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) columns: Columns,
}

/// Other names for the parts of an article in JSON Lines or CSV.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Columns of JSON Lines and CSV")]
pub(crate) struct Columns {
    /// The column with the text of the article.
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// The column with its title.
    #[arg(long, value_name = "NAME")]
    title_column: Option<String>,
    /// The column with its address.
    #[arg(long, value_name = "NAME")]
    url_column: Option<String>,
    /// The column with its date.
    #[arg(long, value_name = "NAME")]
    date_column: Option<String>,
    /// The column with its outlet.
    #[arg(long, value_name = "NAME")]
    outlet_column: Option<String>,
    /// The column with its authors.
    #[arg(long, value_name = "NAME")]
    author_column: Option<String>,
}

impl Add {
    /// How the inputs are read.
    pub(crate) fn how(&self) -> How {
        let columns = &self.columns;
        let fields = [
            ("text", &columns.text_column),
            ("title", &columns.title_column),
            ("url", &columns.url_column),
            ("date", &columns.date_column),
            ("outlet", &columns.outlet_column),
            ("author", &columns.author_column),
        ];
        let given = fields.into_iter().filter_map(|(part, name)| Some((part.to_owned(), name.clone()?)));
        let form = self.form.map(|form| match form {
            As::Html => "html",
            As::Text => "text",
            As::Whole => "whole",
        });
        How {
            model: Model::from(self.model).word().to_owned(),
            form: form.map(str::to_owned),
            date: self.date.map(|date| date.to_string()),
            fields: given.collect::<BTreeMap<_, _>>(),
        }
    }
}

/// Which documents.
#[derive(Debug, clap::Args)]
pub(crate) struct Where {
    /// Only documents of this outlet.
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Only documents published on this day or later.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<Date>,

    /// Only documents published on this day or earlier.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<Date>,
}

impl Where {
    pub(crate) fn only(&self) -> Only {
        let day = |date: Option<Date>| date.map(|date| date.to_string());
        Only { outlet: self.outlet.clone(), since: day(self.since), until: day(self.until) }
    }
}

/// How an answer is shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Shown {
    /// Write JSON Lines.
    #[arg(long)]
    pub(crate) json: bool,

    /// When to use colour; `NO_COLOR` turns it off too.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

impl Shown {
    pub(crate) fn look(&self) -> Look {
        let to_terminal = std::io::stdout().is_terminal();
        Look { width: report::width(to_terminal), styles: Styles::new(self.color, to_terminal) }
    }
}

/// Lists what is in an archive.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onrecord list news.onrecord --outlet \"The Herald\" --since 2024-03-01
  onrecord list news.onrecord --json

Exit status: 0 done, 1 nothing there, 2 usage, 3 the archive could not be read.")]
pub(crate) struct List {
    /// The archive.
    #[arg(value_name = "ARCHIVE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) archive: PathBuf,

    #[command(flatten)]
    pub(crate) which: Where,

    /// How many at most; all when not given with --json, or into a file.
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Finds statements by their words, and by who said them.
///
/// Each of WORDS is one word, a phrase in quotation marks ("the old bridge"), or the beginning of a word (clos*). All of
/// them must stand in what was said.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  onrecord find news.onrecord bridge closed
  onrecord find news.onrecord \"walk over it\" --speaker Lopez
  onrecord find news.onrecord \"walk over it\" --articles         also where nobody is quoted
  onrecord find news.onrecord --act deny --since 2024-03-01 --outlet \"The Herald\"

Exit status: 0 found, 1 nothing found, 2 usage, 3 the archive could not be read.")]
pub(crate) struct Find {
    /// The archive.
    #[arg(value_name = "ARCHIVE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) archive: PathBuf,

    /// Words of what was said.
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,

    /// Look in whole articles, also where nobody is quoted.
    #[arg(long, conflicts_with_all = ["speaker", "kind", "act"])]
    pub(crate) articles: bool,

    /// Words of the speaker's name or description.
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Option<String>,

    /// The kind of source.
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(json::SourceKind::WORDS))]
    pub(crate) kind: Option<String>,

    /// What was done by saying it.
    #[arg(long, value_name = "ACT", value_parser = PossibleValuesParser::new(json::Act::WORDS))]
    pub(crate) act: Option<String>,

    #[command(flatten)]
    pub(crate) which: Where,

    /// How many at most.
    #[arg(long, value_name = "N", default_value = "20")]
    pub(crate) limit: usize,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Tells what an archive holds, and what could not be read.
#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    /// The archive.
    #[arg(value_name = "ARCHIVE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) archive: PathBuf,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Removes documents from an archive.
///
/// What they held is overwritten in the file, in its indexes too. On a large archive this takes a while.
#[derive(Debug, clap::Args)]
pub(crate) struct Remove {
    /// The archive.
    #[arg(value_name = "ARCHIVE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) archive: PathBuf,

    /// The numbers of the documents, as `list` shows them.
    #[arg(value_name = "NUMBER", required = true)]
    pub(crate) documents: Vec<i64>,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Checks that an archive is sound, and that what it says follows from the bytes that it holds.
///
/// Each document is read again, with the model that it was read with.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: 0 sound, 2 usage, 3 not sound (with a list).")]
pub(crate) struct Check {
    /// The archive.
    #[arg(value_name = "ARCHIVE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) archive: PathBuf,

    /// Do not read the documents again: check the file, its indexes, hashes and tables.
    #[arg(long)]
    pub(crate) quick: bool,

    #[command(flatten)]
    pub(crate) shown: Shown,
}
