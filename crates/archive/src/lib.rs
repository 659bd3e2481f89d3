//! Many readings in one SQLite file: what was read, from which bytes, and how to find it again.
//!
//! [`Archive::add`] takes inputs ([`sources`]) and a function that reads one [`Item`] to a line of JSON;
//! [`Archive::documents`], [`Archive::find`] and [`Archive::status`] ask; `docs/archive.md` tells what stands in which
//! table, for other programs.

mod add;
mod ask;
mod check;
mod error;
mod item;
mod line;
mod open;
mod pack;
mod remove;
mod schema;
pub mod sources;
mod squeeze;

pub use add::{Event, Run, Summary, in_order};
pub use ask::{Article, Document, Found, Missing, Only, Query, Status, Words};
pub use check::Report;
pub use error::{Error, ErrorKind};
pub use item::{Failure, Form, How, Item, Place};
pub use open::Archive;
pub use schema::VERSION;
