//! Bold and faint, or nothing: no colour carries a meaning.

use crate::args::Color;
use anstyle::{Effects, Style};
use std::fmt::Display;

/// How words stand out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Styles {
    on: bool,
}

impl Styles {
    /// What the user asked for; `to_terminal` says whether the output goes to one.
    pub(crate) fn new(color: Color, to_terminal: bool) -> Styles {
        let wanted = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Styles {
            on: match color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => {
                    to_terminal && !wanted("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
                }
            },
        }
    }

    /// The title and the sources.
    pub(crate) fn strong(self, words: impl Display) -> String {
        self.wear(Effects::BOLD, words)
    }

    /// What is not the page's words.
    pub(crate) fn faint(self, words: impl Display) -> String {
        self.wear(Effects::DIMMED, words)
    }

    /// Headings of the report.
    pub(crate) fn heading(self, words: impl Display) -> String {
        self.wear(Effects::BOLD | Effects::UNDERLINE, words)
    }

    fn wear(self, effects: Effects, words: impl Display) -> String {
        match self.on {
            true => {
                let style = Style::new().effects(effects);
                format!("{style}{words}{style:#}")
            }
            false => words.to_string(),
        }
    }
}
