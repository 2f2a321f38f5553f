//! What the server most likely meant.

use super::body::signature;
use super::check;
use super::finding::Code;
use super::params::{Param, Params};
use super::peel::Peeled;
use super::percent;
use super::strings;
use crate::bytes::{end, has, has_text, push, text, words};

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
    if !check(given).has_any(&UNDONE) {
        return None;
    }
    let peeled = Peeled::of(given);
    let peeled = peeled.as_ref()?;
    if lost_others(&Params::split(&peeled.body)) {
        return None;
    }
    // White space that stands there bare is nobody's value: every encoder escapes it.
    let body = mended(&Params::split(peeled.body.trim_ascii()));
    // No encoder leaves a control character bare, so the values are not as they were signed. What is no UTF-8 is lost.
    if body.iter().any(u8::is_ascii_control) || text(&body).as_bytes() != body {
        return None;
    }
    let sign_str = percent::encode(&body);
    let report = check(&sign_str);
    if report.is_ok() && !report.has_any(&UNDONE) { Some(sign_str) } else { None }
}

/// Whether other values may have lost a `+` together with the signature: they have a space where one may have stood, in the
/// signature's way of writing it, and no `+` of theirs is left.
fn lost_others(params: &Params<'_>) -> bool {
    let Some(sign) = params.get(b"sign").filter(|sign| has(signature(&sign.value), b' ')) else { return false };
    let mut is_lost = false;
    for param in params.iter() {
        if param.is_one_of("sign,timestamp") {
            continue;
        }
        if has(&param.value, b'+') && !has(param.encoded, b'+') {
            return false;
        }
        is_lost |= is_same(sign, param) && has_space(param, params);
    }
    is_lost
}

/// Whether both have what may be a space, in the same way of writing it.
fn is_same(sign: &Param<'_>, param: &Param<'_>) -> bool {
    words("+,%20, ").any(|form| has_text(sign.encoded, form) && has_text(param.encoded, form))
}

/// Whether a value has a space that may be a `+`, which those between the values of JSON are not.
fn has_space(param: &Param<'_>, params: &Params<'_>) -> bool {
    if param.is("biz_content") {
        let strings = strings::with(b" ", &param.value, params.dialect());
        if strings.is_json {
            return strings.count > 0;
        }
    }
    has(&param.value, b' ')
}

/// The body as it was given, but for the signature and the line breaks at the end.
fn mended(params: &Params<'_>) -> Vec<u8> {
    let mut body = Vec::new();
    for param in params.iter() {
        if !body.is_empty() {
            push(&mut body, b'&');
        }
        body.extend_from_slice(param.name);
        push(&mut body, b'=');
        let value = if param.is("sign") && param.value.iter().any(u8::is_ascii_whitespace) {
            mended_sign(&param.value)
        } else if params.is_last(param) && !param.is("biz_content") && param.ends_with_break() {
            // JSON may end with a line break that was signed with it: whether this one was, only a guess could say.
            param.value[..end(&param.value)].to_vec()
        } else {
            body.extend_from_slice(param.encoded);
            continue;
        };
        body.extend_from_slice(percent::encode(&value).as_bytes());
    }
    body
}

fn mended_sign(value: &[u8]) -> Vec<u8> {
    let mut sign = Vec::new();
    for &byte in signature(value) {
        match byte {
            b'\r' | b'\n' => {}
            b' ' => push(&mut sign, b'+'),
            _ => push(&mut sign, byte),
        }
    }
    sign
}
