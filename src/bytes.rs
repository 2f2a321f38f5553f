//! Searches in bytes, and bytes as text. Each is compiled once and called: written out where it is needed, it is three times a
//! call's size, and what the standard library has is larger, since it is to be fast.

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

/// The bytes as text; what is no UTF-8 becomes U+FFFD: each beginning of a character that breaks off is one U+FFFD, as in
/// [the standard's decoder](https://encoding.spec.whatwg.org/#utf-8-decoder).
#[inline(never)]
pub(crate) fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    // The character as far as it was read, and how many of its bytes are missing.
    let (mut code, mut missing) = (0, 0);
    for &byte in bytes {
        let next = code << 6 | u32::from(byte & 0x3f);
        let goes_on = byte & 0xc0 == 0x80
            && match missing {
                0 => false,
                1 => true,
                // Neither written longer than need be, nor half a surrogate pair, nor behind the last character.
                2 => !matches!(next, 0..0x20 | 0x360..0x380),
                _ => matches!(next, 0x10..0x110),
            };
        if missing > 0 && !goes_on {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        (code, missing) = match byte {
            _ if goes_on => (next, missing - 1),
            0..0x80 => (byte.into(), 0),
            0xc2..0xe0 => (u32::from(byte & 0x1f), 1),
            0xe0..0xf0 => (u32::from(byte & 0xf), 2),
            0xf0..0xf5 => (u32::from(byte & 7), 3),
            _ => (char::REPLACEMENT_CHARACTER.into(), 0),
        };
        if missing == 0 {
            text.push(char::from_u32(code).unwrap_or_default());
        }
    }
    if missing > 0 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// Adds a byte. By way of what adds many: the standard library's `push` grows a vector in a way of its own.
#[inline(never)]
pub(crate) fn push(bytes: &mut Vec<u8>, byte: u8) {
    bytes.extend_from_slice(&[byte]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_as_the_standard_library_reads_it() {
        let edges = *b"a\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xe1\xed\xef\xf0\xf1\xf4\xf5\xff";
        let mut texts = vec![Vec::new()];
        for length in 0..4 {
            for at in 0..texts.len() {
                if texts[at].len() == length {
                    texts.extend(edges.map(|byte| [&*texts[at], &[byte]].concat()));
                }
            }
        }
        for bytes in texts {
            assert_eq!(text(&bytes), String::from_utf8_lossy(&bytes), "{bytes:x?}");
        }
        assert_eq!(text("张😀\u{fffd}\u{10ffff}".as_bytes()), "张😀\u{fffd}\u{10ffff}");
    }
}
