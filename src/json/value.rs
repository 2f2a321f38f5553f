//! The values of a document that was read.

use super::{lossy, unescape};
use std::borrow::Cow;
use std::ops::Range;

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

impl Kind {
    /// The kind with its article, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Object => "an object",
            Kind::Array => "an array",
            Kind::String | Kind::Key => "a string",
            Kind::Literal => "a number or literal",
        }
    }
}

/// A value's place in the document, in bytes, quotes and brackets included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// How many of the nodes that follow are inside this one.
    pub inside: usize,
}

/// A value of a document: the first of these nodes. Those inside it follow.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    document: &'a [u8],
    nodes: &'a [Node],
}

/// The key of a member.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key<'a>(&'a [u8]);

impl<'a> Key<'a> {
    pub fn text(self) -> Cow<'a, str> {
        unescape(self.0)
    }

    /// Whether the key is that name, however it is escaped.
    pub fn is(self, name: &str) -> bool {
        // An escape is longer than what it stands for.
        self.0 == name.as_bytes() || (self.0.len() > name.len() && self.0.contains(&b'\\') && self.text() == name)
    }
}

impl<'a> Value<'a> {
    pub(super) fn new(document: &'a [u8], nodes: &'a [Node]) -> Self {
        Value { document, nodes }
    }

    pub fn kind(self) -> Kind {
        self.nodes[0].kind
    }

    /// The value's bytes exactly as they stand in the document.
    pub fn raw(self) -> &'a [u8] {
        &self.document[self.range()]
    }

    /// Where the value is in the document, in bytes.
    pub fn range(self) -> Range<usize> {
        self.nodes[0].start..self.nodes[0].end
    }

    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    pub fn is_string(self) -> bool {
        self.kind() == Kind::String
    }

    pub fn is_null(self) -> bool {
        self.raw() == b"null"
    }

    pub(super) fn is_key(self) -> bool {
        self.kind() == Kind::Key
    }

    /// A string's text or a literal's letters; `None` for `null`, objects and arrays.
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self.kind() {
            Kind::String => Some(unescape(inside_quotes(self.raw()))),
            Kind::Literal if !self.is_null() => Some(self.json()),
            _ => None,
        }
    }

    /// The value's bytes as text. What is not UTF-8 becomes U+FFFD.
    pub fn json(self) -> Cow<'a, str> {
        lossy(self.raw())
    }

    /// A whole number that 32 bits can hold, as it is written without a fraction or an exponent.
    pub fn integer(self) -> Option<i32> {
        match self.kind() {
            Kind::Literal => self.json().parse().ok(),
            _ => None,
        }
    }

    /// The first member of that name.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.members().find(|(key, _)| key.is(name)).map(|(_, value)| value)
    }

    /// An object's members in the order of the document; none for any other kind.
    pub fn members(self) -> impl Iterator<Item = (Key<'a>, Value<'a>)> {
        let mut rest = match self.kind() {
            Kind::Object => &self.nodes[1..=self.nodes[0].inside],
            _ => &[],
        };
        std::iter::from_fn(move || {
            let (key, nodes) = rest.split_first()?;
            rest = &nodes[nodes[0].inside + 1..];
            let key = Key(inside_quotes(&self.document[key.start..key.end]));
            Some((key, Value::new(self.document, nodes)))
        })
    }

    /// A list's elements; none for any other kind.
    pub fn elements(self) -> impl Iterator<Item = Value<'a>> {
        let mut rest = match self.kind() {
            Kind::Array => &self.nodes[1..=self.nodes[0].inside],
            _ => &[],
        };
        std::iter::from_fn(move || {
            let element = Value::new(self.document, Some(rest).filter(|nodes| !nodes.is_empty())?);
            rest = &rest[rest[0].inside + 1..];
            Some(element)
        })
    }
}

fn inside_quotes(raw: &[u8]) -> &[u8] {
    &raw[1..raw.len() - 1]
}
