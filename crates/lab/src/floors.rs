//! The lowest figures that still pass, by hand in `evaluation/floors.toml`.

use crate::measure::Figures;
use std::collections::BTreeMap;

/// For each set, by the name of a [figure](Figures::f): the lowest F that passes, in hundredths.
pub struct Floors(BTreeMap<String, BTreeMap<String, f64>>);

impl Floors {
    /// Reads the table.
    ///
    /// # Errors
    /// Where it is no table of tables of numbers.
    pub fn parse(text: &str) -> Result<Floors, String> {
        toml::from_str(text).map(Floors).map_err(|e| e.to_string())
    }

    /// What falls below, one sentence each. A set without a section is a failure: every measured set has a floor.
    pub fn broken(&self, set: &str, figures: &Figures) -> Vec<String> {
        let Some(section) = self.0.get(set) else { return vec![format!("floors: no section [{set}]")] };
        let mut out = Vec::new();
        for (name, floor) in section {
            match figures.f(name) {
                None => out.push(format!("[{set}] {name}: no such figure")),
                // Half a unit of the last printed digit.
                Some(f) if 100.0 * f < floor - 0.05 => {
                    out.push(format!("[{set}] {name}: F {:.1} is below the floor of {floor:.1}", 100.0 * f));
                }
                Some(_) => {}
            }
        }
        out
    }
}
