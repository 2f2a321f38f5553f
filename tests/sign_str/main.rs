#![cfg(not(target_arch = "wasm32"))]

mod accepted;
mod encoders;
mod fields;
mod inspect;
#[path = "../laws/sign_str.rs"]
mod laws;
mod places;
mod policies;
mod properties;
#[path = "../support/random.rs"]
mod random;
mod secrets;
#[path = "../support/mod.rs"]
mod support;
mod vectors;
#[path = "../support/words.rs"]
mod words;
mod wrappings;

use pay_sign_center::sign_str::{Finding, LayerText, Report, SignStr, SignedContent, check};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::Value;

/// A `biz_content` in which there is nothing to find.
const BIZ_CONTENT: &str = r#"{"product_code":"GENERAL_WITHHOLDING","personal_product_code":"CYCLE_PAY_AUTH_P","sign_scene":"INDUSTRY|DIGITAL_MEDIA","external_agreement_no":"t1","access_params":{"channel":"ALIPAYAPP"},"period_rule_params":{"period_type":"MONTH","period":1,"execute_time":"2027-03-28","single_amount":"30.00"}}"#;

/// The parameters of a body in which there is nothing to find.
const PARAMS: [(&str, &str); 8] = [
    ("app_id", "2021000000000001"),
    ("method", "alipay.user.agreement.page.sign"),
    ("charset", "utf-8"),
    ("sign_type", "RSA2"),
    ("sign", "i8X5+w=="),
    ("timestamp", "2022-04-22 11:04:20"),
    ("version", "1.0"),
    ("biz_content", BIZ_CONTENT),
];

/// What `encodeURIComponent` leaves as it is.
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// `encodeURIComponent`
fn encode(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// `decodeURIComponent`
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The body as an SDK makes it, of these parameters.
fn body_of<'a>(params: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs = params.into_iter().map(|(name, value)| format!("{name}={}", encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn body() -> String {
    body_of(PARAMS)
}

fn sign_str() -> String {
    encode(&body())
}

/// The signStr with that parameter's value.
#[track_caller]
fn with(name: &str, value: &str) -> String {
    assert!(PARAMS.iter().any(|(other, _)| *other == name), "{name}");
    encode(&body_of(PARAMS.map(|(other, old)| (other, if other == name { value } else { old }))))
}

/// The signStr without that parameter.
#[track_caller]
fn without(name: &str) -> String {
    assert!(PARAMS.iter().any(|(other, _)| *other == name), "{name}");
    encode(&body_of(PARAMS.into_iter().filter(|(other, _)| *other != name)))
}

/// The signStr with a piece of its body replaced.
#[track_caller]
fn in_body(from: &str, to: &str) -> String {
    encode(&replaced(&body(), from, to))
}

/// The signStr with a piece of its `biz_content` replaced.
#[track_caller]
fn in_json(from: &str, to: &str) -> String {
    with("biz_content", &replaced(BIZ_CONTENT, from, to))
}

#[track_caller]
fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.code().as_str()).collect()
}

fn codes_of(sign_str: &str) -> Vec<&'static str> {
    codes(&check(sign_str))
}

fn repair(given: &str) -> Option<String> {
    SignStr::read(given).suggestion()
}

/// What `fields` serialises as.
fn fields(given: &str, show_personal_data: bool) -> Option<Value> {
    SignStr::read(given).fields(show_personal_data).map(|fields| serde_json::to_value(fields).unwrap())
}

fn layers(given: &str, findings: &[Finding]) -> Vec<LayerText> {
    SignStr::read(given).layers(findings)
}

fn signed_content(given: &str) -> Option<SignedContent> {
    SignStr::read(given).signed_content()
}

/// The text with every percent escape changed.
fn replaced_escapes(text: &str, change: fn(&str) -> String) -> String {
    let (head, rest) = text.split_at(text.find('%').unwrap_or(text.len()));
    let pieces = rest.split('%').skip(1).map(|piece| format!("%{}{}", change(&piece[..2]), &piece[2..]));
    head.to_owned() + &pieces.collect::<String>()
}
