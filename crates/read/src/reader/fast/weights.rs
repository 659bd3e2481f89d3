//! The trained numbers, as `lab` writes them: one file, read where it lies.

use super::kernels::{INNER, Norm, Packed, WIDTH};
use super::sets::Set;
use super::words::{HEADS, LISTED, PROPOSED, TAILS};
use crate::reader::features::{CUES, OPENS, QUOTED, SHAPES};
use crate::reader::network::{Broken, LABELS, TAGS};

/// Word classes.
const CLASSES: usize = 22;
/// No rule speaks of the cue; or by the rule: nothing, source, cue, content.
pub const CLAIMED: usize = 5;
/// Distances from a cue, those beyond the farthest all alike.
pub const DISTANCES: usize = 129;
/// Rows of the small tables: shape, quoted, opens, class, cue, listed, proposed.
pub const SMALL: [usize; 7] = [SHAPES, QUOTED, OPENS, CLASSES, CUES, LISTED, PROPOSED];
/// Of each token: a cue or not, its name, and what it brings to the cues around it.
pub const OUTS: usize = 1 + TAGS.len() + 2 * INNER;

/// Rows of small integers, each in its own unit.
pub struct Table {
    rows: &'static [u8],
    units: Vec<f32>,
}

impl Table {
    /// Adds a row.
    #[inline(always)]
    pub fn add(&self, row: usize, x: &mut [f32; WIDTH]) {
        let Some(numbers) = self.rows.get(row * WIDTH..(row + 1) * WIDTH) else { return };
        let unit = self.units[row];
        for (x, n) in x.iter_mut().zip(numbers) {
            *x += f32::from(*n as i8) * unit;
        }
    }
}

/// Sums of products, and for each the unit of its sums and what is added to them.
pub struct Dense<const OUTS: usize> {
    /// A row a sum.
    pub weights: Packed,
    /// One a sum.
    pub unit: [f32; OUTS],
    /// One a sum.
    pub shift: [f32; OUTS],
}

/// A convolution of three taps so far from each other.
pub struct Layer {
    /// Before it.
    pub norm: Norm<WIDTH>,
    /// How far the taps stand from each other.
    pub step: usize,
    /// Two outcomes a place: the larger counts.
    pub conv: Dense<{ 2 * WIDTH }>,
}

/// A convolution of five taps over the tokens around a cue.
pub struct Mix {
    /// How far the taps stand from each other.
    pub step: usize,
    /// What a number is worth before it.
    pub scale: f32,
    /// The convolution.
    pub conv: Dense<INNER>,
}

/// All of it.
pub struct Weights {
    /// Words, heads, tails.
    pub tables: [Table; 3],
    /// The small tables, one after the other.
    pub small: Table,
    /// From the words up.
    pub layers: Vec<Layer>,
    /// After the last layer.
    pub norm: Norm<WIDTH>,
    /// See [`OUTS`].
    pub token: Dense<OUTS>,
    /// What a cue brings to the tokens around it.
    pub cue: Dense<{ 2 * INNER }>,
    /// By distance from the cue.
    pub distance: Vec<[f32; INNER]>,
    /// By what a rule says.
    pub claimed: Vec<[f32; INNER]>,
    /// Of a token beside a cue.
    pub beside: Norm<INNER>,
    /// From there on.
    pub mixes: Vec<Mix>,
    /// To labels: a row a label, and what is added.
    pub label: Vec<[f32; INNER]>,
    /// One a label.
    pub label_shift: Vec<f32>,
    /// How likely a label follows a label.
    pub steps: [[f32; LABELS]; LABELS],
}

/// What is left to read.
struct Rest {
    bytes: &'static [u8],
    /// What the weights are laid out for.
    set: Set,
}

