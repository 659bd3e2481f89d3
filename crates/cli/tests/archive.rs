//! An archive from outside: what goes in, what is found, and what is told when it cannot be.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Runs in the folder: exit status, standard output, standard error.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.env_remove("NO_COLOR").current_dir(folder.path()).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn json(lines: &str) -> Vec<serde_json::Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const PAGE: &str = "<title>Bridge shut</title><h1>Bridge shut</h1><p>“I will not walk over it,” said Maria Lopez, the city engineer. The council closed the bridge on Wednesday night after a crack in its eastern arch doubled in length within a week.</p>";

const ARTICLES: &str = r#"{"title": "Ferry denies delay", "text": "The ferry company denied that its boats were late. “The boats leave on time,” said Jan Brand.", "date": "2024-03-15", "source": "The Herald", "url": "https://herald.example/ferry"}
{"title": "Mayor on bridge", "text": "The mayor said the bridge would open in May.", "date": "2024-03-20", "source": "Nordhaven Courier", "url": "https://courier.example/bridge"}
{"headline": "no text"}
"#;

/// A folder with a page and a file of articles; the archive `a` of both.
fn filled() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("saved")).unwrap();
    fs::write(folder.path().join("saved/page.html"), PAGE).unwrap();
    fs::write(folder.path().join("saved/photo.jpg"), [0xff, 0xd8]).unwrap();
    fs::write(folder.path().join("articles.jsonl"), ARTICLES).unwrap();
    let (code, out, err) = run(&folder, &["add", "a", "saved", "articles.jsonl", "--model", "rules"]);
    assert_eq!(code, 3, "{err}");
    assert_eq!(out, "Added 3 documents with 4 statements to a; 1 could not be read.\n");
    assert!(err.starts_with("onrecord: articles.jsonl:3: has no text: none of its fields (headline) is text"), "{err}");
    folder
}

#[test]
fn what_was_added_is_listed_and_found() {
    let folder = filled();
    let (code, out, _) = run(&folder, &["list", "a"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out, @r"
    no  published   says  outlet             title
     1  no date        1                     Bridge shut
     2  2024-03-15     2  The Herald         Ferry denies delay
     3  2024-03-20     1  Nordhaven Courier  Mayor on bridge

    3 documents
    ");
    let (code, out, _) = run(&folder, &["find", "a", "walk over", "--speaker", "lopez"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out, @r"
    Maria Lopez, the city engineer = Maria Lopez · named person · say
      | “I will not walk over it,”
      1 s1: Bridge shut
    ");
    let (_, out, _) = run(&folder, &["find", "a", "--act", "deny", "--outlet", "the herald", "--json"]);
    let found = json(&out);
    assert_eq!(found.len(), 1, "{out}");
    assert_eq!(found[0]["content"]["exact"][0], "that its boats were late");
    assert_eq!(found[0]["id"], "s1");
    let (_, out, _) = run(&folder, &["find", "a", "bridge", "--since", "2024-03-16", "--json"]);
    assert_eq!(json(&out).len(), 1, "{out}");
}

#[test]
fn the_same_bytes_twice_add_nothing() {
    let folder = filled();
    let before = run(&folder, &["list", "a", "--json"]).1;
    let (code, out, _) = run(&folder, &["add", "a", "saved", "articles.jsonl", "--model", "rules"]);
    assert_eq!((code, out.as_str()), (3, "Added nothing to a; 3 documents there before; 1 could not be read.\n"));
    assert_eq!(run(&folder, &["list", "a", "--json"]).1, before);
}

#[test]
fn another_capture_of_one_address_is_a_version() {
    let folder = filled();
    let later = r#"{"title": "Mayor on bridge", "text": "The mayor said the bridge would open in June.", "url": "http://Courier.example/bridge/"}"#;
    fs::write(folder.path().join("later.jsonl"), later).unwrap();
    run(&folder, &["add", "a", "later.jsonl", "--model", "rules"]);
    let (_, out, _) = run(&folder, &["list", "a", "--json"]);
    let versions: Vec<_> =
        json(&out).iter().map(|d| (d["version"].as_i64(), d["versions"].as_i64().unwrap())).collect();
    assert_eq!(versions, [(None, 0), (Some(1), 1), (Some(1), 2), (Some(2), 2)]);
}

#[test]
fn any_number_of_threads_makes_the_same_archive() {
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..60)
        .map(|n| {
            format!("{{\"text\": \"“{}” said speaker Number{n}.\", \"id\": {n}}}\n", "so it is, ".repeat(n % 7 * 40))
        })
        .collect();
    fs::write(folder.path().join("all.jsonl"), lines).unwrap();
    let of = |threads: &str| {
        let name = format!("a{threads}");
        let (code, out, err) =
            run(&folder, &["add", &name, "all.jsonl", "--model", "rules", "--threads", threads, "--json"]);
        assert_eq!(code, 0, "{err}");
        (out, run(&folder, &["list", &name, "--json"]).1, run(&folder, &["find", &name, "so", "--json"]).1)
    };
    assert_eq!(of("1"), of("7"));
}

#[test]
fn a_table_with_other_names_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t.csv"), "headline,body\nBridge,\"The bridge, she said, is old.\"\n").unwrap();
    let (code, out, err) = run(&folder, &["add", "a", "t.csv", "--text-column", "Body", "--title-column", "headline"]);
    assert_eq!((code, out.as_str()), (0, "Added 1 document with 1 statement to a.\n"), "{err}");
    assert_eq!(json(&run(&folder, &["list", "a", "--json"]).1)[0]["title"], "Bridge");
}

#[test]
fn what_is_not_there_is_answered_with_the_next_command() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["list", "find"] {
        let (code, out, err) = run(&folder, &[command, "a"]);
        assert_eq!((code, out.as_str()), (3, ""));
        assert_eq!(err, "onrecord: a: there is no such archive; `onrecord add a PAGES` makes it\n");
    }
    let (_, out, _) = run(&folder, &["add", "a", "nothing"]);
    assert_eq!(out, "Added nothing to a; 1 could not be read.\n");
    let (code, out, _) = run(&folder, &["list", "a"]);
    assert_eq!((code, out.as_str()), (1, "There is nothing in a yet; `onrecord add a PAGES` adds to it.\n"));
    let (code, out, _) = run(&folder, &["add", "a", "--resume"]);
    assert_eq!((code, out.as_str()), (0, "No add to a was cut off; there is nothing to go on with.\n"));
    let (code, _, err) = run(&folder, &["find", "a", "—"]);
    assert_eq!((code, err.as_str()), (2, "onrecord: the question has no letter or digit to look for\n"));
    let (code, _, err) = run(&folder, &["add", "a", "https://news.example/a"]);
    assert!(code == 2 && err.contains("opens no network"), "{err}");
}

