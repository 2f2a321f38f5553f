//! What a signStr says, for people to look at.

use super::SignStr;
use super::params::Param;
use crate::json::{Document, Kind, Value, lossy};
use crate::privacy::{self, MOST_LEVELS, mask};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The parameters that nobody may see.
const SECRET: [&str; 3] = ["sign", "app_auth_token", "auth_token"];

/// The decoded parameters of a signStr. It serialises as `{ params, bizContent }`: the parameters under their own names,
/// and `biz_content` with its keys in camel case, or `null` where it is missing or no JSON object.
///
/// `sign` and tokens are always masked. Unless personal data is asked for, every other value is masked too, but for those
/// of which [`privacy::shows`] knows that they are harmless in a signStr.
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
        let read = |param: &Param<'_>| param.is("biz_content") && biz_content.is_some();
        let params = body.params().iter().filter(|param| !read(param)).map(|param| {
            let (name, value) = (lossy(param.name), param.value());
            let shown = lossy(&value);
            let is_name = param.has_equals_sign() && privacy::shows_name(&name);
            let is_shown =
                if masks { privacy::shows_in_sign_str(&camel_case(&name), &shown) || shown.is_empty() } else { true };
            let is_secret = param.is_one_of(&SECRET);
            (
                if masks && !is_name { mask(param.name) } else { name.into_owned() },
                if is_shown && !is_secret { shown.into_owned() } else { mask(&value) },
            )
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
        let biz_content = self.biz_content.map(|document| View::of(document.root(), self.masks));
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
    /// Whether the text may be shown, by its name and its form.
    is_shown: bool,
}

impl<'a> View<'a> {
    fn of(root: Value<'a>, masks: bool) -> Self {
        View { value: root, level: 0, masks, is_personal: false, is_shown: !masks }
    }

    fn members(self) -> impl Iterator<Item = (String, View<'a>)> {
        self.value.members().map(move |(key, value)| {
            let key = key.text();
            let name = camel_case(&key);
            let is_personal = self.is_personal || privacy::is_personal(&name);
            let shows = |text: &str| privacy::shows_in_sign_str(&name, text);
            let is_shown = !self.masks || (!is_personal && privacy::shows_member(value, shows));
            let view = View { value, level: self.level + 1, is_personal, is_shown, ..self };
            let name = if self.masks && !privacy::shows_name(&key) { mask(key.as_bytes()) } else { name };
            (name, view)
        })
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.value;
        if value.kind() == Kind::Object && self.level < MOST_LEVELS {
            return serializer.collect_map(self.members());
        }
        let text: Cow<'_, str> = value.text().unwrap_or_else(|| value.json());
        if !self.is_shown {
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

/// The name in JavaScript of a key of the platform's: `sub_code` is `subCode`.
pub(crate) fn camel_case(key: &str) -> String {
    let mut name = Vec::with_capacity(key.len());
    let mut starts_word = false;
    for byte in key.bytes() {
        if byte != b'_' {
            name.push(if starts_word { byte.to_ascii_uppercase() } else { byte });
        }
        starts_word = byte == b'_';
    }
    lossy(&name).into_owned()
}
