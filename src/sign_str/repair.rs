//! What the server most likely meant.

use super::body::signature;
use super::bytes::{find_text, has, lossy};
use super::check;
use super::finding::Code;
use super::params::{Param, Params};
use super::peel::Peeled;
use super::percent;
use super::report::Report;
use crate::json::Document;

/// The faults that can be undone without a guess.
const UNDONE: [Code; 15] = [
    Code::JsonWrapped,
    Code::WrappedInQuotes,
    Code::HtmlEscaped,
    Code::AlipaysScheme,
    Code::GatewayUrl,
    Code::LeadingQuestionMark,
    Code::InvisibleCharacters,
    Code::SurroundingSpace,
    Code::NotEncoded,
    Code::PartiallyEncoded,
    Code::OverEncoded,
    Code::SignHasSpace,
    Code::SignNotEscaped,
    Code::SignHasLinebreaks,
    Code::TrailingNewline,
];

/// The signStr without its faults, where they can be undone without loss and nothing else is wrong with it; `None` where
/// there is nothing to repair, or no way to.
///
/// ```
/// # use pay_sign_center::sign_str::{check, repair};
/// let body = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
///             &sign=i8X5&timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";
/// let repaired = repair(body).unwrap();
/// assert!(check(&repaired).is_ok());
/// assert_eq!(repair(&repaired), None);
/// ```
#[must_use]
pub fn repair(given: &str) -> Option<String> {
    if !has_undoable(&check(given)) {
        return None;
    }
    let peeled = Peeled::read(given, &mut Report::new())?;
    if lost_others(&Params::split(&peeled.body)) {
        return None;
    }
    // White space that stands there bare is nobody's value: every encoder escapes it.
    let body = mended(&Params::split(peeled.body.trim_ascii()));
    // No encoder leaves a control character bare, so the values are not as they were signed. What is no UTF-8 is lost.
    if body.iter().any(u8::is_ascii_control) || lossy(&body).as_bytes() != body {
        return None;
    }
    let sign_str = percent::encode(&body);
    let report = check(&sign_str);
    (report.is_ok() && !has_undoable(&report)).then_some(sign_str)
}

fn has_undoable(report: &Report) -> bool {
    report.findings().iter().any(|finding| UNDONE.contains(&finding.code()))
}

/// Whether other values may have lost a `+` together with the signature: they have a space where one may have stood, in the
/// signature's way of writing it, and no `+` of theirs is left.
fn lost_others(params: &Params<'_>) -> bool {
    let Some(sign) = params.get("sign").filter(|sign| has(signature(&sign.value), b' ')) else { return false };
    let is_same = |param: &Param<'_>| {
        let has = |text, form| find_text(text, form).is_some();
        [&b"+"[..], b"%20", b" "].iter().any(|form| has(sign.encoded, form) && has(param.encoded, form))
    };
    let mut is_lost = false;
    for param in params.iter().filter(|param| !param.is("sign") && !param.is("timestamp")) {
        if has(&param.value, b'+') && !has(param.encoded, b'+') {
            return false;
        }
        is_lost |= is_same(param) && has_space(param, params);
    }
    is_lost
}

/// Whether a value has a space that may be a `+`, which those between the values of JSON are not.
fn has_space(param: &Param<'_>, params: &Params<'_>) -> bool {
    if param.is("biz_content")
        && let Ok(document) = Document::parse(&param.value, params.dialect())
    {
        return document.strings().any(|(_, text)| has(text.as_bytes(), b' '));
    }
    has(&param.value, b' ')
}

/// The body as it was given, but for the signature and the line breaks at the end.
fn mended(params: &Params<'_>) -> Vec<u8> {
    let last = params.last().map(|last| last.at.start);
    let mut body = Vec::new();
    for param in params.iter() {
        if !body.is_empty() {
            body.push(b'&');
        }
        body.extend_from_slice(param.name);
        body.push(b'=');
        match mended_value(param, Some(param.at.start) == last) {
            Some(value) => body.extend_from_slice(percent::encode(&value).as_bytes()),
            None => body.extend_from_slice(param.encoded),
        }
    }
    body
}

/// The value without its faults; `None` where it has none of those that are undone.
fn mended_value(param: &Param<'_>, is_last: bool) -> Option<Vec<u8>> {
    if param.is("sign") {
        let has_space = param.value.iter().any(u8::is_ascii_whitespace);
        let letters = signature(&param.value).iter().filter(|byte| !matches!(byte, b'\r' | b'\n'));
        return has_space.then(|| letters.map(|byte| if *byte == b' ' { b'+' } else { *byte }).collect());
    }
    // JSON may end with a line break that was signed with it: whether this one was, only a guess could say.
    let ends_with_break = is_last && !param.is("biz_content") && param.ends_with_break();
    ends_with_break.then(|| param.value.trim_ascii_end().to_vec())
}
