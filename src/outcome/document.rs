//! The document in `result`: `{"alipay_user_agreement_page_sign_response":{…},"sign":"…","sign_type":"RSA2"}`.

use super::agreement::{Agreement, Signature};
use super::answer::Outcome;
use super::issue::Issue;
use crate::json::{Document, Kind, Value};

/// The response's key, and the one under which the gateway reports its own failures.
const RESPONSE: &str = "alipay_user_agreement_page_sign_response";
const FAILURE: &str = "error_response";

/// The text without a byte order mark at its beginning.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads the document into the outcome, as far as it can be read. What ends the reading is the error.
pub(super) fn read(text: &str, outcome: &mut Outcome) -> Result<(), Issue> {
    let text = without_mark(text);
    if text.trim_ascii().is_empty() {
        return Err(Issue::NoResult);
    }
    let document = Document::parse_leniently(text).map_err(|_| Issue::ResultNotJson)?;
    if !document.is_strict() {
        outcome.note(Issue::ResultNotStrictJson);
    }
    if document.has_duplicate_key() {
        return Err(Issue::DuplicateKey);
    }
    let envelope = Envelope::open(document.root());
    if envelope.has_both() {
        outcome.note(Issue::ResultContradictsStatus);
    }
    let Some(response) = envelope.response() else {
        return Err(if document.root().is_object() { Issue::NoResult } else { Issue::ResultNotJson });
    };
    // An encrypted response is a string; it is signed all the same.
    if matches!(response.kind(), Kind::Object | Kind::String) {
        outcome.signature = envelope.signature_of(response);
    }
    let is_signed = outcome.signature.is_some();
    if !response.is_object() {
        return if is_signed { Ok(()) } else { Err(Issue::NoResult) };
    }
    let agreement = outcome.agreement.insert(Agreement::read(response));
    if agreement.says_success() && !is_signed { Err(Issue::MissingSign) } else { Ok(()) }
}

/// The members of the document, gone through once.
#[derive(Default)]
struct Envelope<'a> {
    response: Option<Value<'a>>,
    failure: Option<Value<'a>>,
    sign: Option<String>,
    sign_type: Option<String>,
    cert_sn: Option<String>,
}

impl<'a> Envelope<'a> {
    fn open(root: Value<'a>) -> Self {
        let mut envelope = Envelope::default();
        for (key, value) in root.members() {
            let text = || value.text().filter(|text| !text.is_empty()).map(Into::into);
            match &*key.text() {
                RESPONSE => envelope.response = Some(value),
                FAILURE => envelope.failure = Some(value),
                "sign" => envelope.sign = text(),
                "sign_type" => envelope.sign_type = text(),
                "alipay_cert_sn" => envelope.cert_sn = text(),
                _ => {}
            }
        }
        envelope
    }

    fn has_both(&self) -> bool {
        self.response.is_some_and(Value::is_object) && self.failure.is_some()
    }

    /// The gateway's own failure counts only where it is an object and the response is not.
    fn response(&self) -> Option<Value<'a>> {
        match (self.response, self.failure) {
            (Some(response), _) if response.is_object() => Some(response),
            (_, Some(failure)) if failure.is_object() => Some(failure),
            (response, _) => response,
        }
    }

    fn signature_of(self, response: Value<'_>) -> Option<Signature> {
        Some(Signature {
            signed_content: response.json().into_owned(),
            sign: self.sign?,
            sign_type: self.sign_type,
            cert_sn: self.cert_sn,
        })
    }
}
