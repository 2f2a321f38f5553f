//! The strings in JSON that have a word in them.

use crate::bytes::has_text;
use crate::json::{Dialect, Document};

/// How many there are, and the last of them.
pub(super) struct Strings {
    /// Whether the text is JSON at all.
    pub is_json: bool,
    pub count: usize,
    /// Where its text begins.
    pub start: usize,
    pub text: Vec<u8>,
}

/// The strings that are values and have the word in them, in large letters or small.
#[inline(never)]
pub(super) fn with(word: &[u8], json: &[u8], dialect: Dialect) -> Strings {
    let document = Document::parse(json, dialect);
    let mut found = Strings { is_json: document.is_ok(), count: 0, start: 0, text: Vec::new() };
    if let Ok(document) = &document {
        document.strings().for_each(|(start, text)| {
            if has_text(text.as_bytes(), word) {
                found.count += 1;
                found.start = start;
                found.text = text.into_bytes();
            }
        });
    }
    found
}
