//! "“The sea does not bargain.” — Ana Bell, fisherwoman"
//!
//! A dash and a name after a quotation that is the whole of its paragraph: at its end, or at the head of the next one.
//! A post is signed the same way, without marks of quotation: "The bridge is closed. — Ana Bell (@anabell)".

use super::{Claim, label};
use crate::line::Line;
use document::Span;

/// The name of this rule, which looks at lines together and so stands in no list.
pub const NAME: &str = "signature";
/// What it was written for.
pub const EXAMPLE: &str = "“The sea does not bargain.” — Ana Bell, fisherwoman";

/// A name with what describes it has no more words than this.
const LONGEST: usize = 16;

/// What stands in a paragraph, up to a line.
struct SoFar {
    paragraph: usize,
    /// Quotations and nothing else.
    quoted: bool,
    words: Option<Span>,
}

/// Gives quotations and posts to those who sign them; `outer` are the lines outside quotations, in their order.
pub fn find(outer: &[&Line<'_>]) -> Vec<Claim> {
    let mut claims = Vec::new();
    let (mut above, mut here): (Option<SoFar>, Option<SoFar>) = (None, None);
    for line in outer {
        if line.first {
            above = here.take();
        }
        claims.extend(signed(line).and_then(|(dash, end)| {
            let before = match line.first && dash == 0 {
                true => Some(above.as_ref().filter(|p| p.paragraph + 1 == line.paragraph)?),
                false => here.as_ref(),
            };
            let is_quoted = before.is_none_or(|p| p.quoted) && line.items[..dash].iter().all(|i| !i.quote().is_empty());
            let said = [before.and_then(|p| p.words), line.span(0..dash)].into_iter().flatten().reduce(Span::join)?;
            let source = line.words(line.trim(dash + 1..end));
            (is_quoted || is_post(line, dash)).then(|| Claim::of_source(NAME, source, said.into()))
        }));
        let now = here.get_or_insert(SoFar { paragraph: line.paragraph, quoted: true, words: None });
        now.quoted &= line.is_quotation();
        now.words = [now.words, line.span(0..line.len())].into_iter().flatten().reduce(Span::join);
    }
    claims
}

/// The dash before a name that ends a line, and where the name ends.
fn signed(line: &Line<'_>) -> Option<(usize, usize)> {
    let from = line.len().saturating_sub(LONGEST);
    let dash = (from..line.len()).find(|at| line.is_comma(*at) && line.word(*at) != ",")?;
    let name = dash + 1..line.len();
    let end = name.clone().find(|at| line.word(*at) == ")").map_or(name.end, |at| at + 1);
    label::is_name(line, dash + 1..end).then_some((dash, end))
}

/// "Ana Bell (@anabell)": the name is that of an account.
fn is_post(line: &Line<'_>, dash: usize) -> bool {
    (dash..line.len()).any(|at| line.word(at).starts_with('@')) && line.word(dash) == "—"
}
