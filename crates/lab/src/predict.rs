//! What onrecord finds in an article, in the form that the scorer reads.

use crate::article::{Article, Attribution};
use crate::words::CodePoints;
use onrecord::document::Reading;
use onrecord::{Form, Model, Options};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::{Duration, Instant};

/// The predictions for one article: a line of the file that the scorer reads.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Prediction {
    /// The article's id.
    pub id: String,
    /// Nested ones among them.
    pub attributions: Vec<Attribution>,
}

/// Predictions for a set, and how long they took.
pub struct Predictions {
    /// In the order of the articles.
    pub all: Vec<Prediction>,
    /// Spent in reading alone, on one thread.
    pub took: Duration,
    /// White-space separated words read.
    pub words: usize,
}

/// Reads every article as it is.
///
/// # Errors
/// Names the first article that is refused, wholly or in part.
pub fn predict(articles: &[Article], model: Model) -> Result<Predictions, String> {
    let options = Options { form: Some(Form::Whole), model, ..Options::default() };
    let mut all = Vec::with_capacity(articles.len());
    let mut took = Duration::ZERO;
    for article in articles {
        let started = Instant::now();
        let reading = onrecord::read(article.text.as_bytes(), &article.id, &options);
        took += started.elapsed();
        let reading = reading.map_err(|e| format!("{} was refused: {e}", article.id))?;
        reading.check().map_err(|e| format!("{} breaks a law: {e}", article.id))?;
        if let Some(skipped) = reading.document.skipped.first() {
            return Err(format!("{} was not read: {}", article.id, skipped.why));
        }
        all.push(Prediction { id: article.id.clone(), attributions: attributions(&reading) });
    }
    Ok(Predictions { all, took, words: articles.iter().map(|a| a.text.split_whitespace().count()).sum() })
}

/// All that can read, the least first.
pub const MODELS: &[Model] = &[Model::Rules, Model::Fast, Model::Accurate];

/// The model of that name.
///
/// # Errors
/// Where there is none.
pub fn model(given: &str) -> Result<Model, String> {
    let names: Vec<&str> = MODELS.iter().map(|m| m.word()).collect();
    MODELS.iter().copied().find(|m| m.word() == given).ok_or(format!("a model is one of {}", names.join(", ")))
}

/// The statements of a reading, positions in code points.
pub fn attributions(reading: &Reading) -> Vec<Attribution> {
    let count = CodePoints::new(&reading.document.text);
    let attribution = |s: &onrecord::document::Statement| Attribution {
        source: s.source.words().map(|words| count.of(words)).unwrap_or_default(),
        cue: count.of(&s.cue),
        content: count.of(&s.content),
        found_by: s.found_by.clone(),
        confidence: s.confidence.hundredths(),
    };
    reading.statements.iter().map(attribution).collect()
}

/// Predictions made elsewhere: a line an article; an article without a line has none.
///
/// # Errors
/// Where the file cannot be read, or a line is no prediction for one of the articles.
pub fn load(path: &Path, articles: &[Article]) -> Result<Predictions, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut all: Vec<Prediction> =
        articles.iter().map(|a| Prediction { id: a.id.clone(), attributions: Vec::new() }).collect();
    for (i, line) in text.lines().enumerate().filter(|l| !l.1.trim().is_empty()) {
        let place = format!("{}, line {}", path.display(), i + 1);
        let found: Prediction = serde_json::from_str(line).map_err(|e| format!("{place}: {e}"))?;
        let slot = all.iter_mut().find(|p| p.id == found.id).ok_or(format!("{place}: no article {}", found.id))?;
        *slot = found;
    }
    Ok(Predictions { all, took: Duration::ZERO, words: 0 })
}
