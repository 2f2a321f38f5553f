//! What may stand around a body that is not percent-encoding: quotes, JSON, HTML, URLs, characters that nobody sees.

use super::finding::Code;
use super::params;
use super::percent;
use crate::bytes;
use crate::json::{Dialect, Document, unescape};

/// How one text came out of another.
pub(super) enum How {
    /// As a piece of it that begins at that byte.
    Slice(usize),
    /// By percent-decoding.
    Percent,
    /// By reading `&amp;` and its like.
    Entities,
    /// By leaving out what has no width.
    Visible,
    /// By leaving out control characters too.
    Printable,
}

impl How {
    /// Where in `from` the byte number `at` of what came out of it begins.
    pub fn offset(&self, from: &[u8], at: usize) -> usize {
        match self {
            How::Slice(start) => (start + at).min(from.len()),
            How::Percent => percent::encoded_offset(from, at),
            How::Entities => walk(from, at, entity),
            How::Visible => walk(from, at, visible),
            How::Printable => walk(from, at, printable),
        }
    }
}

/// A fault, where it is, and what is left without it; nothing where no body can be in it.
pub(super) struct Wrapping {
    pub code: Code,
    pub at: usize,
    pub how: How,
    pub inner: Option<Vec<u8>>,
}

impl Wrapping {
    /// Whether what it holds is encoded by rules of its own, so that how often it was says nothing.
    pub fn is_envelope(&self) -> bool {
        matches!(self.code, Code::JsonWrapped | Code::AlipaysScheme | Code::GatewayUrl)
    }

    fn new(code: Code, how: How, inner: impl Into<Option<Vec<u8>>>) -> Option<Self> {
        Some(Wrapping { code, at: 0, how, inner: inner.into() })
    }

    fn slice(code: Code, text: &[u8], start: usize) -> Option<Self> {
        Self::new(code, How::Slice(start), text[start..].to_vec())
    }
}

/// What stands around a text that was decoded `depth` times, the outermost first.
pub(super) fn find(text: &[u8], depth: usize) -> Option<Wrapping> {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return None };
    if let (length, None) = visible(text) {
        return Wrapping::slice(Code::InvisibleCharacters, text, length);
    }
    if text.trim_ascii_start().starts_with(b"<") {
        let form = find_text(text, b"<form");
        return form.and_then(|at| Some(Wrapping { at, ..Wrapping::new(Code::HtmlForm, How::Slice(0), None)? }));
    }
    match first {
        b'"' | b'\'' if first == last && text.len() > 1 => {
            let inner = &text[1..text.len() - 1];
            let inner = if *first == b'"' { unescape(inner).as_bytes().to_vec() } else { inner.to_vec() };
            return Wrapping::new(Code::WrappedInQuotes, How::Slice(1), inner);
        }
        b'{' | b'[' => return in_json(text),
        b'?' => return Wrapping::slice(Code::LeadingQuestionMark, text, 1),
        _ => {}
    }
    if text.starts_with(b"alipay") && find_text(&text[..text.len().min(10)], b"://").is_some() {
        let inner = find_text(text, b"sign_params=").map(|at| at + 12);
        let start = inner.unwrap_or_default();
        let next = text[start..].iter().position(|&byte| byte == b'&').map_or(text.len(), |length| start + length);
        // A body that was not encoded has no end of its own.
        let end = if bytes::has(&text[start..next], b'%') { next } else { text.len() };
        return Wrapping::new(Code::AlipaysScheme, How::Slice(start), inner.map(|_| text[start..end].to_vec()));
    }
    let address = address_length(text);
    if address > 0 && params::is_body(&text[address..]) {
        return Wrapping::slice(Code::GatewayUrl, text, address);
    }
    // Bare quotes are those of values that were decoded, which may hold anything.
    let seen = if bytes::has(text, b'"') { None } else { without(text, depth) };
    seen.or_else(|| replaced(text, entity, Code::HtmlEscaped, How::Entities))
}

