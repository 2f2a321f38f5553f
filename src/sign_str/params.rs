//! The parameters of a body, as they stand there.

use super::finding::Code;
use super::percent;
use crate::bytes;
use core::ops::Range;
use std::borrow::Cow;

/// The parameters that the gateway needs, each with the finding for its absence.
pub(super) const REQUIRED: [(&str, Code); 8] = [
    ("app_id", Code::MissingAppId),
    ("method", Code::MissingMethod),
    ("charset", Code::MissingCharset),
    ("sign_type", Code::MissingSignType),
    ("sign", Code::MissingSign),
    ("timestamp", Code::MissingTimestamp),
    ("version", Code::MissingVersion),
    ("biz_content", Code::MissingBizContent),
];

pub(super) struct Param<'a> {
    pub name: Cow<'a, str>,
    /// The value's bytes in the body, still encoded.
    pub encoded: &'a [u8],
    /// Where the name and the value begin in the body, in bytes.
    pub at: Range<usize>,
}

impl<'a> Param<'a> {
    pub fn value(&self) -> Cow<'a, [u8]> {
        percent::decode_form(self.encoded)
    }
}

pub(super) struct Params<'a>(Vec<Param<'a>>);

impl<'a> Params<'a> {
    /// Splits on `&`, then at the first `=`.
    pub fn split(body: &'a [u8]) -> Self {
        let mut params = Vec::new();
        let mut at = 0;
        for pair in body.split(|&byte| byte == b'&') {
            let name_end = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
            let value_at = (name_end + 1).min(pair.len());
            if name_end > 0 {
                let name = bytes::lossy(&pair[..name_end]);
                params.push(Param { name, encoded: &pair[value_at..], at: at..at + value_at });
            }
            at += pair.len() + 1;
        }
        Params(params)
    }

    pub fn get(&self, name: &str) -> Option<&Param<'a>> {
        self.0.iter().find(|param| param.name == name)
    }

    /// The decoded value without white space around it; empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.get(name).map(|param| bytes::text(param.value().trim_ascii())).unwrap_or_default()
    }

    /// Whether the charset is one of those whose characters may end with a byte that looks like ASCII.
    pub fn is_double_byte(&self) -> bool {
        matches!(&*self.text("charset").to_ascii_lowercase(), "gbk" | "gb2312" | "gb18030")
    }

    /// Whether that value of `biz_content` is no JSON because it is encrypted.
    pub fn is_ciphertext(&self, value: &[u8]) -> bool {
        self.get("encrypt_type").is_some_and(|param| !param.encoded.is_empty()) && !value.starts_with(b"{")
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Param<'a>> {
        self.0.iter()
    }

    /// Whether the values were decoded: every encoder escapes the quotes of JSON, and the space in a timestamp.
    pub fn is_raw(&self) -> bool {
        let has = |name, byte| self.get(name).is_some_and(|param| bytes::has(param.encoded, byte));
        has("biz_content", b'"') || (has("timestamp", b' ') && !has("biz_content", b'%'))
    }
}

/// Whether one of the common parameters stands there by name.
pub(super) fn is_body(bytes: &[u8]) -> bool {
    bytes.split(|&byte| byte == b'&').any(|pair| {
        let Some(end) = pair.iter().position(|&byte| byte == b'=') else { return false };
        REQUIRED.iter().any(|(name, _)| name.as_bytes() == &pair[..end])
    })
}
