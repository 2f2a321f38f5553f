//! What holds for every signStr.

use pay_sign_center::sign_str::{self, Layer, Severity, SignStr};
use serde_json::Value;

/// The fields of `biz_content` that hold personal data.
const PERSONAL: [&str; 2] = ["external_logon_id", "identity_params"];

/// A secret that is shorter may stand somewhere by chance.
const SHORTEST_SECRET: usize = 12;

/// A report agrees with itself, and its places are places of the string.
pub fn check(given: &str) {
    let sign_str = SignStr::read(given);
    let report = sign_str.report();
    let has_error = report.findings().iter().any(|finding| finding.severity() == Severity::Error);
    assert_eq!(report.is_ok(), !has_error, "{:?}", report.findings());
    for finding in report.findings() {
        assert!(finding.offset().is_none_or(|offset| is_boundary(given, offset)), "{finding:?}");
        assert!(finding.message().chars().all(|letter| letter.is_ascii() && !letter.is_ascii_control()), "{finding:?}");
        let quoted = secrets(given).into_iter().find(|secret| quotes(finding.message(), secret));
        assert_eq!(quoted, None, "{finding:?}");
    }
    for layer in sign_str.layers(report.findings()) {
        let mut offsets = layer.offsets.iter().flatten();
        assert!(offsets.all(|offset| is_boundary(&layer.text, *offset)), "{layer:?}");
    }
    let made = sign_str::from_body(given);
    assert_eq!(sign_str::from_body(&made), made, "made of {given:?}");
}

/// A suggestion is clean, is not suggested anew, and says what the string said.
pub fn repair(given: &str) {
    let sign_str = SignStr::read(given);
    let Some(suggestion) = sign_str.suggestion() else { return };
    let repaired = SignStr::read(&suggestion);
    let report = repaired.report();
    assert!(report.is_ok(), "{suggestion}: {:?}", report.findings());
    assert_eq!(repaired.suggestion(), None, "of {suggestion}");
    assert_eq!(suggestion.trim_ascii(), suggestion);
    let before = sign_str.signed_content().expect("what was repaired has parameters");
    let after = repaired.signed_content().expect("what is sound has parameters");
    assert_eq!(String::from_utf8_lossy(&after.content), String::from_utf8_lossy(&before.content), "{suggestion}");
    assert_eq!(letters(&after.sign), letters(&before.sign), "{suggestion}");
}

/// Fields are there where a body is, and the masked ones hold no secret.
pub fn fields(given: &str) {
    let sign_str = SignStr::read(given);
    let has_layers = !sign_str.layers(&[]).is_empty();
    assert_eq!(sign_str.signed_content().is_some(), has_layers);
    for shows in [false, true] {
        let fields = sign_str.fields(shows);
        assert_eq!(fields.is_some(), has_layers);
        let Some(fields) = fields else { continue };
        for (name, value) in fields.params() {
            assert!(!matches!(name, "sign" | "app_auth_token" | "auth_token") || is_masked(value), "{name}={value}");
        }
        let shown = serde_json::to_string(&fields).expect("fields are data");
        let hidden = if shows { secret_sign(&sign_str) } else { secrets(given) };
        assert_eq!(hidden.into_iter().find(|secret| shown.contains(secret)), None, "{shown}");
    }
}

/// Whether the offset, in UTF-16 units, is the start of a character or the end of the text.
fn is_boundary(text: &str, offset: usize) -> bool {
    let mut at = 0;
    for letter in text.chars() {
        if at >= offset {
            break;
        }
        at += letter.len_utf16();
    }
    at == offset
}

/// `sign` as it was sent may have line breaks, lost plus signs and the letters of base64 for URLs.
fn letters(sign: &Option<String>) -> String {
    sign.iter().flat_map(|sign| sign.chars()).filter(char::is_ascii_alphanumeric).collect()
}

/// At most four letters stand at each end.
fn is_masked(value: &str) -> bool {
    value.split_once("****").is_some_and(|(head, tail)| head.chars().count() <= 4 && tail.chars().count() <= 8)
}

/// Whether the text has a long piece of the secret. One with a space may be words.
fn quotes(text: &str, secret: &str) -> bool {
    let mut pieces = secret.as_bytes().windows(SHORTEST_SECRET).filter(|piece| !piece.contains(&b' '));
    pieces.any(|piece| text.as_bytes().windows(SHORTEST_SECRET).any(|window| window == piece))
}

/// What no message and no masked field may hold.
fn secrets(given: &str) -> Vec<String> {
    let sign_str = SignStr::read(given);
    [secret_sign(&sign_str), personal_data(&sign_str)].concat()
}

/// The signature, unless a piece of it stands elsewhere as well.
fn secret_sign(sign_str: &SignStr<'_>) -> Vec<String> {
    let sign = sign_str.signed_content().and_then(|signed| signed.sign);
    let elsewhere = others(sign_str) + &biz_content(sign_str);
    let is_secret = |sign: &String| sign.len() >= SHORTEST_SECRET && !quotes(&elsewhere, sign);
    sign.into_iter().filter(is_secret).collect()
}

/// The texts in personal fields, unless they stand elsewhere as well.
fn personal_data(sign_str: &SignStr<'_>) -> Vec<String> {
    let biz_content = biz_content(sign_str);
    let document = serde_json::from_str(&biz_content).unwrap_or(Value::Null);
    let elsewhere = others(sign_str);
    let mut found = Vec::new();
    for name in PERSONAL {
        texts(&document[name], &mut found);
    }
    let is_once = |text: &str| biz_content.matches(text).count() == 1 && !elsewhere.contains(text);
    found.retain(|text| text.len() >= SHORTEST_SECRET && is_once(text));
    found
}

/// The names and values of the other parameters.
fn others(sign_str: &SignStr<'_>) -> String {
    let fields = sign_str.fields(true);
    let params = fields.iter().flat_map(|fields| fields.params()).filter(|(name, _)| *name != "biz_content");
    params.flat_map(|(name, value)| [name, "=", value, "&"]).collect()
}

fn biz_content(sign_str: &SignStr<'_>) -> String {
    let layers = sign_str.layers(&[]).into_iter();
    layers.filter(|layer| layer.layer == Layer::BizContent).map(|layer| layer.text).collect()
}

fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}