fn told(folder: &TempDir, archive: &str, says: &str) {
    for args in [["list", archive].as_slice(), &["add", archive, "saved/page.html"]] {
        let (code, out, err) = run(folder, args);
        assert_eq!((code, out.as_str()), (3, ""), "{args:?}");
        assert!(err.starts_with(&format!("onrecord: {archive}: ")) && err.contains(says), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
    }
}

#[test]
fn a_file_that_is_no_archive_is_refused_and_stays_as_it_is() {
    let folder = filled();
    fs::write(folder.path().join("notes"), "Notes of mine, nothing else.".repeat(50)).unwrap();
    told(&folder, "notes", "no archive");
    assert_eq!(fs::read(folder.path().join("notes")).unwrap().len(), 28 * 50);
    told(&folder, "saved", "a folder");
    let other = rusqlite::Connection::open(folder.path().join("other")).unwrap();
    other.execute_batch("CREATE TABLE mine (x)").unwrap();
    drop(other);
    told(&folder, "other", "another program");
}

fn database(folder: &TempDir) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.path().join("a")).unwrap()
}

#[test]
fn an_archive_of_a_later_version_is_left_alone() {
    let folder = filled();
    database(&folder).pragma_update(None, "user_version", 99).unwrap();
    told(&folder, "a", "newer onrecord");
}

#[test]
fn a_damaged_archive_is_told_of() {
    let folder = filled();
    let path = folder.path().join("a");
    let mut bytes = fs::read(&path).unwrap();
    // Everything behind the first page, where the tables are listed.
    bytes[4096..].fill(0x5a);
    fs::write(&path, bytes).unwrap();
    told(&folder, "a", "damaged");
}

#[cfg(unix)]
#[test]
fn an_archive_that_may_only_be_read_can_be_asked_but_not_filled() {
    use std::os::unix::fs::PermissionsExt;
    let folder = filled();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(&folder.path().join("a"), 0o444);
    mode(folder.path(), 0o555);
    let is_root = fs::write(folder.path().join("probe"), "").is_ok();
    let (listed, added) = (run(&folder, &["list", "a"]), run(&folder, &["add", "a", "saved/page.html"]));
    mode(folder.path(), 0o755);
    assert_eq!(listed.0, 0, "{}", listed.2);
    // Permissions do not hold for root.
    if !is_root {
        assert_eq!(added.0, 3);
        assert!(added.2.contains("may only be read") || added.2.contains("cannot be opened"), "{}", added.2);
    }
}
