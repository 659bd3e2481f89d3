//! `onrecord explain` from outside: what it tells, and how it ends where there is nothing to tell.

use assert_cmd::Command;
use std::fs;
use tempfile::TempDir;

const TEXT: &str = "The union accused Carl Dean of fraud.\n\nDean denied the allegations. He was sworn in on Monday.";

fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    folder
}

/// Runs in the folder: exit status, standard output, standard error.
fn run(folder: &TempDir, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let output = command.current_dir(folder.path()).arg("explain").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_steps_are_told_with_their_words() {
    let (code, out, err) = run(&folder(TEXT), &["a.txt", "s2", "--as", "whole"]);
    assert_eq!((code, err.as_str()), (0, ""));
    for words in [
        "s2 Dean · denied · the allegations",
        " 1. Found by ",
        "What these words do: deny.",
        "Carl Dean, with",
        "Denies what s1 says.",
        "Considered and rejected",
        "| Carl Dean of fraud",
    ] {
        assert!(out.contains(words), "{words} is not in\n{out}");
    }
}

#[test]
fn the_json_holds_the_statement_and_its_steps() {
    let folder = folder(TEXT);
    let (code, out, _) = run(&folder, &["a.txt", "s2", "--as", "whole", "--json"]);
    assert_eq!((code, out.lines().count()), (0, 1));
    for words in [
        r#""type":"explanation""#,
        r#""statement":{"id":"s2""#,
        r#""answers":"s1""#,
        r#""step":"found""#,
        r#""step":"answers","statement":"s1""#,
    ] {
        assert!(out.contains(words), "{words} is not in\n{out}");
    }
    let key = out.split(r#""key":""#).nth(1).unwrap().split('"').next().unwrap();
    let (code, by_key, _) = run(&folder, &["a.txt", key, "--as", "whole", "--json"]);
    assert_eq!((code, by_key), (0, out.clone()));
}

#[test]
fn a_statement_that_is_not_there_is_said_with_those_that_are() {
    let folder = folder(TEXT);
    for id in ["s9", "s0", "7", "nonsense"] {
        let (code, out, err) = run(&folder, &["a.txt", id, "--as", "whole", "--model", "rules"]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert_eq!(err, format!("onrecord: a.txt: there is no statement {id}; there are s1 to s2\n"));
    }
}

#[test]
fn a_file_without_statements_says_so() {
    let (code, _, err) = run(&folder("The dam is old."), &["a.txt", "s1", "--as", "whole"]);
    assert_eq!((code, err.as_str()), (1, "onrecord: a.txt: there are no statements in it\n"));
}

#[test]
fn what_cannot_be_read_ends_otherwise() {
    let folder = folder(TEXT);
    assert_eq!(run(&folder, &["none.txt", "s1"]).0, 3);
    assert_eq!(run(&folder, &[".", "s1"]).0, 2);
    assert_eq!(run(&folder, &["a.txt"]).0, 2);
}
