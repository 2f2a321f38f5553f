//! The parameters whose values have a form that everybody knows, by which their end can be seen.

use super::super::body::{has_form, is_sign_type, is_timestamp};
use super::super::params::{Params, knows_charset};
use super::super::{METHOD, percent, signature};

/// Whether the value, as it stands in the body, has the form that its parameter demands; `None` where any text may stand.
pub(super) fn is_kept(params: Params<'_>, name: &[u8], encoded: &[u8]) -> Option<bool> {
    let value = percent::decode_form(encoded);
    let is_kept = match name {
        b"app_id" => !value.is_empty() && value.iter().all(u8::is_ascii_digit),
        b"method" => *value == *METHOD.as_bytes(),
        b"charset" => knows_charset(&value),
        b"sign_type" => is_sign_type(&value),
        b"sign" => !value.is_empty() && value.iter().all(|byte| signature::is_base64(*byte)),
        b"timestamp" => is_timestamp(&value),
        b"version" => has_form(&value, b"0.0"),
        b"format" => value.eq_ignore_ascii_case(b"JSON"),
        b"biz_content" if params.names_an_encryption() => return None,
        b"biz_content" => value.trim_ascii_end().ends_with(b"}"),
        _ => return None,
    };
    Some(is_kept)
}
