//! [Percent-encoding](https://url.spec.whatwg.org/#percent-encoded-bytes) with a strict look at the escapes.

use super::steps::{self, Piece};
use crate::bytes;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};

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
#[inline(never)]
pub(super) fn encode(text: &[u8]) -> String {
    // Not collected: what the standard library does to be fast with it, here and below, is 0.6 kB.
    let mut encoded = String::new();
    for part in percent_encode(text, COMPONENT) {
        encoded.push_str(part);
    }
    encoded
}

/// Decodes once; what is no escape stays as it is.
#[inline(never)]
pub(super) fn decode(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    for byte in percent_decode(bytes) {
        bytes::push(&mut decoded, byte);
    }
    decoded
}

/// Decodes a form value once: `+` is a space, as `%20` is.
pub(super) fn decode_form(bytes: &[u8]) -> Vec<u8> {
    let mut spaced = bytes.to_vec();
    for byte in &mut spaced {
        if *byte == b'+' {
            *byte = b' ';
        }
    }
    decode(&spaced)
}

fn is_escape(rest: &[u8]) -> bool {
    matches!(rest, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Whether there is anything to decode.
#[inline(never)]
pub(super) fn has_escape(bytes: &[u8]) -> bool {
    bytes.windows(3).any(is_escape)
}

/// How many bytes stand before the first `%` that two hex digits do not follow; all of them where there is none.
#[inline(never)]
pub(super) fn intact(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let [first, tail @ ..] = rest
        && (*first != b'%' || is_escape(rest))
    {
        rest = tail;
    }
    bytes.len() - rest.len()
}

/// An escape, or the byte itself.
pub(super) fn piece(rest: &[u8]) -> Piece {
    // What the escape stands for matters to nobody: decoding is another's task.
    Piece { length: if is_escape(rest) { 3 } else { 1 }, byte: Some(0) }
}

/// Where in `encoded` the byte number `at` of what it decodes to begins.
pub(super) fn encoded_offset(encoded: &[u8], at: usize) -> usize {
    steps::offset(encoded, at, piece)
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
        assert_eq!(*decode(b"a+b%zz%4"), *b"a+b%zz%4");
    }

    #[test]
    fn finds_bad_escapes() {
        for (text, at) in [("%41%4a", 6), ("", 0), ("%", 0), ("ab%4", 2), ("%4g", 0), ("%41%zz", 3)] {
            assert_eq!(intact(text.as_bytes()), at, "{text}");
        }
    }

    #[test]
    fn maps_offsets_back() {
        for (at, encoded_at) in [(0, 0), (1, 1), (2, 4), (3, 5), (4, 8), (9, 8)] {
            assert_eq!(encoded_offset(b"a%20b%2B", at), encoded_at, "{at}");
        }
    }
}
