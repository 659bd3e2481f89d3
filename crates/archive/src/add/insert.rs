//! One document into the tables.

use super::Entry;
use crate::line::{Id, Line, Statement};
use rusqlite::{Connection, OptionalExtension, params};

/// The document's number.
pub(crate) fn entry(db: &Connection, run: i64, entry: &Entry) -> rusqlite::Result<i64> {
    let document = document(db, run, entry)?;
    let page = "INSERT INTO page (document, text, bytes, reading) VALUES (?, ?, ?, ?)";
    db.prepare_cached(page)?.execute(params![document, entry.line.document.text, entry.bytes, entry.reading])?;
    parts(db, document, &entry.line)?;
    Ok(document)
}

fn document(db: &Connection, run: i64, entry: &Entry) -> rusqlite::Result<i64> {
    let Line { engine, models, document, .. } = &entry.line;
    let list = |list: &Vec<String>| serde_json::to_string(list).expect("a list of strings is always JSON");
    let url = document.url.as_ref().or(entry.url.as_ref());
    let address = entry.url.as_ref().or(document.url.as_ref()).and_then(|url| address(url));
    let member = Some(entry.place.member).filter(|member| *member > 0);
    let insert =
        "INSERT INTO document (hash, run, path, member, form, url, address, captured, via, title, byline, outlet,
        language, published, engine, models) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    db.prepare_cached(insert)?.execute(params![
        entry.hash,
        run,
        entry.place.path,
        member,
        entry.form.word(),
        url,
        address,
        entry.captured,
        entry.via,
        document.title,
        list(&document.byline),
        document.outlet,
        document.language,
        document.published.value,
        engine,
        list(models),
    ])?;
    Ok(db.last_insert_rowid())
}

/// What follows from the reading: entities, statements, chains, times, words.
fn parts(db: &Connection, document: i64, line: &Line) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT INTO entity (document, n, kind, name) VALUES (?, ?, ?, ?)")?;
    for entity in &line.entities {
        insert.execute(params![document, entity.id.0, word(db, &entity.kind)?, entity.name])?;
    }
    for one in &line.statements {
        let id = statement(db, document, one)?;
        let mut insert = db.prepare_cached("INSERT INTO through (statement, position, n) VALUES (?, ?, ?)")?;
        for (position, link) in one.through.iter().enumerate() {
            insert.execute(params![id, position as i64, link.0])?;
        }
    }
    let mut insert = db.prepare_cached("INSERT INTO time (document, n, place, first, last) VALUES (?, ?, ?, ?, ?)")?;
    for time in line.times.iter().filter(|time| time.from.is_some() || time.to.is_some()) {
        insert.execute(params![document, time.id.0, time.chars.place(), time.from, time.to])?;
    }
    let words = "INSERT INTO page_words (rowid, text) SELECT document, text FROM page WHERE document = ?";
    db.prepare_cached(words)?.execute([document])?;
    let words = "INSERT INTO statement_words (rowid, content, source, name)
        SELECT id, content, source, name FROM said WHERE document = ? ORDER BY id";
    db.prepare_cached(words)?.execute([document])?;
    Ok(())
}

fn statement(db: &Connection, document: i64, one: &Statement) -> rusqlite::Result<i64> {
    let number = |id: Option<Id>| id.map(|id| id.0);
    let when = one.when.as_ref();
    let insert = "INSERT INTO statement (document, n, key, source, entity, kind, cue, content, addressee, accused,
        quotation, act, negated, reality, within, answers, said_from, said_to, found_by, confidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let kinds = [&one.source.kind, &one.quotation, &one.act, &one.reality, &one.found_by];
    let [kind, quotation, act, reality, found_by] = kinds.map(|kind| word(db, kind));
    db.prepare_cached(insert)?.execute(params![
        document,
        one.id.0,
        one.key.0,
        one.source.chars.place(),
        number(one.source.entity),
        kind?,
        one.cue.chars.place(),
        one.content.chars.place(),
        number(one.addressee.as_ref().and_then(|to| to.entity)),
        number(one.about.as_ref().and_then(|about| about.accused.entity)),
        quotation?,
        act?,
        one.negated,
        reality?,
        number(one.within),
        number(one.answers),
        when.and_then(|when| when.from.as_ref()),
        when.and_then(|when| when.to.as_ref()),
        found_by?,
        (one.confidence * 100.0).round() as i64,
    ])?;
    Ok(db.last_insert_rowid())
}

/// The number of a word that rows repeat.
fn word(db: &Connection, word: &str) -> rusqlite::Result<i64> {
    let mut ask = db.prepare_cached("SELECT id FROM word WHERE word = ?")?;
    if let Some(id) = ask.query_row([word], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO word (word) VALUES (?)")?.execute([word])?;
    Ok(db.last_insert_rowid())
}

/// What two captures of one page have in common: the address without scheme, fragment and a last stroke, its host in
/// lower case.
fn address(url: &str) -> Option<String> {
    let (_, rest) = url.trim().split_once("://")?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let address = format!("{}{path}", host.to_lowercase());
    Some(address.trim_end_matches('/').to_owned()).filter(|address| !address.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captures_of_one_page_have_one_address() {
        for url in ["https://News.example/a/", "http://news.example/a#top", " https://news.example/a "] {
            assert_eq!(address(url).as_deref(), Some("news.example/a"), "{url}");
        }
        assert_eq!(address("https://news.example/A?id=1").as_deref(), Some("news.example/A?id=1"));
        assert_eq!(address("/local/path"), None);
    }
}
