//! The gold articles whose rows have names hold whole tables.

use std::path::Path;

#[test]
fn every_gold_table_with_named_rows_is_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../evaluation/gold");
    let pages = cases::load(&folder).unwrap_or_else(|errors| panic!("\n{errors}\n"));
    let faults: Vec<String> = (pages.iter().filter(|p| p.is_annotated()).flat_map(|p| &p.cases))
        .flat_map(|c| c.faults().into_iter().map(move |fault| format!("{}: {fault}", c.page)))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
