//! `cargo run --release -p onrecord-lab --bin chains`: every statement of the gold, nested ones too, with its chain, kind,
//! entity, addressee, act and polarity, against what onrecord reads or against a second reader's tables.
//!
//! Two statements are the same where their contents share half of their words (Dice) and their sources share a word or
//! both have none; one to one, the likest first. What else they say is counted over the pairs.

use cases::{Case, Cell, Column, Page, own_word};
use clap::Parser;
use lab::measure::{HALF, dice, greedy, share_or_lack};
use lab::words::{CodePoints, Words};
use onrecord::Model;
use onrecord::document::{EntityId, Pieces, Reading, Source, Statement};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Scores chains, kinds, entities, addressees, acts and polarity on the gold.
#[derive(Parser)]
struct Args {
    /// Which half: tune or test.
    #[arg(long, default_value = "tune")]
    set: String,
    /// What reads: rules, fast or accurate.
    #[arg(long, value_parser = lab::predict::model, default_value = "accurate")]
    model: Model,
    /// A folder of tables by a second reader, to compare with instead of reading; of both halves.
    #[arg(long)]
    second: Option<PathBuf>,
}

/// A statement as either side has it.
struct Row {
    source: BTreeSet<usize>,
    content: BTreeSet<usize>,
    cue: BTreeSet<usize>,
    addressee: BTreeSet<usize>,
    /// The names that the source may go by; none for an impersonal one.
    names: Vec<String>,
    pronoun: bool,
    words: [String; 4],
    /// Rows of the same side, outermost first.
    chain: Vec<usize>,
}

/// What has words of its own.
const OWN: [Column; 4] = [Column::Kind, Column::Act, Column::Negated, Column::Reality];

#[derive(Default)]
struct Tally {
    gold: usize,
    found: usize,
    same: usize,
    pairs: usize,
    own: [usize; 4],
    named: [usize; 2],
    pronouns: [usize; 2],
    addressees: [usize; 3],
    chains: usize,
    linked: [usize; 2],
    long: [usize; 2],
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("chains: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/gold");
    let second = args.second.as_ref().map(|folder| cases::load(folder)).transpose()?;
    let mut tally = Tally::default();
    let mut articles = 0;
    for page in cases::load(&folder)?.iter().filter(|p| p.is_annotated()) {
        for case in page.cases.iter().filter(|c| c.columns.contains(&Column::Id) || c.rows.is_empty()) {
            let other = match &second {
                Some(pages) => match twin(pages, page) {
                    Some(twin) => of_case(twin),
                    None => continue,
                },
                None if !page.head.contains(&format!("\nSet: {}", args.set)) => continue,
                None => of_reading(&reading(case, args.model)?),
            };
            articles += 1;
            tally.add(&of_case(case), &other);
        }
    }
    println!("{articles} articles\n{}", tally.table());
    Ok(())
}

fn twin<'a>(pages: &'a [Page], page: &Page) -> Option<&'a Case> {
    pages.iter().find(|p| p.path == page.path && p.is_annotated()).and_then(|p| p.cases.first())
}

fn reading(case: &Case, model: Model) -> Result<Reading, String> {
    // The headline and the paragraphs are those of the page: only reading is measured.
    let reading = read::read(case.document(), model.network());
    reading.check().map_err(|e| format!("{}: {e}", case.place()))?;
    Ok(reading)
}

/// The words of a text, and where its pieces stand among them.
struct Text {
    words: Words,
    count: CodePoints,
}

impl Text {
    fn new(text: &str) -> Text {
        Text { words: Words::new(text), count: CodePoints::new(text) }
    }

    fn words(&self, pieces: &Pieces) -> BTreeSet<usize> {
        self.words.of(&self.count.of(pieces))
    }
}

