//! What a whole table of an article must hold; a table whose rows have names is held to it.

use crate::case::Case;
use crate::cell::{Cell, Column, stands};
use document::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Words that stand for somebody and name nobody.
const PRONOUNS: [&str; 20] = [
    "he", "she", "it", "they", "i", "we", "you", "him", "her", "them", "us", "me", "his", "its", "their", "my", "our",
    "who", "which", "that",
];

impl Case {
    /// What is wrong with the table as such, row by row; nothing where its rows have no names.
    pub fn faults(&self) -> Vec<String> {
        if self.columns.is_empty() || !self.columns.contains(&Column::Id) {
            return Vec::new();
        }
        let free = [Column::Quotation, Column::Accused, Column::Of, Column::Answers, Column::When];
        let lacks = Column::ALL.iter().filter(|c| !free.contains(&c.1) && !self.columns.contains(&c.1));
        let mut faults: Vec<String> = lacks.map(|c| format!("there is no column \"{}\"", c.0)).collect();
        for row in 0..self.rows.len() {
            let found = [self.words_fault(row), self.name_fault(row), self.within_fault(row), self.through_fault(row)];
            faults.extend(found.into_iter().flatten().map(|why| format!("{}: {why}", self.id(row))));
        }
        faults.extend(self.kind_faults());
        faults.extend(self.twice_faults());
        let unknown = self.facts.iter().filter(|f| !stands(&f.of, &self.text));
        faults.extend(unknown.map(|f| format!("facts: the name \"{}\" does not stand in the passage", f.of)));
        faults
    }

    fn pieces(&self, row: usize, column: Column) -> &[Span] {
        match self.cell(row, column) {
            Some(Cell::Words { pieces, .. }) => pieces.spans(),
            _ => &[],
        }
    }

