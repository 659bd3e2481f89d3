//! The report for people, on a terminal or in a file.
//!
//! Words in quotation marks are the page's own, letter for letter; only the line breaks are ours.

use crate::label::{count, date_source, day};
use crate::printable::printable;
use crate::style::Styles;
use crate::timeline;
use crate::view::{self, Shown};
use onrecord::document::{Document, Pieces, Reading, Span, Statement};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// How a report looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Bold and faint, or not.
    pub(crate) styles: Styles,
}

/// Columns where there is no terminal to ask.
const WIDTH: usize = 80;

/// Longer lines are hard to read.
const WIDEST: usize = 100;

/// The columns of the terminal, within reason; 80 elsewhere.
pub(crate) fn width(to_terminal: bool) -> usize {
    match terminal_size::terminal_size() {
        Some((width, _)) if to_terminal => usize::from(width.0).clamp(20, WIDEST),
        _ => WIDTH,
    }
}

/// The whole report, with a line's end.
pub(crate) fn report(reading: &Reading, look: Look) -> String {
    let mut page = Page { reading, look, lines: Lines::new(look) };
    page.head();
    page.statements();
    page.timeline();
    page.sources();
    page.records();
    page.own_voice();
    page.skipped();
    page.lines.blank();
    page.lines.wrapped(&view::summary(reading), 0);
    page.lines.out
}

struct Page<'a> {
    reading: &'a Reading,
    look: Look,
    lines: Lines,
}

/// Wrapped lines, one after the other.
pub(crate) struct Lines {
    look: Look,
    /// All so far, each with its end.
    pub(crate) out: String,
}

impl Lines {
    /// None yet.
    pub(crate) fn new(look: Look) -> Lines {
        Lines { look, out: String::new() }
    }

    /// An empty line.
    pub(crate) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A heading, parted from what stands before.
    pub(crate) fn heading(&mut self, words: &str) {
        self.out.push('\n');
        self.out.push_str(&self.look.styles.heading(words));
        self.out.push('\n');
    }

    /// Writes `words`, each of their lines wrapped behind `indent` columns.
    pub(crate) fn wrapped(&mut self, words: &str, indent: usize) {
        self.hanging("", words, indent);
    }

    /// As [`Lines::wrapped`], with `label` before the first line, so that the words stand under each other.
    pub(crate) fn hanging(&mut self, label: &str, words: &str, indent: usize) {
        let hang = indent + display_width(label);
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        for (i, line) in lines.enumerate() {
            let first = if i == 0 { format!("{:indent$}{label}", "") } else { " ".repeat(hang) };
            let rest = " ".repeat(hang);
            let options = Options::new(self.look.width)
                .initial_indent(&first)
                .subsequent_indent(&rest)
                .break_words(false)
                .word_splitter(WordSplitter::NoHyphenation)
                .wrap_algorithm(WrapAlgorithm::FirstFit);
            for line in textwrap::wrap(line, options) {
                self.out.push_str(line.trim_end());
                self.out.push('\n');
            }
        }
    }
}

