//! Checks pages of gold articles: `cargo run -p onrecord-cases --bin check_gold -- evaluation/gold/NAME.md`.

use cases::{Column, Page};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for path in std::env::args().skip(1) {
        match check(&path) {
            Ok(summary) => println!("{summary}"),
            Err(faults) => {
                eprintln!("{faults}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

/// How much stands on a page, or all that is wrong with it.
fn check(path: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let page = Page::parse(path, &text).map_err(|faults| faults.join("\n"))?;
    let faults: Vec<String> =
        page.cases.iter().flat_map(|c| c.faults()).map(|fault| format!("{path}: {fault}")).collect();
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let (rows, facts) = page.cases.iter().fold((0, 0), |(r, f), c| (r + c.rows.len(), f + c.facts.len()));
    let unnamed = page.cases.iter().any(|c| !c.rows.is_empty() && !c.columns.contains(&Column::Id));
    let rest = match (page.is_annotated(), unnamed) {
        (_, true) => "; its rows have no names: only the words are checked",
        (false, _) => "; still marked \"Annotated: no\"",
        _ => "",
    };
    Ok(format!("{path}: {rows} statements, {facts} facts{rest}"))
}
