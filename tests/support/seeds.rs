//! What the generated tests and the fuzz targets begin with: the texts of the vectors. No seed is kept by hand.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Longer ones say the same in more time.
pub const LONGEST: usize = 4096;

/// The files of tests/vectors/ with signStrs, results and what hosts say. The others are of `./node`.
const VECTORS: [&str; 5] =
    ["accepted_sign_strs", "documented_samples", "faulty_sign_strs", "odd_results", "field/cases"];

/// More than there are steps in tests/laws/call/.
const STEPS: u8 = 32;
/// As many as there are kinds of calls.
const CALLS: u8 = 5;

/// The seeds of the law of that name, each once, in an order that does not change.
pub fn of(root: &Path, law: &str) -> Vec<String> {
    let rows = rows(root);
    let mut seeds: Vec<String> = match law {
        "versions" => versions(&rows),
        "json" => texts(&rows).into_iter().filter(|text| text.starts_with(['{', '['])).collect(),
        "result" => results(&rows),
        "call" => calls(),
        _ => texts(&rows),
    };
    seeds.retain(|seed| seed.len() <= LONGEST);
    seeds.sort_unstable();
    seeds.dedup();
    seeds
}

fn rows(root: &Path) -> Vec<Value> {
    let files = VECTORS.map(|name| read(&root.join("tests/vectors").join(name).with_extension("jsonl")));
    let lines = files.iter().flat_map(|text| text.lines());
    lines.map(|line| serde_json::from_str(line).expect("a vector is JSON")).collect()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Every text in the rows: strings, bodies, results, and words about them.
fn texts(rows: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    rows.iter().for_each(|row| gather(row, &mut found));
    found
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(members) => members.values().for_each(|member| gather(member, found)),
        _ => {}
    }
}

/// The payloads, as JSON text, and what stands in them; and each with less that speaks for a signature.
fn results(rows: &[Value]) -> Vec<String> {
    let of_cases = rows.iter().filter(|row| row["kind"] == "result").map(|row| &row["input"]["payload"]);
    let made = rows.iter().flat_map(|row| [&row["result"], &row["input"]]);
    let of_sdks = made.filter(|payload| payload.get("result").is_some());
    let payloads: Vec<Value> = of_cases.chain(of_sdks).cloned().collect();
    let as_json = payloads.iter().filter(|payload| !payload.is_string()).map(Value::to_string);
    let found: Vec<String> = as_json.chain(texts(&payloads)).collect();
    let with_a_number_alone = |text: &String| text.replace("10000", "40004").replace("NORMAL", "STOP");
    let with_a_code_alone = |text: &String| text.replace("agreement_no", "agreement").replace("NORMAL", "STOP");
    let weaker = found.iter().flat_map(|text| [with_a_number_alone(text), with_a_code_alone(text)]);
    weaker.chain(found.iter().cloned()).collect()
}

/// What hosts say of themselves, four lines each.
fn versions(rows: &[Value]) -> Vec<String> {
    let clients: Vec<Value> = rows.iter().filter(|row| row["kind"] == "client").cloned().collect();
    let said = texts(&clients);
    let lines = said.iter().filter(|text| text.len() < 32).cloned().collect::<Vec<_>>();
    lines.windows(4).map(|lines| lines.join("\n")).collect()
}

/// Each kind of call with each two steps, after the host's function has returned.
fn calls() -> Vec<String> {
    const RETURNED: u8 = 0;
    let pairs = (0..STEPS).flat_map(|one| (0..STEPS).map(move |other| (one, other)));
    let all = pairs.flat_map(|(one, other)| (0..CALLS).map(move |call| [call, RETURNED, one, other]));
    all.map(|bytes| bytes.map(char::from).iter().collect()).collect()
}
