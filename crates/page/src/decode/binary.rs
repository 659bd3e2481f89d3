//! Input that is no text, or text in a form that is not read.

use crate::{Error, ErrorKind};
use std::sync::LazyLock;

/// One kind of file.
struct Magic {
    offset: usize,
    bytes: Vec<u8>,
    kind: ErrorKind,
    name: &'static str,
    advice: &'static str,
}

static MAGIC: LazyLock<Vec<Magic>> = LazyLock::new(|| {
    let lines = include_str!("../../data/magic.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(magic).collect()
});

fn magic(line: &'static str) -> Option<Magic> {
    let mut columns = line.split('\t');
    let offset = columns.next()?.parse().ok()?;
    let digits = columns.next()?;
    let bytes: Option<Vec<u8>> =
        (0..digits.len()).step_by(2).map(|i| u8::from_str_radix(digits.get(i..i + 2)?, 16).ok()).collect();
    let kind = match columns.next()? {
        "binary" => ErrorKind::Binary,
        _ => ErrorKind::Unreadable,
    };
    Some(Magic { offset, bytes: bytes?, kind, name: columns.next()?, advice: columns.next()? })
}

/// Refuses what its first bytes show to be no page.
pub(super) fn refuse_known(input: &[u8], path: &str) -> Result<(), Error> {
    let is = |m: &&Magic| input.get(m.offset..).is_some_and(|rest| rest.starts_with(&m.bytes));
    match MAGIC.iter().find(is) {
        Some(Magic { kind, name, advice, .. }) => {
            Err(Error::new(*kind, format!("{path}: looks like {name}; {advice}")))
        }
        None => Ok(()),
    }
}

/// Refuses what holds more control characters than a text does.
pub(super) fn refuse_controls(input: &[u8], path: &str) -> Result<(), Error> {
    let head = &input[..input.len().min(super::HEAD)];
    let controls = head.iter().filter(|b| **b < 0x20 && !b"\t\n\x0b\x0c\r\x1b".contains(b)).count();
    match controls * 50 > head.len() {
        true => {
            let message =
                format!("{path}: looks like binary data, there is no text in it; give a saved page or a text");
            Err(Error::new(ErrorKind::Binary, message))
        }
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("../../data/magic.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(MAGIC.len(), lines.count());
    }
}
