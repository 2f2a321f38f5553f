//! What may stand around a body that is not percent-encoding: quotes, JSON, HTML, URLs, characters that nobody sees.

use super::finding::Code;
use super::params::Params;
use super::steps::{self, Piece, Step};
use super::strings::{self, Strings};
use crate::bytes::{has, has_text, margin, until, until_text, words};
use crate::json::{Dialect, unescape};

/// A fault, where it is, and what is left without it; nothing where no body can be in it.
pub(super) struct Wrapping {
    pub code: Code,
    pub at: usize,
    /// What is left was read from this byte on, by such steps.
    pub start: usize,
    pub step: Step,
    pub inner: Vec<u8>,
}

/// What stands around a text that was decoded `depth` times, the outermost first.
pub(super) fn find(text: &[u8], depth: usize) -> Option<Wrapping> {
    let (first, end) = (*text.first()?, text.len());
    let (code, at, start, stop) = if let Piece { length, byte: None } = visible(text) {
        (Code::InvisibleCharacters, 0, length.into(), end)
    } else if text.get(margin(text)) == Some(&b'<') {
        let at = until_text(text, b"<form");
        if at == end {
            return None;
        }
        (Code::HtmlForm, at, 0, 0)
    } else if first == b'?' {
        (Code::LeadingQuestionMark, 0, 1, end)
    } else if text.starts_with(b"alipay") && has_text(&text[..end.min(10)], b"://") {
        let (start, stop) = in_scheme(text);
        (Code::AlipaysScheme, 0, start, stop)
    } else if let Some(start) = in_url(text) {
        (Code::GatewayUrl, 0, start, end)
    } else {
        return match first {
            b'"' | b'\'' if end > 1 && text[end - 1] == first => in_quotes(text),
            b'{' | b'[' => in_json(text),
            _ => in_between(text, depth),
        };
    };
    Some(Wrapping { code, at, start, step: steps::itself, inner: text[start..stop].to_vec() })
}

/// Where the parameter of the URL is that opens the app.
fn in_scheme(text: &[u8]) -> (usize, usize) {
    let start = until_text(text, b"sign_params=") + 12;
    let Some(value) = text.get(start..) else { return (0, 0) };
    let length = until(value, b'&');
    // A body that was not encoded has no end of its own.
    (start, if has(&value[..length], b'%') { start + length } else { text.len() })
}

/// Where the query of a URL begins that is a body.
fn in_url(text: &[u8]) -> Option<usize> {
    let is_url = text.starts_with(b"http://") || text.starts_with(b"https://");
    let start = text.len().min(until(text, b'?') + 1);
    (is_url && Params::split(&text[start..]).is_body()).then_some(start)
}

fn in_quotes(text: &[u8]) -> Option<Wrapping> {
    let inner = &text[1..text.len() - 1];
    let inner = if text[0] == b'"' { unescape(inner).into_bytes() } else { inner.to_vec() };
    Some(Wrapping { code: Code::WrappedInQuotes, at: 0, start: 1, step: steps::itself, inner })
}

/// The one string in a JSON document that has a body in it.
fn in_json(text: &[u8]) -> Option<Wrapping> {
    let mut strings = strings::with(b"biz_content", text, Dialect::default());
    if strings.count > 1 {
        // Nobody can say which.
        strings.text.clear();
    }
    let Strings { count, start, text: inner, .. } = strings;
    (count > 0).then_some(Wrapping { code: Code::JsonWrapped, at: 0, start, step: steps::itself, inner })
}

/// What should not stand between a text's characters, or not as it stands there.
fn in_between(text: &[u8], depth: usize) -> Option<Wrapping> {
    // A line break can only be one of the string's own where nothing was decoded.
    let invisible = if depth == 0 { printable } else { visible };
    // Bare quotes are those of values that were decoded, which may hold anything.
    let is_clear = has(text, b'"') || first_change(text, invisible) == text.len();
    let (code, step): (_, Step) =
        if is_clear { (Code::HtmlEscaped, entity) } else { (Code::InvisibleCharacters, invisible) };
    let at = first_change(text, step);
    if at == text.len() { None } else { Some(Wrapping { code, at, start: 0, step, inner: steps::read(text, step) }) }
}

/// Spaces that are not ASCII or have no width, and marks of direction and of byte order.
const INVISIBLE: &str = "\u{a0}\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\
                         \u{202d}\u{202e}\u{2060}\u{3000}\u{feff}";

fn visible(rest: &[u8]) -> Piece {
    let length = match rest[0] {
        0xc2 => 2,
        0xe2 | 0xe3 | 0xef => 3,
        _ => 1,
    };
    let is_in = |character: &[u8]| length > 1 && has_text(INVISIBLE.as_bytes(), character);
    if rest.get(..length).is_some_and(is_in) {
        return Piece { length: length as u8, byte: None };
    }
    steps::itself(rest)
}

fn printable(rest: &[u8]) -> Piece {
    if rest[0].is_ascii_control() { Piece { length: 1, byte: None } } else { visible(rest) }
}

fn entity(rest: &[u8]) -> Piece {
    // Each with the character it stands for.
    const ENTITIES: &str = r#"&amp;&,&quot;",&#34;",&#39;',&lt;<,&gt;>,&#61;=,&#38;&"#;
    if rest[0] == b'&' {
        for entity in words(ENTITIES) {
            if let [name @ .., byte] = entity
                && rest.starts_with(name)
            {
                return Piece { length: name.len() as u8, byte: Some(*byte) };
            }
        }
    }
    steps::itself(rest)
}

/// Where the first step is that changes the text; its end where none does.
fn first_change(text: &[u8], step: Step) -> usize {
    // Most strings have nothing of the kind, and a step for each byte takes longer than all the rest of a check.
    if text.iter().all(|byte| matches!(byte, b' '..=b'~') && *byte != b';') {
        return text.len();
    }
    let mut rest = text;
    while let [_, tail @ ..] = rest
        && matches!(step(rest), Piece { length: 1, byte: Some(_) })
    {
        rest = tail;
    }
    text.len() - rest.len()
}
