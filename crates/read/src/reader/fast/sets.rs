//! Instruction sets, and what each takes to sum products of small integers.
//!
//! The sums are exact in `i32`, so every set gives the same ones. The rest of a piece of [`Work`] is plain loops, compiled
//! once for each set; nothing in them may be added in another order than it is written in.
//!
//! The only code of the project that is marked unsafe: calls of instructions that the machine was found to have, and
//! loads and stores of whole arrays.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::*;

/// Sums that are taken side by side.
pub const LANES: usize = 16;
/// Numbers of a row that are taken at once.
pub const FOUR: usize = 4;

/// Four weights for each of [`LANES`] sums, as [`Set::place`] lays them out.
pub type Fours = [i8; FOUR * LANES];

/// Sums of products in the words of one instruction set. Only [`Set::run`] hands it out: who has one, has the set.
pub trait Dots: Copy {
    /// [`LANES`] sums.
    type Sums: Copy;

    /// What the sums start with.
    fn start(self, sums: &[i32; LANES]) -> Self::Sums;

    /// Adds the products of four numbers with four weights each.
    fn add(self, sums: Self::Sums, x: [u8; FOUR], weights: &Fours) -> Self::Sums;

    /// The sums, in order.
    fn write(self, sums: Self::Sums, out: &mut [i32; LANES]);

    /// Takes up a job in tiles that fit the set's registers.
    fn fill<J: Job>(self, job: J);
}

/// Sums of products of many rows with many weights.
pub trait Job {
    /// `T` rows at a time, and `O` times [`LANES`] sums of each.
    fn tiles<D: Dots, const T: usize, const O: usize>(self, dots: D);
}

/// What is compiled for each set. `on` and all that it calls must be `inline(always)`.
pub trait Work {
    /// What comes out.
    type Out;

    /// Does it.
    fn on<D: Dots>(self, dots: D) -> Self::Out;
}

/// An instruction set that this machine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Vnni,
}

impl Set {
    /// Those of this machine, the best first.
    pub fn all() -> impl Iterator<Item = Set> {
        #[cfg(target_arch = "x86_64")]
        let more = [(has_vnni(), Kind::Vnni), (has_avx2(), Kind::Avx2)];
        #[cfg(not(target_arch = "x86_64"))]
        let more = [];
        more.into_iter().filter(|(has, _)| *has).map(|(_, kind)| kind).chain([Kind::Plain]).map(Set)
    }

    /// The best one.
    pub fn best() -> Set {
        Set::all().next().unwrap_or(Set(Kind::Plain))
    }

    /// Where among [`Fours`] a sum's weight for one of four numbers stands.
    pub fn place(self, lane: usize, i: usize) -> usize {
        match self.0 {
            Kind::Plain => i * LANES + lane,
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 | Kind::Vnni => lane * FOUR + i,
        }
    }

