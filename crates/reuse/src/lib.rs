//! Text reuse: which reports share passages, and where these stand in both.
//!
//! A text is cut into [`Words`]. An index keeps one fingerprint in eight words, that of every eighth run of four words
//! ([`kept`]); a new text asks it for *all* of its own runs ([`asked`]), so that no shared run of nineteen words escapes,
//! whatever its place: it holds two kept ones. In a text of under 160 words one is enough, and eleven words. What is nominated in
//! this way ([`candidates()`]) is compared word by word ([`compare()`]): how much of the shorter text the two share, and the
//! passages, small edits and all.
//!
//! [`one_utterance`] decides of two quotations whether they give the same words of the same occasion, and says why.
//!
//! The index itself is the caller's: [`Index`] holds one in memory, an archive keeps the same numbers in a table.
//!
//! ```
//! use reuse::{Index, Words, compare};
//!
//! let first = Words::of("The dam above Nordhaven is leaking, and nobody has told the people who live below it, she said.");
//! let second = Words::of("Bell: “The dam above Nordhaven is leaking and nobody told the people who live below it.”");
//! let mut index = Index::default();
//! index.add(0, &first);
//! assert_eq!(index.candidates(&second), [0]);
//! let shared = compare(&first, &second);
//! assert_eq!(shared.passages.len(), 1);
//! assert_eq!(shared.passages[0].words, 15);
//! ```
//!
//! Method: fixed sampling of the index and full sampling of the query is that of BLAT (Kent, *Genome Research* 12, 2002),
//! for words instead of bases; containment is Broder's (*On the resemblance and containment of documents*, 1997).

mod candidates;
mod compare;
mod fingerprint;
mod index;
mod utterance;
mod words;

pub use candidates::{MOST_POSTINGS, Posting, candidates};
pub use compare::{GRAM, Passage, Shared, compare};
pub use fingerprint::{Fingerprint, RUN, STRIDE, asked, kept};
pub use index::Index;
pub use utterance::{FEATURES, Likeness, Match, Reason, Saying, one_utterance};
pub use words::Words;
