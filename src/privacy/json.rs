//! Masks a JSON text.

use super::{MOST_LEVELS, is_personal, mask, shows, shows_member, shows_name};
use crate::json::{Charset, Document, Kind, Value};
use crate::sign_str::camel_case;

/// The JSON text as it may be shown, without the white space around its values. Objects keep their shape; a name, or a value,
/// a number or a list too, becomes a masked string where it may not be shown. `None` where it is no JSON.
///
/// ```
/// use pay_sign_center::privacy::mask_json;
/// let masked = mask_json(r#"{"single_amount":30.5, "user_name":"Zhang San"}"#);
/// assert_eq!(masked.as_deref(), Some(r#"{"single_amount":30.5,"user_name":"****"}"#));
/// assert_eq!(mask_json("Zhang San"), None);
/// ```
#[must_use]
pub fn mask_json(text: &str) -> Option<String> {
    let document = Document::parse(text.as_bytes(), Charset::Utf8).ok()?;
    let mut masked = String::with_capacity(text.len());
    write(document.root(), false, 0, &mut masked);
    Some(masked)
}

fn write(value: Value<'_>, is_hidden: bool, level: u32, masked: &mut String) {
    if value.kind() != Kind::Object || level == MOST_LEVELS {
        return quote(&mask(&text_of(value)), masked);
    }
    masked.push('{');
    for (index, (key, value)) in value.members().enumerate() {
        let name = key.text();
        if index > 0 {
            masked.push(',');
        }
        // Neither a name that is shown nor a masked one has a character that JSON escapes.
        if shows_name(&name) {
            quote(&name, masked)
        } else {
            quote(&mask(name.as_bytes()), masked)
        }
        masked.push(':');
        let is_hidden = is_hidden || is_personal(&camel_case(&name));
        if !is_hidden && shows_member(value, |text| shows(&name, text)) {
            masked.push_str(&value.json());
        } else {
            write(value, is_hidden, level + 1, masked);
        }
    }
    masked.push('}');
}

fn text_of(value: Value<'_>) -> Vec<u8> {
    value.text().map_or_else(|| value.raw().to_vec(), |text| text.into_owned().into_bytes())
}

fn quote(text: &str, masked: &mut String) {
    masked.extend(["\"", text, "\""]);
}
