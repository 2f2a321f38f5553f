//! The reader of JSON against `serde_json`.
//!
//! Where `serde_json` reads, both dialects read the same values. Where it refuses, the strict dialect does too, but for
//! what the platform's documents may have all the same:
//!
//! - values that nest deeper than 128 levels, which cannot overflow the stack here;
//! - an escape of half a surrogate pair, which is read as U+FFFD;
//! - a number that no `f64` can hold, which stays the text that it is;
//! - bytes that are not UTF-8: whoever asks for a document looks at its charset apart.

/// The reader is private to the crate: its file is compiled here once more.
#[path = "../../src"]
#[allow(dead_code, unused_imports)]
mod reader {
    pub mod json;
}

use reader::json::{Charset, Document, Key, Kind, Value};
use serde_json::Value as Theirs;

pub fn read(bytes: &[u8]) {
    let strict = Document::parse(bytes, Charset::Utf8);
    match (&strict, serde_json::from_slice::<Theirs>(bytes)) {
        (Ok(ours), Ok(theirs)) => assert!(ours.has_duplicate_key() || is_same(ours.root(), &theirs), "{theirs}"),
        (Err(error), Ok(theirs)) => panic!("{error}, but serde_json reads {theirs}"),
        (Ok(_), Err(error)) => assert!(is_taken_here(bytes, &error), "is read, but serde_json says {error}"),
        (Err(error), Err(_)) => assert!(error.at <= bytes.len(), "{error}"),
    }
    if bytes.is_ascii() {
        let gbk = Document::parse(bytes, Charset::Gbk);
        assert_eq!(gbk.map(|document| listed(&document)), strict.map(|document| listed(&document)));
    }
    read_leniently(&String::from_utf8_lossy(bytes));
}

/// What is strict JSON reads the same leniently; and only that is called strict.
fn read_leniently(text: &str) {
    let strict = Document::parse(text.as_bytes(), Charset::Utf8);
    match (Document::parse_leniently(text), strict) {
        (Ok(lenient), Ok(strict)) => {
            assert!(lenient.is_strict());
            assert_eq!(listed(&lenient), listed(&strict));
        }
        (Ok(lenient), Err(error)) => assert!(!lenient.is_strict(), "{error}"),
        (Err(error), Ok(_)) => panic!("strict JSON is not read leniently: {error}"),
        (Err(error), Err(_)) => assert!(error.at <= text.len(), "{error}"),
    }
}

/// The values in their order, each as it is written.
fn listed(document: &Document<'_>) -> Vec<(Kind, Vec<u8>)> {
    document.values().map(|value| (value.kind(), value.raw().to_vec())).collect()
}

fn is_taken_here(bytes: &[u8], error: &serde_json::Error) -> bool {
    const TAKEN: [&str; 4] = [
        "recursion limit exceeded",
        "lone leading surrogate in hex escape",
        "unexpected end of hex escape",
        "number out of range",
    ];
    std::str::from_utf8(bytes).is_err() || TAKEN.iter().any(|words| error.to_string().starts_with(words))
}

fn is_same(ours: Value<'_>, theirs: &Theirs) -> bool {
    match theirs {
        Theirs::Object(members) => {
            let same = |(key, value): (Key<'_>, Value<'_>)| {
                members.get(&*key.text()).is_some_and(|theirs| is_same(value, theirs))
            };
            ours.is_object() && ours.members().count() == members.len() && ours.members().all(same)
        }
        Theirs::Array(items) => {
            let same = |(ours, theirs): (Value<'_>, &Theirs)| is_same(ours, theirs);
            ours.kind() == Kind::Array && ours.elements().count() == items.len() && ours.elements().zip(items).all(same)
        }
        Theirs::String(text) => ours.is_string() && ours.text().is_some_and(|ours| ours == *text),
        // By its letters, since `serde_json` rounds.
        Theirs::Number(_) | Theirs::Bool(_) => {
            ours.kind() == Kind::Literal && serde_json::from_slice(ours.raw()).ok().as_ref() == Some(theirs)
        }
        Theirs::Null => ours.is_null() && ours.text().is_none(),
    }
}
