//! The trained readers that the binary holds.

use read::reader::network::{Files, Network};
use std::sync::LazyLock;

/// What finds the statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// Rules alone: the fastest, and the least that is found.
    Rules,
    /// The network that finds most.
    #[default]
    Accurate,
}

impl Model {
    /// The network, loaded when it is first asked for; none for rules alone.
    pub fn network(self) -> Option<&'static Network> {
        static ACCURATE: LazyLock<Option<Network>> = LazyLock::new(|| Network::load(&files()).ok());
        match self {
            Model::Rules => None,
            Model::Accurate => ACCURATE.as_ref(),
        }
    }
}

fn files() -> Files {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_that_ships_can_be_loaded() {
        assert!(Network::load(&files()).is_ok());
    }
}
