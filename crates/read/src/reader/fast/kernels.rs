//! Sums of products of small integers, and what stands between them.
//!
//! All sums of products are exact in `i32`; everything in `f32` is added in one written order. So the results are the
//! same on every instruction set.

use super::sets::{Dots, FOUR, Fours, Job, LANES, Set};

/// The width of a token's vector.
pub const WIDTH: usize = 96;
/// The width of the vector of a token beside a cue.
pub const INNER: usize = 32;
/// Both ends of what an activation becomes.
const TOP: f32 = 127.0;
/// What is added to an activation to make it a byte: what 0 is kept as.
const ZERO: u8 = 128;
/// Times [`LANES`] sums: so many are taken together at most.
const BLOCKS: usize = 2;

/// So many sums with those that only fill the last block.
pub const fn padded(sums: usize) -> usize {
    sums.next_multiple_of(BLOCKS * LANES)
}

/// Rows of weights, laid out as they are multiplied: block by block of [`LANES`] rows, in each the first four of all.
pub struct Packed {
    /// So many to a block.
    fours: Vec<Fours>,
    /// What the sums of a block start with: what [`ZERO`] is too much.
    starts: Vec<[i32; LANES]>,
}

impl Packed {
    /// From rows of `ins` numbers, one after the other.
    pub fn new(rows: &[i8], ins: usize, set: Set) -> Packed {
        let mut starts = vec![[0; LANES]; padded(rows.len() / ins) / LANES];
        let mut fours = vec![[0; FOUR * LANES]; starts.len() * ins / FOUR];
        for (o, row) in rows.chunks_exact(ins).enumerate() {
            let (block, lane) = (o / LANES, o % LANES);
            starts[block][lane] = -i32::from(ZERO) * row.iter().map(|w| i32::from(*w)).sum::<i32>();
            for (i, w) in row.iter().enumerate() {
                fours[(block * ins + i) / FOUR][set.place(lane, i % FOUR)] = *w;
            }
        }
        Packed { fours, starts }
    }

    /// Of one row, [`padded`].
    fn sums(&self) -> usize {
        self.starts.len() * LANES
    }
}

/// Rows of activations as bytes, [`ZERO`] more than they are, with nothing before and after them.
pub struct Activations<const N: usize> {
    rows: Vec<[u8; N]>,
    /// Rows of nothing on either side.
    edge: usize,
}

impl<const N: usize> Default for Activations<N> {
    fn default() -> Activations<N> {
        Activations { rows: Vec::new(), edge: 0 }
    }
}

impl<const N: usize> Activations<N> {
    /// Makes room for so many rows and edges.
    #[inline(always)]
    pub fn clear(&mut self, rows: usize, edge: usize) {
        self.rows.clear();
        self.rows.resize(rows + 2 * edge, [ZERO; N]);
        self.edge = edge;
    }

    /// The rows between the edges.
    #[inline(always)]
    pub fn inner(&mut self) -> &mut [[u8; N]] {
        let end = self.rows.len() - self.edge;
        &mut self.rows[self.edge..end]
    }

    /// For each row from `first` on, as many as `out` has room for, its sums of products: with the weights go `TAPS`
    /// rows that stand `step` from each other, that one in their middle.
    #[inline(always)]
    pub fn products<D: Dots, const TAPS: usize>(
        &self,
        dots: D,
        weights: &Packed,
        step: usize,
        first: usize,
        out: &mut [i32],
    ) {
        let first = first + self.edge - TAPS / 2 * step;
        dots.fill(Products::<N, TAPS> { rows: &self.rows[first..], step, weights, out });
    }
}

struct Products<'a, const N: usize, const TAPS: usize> {
    rows: &'a [[u8; N]],
    step: usize,
    weights: &'a Packed,
    out: &'a mut [i32],
}

impl<const N: usize, const TAPS: usize> Job for Products<'_, N, TAPS> {
    #[inline(always)]
    fn tiles<D: Dots, const T: usize, const O: usize>(mut self, dots: D) {
        let (blocks, sums) = (self.weights.starts.len(), self.weights.sums());
        let rows = self.out.len() / sums;
        for block in (0..blocks).step_by(O) {
            let mut t = 0;
            while t + T <= rows {
                self.tile::<D, T, O>(dots, t, block);
                t += T;
            }
            while t < rows {
                self.tile::<D, 1, O>(dots, t, block);
                t += 1;
            }
        }
    }
}

