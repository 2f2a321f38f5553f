//! A reader of JSON ([RFC 8259]) that keeps what the platform's signature covers: the exact bytes of each value.
//!
//! A general JSON library would not do here: the documents are signed byte by byte, may be in GBK, may have
//! duplicate keys (which must be seen, not merged), and the official page's own sample is not strict JSON.
//!
//! The values stand in one flat list in document order, each with the number of those inside it, so that no input
//! can nest deep enough to overflow the stack, neither while reading nor when the list is dropped.
//!
//! [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259

mod read;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use text::unescape;

use crate::bytes;
use crate::duplicates;

/// How a document is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Reads trailing commas, raw line breaks inside strings, and a quote that lost its backslash.
    pub lenient: bool,
    /// GBK or GB2312: the byte after a lead byte belongs to it, even where it looks like `\` or `{`.
    pub double_byte: bool,
}

/// Where a document stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JsonError {
    /// Bytes from the start of the document.
    pub at: usize,
    pub expected: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    String,
    /// A number, `true`, `false` or `null`.
    Literal,
    /// The string before a member's value.
    Key,
}

#[derive(Debug)]
struct Node<'a> {
    kind: Kind,
    /// Where it begins in the document, in bytes.
    start: usize,
    /// Its bytes, with quotes or brackets.
    raw: &'a [u8],
    /// How many of the nodes that follow are inside this one.
    inside: usize,
}

#[derive(Debug)]
pub(crate) struct Document<'a> {
    nodes: Vec<Node<'a>>,
    strict: bool,
}

impl<'a> Document<'a> {
    pub fn parse(bytes: &'a [u8], dialect: Dialect) -> Result<Self, JsonError> {
        read::document(bytes, dialect)
    }

    /// Whether the document is JSON to the letter, without anything that only the lenient dialect reads.
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    pub fn root(&self) -> Value<'_> {
        Value(&self.nodes)
    }

    /// The strings in it that are values, each with where its text begins.
    pub fn strings(&self) -> impl Iterator<Item = (usize, String)> {
        let strings = self.nodes.iter().filter(|node| node.kind == Kind::String);
        strings.map(|node| (node.start + 1, node.unquoted()))
    }

    /// Whether any object holds a key twice. Readers differ on which of the two counts.
    pub fn has_duplicate_key(&self) -> bool {
        (0..self.nodes.len()).any(|index| {
            let mut keys = Vec::new();
            for key in Value(&self.nodes[index..]).keys() {
                keys.push(key[0].unquoted());
            }
            let seconds = duplicates::seconds(&keys);
            seconds.iter().any(|is_second| *is_second)
        })
    }
}

impl<'a> Node<'a> {
    /// The text of a string or key.
    fn unquoted(&self) -> String {
        text::unescape(&self.raw[1..self.raw.len() - 1])
    }
}

/// A value: the first of the nodes. Those inside it follow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a>(&'a [Node<'a>]);

impl<'a> Value<'a> {
    pub fn kind(self) -> Kind {
        self.0[0].kind
    }

    /// The value's bytes exactly as they stand in the document.
    pub fn raw(self) -> &'a [u8] {
        self.0[0].raw
    }

    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    pub fn is_null(self) -> bool {
        self.raw() == b"null"
    }

    /// Where it begins in the document, in bytes.
    pub fn start(self) -> usize {
        self.0[0].start
    }

    /// A string's text or a literal's letters; `None` for `null`, objects and arrays.
    pub fn text(self) -> Option<String> {
        match self.kind() {
            Kind::String => Some(self.0[0].unquoted()),
            Kind::Literal if !self.is_null() => Some(self.json()),
            _ => None,
        }
    }

    /// The value's bytes as text.
    pub fn json(self) -> String {
        bytes::text(self.raw())
    }

    /// A whole number that 32 bits can hold, as it is written without a fraction or an exponent.
    pub fn integer(self) -> Option<i32> {
        let is_number = self.kind() == Kind::Literal;
        let (sign, digits) = match self.raw() {
            [b'-', digits @ ..] => (-1, digits),
            digits => (1, digits),
        };
        let add = |sum: i32, digit: &u8| {
            let digit = digit.is_ascii_digit().then(|| i32::from(digit - b'0'))?;
            sum.checked_mul(10)?.checked_add(sign * digit)
        };
        if is_number { digits.iter().try_fold(0, add) } else { None }
    }

    /// The text of the first member of that name.
    pub fn text_of(self, name: &str) -> Option<String> {
        self.get(name)?.text()
    }

    /// An object's members in the order of the document; nothing for any other kind.
    pub fn members(self) -> impl Iterator<Item = (String, Value<'a>)> {
        self.keys().map(|key| (key[0].unquoted(), Value(&key[1..])))
    }

    /// The first member of that name.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.keys().find(|key| key[0].unquoted() == name).map(|key| Value(&key[1..]))
    }

    /// The nodes from each key of an object on.
    fn keys(self) -> impl Iterator<Item = &'a [Node<'a>]> {
        let mut rest = &self.0[1..=self.0[0].inside];
        core::iter::from_fn(move || {
            let key = rest;
            let value = key.get(1).filter(|_| key[0].kind == Kind::Key)?;
            rest = &key[value.inside + 2..];
            Some(key)
        })
    }
}
