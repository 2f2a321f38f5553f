//! Searches in bytes. Each is compiled once and called: written out where it is needed, it is three times a call's size.

/// How many bytes stand before the first `byte`; all of them where there is none.
#[inline(never)]
pub(crate) fn until(bytes: &[u8], byte: u8) -> usize {
    bytes.iter().take_while(|other| **other != byte).count()
}

pub(super) fn has(bytes: &[u8], byte: u8) -> bool {
    until(bytes, byte) < bytes.len()
}

/// Whether it is a letter, a digit or `_`.
#[inline(never)]
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[inline(never)]
pub(super) fn is(text: &[u8], word: &str) -> bool {
    text == word.as_bytes()
}

#[inline(never)]
pub(super) fn is_one_of(text: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| is(text, word))
}

/// How much white space the bytes begin with.
#[inline(never)]
pub(super) fn margin(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// How much there is without the white space at the end.
#[inline(never)]
pub(super) fn end(bytes: &[u8]) -> usize {
    bytes.trim_ascii_end().len()
}

/// How many bytes stand before the first such word, in large letters or small; all of them where there is none.
#[inline(never)]
pub(super) fn until_text(text: &[u8], word: &[u8]) -> usize {
    text.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word)).unwrap_or(text.len())
}

#[inline(never)]
pub(super) fn has_text(text: &[u8], word: &[u8]) -> bool {
    until_text(text, word) < text.len()
}

/// As text, with U+FFFD for what is no UTF-8.
#[inline(never)]
pub(super) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether the text has a digit wherever the pattern has `0`, and else the pattern's characters.
#[inline(never)]
pub(super) fn is_like(text: &[u8], pattern: &[u8]) -> bool {
    let fits = |(byte, pattern): (&u8, &u8)| if *pattern == b'0' { byte.is_ascii_digit() } else { byte == pattern };
    text.len() == pattern.len() && text.iter().zip(pattern).all(fits)
}
