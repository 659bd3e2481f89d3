//! The command from outside: what goes where, and how it ends.

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

fn onrecord() -> Command {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    command.env_remove("NO_COLOR").arg("read");
    command
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Runs in the folder: exit status, standard output, standard error.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let output = onrecord().current_dir(folder.path()).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const PAGE: &[u8] = "<h1>Bridge shut</h1><p>“I will not walk over it,” said Maria Lopez, the city engineer. The council closed the bridge on Wednesday night after a crack in its eastern arch doubled in length within a week.</p>".as_bytes();

#[test]
fn good_pages_are_read_beside_bad_ones_and_a_list_tells_of_those() {
    let folder = folder(&[("a.html", PAGE), ("empty.html", b""), ("photo.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")]);
    fs::File::create(folder.path().join("huge.html")).unwrap().set_len(200 << 20).unwrap();
    let (code, out, err) = run(
        &folder,
        &["none.html", "empty.html", "photo.html", "huge.html", "https://news.example/a", "a.html", "--json"],
    );
    assert_eq!(code, 3);
    assert_eq!(out.lines().count(), 1, "{out}");
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines[0], "onrecord: 5 of 6 inputs not read:");
    for (line, (path, word)) in lines[1..].iter().zip([
        ("none.html", "no such file"),
        ("empty.html", "nothing in it"),
        ("photo.html", "picture"),
        ("huge.html", "too large"),
        ("https://news.example/a", "opens no network"),
    ]) {
        assert!(line.starts_with(&format!("  {path}: ")) && line.contains(word), "{line}");
    }
}

#[test]
fn one_bad_page_alone_is_one_line() {
    let (code, out, err) = run(&folder(&[]), &["none.html"]);
    assert_eq!((code, out.as_str()), (3, ""));
    assert_eq!(err, "onrecord: none.html: there is no such file; check the path\n");
}

