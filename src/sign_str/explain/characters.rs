//! Characters that nobody sees, that were escaped for HTML or JSON, or that stand in the place of others.

use super::super::body::is_name;
use super::super::pieces::{self, Piece};
use crate::json;

/// Spaces that are not ASCII or have no width, and marks of direction and of byte order.
const INVISIBLE: [char; 17] = [
    '\u{a0}', '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}', '\u{202a}',
    '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2060}', '\u{3000}', '\u{feff}',
];

/// Each with the character that it stands for.
const ENTITIES: [(&[u8], &[u8]); 12] = [
    (b"&amp;", b"&"),
    (b"&#38;", b"&"),
    (b"&#038;", b"&"),
    (b"&#x26;", b"&"),
    (b"&quot;", b"\""),
    (b"&#34;", b"\""),
    (b"&#39;", b"'"),
    (b"&#039;", b"'"),
    (b"&apos;", b"'"),
    (b"&lt;", b"<"),
    (b"&gt;", b">"),
    (b"&#61;", b"="),
];

/// What a reader of HTML makes of the beginning of a parameter's name, with the rest of the name and what it stands for:
/// `&times` and `&not` need no semicolon.
pub(super) const NAMES_AS_ENTITIES: [(&str, &str, &[u8]); 2] = [("×", "tamp=", b"&times"), ("¬", "ify_url=", b"&not")];

/// So many backslashes or spaces may stand in a row; more are nobody's way of writing, and each would be counted again.
const MOST_IN_A_ROW: usize = 64;

/// A character that can be seen stands for itself, any other for nothing.
pub(super) fn visible(rest: &[u8]) -> Piece<'_> {
    match invisible_length(rest) {
        Some(length) => Piece { length, text: b"" },
        None => pieces::itself(rest),
    }
}

/// How many bytes the invisible character has with which the text begins.
pub(super) fn invisible_length(text: &[u8]) -> Option<usize> {
    if text.first()?.is_ascii() {
        return None;
    }
    // A character has four bytes at most.
    let beginning = &text[..text.len().min(4)];
    let character = beginning.utf8_chunks().next()?.valid().chars().next()?;
    INVISIBLE.contains(&character).then(|| character.len_utf8())
}

/// As [`visible`]; a control character stands for nothing too, and so does a line break with the indent behind it.
pub(super) fn printable(rest: &[u8]) -> Piece<'_> {
    if matches!(rest[0], b'\r' | b'\n') {
        return Piece { length: rest.len() - rest.trim_ascii_start().len(), text: b"" };
    }
    if rest[0].is_ascii_control() { Piece { length: 1, text: b"" } } else { visible(rest) }
}

/// An entity of HTML, or the byte itself.
pub(super) fn entity(rest: &[u8]) -> Piece<'_> {
    if rest[0] == b'&'
        && let Some((entity, text)) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity))
    {
        return Piece { length: entity.len(), text };
    }
    pieces::itself(rest)
}

/// The beginning of a name that was taken for an entity, or the byte itself.
pub(super) fn name_as_entity(rest: &[u8]) -> Piece<'_> {
    let begins = |(sign, name, _): &&(&str, &str, &[u8])| {
        rest.strip_prefix(sign.as_bytes()).is_some_and(|rest| rest.starts_with(name.as_bytes()))
    };
    match NAMES_AS_ENTITIES.iter().find(begins) {
        Some((sign, _, text)) if !rest[0].is_ascii() => Piece { length: sign.len(), text },
        _ => pieces::itself(rest),
    }
}

/// An escape of JSON, of any number of backslashes, or the byte itself.
pub(super) fn json_escape(rest: &[u8]) -> Piece<'_> {
    const ESCAPED: [(&[u8], &[u8]); 5] =
        [(b"u0026", b"&"), (b"u003d", b"="), (b"u003D", b"="), (b"/", b"/"), (b"\"", b"\"")];
    let slashes = rest.iter().take(MOST_IN_A_ROW).take_while(|byte| **byte == b'\\').count();
    match ESCAPED.iter().find(|(escaped, _)| rest[slashes..].starts_with(escaped)) {
        Some((escaped, text)) if slashes > 0 => Piece { length: slashes + escaped.len(), text },
        _ => pieces::itself(rest),
    }
}

/// In a string of JSON: an escape, or the byte itself. Only places are looked for, whatever stands there.
pub(super) fn in_json_string(rest: &[u8]) -> Piece<'_> {
    match json::escape(rest) {
        Some((length, count)) => Piece { length, text: &rest[..count] },
        None => pieces::itself(rest),
    }
}

/// What stands before a parameter in the place of `&`, or the byte itself.
pub(super) fn separator(rest: &[u8]) -> Piece<'_> {
    if !matches!(rest[0], b',' | b';' | b'|' | b'\r' | b'\n') {
        return pieces::itself(rest);
    }
    let spaces = rest[1..].iter().take(MOST_IN_A_ROW).take_while(|byte| byte.is_ascii_whitespace()).count();
    let length = 1 + spaces;
    let name = rest[length..].iter().take_while(|byte| is_name(&[**byte])).count();
    if name > 0 && rest.get(length + name) == Some(&b'=') {
        return Piece { length, text: b"&" };
    }
    pieces::itself(rest)
}
