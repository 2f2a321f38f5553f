//! The text of strings and keys.

use std::borrow::Cow;

/// A string's bytes between its quotes, unescaped. Half a surrogate pair and bytes that are not UTF-8 become U+FFFD.
pub(crate) fn unescape(bytes: &[u8]) -> Cow<'_, str> {
    let Some(first) = bytes.iter().position(|byte| *byte == b'\\') else { return lossy(bytes) };
    let mut text = bytes[..first].to_vec();
    let mut rest = &bytes[first..];
    loop {
        match rest {
            [b'\\', b'u', digits @ ..] => {
                let (letter, length) = code_point(digits);
                text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &digits[length..];
            }
            [b'\\', escape, tail @ ..] => {
                text.push(unescaped(*escape));
                rest = tail;
            }
            // A backslash with nothing behind it stands for nothing.
            [b'\\'] | [] => break,
            [byte, tail @ ..] => {
                text.push(*byte);
                rest = tail;
            }
        }
    }
    Cow::Owned(String::from_utf8(text).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// The escape with which a text begins: its length, and how many bytes it stands for.
pub(crate) fn escape(text: &[u8]) -> Option<(usize, usize)> {
    match text {
        [b'\\', b'u', digits @ ..] => {
            let (letter, length) = code_point(digits);
            Some((2 + length, letter.len_utf8()))
        }
        [b'\\', _, ..] => Some((2, 1)),
        _ => None,
    }
}

/// Bytes as text. Nearly always they are UTF-8, which is seen several times faster than it is mended.
pub(crate) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

fn unescaped(escape: u8) -> u8 {
    match escape {
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        other => other,
    }
}

/// Reads what follows `\u`: a unit of UTF-16, and the second half of a pair where one follows. Returns the character
/// and how many bytes it takes, none where four hex digits are not there.
fn code_point(rest: &[u8]) -> (char, usize) {
    let Some(unit) = utf16_unit(rest) else { return (char::REPLACEMENT_CHARACTER, 0) };
    let pair = match &rest[4..] {
        [b'\\', b'u', digits @ ..] => utf16_unit(digits).map(|low| [unit, low]),
        _ => None,
    };
    let decoded = pair.and_then(|pair| char::decode_utf16(pair).next()?.ok());
    match decoded {
        Some(letter) if letter.len_utf16() == 2 => (letter, 10),
        _ => (char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER), 4),
    }
}

/// Four hex digits.
fn utf16_unit(rest: &[u8]) -> Option<u16> {
    let mut digits = rest.get(..4)?.iter().map(|digit| char::from(*digit).to_digit(16));
    let unit = digits.try_fold(0, |unit, digit| Some(unit * 16 + digit?))?;
    u16::try_from(unit).ok()
}