fn of_case(case: &Case) -> Vec<Row> {
    let text = Text::new(&case.text);
    let cell = |row, column| case.cell(row, column);
    let places = |row, column| match cell(row, column) {
        Some(Cell::Words { pieces, .. }) => text.words(pieces),
        _ => BTreeSet::new(),
    };
    let row = |row: usize| {
        let (mut names, mut pronoun) = (Vec::new(), false);
        if let Some(Cell::Words { pieces, means }) = cell(row, Column::Source)
            && !pieces.is_empty()
        {
            let printed = pieces.spans().iter().map(|s| s.of(&case.text)).collect::<Vec<_>>().join(" ");
            pronoun = is_pronoun(&printed);
            names.push(means.clone().unwrap_or(printed));
        }
        let own = OWN.map(|column| match cell(row, column) {
            Some(Cell::Word(word)) => word.clone(),
            _ => String::new(),
        });
        let chain = match cell(row, Column::Through) {
            Some(Cell::Rows(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        Row {
            source: places(row, Column::Source),
            content: places(row, Column::Content),
            cue: places(row, Column::Cue),
            addressee: places(row, Column::Addressee),
            names,
            pronoun,
            words: own,
            chain,
        }
    };
    (0..case.rows.len()).map(row).collect()
}

fn is_pronoun(words: &str) -> bool {
    let all = ["he", "she", "it", "they", "i", "we", "you", "who", "his", "her", "its", "their", "my", "our"];
    all.contains(&words.to_lowercase().as_str())
}

fn of_reading(reading: &Reading) -> Vec<Row> {
    let text = Text::new(&reading.document.text);
    let row = |statement: &Statement| {
        let (source, names) = match &statement.source {
            Source::Impersonal => (BTreeSet::new(), Vec::new()),
            Source::Mention { words: printed, entity, .. } => (text.words(printed), names(reading, *entity)),
        };
        Row {
            source,
            content: text.words(&statement.content),
            cue: text.words(&statement.cue),
            addressee: statement.addressee.as_ref().map_or(BTreeSet::new(), |a| text.words(&a.words)),
            names,
            pronoun: false,
            words: OWN.map(|column| own_word(column, statement).to_owned()),
            chain: statement.through.iter().map(|id| id.0).collect(),
        }
    };
    reading.statements.iter().map(row).collect()
}

/// What an entity is called anywhere in the text.
fn names(reading: &Reading, id: EntityId) -> Vec<String> {
    let Some(entity) = reading.entities.get(id.0) else { return Vec::new() };
    let text = reading.document.text.as_str();
    let printed = entity.mentions.iter().flat_map(|m| m.words.spans()).map(|s| s.of(text).to_owned());
    std::iter::once(entity.name.clone()).chain(printed.filter(|p| !is_pronoun(p))).collect()
}

/// Without an article, and in lower case.
fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    ["the ", "a ", "an "].iter().find_map(|a| name.strip_prefix(a)).unwrap_or(&name).to_owned()
}

impl Tally {
    fn add(&mut self, gold: &[Row], other: &[Row]) {
        self.gold += gold.len();
        self.found += other.len();
        let mut likeness: Vec<(f64, usize, usize)> = Vec::new();
        for (i, g) in gold.iter().enumerate() {
            for (j, o) in other.iter().enumerate() {
                let both = dice(&g.content, &o.content);
                if both >= HALF {
                    // Of two with the same content, the one with the same cue and source.
                    let near = dice(&g.cue, &o.cue) + f64::from(u8::from(share_or_lack(&g.source, &o.source)));
                    likeness.push((both + near, i, j));
                }
            }
        }
        let (mut of_gold, mut of_other) = (vec![None; gold.len()], vec![None; other.len()]);
        for (i, j) in greedy(likeness) {
            (of_gold[i], of_other[j]) = (Some(j), Some(i));
        }
        for (i, g) in gold.iter().enumerate() {
            if let Some(j) = of_gold[i] {
                self.pair(g, &other[j], &of_gold);
            } else {
                self.addressees[0] += usize::from(!g.addressee.is_empty());
            }
        }
        let lone = other.iter().zip(&of_other).filter(|(o, pair)| pair.is_none() && !o.addressee.is_empty());
        self.addressees[1] += lone.count();
    }

    fn pair(&mut self, gold: &Row, other: &Row, of_gold: &[Option<usize>]) {
        self.pairs += 1;
        self.same += usize::from(share_or_lack(&gold.source, &other.source));
        for (count, (a, b)) in self.own.iter_mut().zip(gold.words.iter().zip(&other.words)) {
            *count += usize::from(a == b);
        }
        if let Some(name) = gold.names.first() {
            let right = usize::from(other.names.iter().any(|n| plain(n) == plain(name)));
            self.named = [self.named[0] + 1, self.named[1] + right];
            if gold.pronoun {
                self.pronouns = [self.pronouns[0] + 1, self.pronouns[1] + right];
            }
        }
        self.addressees[0] += usize::from(!gold.addressee.is_empty());
        self.addressees[1] += usize::from(!other.addressee.is_empty());
        self.addressees[2] +=
            usize::from(!gold.addressee.is_empty() && share_or_lack(&gold.addressee, &other.addressee));
        let chain: Vec<Option<usize>> = gold.chain.iter().map(|row| of_gold[*row]).collect();
        let found: Vec<Option<usize>> = other.chain.iter().map(|row| Some(*row)).collect();
        let exact = usize::from(chain == found && share_or_lack(&gold.source, &other.source));
        self.chains += exact;
        for (least, count) in [(1, &mut self.linked), (2, &mut self.long)] {
            if gold.chain.len() >= least {
                *count = [count[0] + 1, count[1] + exact];
            }
        }
    }

    fn table(&self) -> String {
        let share =
            |right: usize, of: usize| format!("{:.1} % ({right} of {of})", 100.0 * right as f64 / of.max(1) as f64);
        let f = |right: usize, a: usize, b: usize| 200.0 * right as f64 / (a + b).max(1) as f64;
        let mut out =
            format!("statements: {} gold, {} found, {} with the same content\n", self.gold, self.found, self.pairs);
        out += &format!("the same content and source, F   {:.1}\n", f(self.same, self.gold, self.found));
        out += &format!("chain exact, of all gold         {}\n", share(self.chains, self.gold));
        out += &format!("chain exact, of those found      {}\n", share(self.chains, self.pairs));
        out += &format!("   passed on once or more        {}\n", share(self.linked[1], self.linked[0]));
        out += &format!("   passed on twice or more       {}\n", share(self.long[1], self.long[0]));
        for (column, right) in OWN.iter().zip(self.own) {
            out += &format!("{:<33}{}\n", column.name(), share(right, self.pairs));
        }
        out += &format!("entity                           {}\n", share(self.named[1], self.named[0]));
        out += &format!("   of pronouns                   {}\n", share(self.pronouns[1], self.pronouns[0]));
        out += &format!(
            "addressee, F                     {:.1}\n",
            f(self.addressees[2], self.addressees[0], self.addressees[1])
        );
        out
    }
}
