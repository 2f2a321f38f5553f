//! The text of strings and keys.

use std::borrow::Cow;

pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// A string's bytes between its quotes, unescaped. Half a surrogate pair and bytes that are no UTF-8 become U+FFFD.
pub(crate) fn unescape(bytes: &[u8]) -> Cow<'_, str> {
    if !bytes.contains(&b'\\') {
        return lossy(bytes);
    }
    let mut out = Vec::new();
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        out.push(if byte == b'\\' {
            let Some((&escape, tail)) = rest.split_first() else { break };
            rest = tail;
            match escape {
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'u' => {
                    out.extend_from_slice(code_point(&mut rest).encode_utf8(&mut [0; 4]).as_bytes());
                    continue;
                }
                other => other,
            }
        } else {
            byte
        });
    }
    Cow::Owned(lossy(&out).into_owned())
}

/// Reads what stands behind `\u`: a unit of UTF-16, and the second half of a pair where one follows.
fn code_point(rest: &mut &[u8]) -> char {
    let mut code = unit(rest);
    if let (0xd800..=0xdbff, Some(mut tail)) = (code, rest.strip_prefix(b"\\u"))
        && let low @ 0xdc00..=0xdfff = unit(&mut tail)
    {
        *rest = tail;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Takes four hex digits; where they do not stand there, it is U+FFFD, and nothing is taken.
fn unit(rest: &mut &[u8]) -> u32 {
    let add = |value, &byte: &u8| Some(value * 16 + char::from(byte).to_digit(16)?);
    let value = rest.get(..4).and_then(|digits| digits.iter().try_fold(0, add));
    if value.is_some() {
        *rest = &rest[4..];
    }
    value.unwrap_or(0xfffd)
}
