//! What holds for every signStr.

use pay_sign_center::sign_str::{self, Finding, Layer, Severity, SignStr};
use serde_json::Value;
use std::collections::HashSet;

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
        assert_eq!(finding.offset().is_some(), finding.length().is_some(), "{finding:?}");
        let ends = finding.offset().zip(finding.length()).map(|(offset, length)| [offset, offset + length]);
        assert!(ends.is_none_or(|ends| ends.iter().all(|end| is_boundary(given, *end))), "{finding:?}");
        assert!(finding.message().chars().all(|letter| letter.is_ascii() && !letter.is_ascii_control()), "{finding:?}");
    }
    // What messages say of the string itself.
    let quoting = |finding: &Finding| finding.message().replace(finding.code().message(), "");
    let quoted: String = report.findings().iter().map(quoting).collect();
    assert!(quoted.is_empty() || !secrets(&sign_str).iter().any(|secret| quotes(&quoted, secret)), "{quoted}");
    for layer in sign_str.layers(report.findings()) {
        let mut ends = layer.places.iter().flatten().flat_map(|place| [place.offset, place.offset + place.length]);
        assert!(ends.all(|end| is_boundary(&layer.text, end)), "{layer:?}");
    }
}

/// A string that is made of a body is not made anew. A suggestion is clean, is not suggested anew, and says what the string said.
pub fn repair(given: &str) {
    let made = sign_str::from_body(given);
    assert_eq!(sign_str::from_body(&made), made, "made of {given:?}");
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

/// Fields are there where a body is, and hide the signature always, personal data unless it is asked for.
pub fn fields(given: &str) {
    let sign_str = SignStr::read(given);
    let has_layers = !sign_str.layers(&[]).is_empty();
    assert_eq!(sign_str.signed_content().is_some(), has_layers);
    let [masked, shown] = [false, true].map(|shows| sign_str.fields(shows));
    assert_eq!([masked.is_some(), shown.is_some()], [has_layers; 2]);
    let (Some(masked), Some(shown)) = (masked, shown) else { return };
    for (name, value) in masked.params().chain(shown.params()) {
        assert!(!matches!(name, "sign" | "app_auth_token" | "auth_token") || is_masked(value), "{name}={value}");
    }
    serde_json::to_value(&shown).expect("fields are data");
    let masked = serde_json::to_string(&masked).expect("fields are data");
    assert_eq!(secrets(&sign_str).into_iter().find(|secret| masked.contains(secret)), None, "{masked}");
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
    value.contains("****") && value.chars().count() <= 12
}

/// Whether the text has a long piece of the secret. One with a space may be words.
fn quotes(text: &str, secret: &str) -> bool {
    let pieces: HashSet<_> =
        secret.as_bytes().windows(SHORTEST_SECRET).filter(|piece| !piece.contains(&b' ')).collect();
    text.as_bytes().windows(SHORTEST_SECRET).any(|window| pieces.contains(window))
}

/// What no message and no masked field may hold: the signature, and personal data.
fn secrets(sign_str: &SignStr<'_>) -> Vec<String> {
    let biz_content = biz_content(sign_str);
    let document = serde_json::from_str(&biz_content).unwrap_or(Value::Null);
    let mut found = Vec::new();
    for name in PERSONAL {
        texts(&document[name], &mut found);
    }
    let elsewhere = others(sign_str);
    let is_once = |text: &str| biz_content.matches(text).count() == 1 && !elsewhere.contains(text);
    found.retain(|text| text.len() >= SHORTEST_SECRET && is_once(text));
    found.extend(secret_sign(sign_str, &(elsewhere + &biz_content)));
    found
}

/// The signature, unless a piece of it stands elsewhere as well.
fn secret_sign(sign_str: &SignStr<'_>, elsewhere: &str) -> Option<String> {
    let sign = sign_str.signed_content()?.sign?;
    let is_elsewhere = elsewhere.contains(&sign) || quotes(elsewhere, &sign);
    (sign.len() >= SHORTEST_SECRET && !is_elsewhere).then_some(sign)
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