impl<const N: usize, const TAPS: usize> Products<'_, N, TAPS> {
    #[inline(always)]
    fn tile<D: Dots, const T: usize, const O: usize>(&mut self, dots: D, t: usize, block: usize) {
        let fours = TAPS * N / FOUR;
        let weights = &self.weights.fours[block * fours..(block + O) * fours];
        let mut sums = [[dots.start(&[0; LANES]); O]; T];
        for of_row in &mut sums {
            for (o, sum) in of_row.iter_mut().enumerate() {
                *sum = dots.start(&self.weights.starts[block + o]);
            }
        }
        for tap in 0..TAPS {
            let rows = &self.rows[t + tap * self.step..][..T];
            for i in 0..N / FOUR {
                for (of_row, row) in sums.iter_mut().zip(rows) {
                    let x = row.as_chunks::<FOUR>().0[i];
                    for (o, sum) in of_row.iter_mut().enumerate() {
                        *sum = dots.add(*sum, x, &weights[o * fours + tap * (N / FOUR) + i]);
                    }
                }
            }
        }
        let all = self.weights.sums();
        for (of_row, out) in sums.iter().zip(self.out[t * all..].chunks_exact_mut(all)) {
            for (sum, out) in of_row.iter().zip(out[block * LANES..].as_chunks_mut::<LANES>().0) {
                dots.write(*sum, out);
            }
        }
    }
}

/// What a norm does to a vector: mean 0 and variance 1, then `scale` and `shift`.
pub struct Norm<const N: usize> {
    /// For each place.
    pub scale: [f32; N],
    /// For each place.
    pub shift: [f32; N],
}

impl<const N: usize> Norm<N> {
    /// The normed rows, rounded to whole numbers between -127 and 127.
    #[inline(always)]
    pub fn round(&self, x: &[[f32; N]], edge: usize, out: &mut Activations<N>) {
        out.clear(x.len(), edge);
        for (x, out) in x.iter().zip(out.inner()) {
            for (out, x) in out.iter_mut().zip(self.row(x)) {
                *out = round(x);
            }
        }
    }

    /// One normed row.
    #[inline(always)]
    pub fn row(&self, x: &[f32; N]) -> [f32; N] {
        let mean = sum(x) / N as f32;
        let mut out = [0.0; N];
        for i in 0..N {
            out[i] = x[i] - mean;
        }
        let mut squares = [0.0; N];
        for i in 0..N {
            squares[i] = out[i] * out[i];
        }
        let spread = 1.0 / (sum(&squares) / N as f32 + 1e-5).sqrt();
        for (out, (scale, shift)) in out.iter_mut().zip(self.scale.iter().zip(&self.shift)) {
            *out = *out * spread * scale + shift;
        }
        out
    }
}

/// To the nearest whole number between -127 and 127, as [`Activations`] keep it.
#[inline(always)]
pub fn round(x: f32) -> u8 {
    // Beyond 2^23 an f32 has no fraction: adding so much rounds, and the low bits are the number.
    const SHIFT: f32 = 12_582_912.0;
    let bits = (x.clamp(-TOP, TOP) + SHIFT).to_bits();
    (bits as u8).wrapping_add(ZERO)
}

/// The sum of products, in the order of [`sum`].
#[inline(always)]
pub fn dot_in_order<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    let mut products = [0.0; N];
    for i in 0..N {
        products[i] = a[i] * b[i];
    }
    sum(&products)
}

/// The sum, sixteen lanes at once.
#[inline(always)]
fn sum<const N: usize>(x: &[f32; N]) -> f32 {
    let mut lanes = [0.0f32; 16];
    for some in x.as_chunks::<16>().0 {
        for i in 0..16 {
            lanes[i] += some[i];
        }
    }
    let mut half = 8;
    while half > 0 {
        for i in 0..half {
            lanes[i] += lanes[i + half];
        }
        half /= 2;
    }
    lanes[0]
}

