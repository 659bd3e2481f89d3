//! From a network's own probability to how often it was right.

use super::network::Broken;

/// Scores in rising order, each with how often a statement with at least this score was right, in hundredths.
pub struct Confidences(Vec<(f32, u8)>);

impl Confidences {
    /// From a table of scores and shares, with a heading.
    ///
    /// # Errors
    /// Where it is none.
    pub fn parse(table: &str) -> Result<Confidences, Broken> {
        let row = |line: &str| {
            let (score, share) = line.split_once('\t')?;
            Some((score.parse().ok()?, (share.parse::<f32>().ok()? * 100.0).round() as u8))
        };
        let rows: Option<Vec<_>> = table.lines().skip(1).map(row).collect();
        rows.map(Confidences).ok_or_else(|| Broken::new("the confidences are no table of scores and shares"))
    }

    /// How often statements with such a score were right, in hundredths.
    pub fn of(&self, score: f32) -> u8 {
        let at = self.0.partition_point(|(least, _)| *least <= score);
        self.0.get(at.saturating_sub(1)).map_or(0, |(_, share)| *share)
    }
}