    /// Does a piece of work with it.
    pub fn run<W: Work>(self, work: W) -> W::Out {
        match self.0 {
            Kind::Plain => work.on(Plain),
            // SAFETY: a `Set` of this kind is only made where the machine has it.
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => unsafe { on_avx2(work) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Kind::Vnni => unsafe { on_vnni(work) },
        }
    }
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2")
}

#[cfg(target_arch = "x86_64")]
fn has_vnni() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
        && is_x86_feature_detected!("avx512vnni")
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn on_avx2<W: Work>(work: W) -> W::Out {
    work.on(Avx2)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
fn on_vnni<W: Work>(work: W) -> W::Out {
    work.on(Vnni)
}

#[derive(Clone, Copy)]
struct Plain;

impl Dots for Plain {
    type Sums = [i32; LANES];

    #[inline(always)]
    fn start(self, sums: &[i32; LANES]) -> [i32; LANES] {
        *sums
    }

    #[inline(always)]
    fn add(self, mut sums: [i32; LANES], x: [u8; FOUR], weights: &Fours) -> [i32; LANES] {
        // Two products at once: so the compiler finds the instruction that does both.
        for i in (0..FOUR).step_by(2) {
            let (a, b) = (i32::from(x[i]), i32::from(x[i + 1]));
            for lane in 0..LANES {
                sums[lane] += a * i32::from(weights[i * LANES + lane]) + b * i32::from(weights[(i + 1) * LANES + lane]);
            }
        }
        sums
    }

    #[inline(always)]
    fn write(self, sums: [i32; LANES], out: &mut [i32; LANES]) {
        *out = sums;
    }

    #[inline(always)]
    fn fill<J: Job>(self, job: J) {
        job.tiles::<Self, 2, 1>(self);
    }
}

/// Without VNNI four products cannot be added without loss, but two of 16 bits each can: each sum is kept in two halves.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
struct Avx2;

#[cfg(target_arch = "x86_64")]
impl Dots for Avx2 {
    type Sums = [__m256i; 4];

    #[inline(always)]
    fn start(self, sums: &[i32; LANES]) -> [__m256i; 4] {
        let (sums, _) = sums.as_chunks::<4>();
        // SAFETY: an `Avx2` is only made where the machine has the set; 16 bytes are read from an array of 16.
        let wide = |i: usize| unsafe { _mm256_cvtepu32_epi64(_mm_loadu_si128(sums[i].as_ptr().cast())) };
        [wide(0), wide(1), wide(2), wide(3)]
    }

    #[inline(always)]
    fn add(self, mut sums: [__m256i; 4], x: [u8; FOUR], weights: &Fours) -> [__m256i; 4] {
        let (weights, _) = weights.as_chunks::<16>();
        // SAFETY: as above.
        unsafe {
            let x = _mm256_cvtepu8_epi16(_mm_set1_epi32(i32::from_le_bytes(x)));
            for (sum, w) in sums.iter_mut().zip(weights) {
                let w = _mm256_cvtepi8_epi16(_mm_loadu_si128(w.as_ptr().cast()));
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(x, w));
            }
        }
        sums
    }

    #[inline(always)]
    fn write(self, sums: [__m256i; 4], out: &mut [i32; LANES]) {
        let (out, _) = out.as_chunks_mut::<8>();
        for (out, pair) in out.iter_mut().zip(sums.as_chunks::<2>().0) {
            // SAFETY: as above; 32 bytes are written to an array of 32.
            unsafe {
                let whole = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(pair[0], pair[1]));
                _mm256_storeu_si256(out.as_mut_ptr().cast(), whole);
            }
        }
    }

    #[inline(always)]
    fn fill<J: Job>(self, job: J) {
        job.tiles::<Self, 2, 1>(self);
    }
}

#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
struct Vnni;

#[cfg(target_arch = "x86_64")]
impl Dots for Vnni {
    type Sums = __m512i;

    #[inline(always)]
    fn start(self, sums: &[i32; LANES]) -> __m512i {
        // SAFETY: a `Vnni` is only made where the machine has the set; 64 bytes are read from an array of 64.
        unsafe { _mm512_loadu_si512(sums.as_ptr().cast()) }
    }

    #[inline(always)]
    fn add(self, sums: __m512i, x: [u8; FOUR], weights: &Fours) -> __m512i {
        // SAFETY: as above.
        unsafe {
            let w = _mm512_loadu_si512(weights.as_ptr().cast());
            _mm512_dpbusd_epi32(sums, _mm512_set1_epi32(i32::from_le_bytes(x)), w)
        }
    }

    #[inline(always)]
    fn write(self, sums: __m512i, out: &mut [i32; LANES]) {
        // SAFETY: as above; 64 bytes are written to an array of 64.
        unsafe { _mm512_storeu_si512(out.as_mut_ptr().cast(), sums) }
    }

    #[inline(always)]
    fn fill<J: Job>(self, job: J) {
        job.tiles::<Self, 8, 2>(self);
    }
}
