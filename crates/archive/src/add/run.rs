//! What was asked for at one time, and how far it has come.

use crate::item::{How, Place};
use crate::{Archive, Error};
use rusqlite::{OptionalExtension, params};

/// One call to add: its inputs, how they are read, and the last place that is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub(crate) id: i64,
    /// The paths as given.
    pub inputs: Vec<String>,
    /// How they are read.
    pub how: How,
    /// All places up to this one are done.
    pub after: Option<Place>,
}

impl Archive {
    /// A new run.
    ///
    /// # Errors
    /// Where the archive cannot be written.
    pub fn begin(&mut self, inputs: &[String], how: &How, engine: &str) -> Result<Run, Error> {
        let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let insert = "INSERT INTO run (engine, started, inputs, how) VALUES (?, ?, ?, ?)";
        let done = self.db.execute(insert, params![engine, now, json(inputs), json(how)]);
        self.told(done)?;
        let id = self.db.last_insert_rowid();
        Ok(Run { id, inputs: inputs.to_vec(), how: how.clone(), after: None })
    }

    /// The last run that was cut off.
    ///
    /// # Errors
    /// Where the archive cannot be read.
    pub fn unfinished(&self) -> Result<Option<Run>, Error> {
        let ask = "SELECT id, inputs, how, input, path, member FROM run WHERE NOT finished ORDER BY id DESC LIMIT 1";
        let run = self.db.query_row(ask, [], |row| {
            let place = Place { input: row.get(3)?, path: row.get(4)?, member: row.get(5)? };
            Ok(Run {
                id: row.get(0)?,
                inputs: parsed(&row.get::<_, String>(1)?),
                how: parsed(&row.get::<_, String>(2)?),
                after: Some(place).filter(|place| !place.path.is_empty()),
            })
        });
        self.told(run.optional())
    }
}

fn parsed<T: serde::de::DeserializeOwned + Default>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_default()
}

fn json(value: &(impl serde::Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("strings and lists of them are always JSON")
}
