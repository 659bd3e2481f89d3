//! Tables that a terminal of 80 columns shows well.

use crate::printable::printable;
use crate::report::Look;
use textwrap::core::display_width;

/// Columns by their headings; the last one takes what is left of the width.
pub(super) struct Columns {
    look: Look,
    rows: Vec<Vec<String>>,
    /// Columns whose cells stand to the right.
    right: &'static [usize],
}

impl Columns {
    pub(super) fn new(look: Look, headings: &[&str], right: &'static [usize]) -> Columns {
        Columns { look, rows: vec![headings.iter().map(|h| (*h).to_owned()).collect()], right }
    }

    /// A row; a stranger's words cannot steer the terminal.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        let cells = cells.into_iter().map(|cell| printable(&cell).split_whitespace().collect::<Vec<_>>().join(" "));
        self.rows.push(cells.collect());
    }

    /// All rows, one line each; cells past the width end in `…`.
    pub(super) fn show(&self) -> String {
        let columns = self.rows[0].len();
        let widest = |i: usize| self.rows.iter().map(|row| display_width(&row[i])).max().unwrap_or(0);
        let mut widths: Vec<usize> = (0..columns).map(widest).collect();
        // Names of outlets can be long; what stands last is why one looks.
        widths[..columns - 1].iter_mut().for_each(|width| *width = (*width).min(24));
        let before: usize = widths[..columns - 1].iter().map(|width| width + 2).sum();
        widths[columns - 1] = self.look.width.saturating_sub(before).max(12);
        let mut out = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            let cells = row.iter().enumerate().map(|(i, cell)| {
                let cell = cut(cell, widths[i]);
                let pad = " ".repeat(widths[i].saturating_sub(display_width(&cell)));
                if self.right.contains(&i) { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
            });
            let line = cells.collect::<Vec<_>>().join("  ").trim_end().to_owned();
            out.push_str(&if at == 0 { self.look.styles.faint(line) } else { line });
            out.push('\n');
        }
        out
    }
}

/// The words, or as many of their characters as `width` has room for, with `…`.
fn cut(words: &str, width: usize) -> String {
    if display_width(words) <= width {
        return words.to_owned();
    }
    let mut out = String::new();
    for c in words.chars() {
        if display_width(&out) + display_width(c.encode_utf8(&mut [0; 4])) + 1 > width {
            break;
        }
        out.push(c);
    }
    out.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Color;
    use crate::style::Styles;

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let look = Look { width: 40, styles: Styles::new(Color::Never, false) };
        let mut table = Columns::new(look, &["no", "outlet", "title"], &[0]);
        table.row(["7", "The Herald", "Bridge\u{1b}[31m shut\nfor the whole of the summer"].map(str::to_owned));
        table.row(["12", "橋橋橋橋橋橋橋橋橋橋橋橋橋橋", "橋橋橋橋橋橋橋橋橋橋橋橋"].map(str::to_owned));
        let shown = table.show();
        assert!(shown.lines().all(|line| display_width(line) <= 44), "{shown}");
        assert!(shown.starts_with("no  outlet") && shown.contains("\n 7  The Herald"), "{shown}");
        assert!(!shown.contains('\u{1b}'));
    }
}
