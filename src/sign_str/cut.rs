//! Whether the end is missing: what is left then must not be taken for a dozen other faults.

use super::METHOD;
use super::body::{self, is_like};
use super::draft::Draft;
use super::finding::Code;
use super::params::{Param, Params, REQUIRED};
use super::peel::Peeled;
use super::percent;
use crate::data::decimal;
use crate::json::{Dialect, Document};

/// The letters of base64, without padding, of what RSA keys of 1,024 to 4,096 bits sign.
const RSA_LETTERS: [usize; 4] = [171, 342, 512, 683];

/// Reports a string that was cut off, as far as its end tells.
pub(super) fn report(params: &Params<'_>, peeled: &Peeled<'_>, draft: &mut Draft<'_>) -> bool {
    let Some(last) = params.iter().next_back() else { return false };
    let is_cut = ends_early(params, last);
    if is_cut {
        let place = draft.report(Code::Truncated).param(&last.name).at(peeled, peeled.body.len());
        if last.name == "sign" {
            place.expected("172 or 344 characters of `sign`").found(decimal(last.value().len() as i32).as_bytes());
        }
    }
    is_cut
}

fn ends_early(params: &Params<'_>, last: &Param<'_>) -> bool {
    if percent::bad_escape(last.encoded).is_some_and(|at| last.encoded.len() - at < 3) {
        return true;
    }
    let value = last.value();
    let text = value.trim_ascii();
    let is_start = |whole: &str| !text.is_empty() && text.len() < whole.len() && whole.as_bytes().starts_with(text);
    match &*last.name {
        "sign" if is_start_of_signature(params, body::signature(&value)) => return true,
        "biz_content" if is_start_of_json(params, text) => return true,
        "method" if is_start(METHOD) => return true,
        "version" if is_start("1.0") => return true,
        "charset" if is_start("utf-8") || is_start("UTF-8") => return true,
        "timestamp" if is_start_of_timestamp(text) => return true,
        _ => {}
    }
    let missing = || REQUIRED.iter().filter(|(name, _)| params.get(name).is_none());
    let has_no_value = last.at.end == last.at.start + last.name.len();
    match missing().count() {
        0 => false,
        _ if has_no_value || (last.name == "sign_type" && is_start("RSA2")) => true,
        1 => false,
        // Most servers sort: what is missing comes after what is there, the signature in its place or last.
        _ => is_sorted(params) && missing().all(|(name, _)| *name == "sign" || **name > *last.name),
    }
}

fn is_sorted(params: &Params<'_>) -> bool {
    params.iter().zip(params.iter().skip(1)).all(|(param, next)| param.name <= next.name)
}

fn is_start_of_timestamp(text: &[u8]) -> bool {
    const WHOLE: &[u8] = b"0000-00-00 00:00:00";
    !text.is_empty() && text.len() < WHOLE.len() && is_like(text, &WHOLE[..text.len()])
}

fn is_start_of_signature(params: &Params<'_>, sign: &[u8]) -> bool {
    let base64 = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b' ' | b'-' | b'_');
    let letters = sign.iter().filter(base64).count();
    let padding = sign.iter().filter(|&&byte| byte == b'=').count();
    let sign_type = params.text("sign_type");
    let is_rsa = sign_type.is_empty() || sign_type.starts_with("RSA");
    // A signature without its padding, as some encoders write it, is whole.
    let is_whole = RSA_LETTERS.contains(&letters) && (padding == 0 || (letters + padding) % 4 == 0);
    let is_base64 = sign.iter().all(|byte| body::is_base64(*byte));
    is_rsa && is_base64 && !sign.is_empty() && !is_whole && letters < RSA_LETTERS[3]
}

fn is_start_of_json(params: &Params<'_>, json: &[u8]) -> bool {
    let error = Document::parse(json, Dialect { double_byte: params.is_double_byte(), lenient: false }).err();
    json.starts_with(b"{") && error.is_some_and(|error| error.at == json.len())
}
