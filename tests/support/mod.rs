//! The vectors in tests/vectors/, made with real server SDKs; one JSON object a line.

use serde_json::Value;
use std::path::Path;

pub fn rows(name: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name).with_extension("jsonl");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!rows.is_empty(), "{name} holds rows");
    rows
}

#[track_caller]
pub fn text<'a>(row: &'a Value, pointer: &str) -> &'a str {
    row.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{} has text at {pointer}", row["name"]))
}
