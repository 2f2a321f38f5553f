//! What the standard library does in more code, since it is to be fast. Each is there once: it is not inlined.

use std::borrow::Cow;

/// Whether the byte is among them.
#[inline(never)]
#[expect(clippy::manual_contains, reason = "`contains` compares words, in ten times the code")]
pub(crate) fn has(bytes: &[u8], byte: u8) -> bool {
    bytes.iter().any(|&other| other == byte)
}

/// What stands for bytes that are no UTF-8.
const REPLACEMENT: &str = "\u{fffd}";

/// The bytes as text, borrowed where all of them are UTF-8 and there are any; what is none becomes U+FFFD.
#[inline(never)]
pub(crate) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        if chunk.valid().len() == bytes.len() {
            return chunk.valid().into();
        }
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push_str(REPLACEMENT);
        }
    }
    text.into()
}

/// The same as a text of its own.
#[inline(never)]
pub(crate) fn text(bytes: &[u8]) -> String {
    lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_lossy_as_the_standard_library_is() {
        let texts: [&[u8]; 7] =
            [b"", b"a", "张".as_bytes(), b"\xff", b"a\xe5\xbc", b"\xe5\xbcb\xff\xffc", b"\xd5\xc5{"];
        for bytes in texts {
            let expected = String::from_utf8_lossy(bytes);
            assert_eq!(lossy(bytes), expected, "{bytes:?}");
            assert_eq!(
                matches!(lossy(bytes), Cow::Borrowed(_)),
                matches!(expected, Cow::Borrowed(_)) && !bytes.is_empty()
            );
        }
    }
}
