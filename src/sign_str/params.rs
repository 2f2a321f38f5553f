//! The parameters of a body, as they stand there.

use super::finding::Code;
use super::percent;
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
    /// Splits on `&`, then at the first `=`. `from` is where the parameters begin in the body.
    pub fn split(body: &'a [u8], from: usize) -> Self {
        let mut params = Vec::new();
        let mut at = from;
        for pair in body[from..].split(|&byte| byte == b'&') {
            let name_end = pair.iter().position(|&byte| byte == b'=').unwrap_or(pair.len());
            let value_at = (name_end + 1).min(pair.len());
            if name_end > 0 {
                let name = String::from_utf8_lossy(&pair[..name_end]);
                params.push(Param { name, encoded: &pair[value_at..], at: at..at + value_at });
            }
            at += pair.len() + 1;
        }
        Params(params)
    }

    pub fn get(&self, name: &str) -> Option<&Param<'a>> {
        self.0.iter().find(|param| param.name == name)
    }

    pub fn value_is(&self, name: &str, expected: &[&str]) -> bool {
        let value = self.get(name).map(Param::value);
        value.is_some_and(|value| expected.iter().any(|other| value.eq_ignore_ascii_case(other.as_bytes())))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Param<'a>> {
        self.0.iter()
    }
}
