//! What the host handed over, before anything is made of it.

use super::document::{LENIENT, without_mark};
use crate::data::{Data, decimal};
use crate::json::{Document, Kind, Value};

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
    pub(super) fn data(&self) -> Data<'_> {
        match self {
            HostCode::Number(number) => Data::Number(*number),
            HostCode::Text(text) => Data::Text(text),
            HostCode::Other => Data::Missing,
        }
    }

    /// The code as text, without white space around it; `None` where there is nothing to read.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            HostCode::Number(number) => Some(decimal(*number)),
            HostCode::Text(text) => Some(text.trim_ascii()).filter(|text| !text.is_empty()).map(Into::into),
            HostCode::Other => None,
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
    /// Whether the payload itself was text that had faults, or a key twice.
    pub(crate) text: TextFaults,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct TextFaults {
    pub not_json: bool,
    pub not_strict: bool,
    pub duplicate_key: bool,
}

impl Payload {
    /// Reads a payload that was logged or pasted as JSON text, with the faults of the official page's sample. Text that
    /// cannot be read gives a payload without fields.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        match &Document::parse(without_mark(text).as_bytes(), LENIENT) {
            Ok(document) => Self::read(document),
            Err(_) => Payload { text: TextFaults { not_json: true, ..TextFaults::default() }, ..Payload::default() },
        }
    }

    fn read(document: &Document<'_>) -> Self {
        let root = document.root();
        Payload {
            result_status: code(root, "resultStatus"),
            result_code: code(root, "resultCode"),
            error: code(root, "error"),
            error_message: root.text_of("errorMessage"),
            result: result(root),
            text: TextFaults {
                not_json: !root.is_object(),
                not_strict: !document.is_strict(),
                duplicate_key: document.has_duplicate_key(),
            },
        }
    }
}

fn code(root: Value<'_>, name: &str) -> Option<HostCode> {
    let value = root.get(name).filter(|value| !value.is_null())?;
    if value.kind() == Kind::String {
        return value.text().map(HostCode::Text);
    }
    Some(match value.integer() {
        Some(number) => HostCode::Number(number),
        None => HostCode::Other,
    })
}

fn result(root: Value<'_>) -> ResultField {
    let Some(value) = root.get("result").filter(|value| !value.is_null()) else { return ResultField::Absent };
    match value.kind() {
        Kind::String => ResultField::Text(value.text().unwrap_or_default()),
        Kind::Object => ResultField::Object(value.json()),
        _ => ResultField::Unreadable,
    }
}
