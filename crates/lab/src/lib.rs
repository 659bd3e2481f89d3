//! Scoring and measuring; never shipped.
//!
//! Gold [articles](article), our [own](gold) among them, [predictions](predict) beside a plain [baseline], the [figures](measure) and their
//! [floors].

pub mod article;
pub mod baseline;
pub mod floors;
pub mod gold;
pub mod measure;
pub mod misses;
pub mod predict;
pub mod resources;
pub mod texts;
pub mod words;
