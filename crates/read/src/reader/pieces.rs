//! Words into word pieces, as the pre-trained encoder wants them.

use rten_text::models::{Model, WordPiece, WordPieceOptions};
use rten_text::normalizers::{Bert as Plain, BertOptions, Normalizer};
use rten_text::pre_tokenizers::{Bert as Marks, PreTokenizer};
use std::collections::HashMap;

/// The word pieces that a network knows.
pub struct Pieces {
    plain: Plain,
    marks: Marks,
    model: WordPiece,
    unknown: u32,
}

impl Pieces {
    /// From a list, one a line; the line's number is the piece's.
    pub fn new(list: &str) -> Pieces {
        let all: HashMap<String, u32> = list.lines().zip(0..).map(|(piece, id)| (piece.to_owned(), id)).collect();
        let unknown = all.get("[UNK]").copied().unwrap_or(0);
        Pieces {
            plain: Plain::new(BertOptions { lowercase: true, strip_accents: true }),
            marks: Marks::new(),
            model: WordPiece::from_vocab(all, WordPieceOptions::default()),
            unknown,
        }
    }

    /// Adds the pieces of one word: at least one, at most [`MOST`].
    pub fn of(&self, word: &str, out: &mut Vec<u32>) {
        let first = out.len();
        if let Ok((plain, _)) = self.plain.normalize(word)
            && let Ok(parts) = self.marks.pre_tokenize(&plain)
        {
            for part in parts {
                // The piece is only unknown where the list lacks "[UNK]".
                let _ = self.model.encode_with_offsets(part, &mut |_, id| out.push(id));
            }
        }
        out.truncate(first + MOST);
        if out.len() == first {
            out.push(self.unknown);
        }
    }
}

/// Pieces of one word that are read: a longer word is an address or noise, and its head tells enough.
const MOST: usize = 8;