impl Page<'_> {
    fn head(&mut self) {
        let document = &self.reading.document;
        let styles = self.look.styles;
        let title = document.title.as_deref().unwrap_or("(no title)");
        self.lines.wrapped(&styles.strong(printable(title)), 0);
        let by = (!document.byline.is_empty()).then(|| format!("by {}", document.byline.join(", ")));
        let about: Vec<_> = document.outlet.clone().into_iter().chain(by).chain([published(document)]).collect();
        self.lines.wrapped(&printable(&about.join(" · ")), 0);
        for doubt in &document.published.doubts {
            self.lines.wrapped(&printable(&format!("Doubt about the date: {}", doubt.why)), 0);
            doubt.evidence.iter().for_each(|span| self.passage(*span, 2));
        }
        for credit in &document.credits {
            self.lines.wrapped(&printable(&format!("Credited for the whole article: {}", credit.name)), 0);
        }
        if let [page, all @ ..] = view::reached(self.reading).as_slice()
            && !all.is_empty()
        {
            let way = format!("Each statement came here this way: {page} → {}", all.join(" → "));
            self.lines.wrapped(&printable(&way), 0);
        }
        let place: Vec<_> = [document.path.as_str()].into_iter().chain(document.url.as_deref()).collect();
        self.lines.wrapped(&styles.faint(printable(&place.join(" · "))), 0);
    }

    /// A passage of the text, marked as one.
    fn passage(&mut self, span: Span, indent: usize) {
        let words = printable(span.of(&self.reading.document.text)).into_owned();
        self.lines.hanging("| ", &words, indent);
    }

    fn statements(&mut self) {
        if self.reading.statements.is_empty() {
            return;
        }
        self.lines.heading("Who said what");
        for shown in view::nested(self.reading) {
            self.statement(&shown);
        }
    }

    fn statement(&mut self, shown: &Shown) {
        // However deep the nesting, there must be room for words.
        let indent = (4 * shown.depth).min(self.look.width / 3);
        let label = format!("{:<4}", view::id(shown.id) + " ");
        let hang = indent + display_width(&label);
        let who = self.who(shown.statement);
        let kind = self.classified(shown.statement);
        let free = self.look.width.saturating_sub(hang + display_width(&who));
        let label = self.look.styles.faint(&label);
        self.lines.blank();
        if display_width(&kind) + 2 <= free {
            let kind = format!("{:>free$}", kind);
            self.lines.hanging(&label, &format!("{who}{}", self.look.styles.faint(kind)), indent);
        } else {
            self.lines.hanging(&label, &who, indent);
            self.lines.wrapped(&self.look.styles.faint(kind), hang);
        }
        let content = self.words(&shown.statement.content);
        self.lines.wrapped(&content, hang);
        let chain = view::chain(self.reading, shown.statement);
        if !shown.statement.through.is_empty() {
            let chain = self.look.styles.faint(one_line(&format!("{} (root)", chain.join(" → "))));
            self.lines.wrapped(&chain, hang);
        }
        self.accusation(shown, hang);
    }

    /// Who is accused of what, and who denies it; a denial with what it denies.
    fn accusation(&mut self, shown: &Shown, indent: usize) {
        if let Some(about) = &shown.statement.about {
            let accused = view::words_and_name(self.reading, &about.accused);
            let charge = view::words(self.reading, &about.of);
            let charge = if charge.is_empty() { charge } else { format!(" · charge: {charge}") };
            self.beside("accused: ", &(accused + &charge), indent);
        }
        if let Some(id) = shown.statement.answers {
            let answered = view::in_short(self.reading, id);
            self.beside(&format!("answers {}: ", view::id(id)), &answered, indent);
        }
        for id in &shown.denials {
            let denial = view::in_short(self.reading, *id);
            self.beside(&format!("denied in {}: ", view::id(*id)), &denial, indent);
        }
    }

    fn beside(&mut self, label: &str, words: &str, indent: usize) {
        let label = self.look.styles.faint(label);
        self.lines.hanging(&label, &one_line(words), indent);
    }

    /// "She = Maria Lopez · told · to reporters".
    fn who(&self, statement: &Statement) -> String {
        let source = view::source(self.reading, statement);
        let means = view::source_means(self.reading, statement).map(|name| format!(" = {name}"));
        let who = source + &means.unwrap_or_default();
        let mut parts = vec![self.look.styles.strong(one_line(&who))];
        if !statement.cue.is_empty() {
            parts.push(one_line(&view::words(self.reading, &statement.cue)));
        }
        if let Some(addressee) = &statement.addressee {
            let who = view::words_and_name(self.reading, addressee);
            parts.push(one_line(&format!("to {who}")));
        }
        parts.extend(view::when(self.reading, statement).map(|when| one_line(&when)));
        parts.join(" · ")
    }

    /// "named person · deny · through s1".
    fn classified(&self, statement: &Statement) -> String {
        let mut parts = vec![view::kind_label(statement.source.kind())];
        parts.extend(view::marks(statement).into_iter().map(str::to_owned));
        let through = view::passed_on(self.reading, statement);
        if !through.is_empty() {
            let ids: Vec<_> = through.into_iter().map(view::id).collect();
            parts.push(format!("through {}", ids.join(", ")));
        }
        parts.join(" · ")
    }

    fn words(&self, pieces: &Pieces) -> String {
        printable(&view::words(self.reading, pieces)).into_owned()
    }

    fn timeline(&mut self) {
        let entries = timeline::entries(self.reading);
        if entries.is_empty() {
            return;
        }
        self.lines.heading("When");
        for entry in entries {
            self.lines.hanging("- ", &self.look.styles.strong(entry.when), 0);
            let words = printable(entry.sentence.of(&self.reading.document.text)).into_owned();
            self.lines.hanging("| ", &words, 2);
            let printed = one_line(entry.phrase.of(&self.reading.document.text));
            let says = entry.says.map_or("the page in its own voice".to_owned(), |id| {
                let source = view::source_and_name(self.reading, &self.reading.statements[id.0]);
                format!("{}, {}", view::id(id), one_line(&source))
            });
            let from = entry.from.map(|from| format!("; {}", one_line(&from))).unwrap_or_default();
            self.lines.wrapped(&self.look.styles.faint(format!("“{printed}”{from}; says {says}")), 2);
        }
    }

    fn sources(&mut self) {
        let speakers = view::speakers(self.reading);
        if speakers.is_empty() {
            return;
        }
        self.lines.heading("Sources");
        for speaker in speakers {
            let ids: Vec<_> = speaker.statements.iter().copied().map(view::id).collect();
            let name = self.look.styles.strong(one_line(speaker.name));
            let said = count(speaker.statements.len(), "statement");
            let line = format!("{name}, {}: {said}, {}", view::kind_label(speaker.kind), ids.join(" "));
            self.lines.hanging("- ", &line, 0);
            if !speaker.described.is_empty() {
                self.lines.wrapped(&self.look.styles.faint(one_line(&speaker.described.join("; "))), 2);
            }
        }
    }

    fn records(&mut self) {
        let records = view::records(self.reading);
        if records.is_empty() {
            return;
        }
        self.lines.heading("Documents");
        for record in records {
            self.lines.hanging("- ", &self.look.styles.strong(one_line(record.name)), 0);
            for (label, words) in record.facts {
                let label = format!("{:<13}", format!("{label}:"));
                self.lines.hanging(&self.look.styles.faint(label), &one_line(&words), 2);
            }
        }
    }

    fn own_voice(&mut self) {
        if self.reading.unattributed.is_empty() {
            return;
        }
        self.lines.heading("The page in its own voice");
        for span in &self.reading.unattributed {
            let words = printable(span.of(&self.reading.document.text)).into_owned();
            self.lines.hanging("- ", &words, 0);
        }
    }

    fn skipped(&mut self) {
        let document = &self.reading.document;
        if document.skipped.is_empty() {
            return;
        }
        self.lines.heading("Not read");
        for skipped in &document.skipped {
            self.lines.hanging("- ", &printable(&skipped.why), 0);
        }
    }
}

