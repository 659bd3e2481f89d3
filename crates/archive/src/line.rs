//! What the tables hold of a reading: a part of its JSON.

use serde::Deserialize;

/// A reading, as far as it stands in tables.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    pub(crate) engine: String,
    pub(crate) models: Vec<String>,
    pub(crate) document: Document,
    pub(crate) entities: Vec<Entity>,
    pub(crate) statements: Vec<Statement>,
    #[serde(default)]
    pub(crate) times: Vec<Time>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) byline: Vec<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) published: Published,
    pub(crate) text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Published {
    pub(crate) value: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Entity {
    pub(crate) id: Id,
    pub(crate) kind: String,
    pub(crate) name: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Statement {
    pub(crate) id: Id,
    pub(crate) key: Key,
    pub(crate) source: Source,
    pub(crate) cue: Words,
    pub(crate) content: Words,
    pub(crate) addressee: Option<Party>,
    pub(crate) quotation: String,
    pub(crate) act: String,
    pub(crate) negated: bool,
    pub(crate) reality: String,
    pub(crate) about: Option<About>,
    pub(crate) answers: Option<Id>,
    pub(crate) within: Option<Id>,
    pub(crate) through: Vec<Id>,
    pub(crate) when: Option<When>,
    pub(crate) found_by: String,
    pub(crate) confidence: f64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Time {
    pub(crate) id: Id,
    pub(crate) chars: Chars,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Source {
    pub(crate) chars: Chars,
    pub(crate) entity: Option<Id>,
    pub(crate) kind: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Words {
    pub(crate) chars: Chars,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Party {
    pub(crate) entity: Option<Id>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct About {
    pub(crate) accused: Party,
}

#[derive(Debug, Deserialize)]
pub(crate) struct When {
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// Pairs of code points.
#[derive(Debug, Deserialize)]
pub(crate) struct Chars(Vec<[usize; 2]>);

impl Chars {
    /// `33-43,50-60`.
    pub(crate) fn place(&self) -> String {
        let pairs: Vec<String> = self.0.iter().map(|[start, end]| format!("{start}-{end}")).collect();
        pairs.join(",")
    }

    /// The pairs of `33-43,50-60`; none where it is no place.
    pub(crate) fn of(place: &str) -> Vec<[usize; 2]> {
        let pair = |pair: &str| {
            let (start, end) = pair.split_once('-')?;
            Some([start.parse().ok()?, end.parse().ok()?])
        };
        place.split(',').map(pair).collect::<Option<_>>().unwrap_or_default()
    }
}

/// The number in `s7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Id(pub(crate) i64);

impl TryFrom<String> for Id {
    type Error = String;

    fn try_from(id: String) -> Result<Id, String> {
        let number = id.get(1..).and_then(|number| number.parse().ok());
        number.map(Id).ok_or_else(|| format!("{id} is no name of a statement or entity"))
    }
}

/// Sixteen hexadecimal digits, as the number that SQLite keeps them as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Key(pub(crate) i64);

impl TryFrom<String> for Key {
    type Error = String;

    fn try_from(key: String) -> Result<Key, String> {
        let number = u64::from_str_radix(&key, 16).ok().filter(|_| key.len() == 16);
        number.map(|number| Key(number.cast_signed())).ok_or_else(|| format!("{key} is no key"))
    }
}
