#![no_main]
//! Any bytes, read as Form::Whole.

libfuzzer_sys::fuzz_target!(|input: &[u8]| onrecord_fuzz::obeys(input, page::Form::Whole));
