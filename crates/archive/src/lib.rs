//! Many readings in one SQLite file: what was read, from which bytes, and how to find it again.
//!
//! [`Archive::add`] takes inputs ([`sources`]) and a function that reads one [`Item`] to a line of JSON;
//! [`Archive::documents`] and [`Archive::find`] ask; `docs/archive.md` tells what stands in which
//! table, for other programs.

mod add;
mod ask;
mod error;
mod item;
mod line;
mod open;
mod pack;
mod schema;
pub mod sources;
mod squeeze;

pub use add::{Event, Run, Summary};
pub use ask::{Document, Found, Only, Query, Words};
pub use error::{Error, ErrorKind};
pub use item::{Failure, Form, How, Item, Place};
pub use open::Archive;
pub use schema::VERSION;