fn without(text: &[u8], depth: usize) -> Option<Wrapping> {
    if depth == 0 {
        // A line break can only be one of the string's own where nothing was decoded.
        return replaced(text, printable, Code::InvisibleCharacters, How::Printable);
    }
    replaced(text, visible, Code::InvisibleCharacters, How::Visible)
}

/// The one string in a JSON document that has a body in it.
fn in_json(text: &[u8]) -> Option<Wrapping> {
    let document = Document::parse(text, Dialect::default()).ok()?;
    let mut strings = document.strings().filter(|(_, text)| find_text(text.as_bytes(), b"biz_content").is_some());
    let (start, inner) = strings.next()?;
    // Of two, nobody can say which.
    let inner = strings.next().is_none().then(|| inner.as_bytes().to_vec());
    Wrapping::new(Code::JsonWrapped, How::Slice(start), inner)
}

/// The address before the parameters, in bytes with its `?`; 0 where there is none.
fn address_length(text: &[u8]) -> usize {
    let is_address = text.starts_with(b"http://") || text.starts_with(b"https://");
    text.iter().position(|&byte| is_address && byte == b'?').map_or(0, |at| at + 1)
}

/// How many bytes of the rest are not as they should be, and what they should be.
type Step = fn(&[u8]) -> (usize, Option<u8>);

/// Spaces that are not ASCII or have no width, and marks of direction and of byte order.
fn visible(rest: &[u8]) -> (usize, Option<u8>) {
    match rest {
        [0xef, 0xbb, 0xbf, ..] | [0xe2, 0x80, 0x8b..=0x8f | 0xa8..=0xae, ..] | [0xe2, 0x81, 0xa0, ..] => (3, None),
        [0xe3, 0x80, 0x80, ..] => (3, None),
        [0xc2, 0xa0 | 0xad, ..] => (2, None),
        _ => (1, rest.first().copied()),
    }
}

fn printable(rest: &[u8]) -> (usize, Option<u8>) {
    match rest {
        [0..0x20 | 0x7f, ..] => (1, None),
        _ => visible(rest),
    }
}

fn entity(rest: &[u8]) -> (usize, Option<u8>) {
    const ENTITIES: [(&str, u8); 8] = [
        ("&amp;", b'&'),
        ("&quot;", b'"'),
        ("&#34;", b'"'),
        ("&#39;", b'\''),
        ("&lt;", b'<'),
        ("&gt;", b'>'),
        ("&#61;", b'='),
        ("&#38;", b'&'),
    ];
    let found = ENTITIES.iter().find(|(name, _)| rest.starts_with(name.as_bytes()));
    found.map_or((1, rest.first().copied()), |(name, byte)| (name.len(), Some(*byte)))
}

/// The text with every step taken, if any changes it.
fn replaced(text: &[u8], step: Step, code: Code, how: How) -> Option<Wrapping> {
    // Most strings have nothing of the kind, and a step for each byte takes longer than all the rest of a check.
    if text.iter().all(|byte| (0x20..0x7f).contains(byte) && *byte != b';') {
        return None;
    }
    let mut inner = Vec::new();
    let (mut at, mut first) = (0, None);
    while at < text.len() {
        let (length, byte) = step(&text[at..]);
        if first.is_none() && (length > 1 || byte.is_none()) {
            first = Some(at);
        }
        inner.extend(byte);
        at += length;
    }
    first.map(|at| Wrapping { code, at, how, inner: Some(inner) })
}

fn walk(from: &[u8], count: usize, step: Step) -> usize {
    let (mut at, mut left) = (0, count);
    while at < from.len() {
        let (length, byte) = step(&from[at..]);
        if byte.is_some() {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        at += length;
    }
    at
}

/// Where the word stands, in large letters or small.
pub(super) fn find_text(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word))
}
