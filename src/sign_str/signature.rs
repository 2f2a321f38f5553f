//! The parameter `sign`: base64 of what a key made.

use super::params::Params;

/// How many bytes a signature has, by keys of 1,024 to 4,096 bits.
const LENGTHS: [usize; 7] = [128, 192, 256, 320, 384, 448, 512];

/// Whether `sign` is standard base64, and as long as a key makes it where the string ends with it.
pub(super) fn is_whole(params: Params<'_>) -> bool {
    let Some(param) = params.get("sign") else { return false };
    let value = param.value();
    let letters = value.iter().take_while(|byte| is_letter(**byte)).count();
    let padding = &value[letters..];
    matches!(padding, b"" | b"=" | b"==")
        && is_base64_of_bytes(letters, padding.len())
        && stand_in(&value).is_none()
        && !(params.is_last(&param) && is_of_rsa(params) && is_too_short(letters, padding.len()))
}

fn is_of_rsa(params: Params<'_>) -> bool {
    let sign_type = params.text("sign_type");
    sign_type.is_empty() || sign_type.starts_with(b"RSA")
}

/// Whether a key makes a signature of so many letters. Some encoders leave the padding out.
fn is_of_a_key(letters: usize, padding: usize) -> bool {
    let is_length = LENGTHS.iter().any(|bytes| (bytes * 4).div_ceil(3) == letters);
    is_length && (padding == 0 || (letters + padding).is_multiple_of(4))
}

fn is_too_short(letters: usize, padding: usize) -> bool {
    // Padding stands at the end of a whole one, by whatever key.
    let is_padded = padding > 0 && (letters + padding).is_multiple_of(4);
    !is_padded && !is_of_a_key(letters, padding) && letters < LENGTHS[6]
}

/// No signature is as short as this. Tests make such ones up, which are nobody's to judge.
const MADE_UP: usize = 16;

/// Whether so many letters can be the base64 of whole bytes.
fn is_base64_of_bytes(letters: usize, padding: usize) -> bool {
    let is_right = letters % 4 != 1 && (padding == 0 || (letters + padding).is_multiple_of(4));
    letters > 0 && (letters < MADE_UP || is_right)
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

/// Where a value of base64's letters stops being base64 of anything: at its padding, or after a letter too many.
pub(super) fn misshapen(value: &[u8]) -> Option<usize> {
    let is_counted = |byte: &u8| !byte.is_ascii_whitespace() || *byte == b' ';
    let text: Vec<u8> = value.trim_ascii().iter().copied().filter(is_counted).collect();
    let letters = text.iter().position(|byte| *byte == b'=').unwrap_or(text.len());
    let padding = text.len() - letters;
    let is_padding = text[letters..].iter().all(|byte| *byte == b'=') && padding <= 2;
    // A space may be a letter, or a line break.
    let has_space = value.contains(&b' ');
    let is_right = is_padding && (has_space || is_base64_of_bytes(letters, padding));
    if is_right { None } else { Some(value.iter().position(|byte| *byte == b'=').unwrap_or_default()) }
}

/// Whether this can be the beginning of a longer signature.
pub(super) fn may_be_cut(params: Params<'_>, sign: &[u8]) -> bool {
    let is_base64 = !sign.is_empty() && sign.iter().all(|byte| is_base64(*byte));
    if !is_of_rsa(params) || !is_base64 || stand_in(sign).is_some() {
        return false;
    }
    let padding = count(sign, |byte| byte == b'=');
    let letters = sign.len() - padding - count(sign, is_break);
    // Its spaces may be line breaks that were read as such.
    let is_whole = is_of_a_key(letters - count(sign, |byte| byte == b' '), padding);
    !is_whole && is_too_short(letters, padding)
}

/// Whether the signature is as long as a key makes it, or has all of its padding.
pub(super) fn has_its_end(params: Params<'_>, sign: &[u8]) -> bool {
    let padding = count(sign, |byte| byte == b'=');
    let letters = sign.len() - padding;
    if is_of_rsa(params) { is_of_a_key(letters, padding) } else { padding > 0 && is_base64_of_bytes(letters, padding) }
}

fn is_break(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r')
}

fn count(text: &[u8], is_counted: fn(u8) -> bool) -> usize {
    text.iter().filter(|byte| is_counted(**byte)).count()
}

/// The signature in standard base64: without line breaks, with `+` where it was read as a space. `None` where only a
/// guess could say which of the two a space is.
pub(super) fn mended(value: &[u8]) -> Option<Vec<u8>> {
    let text = value.iter().copied().filter(|byte| !is_break(*byte));
    let text: Vec<u8> = text.map(standard).collect();
    let padding = count(&text, |byte| byte == b'=');
    let spaces = count(&text, |byte| byte == b' ');
    let letters = text.len() - padding - spaces;
    if is_of_a_key(letters, padding) {
        return Some(text.into_iter().filter(|byte| *byte != b' ').collect());
    }
    let plus = |byte: &u8| if *byte == b' ' { b'+' } else { *byte };
    if is_of_a_key(letters + spaces, padding) {
        return Some(text.iter().map(plus).collect());
    }
    // Base64 for URLs shares its letters with words, so that only its length tells it.
    if value.iter().any(|byte| matches!(byte, b'-' | b'_')) {
        return None;
    }
    // MIME folds base64 at 76 characters, PEM at 64: a space there may be a line break.
    let text = trimmed(&text);
    let is_folded = [64, 76].into_iter().any(|width| text.get(width) == Some(&b' '));
    if is_folded && !is_of_a_key(text.len() - padding, padding) {
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

/// The signature without white space around it. Spaces before it that its length needs are its own: `+`, read as such.
pub(super) fn trimmed(value: &[u8]) -> &[u8] {
    let text = value.trim_ascii();
    let margin = value.len() - value.trim_ascii_start().len();
    let letters = text.iter().filter(|byte| !byte.is_ascii_whitespace() || **byte == b' ').count();
    let missing = letters.wrapping_neg() % 4;
    let is_own = text.ends_with(b"=") && value[..margin].ends_with(&b"   "[..missing]);
    let start = if is_own { margin - missing } else { margin };
    &value[start..margin + text.len()]
}
