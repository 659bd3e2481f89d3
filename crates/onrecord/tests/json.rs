//! The JSON and its schema.

mod common;

use onrecord::json;
use serde_json::Value;
use std::path::Path;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reading.schema.json");

fn value(reading: &document::Reading) -> Value {
    serde_json::from_str(&json::line(reading)).unwrap()
}

#[test]
fn a_reading_built_by_hand_keeps_the_laws() {
    common::bridge().check().unwrap();
}

#[test]
fn a_line_holds_the_fields_of_the_design_in_their_order() {
    insta::assert_snapshot!(laid_out(&json::line(&common::bridge())), @r###"
{"schema":"onrecord/1",
"type":"reading",
"engine":"0.1.0",
"models":[],
"document":{"id":"blake3:edaca33693750d22bbcb966b52157766ff871c46aefef7b2be29e06cd7b0e3e1","path":"bridge.html","bytes":218,"encoding":"utf-8","url":null,"title":"Minister calls bridge plan dead","byline":
  [],"outlet":null,"language":"en","published":
  {"value":"2024-03-14","from":"given","candidates":[{"value":"2024-03-14","from":"given","bytes":null}],"doubts":[{"why":"the page names no year","evidence":[{"chars":[[56,65]],"exact":["Wednesday"]}],"bytes":[]}]},"credits":
  [],"text":"Minister calls bridge plan dead\n\nThe Herald reported on Wednesday that the minister had told aides the plan was dead.\n\n“Nobody wants it,” said one aide, who asked not to be named. The river rose.","paragraphs":
  [{"chars":[[0,31]],"is":"title"},{"chars":[[33,117]],"is":"body"},{"chars":[[119,195]],"is":"body"}],"map":
  [[0,31,4,35],[31,33,43,43],[33,117,43,127],[117,119,134,134],[119,195,134,214]]},
"entities":[
  {"id":"e1","kind":"outlet","name":"The Herald","mentions":[{"chars":[[33,43]],"exact":["The Herald"]}],"described":[],"found_by":"rule:mention","evidence":[]},
  {"id":"e2","kind":"unnamed-person","name":"the minister","mentions":[{"chars":[[71,83]],"exact":["the minister"]}],"described":[],"found_by":"rule:mention","evidence":[]},
  {"id":"e3","kind":"group","name":"aides","mentions":[{"chars":[[93,98]],"exact":["aides"]}],"described":[],"found_by":"rule:mention","evidence":[]},
  {"id":"e4","kind":"unnamed-person","name":"one aide","mentions":[{"chars":[[143,178]],"exact":["one aide, who asked not to be named"]}],"described":["one aide"],"anonymity":{"reason":"asked not to be named"},"found_by":"rule:mention","evidence":[]}],
"statements":[
  {"id":"s1","key":"76e905855e42d6ea","source":{"chars":[[33,43]],"exact":["The Herald"],"entity":"e1","kind":"outlet"},"cue":{"chars":[[44,52]],"exact":["reported"]},"content":{"chars":[[66,116]],"exact":["that the minister had told aides the plan was dead"]},"addressee":null,"quotation":"indirect","act":"say","negated":false,"reality":"actual","about":null,"answers":null,"within":null,"through":[],"when":{"time":"t1","event":null,"from":"2024-03-13","to":"2024-03-13"},"found_by":"rule:verb","confidence":0.91,"evidence":[]},
  {"id":"s2","key":"66c1128ad6210107","source":{"chars":[[71,83]],"exact":["the minister"],"entity":"e2","kind":"unnamed-person"},"cue":{"chars":[[84,92]],"exact":["had told"]},"content":{"chars":[[99,116]],"exact":["the plan was dead"]},"addressee":{"chars":[[93,98]],"exact":["aides"],"entity":"e3"},"quotation":"indirect","act":"say","negated":false,"reality":"actual","about":null,"answers":null,"within":"s1","through":["s1"],"when":null,"found_by":"rule:verb","confidence":0.91,"evidence":[]},
  {"id":"s3","key":"ada3bcbba5c81c8e","source":{"chars":[[143,178]],"exact":["one aide, who asked not to be named"],"entity":"e4","kind":"unnamed-person"},"cue":{"chars":[[138,142]],"exact":["said"]},"content":{"chars":[[119,137]],"exact":["“Nobody wants it,”"]},"addressee":null,"quotation":"direct","act":"say","negated":false,"reality":"actual","about":null,"answers":null,"within":null,"through":[],"when":null,"found_by":"rule:quotation","confidence":0.91,"evidence":[{"why":"the clause after the quotation","chars":[[138,151]],"exact":["said one aide"]}]}],
"times":[
  {"id":"t1","chars":[[56,65]],"exact":["Wednesday"],"type":"DATE","value":"2024-03-13","from":"2024-03-13","to":"2024-03-13","placed":"exact","anchor":"published","anchored":null,"doubtful":true,"found_by":"rule:weekday"}],
"anchored":[],
"events":[],
"records":[],
"unattributed":[
  {"chars":[[180,195]],"exact":["The river rose."]}],
"skipped":[]}
"###);
}

/// The line, broken before each field of the reading and of the document and before each item of their lists.
fn laid_out(line: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    for c in line.chars() {
        let opens = !quoted && matches!(c, '{' | '[');
        if opens && depth == 2 {
            out.push_str("\n  ");
        }
        out.push(c);
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ',' if depth == 1 => out.push('\n'),
            _ => {}
        }
    }
    out
}

