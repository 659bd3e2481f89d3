//! Scoring and measuring; never shipped.
//!
//! Gold [articles](article), [predictions](predict) beside a plain [baseline], the [figures](measure) and their
//! [floors](floors).

pub mod article;
pub mod baseline;
pub mod floors;
pub mod measure;
pub mod misses;
pub mod predict;
pub mod resources;
pub mod words;
