//! What stands in `result`: `{"alipay_user_agreement_page_sign_response":{…},"sign":"…","sign_type":"RSA2"}`.
//!
//! Hosts hand it over in other shapes too: as an object, as the response without what is around it, as JSON text of JSON
//! text, percent-encoded.

use super::agreement::{Agreement, Signature};
use super::evidence::Evidence;
use super::issue::Issue;
use super::payload::{ResultField, truth};
use super::status::Kind;
use crate::json::{Document, Value, without_mark};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// The key of the response that was asked for.
pub(super) const RESPONSE: &str = "alipay_user_agreement_page_sign_response";
/// How the key of any response ends, whatever interface was asked.
pub const RESPONSE_SUFFIX: &str = "_response";
/// The key under which the gateway reports its own failures.
const FAILURE: &str = "error_response";

/// How many times a text may have been encoded or made JSON text of.
const MOST_TIMES: usize = 3;

/// What `result` says, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub agreement: Option<Box<Agreement>>,
    pub signature: Option<Signature>,
    pub evidence: Evidence,
    pub issues: Vec<Issue>,
    /// JavaScript's `JSON.parse` has read it before.
    was_parsed: bool,
}

impl Reading {
    pub fn of(result: &ResultField) -> Self {
        let mut reading = Reading { was_parsed: matches!(result, ResultField::Object(_)), ..Reading::default() };
        let read = match result {
            ResultField::Absent => Err(Issue::NoResult),
            ResultField::Other => Err(Issue::ResultNotJson),
            ResultField::Text(text) | ResultField::Object(text) => reading.read(text),
        };
        reading.issues.extend(read.err());
        if reading.was_parsed {
            reading.signature = None;
            reading.issues.push(Issue::ResultIsObject);
        }
        reading
    }

    /// Reads the text of `result`. The issue that ends the reading is the error.
    fn read(&mut self, text: &str) -> Result<(), Issue> {
        let text = innermost(text);
        if text.is_empty() {
            return Err(Issue::NoResult);
        }
        let document = self.parse(&text)?;
        let root = document.root();
        if root.is_object() {
            return self.read_object(root);
        }
        // No host is known to give a list. What is in one is evidence all the same.
        for object in root.elements().filter(|element| element.is_object()) {
            let mut reading = Reading { was_parsed: self.was_parsed, ..Reading::default() };
            // What is wrong with an element adds nothing to what is wrong with the list.
            let _ = reading.read_object(object);
            self.evidence.add(reading.evidence);
        }
        Err(Issue::ResultNotJson)
    }

    fn read_object(&mut self, root: Value<'_>) -> Result<(), Issue> {
        let envelope = Envelope::open(root);
        self.evidence.add_success(envelope.success);
        if envelope.responses.is_empty() {
            return self.read_bare(root, envelope.success.is_some());
        }
        let mut beside = Agreement::default();
        beside.read(root, self.was_parsed);
        self.evidence.add_response(&beside);
        self.evidence.speaks_against |= envelope.has_failure;
        // All are read, whatever is wrong with one: each may speak against the status.
        let read: Vec<_> = envelope.responses.iter().map(|response| self.read_response(*response)).collect();
        let has_sign = envelope.sign.is_some();
        if read.last() == Some(&Ok(true)) {
            self.signature = envelope.signature_of_last();
        }
        if let Some(issue) = read.into_iter().find_map(Result::err) {
            return Err(issue);
        }
        match &self.agreement {
            Some(agreement) if agreement.says_success() && !has_sign => Err(Issue::MissingSign),
            None if self.signature.is_none() => Err(Issue::NoResult),
            _ => Ok(()),
        }
    }

    /// The response without what is around it, if the object says anything.
    fn read_bare(&mut self, object: Value<'_>, has_success: bool) -> Result<(), Issue> {
        if self.take(object).says_success() {
            return Err(Issue::MissingSign);
        }
        let says_nothing = self.agreement.take_if(|agreement| **agreement == Agreement::default()).is_some();
        if says_nothing && !has_success { Err(Issue::NoResult) } else { Ok(()) }
    }

    /// Returns whether the response stands there as it was signed.
    fn read_response(&mut self, response: Value<'_>) -> Result<bool, Issue> {
        if response.is_object() {
            self.take(response);
            return Ok(true);
        }
        for object in response.elements().filter(|element| element.is_object()) {
            self.take(object);
        }
        let text = response.text().unwrap_or_default();
        let text = innermost(&text);
        if text.starts_with('{') {
            let document = self.parse(&text)?;
            self.take(document.root());
            return Ok(false);
        }
        // What is no JSON is encrypted, and signed all the same.
        self.evidence.speaks_for |= !text.is_empty();
        Ok(!text.is_empty())
    }

    fn take(&mut self, response: Value<'_>) -> &Agreement {
        let agreement = self.agreement.insert(Box::default());
        if agreement.read(response, self.was_parsed) {
            self.issues.push(Issue::NumberLostDigits);
            // The agreement has a number, though its digits are lost.
            self.evidence.speaks_for |= response.get("agreement_no").is_some_and(|number| !number.is_null());
        }
        self.evidence.add_response(agreement);
        agreement
    }