impl Rest {
    fn bytes(&mut self, n: usize) -> Result<&'static [u8], Broken> {
        let (head, rest) = self.bytes.split_at_checked(n).ok_or_else(|| Broken::new("the weights end too soon"))?;
        self.bytes = rest;
        Ok(head)
    }

    fn count(&mut self, most: usize) -> Result<usize, Broken> {
        let bytes = self.bytes(4)?;
        let n = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize;
        if n <= most { Ok(n) } else { Err(Broken::new("a count in the weights is too large")) }
    }

    fn floats(&mut self, n: usize) -> Result<Vec<f32>, Broken> {
        let (chunks, _) = self.bytes(4 * n)?.as_chunks::<4>();
        Ok(chunks.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }

    fn array<const N: usize>(&mut self) -> Result<[f32; N], Broken> {
        let mut out = [0.0; N];
        out.copy_from_slice(&self.floats(N)?);
        Ok(out)
    }

    fn table(&mut self, rows: usize) -> Result<Table, Broken> {
        Ok(Table { units: self.floats(rows)?, rows: self.bytes(rows * WIDTH)? })
    }

    fn dense<const OUTS: usize>(&mut self, ins: usize) -> Result<Dense<OUTS>, Broken> {
        let rows: Vec<i8> = self.bytes(ins * OUTS)?.iter().map(|b| *b as i8).collect();
        Ok(Dense { weights: Packed::new(&rows, ins, self.set), unit: self.array()?, shift: self.array()? })
    }

    fn norm<const N: usize>(&mut self) -> Result<Norm<N>, Broken> {
        Ok(Norm { scale: self.array()?, shift: self.array()? })
    }

    fn rows(&mut self, n: usize) -> Result<Vec<[f32; INNER]>, Broken> {
        (0..n).map(|_| self.array()).collect()
    }

    fn layer(&mut self) -> Result<Layer, Broken> {
        Ok(Layer { step: self.count(64)?, norm: self.norm()?, conv: self.dense(3 * WIDTH)? })
    }

    fn mix(&mut self) -> Result<Mix, Broken> {
        Ok(Mix { step: self.count(64)?, scale: self.array::<1>()?[0], conv: self.dense(5 * INNER)? })
    }
}

/// What the file begins with: the form that is read here.
const FORM: &[u8] = b"onrecord fast 1\n";

impl Weights {
    /// Reads the file for a list of so many words, to be used with one instruction set.
    ///
    /// # Errors
    /// Where it is not of this form, or for another list.
    pub fn load(file: &'static [u8], words: usize, set: Set) -> Result<Weights, Broken> {
        let mut rest = Rest { bytes: file, set };
        if rest.bytes(FORM.len())? != FORM || rest.count(usize::MAX)? != words {
            return Err(Broken::new("the weights are for another form or another list of words"));
        }
        let tables = [rest.table(words)?, rest.table(HEADS as usize)?, rest.table(TAILS as usize)?];
        let small = rest.table(SMALL.iter().sum())?;
        let layers = rest.count(64)?;
        let layers = (0..layers).map(|_| rest.layer()).collect::<Result<_, _>>()?;
        let norm = rest.norm()?;
        let token = rest.dense(WIDTH)?;
        let cue = rest.dense(WIDTH)?;
        let (distance, claimed) = (rest.rows(DISTANCES)?, rest.rows(CLAIMED)?);
        let beside = rest.norm()?;
        let mixes = rest.count(64)?;
        let mixes = (0..mixes).map(|_| rest.mix()).collect::<Result<_, _>>()?;
        let (label, label_shift) = (rest.rows(LABELS)?, rest.floats(LABELS)?);
        let mut steps = [[0.0; LABELS]; LABELS];
        for row in &mut steps {
            *row = rest.array()?;
        }
        if !rest.bytes.is_empty() {
            return Err(Broken::new("the weights do not end where they should"));
        }
        Ok(Weights {
            tables,
            small,
            layers,
            norm,
            token,
            cue,
            distance,
            claimed,
            beside,
            mixes,
            label,
            label_shift,
            steps,
        })
    }

    /// How far the words reach that a token's vector depends on.
    pub fn reach(&self) -> usize {
        self.layers.iter().map(|l| l.step).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_form_is_refused() {
        let load = |file| Weights::load(file, 4, Set::best());
        assert!(load(b"").is_err());
        assert!(load(b"onrecord fast 1\n\x05\0\0\0").is_err());
        assert!(load(b"onrecord fast 1\n\x04\0\0\0\0\0").is_err());
    }
}
