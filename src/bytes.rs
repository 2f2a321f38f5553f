//! Searches in bytes, and bytes as text. Each is compiled once and called: written out where it is needed, it is three times a
//! call's size, and what the standard library has is larger, since it is to be fast.

use std::borrow::Cow;

/// How many bytes stand before the first `byte`; all of them where there is none.
#[inline(never)]
pub(crate) fn until(bytes: &[u8], byte: u8) -> usize {
    bytes.iter().take_while(|other| **other != byte).count()
}

pub(crate) fn has(bytes: &[u8], byte: u8) -> bool {
    until(bytes, byte) < bytes.len()
}

/// Whether it is a letter, a digit or `_`.
#[inline(never)]
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[inline(never)]
pub(crate) fn is(text: &[u8], word: &str) -> bool {
    text == word.as_bytes()
}

/// The words of a list with commas between them. One text in place of many: each of a list's has an address and a length
/// besides.
pub(crate) struct Words<'a>(&'a [u8]);

pub(crate) fn words(list: &str) -> Words<'_> {
    Words(list.as_bytes())
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    #[inline(never)]
    fn next(&mut self) -> Option<&'a [u8]> {
        let word = self.0.get(..until(self.0, b',')).filter(|word| !word.is_empty());
        self.0 = self.0.get(word?.len() + 1..).unwrap_or_default();
        word
    }
}

/// Whether it is one of a list with commas between its words.
#[inline(never)]
pub(crate) fn is_one_of(text: &[u8], list: &str) -> bool {
    words(list).any(|word| text == word)
}

/// How much white space the bytes begin with.
#[inline(never)]
pub(crate) fn margin(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// How much there is without the white space at the end.
#[inline(never)]
pub(crate) fn end(bytes: &[u8]) -> usize {
    bytes.trim_ascii_end().len()
}

/// How many bytes stand before the first such word, in large letters or small; all of them where there is none.
#[inline(never)]
pub(crate) fn until_text(text: &[u8], word: &[u8]) -> usize {
    text.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word)).unwrap_or(text.len())
}

#[inline(never)]
pub(crate) fn has_text(text: &[u8], word: &[u8]) -> bool {
    until_text(text, word) < text.len()
}

/// Whether the text has a digit wherever the pattern has `0`, and else the pattern's characters.
#[inline(never)]
pub(crate) fn is_like(text: &[u8], pattern: &[u8]) -> bool {
    let fits = |(byte, pattern): (&u8, &u8)| if *pattern == b'0' { byte.is_ascii_digit() } else { byte == pattern };
    text.len() == pattern.len() && text.iter().zip(pattern).all(fits)
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
