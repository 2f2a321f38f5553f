//! The parameters of a body, as they stand there.

use super::percent;
use crate::bytes::{has, is, is_one_of, margin, until, words};
use crate::json::Dialect;
use core::ops::Range;

/// The parameters that the gateway needs.
pub(super) const REQUIRED: &str = "app_id,method,charset,sign_type,sign,timestamp,version,biz_content";

pub(super) struct Param<'a> {
    pub name: &'a [u8],
    /// The value's bytes in the body, still encoded.
    pub encoded: &'a [u8],
    /// The value, decoded.
    pub value: Vec<u8>,
    /// Where the name and the value begin in the body, in bytes.
    pub at: Range<usize>,
}

impl Param<'_> {
    pub fn is(&self, name: &str) -> bool {
        is(self.name, name)
    }

    pub fn is_one_of(&self, names: &str) -> bool {
        is_one_of(self.name, names)
    }

    pub fn is_required(&self) -> bool {
        self.is_one_of(REQUIRED)
    }

    pub fn has_equals_sign(&self) -> bool {
        self.at.end > self.at.start + self.name.len()
    }

    /// Whether there is nothing but white space in its value.
    pub fn is_blank(&self) -> bool {
        margin(&self.value) == self.value.len()
    }

    /// Whether its value can be decoded.
    pub fn is_readable(&self) -> bool {
        percent::intact(self.encoded) == self.encoded.len()
    }

    /// Whether its value ends with a line break.
    pub fn ends_with_break(&self) -> bool {
        matches!(self.value.last(), Some(b'\r' | b'\n'))
    }

    /// The byte of the body at which the value's byte number `at` begins.
    pub fn place(&self, at: usize) -> usize {
        self.at.end + percent::encoded_offset(self.encoded, at)
    }
}

pub(super) struct Params<'a>(Vec<Param<'a>>);

impl<'a> Params<'a> {
    /// Splits on `&`, then at the first `=`.
    pub fn split(body: &'a [u8]) -> Self {
        let mut params = Vec::new();
        let mut rest = body;
        while !rest.is_empty() {
            let at = body.len() - rest.len();
            let pair = &rest[..until(rest, b'&')];
            let name = &pair[..until(pair, b'=')];
            let encoded = pair.get(name.len() + 1..).unwrap_or_default();
            let value_at = at + pair.len() - encoded.len();
            if !name.is_empty() {
                params.push(Param { name, encoded, value: percent::decode_form(encoded), at: at..value_at });
            }
            rest = rest.get(pair.len() + 1..).unwrap_or_default();
        }
        Params(params)
    }

    pub fn iter(&self) -> core::slice::Iter<'_, Param<'a>> {
        self.0.iter()
    }

    #[inline(never)]
    pub fn last(&self) -> Option<&Param<'a>> {
        self.0.last()
    }

    #[inline(never)]
    pub fn is_last(&self, param: &Param<'_>) -> bool {
        self.last().is_some_and(|last| last.at.start == param.at.start)
    }

    pub fn get(&self, name: &[u8]) -> Option<&Param<'a>> {
        self.iter().find(|param| param.name == name)
    }

    /// The decoded value without white space around it; empty where there is none.
    pub fn text(&self, name: &[u8]) -> &[u8] {
        self.get(name).map(|param| param.value.trim_ascii()).unwrap_or_default()
    }

    /// Whether the charset is one of those, in large letters or small.
    fn has_charset(&self, charsets: &str) -> bool {
        words(charsets).any(|charset| self.text(b"charset").eq_ignore_ascii_case(charset))
    }

    /// Whether the charset is one of those whose characters may end with a byte that looks like ASCII.
    pub fn is_double_byte(&self) -> bool {
        self.has_charset("gbk,gb2312,gb18030")
    }

    /// How `biz_content` is to be read.
    pub fn dialect(&self) -> Dialect {
        Dialect { double_byte: self.is_double_byte(), lenient: false }
    }

    pub fn is_utf8(&self) -> bool {
        self.has_charset("utf-8,utf8")
    }

    /// Whether that value of `biz_content` is no JSON because it is encrypted.
    pub fn is_ciphertext(&self, value: &[u8]) -> bool {
        self.get(b"encrypt_type").is_some_and(|param| !param.encoded.is_empty()) && !value.starts_with(b"{")
    }

    /// Whether one of the common parameters stands there by name.
    pub fn is_body(&self) -> bool {
        self.iter().any(|param| param.has_equals_sign() && param.is_required())
    }

    /// Whether the values were decoded: every encoder escapes the quotes of JSON, and the space in a timestamp.
    pub fn is_raw(&self) -> bool {
        let has = |name: &[u8], byte| self.get(name).is_some_and(|param| has(param.encoded, byte));
        has(b"biz_content", b'"') || (has(b"timestamp", b' ') && !has(b"biz_content", b'%'))
    }

    /// `encodeURI` leaves the body's `&` and `=` bare and turns the `%` of its values into `%25`. A signature and a time of
    /// day have characters that every encoder escapes, and have no escapes themselves; nor does JSON begin with one.
    ///
    /// All of them have to agree: one value that was encoded twice is no body that was.
    pub fn are_encoded_twice(&self) -> bool {
        let mut is_twice = false;
        for name in words("sign,timestamp,biz_content") {
            let Some(param) = self.get(name).filter(|param| percent::has_escape(param.encoded)) else { continue };
            // JSON may well have a `%` in it.
            let is_json = param.is("biz_content") && param.value.trim_ascii().starts_with(b"{");
            if is_json || !percent::has_escape(&param.value) {
                return false;
            }
            is_twice = true;
        }
        is_twice
    }
}
