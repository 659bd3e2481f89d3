//! Articles with their attributions, in the form that the outside scorer reads: a JSON object a line.

use serde::{Deserialize, Serialize};
use std::io::{self, BufRead};
use std::path::Path;

/// Half-open, in code points.
pub type Chars = [usize; 2];

/// One article and what is attributed in it.
#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    /// Unique in its set.
    pub id: String,
    /// The whole text.
    pub text: String,
    /// The outermost attributions.
    pub attributions: Vec<Attribution>,
    /// Parts outside the annotation: left out on both sides.
    #[serde(default)]
    pub discard: Vec<Chars>,
}

/// Who, by which words, what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Attribution {
    /// Empty where nobody is named.
    #[serde(default)]
    pub source: Vec<Chars>,
    /// Empty where only quotation marks tell.
    #[serde(default)]
    pub cue: Vec<Chars>,
    /// What is said.
    #[serde(default)]
    pub content: Vec<Chars>,
    /// For a prediction: the rule that found it.
    #[serde(default, skip_serializing)]
    pub found_by: String,
    /// For a prediction: its stated precision, in hundredths.
    #[serde(default, skip_serializing)]
    pub confidence: u8,
}

/// Reads a set of articles.
///
/// # Errors
/// Where the file cannot be read or a line is no article.
pub fn load(path: &Path) -> io::Result<Vec<Article>> {
    let file = std::fs::File::open(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    let mut articles = Vec::new();
    for (i, line) in io::BufReader::new(file).lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let article = serde_json::from_str(&line)
            .map_err(|e| io::Error::other(format!("{}, line {}: {e}", path.display(), i + 1)))?;
        articles.push(article);
    }
    Ok(articles)
}

/// Whether an article of the training part is held out of training: one in twenty, by the FNV-1a hash of its id, as in
/// `train/texts.py`. Thresholds and confidences come from these.
pub fn is_held_out(id: &str) -> bool {
    let hash = id.bytes().fold(2_166_136_261u32, |h, b| (h ^ u32::from(b)).wrapping_mul(16_777_619));
    hash.is_multiple_of(20)
}
