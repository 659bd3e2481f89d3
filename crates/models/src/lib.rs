//! Trained files, each with its card beside it. Data only.

/// The reader that finds most: `crates/models/accurate/CARD.md`.
pub mod accurate {
    /// Its name and version.
    pub const NAME: &str = "accurate 2";
    /// The word pieces that it knows, one a line; the line's number is the piece's.
    pub const PIECES: &str = include_str!("../accurate/wordpieces.txt");
    /// A window of pieces to what the heads need of each token; ONNX.
    pub const ENCODER: &[u8] = include_bytes!("../accurate/encoder.onnx");
    /// A cue and the tokens around it to labels; ONNX.
    pub const ROLES: &[u8] = include_bytes!("../accurate/roles.onnx");
    /// A pronoun and a name to a score; ONNX.
    pub const LINKS: &[u8] = include_bytes!("../accurate/links.onnx");
    /// How likely a label follows a label.
    pub const STEPS: &str = include_str!("../accurate/steps.tsv");
    /// How often a statement with at least this score was right.
    pub const CONFIDENCE: &str = include_str!("../accurate/confidence.tsv");
}

/// The reader for archives: `crates/models/fast/CARD.md`.
pub mod fast {
    /// Its name and version.
    pub const NAME: &str = "fast 2";
    /// The words with a row of their own, one a line.
    pub const WORDS: &str = include_str!("../fast/words.txt");
    /// All numbers, as `crates/lab/train/fast_export.py` writes them.
    pub const WEIGHTS: &[u8] = include_bytes!("../fast/weights.bin");
    /// How often a statement with at least this score was right.
    pub const CONFIDENCE: &str = include_str!("../fast/confidence.tsv");
}
