//! Scoring and measuring; never shipped.
