//! What may stand around a body that is not percent-encoding: quotes, JSON, HTML, URLs, characters that nobody sees.

use super::super::finding::Code;
use super::super::params::{Params, Spans};
use super::super::pieces::{self, ReadPiece};
use super::characters::{self, NAMES_AS_ENTITIES, invisible_length};
use super::{around, base64, json, link};
use crate::json::unescape;
use std::ops::Range;

/// A fault, where it is, and what is left without it: nothing where no body can be in it.
pub(super) struct Wrapping {
    pub code: Code,
    pub place: Range<usize>,
    /// What is left was read from this byte on, by such pieces.
    pub start: usize,
    pub read: ReadPiece,
    pub inner: Vec<u8>,
    /// What is to be said in place of the code's own words.
    pub message: Option<String>,
}

impl Wrapping {
    /// One that leaves a part of the text as it is.
    pub fn around(code: Code, place: Range<usize>, text: &[u8], inner: Range<usize>) -> Option<Self> {
        let (start, inner) = (inner.start, text[inner].to_vec());
        Some(Wrapping { code, place, start, read: pieces::itself, inner, message: None })
    }

    /// One in which each piece stands for something else, from the first such one on.
    fn of_pieces(code: Code, text: &[u8], read: ReadPiece) -> Option<Self> {
        let place = pieces::changes(text, read).next()?;
        Some(Wrapping { code, place, start: 0, read, inner: pieces::decode(text, read), message: None })
    }

    /// One that leaves nothing.
    pub fn whole(code: Code, place: Range<usize>) -> Option<Self> {
        Some(Wrapping { code, place, start: 0, read: pieces::itself, inner: Vec::new(), message: None })
    }
}

/// What stands around a text that was decoded so many times, the outermost first.
pub(super) fn find(text: &[u8], times: usize) -> Option<Wrapping> {
    let end = text.len();
    if let Some(length) = invisible_length(text) {
        return Wrapping::around(Code::InvisibleCharacters, 0..length, text, length..end);
    }
    let whole = match text {
        [b'<', ..] | [b' ' | b'\n' | b'\r', ..] => html_form(text),
        [b'?', ..] => Wrapping::around(Code::LeadingQuestionMark, 0..1, text, 1..end),
        [b'{' | b'[', ..] => json::find(text),
        _ => in_quotes(text).or_else(|| link::find(text)).or_else(|| gateway_url(text)),
    };
    let encoded = || if times == 0 { around::find_encoded(text) } else { None };
    whole
        .or_else(encoded)
        .or_else(|| in_between(text, times))
        .or_else(|| around::find(text))
        .or_else(|| base64::find(text))
}

fn html_form(text: &[u8]) -> Option<Wrapping> {
    let is_markup = text.trim_ascii_start().starts_with(b"<");
    let form = find_ignoring_case(text, b"<form").filter(|_| is_markup)?;
    Wrapping::whole(Code::HtmlForm, form..text.len())
}

/// What is in quotes of any kind. Those of JSON hold escapes.
fn in_quotes(text: &[u8]) -> Option<Wrapping> {
    const PAIRS: [(&str, &str); 6] =
        [("\"", "\""), ("'", "'"), ("```", "```"), ("`", "`"), ("\u{201c}", "\u{201d}"), ("\u{2018}", "\u{2019}")];
    let (open, inner) = PAIRS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(open.as_bytes())?.strip_suffix(close.as_bytes())?;
        Some((*open, inner))
    })?;
    let (inner, read): (_, ReadPiece) = match open {
        "\"" => (unescape(inner).into_owned().into_bytes(), characters::in_json_string),
        _ => (inner.to_vec(), pieces::itself),
    };
    let start = open.len();
    Some(Wrapping { code: Code::WrappedInQuotes, place: 0..start, start, read, inner, message: None })
}

/// Where the first such word begins, in large letters or small.
pub(super) fn find_ignoring_case(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word))
}

/// A URL whose query is a body.
fn gateway_url(text: &[u8]) -> Option<Wrapping> {
    if !text.starts_with(b"http://") && !text.starts_with(b"https://") {
        return None;
    }
    let start = text.iter().position(|byte| *byte == b'?')? + 1;
    let spans = Spans::of(&text[start..]);
    let params = Params::new(&text[start..], &spans);
    if !params.are_of_a_body() || params.hold_a_label() {
        return None;
    }
    Wrapping::around(Code::GatewayUrl, 0..start, text, start..text.len())
}

/// What should not stand between a text's characters, or not as it stands there.
fn in_between(text: &[u8], times: usize) -> Option<Wrapping> {
    // Most strings have nothing of the kind.
    if text.iter().all(|byte| matches!(byte, b' '..=b'~') && !b";,|\\".contains(byte)) {
        return None;
    }
    let found = |code, read: ReadPiece| Wrapping::of_pieces(code, text, read);
    if is_escaped_for_json(text) {
        return found(Code::JsonEscaped, characters::json_escape);
    }
    if !text.contains(&b'&') && pieces::changes(text, characters::separator).nth(1).is_some() {
        return found(Code::WrongSeparator, characters::separator);
    }
    // A line break can only be one of the string's own where nothing was decoded.
    let seen: ReadPiece = if times == 0 { characters::printable } else { characters::visible };
    // Bare quotes are those of values that were decoded, which may hold anything.
    let invisible = if text.contains(&b'"') { None } else { found(Code::InvisibleCharacters, seen) };
    invisible
        .or_else(|| found(Code::HtmlEscaped, characters::entity))
        .or_else(|| if lost_a_name(text) { found(Code::HtmlEscaped, characters::name_as_entity) } else { None })
}

fn is_escaped_for_json(text: &[u8]) -> bool {
    let count = |word: &[u8]| text.windows(word.len()).filter(|window| *window == word).count();
    let (once, twice) = (count(b"\\u0026"), count(b"\\\\u0026"));
    // Where only some have two backslashes, one of them is a value's.
    let is_even = once > 0 && (twice == 0 || twice == once);
    is_even || (text.starts_with(b"http") && find_ignoring_case(text, b":\\/").is_some())
}

/// Whether the beginning of a parameter's name was taken for an entity, and the parameter is not there otherwise.
fn lost_a_name(text: &[u8]) -> bool {
    let has = |name: &[u8]| find_ignoring_case(text, name).is_some();
    NAMES_AS_ENTITIES.iter().any(|(sign, rest, entity)| {
        has(&[sign.as_bytes(), rest.as_bytes()].concat()) && !has(&[&entity[1..], rest.as_bytes()].concat())
    })
}
