//! What every target asks of an input.

#![warn(missing_docs)]

use onrecord::{Form, Options};

/// Whatever is read in this form keeps the laws. An input may be refused; it may not panic or hang.
pub fn obeys(input: &[u8], form: Form) {
    let options = Options { form: Some(form), ..Options::default() };
    let Ok(reading) = onrecord::read(input, "-", &options) else { return };
    if let Err(law) = reading.check().and_then(|()| page::check_map(&reading.document, input)) {
        panic!("{form:?}: {law}");
    }
}
