//! A reader of JSON ([RFC 8259]) that keeps what the platform's signature covers: the exact bytes of each value.
//!
//! A general JSON library would not do here: the documents are signed byte by byte, may be in GBK, may have duplicate
//! keys (which must be seen, not merged), and the official page's own sample is not strict JSON.
//!
//! The values stand in one flat list in document order, each with the number of those inside it, so that no input can
//! nest deep enough to overflow the stack, neither while it is read nor when the list is dropped.
//!
//! [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259

mod read;
#[cfg(test)]
mod tests;
mod unescape;
mod value;

pub(crate) use unescape::{escape, lossy, unescape};
pub(crate) use value::{Key, Kind, Value};

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use value::Node;

/// How a document's characters are encoded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Charset {
    /// UTF-8, in which every byte of a character above ASCII is above ASCII too.
    #[default]
    Utf8,
    /// GBK, GB2312 or GB18030: the byte after a lead byte belongs to it, even where it looks like `\` or `{`.
    Gbk,
}

/// Where a document stops being JSON, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Error {
    /// Bytes from the start of the document.
    pub at: usize,
    /// What JSON would have there.
    pub expected: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {} at byte {}", self.expected, self.at)
    }
}

impl std::error::Error for Error {}

/// A document that was read. It owns its text where that had to be decoded, and borrows it elsewhere.
#[derive(Debug, Clone)]
pub(crate) struct Document<'a> {
    text: Cow<'a, [u8]>,
    nodes: Vec<Node>,
    is_strict: bool,
}

/// The text without a byte order mark at its beginning.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl<'a> Document<'a> {
    /// Reads JSON to the letter.
    pub fn parse(text: impl Into<Cow<'a, [u8]>>, charset: Charset) -> Result<Self, Error> {
        let text = text.into();
        let (nodes, is_strict) = read::strictly(&text, charset)?;
        Ok(Document { text, nodes, is_strict })
    }

    /// Also reads trailing commas, raw line breaks inside strings, and a quote that lost its backslash: the faults of
    /// the official page's sample. The text is UTF-8.
    pub fn parse_leniently(text: &'a str) -> Result<Self, Error> {
        let (nodes, is_strict) = read::leniently(text.as_bytes())?;
        Ok(Document { text: text.as_bytes().into(), nodes, is_strict })
    }

    /// Whether the document is JSON to the letter, without anything that only the lenient reading takes.
    pub fn is_strict(&self) -> bool {
        self.is_strict
    }

    pub fn root(&self) -> Value<'_> {
        Value::new(&self.text, &self.nodes)
    }

    /// Every value in the document, in its order, without the keys.
    pub fn values(&self) -> impl Iterator<Item = Value<'_>> {
        (0..self.nodes.len()).map(|index| Value::new(&self.text, &self.nodes[index..])).filter(|value| !value.is_key())
    }

    /// Whether any object holds a key twice. Readers differ on which of the two counts.
    pub fn has_duplicate_key(&self) -> bool {
        self.values().any(|object| {
            let mut seen = BTreeSet::new();
            object.members().any(|(key, _)| !seen.insert(key.text()))
        })
    }
}
