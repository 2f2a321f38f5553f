//! The document in `result`: `{"alipay_user_agreement_page_sign_response":{…},"sign":"…","sign_type":"RSA2"}`.

use super::agreement::{Agreement, Signature};
use super::issue::Issue;
use crate::json::{Dialect, Document, Kind, Value};

/// The response's key, and the one under which the gateway reports its own failures.
const RESPONSES: [&str; 2] = ["alipay_user_agreement_page_sign_response", "error_response"];

pub(super) const LENIENT: Dialect = Dialect { lenient: true, double_byte: false };

#[derive(Default)]
pub(super) struct SignResult {
    pub agreement: Option<Agreement>,
    pub signature: Option<Signature>,
}

/// Reads the document, as far as it can be read.
pub(super) fn read(text: &str, issues: &mut Vec<Issue>) -> SignResult {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() {
        issues.push(Issue::NoResult);
        return SignResult::default();
    }
    let Ok(document) = Document::parse(text.as_bytes(), LENIENT) else {
        issues.push(Issue::ResultNotJson);
        return SignResult::default();
    };
    if !document.is_strict() {
        issues.push(Issue::ResultNotStrictJson);
    }
    if document.has_duplicate_key() {
        issues.push(Issue::DuplicateKey);
        return SignResult::default();
    }
    let root = document.root();
    let [main, failure] = RESPONSES.map(|name| root.get(name));
    let is_object = |value: &Value<'_>| value.kind() == Kind::Object;
    if main.is_some_and(|value| is_object(&value)) && failure.is_some() {
        issues.push(Issue::ResultContradictsStatus);
    }
    let Some(response) = main.filter(is_object).or(failure.filter(is_object)).or(main) else {
        issues.push(if root.kind() == Kind::Object { Issue::NoResult } else { Issue::ResultNotJson });
        return SignResult::default();
    };
    let signature = read_signature(root, response);
    if !is_object(&response) {
        // An encrypted response is a string; it is signed all the same.
        let signature = signature.filter(|_| response.kind() == Kind::String);
        if signature.is_none() {
            issues.push(Issue::NoResult);
        }
        return SignResult { agreement: None, signature };
    }
    let agreement = Agreement::read(response);
    if agreement.code() == Some("10000") && signature.is_none() {
        issues.push(Issue::MissingSign);
    }
    SignResult { agreement: Some(agreement), signature }
}

fn read_signature(root: Value<'_>, response: Value<'_>) -> Option<Signature> {
    let text_of = |name| root.text_of(name).filter(|text| !text.is_empty());
    Some(Signature {
        sign: text_of("sign")?,
        sign_type: text_of("sign_type"),
        cert_sn: text_of("alipay_cert_sn"),
        signed_content: String::from_utf8_lossy(response.raw()).into_owned(),
    })
}
