//! ARCHITECTURE.md tells the truth, and the crates stand in each other only as it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Which crates of ours a crate may stand on; crates that are not there yet are allowed for.
const ARROWS: [(&str, &[&str]); 13] = [
    ("document", &[]),
    ("cases", &["document"]),
    ("models", &[]),
    ("time", &[]),
    ("reuse", &["document"]),
    ("page", &["document"]),
    ("read", &["document", "time"]),
    ("archive", &["document", "reuse"]),
    ("onrecord", &["document", "page", "read", "archive", "models", "time"]),
    ("cli", &["onrecord", "web"]),
    ("web", &["onrecord"]),
    ("python", &["onrecord"]),
    ("lab", &["document", "onrecord", "read", "page", "models", "cases", "time", "reuse"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn toml(path: &str) -> Table {
    text(path).parse().unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The folders under `crates`, in order.
fn crates() -> Vec<String> {
    let folders = fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<_> = (folders.filter(|entry| entry.path().join("Cargo.toml").is_file()))
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn each_path_that_the_map_names_exists() {
    let map = text("ARCHITECTURE.md");
    let paths: Vec<&str> = (map.split('`').skip(1).step_by(2))
        .filter(|words| words.contains('/') && !words.contains(char::is_whitespace) && !words.contains("::"))
        .collect();
    assert!(paths.len() > 10, "few paths were found: {paths:?}");
    for path in paths {
        assert!(root().join(path).exists(), "ARCHITECTURE.md names {path}, which is not there");
    }
}

#[test]
fn no_crate_is_missing_on_the_map() {
    let map = text("ARCHITECTURE.md");
    for name in crates() {
        assert!(map.contains(&format!("`crates/{name}`")), "ARCHITECTURE.md does not name crates/{name}");
    }
}

#[test]
fn crates_stand_on_each_other_only_as_the_map_says() {
    let names: Vec<String> = crates();
    let package = |name: &String| {
        let manifest = toml(&format!("crates/{name}/Cargo.toml"));
        (manifest["package"]["name"].as_str().unwrap().to_owned(), name.clone())
    };
    let packages: BTreeMap<String, String> = names.iter().map(package).collect();
    let shared = toml("Cargo.toml")["workspace"]["dependencies"].as_table().unwrap().clone();
    for name in &names {
        let (_, allowed) = ARROWS.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no arrows for {name}"));
        for dependency in dependencies(&toml(&format!("crates/{name}/Cargo.toml"))) {
            if let Some(other) = packages.get(&package_of(&dependency, &shared)) {
                assert!(allowed.contains(&other.as_str()), "crates/{name} must not stand on crates/{other}");
            }
        }
    }
}

/// What a crate is built from: dependencies of tests and benchmarks are free.
fn dependencies(manifest: &Table) -> Vec<(String, Value)> {
    let here = ["dependencies", "build-dependencies"].map(|kind| manifest.get(kind).cloned());
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(|t| t.values());
    let there = targets.flat_map(|t| ["dependencies", "build-dependencies"].map(|kind| t.get(kind).cloned()));
    (here.into_iter().chain(there).flatten()).flat_map(|table| table.as_table().unwrap().clone()).collect()
}

/// The name under which the dependency is published: its key, unless it is renamed here or for the whole workspace.
fn package_of((key, how): &(String, Value), shared: &Table) -> String {
    let renamed = how.get("package").or_else(|| shared.get(key).and_then(|how| how.get("package")));
    renamed.and_then(Value::as_str).unwrap_or(key).to_owned()
}

/// What works on one page only would be no tool: nothing here may know the page that it was first tried on.
#[test]
fn no_file_holds_a_name_of_the_sample_page() {
    let names =
        ["Kh|an", "Maj|eed", "Inter|cept", "cy|pher", "Cy|pher", "Islam|abad", "Paki|stan", "Donald| Lu", "Im|ran "];
    let names = names.map(|name| name.replace('|', ""));
    for path in tracked() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        if let Some(name) = names.iter().find(|name| text.contains(name.as_str())) {
            panic!("{path} holds “{name}”, a name of the sample page");
        }
    }
}

/// Every file that git keeps, or would keep; without git, every file outside of built things.
fn tracked() -> Vec<String> {
    let list = std::process::Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    match list {
        Ok(list) if list.status.success() => {
            let list = String::from_utf8(list.stdout).expect("paths of ours are UTF-8");
            list.split_terminator('\0').map(str::to_owned).collect()
        }
        _ => walk(&root()),
    }
}

fn walk(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() && name != "target" && name != ".git" {
            files.extend(walk(&path));
        } else if path.is_file() {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    files
}