    fn rows_in(&self, row: usize, column: Column) -> &[usize] {
        match self.cell(row, column) {
            Some(Cell::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Source, cue and content are apart, and there is a content.
    fn words_fault(&self, row: usize) -> Option<String> {
        let [source, cue, content] = [Column::Source, Column::Cue, Column::Content].map(|c| self.pieces(row, c));
        let share = |a: &[Span], b: &[Span]| a.iter().any(|x| b.iter().any(|y| x.overlaps(*y)));
        if content.is_empty() {
            return Some("no content".to_owned());
        }
        let pairs = [
            (source, cue, "source and cue"),
            (cue, content, "cue and content"),
            (source, content, "source and content"),
        ];
        let both = pairs.iter().find(|(a, b, _)| share(a, b));
        both.map(|(_, _, which)| format!("{which} share words"))
    }

    /// The name behind ` = `, or the words themselves.
    fn name(&self, row: usize, column: Column) -> Option<String> {
        match self.cell(row, column)? {
            Cell::Words { means: Some(name), .. } => Some(name.clone()),
            Cell::Words { pieces, .. } if !pieces.spans().is_empty() => Some(self.words(pieces)),
            _ => None,
        }
    }

    /// A source without words is impersonal; every other one, and every addressee, has a name that stands in the passage.
    fn name_fault(&self, row: usize) -> Option<String> {
        let impersonal = matches!(self.cell(row, Column::Kind), Some(Cell::Word(kind)) if kind == "impersonal");
        if impersonal != self.pieces(row, Column::Source).is_empty() {
            return Some("impersonal is the kind of an empty source, and of no other".to_owned());
        }
        let names = [Column::Source, Column::Addressee].map(|column| self.name(row, column));
        for name in names.into_iter().flatten() {
            // "US" is a country.
            let is_capitals = name.len() > 1 && name.chars().all(char::is_uppercase);
            if !is_capitals && PRONOUNS.contains(&name.to_lowercase().as_str()) {
                return Some(format!("whom does \"{name}\" mean? write {name} = Name"));
            }
            if !stands(&name, &self.text) {
                return Some(format!("the name \"{name}\" does not stand in the passage; names are copied from it"));
            }
        }
        None
    }

    /// `within` is the innermost statement whose content holds the cue, or the content where there is no cue.
    /// Of two with one content ("the Post, citing Lind, said"), the one nearer to the root.
    fn within_fault(&self, row: usize) -> Option<String> {
        let content = self.pieces(row, Column::Content);
        let cue = self.pieces(row, Column::Cue);
        let anchor = if cue.is_empty() { content } else { cue };
        let holds = |outer: &[Span]| anchor.iter().all(|a| outer.iter().any(|o| o.contains(*a)));
        let size = |r: usize| self.pieces(r, Column::Content).iter().map(|s| s.len()).sum::<usize>();
        let other = |r: &usize| *r != row && self.pieces(*r, Column::Content) != content;
        let outer = (0..self.rows.len()).filter(other).filter(|r| holds(self.pieces(*r, Column::Content)));
        let wanted = outer.min_by_key(|r| (size(*r), Reverse(self.rows_in(*r, Column::Through).len())));
        let written = self.rows_in(row, Column::Within);
        if written == wanted.as_slice() {
            return None;
        }
        Some(match wanted {
            Some(outer) => format!("its cue stands in the content of {}: that is its within", self.id(outer)),
            None => "its cue stands in no other content: within is empty".to_owned(),
        })
    }

    /// `through` ends with `within`, and each link's own `through` leads up to it.
    fn through_fault(&self, row: usize) -> Option<String> {
        let through = self.rows_in(row, Column::Through);
        let within = self.rows_in(row, Column::Within);
        if within.len() > 1 {
            return Some("within is one row".to_owned());
        }
        if within.first().is_some_and(|w| through.last() != Some(w)) {
            return Some("through does not end with within".to_owned());
        }
        let (last, before) = through.split_last()?;
        if *last == row {
            return Some("passes itself on".to_owned());
        }
        let wanted = self.rows_in(*last, Column::Through);
        let ids = |rows: &[usize]| rows.iter().map(|r| self.id(*r)).collect::<Vec<_>>().join(" → ");
        (before != wanted)
            .then(|| format!("{} itself has through \"{}\": that stands before it", self.id(*last), ids(wanted)))
    }

    /// One name, one kind.
    fn kind_faults(&self) -> Vec<String> {
        let mut kinds: BTreeMap<String, (usize, &str)> = BTreeMap::new();
        let mut faults = Vec::new();
        for row in 0..self.rows.len() {
            let (Some(name), Some(Cell::Word(kind))) = (self.name(row, Column::Source), self.cell(row, Column::Kind))
            else {
                continue;
            };
            let (first, known) = *kinds.entry(name.clone()).or_insert((row, kind));
            if known != kind {
                faults.push(format!("{}: \"{name}\" is {kind}, and {known} in {}", self.id(row), self.id(first)));
            }
        }
        faults
    }

    fn twice_faults(&self) -> Vec<String> {
        let words = |row: usize| [Column::Source, Column::Cue, Column::Content].map(|c| self.pieces(row, c));
        let same = |row: usize| (0..row).find(|r| words(*r) == words(row));
        (0..self.rows.len())
            .filter_map(|r| Some(format!("{}: the same as {}", self.id(r), self.id(same(r)?))))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::case::Page;

    const HEAD: &str = "# A\n\n## A\n\n> The Herald reported that Ana Bell said she feared a flood. It leaked, she added.\n\n\
                        | # | source | cue | content | addressee | kind | act | negated | reality | within | through |\n|-|\n";
    const ROWS: [&str; 4] = [
        "| s1 | The Herald | reported | that Ana Bell said she feared a flood | | outlet | say | | | | |",
        "| s2 | Ana Bell | said | she feared a flood | | named-person | say | | | s1 | s1 |",
        "| s3 | [she] feared = Ana Bell | feared | a flood | | named-person | fear | | | s2 | s1 → s2 |",
        "| s4 | [she] added = Ana Bell | added | It leaked | | named-person | say | | | | s1 |",
    ];

    fn faults(from: &str, to: &str) -> String {
        let page = HEAD.to_owned() + &ROWS.join("\n").replace(from, to) + "\n";
        Page::parse("a.md", &page).map_or_else(|e| e.join("\n"), |p| p.cases[0].faults().join("\n"))
    }

    #[test]
    fn a_whole_table_has_no_fault() {
        assert_eq!(faults("", ""), "");
    }

    #[test]
    fn a_chain_that_breaks_is_a_fault() {
        assert!(faults("s2 | s1 → s2 |", "s2 | s2 |").contains("s3: s2 itself has through \"s1\""));
        assert!(faults("s2 | s1 → s2 |", "s1 | s1 |").contains("s3: its cue stands in the content of s2"));
    }

    #[test]
    fn a_pronoun_without_a_name_and_a_name_from_elsewhere_are_faults() {
        assert!(faults("[she] added = Ana Bell", "[she] added").contains("whom does \"she\" mean"));
        assert!(faults("[she] added = Ana Bell", "[she] added = Bea").contains("\"Bea\" does not stand"));
    }

    #[test]
    fn one_name_has_one_kind() {
        assert!(
            faults("| named-person | fear", "| group | fear").contains("s3: \"Ana Bell\" is group, and named-person")
        );
        assert!(faults("| outlet |", "| impersonal |").contains("s1: impersonal is the kind"));
    }
}
