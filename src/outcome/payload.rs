//! What the host handed over, before anything is made of it.

use super::Kind;
use super::document::{RESPONSE, RESPONSE_SUFFIX, may_hold_an_object, speaks_for_a_signature};
use super::evidence::Evidence;
use super::host_code::HostCode;
use crate::json::{self, Document, Value, without_mark};

/// The longest text of a payload or of its `result`, in UTF-16 units: a longer one is not read.
pub const LONGEST: usize = 8 << 20;

/// `result`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ResultField {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// JSON text, as documented.
    Text(String),
    /// An object or a list, as the JSON text it gives.
    Object(String),
    /// Something else: a number.
    Other,
}

impl ResultField {
    /// Whether anything in it speaks for a signature, wherever it stands.
    pub(super) fn speaks_for_a_signature(&self) -> bool {
        match self {
            ResultField::Text(text) | ResultField::Object(text) => speaks_for_a_signature(text, 0),
            ResultField::Absent | ResultField::Other => false,
        }
    }
}

/// The fields of a callback's payload that say anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Payload {
    /// `resultStatus`.
    pub result_status: Option<HostCode>,
    /// `resultCode`, which sister APIs have in its place.
    pub result_code: Option<HostCode>,
    /// `errorCode`.
    pub error_code: Option<HostCode>,
    /// `error`.
    pub error: Option<HostCode>,
    /// `errorMessage`.
    pub error_message: Option<String>,
    /// `success`, where it is true or false, or either as text.
    pub success: Option<bool>,
    /// `result`.
    pub result: ResultField,
    /// The status that the payload is, as in `fail(7002)`, or that it spells: `resultStatus={7001};memo={…};result={…}`.
    pub bare_status: Option<String>,
    /// The payloads in `res`, `detail` and `data`.
    pub wrapped: Vec<Payload>,
    /// What these hold, as JSON text: evidence may be at any depth of it.
    pub(super) wrappers: Vec<String>,
    /// What the payload says as if it were the response itself.
    pub(super) as_response: Evidence,
    /// What was wrong with the payload itself.
    pub(super) faults: Faults,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Faults {
    pub not_json: bool,
    pub not_strict: bool,
    pub duplicate_key: bool,
    /// A getter threw, or a text broke off.
    pub is_unreadable: bool,
}

/// The fields of a payload that hold a text, a number or a flag; `result`, [`RESPONSE_MEMBERS`] and [`WRAPPERS`] are listed
/// apart.
pub const FIELDS: [&str; 6] = ["resultStatus", "resultCode", "errorCode", "error", "errorMessage", "success"];

/// The members of a response that say something of a signature, should a payload have them itself.
pub const RESPONSE_MEMBERS: [&str; 4] = ["code", "sub_code", "status", "agreement_no"];

/// The fields in which some hosts have the payload itself.
pub const WRAPPERS: [&str; 3] = ["res", "detail", "data"];

/// The glue adds this key where it could not read all of a payload.
pub const UNREADABLE: &str = "unreadable";

/// A payload is seen as JSON text, and as JSON text of JSON text.
const MOST_TEXTS: usize = 2;

