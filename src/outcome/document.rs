//! The document in `result`: `{"alipay_user_agreement_page_sign_response":{…},"sign":"…","sign_type":"RSA2"}`.

use super::agreement::{Agreement, Signature};
use super::issue::Issue;
use crate::json::{Dialect, Document, Kind, Value};
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

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
    let response = RESPONSES.iter().find_map(|name| root.get(name)).filter(|value| value.kind() == Kind::Object);
    let Some(response) = response else {
        issues.push(if root.kind() == Kind::Object { Issue::NoResult } else { Issue::ResultNotJson });
        return SignResult::default();
    };
    let agreement = Agreement::read(response);
    let signature = read_signature(root, response);
    if agreement.code() == Some("10000") && signature.is_none() {
        issues.push(Issue::MissingSign);
    }
    SignResult { agreement: Some(agreement), signature }
}

fn read_signature(root: Value<'_>, response: Value<'_>) -> Option<Signature> {
    let text_of = |name| root.get(name).and_then(Value::text).filter(|text| !text.is_empty()).map(Cow::into_owned);
    Some(Signature {
        sign: text_of("sign")?,
        sign_type: text_of("sign_type"),
        cert_sn: text_of("alipay_cert_sn"),
        signed_content: String::from_utf8_lossy(response.raw()).into_owned(),
    })
}
