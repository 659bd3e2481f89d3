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
fn words_that_nobody_said_are_found_in_articles() {
    let folder = filled();
    assert_eq!(run(&folder, &["find", "a", "eastern arch"]).0, 1);
    let (code, out, err) = run(&folder, &["find", "a", "eastern arch", "doubl*", "--articles"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.starts_with("1: Bridge shut\n  | ") && out.contains("after a crack in its eastern arch doubled"),
        "{out}"
    );
    assert_eq!(run(&folder, &["find", "a", "arch eastern", "--articles"]).0, 1);
    let found = json(&run(&folder, &["find", "a", "bridge", "--articles", "--until", "2024-03-20", "--json"]).1);
    assert_eq!((found.len(), found[0]["document"].as_i64()), (1, Some(3)));
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
fn captures_of_a_web_archive_and_a_saved_page_are_versions_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let record = |moment: &str, page: &str| {
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/a\r\nWARC-Date: {moment}\r\nWARC-Record-ID: <urn:uuid:{moment}>\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
            answer.len()
        )
    };
    let warc = record("2024-03-16T09:00:00Z", &PAGE.replace("week", "month")) + &record("2024-03-14T09:00:00Z", PAGE);
    fs::write(folder.path().join("a.warc"), warc).unwrap();
    let saved = format!(
        "<!--\n Page saved with SingleFile \n url: https://h.example/a \n saved date: Fri Mar 15 2024 10:00:00 GMT+0000 (UTC)\n-->{PAGE}"
    );
    fs::write(folder.path().join("b.html"), saved).unwrap();
    let (code, _, err) = run(&folder, &["add", "a", ".", "--model", "rules"]);
    assert_eq!(code, 0, "{err}");
    let listed = json(&run(&folder, &["list", "a", "--json"]).1);
    let versions: Vec<_> =
        listed.iter().map(|d| (d["captured"].as_str().unwrap(), d["version"].as_i64().unwrap())).collect();
    assert_eq!(versions, [("2024-03-16T09:00:00Z", 3), ("2024-03-14T09:00:00Z", 1), ("2024-03-15T10:00:00Z", 2)]);
    assert_eq!(run(&folder, &["check", "a"]).0, 0);
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

#[test]
fn status_tells_what_is_there_and_what_could_not_be_read() {
    let folder = filled();
    let (code, out, _) = run(&folder, &["status", "a"]);
    assert_eq!(code, 0);
    for says in [
        "3 documents, 4 statements",
        "2024-03-15 to 2024-03-20, 1 without a date",
        "en 3",
        "rules: 3",
        "articles.jsonl:3: has no text",
    ] {
        assert!(out.contains(says), "{says}: {out}");
    }
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    let status = &json(&run(&folder, &["status", "a", "--json"]).1)[0];
    assert_eq!((status["documents"].as_u64(), status["failures"][0]["member"].as_u64()), (Some(3), Some(3)));
}

#[test]
fn what_is_removed_is_gone_from_the_file() {
    let folder = filled();
    let secret = "{\"text\": \"Qwyzx Vbnmk said that the zyxwvut bridge was pqrstlm.\", \"outlet\": \"Hjklmno\", \"url\": \"https://wvutsrq.example/\"}";
    fs::write(folder.path().join("s.jsonl"), secret).unwrap();
    run(&folder, &["add", "a", "s.jsonl", "--model", "rules"]);
    let holds = |words: &str| {
        let bytes = fs::read(folder.path().join("a")).unwrap();
        bytes.to_ascii_lowercase().windows(words.len()).any(|window| window == words.as_bytes())
    };
    let words = ["qwyzx", "zyxwvut", "pqrstlm", "hjklmno", "wvutsrq"];
    assert!(words.iter().all(|words| holds(words)));
    let (code, out, err) = run(&folder, &["remove", "a", "4"]);
    assert_eq!((code, out.as_str()), (0, "Removed 1 document from a; nothing of it is left in the file.\n"), "{err}");
    assert_eq!(words.iter().find(|words| holds(words)), None);
    assert_eq!(run(&folder, &["find", "a", "zyxwvut"]).0, 1);
    assert_eq!(run(&folder, &["check", "a"]).0, 0);
    let (code, _, err) = run(&folder, &["remove", "a", "1", "4"]);
    assert_eq!((code, err.as_str()), (2, "onrecord: a: there is no document 4\n"));
    assert_eq!(json(&run(&folder, &["list", "a", "--json"]).1).len(), 3);
    // A number is never given again.
    run(&folder, &["add", "a", "s.jsonl", "--model", "rules"]);
    assert_eq!(json(&run(&folder, &["list", "a", "--json"]).1)[3]["id"], 5);
}

#[test]
fn check_finds_what_does_not_follow_from_the_bytes() {
    let sound = filled();
    let (code, out, err) = run(&sound, &["check", "a"]);
    assert_eq!(
        (code, out.as_str()),
        (0, "a is sound: 3 documents, and each reading follows from its bytes.\n"),
        "{err}"
    );
    assert_eq!(run(&sound, &["check", "a", "--quick"]).1, "a is sound: 3 documents; none was read again.\n");
    for (change, says) in [
        (
            "UPDATE statement SET negated = 1 - negated WHERE id = 2",
            "document 2: its tables do not say what its reading says",
        ),
        ("UPDATE document SET hash = zeroblob(32) WHERE id = 3", "document 3: its bytes are not those that were read"),
        ("UPDATE page SET text = 'x' || text WHERE document = 1", "document 1"),
        ("UPDATE page SET bytes = x'00' WHERE document = 1", "document 1 is damaged"),
        ("DELETE FROM entity WHERE document = 2 AND n = 1", "its tables do not say"),
        (
            "INSERT INTO page_words (rowid, text) VALUES (2, 'never printed')",
            "page_words does not hold the words of the texts",
        ),
    ] {
        let folder = filled();
        database(&folder).execute_batch(change).unwrap();
        let (code, out, err) = run(&folder, &["check", "a", "--quick"]);
        assert!(code == 3 && out.contains(says), "{change}: {out}{err}");
    }
    // A reading that was put in the place of another.
    let folder = filled();
    let other = "UPDATE page SET text = (SELECT text FROM page WHERE document = 3), reading = (SELECT reading FROM page WHERE document = 3) WHERE document = 2";
    database(&folder).execute_batch(other).unwrap();
    assert_eq!(run(&folder, &["check", "a"]).0, 3);
}

#[test]
fn an_archive_that_another_program_writes_to_is_told_of() {
    let folder = filled();
    let other = database(&folder);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    fs::write(folder.path().join("b.txt"), "The mayor said so.").unwrap();
    let (code, out, err) = run(&folder, &["add", "a", "b.txt"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(err.contains("another program is writing to it"), "{err}");
    // Who only asks does not wait.
    assert_eq!(run(&folder, &["list", "a"]).0, 0);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(run(&folder, &["add", "a", "b.txt"]).0, 0);
}

/// `count` articles, each with a statement or two.
fn articles(count: usize) -> String {
    let article = |n: usize| {
        let more = "The bridge is old, he added. ".repeat(n % 13);
        format!(
            "{{\"text\": \"“The ferry number {n} is late,” said Jan Brand. {more}\", \"url\": \"https://h.example/{}\"}}\n",
            n % 50
        )
    };
    (0..count).map(article).collect()
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_what_was_reported_stays() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("all.jsonl"), articles(3000)).unwrap();
    let binary = assert_cmd::cargo::cargo_bin("onrecord");
    let limited =
        format!("trap '' XFSZ; ulimit -f 1500; exec {} add a all.jsonl --model rules --json", binary.display());
    let output = std::process::Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(err.contains("onrecord: a: "), "{err}");
    let reported = String::from_utf8(output.stdout).unwrap().lines().filter(|line| line.contains("\"added\"")).count();
    assert!(reported > 0 && reported < 3000);
    assert!(json(&run(&folder, &["list", "a", "--json"]).1).len() >= reported);
    assert_eq!(run(&folder, &["check", "a", "--quick"]).0, 0);
    assert_eq!(run(&folder, &["add", "a", "--resume"]).0, 0);
    assert_eq!(json(&run(&folder, &["list", "a", "--json"]).1).len(), 3000);
}

/// All readings of the archive, letter for letter.
fn exported(folder: &TempDir, archive: &str) -> String {
    let archive = onrecord::archive::Archive::open(&folder.path().join(archive)).unwrap();
    let mut lines = String::new();
    let each = |id: i64, line: &str| {
        lines.push_str(&format!("{id} {line}\n"));
        Ok(())
    };
    archive.lines(each).unwrap();
    lines
}

/// Kills `add` with SIGKILL at moments all over its work. `ONRECORD_KILLS=200 cargo test -p onrecord-cli --test archive killed`
/// does so two hundred times.
#[cfg(unix)]
#[test]
fn killed_at_any_moment_nothing_that_was_reported_is_lost() {
    use std::io::Read;
    let kills: u64 = std::env::var("ONRECORD_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(8);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("all.jsonl"), articles(4000) + "{}\n").unwrap();
    run(&folder, &["add", "whole", "all.jsonl", "--model", "rules"]);
    let whole = exported(&folder, "whole");
    let binary = assert_cmd::cargo::cargo_bin("onrecord");
    let (mut seed, mut done, mut cut, mut archive) = (0x2545_f491_4f6c_dd1d_u64, 0, 0, 0);
    while done < kills {
        archive += 1;
        let name = format!("a{archive}");
        let mut reported = 0;
        loop {
            // xorshift: the moments are the same in every run of the test.
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let resume = if reported == 0 && !folder.path().join(&name).exists() { "all.jsonl" } else { "--resume" };
            let mut child = std::process::Command::new(&binary)
                .args(["add", &name, resume, "--model", "rules", "--json"])
                .current_dir(folder.path())
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap();
            let mut out = child.stdout.take().unwrap();
            let told = std::thread::spawn(move || {
                let mut told = Vec::new();
                let _ = out.read_to_end(&mut told);
                String::from_utf8_lossy(&told).into_owned()
            });
            std::thread::sleep(std::time::Duration::from_micros(seed % 900_000));
            let is_over = child.try_wait().unwrap().is_some();
            let _ = child.kill();
            child.wait().unwrap();
            done += 1;
            reported += told.join().unwrap().lines().filter(|line| line.contains("\"type\":\"added\"")).count();
            if folder.path().join(&name).metadata().is_ok_and(|about| about.len() > 0) {
                assert!(!run(&folder, &["check", &name, "--quick"]).1.contains("not sound"));
                let there = json(&run(&folder, &["list", &name, "--json"]).1).len();
                assert!(there >= reported, "{reported} were reported, {there} are there");
            }
            if is_over {
                break;
            }
            cut += 1;
            if cut % 5 == 4 || done >= kills {
                let last = run(&folder, &["add", &name, "--resume", "--model", "rules"]);
                assert!(last.0 == 3 || last.0 == 0, "{}", last.2);
                break;
            }
        }
        if exported(&folder, &name) != whole {
            // It was killed before it had begun to keep anything.
            let again = run(&folder, &["add", &name, "all.jsonl", "--model", "rules"]);
            assert_eq!(again.0, 3, "{}", again.2);
        }
        assert!(exported(&folder, &name) == whole, "{name} is not the archive that was never cut off");
        fs::remove_file(folder.path().join(&name)).unwrap();
    }
    assert!(cut > 0, "none was cut off");
}
