//! What the server most likely meant.

use super::super::body::Body;
use super::super::finding::{Code, Finding, Findings, Severity};
use super::super::params::{Param, Params, Spans};
use super::super::{check, percent, signature};
use super::certainty;
use std::borrow::Cow;

/// The faults that can be undone without a guess.
const UNDONE: [Code; 20] = [
    Code::JsonWrapped,
    Code::JsonEscaped,
    Code::Base64Wrapped,
    Code::SurroundingText,
    Code::WrongSeparator,
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
    Code::SignUrlsafeBase64,
    Code::SignHasLinebreaks,
    Code::TrailingNewline,
];

/// The signStr of the body without its faults, if they can be undone without loss and nothing else is wrong with it.
pub(super) fn repair(body: &Body<'_>, findings: &Findings) -> Option<String> {
    if !can_be_undone(findings) || certainty::lost_others(body) {
        return None;
    }
    // White space that stands there bare is nobody's value: every encoder escapes it.
    let text = body.text.trim_ascii();
    let spans = Spans::of(text);
    let params = Params::new(text, &spans);
    // Behind the last `&`, a parameter was cut off.
    if text.ends_with(b"&") || !certainty::is_certain(params, findings) {
        return None;
    }
    let mended = mended(params)?;
    // No encoder leaves a control character bare, so the values are not as they were signed. What is not UTF-8 is lost.
    if mended.iter().any(u8::is_ascii_control) || std::str::from_utf8(&mended).is_err() {
        return None;
    }
    let sign_str = percent::encode(&mended);
    let report = check(&sign_str);
    let is_undone = report.findings().iter().all(|finding| !UNDONE.contains(&finding.code()));
    (report.is_ok() && is_undone).then_some(sign_str)
}

/// Whether there is something to undo, and nothing else is wrong.
fn can_be_undone(findings: &Findings) -> bool {
    let is_fatal = |finding: &Finding| finding.severity() == Severity::Error && !UNDONE.contains(&finding.code());
    findings.has_any(&UNDONE) && !findings.iter().any(is_fatal)
}

/// The body as it was given, but for the signature and a line break at the end; `None` where that takes a guess.
fn mended(params: Params<'_>) -> Option<Vec<u8>> {
    let pair = |param: Param<'_>| Some([param.name, b"=", &*mended_value(params, &param)?].concat());
    let pairs = params.iter().map(pair).collect::<Option<Vec<_>>>()?;
    Some(pairs.join(&b'&'))
}

fn mended_value<'a>(params: Params<'_>, param: &Param<'a>) -> Option<Cow<'a, [u8]>> {
    let value = param.value();
    let is_standard = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'-' | b'_');
    if param.is("sign") && !value.iter().all(is_standard) {
        let sign = signature::mended(&value)?;
        return Some(percent::encode(&sign).into_bytes().into());
    }
    // A line break that was encoded with the value may have been signed with it.
    let takes_a_guess = param.ends_with_break() && params.is_last(param);
    if takes_a_guess { None } else { Some(param.encoded.into()) }
}
