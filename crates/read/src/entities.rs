//! Whom sources mean: one entity for each, with its kind.

use crate::line::Marked;
use crate::rules::Claim;
use document::{Entity, EntityId, EntityKind, Mention, Source, SourceKind};

/// The entities of a document and one source a claim, in their order.
pub fn find(marked: &Marked<'_>, claims: &[Claim]) -> (Vec<Entity>, Vec<Source>) {
    let text = marked.document.text.as_str();
    let mut entities = Vec::new();
    let mut sources = Vec::new();
    for claim in claims {
        let Some(words) = claim.source.clone().filter(|w| !w.is_empty()) else {
            sources.push(Source::Impersonal);
            continue;
        };
        let name = words.spans().iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
        entities.push(Entity {
            kind: EntityKind::UnnamedPerson,
            name,
            mentions: vec![Mention { words: words.clone() }],
            described: Vec::new(),
            anonymity: None,
            found_by: "rule:source".to_owned(),
            evidence: Vec::new(),
        });
        sources.push(Source::Mention { words, entity: EntityId(entities.len() - 1), kind: SourceKind::UnnamedPerson });
    }
    (entities, sources)
}
