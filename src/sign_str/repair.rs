//! What the server most likely meant.

use super::body;
use super::check;
use super::draft::Draft;
use super::finding::Code;
use super::params::{Param, Params};
use super::peel::Peeled;
use super::percent;
use super::report::Report;
use crate::bytes;
use crate::json::{Dialect, Document};
use std::borrow::Cow;

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
    let peeled = Peeled::read(given, &mut Draft::new(given))?;
    if lost_others(&Params::split(&peeled.body)) {
        return None;
    }
    // White space that stands there bare is nobody's value: every encoder escapes it.
    let body = mended(&Params::split(peeled.body.trim_ascii()))?;
    if body.iter().any(u8::is_ascii_control) {
        // No encoder leaves one bare, so the values are not as they were signed.
        return None;
    }
    let Cow::Borrowed(body) = bytes::lossy(&body) else { return None };
    let sign_str = percent::encode(body);
    let report = check(&sign_str);
    (report.is_ok() && !has_undoable(&report)).then_some(sign_str)
}

/// Whether other values may have lost a `+` together with the signature: they have a space where one may have stood, in the
/// signature's way of writing it, and no `+` of theirs is left.
fn lost_others(params: &Params<'_>) -> bool {
    let Some(sign) = params.get("sign").filter(|sign| bytes::has(body::signature(&sign.value()), b' ')) else {
        return false;
    };
    let is_same = |param: &Param<'_>| {
        ["+", "%20", " "].iter().any(|form| {
            let has = |text: &[u8]| text.windows(form.len()).any(|window| window == form.as_bytes());
            has(sign.encoded) && has(param.encoded)
        })
    };
    let others = || params.iter().filter(|param| param.name != "sign" && param.name != "timestamp");
    let keeps_plus =
        others().any(|param| bytes::has(&percent::decode(param.encoded), b'+') && !bytes::has(param.encoded, b'+'));
    !keeps_plus && others().any(|param| is_same(param) && has_space(param, params))
}

/// Whether a value has a space that may be a `+`, which those between the values of JSON are not.
fn has_space(param: &Param<'_>, params: &Params<'_>) -> bool {
    let value = param.value();
    let dialect = Dialect { double_byte: params.is_double_byte(), lenient: false };
    match Document::parse(&value, dialect) {
        Ok(document) if param.name == "biz_content" => {
            document.strings().any(|(_, text)| bytes::has(text.as_bytes(), b' '))
        }
        _ => bytes::has(&value, b' '),
    }
}

fn has_undoable(report: &Report) -> bool {
    report.findings().iter().any(|finding| UNDONE.contains(&finding.code()))
}

/// The body as it was given, but for the signature and the line breaks at the end.
fn mended(params: &Params<'_>) -> Option<Vec<u8>> {
    let last = params.iter().next_back()?;
    let mut body = Vec::new();
    for param in params.iter() {
        if let Cow::Owned(_) = param.name {
            // No UTF-8, so what it was is lost.
            return None;
        }
        if !body.is_empty() {
            body.push(b'&');
        }
        body.extend_from_slice(param.name.as_bytes());
        body.push(b'=');
        body.extend_from_slice(&mended_value(param, param.at == last.at));
    }
    Some(body)
}

fn mended_value<'a>(param: &Param<'a>, is_last: bool) -> Cow<'a, [u8]> {
    let value = param.value();
    let is_sign = param.name == "sign";
    // JSON may end with a line break that was signed with it: whether this one was, only a guess could say.
    let ends_with_break = is_last && param.name != "biz_content" && matches!(value.last(), Some(b'\r' | b'\n'));
    let has_space = is_sign && value.iter().any(u8::is_ascii_whitespace);
    if !ends_with_break && !has_space {
        return param.encoded.into();
    }
    let encode = |text: Vec<u8>| percent::encode(&bytes::lossy(&text)).into_bytes();
    if !is_sign {
        return encode(value.trim_ascii_end().to_vec()).into();
    }
    let plus = |byte: &u8| if *byte == b' ' { b'+' } else { *byte };
    encode(body::signature(&value).iter().filter(|byte| !matches!(byte, b'\r' | b'\n')).map(plus).collect()).into()
}
