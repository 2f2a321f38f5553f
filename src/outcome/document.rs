//! The document in `result`: `{"alipay_user_agreement_page_sign_response":{…},"sign":"…","sign_type":"RSA2"}`.

use super::agreement::{Agreement, Signature};
use super::issue::Issue;
use super::read::Outcome;
use crate::json::{Dialect, Document, Kind, Value};

/// The response's key, and the one under which the gateway reports its own failures.
const RESPONSE: &str = "alipay_user_agreement_page_sign_response";
const FAILURE: &str = "error_response";

pub(super) const LENIENT: Dialect = Dialect { lenient: true, double_byte: false };

/// The text without a byte order mark at its beginning.
#[inline(never)]
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix("\u{feff}").unwrap_or(text)
}

/// Reads the document into the outcome, as far as it can be read. What ends the reading is the error.
pub(super) fn read(text: &str, outcome: &mut Outcome) -> Result<(), Issue> {
    let text = without_mark(text);
    if text.trim_ascii().is_empty() {
        return Err(Issue::NoResult);
    }
    let Ok(document) = &Document::parse(text.as_bytes(), LENIENT) else { return Err(Issue::ResultNotJson) };
    if !document.is_strict() {
        outcome.note(Issue::ResultNotStrictJson);
    }
    if document.has_duplicate_key() {
        return Err(Issue::DuplicateKey);
    }
    let root = document.root();
    let (main, failure) = (root.get(RESPONSE), root.get(FAILURE));
    let is_object = main.is_some_and(Value::is_object);
    if is_object && failure.is_some() {
        outcome.note(Issue::ResultContradictsStatus);
    }
    let Some(response) = (if !is_object && failure.is_some_and(Value::is_object) { failure } else { main }) else {
        return Err(if root.is_object() { Issue::NoResult } else { Issue::ResultNotJson });
    };
    // An encrypted response is a string; it is signed all the same.
    if matches!(response.kind(), Kind::Object | Kind::String) {
        outcome.signature = read_signature(root, response);
    }
    let is_signed = outcome.signature.is_some();
    if !response.is_object() {
        return if is_signed { Ok(()) } else { Err(Issue::NoResult) };
    }
    let agreement = outcome.agreement.insert(Agreement::read(response));
    if agreement.says_success() && !is_signed { Err(Issue::MissingSign) } else { Ok(()) }
}

fn read_signature(root: Value<'_>, response: Value<'_>) -> Option<Signature> {
    let text_of = |name| root.text_of(name).filter(|text| !text.is_empty());
    Some(Signature {
        sign: text_of("sign")?,
        sign_type: text_of("sign_type"),
        cert_sn: text_of("alipay_cert_sn"),
        signed_content: response.json(),
    })
}
