//! The text of strings and keys.

use std::borrow::Cow;

pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// The text of a string that stands in its quotes.
pub(super) fn unquote(raw: &[u8]) -> Cow<'_, str> {
    unescape(&raw[1..raw.len() - 1])
}

/// A string's bytes between its quotes, unescaped. Half a surrogate pair and bytes that are no UTF-8 become U+FFFD.
pub(crate) fn unescape(bytes: &[u8]) -> Cow<'_, str> {
    if bytes.iter().all(|&byte| byte != b'\\') {
        return lossy(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let Some((&escape, tail)) = rest.split_first() else { break };
        rest = tail;
        match escape {
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'u' => {
                let (character, tail) = code_point(rest);
                rest = tail;
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            other => out.push(other),
        }
    }
    Cow::Owned(lossy(&out).into_owned())
}

/// Reads what stands behind `\u`: four hex digits, and the second half of a pair where one follows.
fn code_point(rest: &[u8]) -> (char, &[u8]) {
    let (Some(first), tail) = (hex4(rest), rest.get(4..).unwrap_or_default()) else {
        return (char::REPLACEMENT_CHARACTER, rest);
    };
    let second = tail.strip_prefix(b"\\u").and_then(hex4);
    if let (0xd800..=0xdbff, Some(low @ 0xdc00..=0xdfff)) = (first, second) {
        let pair = 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
        return (char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER), &tail[6..]);
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), tail)
}

fn hex4(bytes: &[u8]) -> Option<u32> {
    bytes.get(..4)?.iter().try_fold(0, |value, &byte| Some(value * 16 + char::from(byte).to_digit(16)?))
}
