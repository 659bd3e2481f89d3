//! Who said what, according to whom: the whole road in one call.
//!
//! Bytes → [`page::read`] → [`document::Document`] → [`read::read`] → [`document::Reading`] → [`json::line`].
//!
//! ```
//! let page = "The bridge is safe, according to the city engineer.";
//! let reading = onrecord::read(page.as_bytes(), "note.txt", &onrecord::Options::default())?;
//! println!("{}", onrecord::json::line(&reading));
//! # Ok::<(), onrecord::Error>(())
//! ```

pub mod json;

pub use document;
use document::Reading;
pub use page::{Error, ErrorKind, Form, LIMIT, Options};

/// The version of this engine: it stands in every reading that leaves.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads one page: `path` is only kept, never opened.
///
/// # Errors
/// Where the page cannot be read; any page that can has a reading.
pub fn read(input: &[u8], path: &str, options: &Options) -> Result<Reading, Error> {
    Ok(read::read(page::read(input, path, options)?))
}
