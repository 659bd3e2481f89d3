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

#[cfg(feature = "archive")]
pub mod archive;
pub mod json;
mod model;

pub use document;
use document::Reading;
use jiff::civil::Date;
pub use model::Model;
pub use page::{Error, ErrorKind, Form, LIMIT};
pub use read::trace;

/// The version of this engine: it stands in every reading that leaves.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What may be known or wanted of a page before it is read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the input is; found out from it when not given.
    pub form: Option<Form>,
    /// The date of publication, where it is known better than the page tells.
    pub published: Option<Date>,
    /// What reads it.
    pub model: Model,
}

/// Reads one page: `path` is only kept, never opened.
///
/// # Errors
/// Where the page cannot be read; any page that can has a reading.
pub fn read(input: &[u8], path: &str, options: &Options) -> Result<Reading, Error> {
    let wanted = page::Options { form: options.form, published: options.published };
    Ok(read::read(page::read(input, path, &wanted)?, options.model.network()))
}

/// As [`read()`], with what was proposed for each statement on the way: [`trace::Trace::of`] tells why one stands.
///
/// # Errors
/// As [`read()`].
pub fn explain(input: &[u8], path: &str, options: &Options) -> Result<(Reading, trace::Trace), Error> {
    let wanted = page::Options { form: options.form, published: options.published };
    Ok(read::explain(page::read(input, path, &wanted)?, options.model.network()))
}
