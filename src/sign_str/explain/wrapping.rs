//! What may stand around a body that is not percent-encoding: quotes, JSON, HTML, URLs, characters that nobody sees.

use super::super::finding::Code;
use super::super::params::{Params, Spans};
use super::super::pieces::{self, ReadPiece};
use super::characters::{entity, invisible_length, printable, visible};
use crate::json::{Charset, Document, unescape};

/// A fault, where it is, and what is left without it: nothing where no body can be in it.
pub(super) struct Wrapping {
    pub code: Code,
    pub at: usize,
    /// What is left was read from this byte on, by such pieces.
    pub start: usize,
    pub read: ReadPiece,
    pub inner: Vec<u8>,
}

impl Wrapping {
    /// One that leaves a part of the text as it is.
    fn around(code: Code, at: usize, text: &[u8], start: usize, end: usize) -> Option<Self> {
        Some(Wrapping { code, at, start, read: pieces::itself, inner: text[start..end].to_vec() })
    }
}

/// What stands around a text that was decoded so many times, the outermost first.
pub(super) fn find(text: &[u8], times: usize) -> Option<Wrapping> {
    let end = text.len();
    if let Some(length) = invisible_length(text) {
        return Wrapping::around(Code::InvisibleCharacters, 0, text, length, end);
    }
    match text {
        _ if text.trim_ascii_start().starts_with(b"<") => {
            let form = position(text, b"<form")?;
            Wrapping::around(Code::HtmlForm, form, text, 0, 0)
        }
        [b'?', ..] => Wrapping::around(Code::LeadingQuestionMark, 0, text, 1, end),
        [b'"', inner @ .., b'"'] => Some(in_quotes(unescape(inner).into_owned().into_bytes())),
        [b'\'', inner @ .., b'\''] => Some(in_quotes(inner.to_vec())),
        [b'{' | b'[', ..] => in_json(text),
        _ if text.starts_with(b"alipay") && position(&text[..end.min(10)], b"://").is_some() => {
            let (start, end) = in_scheme(text);
            Wrapping::around(Code::AlipaysScheme, 0, text, start, end)
        }
        _ => match query_of_url(text) {
            Some(start) => Wrapping::around(Code::GatewayUrl, 0, text, start, end),
            None => in_between(text, times),
        },
    }
}

fn in_quotes(inner: Vec<u8>) -> Wrapping {
    Wrapping { code: Code::WrappedInQuotes, at: 0, start: 1, read: pieces::itself, inner }
}

/// Where the first such word begins, in large letters or small.
pub(super) fn position(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word))
}

/// Where the parameter is, in a URL that opens the app, that holds the signStr.
fn in_scheme(text: &[u8]) -> (usize, usize) {
    const NAME: &[u8] = b"sign_params=";
    let Some(name) = position(text, NAME) else { return (0, 0) };
    let start = name + NAME.len();
    let end = text[start..].iter().position(|byte| *byte == b'&').map_or(text.len(), |length| start + length);
    // A body that was not encoded has no end of its own.
    (start, if text[start..end].contains(&b'%') { end } else { text.len() })
}

/// Where the query of a URL begins that is a body.
fn query_of_url(text: &[u8]) -> Option<usize> {
    if !text.starts_with(b"http://") && !text.starts_with(b"https://") {
        return None;
    }
    let start = text.iter().position(|byte| *byte == b'?')? + 1;
    let query = &text[start..];
    Params::new(query, &Spans::of(query)).are_of_a_body().then_some(start)
}

/// The one string in a JSON document that has a body in it.
fn in_json(text: &[u8]) -> Option<Wrapping> {
    let document = Document::parse(text, Charset::Utf8).ok()?;
    let has_body = |text: &str| position(text.as_bytes(), b"biz_content").is_some();
    let strings = document.values().filter(|value| value.is_string());
    let mut found = strings.filter_map(|value| value.text().filter(|text| has_body(text)).map(|text| (value, text)));
    let (value, inner) = found.next()?;
    // Of several, nobody can say which.
    let inner = if found.next().is_some() { Vec::new() } else { inner.into_owned().into_bytes() };
    Some(Wrapping { code: Code::JsonWrapped, at: 0, start: value.start() + 1, read: pieces::itself, inner })
}

/// What should not stand between a text's characters, or not as it stands there.
fn in_between(text: &[u8], times: usize) -> Option<Wrapping> {
    // Most strings have nothing of the kind.
    if text.iter().all(|byte| matches!(byte, b' '..=b'~') && *byte != b';') {
        return None;
    }
    // A line break can only be one of the string's own where nothing was decoded.
    let seen: ReadPiece = if times == 0 { printable } else { visible };
    // Bare quotes are those of values that were decoded, which may hold anything.
    let invisible = if text.contains(&b'"') { None } else { pieces::first_change(text, seen) };
    let (code, at, read): (_, _, ReadPiece) = match invisible {
        Some(at) => (Code::InvisibleCharacters, at, seen),
        None => (Code::HtmlEscaped, pieces::first_change(text, entity)?, entity),
    };
    Some(Wrapping { code, at, start: 0, read, inner: pieces::decode(text, read) })
}