#[test]
fn a_result_is_not_replaced_by_nothing() {
    let folder = folder(&[("all.jsonl", b"before")]);
    let (code, _, _) = run(&folder, &["none.html", "--json", "-o", "all.jsonl"]);
    assert_eq!(code, 3);
    assert_eq!(fs::read(folder.path().join("all.jsonl")).unwrap(), b"before");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let files: Vec<_> = (0..200).map(|n| (format!("{n:03}.html"), PAGE)).collect();
    let files: Vec<_> = files.iter().map(|(name, page)| (name.as_str(), *page)).collect();
    let folder = folder(&files);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("onrecord"))
        .args(["read", ".", "--json"])
        .current_dir(folder.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn a_page_that_names_the_wrong_encoding_is_read() {
    let head = b"<meta charset=utf-8><h1>Caf\xe9 shut</h1>".to_vec();
    let page =
        [head.as_slice(), b"<p>\x93We close the caf\xe9 on Friday,\x94 said Maria Lopez, who owns it.</p>"].concat();
    let (code, out, err) = run(&folder(&[("a.html", &page)]), &["a.html", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("“We close the café on Friday,”"), "{out}");
}

#[test]
fn a_deep_page_is_read() {
    let deep = format!("{}<p>It holds, the engineer said.</p>{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let (code, out, err) = run(&folder(&[("deep.html", deep.as_bytes())]), &["deep.html"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("deep.html"));
}

#[test]
fn a_folder_gives_its_pages_in_order_and_counts_the_rest() {
    let folder = folder(&[
        ("p/b.html", PAGE),
        ("p/a.txt", b"It holds, the engineer said."),
        ("p/b_files/frame.html", PAGE),
        ("p/c/d.HTM", PAGE),
        ("p/photo.jpg", b"x"),
        ("p/.hidden.html", PAGE),
    ]);
    let (code, out, err) = run(&folder, &["p", "--json"]);
    let paths: Vec<&str> =
        out.lines().map(|line| line.split("\"path\":\"").nth(1).unwrap().split('"').next().unwrap()).collect();
    assert_eq!((code, paths), (0, vec!["p/a.txt", "p/b.html", "p/c/d.HTM"]));
    assert_eq!(err, "onrecord: p: passed over 1 file of other kinds (1 .jpg)\n");
}

#[test]
fn a_folder_without_pages_says_so() {
    let folder = folder(&[("p/photo.jpg", b"x")]);
    let (code, _, err) = run(&folder, &["p"]);
    assert_eq!(code, 3);
    assert!(err.contains("p: there is no page in this folder"), "{err}");
}

#[test]
fn standard_input_is_read() {
    let output = onrecord().args(["-", "--json", "--as", "whole"]).write_stdin("It holds, she said.").output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains(r#""path":"-""#));
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = folder(&[("a.html", PAGE)]);
    for args in [
        vec![],
        vec!["a.html", "--date", "yesterday"],
        vec!["a.html", "-o", "a.html"],
        vec!["a.html", "--html", "a.html"],
        vec!["a.html", "--html", "-", "--json"],
    ] {
        let (code, out, err) = run(&folder, &args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
    }
    assert_eq!(fs::read(folder.path().join("a.html")).unwrap(), PAGE);
}

#[test]
fn colour_comes_when_asked_for_and_not_into_a_pipe() {
    let folder = folder(&[("a.html", PAGE)]);
    let (_, plain, _) = run(&folder, &["a.html"]);
    let (_, dressed, _) = run(&folder, &["a.html", "--color", "always"]);
    assert!(!plain.contains('\u{1b}') && dressed.contains('\u{1b}'));
}

#[test]
fn the_result_is_the_same_on_every_run_and_in_a_file() {
    let files: Vec<_> = (0..40).map(|n| (format!("{n:02}.html"), PAGE)).collect();
    let files: Vec<_> = files.iter().map(|(name, page)| (name.as_str(), *page)).collect();
    let folder = folder(&files);
    let (_, first, _) = run(&folder, &[".", "--json"]);
    let (code, nothing, _) = run(&folder, &[".", "--json", "-o", "all.jsonl"]);
    assert_eq!((code, nothing.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(folder.path().join("all.jsonl")).unwrap(), first);
}

#[test]
fn a_hostile_page_is_text_in_the_report() {
    let hostile = "<h1>A &lt;script&gt;alert(1)&lt;/script&gt; title</h1><p>“&lt;img src=x onerror=alert(1)&gt; \u{1b}[31m,” said Maria Lopez, the city engineer, who had been asked about the bridge again and again by the council.</p>";
    let folder = folder(&[("<b>.html", hostile.as_bytes())]);
    let (code, out, err) = run(&folder, &["<b>.html", "--html", "-"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        !out.contains("<script") && !out.contains("<img") && !out.contains("<b>.html") && !out.contains('\u{1b}'),
        "{out}"
    );
    let (_, report, _) = run(&folder, &["<b>.html"]);
    assert!(!report.contains('\u{1b}'));
}

#[test]
fn the_page_links_each_statement_to_its_words_and_back() {
    let folder = folder(&[("a.html", PAGE), ("b.html", PAGE)]);
    let (code, out, _) = run(&folder, &["a.html", "b.html", "--html", "-"]);
    assert_eq!(code, 0);
    let after =
        |mark: &str| out.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>();
    let ids = after(" id=\"");
    let unique: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len());
    for target in after("href=\"#") {
        assert!(unique.contains(&target), "#{target} leads nowhere");
    }
    assert!(out.contains("default-src &#39;none&#39;") && !out.contains("http://") && !out.contains("src="));
}

#[test]
fn a_denial_and_its_accusation_stand_together_on_the_page() {
    let text = "The union accused Carl Dean of fraud.\n\nDean denied the allegations on Monday.";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let (_, page, _) = run(&folder, &["a.txt", "--as", "whole", "--html", "-"]);
    for words in
        ["accused: Carl Dean · charge: of fraud", "answers <a href=\"#a1-s1\">", "denied in <a href=\"#a1-s2\">"]
    {
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
}

#[test]
fn completions_are_written() {
    let output = Command::cargo_bin("onrecord").unwrap().args(["completions", "bash"]).output().unwrap();
    let script = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && script.contains("onrecord") && script.contains("explain"));
}
