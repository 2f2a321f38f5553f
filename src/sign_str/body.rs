//! The middle layer: what is wrong with the parameters themselves.

use super::METHOD;
use super::draft::Draft;
use super::finding::{Code, Layer};
use super::params::{Param, Params, REQUIRED};
use super::peel::Peeled;
use super::percent;
use crate::bytes;
use crate::duplicates;
use std::borrow::Cow;

/// A body has a dozen parameters; a string that is none may have any number of faults, and nobody reads them all.
const MOST_OF_A_KIND: usize = 20;

pub(super) fn check(params: &Params<'_>, peeled: &Peeled<'_>, is_cut: bool, draft: &mut Draft<'_>) {
    let last = params.iter().next_back().map_or(0, |param| param.at.start);
    let is_whole = |param: &&Param<'_>| !is_cut || param.at.start != last;
    let broken = params.iter().filter(is_whole).filter_map(|param| Some((param, percent::bad_escape(param.encoded)?)));
    for (param, at) in broken.take(MOST_OF_A_KIND) {
        draft.report(Code::BadPercentEscape).layer(Layer::Body).param(&param.name).at(peeled, param.at.end + at);
    }
    check_duplicates(params, peeled, draft);
    if !is_cut {
        check_missing(params, draft);
    }
    let is_readable = |param: &&Param<'_>| percent::bad_escape(param.encoded).is_none();
    for param in params.iter().filter(is_whole).filter(is_readable) {
        check_value(param, peeled, draft);
    }
    check_end(params, peeled, draft);
}

/// Reports what the gateway needs and is not there.
pub(super) fn check_missing(params: &Params<'_>, draft: &mut Draft<'_>) {
    for (name, missing) in REQUIRED {
        if params.get(name).is_none_or(|param| param.value().trim_ascii().is_empty()) {
            draft.report(missing).param(name);
        }
    }
}

/// The gateway and the signature's check may each take another one of the two.
fn check_duplicates(params: &Params<'_>, peeled: &Peeled<'_>, draft: &mut Draft<'_>) {
    let names: Vec<_> = params.iter().map(|param| Cow::Borrowed(&*param.name)).collect();
    let seconds = params.iter().zip(duplicates::seconds(&names)).filter(|(_, is_second)| *is_second);
    for (param, _) in seconds.take(MOST_OF_A_KIND) {
        draft.report(Code::DuplicateParam).param(&param.name).at(peeled, param.at.start);
    }
}

fn check_value(param: &Param<'_>, peeled: &Peeled<'_>, draft: &mut Draft<'_>) {
    let value = param.value();
    let text = if param.name == "sign" { signature(&value) } else { value.trim_ascii() };
    if text.is_empty() {
        return;
    }
    let code = match &*param.name {
        "method" if text != METHOD.as_bytes() => Code::WrongMethod,
        "sign_type" if !matches!(text, b"RSA2" | b"RSA" | b"SM2") => Code::BadSignType,
        "timestamp" if !is_timestamp(text) => Code::BadTimestamp,
        "return_url" => Code::ReturnUrl,
        "sign" => return check_sign(param, text, peeled, draft),
        _ => return,
    };
    draft.report_once(code, |place| place.param(&param.name).at(peeled, param.at.end).found(text));
}

/// A signature without white space around it. Spaces before it that its length needs are its own: `+`, read as such.
pub(super) fn signature(value: &[u8]) -> &[u8] {
    let text = value.trim_ascii();
    let start = value.len() - value.trim_ascii_start().len();
    let letters = text.iter().filter(|byte| !byte.is_ascii_whitespace() || **byte == b' ').count();
    let missing = letters.wrapping_neg() % 4;
    let spaces = value[..start].iter().rev().take_while(|byte| **byte == b' ').count();
    let own = if text.ends_with(b"=") && missing <= spaces { missing } else { 0 };
    &value[start - own..start + text.len()]
}

fn check_sign(param: &Param<'_>, sign: &[u8], peeled: &Peeled<'_>, draft: &mut Draft<'_>) {
    let has = |byte: u8| bytes::has(sign, byte);
    let is_urlsafe = has(b'-') || has(b'_');
    let other = param.value().iter().position(|byte| !is_base64(*byte));
    let code = if other.is_some() || (is_urlsafe && (has(b'+') || has(b'/'))) {
        Code::SignNotBase64
    } else if is_urlsafe {
        Code::SignUrlsafeBase64
    } else if has(b' ') {
        // An encoder that leaves `+` alone escapes nothing: where there are escapes, the `+` stands for a space.
        let is_encoded = !bytes::has(param.encoded, b'+') || percent::has_escape(param.encoded);
        if is_encoded { Code::SignHasSpace } else { Code::SignNotEscaped }
    } else if has(b'\n') || has(b'\r') {
        Code::SignHasLinebreaks
    } else {
        return;
    };
    let is_fault = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'-' | b'_');
    let at = other.or(param.value().iter().position(is_fault)).unwrap_or_default();
    draft.report_once(code, |place| {
        place.param("sign").at(peeled, param.at.end + percent::encoded_offset(param.encoded, at))
    });
}

/// Whether base64 has the letter, the standard one or that for URLs, or it is white space, which comes in between.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
}

/// A line break that came with the text, from a file or a shell, and was encoded with it.
fn check_end(params: &Params<'_>, peeled: &Peeled<'_>, draft: &mut Draft<'_>) {
    let Some(last) = params.iter().next_back() else { return };
    let value = last.value();
    if value.ends_with(b"\n") || value.ends_with(b"\r") {
        let at = last.at.end + percent::encoded_offset(last.encoded, value.trim_ascii_end().len());
        draft.report(Code::TrailingNewline).param(&last.name).at(peeled, at);
    }
}

/// `yyyy-MM-dd HH:mm:ss`
fn is_timestamp(text: &[u8]) -> bool {
    is_like(text, b"0000-00-00 00:00:00")
}

/// Whether the text has a digit wherever the pattern has `0`, and else the pattern's characters.
pub(super) fn is_like(text: &[u8], pattern: &[u8]) -> bool {
    let fits = |(byte, pattern): (&u8, &u8)| if *pattern == b'0' { byte.is_ascii_digit() } else { byte == pattern };
    text.len() == pattern.len() && text.iter().zip(pattern).all(fits)
}
