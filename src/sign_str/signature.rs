//! The parameter `sign`: base64 of what a key made.

use super::params::Params;

/// How many bytes a signature has, by keys of 1,024 to 4,096 bits.
const LENGTHS: [usize; 7] = [128, 192, 256, 320, 384, 448, 512];

/// A shorter `sign` is a placeholder of a test; its shape is not judged.
const MADE_UP: usize = 16;

/// What a value of base64's bytes is made of, its line breaks aside.
#[derive(Clone, Copy)]
struct Shape {
    letters: usize,
    spaces: usize,
    padding: usize,
}

impl Shape {
    fn of(value: &[u8]) -> Self {
        let count = |is_counted: fn(u8) -> bool| value.iter().filter(|byte| is_counted(**byte)).count();
        let (spaces, padding) = (count(|byte| byte == b' '), count(|byte| byte == b'='));
        Shape { letters: value.len() - count(is_break) - spaces - padding, spaces, padding }
    }

    /// The same, where each space is a `+` that was read as one.
    fn with_plus_signs(self) -> Self {
        Shape { letters: self.letters + self.spaces, spaces: 0, ..self }
    }

    /// Whether padding fills the last group of four letters.
    fn is_filled(self) -> bool {
        (self.letters + self.padding).is_multiple_of(4)
    }

    /// Whether a key makes a signature of so many letters. Some encoders leave the padding out.
    fn is_of_a_key(self) -> bool {
        let is_length = LENGTHS.iter().any(|bytes| (bytes * 4).div_ceil(3) == self.letters);
        is_length && (self.padding == 0 || self.is_filled())
    }

    /// Whether it can be the base64 of whole bytes.
    fn is_of_bytes(self) -> bool {
        let is_right = self.letters % 4 != 1 && (self.padding == 0 || self.is_filled());
        self.letters > 0 && (self.letters < MADE_UP || is_right)
    }

    fn is_too_short(self) -> bool {
        // A `sign` with its padding is whole, whatever the key.
        let is_padded = self.padding > 0 && self.is_filled();
        !is_padded && !self.is_of_a_key() && self.letters < LENGTHS[6]
    }
}

/// Whether `sign` is standard base64, and as long as a key makes it where the string ends with it.
pub(super) fn is_whole(params: Params<'_>) -> bool {
    let Some(param) = params.get("sign") else { return false };
    let value = param.value();
    let letters = value.iter().take_while(|byte| is_letter(**byte)).count();
    let padding = &value[letters..];
    let shape = Shape { letters, spaces: 0, padding: padding.len() };
    matches!(padding, b"" | b"=" | b"==")
        && shape.is_of_bytes()
        && stand_in(&value).is_none()
        && !(params.is_last(&param) && is_of_rsa(params) && shape.is_too_short())
}

fn is_of_rsa(params: Params<'_>) -> bool {
    let sign_type = params.text("sign_type");
    sign_type.is_empty() || sign_type.starts_with(b"RSA")
}

/// What stands in the place of a signature and is none for certain, though base64 has its letters.
pub(super) fn stand_in(sign: &[u8]) -> Option<&'static str> {
    let is_hex = |digits: fn(&u8) -> bool| {
        let has = |kind: fn(&u8) -> bool| sign.iter().any(kind);
        sign.iter().all(|byte| byte.is_ascii_digit() || digits(byte)) && has(u8::is_ascii_digit) && has(digits)
    };
    match sign {
        b"undefined" => Some("undefined"),
        b"null" => Some("null"),
        b"NaN" => Some("NaN"),
        b"true" | b"false" => Some("a boolean"),
        _ if sign.len() < 32 => None,
        _ if is_hex(|byte| matches!(byte, b'a'..=b'f')) || is_hex(|byte| matches!(byte, b'A'..=b'F')) => {
            Some("hex digits")
        }
        _ => None,
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}

/// Whether base64 has the byte, the standard one or that for URLs, or it is white space, which comes in between.
pub(super) fn is_base64(byte: u8) -> bool {
    is_letter(byte) || b"-_= \t\n\x0c\r".contains(&byte)
}

/// Where a value of base64's bytes stops being base64 of anything: at its padding, or after a letter too many.
pub(super) fn misshapen(value: &[u8]) -> Option<usize> {
    let is_padding = |byte: &u8| *byte == b'=';
    let first = value.iter().position(is_padding);
    let behind = value[first.unwrap_or(value.len())..].iter();
    let is_at_end = behind.clone().all(|byte| is_padding(byte) || byte.is_ascii_whitespace());
    let shape = Shape::of(value);
    // A space may be a letter, or a line break.
    let is_right = is_at_end && shape.padding <= 2 && (shape.spaces > 0 || shape.is_of_bytes());
    if is_right { None } else { first.or(Some(0)) }
}

/// Whether this can be the beginning of a longer signature.
pub(super) fn may_be_cut(params: Params<'_>, sign: &[u8]) -> bool {
    let is_base64 = !sign.is_empty() && sign.iter().all(|byte| is_base64(*byte));
    let shape = Shape::of(sign);
    // Its spaces may be line breaks that were read as such.
    let can_be_short = !shape.is_of_a_key() && shape.with_plus_signs().is_too_short();
    is_of_rsa(params) && is_base64 && stand_in(sign).is_none() && can_be_short
}

/// Whether the signature is as long as a key makes it, or has all of its padding.
pub(super) fn has_its_end(params: Params<'_>, sign: &[u8]) -> bool {
    let shape = Shape::of(sign);
    if is_of_rsa(params) { shape.is_of_a_key() } else { shape.padding > 0 && shape.is_of_bytes() }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r')
}

/// The signature in standard base64: without line breaks, with `+` where it was read as a space. `None` where only a
/// guess could say which of the two a space is.
pub(super) fn mended(value: &[u8]) -> Option<Vec<u8>> {
    let text = value.iter().copied().filter(|byte| !is_break(*byte));
    let text: Vec<u8> = text.map(standard).collect();
    let shape = Shape::of(&text);
    if shape.is_of_a_key() {
        return Some(text.into_iter().filter(|byte| *byte != b' ').collect());
    }
    let plus = |byte: &u8| if *byte == b' ' { b'+' } else { *byte };
    if shape.with_plus_signs().is_of_a_key() {
        return Some(text.iter().map(plus).collect());
    }
    // Base64 for URLs shares its letters with words, so that only its length tells it.
    if value.iter().any(|byte| matches!(byte, b'-' | b'_')) {
        return None;
    }
    // MIME folds base64 at 76 characters, PEM at 64: a space there may be a line break.
    let text = trimmed(&text);
    let is_folded = [64, 76].into_iter().any(|width| text.get(width) == Some(&b' '));
    if is_folded && !Shape::of(text).with_plus_signs().is_of_a_key() {
        return None;
    }
    Some(text.iter().map(plus).collect())
}

/// The letter of standard base64 for one of base64 for URLs.
fn standard(letter: u8) -> u8 {
    match letter {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }
}

/// The signature without white space around it. Up to three spaces before it stay where its length needs them: they were `+`.
pub(super) fn trimmed(value: &[u8]) -> &[u8] {
    let text = value.trim_ascii();
    let margin = value.len() - value.trim_ascii_start().len();
    let letters = text.iter().filter(|byte| !byte.is_ascii_whitespace() || **byte == b' ').count();
    let missing = letters.wrapping_neg() % 4;
    let is_own = text.ends_with(b"=") && value[..margin].ends_with(&b"   "[..missing]);
    let start = if is_own { margin - missing } else { margin };
    &value[start..margin + text.len()]
}
