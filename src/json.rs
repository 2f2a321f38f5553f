//! A reader of JSON ([RFC 8259]) that keeps what the platform's signature covers: the exact bytes of each value.
//!
//! A general JSON library would not do here: the documents are signed byte by byte, may be in GBK, may have
//! duplicate keys (which must be seen, not merged), and the official page's own sample is not strict JSON.
//!
//! The values stand in one flat list in document order, each with the index behind its last child, so that no input
//! can nest deep enough to overflow the stack, neither while reading nor when the list is dropped.
//!
//! [RFC 8259]: https://www.rfc-editor.org/rfc/rfc8259

mod read;
mod text;

use alloc::borrow::Cow;
use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

/// How a document is read.
#[derive(Debug, Clone, Copy, Default)]
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
}

#[derive(Debug)]
struct Node {
    kind: Kind,
    /// The key's bytes between its quotes; empty in arrays and at the root.
    key: Range<usize>,
    /// The value's bytes, with quotes or brackets.
    value: Range<usize>,
    /// The index of the first node that is not inside this one.
    end: usize,
}

#[derive(Debug)]
pub(crate) struct Document<'a> {
    bytes: &'a [u8],
    nodes: Vec<Node>,
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
        Value { document: self, index: 0 }
    }

    /// Whether any object holds a key twice. Readers differ on which of the two counts.
    pub fn has_duplicate_key(&self) -> bool {
        (0..self.nodes.len()).any(|index| {
            let object = Value { document: self, index };
            !duplicates(object.members().map(|(key, _)| key).collect()).is_empty()
        })
    }
}

