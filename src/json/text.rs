//! The text of strings and keys.

use crate::bytes::{self, has};

/// A string's bytes between its quotes, unescaped. Half a surrogate pair and bytes that are no UTF-8 become U+FFFD.
pub(crate) fn unescape(bytes: &[u8]) -> String {
    if !has(bytes, b'\\') {
        return bytes::text(bytes);
    }
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte != b'\\' {
            bytes::push(&mut out, byte);
            continue;
        }
        let Some(&escape) = bytes.get(at) else { break };
        at += 1;
        let byte = match escape {
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                out.extend_from_slice(code_point(bytes, &mut at).encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            other => other,
        };
        bytes::push(&mut out, byte);
    }
    bytes::text(&out)
}

/// Reads what stands behind `\u`: a unit of UTF-16, and the second half of a pair where one follows. Where it is none,
/// nothing is taken.
fn code_point(bytes: &[u8], at: &mut usize) -> char {
    let mut code = unit(bytes, *at);
    if code <= 0xffff {
        *at += 4;
    }
    if let (0xd800..=0xdbff, Some(b"\\u")) = (code, bytes.get(*at..*at + 2))
        && let low @ 0xdc00..=0xdfff = unit(bytes, *at + 2)
    {
        *at += 6;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Four hex digits; where they do not stand there, a number that is no character's.
fn unit(bytes: &[u8], at: usize) -> u32 {
    let mut unit = 0;
    for at in at..at + 4 {
        match bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16)) {
            Some(digit) => unit = unit * 16 + digit,
            None => return u32::MAX,
        }
    }
    unit
}
