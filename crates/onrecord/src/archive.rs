//! Many readings in one file: the archive, and how its items are read.

pub use ::archive::*;

use crate::{Form as As, Model, json};
use page::article::Fields;

impl Model {
    fn of(word: &str) -> Model {
        match word {
            "rules" => Model::Rules,
            "accurate" => Model::Accurate,
            _ => Model::Fast,
        }
    }
}

/// Reads one item to its line of JSON.
///
/// # Errors
/// In a sentence with the item's name.
pub fn read(item: &Item, how: &How) -> Result<String, String> {
    let published = how.date.as_deref().map(str::parse).transpose().map_err(|_| "a day is written like 2024-03-14")?;
    let form = match how.form.as_deref() {
        Some("html") => Some(As::Html),
        Some("text") => Some(As::Text),
        Some("whole") => Some(As::Whole),
        _ => None,
    };
    let (path, wanted) = (item.place.name(), page::Options { form, published });
    let document = match item.form {
        Form::Page => page::read(&item.bytes, &path, &wanted),
        Form::Article => page::article::read(&item.bytes, &path, &fields(how), &wanted),
    };
    let document = document.map_err(|error| error.to_string())?;
    Ok(json::line(&read::read(document, Model::of(&how.model).network())))
}

/// The usual names of fields, but for those that the user gave.
fn fields(how: &How) -> Fields {
    let mut fields = Fields::default();
    let parts: [(&str, &mut Vec<String>); 6] = [
        ("text", &mut fields.text),
        ("title", &mut fields.title),
        ("url", &mut fields.url),
        ("date", &mut fields.date),
        ("outlet", &mut fields.outlet),
        ("author", &mut fields.author),
    ];
    for (part, names) in parts {
        if let Some(name) = how.fields.get(part) {
            *names = vec![name.clone()];
        }
    }
    fields
}