impl Payload {
    /// Reads a payload that was carried, logged or pasted as JSON text, with the faults of the official page's sample.
    /// Text that cannot be read gives a payload without fields.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        Payload::of_text(text, MOST_TEXTS, true)
    }

    /// Reads JSON text, of which so many may be inside each other, and which may hold the payload in a wrapper.
    fn of_text(text: &str, most_texts: usize, may_wrap: bool) -> Self {
        let text = without_mark(text).trim_ascii();
        if let Some(payload) = Payload::of_spelled_status(text) {
            return payload;
        }
        let Ok(document) = Document::parse_leniently(text) else { return Payload::not_json(text) };
        let root = document.root();
        let mut payload = match root.kind() {
            json::Kind::Object => Payload::of_object(root, may_wrap),
            _ => Payload::of_other(root, most_texts - 1, may_wrap),
        };
        payload.faults.not_strict |= !document.is_strict();
        payload.faults.duplicate_key |= document.has_duplicate_key();
        payload
    }

    fn not_json(text: &str) -> Self {
        let faults = Faults { not_json: true, is_unreadable: may_hold_an_object(text), ..Faults::default() };
        Payload { faults, ..Payload::default() }
    }

    /// The text that an old client gives, if it begins so and has one status.
    fn of_spelled_status(text: &str) -> Option<Self> {
        const NAME: &str = "resultStatus={";
        let (status, rest) = text.strip_prefix(NAME)?.split_once('}')?;
        if !is_documented(status) || after(rest, NAME).is_some() {
            return None;
        }
        let whole = rest.trim_end_matches([';', ' ', '\r', '\n']);
        let result = after(whole, "result={").map(|result| {
            // Where its brace is missing, the text broke off in the middle of it.
            result.strip_suffix('}').unwrap_or(result)
        });
        // Behind the status stands nothing, or all up to `result`: anything else broke off.
        let is_unreadable = result.is_none_or(str::is_empty) && !rest.is_empty() && !whole.ends_with("result={}");
        let faults = Faults { is_unreadable, ..Faults::default() };
        let result = result.map_or(ResultField::Absent, |result| ResultField::Text(result.into()));
        Some(Payload { bare_status: Some(status.into()), result, faults, ..Payload::default() })
    }

    pub(super) fn of_object(object: Value<'_>, may_wrap: bool) -> Self {
        let mut payload = Payload::default();
        // Of a key that stands there twice, the first counts; the fault says so.
        for (key, value) in object.members() {
            match &*key.text() {
                "resultStatus" if payload.result_status.is_none() => payload.result_status = HostCode::of(value),
                "resultCode" if payload.result_code.is_none() => payload.result_code = HostCode::of(value),
                "errorCode" if payload.error_code.is_none() => payload.error_code = HostCode::of(value),
                "error" if payload.error.is_none() => payload.error = HostCode::of(value),
                "errorMessage" if payload.error_message.is_none() => {
                    payload.error_message = value.text().map(Into::into)
                }
                "success" if payload.success.is_none() => payload.success = truth(value),
                "result" if payload.result == ResultField::Absent => payload.result = result(value),
                key if RESPONSE_MEMBERS.contains(&key) => {
                    payload.as_response.add_member_beside(key, value);
                }
                UNREADABLE => payload.faults.is_unreadable = true,
                // The document itself, in the place of what should hold it.
                key if key.ends_with(RESPONSE_SUFFIX) => {
                    let result = ResultField::Object(format!("{{\"{RESPONSE}\":{}}}", value.json()));
                    payload.wrapped.push(Payload { result, ..Payload::default() });
                }
                key if may_wrap && WRAPPERS.contains(&key) => {
                    payload.wrappers.push(value.json().into());
                    payload.wrapped.push(Payload::of_wrapped(value));
                }
                _ => {}
            }
        }
        payload
    }

    /// Reads what a wrapper holds: a payload, or the result itself.
    fn of_wrapped(value: Value<'_>) -> Self {
        let payload = match value.kind() {
            json::Kind::Object => Payload::of_object(value, false),
            json::Kind::Array => Payload::default(),
            _ => return Payload::of_other(value, MOST_TEXTS, false),
        };
        let is_result = payload.is_a_response() || value.elements().any(|element| element.is_object());
        if is_result {
            Payload { result: ResultField::Object(value.json().into()), ..Payload::default() }
        } else {
            payload
        }
    }

    /// Whether it has what a response has, and no field of a payload.
    fn is_a_response(&self) -> bool {
        let codes = [&self.result_status, &self.result_code, &self.error_code, &self.error];
        let has_field =
            codes.iter().any(|code| code.is_some()) || self.error_message.is_some() || self.success.is_some();
        let has_result = self.result != ResultField::Absent || !self.wrapped.is_empty();
        self.as_response != Evidence::default() && !has_field && !has_result
    }

    /// Reads what is no object: a status by itself, or JSON text.
    fn of_other(value: Value<'_>, most_texts: usize, may_wrap: bool) -> Self {
        let text = value.text().unwrap_or_default();
        match value.kind() {
            _ if is_documented(text.trim_ascii()) => {
                Payload { bare_status: Some(text.trim_ascii().into()), ..Payload::default() }
            }
            json::Kind::String if most_texts > 0 => Payload::of_text(&text, most_texts, may_wrap),
            _ => Payload::not_json(&value.json()),
        }
    }

    /// Whether `resultStatus` is a documented code.
    #[must_use]
    pub fn has_documented_status(&self) -> bool {
        self.own_status().is_some_and(|status| is_documented(&status))
    }

    /// The status in its own place.
    pub(super) fn own_status(&self) -> Option<String> {
        self.result_status.as_ref().and_then(HostCode::text)
    }

    /// The documented codes in any other place, the nearest first.
    pub(super) fn statuses_elsewhere(&self) -> impl Iterator<Item = String> {
        let statuses = |payload: &Payload| [vec![payload.own_status()], payload.statuses_beside()].concat();
        let wrapped = self.wrapped.iter().flat_map(statuses);
        self.statuses_beside().into_iter().chain(wrapped).flatten().filter(|status| is_documented(status))
    }

    fn statuses_beside(&self) -> Vec<Option<String>> {
        let text = |code: &Option<HostCode>| code.as_ref().and_then(HostCode::text);
        vec![self.bare_status.clone(), text(&self.result_code), text(&self.error_code), text(&self.error)]
    }

    /// Whether `error` says that something failed. A documented status there is a status.
    pub(super) fn has_error(&self) -> bool {
        let says_so = |code: String| code != "0" && !is_documented(&code);
        match &self.error {
            Some(HostCode::Other) => true,
            Some(error) => error.text().is_some_and(says_so),
            None => false,
        }
    }

    /// The payload itself, and those inside it.
    pub(super) fn all(&self) -> impl Iterator<Item = &Payload> {
        // Of a wrapped one, only a document can be inside.
        std::iter::once(self)
            .chain(self.wrapped.iter().flat_map(|wrapped| std::iter::once(wrapped).chain(&wrapped.wrapped)))
    }

    /// Whether a key stands twice in one of them.
    pub(super) fn has_duplicate_key(&self) -> bool {
        self.all().any(|payload| payload.faults.duplicate_key)
    }

    /// What there is by the name of `result`, the nearest first.
    pub(super) fn results(&self) -> impl Iterator<Item = &ResultField> {
        let says_something = |result: &&ResultField| match result {
            ResultField::Absent => false,
            ResultField::Text(text) => !text.trim_ascii().is_empty(),
            ResultField::Object(_) | ResultField::Other => true,
        };
        self.all().map(|payload| &payload.result).filter(says_something)
    }
}

/// What stands behind the word, where it stands first.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let at = text.as_bytes().windows(word.len()).position(|window| window == word.as_bytes())?;
    text.get(at + word.len()..)
}

fn is_documented(code: &str) -> bool {
    Kind::of_status(code) != Kind::Unrecognised
}

/// True, false, or either as text.
pub(super) fn truth(value: Value<'_>) -> Option<bool> {
    value.text().and_then(|text| text.trim_ascii().to_ascii_lowercase().parse().ok())
}

fn result(value: Value<'_>) -> ResultField {
    match value.kind() {
        json::Kind::String => ResultField::Text(value.text().unwrap_or_default().into()),
        json::Kind::Object | json::Kind::Array => ResultField::Object(value.json().into()),
        _ if value.is_null() => ResultField::Absent,
        _ => ResultField::Other,
    }
}
