//! The middle layer: what is wrong with the parameters themselves.

use super::METHOD;
use super::finding::{Code, Layer};
use super::params::{Param, Params, REQUIRED};
use super::percent;
use super::report::Report;
use crate::bytes::{end, has, is_like, is_word, margin, text, words};
use crate::duplicates;

/// A body has a dozen parameters; a string that is none may have any number of faults, and nobody reads them all.
const MOST_OF_A_KIND: usize = 20;

/// The findings for the absence of what is required, in its order.
const MISSING: [Code; 8] = [
    Code::MissingAppId,
    Code::MissingMethod,
    Code::MissingCharset,
    Code::MissingSignType,
    Code::MissingSign,
    Code::MissingTimestamp,
    Code::MissingVersion,
    Code::MissingBizContent,
];

/// What the values of some parameters are like, where `0` is any digit, and the finding for any other.
const VALUES: [(&str, &str, Code); 4] = [
    ("method", METHOD, Code::WrongMethod),
    ("sign_type", "RSA2,RSA,SM2", Code::BadSignType),
    ("timestamp", "0000-00-00 00:00:00", Code::BadTimestamp),
    ("return_url", "", Code::ReturnUrl),
];

pub(super) fn check(params: &Params<'_>, is_cut: bool, report: &mut Report) {
    let mut whole = params.iter();
    if is_cut {
        whole.next_back();
    }
    for param in whole.clone() {
        if !param.is_readable() && report.count(Code::BadPercentEscape) < MOST_OF_A_KIND {
            let at = param.at.end + percent::intact(param.encoded);
            report.add_at(Code::BadPercentEscape, param, at).layer = Layer::Body;
        }
    }
    check_duplicates(params, report);
    if !is_cut {
        check_missing(params, report);
    }
    for param in whole.filter(|param| param.is_readable()) {
        check_value(param, report);
    }
    check_end(params, report);
}

/// Reports what the gateway needs and is not there.
#[inline(never)]
pub(super) fn check_missing(params: &Params<'_>, report: &mut Report) {
    for (name, code) in words(REQUIRED).zip(&MISSING) {
        if params.text(name).is_empty() {
            report.add_on(*code, name);
        }
    }
}

/// The gateway and the signature's check may each take another one of the two.
fn check_duplicates(params: &Params<'_>, report: &mut Report) {
    let mut names = Vec::new();
    for param in params.iter() {
        names.push(text(param.name));
    }
    for (param, is_second) in params.iter().zip(&duplicates::seconds(&names)) {
        if *is_second && report.count(Code::DuplicateParam) < MOST_OF_A_KIND {
            report.add_at(Code::DuplicateParam, param, param.at.start);
        }
    }
}

fn check_value(param: &Param<'_>, report: &mut Report) {
    let text = param.value.trim_ascii();
    if text.is_empty() {
        return;
    }
    for (name, forms, code) in &VALUES {
        let is_wrong = || !words(forms).any(|form| is_like(text, form));
        if param.is(name) && is_wrong() && !report.has(*code) {
            report.add_in(*code, param, 0).found(text);
        }
    }
    if param.is("sign") {
        check_sign(param, report);
    }
}

/// A signature without white space around it. Spaces before it that its length needs are its own: `+`, read as such.
#[inline(never)]
pub(super) fn signature(value: &[u8]) -> &[u8] {
    let text = value.trim_ascii();
    let start = margin(value);
    let letters = text.iter().filter(|byte| !byte.is_ascii_whitespace() || **byte == b' ').count();
    let missing = letters.wrapping_neg() % 4;
    let is_own = text.ends_with(b"=") && value[..start].ends_with(&b"   "[..missing]);
    let own = if is_own { missing } else { 0 };
    &value[start - own..start + text.len()]
}

fn check_sign(param: &Param<'_>, report: &mut Report) {
    let sign = signature(&param.value);
    let holds = |byte: u8| has(sign, byte);
    let is_urlsafe = holds(b'-') || holds(b'_');
    let other = param.value.iter().position(|byte| !is_base64(*byte));
    let code = if other.is_some() || (is_urlsafe && (holds(b'+') || holds(b'/'))) {
        Code::SignNotBase64
    } else if is_urlsafe {
        Code::SignUrlsafeBase64
    } else if holds(b' ') {
        // An encoder that leaves `+` alone escapes nothing: where there are escapes, the `+` stands for a space.
        let is_encoded = !has(param.encoded, b'+') || percent::has_escape(param.encoded);
        if is_encoded { Code::SignHasSpace } else { Code::SignNotEscaped }
    } else if holds(b'\n') || holds(b'\r') {
        Code::SignHasLinebreaks
    } else {
        return;
    };
    if !report.has(code) {
        let is_fault = |byte: &u8| has(b" \n\r-_", *byte);
        let at = other.or(param.value.iter().position(is_fault)).unwrap_or_default();
        report.add_in(code, param, at);
    }
}

/// Whether base64 has the letter, the standard one or that for URLs, or it is white space, which comes in between.
#[inline(never)]
pub(super) fn is_base64(byte: u8) -> bool {
    is_word(byte) || has(b"+/=- \t\n\x0c\r", byte)
}

/// A line break that came with the text, from a file or a shell, and was encoded with it.
fn check_end(params: &Params<'_>, report: &mut Report) {
    let Some(last) = params.last() else { return };
    if last.ends_with_break() {
        report.add_in(Code::TrailingNewline, last, end(&last.value));
    }
}
