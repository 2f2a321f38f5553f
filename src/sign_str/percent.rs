//! [Percent-encoding](https://url.spec.whatwg.org/#percent-encoded-bytes) with a strict look at the escapes.

use super::bytes::is_word;
use super::steps::{self, Piece};

/// What `encodeURIComponent` leaves as it is.
fn is_plain(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')')
}

/// `encodeURIComponent`, of text in any charset.
#[inline(never)]
pub(super) fn encode(text: &[u8]) -> String {
    let digit = |value: u8| char::from(if value < 10 { b'0' + value } else { b'A' - 10 + value });
    let mut encoded = String::new();
    for &byte in text {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(digit(byte >> 4));
            encoded.push(digit(byte & 15));
        }
    }
    encoded
}

/// Decodes once; what is no escape stays as it is.
pub(super) fn decode(bytes: &[u8]) -> Vec<u8> {
    steps::read(bytes, escape)
}

/// Decodes a form value once: `+` is a space, as `%20` is.
pub(super) fn decode_form(bytes: &[u8]) -> Vec<u8> {
    steps::read(bytes, |rest| match rest {
        [b'+', ..] => Piece { length: 1, byte: Some(b' ') },
        _ => escape(rest),
    })
}

#[inline(never)]
fn escape(rest: &[u8]) -> Piece {
    if let [b'%', high, low, ..] = rest
        && let (high @ ..16, low @ ..16) = (hex(*high), hex(*low))
    {
        return Piece { length: 3, byte: Some(high << 4 | low) };
    }
    steps::itself(rest)
}

/// The value of a hex digit; of any other byte, more than a digit can have.
#[inline(never)]
fn hex(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'A'..=b'F' | b'a'..=b'f' => (byte & 15) + 9,
        _ => u8::MAX,
    }
}

fn is_escape(rest: &[u8]) -> bool {
    escape(rest).length > 1
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

/// Where in `encoded` the byte number `at` of what it decodes to begins.
pub(super) fn encoded_offset(encoded: &[u8], at: usize) -> usize {
    steps::offset(encoded, at, escape)
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
