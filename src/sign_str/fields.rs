//! What a signStr says, for people to look at.

use super::params::Params;
use super::peel::Peeled;
use crate::bytes::{has_text, is, is_one_of, text, words};
use crate::data::{Data, Fields, Record, camel_case, serialize};
use crate::json::{Dialect, Document, Kind, Value};

/// The fields of `biz_content` that hold personal data, as they are called and as a server may have called them.
const PERSONAL: &str = "external_logon_id,identity_params,externalLogonId,identityParams";

/// The parameters that nobody may see.
const SECRET: &str = "sign,app_auth_token,auth_token";

/// Deeper than anything of the platform's; what is inside stays JSON.
const MOST_LEVELS: u32 = 8;

/// The decoded parameters of a signStr. It serialises as `{ params, bizContent }`: the parameters under their own names,
/// and `biz_content` with its keys in camel case, or `null` where it is missing or no JSON object.
///
/// `sign` and tokens are always masked, personal data unless asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct SignStrFields {
    params: Vec<(String, String)>,
    /// JSON, as it stands in the body.
    biz_content: Option<Vec<u8>>,
    dialect: Dialect,
    masks: bool,
}

/// The fields of a signStr, whatever else is wrong with it; `None` where no body can be found.
///
/// ```
/// # use pay_sign_center::sign_str::fields;
/// let sign_str = "method=a&sign=0123456789abcdef&biz_content=%7B%22external_logon_id%22%3A%2213800138000%22%7D";
/// let fields = fields(sign_str, false).unwrap();
/// assert_eq!(fields.param("sign"), Some("0123****cdef"));
/// assert_eq!(serde_json::to_value(&fields).unwrap()["bizContent"]["externalLogonId"], "13****00");
/// ```
#[must_use]
pub fn fields(given: &str, show_personal_data: bool) -> Option<SignStrFields> {
    let peeled = Peeled::of(given);
    let peeled = peeled.as_ref()?;
    let params = Params::split(&peeled.body);
    let (dialect, masks) = (params.dialect(), !show_personal_data);
    let mut found = SignStrFields { params: Vec::new(), biz_content: None, dialect, masks };
    let is_raw = params.is_raw();
    for param in params.iter() {
        let is_biz_content = param.is("biz_content");
        if is_biz_content && is_object(&param.value, dialect) {
            found.biz_content = Some(param.value[..].to_vec());
        } else if !is_raw || !masks || param.is_required() {
            // Behind a decoded `biz_content`, another parameter may be a piece of what stood in it; and what is no JSON may
            // hold personal data all the same.
            let hides = (masks && is_biz_content) || param.is_one_of(SECRET);
            let value = if hides { mask(&param.value) } else { text(&param.value) };
            found.params.push((text(param.name), value));
        }
    }
    Some(found)
}

fn is_object(value: &[u8], dialect: Dialect) -> bool {
    matches!(&Document::parse(value, dialect), Ok(document) if document.root().kind() == Kind::Object)
}

/// Leaves what tells one value from another to those who know it: up to four letters at each end.
#[inline(never)]
fn mask(value: &[u8]) -> String {
    // Of a name in Chinese, two letters are half.
    let kept = if value.iter().all(u8::is_ascii) { (value.len() / 4).min(4) } else { 0 };
    let mut masked = value[..kept].to_vec();
    masked.extend_from_slice(b"****");
    masked.extend_from_slice(&value[value.len() - kept..]);
    text(&masked)
}

impl SignStrFields {
    /// The first parameter of that name, decoded.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// Names and values in the order of the signStr, without a `biz_content` that could be read.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.params.iter().map(|(name, value)| (&**name, &**value))
    }
}

impl core::fmt::Debug for SignStrFields {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        // `biz_content` is kept as it came: what is masked is masked where it is shown.
        f.debug_struct("SignStrFields").field("params", &self.params).finish_non_exhaustive()
    }
}

impl Record for SignStrFields {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.record("params", Some(&self.params));
        let json = self.biz_content.as_deref().map(|json| Document::parse(json, self.dialect));
        match &json {
            Some(Ok(document)) => fields.record(
                "bizContent",
                Some(&View { value: document.root(), level: 0, masks: self.masks, is_personal: false }),
            ),
            _ => fields.record("bizContent", None),
        }
    }
}

impl Record for Vec<(String, String)> {
    fn show(&self, fields: &mut Fields<'_>) {
        for (name, value) in self {
            fields.text(name, value);
        }
    }
}

/// An object in `biz_content`; arrays stay JSON.
struct View<'a> {
    value: Value<'a>,
    level: u32,
    /// Whether personal data is to be masked.
    masks: bool,
    /// Whether all of it is such.
    is_personal: bool,
}

impl Record for View<'_> {
    fn show(&self, fields: &mut Fields<'_>) {
        for (key, value) in self.value.members() {
            let is_personal = self.is_personal || is_one_of(key.as_bytes(), PERSONAL);
            put(fields, &camel_case(&key), &View { value, level: self.level + 1, masks: self.masks, is_personal });
        }
    }
}

fn put(fields: &mut Fields<'_>, name: &str, view: &View<'_>) {
    let value = view.value;
    if value.kind() == Kind::Object && view.level < MOST_LEVELS {
        return fields.record(name, Some(view));
    }
    let raw = value.raw();
    let text = value.text().unwrap_or_else(|| text(raw));
    // Text may be JSON of its own.
    let hides = || words(PERSONAL).any(|key| has_text(text.as_bytes(), key));
    if view.masks && (view.is_personal || hides()) {
        return fields.text(name, &mask(text.as_bytes()));
    }
    let shown = if is_one_of(raw, "true,false") {
        Data::Bool(is(raw, "true"))
    } else if is(raw, "null") {
        Data::Missing
    } else {
        value.integer().map_or(Data::Text(&text), Data::Number)
    };
    fields.put(name, &shown);
}

serialize!(SignStrFields);
