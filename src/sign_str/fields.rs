//! What a signStr says, for people to look at.

use super::SignStr;
use crate::json::{Document, Kind, Value, lossy};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The fields of `biz_content` that hold personal data, as they are called and as a server may have called them.
const PERSONAL: [&str; 4] = ["external_logon_id", "identity_params", "externalLogonId", "identityParams"];

/// The parameters that nobody may see.
const SECRET: [&str; 3] = ["sign", "app_auth_token", "auth_token"];

/// Deeper than anything of the platform's; what is inside stays JSON.
const MOST_LEVELS: u32 = 8;

/// The decoded parameters of a signStr. It serialises as `{ params, bizContent }`: the parameters under their own names,
/// and `biz_content` with its keys in camel case, or `null` where it is missing or no JSON object.
///
/// `sign` and tokens are always masked, personal data unless asked for.
#[derive(Clone)]
pub struct SignStrFields<'a> {
    params: Vec<(String, String)>,
    biz_content: Option<&'a Document<'static>>,
    masks: bool,
}

impl SignStr<'_> {
    /// What the signStr says, whatever else is wrong with it; `None` where no body can be found.
    ///
    /// ```
    /// # use pay_sign_center::sign_str::SignStr;
    /// let text = "method=a&sign=0123456789abcdef&biz_content=%7B%22external_logon_id%22%3A%2213800138000%22%7D";
    /// let sign_str = SignStr::read(text);
    /// let fields = sign_str.fields(false).unwrap();
    /// assert_eq!(fields.param("sign"), Some("0123****cdef"));
    /// assert_eq!(serde_json::to_value(&fields).unwrap()["bizContent"]["externalLogonId"], "13****00");
    /// ```
    #[must_use]
    pub fn fields(&self, show_personal_data: bool) -> Option<SignStrFields<'_>> {
        let body = self.body()?;
        let masks = !show_personal_data;
        let biz_content = body.biz_content().object();
        let are_decoded = super::explain::are_decoded(body);
        // Behind a decoded `biz_content`, another parameter may be a piece of what stood in it.
        let is_certain = |name: &[u8]| super::params::REQUIRED.iter().any(|known| known.as_bytes() == name);
        let is_shown = |name: &[u8]| match name {
            b"biz_content" => biz_content.is_none(),
            _ => !masks || !are_decoded || is_certain(name),
        };
        let params = body.params().iter().filter(|param| is_shown(param.name)).map(|param| {
            let value = param.value();
            // What is no JSON may hold personal data all the same.
            let hides = param.is_one_of(&SECRET) || (masks && param.is("biz_content"));
            let shown = if hides { mask(&value) } else { lossy(&value).into_owned() };
            (lossy(param.name).into_owned(), shown)
        });
        Some(SignStrFields { params: params.collect(), biz_content, masks })
    }
}

impl SignStrFields<'_> {
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

impl fmt::Debug for SignStrFields<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `biz_content` is kept as it came: what is masked is masked where it is shown.
        formatter.debug_struct("SignStrFields").field("params", &self.params).finish_non_exhaustive()
    }
}

impl Serialize for SignStrFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Fields<'a> {
            params: Params<'a>,
            biz_content: Option<View<'a>>,
        }
        let root = self.biz_content.map(Document::root);
        let biz_content = root.map(|value| View { value, level: 0, masks: self.masks, is_personal: false });
        Fields { params: Params(&self.params), biz_content }.serialize(serializer)
    }
}

/// As an object, in the order of the signStr.
struct Params<'a>(&'a [(String, String)]);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A value in `biz_content`; arrays stay JSON.
#[derive(Clone, Copy)]
struct View<'a> {
    value: Value<'a>,
    level: u32,
    /// Whether personal data is to be masked.
    masks: bool,
    /// Whether all of it is such.
    is_personal: bool,
}

impl<'a> View<'a> {
    fn members(self) -> impl Iterator<Item = (String, View<'a>)> {
        self.value.members().map(move |(key, value)| {
            let key = key.text();
            let is_personal = self.is_personal || PERSONAL.contains(&&*key);
            (camel_case(&key), View { value, level: self.level + 1, masks: self.masks, is_personal })
        })
    }

    /// Whether the text must not be shown. It may be JSON of its own.
    fn hides(self, text: &str) -> bool {
        let names = |key: &str| text.as_bytes().windows(key.len()).any(|window| window == key.as_bytes());
        self.masks && (self.is_personal || PERSONAL.iter().any(|key| names(key)))
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.value;
        if value.kind() == Kind::Object && self.level < MOST_LEVELS {
            return serializer.collect_map(self.members());
        }
        let text: Cow<'_, str> = value.text().unwrap_or_else(|| value.json());
        if self.hides(&text) {
            return serializer.serialize_str(&mask(text.as_bytes()));
        }
        match (value.raw(), value.integer()) {
            (b"true", _) => serializer.serialize_bool(true),
            (b"false", _) => serializer.serialize_bool(false),
            (b"null", _) => serializer.serialize_none(),
            (_, Some(number)) => serializer.serialize_i32(number),
            _ => serializer.serialize_str(&text),
        }
    }
}

/// Leaves what tells one value from another to those who know it: up to four letters at each end.
fn mask(value: &[u8]) -> String {
    // Of a name in Chinese, two letters are half.
    let kept = if value.is_ascii() { (value.len() / 4).min(4) } else { 0 };
    let [head, tail] = [&value[..kept], &value[value.len() - kept..]].map(String::from_utf8_lossy);
    format!("{head}****{tail}")
}

/// The name in JavaScript of a key of the platform's: `sub_code` is `subCode`.
pub(super) fn camel_case(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    let mut starts_word = false;
    for letter in key.chars() {
        if starts_word {
            name.push(letter.to_ascii_uppercase());
        } else if letter != '_' {
            name.push(letter);
        }
        starts_word = letter == '_';
    }
    name
}
