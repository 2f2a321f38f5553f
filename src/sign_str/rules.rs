//! What the platform asks of values that could be read. It is the authority on its own rules, so each is a warning here.
//!
//! [The reference](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign)

mod agreement;

pub(super) use agreement::check_agreement;

use super::body::Body;
use super::finding::{Code, Finding, Findings, MOST_OF_A_KIND};
use super::params::{Param, knows_charset};

/// The rules that a body which could be read does not keep.
pub(super) fn check(body: &Body<'_>) -> Findings {
    let mut findings = Findings::default();
    for param in body.params().iter() {
        check_param(body, &param, &mut findings);
    }
    check_agreement(body, &mut findings);
    findings
}

/// Adds the rules that a parameter does not keep.
pub(super) fn check_param(body: &Body<'_>, param: &Param<'_>, findings: &mut Findings) {
    let is_bare = !body.is_encoded() && param.first_bare_byte().is_some();
    // A URL that stands bare ends, for the gateway, at the first `&` of its query.
    let has_query = || !param.is("biz_content") && param.encoded.contains(&b'?');
    if !param.is("sign") && (is_bare || has_query()) {
        add(Code::ValueNotEncoded, body, param, findings);
    }
    // JSON may have white space around it, and of a signature, more is to be said.
    if param.is_one_of(&["biz_content", "sign"]) {
        return;
    }
    check_form(body, param, findings);
    let is_needed_exactly = param.is_one_of(&["app_id", "method", "sign_type"]);
    let ends_body = || body.params().is_last(param) && param.ends_with_break();
    if param.is_padded() && (is_needed_exactly || !ends_body()) {
        let code = if is_needed_exactly { Code::SpaceAroundParam } else { Code::SpaceAroundValue };
        add(code, body, param, findings);
    }
}

/// Adds that a value has not the form that the platform gives it.
fn check_form(body: &Body<'_>, param: &Param<'_>, findings: &mut Findings) {
    if !param.is_one_of(&["app_id", "charset", "version", "return_url"]) {
        return;
    }
    let value = param.value();
    let text = value.trim_ascii();
    let code = match param.name {
        _ if text.is_empty() => return,
        b"app_id" if !is_app_id(text) => Code::AppIdFormat,
        b"charset" if !knows_charset(text) => Code::UnknownCharset,
        b"version" if text != b"1.0" => Code::UnknownVersion,
        b"return_url" => Code::ReturnUrl,
        _ => return,
    };
    let Some(finding) = add(code, body, param, findings) else { return };
    match code {
        Code::AppIdFormat => finding.worded(app_id_message(text)),
        _ => finding.found(text),
    };
}

/// Adds a finding about the parameter, unless nobody would read so many of its kind.
fn add<'f>(code: Code, body: &Body<'_>, param: &Param<'_>, findings: &'f mut Findings) -> Option<&'f mut Finding> {
    if findings.count(code) == MOST_OF_A_KIND {
        return None;
    }
    Some(findings.add(code).about(param.name).at(body.place_of_value(param)))
}

/// Whether it can be an app's number (APPID). A partner's begins with 2088.
pub(super) fn is_app_id(value: &[u8]) -> bool {
    value.len() == 16 && value.iter().all(u8::is_ascii_digit) && !value.starts_with(b"2088")
}

fn app_id_message(value: &[u8]) -> String {
    let found = match value {
        [b'2', b'0', b'8', b'8', ..] => "a partner's number (PID)",
        _ if value.contains(&b'$') || value.contains(&b'{') => "a placeholder that was not filled in",
        _ if value.contains(&b'*') => "a masked one",
        b"undefined" | b"null" => "no value",
        _ => "something else",
    };
    format!("{}, found {found}", Code::AppIdFormat.message())
}
