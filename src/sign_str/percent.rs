//! [Percent-encoding](https://url.spec.whatwg.org/#percent-encoded-bytes), with a strict look at the escapes.

use super::pieces::{self, Piece};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};
use std::borrow::Cow;

/// What `encodeURIComponent` leaves as it is.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// `encodeURIComponent`, of text in any charset.
pub(super) fn encode(text: &[u8]) -> String {
    percent_encode(text, COMPONENT).to_string()
}

/// Decodes once; what is no escape stays as it is.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, [u8]> {
    percent_decode(bytes).into()
}

/// Decodes a form value once: `+` is a space, as `%20` is.
pub(super) fn decode_form(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'+') {
        return decode(bytes);
    }
    let spaced: Vec<u8> = bytes.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    Cow::Owned(decode(&spaced).into_owned())
}

fn next_percent(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| *byte == b'%')
}

#[inline]
fn is_escape(rest: &[u8]) -> bool {
    matches!(rest, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Whether there is anything to decode.
pub(super) fn has_escape(bytes: &[u8]) -> bool {
    bytes.windows(3).any(is_escape)
}

/// Where the first `%` stands that two hex digits do not follow.
pub(super) fn bad_escape(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = next_percent(&bytes[at..]) {
        at += found;
        if !is_escape(&bytes[at..]) {
            return Some(at);
        }
        at += 3;
    }
    None
}

/// How long the piece is that should have been an escape, and with which the text begins: the `%` and the two characters
/// behind it.
pub(super) fn bad_escape_length(text: &[u8]) -> usize {
    let characters = text.iter().enumerate().filter(|(_, byte)| **byte & 0xc0 != 0x80);
    characters.map(|(at, _)| at).nth(3).unwrap_or(text.len())
}

/// Whether every byte is part of an escape, or one that may stand bare.
pub(super) fn is_encoded(mut text: &[u8], may_stand_bare: impl Fn(u8) -> bool) -> bool {
    while let Some(at) = text.iter().position(|byte| *byte == b'%' || !may_stand_bare(*byte)) {
        text = &text[at..];
        if !is_escape(text) {
            return false;
        }
        text = &text[3..];
    }
    true
}

/// An escape, or the byte itself.
pub(super) fn piece(rest: &[u8]) -> Piece<'_> {
    // What an escape stands for does not matter where only places are looked for.
    Piece { length: if is_escape(rest) { 3 } else { 1 }, text: &rest[..1] }
}

/// Where in `encoded` the byte number `at` of what it decodes to begins.
pub(super) fn encoded_offset(encoded: &[u8], at: usize) -> usize {
    pieces::offset(encoded, at, piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_javascript_does() {
        assert_eq!(encode("-_.!~*'() &=+%/张😀".as_bytes()), "-_.!~*'()%20%26%3D%2B%25%2F%E5%BC%A0%F0%9F%98%80");
    }

    #[test]
    fn decodes_forms() {
        assert_eq!(*decode_form(b"a+b%20c%2Bd%2b"), *b"a b c+d+");
        assert_eq!(*decode_form(b"%41"), *b"A");
        assert_eq!(*decode(b"a+b%zz%4"), *b"a+b%zz%4");
    }

    #[test]
    fn finds_bad_escapes() {
        for (text, at) in
            [("%41%4a", None), ("", None), ("%", Some(0)), ("ab%4", Some(2)), ("%4g", Some(0)), ("%41%zz", Some(3))]
        {
            assert_eq!(bad_escape(text.as_bytes()), at, "{text}");
        }
    }

    #[test]
    fn measures_bad_escapes() {
        for (text, length) in [("%zz1", 3), ("%4", 2), ("%", 1), ("%张三x", 7), ("%😀", 5)] {
            assert_eq!(bad_escape_length(text.as_bytes()), length, "{text}");
        }
    }

    #[test]
    fn maps_offsets_back() {
        for (at, encoded_at) in [(0, 0), (1, 1), (2, 4), (3, 5), (4, 8), (9, 8)] {
            assert_eq!(encoded_offset(b"a%20b%2B", at), encoded_at, "{at}");
        }
    }
}
