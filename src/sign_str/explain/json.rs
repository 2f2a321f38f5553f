//! Texts that are JSON: a signStr in it, or what a server has in its place.

use super::super::finding::Code;
use super::super::params::REQUIRED;
use super::characters::in_json_string;
use super::wrapping::{Wrapping, find_ignoring_case};
use crate::json::{Charset, Document, Value};

/// What the JSON holds: the one string with a body in it, the gateway's response, or the parameters themselves.
pub(super) fn find(text: &[u8]) -> Option<Wrapping> {
    let document = Document::parse(text, Charset::Utf8).ok()?;
    let has_body = |text: &str| find_ignoring_case(text.as_bytes(), b"biz_content").is_some();
    let strings = document.values().filter(|value| value.is_string());
    let mut found = strings.filter_map(|value| value.text().filter(|text| has_body(text)).map(|text| (value, text)));
    if let Some((value, inner)) = found.next() {
        // Of several, nobody can say which.
        let inner = if found.next().is_some() { Vec::new() } else { inner.into_owned().into_bytes() };
        let (place, start) = (0..text.len(), value.range().start + 1);
        return Some(Wrapping { code: Code::JsonWrapped, place, start, read: in_json_string, inner, message: None });
    }
    let has = |is_it: fn(Value<'_>) -> bool| document.values().any(is_it);
    let code = match () {
        () if has(is_response) => Code::GatewayResponse,
        () if has(are_params) => Code::JsonParams,
        () => return None,
    };
    Wrapping::whole(code, 0..text.len())
}

fn is_response(value: Value<'_>) -> bool {
    value.members().any(|(key, _)| key.text().ends_with(crate::outcome::RESPONSE_SUFFIX))
}

fn are_params(value: Value<'_>) -> bool {
    value.members().filter(|(key, _)| REQUIRED.iter().any(|name| key.is(name))).count() >= 3
}