#[test]
fn exact_are_the_words_at_chars() {
    let value = value(&common::bridge());
    let text: Vec<char> = value["document"]["text"].as_str().unwrap().chars().collect();
    let mut seen = 0;
    each_words(&value, &mut |chars, exact| {
        assert_eq!(chars.len(), exact.len());
        for (pair, words) in chars.iter().zip(exact) {
            let at = |i: usize| pair[i].as_u64().unwrap() as usize;
            assert_eq!(text[at(0)..at(1)].iter().collect::<String>(), words.as_str().unwrap());
            seen += 1;
        }
    });
    assert!(seen > 10);
}

fn each_words(value: &Value, look: &mut impl FnMut(&[Value], &[Value])) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::Array(chars)), Some(Value::Array(exact))) = (fields.get("chars"), fields.get("exact")) {
                look(chars, exact);
            }
            fields.values().for_each(|v| each_words(v, look));
        }
        Value::Array(items) => items.iter().for_each(|v| each_words(v, look)),
        _ => {}
    }
}

#[test]
fn the_map_proves_each_quotation_against_the_page() {
    let value = value(&common::bridge());
    let text: Vec<char> = value["document"]["text"].as_str().unwrap().chars().collect();
    for run in value["document"]["map"].as_array().unwrap() {
        let [start, end, from, to] = [0, 1, 2, 3].map(|i| run[i].as_u64().unwrap() as usize);
        if from < to {
            assert_eq!(text[start..end].iter().collect::<String>(), common::BRIDGE[from..to]);
        }
    }
}

#[test]
fn an_impersonal_source_is_an_object_without_words() {
    let mut reading = common::bridge();
    reading.statements[2].source = document::Source::Impersonal;
    let source = value(&reading)["statements"][2]["source"].to_string();
    assert_eq!(source, r#"{"chars":[],"entity":null,"exact":[],"kind":"impersonal"}"#);
}

#[test]
fn a_line_read_back_is_the_same_line() {
    let line = json::line(&common::bridge());
    let back: json::Reading = serde_json::from_str(&line).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), line);
    assert!(!line.contains('\n'));
}

/// `ONRECORD_UPDATE=1 cargo test -p onrecord --test json` writes the schema anew.
#[test]
fn the_schema_in_docs_is_the_one_of_the_code() {
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        std::fs::write(SCHEMA, json::schema()).unwrap();
    }
    let kept = std::fs::read_to_string(Path::new(SCHEMA)).unwrap();
    assert!(
        kept == json::schema(),
        "docs/reading.schema.json differs: ONRECORD_UPDATE=1 cargo test -p onrecord --test json"
    );
}

#[test]
fn the_schema_accepts_what_is_written_and_nothing_else() {
    let schema = serde_json::from_str(&json::schema()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let mut value = value(&common::bridge());
    if let Some(error) = schema.iter_errors(&value).next() {
        panic!("{error} at {}", error.instance_path());
    }
    value["statements"][0]["source"]["kind"] = "somebody".into();
    assert!(!schema.is_valid(&value));
}