/// "published 14 March 2024 (from the date line)".
fn published(document: &Document) -> String {
    match (document.published.value, document.published.from) {
        (Some(date), Some(from)) => format!("published {} (from {})", day(date), date_source(from)),
        _ => "no date found".to_owned(),
    }
}

/// Words inside a line of ours: their own line breaks become spaces.
fn one_line(words: &str) -> String {
    printable(&words.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Color;
    use crate::handmade;

    #[test]
    fn a_report_on_eighty_columns() {
        let look = Look { width: 80, styles: Styles::new(Color::Never, false) };
        insta::assert_snapshot!(report(&handmade::bridge(), look), @r###"
Minister calls bridge plan dead
published 14 March 2024 (from --date)
Doubt about the date: the page names no year
  | Wednesday
bridge.html

Who said what

s1  The Herald · reported · Wednesday = 13 March 2024                     outlet
    that the minister had told aides the plan was dead

    s2  the minister · had told · to aides                        unnamed person
        the plan was dead
        this page → The Herald → the minister (root)

s3  one aide, who asked not to be named · said                    unnamed person
    “Nobody wants it,”

When
- 13 March 2024
  | The Herald reported on Wednesday that the minister had told aides the plan
    was dead.
  “Wednesday”; counted from the page's date, which hangs on the page's doubtful
  date; says the page in its own voice

Sources
- The Herald, outlet: 1 statement, s1
- the minister, unnamed person: 1 statement, s2
- one aide, unnamed person: 1 statement, s3
  asked not to be named

The page in its own voice
- The river rose.

3 statements by 3 sources, 1 direct quotation; 1 sentence in the page's own
voice.
"###);
    }

    #[test]
    fn a_denial_is_printed_with_its_accusation() {
        use onrecord::document::{About, Act, EntityId, Party, StatementId};
        let mut reading = handmade::bridge();
        let accused = handmade::span("the minister").into();
        reading.statements[0].act = Act::Accuse;
        reading.statements[0].about = Some(About {
            accused: Party { words: accused, entity: Some(EntityId(1)) },
            of: handmade::span("had told aides").into(),
        });
        reading.statements[2].act = Act::Deny;
        reading.statements[2].answers = Some(StatementId(0));
        assert_eq!(reading.check(), Ok(()));
        let look = Look { width: 200, styles: Styles::new(Color::Never, false) };
        let report = report(&reading, look);
        for line in [
            "    accused: the minister · charge: had told aides\n",
            "    denied in s3: one aide, who asked not to be named · said · “Nobody wants it,”\n",
            "    answers s1: The Herald · reported · that the minister had told aides the plan was dead\n",
        ] {
            assert!(report.contains(line), "{line} is not in\n{report}");
        }
    }

    #[test]
    fn no_word_is_lost_on_a_narrow_terminal() {
        let look = Look { width: 30, styles: Styles::new(Color::Never, false) };
        let narrow = report(&handmade::bridge(), look);
        let words: Vec<&str> = narrow.split_whitespace().collect();
        assert!(words.join(" ").contains("that the minister had told aides the plan was dead"), "{narrow}");
        assert!(narrow.lines().all(|line| display_width(line) <= 30), "{narrow}");
    }
}
