//! Labels of the tokens around a cue, chosen as a whole.

use super::SOURCE;
use super::network::{Broken, LABELS};

/// What a source is worth to a chain that has none, in the network's own unit: tuned on articles held out of training.
const NAMED: f32 = 1.0;

/// How likely a label follows a label.
pub struct Steps(pub [[f32; LABELS]; LABELS]);

impl Steps {
    /// From a table of four by four.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(table: &str) -> Result<Steps, Broken> {
        steps(table).map(Steps).ok_or_else(|| Broken::new("the steps are not a table of four by four"))
    }

    /// The best chain of labels, as a whole.
    ///
    /// Few statements name nobody, but a network that is not sure of the source leaves it out; so a chain without a
    /// source is asked again with [`NAMED`] in its favour.
    pub fn chain(&self, scores: &[[f32; LABELS]]) -> Vec<u8> {
        let chain = self.best(scores);
        if chain.contains(&SOURCE) {
            return chain;
        }
        let favoured: Vec<_> = scores.iter().map(|s| [s[0], s[1] + NAMED, s[2], s[3]]).collect();
        self.best(&favoured)
    }

    fn best(&self, scores: &[[f32; LABELS]]) -> Vec<u8> {
        let Some(first) = scores.first() else { return Vec::new() };
        let (mut at, mut back) = (*first, Vec::with_capacity(scores.len()));
        for now in &scores[1..] {
            let mut came = [0u8; LABELS];
            let next = std::array::from_fn(|to| {
                let from = |from: usize| at[from] + self.0[from][to];
                let best = (1..LABELS).fold(0, |best, l| if from(l) > from(best) { l } else { best });
                came[to] = best as u8;
                from(best) + now[to]
            });
            at = next;
            back.push(came);
        }
        let mut label = (1..LABELS).fold(0, |best, l| if at[l] > at[best] { l } else { best }) as u8;
        let mut chain = vec![label];
        for came in back.iter().rev() {
            label = came[usize::from(label)];
            chain.push(label);
        }
        chain.reverse();
        chain
    }
}

fn steps(table: &str) -> Option<[[f32; LABELS]; LABELS]> {
    let mut out = [[0.0; LABELS]; LABELS];
    let mut lines = table.lines();
    for row in &mut out {
        let mut cells = lines.next()?.split('\t');
        for cell in row.iter_mut() {
            *cell = cells.next()?.parse().ok()?;
        }
    }
    Some(out)
}
