//! Whether the end is missing: what is left then must not be taken for a dozen other faults.

use super::METHOD;
use super::body::{self, is_base64};
use super::finding::Code;
use super::params::{Param, Params, REQUIRED};
use super::percent;
use super::report::Report;
use crate::bytes::{is, is_like, words};
use crate::data::decimal;
use crate::json::Document;

/// Values that are known from their start on; `0` is any digit.
const KNOWN: [(&str, &str); 5] = [
    ("method", METHOD),
    ("version", "1.0"),
    ("charset", "utf-8"),
    ("charset", "UTF-8"),
    ("timestamp", "0000-00-00 00:00:00"),
];

/// Reports a string that was cut off, as far as the end of its body tells.
pub(super) fn report(params: &Params<'_>, end: usize, report: &mut Report) -> bool {
    let Some(last) = params.last() else { return false };
    let is_cut = ends_early(params, last);
    if is_cut {
        let finding = report.add_at(Code::Truncated, last, end);
        if last.is("sign") {
            finding.expected("172 or 344 characters of `sign`").found(decimal(last.value.len() as i32).as_bytes());
        }
    }
    is_cut
}

fn ends_early(params: &Params<'_>, last: &Param<'_>) -> bool {
    let text = last.value.trim_ascii();
    let broken = last.encoded.len() - percent::intact(last.encoded);
    matches!(broken, 1 | 2)
        || KNOWN.iter().any(|(name, whole)| last.is(name) && is_start(text, whole))
        || (last.is("sign") && is_start_of_signature(params, body::signature(&last.value)))
        || (last.is("biz_content") && is_start_of_json(params, text))
        || ends_before_others(params, last, text)
}

fn is_start(text: &[u8], whole: &str) -> bool {
    !text.is_empty() && text.len() < whole.len() && is_like(text, &whole.as_bytes()[..text.len()])
}

/// Whether parameters are missing that would come after the last one, or all but a piece of its value.
fn ends_before_others(params: &Params<'_>, last: &Param<'_>, text: &[u8]) -> bool {
    let (mut missing, mut are_behind) = (0, true);
    for name in words(REQUIRED) {
        if params.get(name).is_none() {
            missing += 1;
            are_behind &= is(name, "sign") || name > last.name;
        }
    }
    match missing {
        0 => false,
        _ if !last.has_equals_sign() || (last.is("sign_type") && is_start(text, "RSA2")) => true,
        1 => false,
        // Most servers sort: what is missing comes after what is there, the signature in its place or last.
        _ => are_behind && is_sorted(params),
    }
}

fn is_sorted(params: &Params<'_>) -> bool {
    let mut last: &[u8] = b"";
    params.iter().all(|param| core::mem::replace(&mut last, param.name) <= param.name)
}

fn is_start_of_signature(params: &Params<'_>, sign: &[u8]) -> bool {
    let (mut letters, mut padding) = (0, 0);
    for &byte in sign {
        match byte {
            _ if !is_base64(byte) => return false,
            b'\t' | b'\n' | b'\x0c' | b'\r' => {}
            b'=' => padding += 1,
            _ => letters += 1,
        }
    }
    let sign_type = params.text(b"sign_type");
    let is_rsa = sign_type.is_empty() || sign_type.starts_with(b"RSA");
    // The letters of what RSA keys of 1,024 to 4,096 bits sign. Without its padding, as some encoders write it, it is whole.
    let is_whole = matches!(letters, 171 | 342 | 512 | 683) && (padding == 0 || (letters + padding) % 4 == 0);
    is_rsa && !sign.is_empty() && !is_whole && letters < 683
}

fn is_start_of_json(params: &Params<'_>, json: &[u8]) -> bool {
    let error = Document::parse(json, params.dialect()).err();
    json.starts_with(b"{") && error.is_some_and(|error| error.at == json.len())
}
