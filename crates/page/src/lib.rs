//! Bytes in, a [`Document`] out: what is article on a page and what is not.
//!
//! [`read`] takes a saved page in any encoding. Every character of the text it gives is led back to the bytes that it
//! came from by [`Document::map`].

pub mod article;
mod body;
mod credits;
mod days;
mod decode;
mod doubts;
mod error;
mod form;
mod html;
mod language;
mod layout;
mod map;
mod meta;
mod names;
mod paragraphs;
mod references;
mod text;
mod title;
mod tree;
mod whole;

pub use decode::LIMIT;
use document::Document;
pub use error::{Error, ErrorKind};
use jiff::civil::Date;
pub use map::{check_map, count_placed};

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A saved web page.
    Html,
    /// Plain text saved from a page: title line, date line, article, perhaps the page's chrome.
    Text,
    /// Plain text as it is: nothing is dropped, all of it is body.
    Whole,
}

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the bytes are; found out from them when `None`.
    pub form: Option<Form>,
    /// The date of publication, where the user knows better.
    pub published: Option<Date>,
}

/// Reads a page. `path` is only kept, never opened.
///
/// # Errors
/// Where there is nothing that can be read: an empty or binary input, or one past the limits.
pub fn read(input: &[u8], path: &str, options: &Options) -> Result<Document, Error> {
    decode::refuse(input, path)?;
    let form = match options.form {
        Some(form) => form,
        None => form::find(input, path)?,
    };
    match form {
        Form::Html => html::read(input, path, options),
        Form::Text => text::read(input, path, options),
        Form::Whole => whole::read(input, path, options),
    }
}
