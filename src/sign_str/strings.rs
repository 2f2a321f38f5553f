//! The strings in JSON that have a word in them.

use super::bytes::has_text;
use crate::json::{Dialect, Document};

/// How many there are, and the last of them.
pub(super) struct Strings {
    pub count: usize,
    /// Where its text begins.
    pub start: usize,
    pub text: Vec<u8>,
}

/// The strings that are values and have the word in them, in large letters or small; `None` where the text is no JSON.
#[inline(never)]
pub(super) fn with(word: &[u8], json: &[u8], dialect: Dialect) -> Option<Strings> {
    let document = Document::parse(json, dialect);
    let Ok(document) = &document else { return None };
    let mut found = Strings { count: 0, start: 0, text: Vec::new() };
    document.strings().for_each(|(start, text)| {
        if has_text(text.as_bytes(), word) {
            found = Strings { count: found.count + 1, start, text: text.into_owned().into_bytes() };
        }
    });
    Some(found)
}
