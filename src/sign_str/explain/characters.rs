//! Characters that nobody sees, and those that were escaped for HTML.

use super::super::pieces::{self, Piece};

/// Spaces that are not ASCII or have no width, and marks of direction and of byte order.
const INVISIBLE: [char; 17] = [
    '\u{a0}', '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{202a}',
    '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2060}', '\u{3000}', '\u{feff}',
];

/// Each with the character that it stands for.
const ENTITIES: [(&[u8], u8); 8] = [
    (b"&amp;", b'&'),
    (b"&quot;", b'"'),
    (b"&#34;", b'"'),
    (b"&#39;", b'\''),
    (b"&lt;", b'<'),
    (b"&gt;", b'>'),
    (b"&#61;", b'='),
    (b"&#38;", b'&'),
];

/// A character that can be seen stands for itself, any other for nothing.
pub(super) fn visible(rest: &[u8]) -> Piece {
    match invisible_length(rest) {
        Some(length) => Piece { length, byte: None },
        None => pieces::itself(rest),
    }
}

/// How many bytes the invisible character has with which the text begins.
pub(super) fn invisible_length(text: &[u8]) -> Option<usize> {
    if text.first()?.is_ascii() {
        return None;
    }
    let begins = |letter: &&char| text.starts_with(letter.encode_utf8(&mut [0; 4]).as_bytes());
    INVISIBLE.iter().find(begins).map(|letter| letter.len_utf8())
}

/// The same, where a control character is none of the text's either.
pub(super) fn printable(rest: &[u8]) -> Piece {
    if rest[0].is_ascii_control() { Piece { length: 1, byte: None } } else { visible(rest) }
}

/// An entity of HTML, or the byte itself.
pub(super) fn entity(rest: &[u8]) -> Piece {
    if rest[0] == b'&'
        && let Some((entity, byte)) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))
    {
        return Piece { length: entity.len(), byte: Some(*byte) };
    }
    pieces::itself(rest)
}
