//! The parameter `sign`: base64 of what a key made.

use super::params::Params;

/// How many letters the base64 of a signature has, without its padding, by keys of 1,024 to 4,096 bits.
const WHOLE: [usize; 4] = [171, 342, 512, 683];

/// Whether `sign` is standard base64, and as long as a key makes it where the string ends with it.
pub(super) fn is_whole(params: Params<'_>) -> bool {
    let Some(param) = params.get("sign") else { return false };
    let value = param.value();
    let letters = value.iter().take_while(|byte| is_letter(**byte)).count();
    let padding = &value[letters..];
    letters > 0
        && matches!(padding, b"" | b"=" | b"==")
        && !(params.is_last(&param) && is_of_rsa(params) && is_too_short(letters, padding.len()))
}

fn is_of_rsa(params: Params<'_>) -> bool {
    let sign_type = params.text("sign_type");
    sign_type.is_empty() || sign_type.starts_with(b"RSA")
}

/// Whether no key makes a signature of so many letters. Without its padding, as some encoders write it, it is whole.
fn is_too_short(letters: usize, padding: usize) -> bool {
    let is_whole = WHOLE.contains(&letters) && (padding == 0 || (letters + padding).is_multiple_of(4));
    !is_whole && letters < WHOLE[3]
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}

/// Whether base64 has the byte, the standard one or that for URLs, or it is white space, which comes in between.
pub(super) fn is_base64(byte: u8) -> bool {
    is_letter(byte) || b"-_= \t\n\x0c\r".contains(&byte)
}

/// Whether this can be the beginning of a longer signature.
pub(super) fn may_be_cut(params: Params<'_>, sign: &[u8]) -> bool {
    if !is_of_rsa(params) || sign.is_empty() || !sign.iter().all(|byte| is_base64(*byte)) {
        return false;
    }
    let padding = sign.iter().filter(|byte| **byte == b'=').count();
    let breaks = sign.iter().filter(|byte| matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r')).count();
    is_too_short(sign.len() - padding - breaks, padding)
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