/// For each name that stands there more than once, the index of its second place.
pub(crate) fn duplicates(names: Vec<Cow<'_, str>>) -> Vec<usize> {
    // A heap, the greatest first, sorts as well as the sort of slices does, in a tenth of the code.
    let indexed = names.into_iter().enumerate().map(|(index, name)| (name, Reverse(index)));
    let mut rest: BinaryHeap<(Cow<'_, str>, Reverse<usize>)> = indexed.collect();
    let mut found = Vec::new();
    while let Some((name, _)) = rest.pop() {
        let mut second = None;
        while rest.peek().is_some_and(|(next, _)| *next == name) {
            let next = rest.pop();
            second = second.or(next.map(|(_, Reverse(index))| index));
        }
        found.extend(second);
    }
    found
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    document: &'a Document<'a>,
    index: usize,
}

impl<'a> Value<'a> {
    fn node(self) -> &'a Node {
        &self.document.nodes[self.index]
    }

    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// The value's bytes exactly as they stand in the document.
    pub fn raw(self) -> &'a [u8] {
        &self.document.bytes[self.node().value.clone()]
    }

    /// A string's text or a literal's letters; `None` for `null`, objects and arrays.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let raw = self.raw();
        match self.kind() {
            Kind::String => Some(text::unescape(&raw[1..raw.len() - 1])),
            Kind::Literal if raw != b"null" => Some(text::lossy(raw)),
            _ => None,
        }
    }

    /// An object's members in the order of the document; nothing for any other kind.
    pub fn members(self) -> impl Iterator<Item = (Cow<'a, str>, Value<'a>)> {
        let parent = self.node();
        let mut index = self.index + 1;
        let end = if parent.kind == Kind::Object { parent.end } else { index };
        core::iter::from_fn(move || {
            if index >= end {
                return None;
            }
            let value = Value { document: self.document, index };
            index = value.node().end;
            let key = &self.document.bytes[value.node().key.clone()];
            Some((text::unescape(key), value))
        })
    }

    /// The first member of that name.
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        self.members().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    const LENIENT: Dialect = Dialect { lenient: true, double_byte: false };

    #[track_caller]
    fn refused(json: &str, at: usize, expected: &'static str) {
        assert_eq!(
            Document::parse(json.as_bytes(), Dialect::default()).unwrap_err(),
            JsonError { at, expected },
            "{json}"
        );
    }

    #[track_caller]
    fn text_of(json: &str) -> String {
        let document = Document::parse(json.as_bytes(), LENIENT).unwrap();
        document.root().text().unwrap().into_owned()
    }

    #[test]
    fn agrees_with_serde_json_on_what_is_json() {
        for json in [
            "{}",
            "[]",
            "0",
            "-0.5e+10",
            "\"\"",
            " { \"a\" : [ 1 , { } , null ] } ",
            "true",
            "{\"a\":1,\"a\":2}",
            "1e9",
            "",
            " ",
            "{",
            "}",
            "[",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "[1,]",
            "{\"a\":1,}",
            "01",
            "1.",
            ".5",
            "1e",
            "-",
            "+1",
            "tru",
            "nul",
            "truex",
            "\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\u1234\"",
            "\"\n\"",
            "\"\t\"",
            "{} {}",
            "[1 2]",
            "{\"a\" 1}",
            "[}",
            "{]",
            "'a'",
            "NaN",
            "[,]",
            "{,}",
            "\u{feff}{}",
            "\"\\\"",
            "[\"a\",\"b\"]",
            "{\"\":{\"\":[[]]}}",
            "1 1",
            "//",
        ] {
            let ours = Document::parse(json.as_bytes(), Dialect::default()).is_ok();
            assert_eq!(ours, serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok(), "{json:?}");
        }
    }

    #[test]
    fn says_where_and_what_was_expected() {
        refused("", 0, "a value");
        refused("{\"a\":1,}", 7, "a key in double quotes");
        refused("{\"a\":1 \"b\":2}", 7, "a comma or a closing bracket");
        refused("[1,2", 4, "a comma or a closing bracket");
        refused("{\"a\" 1}", 5, "a colon");
        refused("\"abc", 4, "a closing quote");
        refused("\"a\nb\"", 2, "no control character in a string");
        refused("\"a\\qb\"", 3, "an escape");
        refused("{} x", 3, "the end");
    }

    #[test]
    fn unescapes() {
        for (json, text) in [
            (r#""a\/b\\c\"d""#, "a/b\\c\"d"),
            (r#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
            (r#""\u5f20\u4e09""#, "张三"),
            (r#""\ud83d\ude00""#, "😀"),
            (r#""\ud83dx\ude00""#, "\u{fffd}x\u{fffd}"),
            (r#""张三""#, "张三"),
            ("-1.50", "-1.50"),
        ] {
            assert_eq!(text_of(json), text, "{json}");
        }
    }

    #[test]
    fn lenient_reads_the_faults_of_the_official_sample() {
        for (json, strict) in
            [("{\"a\":\"b\"}", true), ("{\"a\":\"b\",}", false), ("{\"a\":[1,],}", false), ("{\"a\":\"\n\"}", false)]
        {
            assert_eq!(Document::parse(json.as_bytes(), LENIENT).unwrap().is_strict(), strict, "{json}");
        }
        for sign in [r#"\"sign":"K="#, r#"\"sign":"K=\"#, r#"\"sign\":"K="#, r#"\"sign\":\"K="#] {
            let text = [r#"{"result":"{"#, sign, r#"",\"x\":\"y\"}", "resultStatus":"7000"}"#].concat();
            let document = Document::parse(text.as_bytes(), LENIENT).unwrap();
            assert!(!document.is_strict(), "{text}");
            assert_eq!(document.root().get("result").unwrap().text().unwrap(), r#"{"sign":"K=","x":"y"}"#, "{text}");
            assert_eq!(document.root().get("resultStatus").unwrap().text().unwrap(), "7000");
        }
        let last = br#"{"result":"{\"sign_type\":\"RSA"}", "resultStatus":"7000"}"#;
        let document = Document::parse(last, LENIENT).unwrap();
        assert_eq!(document.root().get("result").unwrap().text().unwrap(), r#"{"sign_type":"RSA"}"#);
    }

    #[test]
    fn a_gbk_character_may_end_in_a_backslash() {
        let json = b"{\"a\":\"\x81\x5c\",\"b\":\"\xd5\xc5\x7b\"}";
        assert!(Document::parse(json, Dialect::default()).is_err());
        let document = Document::parse(json, Dialect { double_byte: true, lenient: false }).unwrap();
        assert_eq!(document.root().get("b").unwrap().raw(), b"\"\xd5\xc5\x7b\"");
    }

    #[test]
    fn sees_duplicate_keys_at_any_depth_and_however_written() {
        for (json, duplicate) in [
            (r#"{"a":1,"b":{"a":1}}"#, false),
            (r#"{"a":1,"b":2,"a":3}"#, true),
            (r#"{"sign":1,"si\u0067n":2}"#, true),
            (r#"[{"x":{"a":1,"a":1}}]"#, true),
        ] {
            let document = Document::parse(json.as_bytes(), Dialect::default()).unwrap();
            assert_eq!(document.has_duplicate_key(), duplicate, "{json}");
        }
    }

    #[test]
    fn depth_does_not_matter() {
        let deep = "[".repeat(1 << 20) + &"]".repeat(1 << 20);
        assert!(Document::parse(deep.as_bytes(), Dialect::default()).is_ok());
        assert!(Document::parse(&deep.as_bytes()[..1 << 20], LENIENT).is_err());
    }
}
