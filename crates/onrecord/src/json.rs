//! A reading as it leaves: JSON, version 1.
//!
//! Here positions become Unicode code points of `document.text`, once; inside they are bytes. `docs/format.md` tells
//! what each field means; [`schema`] is made from these types.

mod build;
mod explain;
mod key;
mod names;
mod points;
mod shape;

pub use explain::{Explanation, Reason};
pub use names::*;
pub use shape::*;

/// The reading as one line of JSON, without the line's end.
pub fn line(reading: &document::Reading) -> String {
    serde_json::to_string(&Reading::from(reading)).expect("strings, numbers and lists are always JSON")
}

/// Why a statement stands in the reading, as one line of JSON without the line's end; none where there is no such one.
pub fn explanation(
    reading: &document::Reading,
    trace: &read::trace::Trace,
    id: document::StatementId,
) -> Option<String> {
    let explanation = explain::explanation(reading, trace, id)?;
    Some(serde_json::to_string(&explanation).expect("strings, numbers and lists are always JSON"))
}

/// The JSON Schema of a line, indented, with a line's end.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Reading);
    serde_json::to_string_pretty(&schema).expect("a schema is always JSON") + "\n"
}

impl From<&document::Reading> for Reading {
    fn from(reading: &document::Reading) -> Reading {
        build::reading(reading)
    }
}
