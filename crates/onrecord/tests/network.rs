//! The laws of a reading hold with the trained network too, and its output does not hang on threads.

use onrecord::{Form, Model, Options, json};
use proptest::prelude::*;

fn read(text: &str, model: Model) -> onrecord::document::Reading {
    let options = Options { form: Some(Form::Whole), model, ..Options::default() };
    onrecord::read(text.as_bytes(), "-", &options).unwrap_or_else(|e| panic!("{text:?}: {e}"))
}

const PASSAGE: &str = "The mayor told reporters on Monday that the ferry was safe. “I sleep well,” said Ana Bell, the harbour \
master, who declined to say when the hull was last inspected. According to a letter seen by the Herald, two officials had \
warned the council that the pumps were worn.";

#[test]
fn a_text_reads_the_same_on_any_thread() {
    let here = json::line(&read(PASSAGE, Model::Accurate));
    let threads: Vec<_> = (0..3).map(|_| std::thread::spawn(|| json::line(&read(PASSAGE, Model::Accurate)))).collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), here);
    }
}

#[test]
fn asking_why_changes_nothing_of_a_reading_and_every_statement_has_its_steps() {
    for model in [Model::Rules, Model::Fast, Model::Accurate] {
        let options = Options { form: Some(Form::Whole), model, ..Options::default() };
        let (reading, trace) = onrecord::explain(PASSAGE.as_bytes(), "-", &options).unwrap();
        assert_eq!(json::line(&reading), json::line(&read(PASSAGE, model)));
        assert!(!reading.statements.is_empty());
        for i in 0..reading.statements.len() {
            let id = onrecord::document::StatementId(i);
            assert!(trace.of(&reading, id).is_some_and(|steps| steps.len() >= 3), "{i}");
            assert!(json::explanation(&reading, &trace, id).is_some());
        }
    }
}

#[test]
fn the_network_finds_what_is_said_and_the_rules_what_is_said_within() {
    let reading = read(PASSAGE, Model::Accurate);
    let by = |start: &str| reading.statements.iter().filter(|s| s.found_by.starts_with(start)).count();
    assert!(by("model:") >= 3, "{:#?}", reading.statements);
    assert!(reading.statements.iter().any(|s| s.within.is_some() && s.found_by.starts_with("rule:")));
}

#[test]
fn a_text_longer_than_many_windows_is_read_to_its_end() {
    let long = [PASSAGE; 12].join("\n\n");
    let reading = read(&long, Model::Accurate);
    let last = long.rfind("told reporters").unwrap();
    assert!(reading.statements.iter().any(|s| s.cue.hull().is_some_and(|c| c.start() == last)));
    reading.check().unwrap();
}

#[test]
fn a_sentence_longer_than_a_window_is_read_in_parts() {
    let long = format!("{} and Ana Bell said that the ferry was safe.", "the ferry was late and ".repeat(300));
    let reading = read(&long, Model::Accurate);
    reading.check().unwrap();
    assert!(reading.document.skipped.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_text(text in "a\\PC{0,200}") {
        read(&text, Model::Fast).check().unwrap();
        read(&text, Model::Accurate).check().unwrap();
    }

    #[test]
    fn the_laws_hold_for_cut_and_joined_passages(cuts in prop::collection::vec((0usize..280, 0usize..280), 1..12)) {
        let chars: Vec<char> = PASSAGE.chars().collect();
        let piece = |(a, b): &(usize, usize)| -> String {
            let (a, b) = ((*a).min(*b).min(chars.len()), (*a).max(*b).min(chars.len()));
            chars[a..b].iter().collect()
        };
        let text: String = cuts.iter().map(piece).collect::<Vec<_>>().join("\n\n");
        let text = format!("{text} So she said.");
        read(&text, Model::Fast).check().unwrap();
        read(&text, Model::Accurate).check().unwrap();
    }
}
