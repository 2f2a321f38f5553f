//! What the host handed over, before anything is made of it.

use super::document::without_mark;
use crate::json::{Document, Kind, Value};
use serde::{Serialize, Serializer};

/// The longest text of a payload or of its `result`, in UTF-16 units: a longer one is not read.
pub const LONGEST: usize = 8 << 20;

/// A code of the host's own: a status, or the `error` of a failed call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostCode {
    /// As a whole number, the usual form of `error`.
    Number(i32),
    /// As text.
    Text(String),
    /// There, but neither of the two.
    Other,
}

impl HostCode {
    /// The code as text, without white space around it; `None` where there is nothing to read.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            HostCode::Number(number) => Some(number.to_string()),
            HostCode::Text(text) => Some(text.trim_ascii()).filter(|text| !text.is_empty()).map(Into::into),
            HostCode::Other => None,
        }
    }
}

/// In JavaScript it is a number, a string, or null.
impl Serialize for HostCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            HostCode::Number(number) => serializer.serialize_i32(*number),
            HostCode::Text(text) => serializer.serialize_str(text),
            HostCode::Other => serializer.serialize_none(),
        }
    }
}

/// `result`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ResultField {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// JSON text, as documented.
    Text(String),
    /// An object, as the JSON text it gives.
    Object(String),
    /// Something else, or reading it threw.
    Unreadable,
}

/// The fields of a callback's payload that say anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Payload {
    /// `resultStatus`.
    pub result_status: Option<HostCode>,
    /// `resultCode`, which sister APIs have in its place.
    pub result_code: Option<HostCode>,
    /// `error`.
    pub error: Option<HostCode>,
    /// `errorMessage`.
    pub error_message: Option<String>,
    /// `result`.
    pub result: ResultField,
    /// What was wrong with the payload itself, where it was text.
    pub(super) faults: Faults,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Faults {
    pub not_json: bool,
    pub not_strict: bool,
    pub duplicate_key: bool,
}

impl Payload {
    /// Reads a payload that was logged or pasted as JSON text, with the faults of the official page's sample. Text that
    /// cannot be read gives a payload without fields.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        let Ok(document) = Document::parse_leniently(without_mark(text)) else {
            return Payload { faults: Faults { not_json: true, ..Faults::default() }, ..Payload::default() };
        };
        let mut payload = Payload {
            faults: Faults {
                not_json: !document.root().is_object(),
                not_strict: !document.is_strict(),
                duplicate_key: document.has_duplicate_key(),
            },
            ..Payload::default()
        };
        // Of a key that stands there twice, the first counts; the fault says so.
        for (key, value) in document.root().members() {
            match &*key.text() {
                "resultStatus" if payload.result_status.is_none() => payload.result_status = code(value),
                "resultCode" if payload.result_code.is_none() => payload.result_code = code(value),
                "error" if payload.error.is_none() => payload.error = code(value),
                "errorMessage" if payload.error_message.is_none() => {
                    payload.error_message = value.text().map(Into::into)
                }
                "result" if payload.result == ResultField::Absent => payload.result = result(value),
                _ => {}
            }
        }
        payload
    }
}

fn code(value: Value<'_>) -> Option<HostCode> {
    if value.is_string() {
        return value.text().map(|text| HostCode::Text(text.into()));
    }
    if value.is_null() {
        return None;
    }
    Some(value.integer().map_or(HostCode::Other, HostCode::Number))
}

fn result(value: Value<'_>) -> ResultField {
    match value.kind() {
        Kind::String => ResultField::Text(value.text().unwrap_or_default().into()),
        Kind::Object => ResultField::Object(value.json().into()),
        _ if value.is_null() => ResultField::Absent,
        _ => ResultField::Unreadable,
    }
}