    /// Parses the text. One that cannot be read but may hold an object, and one with a key twice, speak for a signature.
    fn parse<'t>(&mut self, text: &'t str) -> Result<Document<'t>, Issue> {
        let Ok(document) = Document::parse_leniently(text) else {
            self.evidence.speaks_for |= may_hold_an_object(text);
            return Err(Issue::ResultNotJson);
        };
        if !document.is_strict() {
            self.issues.push(Issue::ResultNotStrictJson);
        }
        if document.has_duplicate_key() {
            self.evidence.speaks_for = true;
            return Err(Issue::DuplicateKey);
        }
        Ok(document)
    }
}

/// Whether anything in the text speaks for a signature, at any depth of what is JSON, wherever a host put it.
pub(super) fn speaks_for_a_signature(text: &str, depth: usize) -> bool {
    let text = innermost(text);
    if Kind::of_status(&text).speaks_for() {
        return true;
    }
    if !text.starts_with(['{', '[', '"']) {
        return has_encoded_brace(text.as_bytes());
    }
    let Ok(document) = Document::parse_leniently(&text) else {
        return may_hold_an_object(&text) || begins_as_json(&text);
    };
    let mut evidence = Evidence::default();
    document.values().filter(|value| value.is_object()).for_each(|object| evidence.add_object(object));
    let is_nested = |value: Value<'_>| {
        let text = value.text().filter(|_| value.is_string() && depth < MOST_TIMES).unwrap_or_default();
        text.trim_ascii_start().starts_with(['{', '[', '"', '%']) && speaks_for_a_signature(&text, depth + 1)
    };
    evidence.speaks_for || document.values().any(is_nested)
}

/// The text without white space around it, and as often decoded as it was encoded or made JSON text of.
fn innermost(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MOST_TIMES {
        let trimmed = without_mark(&text).trim_ascii();
        let inner = match trimmed.as_bytes() {
            [b'"', ..] => json_text(trimmed),
            bytes if bytes.contains(&b'{') => None,
            // What is encoded may begin with white space or a mark.
            bytes if bytes.starts_with(b"%") || has_encoded_brace(bytes) => Some(percent_decoded(trimmed)),
            _ => None,
        };
        match inner {
            Some(inner) => text = inner.into(),
            None if trimmed.len() == text.len() => break,
            None => text = trimmed.to_owned().into(),
        }
    }
    text
}

/// Decodes once. A form writes a space as `+` and escapes colons; a text with a bare colon is of no form, so its `+` stays.
fn percent_decoded(text: &str) -> String {
    let spaced = if text.contains(':') { text.to_owned() } else { text.replace('+', " ") };
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

fn json_text(text: &str) -> Option<String> {
    let document = Document::parse_leniently(text).ok()?;
    document.root().text().map(Into::into)
}

/// Whether a list or a string that broke off begins so: a bracket or a quote, and then no words.
fn begins_as_json(text: &str) -> bool {
    let inside = text.trim_start_matches(['[', '"', ' ', '\n', '\r', '\t']);
    let begins =
        |first: char| first.is_ascii_digit() || matches!(first, '{' | '%' | '\\' | '-' | ']' | 'n' | 't' | 'f');
    text.starts_with(['[', '"']) && inside.chars().next().is_none_or(begins)
}

/// Whether an object may begin somewhere in the text: a brace, and then no Chinese words.
pub(super) fn may_hold_an_object(text: &str) -> bool {
    let begins = |rest: &str| {
        rest.trim_start_matches(['{', ' ', '\n', '\r', '\t']).bytes().next().is_none_or(|byte| byte.is_ascii())
    };
    text.split_once('{').is_some_and(|(_, rest)| begins(rest)) || has_encoded_brace(text.as_bytes())
}

fn has_encoded_brace(text: &[u8]) -> bool {
    let has = |brace: &[u8]| text.windows(brace.len()).any(|window| window.eq_ignore_ascii_case(brace));
    has(b"%7b") || has(b"%257b")
}

/// The members of the document, gone through once.
#[derive(Default)]
struct Envelope<'a> {
    /// The one that was asked for comes last, then that of another interface; the gateway's own failure comes first.
    responses: Vec<Value<'a>>,
    has_failure: bool,
    success: Option<bool>,
    sign: Option<String>,
    sign_type: Option<String>,
    cert_sn: Option<String>,
}

impl<'a> Envelope<'a> {
    fn open(root: Value<'a>) -> Self {
        let mut envelope = Envelope::default();
        let (mut asked_for, mut others, mut failure) = (None, Vec::new(), None);
        for (key, value) in root.members().filter(|(_, value)| !value.is_null()) {
            let text = || value.text().filter(|text| !text.is_empty()).map(Into::into);
            match &*key.text() {
                RESPONSE => asked_for = Some(value),
                FAILURE => failure = Some(value),
                key if key.ends_with(RESPONSE_SUFFIX) => others.push(value),
                "success" => envelope.success = truth(value),
                "sign" => envelope.sign = text(),
                "sign_type" => envelope.sign_type = text(),
                "alipay_cert_sn" => envelope.cert_sn = text(),
                _ => {}
            }
        }
        envelope.has_failure = failure.is_some();
        envelope.responses = failure.into_iter().chain(others).chain(asked_for).collect();
        envelope
    }

    fn signature_of_last(self) -> Option<Signature> {
        Some(Signature {
            signed_content: self.responses.last()?.json().into_owned(),
            sign: self.sign?,
            sign_type: self.sign_type,
            cert_sn: self.cert_sn,
        })
    }
}
