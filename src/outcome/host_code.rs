use crate::json::Value;
use serde::{Serialize, Serializer};

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
    /// Of what stands in a code's place; `None` where there is none.
    pub(super) fn of(value: Value<'_>) -> Option<Self> {
        if value.is_string() {
            return value.text().map(|text| HostCode::Text(text.into()));
        }
        // `error: false` is none.
        if value.is_null() || value.raw() == b"false" {
            return None;
        }
        // `7000.0` is a whole number too.
        let number = value.json();
        let whole = number.split_once('.').filter(|(_, zeros)| zeros.bytes().all(|byte| byte == b'0'));
        let whole = whole.map_or(&*number, |(whole, _)| whole);
        Some(whole.parse().map_or(HostCode::Other, HostCode::Number))
    }

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
