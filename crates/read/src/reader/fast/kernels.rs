//! Sums of products of small integers, and what stands between them.
//!
//! All sums of products are exact in `i32`; everything in `f32` is added in one written order. So the results are the
//! same on every instruction set. The loops are plain: they are compiled once for each instruction set, and the best
//! that the machine has is chosen when they run.

use rten_simd::{Isa, SimdOp};

/// The width of a token's vector.
pub const WIDTH: usize = 96;
/// The width of the vector of a token beside a cue.
pub const INNER: usize = 32;
/// Both ends of what an activation becomes.
const TOP: f32 = 127.0;
/// Tokens whose products are taken together, so that the weights are read once for all of them.
const BLOCK: usize = 16;

/// For each row of `N` numbers in `x` the sums of its products with each row of `N` in `weights`.
pub fn products<const N: usize>(x: &[i16], weights: &[i16], out: &mut Vec<i32>) {
    let (rows, outs) = (x.len() / N, weights.len() / N);
    out.clear();
    out.resize(rows * outs, 0);
    Products::<N> { x, weights, out }.dispatch();
}

struct Products<'a, const N: usize> {
    x: &'a [i16],
    weights: &'a [i16],
    out: &'a mut [i32],
}

impl<const N: usize> SimdOp for Products<'_, N> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        fill::<N>(self.x, self.weights, self.out);
    }
}

/// [`products`] inside of an operation.
#[inline(always)]
pub fn fill<const N: usize>(x: &[i16], weights: &[i16], out: &mut [i32]) {
    let outs = weights.len() / N;
    let (x, _) = x.as_chunks::<N>();
    let (weights, _) = weights.as_chunks::<N>();
    for (x, out) in x.chunks(BLOCK).zip(out.chunks_mut(BLOCK * outs)) {
        for (o, w) in weights.iter().enumerate() {
            for (t, x) in x.iter().enumerate() {
                out[t * outs + o] = dot(x, w);
            }
        }
    }
}

#[inline(always)]
fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    let mut sum = 0;
    for i in 0..N {
        sum += i32::from(a[i]) * i32::from(b[i]);
    }
    sum
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
    pub fn round(&self, x: &[[f32; N]], out: &mut Vec<[i16; N]>) {
        out.clear();
        out.resize(x.len(), [0; N]);
        Rounded { norm: self, x, out }.dispatch();
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

struct Rounded<'a, const N: usize> {
    norm: &'a Norm<N>,
    x: &'a [[f32; N]],
    out: &'a mut [[i16; N]],
}

impl<const N: usize> SimdOp for Rounded<'_, N> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        for (x, out) in self.x.iter().zip(self.out) {
            let row = self.norm.row(x);
            for (out, x) in out.iter_mut().zip(row) {
                *out = round(x);
            }
        }
    }
}

/// To the nearest whole number between -127 and 127.
#[inline(always)]
pub fn round(x: f32) -> i16 {
    // Beyond 2^23 an f32 has no fraction: adding so much rounds, and the low bits are the number.
    const SHIFT: f32 = 12_582_912.0;
    let bits = (x.clamp(-TOP, TOP) + SHIFT).to_bits();
    bits.wrapping_sub(SHIFT.to_bits()) as i16
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
    for some in x.chunks_exact(16) {
        for (lane, x) in lanes.iter_mut().zip(some) {
            *lane += x;
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

/// Adds to each row of `x` the larger of two sums, each in its own unit and shifted.
pub fn add_larger(x: &mut [[f32; WIDTH]], sums: &[i32], unit: &[f32], shift: &[f32]) {
    AddLarger { x, sums, unit, shift }.dispatch();
}

struct AddLarger<'a> {
    x: &'a mut [[f32; WIDTH]],
    sums: &'a [i32],
    unit: &'a [f32],
    shift: &'a [f32],
}

impl SimdOp for AddLarger<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, _: I) {
        let (Some((unit, _)), Some((shift, _))) =
            (self.unit.split_first_chunk::<{ 2 * WIDTH }>(), self.shift.split_first_chunk::<{ 2 * WIDTH }>())
        else {
            return;
        };
        let (sums, _) = self.sums.as_chunks::<{ 2 * WIDTH }>();
        for (x, sums) in self.x.iter_mut().zip(sums) {
            for i in 0..WIDTH {
                let j = i + WIDTH;
                let (a, b) = (sums[i] as f32 * unit[i] + shift[i], sums[j] as f32 * unit[j] + shift[j]);
                x[i] += if a > b { a } else { b };
            }
        }
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
    use super::*;

    #[test]
    fn products_are_those_of_the_definition() {
        let x: Vec<i16> = (0..96 * 21).map(|i| (i * 37 % 255 - 127) as i16).collect();
        let w: Vec<i16> = (0..96 * 5).map(|i| (i * 91 % 255 - 127) as i16).collect();
        let mut out = Vec::new();
        products::<96>(&x, &w, &mut out);
        for t in 0..21 {
            for o in 0..5 {
                let sum: i32 = (0..96).map(|i| i32::from(x[t * 96 + i]) * i32::from(w[o * 96 + i])).sum();
                assert_eq!(out[t * 5 + o], sum);
            }
        }
    }

    #[test]
    fn numbers_are_rounded_to_the_nearest() {
        for (x, whole) in [(0.4, 0), (-0.6, -1), (126.7, 127), (900.0, 127), (-900.0, -127), (-3.2, -3)] {
            assert_eq!(round(x), whole);
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
