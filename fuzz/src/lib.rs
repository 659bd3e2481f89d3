//! What every target asks of an input.

#![warn(missing_docs)]

use page::{Form, Options};

/// Whatever is read in this form keeps the laws. An input may be refused; it may not panic or hang.
pub fn obeys(input: &[u8], form: Form) {
    let options = Options { form: Some(form), ..Options::default() };
    let Ok(mut document) = page::read(input, "-", &options) else { return };
    if let Err(law) = page::check_map(&document, input) {
        panic!("{form:?}: {law}");
    }
    // Rules run on English only, and little of what a fuzzer writes is taken for it.
    document.language = Some("en".to_owned());
    if let Err(law) = read::read(document, None).check() {
        panic!("{form:?}: {law}");
    }
}
