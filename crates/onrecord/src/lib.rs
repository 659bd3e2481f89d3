//! Who said what, according to whom: the whole road in one call.
//!
//! Bytes → [`page::read`] → [`document::Document`] → [`read::read`] → [`document::Reading`].

pub use document;
use document::Reading;
pub use page::{Error, ErrorKind, Form, Options};

/// Reads one page: `path` is only kept, never opened.
///
/// # Errors
/// Where the page cannot be read; any page that can has a reading.
pub fn read(input: &[u8], path: &str, options: &Options) -> Result<Reading, Error> {
    Ok(read::read(page::read(input, path, options)?))
}
