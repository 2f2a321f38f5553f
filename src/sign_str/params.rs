//! The parameters of a body, as they stand there.

use super::percent;
use crate::json::lossy;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The parameters that the gateway needs.
pub(super) const REQUIRED: [&str; 8] =
    ["app_id", "method", "charset", "sign_type", "sign", "timestamp", "version", "biz_content"];

/// Where a parameter stands in its body, in bytes.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    name_end: usize,
    /// Where the value begins: behind the equals sign, if there is one.
    value: usize,
    end: usize,
}

/// The places of a body's parameters.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<Span>);

impl Spans {
    /// Splits on `&`, then at the first `=`. What has no name is no parameter.
    pub fn of(body: &[u8]) -> Self {
        let mut start = 0;
        let span = |pair: &[u8]| {
            let end = start + pair.len();
            let equals = pair.iter().position(|byte| *byte == b'=');
            let name_end = equals.map_or(end, |at| start + at);
            let span = Span { start, name_end, value: name_end + usize::from(equals.is_some()), end };
            start = end + 1;
            span
        };
        let spans = body.split(|byte| *byte == b'&').map(span);
        Spans(spans.filter(|span| span.name_end > span.start).collect())
    }
}

/// The parameters of a body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Params<'a> {
    body: &'a [u8],
    spans: &'a Spans,
}

/// A parameter of a body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Param<'a> {
    pub name: &'a [u8],
    /// The value as it stands in the body.
    pub encoded: &'a [u8],
    /// Where the name begins in the body, in bytes.
    pub start: usize,
    /// Where the value begins.
    pub value_start: usize,
}

impl<'a> Param<'a> {
    pub fn is(&self, name: &str) -> bool {
        self.name == name.as_bytes()
    }

    pub fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    pub fn has_equals_sign(&self) -> bool {
        self.value_start > self.start + self.name.len()
    }

    /// The value, form-decoded.
    pub fn value(&self) -> Cow<'a, [u8]> {
        percent::decode_form(self.encoded)
    }

    /// Whether the value ends with a line break.
    pub fn ends_with_break(&self) -> bool {
        // An escape at the end has three bytes.
        let end = &self.encoded[self.encoded.len().saturating_sub(3)..];
        matches!(percent::decode_form(end).last(), Some(b'\r' | b'\n'))
    }

    /// Whether every `%` in the value begins an escape.
    pub fn is_readable(&self) -> bool {
        percent::bad_escape(self.encoded).is_none()
    }

    /// The byte of the body from which the value's byte number `at` was decoded.
    pub fn body_offset(&self, at: usize) -> usize {
        self.value_start + percent::encoded_offset(self.encoded, at)
    }
}

impl<'a> Params<'a> {
    pub fn new(body: &'a [u8], spans: &'a Spans) -> Self {
        Params { body, spans }
    }

    pub fn iter(self) -> impl DoubleEndedIterator<Item = Param<'a>> + ExactSizeIterator + Clone {
        let Params { body, spans } = self;
        spans.0.iter().map(move |span| Param {
            name: &body[span.start..span.name_end],
            encoded: &body[span.value..span.end],
            start: span.start,
            value_start: span.value,
        })
    }

    pub fn last(self) -> Option<Param<'a>> {
        self.iter().next_back()
    }

    pub fn is_last(self, param: &Param<'_>) -> bool {
        self.last().is_some_and(|last| last.start == param.start)
    }

    /// The first parameter of that name.
    pub fn get(self, name: &str) -> Option<Param<'a>> {
        self.iter().find(|param| param.is(name))
    }

    /// The decoded value without white space around it; empty where there is none.
    pub fn text(self, name: &str) -> Cow<'a, [u8]> {
        self.get(name).map_or(Cow::Borrowed(b""), |param| trimmed(param.value()))
    }

    /// Whether these can be the parameters of a body: one that the gateway needs is among them, with a value.
    pub fn are_of_a_body(self) -> bool {
        self.iter().any(|param| param.has_equals_sign() && param.is_one_of(&REQUIRED))
    }

    pub fn is_utf8(self) -> bool {
        self.has_charset(&["utf-8", "utf8"])
    }

    /// Whether the charset is one whose characters may end with a byte that looks like ASCII.
    pub fn is_gbk(self) -> bool {
        self.has_charset(&["gbk", "gb2312", "gb18030"])
    }

    fn has_charset(self, charsets: &[&str]) -> bool {
        let charset = self.text("charset");
        charsets.iter().any(|known| charset.eq_ignore_ascii_case(known.as_bytes()))
    }

    /// Whether `biz_content` is said to be encrypted.
    pub fn names_an_encryption(self) -> bool {
        self.get("encrypt_type").is_some_and(|param| !param.encoded.is_empty())
    }

    /// The parameters that stand there by the name of one before them: of each name the second, and no later one.
    /// Which of two is meant, only a guess could say.
    pub fn second_of_a_name(self) -> impl Iterator<Item = Param<'a>> {
        let (mut seen, mut seen_twice) = (BTreeSet::new(), BTreeSet::new());
        self.iter().filter(move |param| {
            let name = || lossy(param.name);
            !seen.insert(name()) && seen_twice.insert(name())
        })
    }
}

fn trimmed(value: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match value {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.trim_ascii()),
        Cow::Owned(bytes) => Cow::Owned(bytes.trim_ascii().to_vec()),
    }
}
