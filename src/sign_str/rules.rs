//! What the platform asks of values that could be read. It is the authority on its own rules, so each is a warning here.
//!
//! [The reference](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign)

mod agreement;

pub(super) use agreement::check_agreement;

use super::body::Body;
use super::finding::{Code, Findings};
use super::params::{Param, Params};

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
    let value = param.value();
    let text = value.trim_ascii();
    if text.is_empty() || param.is("sign") {
        return;
    }
    let ends_with_break = || body.params().is_last(param) && param.ends_with_break();
    let is_padded = text.len() != value.len() && !param.is("biz_content") && !ends_with_break();
    let is_needed_exactly = || param.is_one_of(&["app_id", "method", "sign_type"]);
    let codes = [
        odd_value(param, text),
        is_padded.then(|| if is_needed_exactly() { Code::SpaceAroundParam } else { Code::SpaceAroundValue }),
        // A URL that stands bare ends, for the gateway, at the first `&` of its query.
        (param.first_bare_byte().is_some() || param.encoded.contains(&b'?')).then_some(Code::ValueNotEncoded),
    ];
    for code in codes.into_iter().flatten() {
        let finding = findings.add(code).about(param.name).at(body.place_in(param, 0));
        match code {
            Code::AppIdFormat => finding.worded(app_id_message(text)),
            Code::SpaceAroundParam | Code::SpaceAroundValue | Code::ValueNotEncoded => finding,
            _ => finding.found(text),
        };
    }
}

fn odd_value(param: &Param<'_>, text: &[u8]) -> Option<Code> {
    match param.name {
        b"app_id" if !is_app_id(text) => Some(Code::AppIdFormat),
        b"charset" if !Params::knows_charset(text) => Some(Code::UnknownCharset),
        b"version" if text != b"1.0" => Some(Code::UnknownVersion),
        b"return_url" => Some(Code::ReturnUrl),
        _ => None,
    }
}

/// Whether it can be an application's number (APPID). A partner's begins with 2088.
fn is_app_id(value: &[u8]) -> bool {
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
