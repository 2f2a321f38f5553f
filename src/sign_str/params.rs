//! The parameters of a body, as they stand there.

use super::body::is_name;
use super::{MISNAMED, percent};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The parameters that the gateway needs.
pub(super) const REQUIRED: [&str; 8] =
    ["app_id", "method", "charset", "sign_type", "sign", "timestamp", "version", "biz_content"];

/// The others that the platform documents, or that its SDKs add.
const OPTIONAL: [&str; 14] = [
    "alipay_sdk",
    "format",
    "notify_url",
    "return_url",
    "app_auth_token",
    "auth_token",
    "app_cert_sn",
    "alipay_root_cert_sn",
    "encrypt_type",
    "prod_code",
    "terminal_type",
    "terminal_info",
    "target_app_id",
    "ws_service_url",
];

const UTF8: [&str; 2] = ["utf-8", "utf8"];
const GBK: [&str; 3] = ["gbk", "gb2312", "gb18030"];

fn is_one_of(charset: &[u8], known: &[&str]) -> bool {
    known.iter().any(|name| charset.eq_ignore_ascii_case(name.as_bytes()))
}

/// Whether the platform is known to read that charset.
pub(super) fn knows_charset(charset: &[u8]) -> bool {
    is_one_of(charset, &UTF8) || is_one_of(charset, &GBK)
}

/// The option or field of that name by which a signStr is handed over.
pub(super) fn label(name: &[u8]) -> Option<&'static str> {
    MISNAMED.into_iter().chain(["signStr"]).find(|label| label.as_bytes() == name)
}

/// How long the name of a parameter is that the text begins with, with `=` behind it.
pub(super) fn known_name_at_start(text: &[u8]) -> Option<usize> {
    let end = text.iter().take(20).position(|byte| *byte == b'=')?;
    is_known(&text[..end]).then_some(end)
}

pub(super) fn is_known(name: &[u8]) -> bool {
    known_names().any(|known| known == name)
}

fn known_names() -> impl Iterator<Item = &'static [u8]> {
    REQUIRED.iter().chain(&OPTIONAL).map(|name| name.as_bytes())
}

/// Where a parameter stands in its body, in bytes.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    name_end: usize,
    /// Behind the equals sign, if there is one.
    value_start: usize,
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
            let span = Span { start, name_end, value_start: name_end + usize::from(equals.is_some()), end };
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

    /// Where the value ends.
    pub fn end(&self) -> usize {
        self.value_start + self.encoded.len()
    }

    /// The value, form-decoded.
    pub fn value(&self) -> Cow<'a, [u8]> {
        percent::decode_form(self.encoded)
    }

    /// Whether the name is one that is known, with a word before it.
    pub fn name_is_prefixed(&self) -> bool {
        !is_known(self.name) && known_names().any(|known| self.name.ends_with(known))
    }

    /// Whether the value ends with a line break.
    pub fn ends_with_break(&self) -> bool {
        matches!(percent::decode_form(self.ends()[1]).last(), Some(b'\r' | b'\n'))
    }

    /// Whether white space stands around the value.
    pub fn is_padded(&self) -> bool {
        let [start, end] = self.ends().map(percent::decode_form);
        [start.first(), end.last()].into_iter().flatten().any(u8::is_ascii_whitespace)
    }

    /// The first bytes of the value and the last ones, as many as an escape has.
    fn ends(&self) -> [&'a [u8]; 2] {
        let length = self.encoded.len().min(3);
        [&self.encoded[..length], &self.encoded[self.encoded.len() - length..]]
    }

    /// Whether every `%` in the value begins an escape.
    pub fn is_readable(&self) -> bool {
        percent::bad_escape(self.encoded).is_none()
    }

    /// Where a byte stands that every encoder escapes. White space around the value is none of it.
    pub fn first_bare_byte(&self) -> Option<usize> {
        let margin = self.encoded.len() - self.encoded.trim_ascii_start().len();
        let is_bare = |byte: &u8| !byte.is_ascii_graphic() || br#""<>\^`"#.contains(byte);
        self.encoded.trim_ascii().iter().position(is_bare).map(|at| margin + at)
    }

    /// Whether the value can be read in one way only. It may be encoded up to its first `=`, as one SDK does, or up to its
    /// first bare character, as in a body that was joined by hand; behind that it has no `%` and no `+`.
    pub fn decodes_without_doubt(&self) -> bool {
        let Some(bare) = self.first_bare_byte() else { return self.is_readable() };
        let equals = self.encoded.iter().position(|byte| *byte == b'=').unwrap_or(bare);
        let (encoded, plain) = self.encoded.split_at(bare.min(equals));
        percent::bad_escape(encoded).is_none() && !plain.iter().any(|byte| matches!(byte, b'%' | b'+'))
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
            encoded: &body[span.value_start..span.end],
            start: span.start,
            value_start: span.value_start,
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

    /// Whether all that the gateway needs is there, with a value.
    pub fn have_all_required(self) -> bool {
        REQUIRED.iter().all(|name| !self.text(name).is_empty())
    }

    /// Whether these can be the parameters of a body: one that the gateway needs, or `alipay_sdk`, is among them, with an
    /// equals sign.
    pub fn are_of_a_body(self) -> bool {
        let is_known = |param: Param<'_>| param.is_one_of(&REQUIRED) || param.is("alipay_sdk");
        self.iter().any(|param| param.has_equals_sign() && is_known(param))
    }

    /// Whether each has a name and an equals sign.
    pub fn have_names(self) -> bool {
        self.iter().all(|param| param.has_equals_sign() && is_name(param.name))
    }

    /// Whether a label such as `signStr=` stands before a parameter that is not there without it: any name before the
    /// first one, or one that is known to be a label.
    pub fn hold_a_label(self) -> bool {
        let swallowed = |(index, param): (usize, Param<'a>)| {
            let name = &param.encoded[..known_name_at_start(param.encoded)?];
            let is_label = if index == 0 { !is_known(param.name) } else { label(param.name).is_some() };
            is_label.then_some(name)
        };
        let mut swallowed = self.iter().enumerate().filter_map(swallowed);
        swallowed.any(|name| !self.iter().any(|param| param.name == name))
    }

    pub fn is_utf8(self) -> bool {
        is_one_of(&self.text("charset"), &UTF8)
    }

    /// Whether the charset is one whose characters may end with a byte that looks like ASCII.
    pub fn is_gbk(self) -> bool {
        is_one_of(&self.text("charset"), &GBK)
    }

    /// Whether `biz_content` is said to be encrypted.
    pub fn names_an_encryption(self) -> bool {
        self.get("encrypt_type").is_some_and(|param| !param.encoded.is_empty())
    }

    /// The parameters that stand there by the name of one before them: of each name the second, and no later one.
    /// Which of two is meant, only a guess could say.
    pub fn second_of_a_name(self) -> impl Iterator<Item = Param<'a>> {
        let (mut seen, mut seen_twice) = (BTreeSet::new(), BTreeSet::new());
        self.iter().filter(move |param| !seen.insert(param.name) && seen_twice.insert(param.name))
    }
}

fn trimmed(value: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    match value {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.trim_ascii()),
        Cow::Owned(bytes) => Cow::Owned(bytes.trim_ascii().to_vec()),
    }
}