/// Adds to a row the larger of two sums, each in its own unit and shifted.
#[inline(always)]
pub fn add_larger(x: &mut [f32; WIDTH], sums: &[i32; 2 * WIDTH], unit: &[f32; 2 * WIDTH], shift: &[f32; 2 * WIDTH]) {
    for i in 0..WIDTH {
        let j = i + WIDTH;
        let (a, b) = (sums[i] as f32 * unit[i] + shift[i], sums[j] as f32 * unit[j] + shift[j]);
        x[i] += if a > b { a } else { b };
    }
}

/// The logistic function, by additions and products alone: an `exp` of the system may differ from another's.
pub fn logistic(x: f32) -> f32 {
    let x = x.clamp(-30.0, 30.0);
    // e^x = 2^n · e^r with |r| at most half of ln 2.
    let n = (x * std::f32::consts::LOG2_E).round_ties_even();
    let r = x - n * std::f32::consts::LN_2;
    let e = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0)))));
    let e = e * f32::from_bits(((n as i32 + 127) as u32) << 23);
    e / (1.0 + e)
}

#[cfg(test)]
mod tests {
    use super::super::sets::{Set, Work};
    use super::*;

    struct Three<'a>(&'a Activations<96>, &'a Packed, usize);

    impl Work for Three<'_> {
        type Out = Vec<i32>;

        #[inline(always)]
        fn on<D: Dots>(self, dots: D) -> Vec<i32> {
            let Three(rows, weights, step) = self;
            let mut out = vec![0; (rows.rows.len() - 2 * rows.edge) * weights.sums()];
            rows.products::<D, 3>(dots, weights, step, 0, &mut out);
            out
        }
    }

    #[test]
    fn products_are_those_of_the_definition_on_every_instruction_set() {
        let x: Vec<[i32; 96]> =
            (0..21).map(|t| std::array::from_fn(|i| (t * 96 + i as i32) * 37 % 255 - 127)).collect();
        let w: Vec<i8> = (0..3 * 96 * 37).map(|i| (i * 91 % 256 - 128) as i8).collect();
        for step in [1, 4] {
            let mut rows = Activations::default();
            rows.clear(x.len(), step);
            for (row, x) in rows.inner().iter_mut().zip(&x) {
                *row = x.map(|x| round(x as f32));
            }
            let tap = |t: usize, k: usize| (t + k * step).checked_sub(step).and_then(|t| x.get(t));
            let sum = |t: usize, o: usize| -> i32 {
                let products =
                    |(k, i): (usize, usize)| tap(t, k).map_or(0, |x| x[i] * i32::from(w[o * 288 + k * 96 + i]));
                (0..3).flat_map(|k| (0..96).map(move |i| (k, i))).map(products).sum()
            };
            for set in Set::all() {
                let packed = Packed::new(&w, 3 * 96, set);
                let out = set.run(Three(&rows, &packed, step));
                for (t, o) in (0..21).flat_map(|t| (0..37).map(move |o| (t, o))) {
                    assert_eq!(out[t * packed.sums() + o], sum(t, o), "{set:?}, row {t}, sum {o}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_rounded_to_the_nearest() {
        for (x, whole) in [(0.4, 0), (-0.6, -1), (126.7, 127), (900.0, 127), (-900.0, -127), (-3.2, -3)] {
            assert_eq!(i32::from(round(x)) - i32::from(ZERO), whole);
        }
    }

    #[test]
    fn the_logistic_function_is_that_of_the_book() {
        for i in -200..=200 {
            let x = i as f32 / 10.0;
            assert!((logistic(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-5);
        }
        assert!(logistic(-1e9) < 1e-6 && logistic(1e9) > 0.999_99);
    }

    #[test]
    fn a_normed_row_has_mean_0_and_variance_1() {
        let norm = Norm::<32> { scale: [1.0; 32], shift: [0.0; 32] };
        let row = norm.row(&std::array::from_fn(|i| (i * i) as f32));
        let mean: f32 = row.iter().sum::<f32>() / 32.0;
        let variance: f32 = row.iter().map(|x| x * x).sum::<f32>() / 32.0;
        assert!(mean.abs() < 1e-4 && (variance - 1.0).abs() < 1e-3);
    }
}
