//! A body that was written in base64.

use super::super::finding::Code;
use super::super::params::known_name_at_start;
use super::super::percent;
use super::super::pieces::Piece;
use super::wrapping::Wrapping;

/// The body, if the text is the base64 of one, encoded or not.
pub(super) fn find(text: &[u8]) -> Option<Wrapping> {
    let body = decode(text)?;
    known_name_at_start(&percent::decode(&body))?;
    let place = 0..text.len();
    Some(Wrapping { code: Code::Base64Wrapped, place, start: 0, read: group, inner: body, message: None })
}

/// Four letters stand for three bytes, the last ones perhaps for fewer; whichever: only places are looked for.
fn group(rest: &[u8]) -> Piece<'_> {
    let group = &rest[..rest.len().min(4)];
    let letters = group.iter().take_while(|byte| **byte != b'=').count();
    Piece { length: group.len(), text: &rest[..letters.saturating_sub(1)] }
}

fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let letters = text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text);
    let bits = letters.iter().map(|letter| bits(*letter)).collect::<Option<Vec<_>>>()?;
    let bytes = bits.chunks(4).flat_map(|group| {
        let joined = group.iter().fold(0, |joined, bits| joined << 6 | u32::from(*bits)) << (6 * (4 - group.len()));
        joined.to_be_bytes()[1..].to_vec().into_iter().take(group.len() - 1)
    });
    Some(bytes.collect())
}

/// The six bits of a letter, of the standard alphabet or of that for URLs.
fn bits(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}
