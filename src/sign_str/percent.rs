//! [Percent-encoding](https://url.spec.whatwg.org/#percent-encoded-bytes) with a strict look at the escapes.

use super::bytes::is_word;

/// What `encodeURIComponent` leaves as it is.
fn is_plain(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'-' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')')
}

/// `encodeURIComponent`, of text in any charset.
#[inline(never)]
pub(super) fn encode(text: &[u8]) -> String {
    let mut encoded = String::new();
    for &byte in text {
        if is_plain(byte) {
            encoded.push(char::from(byte));
            continue;
        }
        encoded.push('%');
        for digit in [byte >> 4, byte & 15] {
            encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
        }
    }
    encoded
}

/// Decodes once; what is no escape stays as it is.
pub(super) fn decode(bytes: &[u8]) -> Vec<u8> {
    decode_with(bytes, b'+')
}

/// Decodes a form value once: `+` is a space, as `%20` is.
pub(super) fn decode_form(bytes: &[u8]) -> Vec<u8> {
    decode_with(bytes, b' ')
}

/// Decodes, with that in place of each `+`.
#[inline(never)]
fn decode_with(bytes: &[u8], plus: u8) -> Vec<u8> {
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let is_escape = is_escape(rest);
        at += if is_escape { 3 } else { 1 };
        decoded.push(match rest[0] {
            b'%' if is_escape => hex(rest[1]) << 4 | hex(rest[2]),
            b'+' => plus,
            other => other,
        });
    }
    decoded
}

/// The value of a hex digit.
fn hex(digit: u8) -> u8 {
    if digit.is_ascii_digit() { digit - b'0' } else { (digit & 15) + 9 }
}

#[inline(never)]
fn is_escape(rest: &[u8]) -> bool {
    matches!(rest, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// Whether there is anything to decode.
#[inline(never)]
pub(super) fn has_escape(bytes: &[u8]) -> bool {
    (0..bytes.len()).any(|at| is_escape(&bytes[at..]))
}

/// How many bytes stand before the first `%` that two hex digits do not follow; all of them where there is none.
#[inline(never)]
pub(super) fn intact(bytes: &[u8]) -> usize {
    (0..bytes.len()).find(|&at| bytes[at] == b'%' && !is_escape(&bytes[at..])).unwrap_or(bytes.len())
}

/// Where in `encoded` the byte number `at` of what it decodes to begins.
#[inline(never)]
pub(super) fn encoded_offset(encoded: &[u8], at: usize) -> usize {
    let mut from = 0;
    for _ in 0..at {
        from += if is_escape(encoded.get(from..).unwrap_or_default()) { 3 } else { 1 };
    }
    from.min(encoded.len())
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
