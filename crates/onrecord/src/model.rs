//! The trained readers that the binary holds.

use read::reader::Trained;
use read::reader::fast::{self, Fast};
use read::reader::network::{Files, Network};
use std::sync::LazyLock;

/// What finds the statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// Rules alone: the fastest, and the least that is found.
    Rules,
    /// The small network, for archives.
    Fast,
    /// The network that finds most.
    #[default]
    Accurate,
}

impl Model {
    /// Its name, on the command line and in an archive.
    pub fn word(self) -> &'static str {
        match self {
            Model::Rules => "rules",
            Model::Fast => "fast",
            Model::Accurate => "accurate",
        }
    }

    /// The network, loaded when it is first asked for; none for rules alone.
    pub fn network(self) -> Option<&'static Trained> {
        static ACCURATE: LazyLock<Option<Trained>> =
            LazyLock::new(|| Network::load(&accurate()).ok().map(|n| Trained::Accurate(Box::new(n))));
        static FAST: LazyLock<Option<Trained>> =
            LazyLock::new(|| Fast::load(&fast()).ok().map(|n| Trained::Fast(Box::new(n))));
        match self {
            Model::Rules => None,
            Model::Fast => FAST.as_ref(),
            Model::Accurate => ACCURATE.as_ref(),
        }
    }
}

fn accurate() -> Files {
    use models::accurate;
    Files {
        name: accurate::NAME,
        pieces: accurate::PIECES,
        encoder: accurate::ENCODER,
        roles: accurate::ROLES,
        links: accurate::LINKS,
        steps: accurate::STEPS,
        confidence: accurate::CONFIDENCE,
    }
}

fn fast() -> fast::Files {
    use models::fast::{CONFIDENCE, NAME, WEIGHTS, WORDS};
    fast::Files { name: NAME, words: WORDS, weights: WEIGHTS, confidence: CONFIDENCE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_networks_that_ship_can_be_loaded() {
        assert!(Network::load(&accurate()).is_ok());
        assert!(Fast::load(&fast()).is_ok());
    }
}
