//! What may be shown of what strangers wrote.
//!
//! A signStr, a payload, and whatever is taken for one, may hold a signature, names, identity and phone numbers; where it is
//! broken, they may stand in any place. So no value is hidden for looking like a secret. A value is shown where it has a
//! form that is known of its name and that leaves no room for a person; everything else is masked.

mod json;
mod text;

pub use json::mask_json;
pub use text::mask_text;

use crate::json::{Value, lossy};
use crate::sign_str::{camel_case, has_form};

/// Deeper than any object of the platform's. What is deeper is not looked into: it is shown, or masked, as a whole.
pub(crate) const MOST_LEVELS: u32 = 8;

/// The parameters and the fields of `biz_content`, in camel case, whose values may be shown if [`has_plain_form`] says so.
const SHOWN: [&str; 18] = [
    "appId",
    "method",
    "charset",
    "signType",
    "timestamp",
    "version",
    "alipaySdk",
    "productCode",
    "personalProductCode",
    "period",
    "periodType",
    "executeTime",
    "singleAmount",
    "totalAmount",
    "totalPayments",
    "signScene",
    "channel",
    OWN_NUMBER,
];

/// The members of a response and the fields of a payload whose values may be shown, in the same forms.
const SHOWN_OF_ANSWERS: [&str; 13] = [
    "authAppId",
    "agreementNo",
    "code",
    "subCode",
    "status",
    "signTime",
    "validTime",
    "invalidTime",
    "creditAuthMode",
    "resultStatus",
    "resultCode",
    "errorCode",
    "error",
];

/// The merchant's own number of the agreement (外部签约号), which has no other form than those of persons' numbers.
const OWN_NUMBER: &str = "externalAgreementNo";

/// What is harmless under any name, in letters of either case.
const WORDS: [&str; 12] =
    ["utf-8", "gbk", "gb2312", "RSA2", "RSA", "SM2", "json", "ALIPAYAPP", "QRCODE", "QRCODEORSMS", "DAY", "MONTH"];

/// The same of answers.
const WORDS_OF_ANSWERS: [&str; 4] = ["NORMAL", "TEMP", "STOP", "Success"];

/// Whether a value of that name may be shown. The name may be in camel case.
///
/// ```
/// use pay_sign_center::privacy::shows;
/// assert!(shows("sign_type", "RSA2") && shows("externalAgreementNo", "t1"));
/// assert!(!shows("sign_type", "Zhang San") && !shows("external_agreement_no", "13800138000"));
/// ```
#[must_use]
pub fn shows(name: &str, value: &str) -> bool {
    let name = camel_case(name);
    let has_form = || has_plain_form(value.as_bytes()) || is_sub_code(value);
    let is_of_answer = || SHOWN_OF_ANSWERS.contains(&&*name) && has_form();
    shows_in_sign_str(&name, value) || WORDS_OF_ANSWERS.contains(&value) || is_of_answer()
}

/// The same for what a signStr may hold; the name is in camel case.
pub(crate) fn shows_in_sign_str(name: &str, value: &str) -> bool {
    let value = value.as_bytes();
    is_word(value) || (SHOWN.contains(&name) && has_plain_form(value)) || (name == OWN_NUMBER && is_own_number(value))
}

/// Whether it is one of the words that are harmless under any name.
fn is_word(value: &[u8]) -> bool {
    WORDS.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(value))
}

/// Whether a value of one of the names that are [`SHOWN`] may be shown.
pub(crate) fn is_plain(value: &[u8]) -> bool {
    is_word(value) || has_plain_form(value)
}

/// Whether everything under that name, in camel case, is personal, whatever form it has.
pub(crate) fn is_personal(name: &str) -> bool {
    name == "identityParams"
}

/// Whether a member of a JSON object may be shown: one that says nothing, being `true`, `false`, `null` or empty, or one
/// whose text may be shown.
pub(crate) fn shows_member(value: Value<'_>, shows_text: impl FnOnce(&str) -> bool) -> bool {
    let says_nothing = matches!(value.raw(), [b't' | b'f' | b'n', ..] | [b'"' | b'[', _]);
    says_nothing || value.text().is_some_and(|text| shows_text(&text))
}

// What characters a value has.
const DIGIT: u8 = 1;
const SMALL: u8 = 2;
const CAPITAL: u8 = 4;
/// `.`, `_` and `|`
const JOINT: u8 = 8;
const DASH: u8 = 16;
const OTHER: u8 = 32;

/// The kinds of characters in a value.
fn kinds(value: &[u8]) -> u8 {
    let kind = |byte: &u8| match byte {
        b'0'..=b'9' => DIGIT,
        b'a'..=b'z' => SMALL,
        b'A'..=b'Z' => CAPITAL,
        b'.' | b'_' | b'|' => JOINT,
        b'-' => DASH,
        _ => OTHER,
    };
    value.iter().map(kind).fold(0, |kinds, kind| kinds | kind)
}

/// Whether the value has a form that leaves no room for a person.
fn has_plain_form(value: &[u8]) -> bool {
    const CODE: u8 = CAPITAL | JOINT;
    const NUMBER: u8 = DIGIT | JOINT;
    match (kinds(value), value.len()) {
        (_, 65..) => false,
        // Fewer digits than would tell a phone number; or a number that the platform gives.
        (DIGIT | NUMBER, 1..=7) => true,
        (DIGIT, 16..) => value.starts_with(b"20"),
        // A word alone may be anybody's name.
        (CODE, _) => true,
        // The name of an interface, or of an SDK.
        (kinds, _) if value.starts_with(b"alipay") => kinds < OTHER,
        // A moment, or the beginning of one.
        (_, length) => length >= 10 && has_form(value, &b"0000-00-00 00:00:00"[..length.min(19)]),
    }
}

/// A word of the gateway's: `isv.invalid-signature`.
fn is_sub_code(value: &str) -> bool {
    let is_of_gateway = value.starts_with("isv.") || value.starts_with("isp.");
    is_of_gateway && value.len() <= 64 && kinds(value.as_bytes()) & !(SMALL | JOINT | DASH) == 0
}

/// Whether a merchant can have made such a number, and it is neither a phone's nor an identity card's.
fn is_own_number(value: &[u8]) -> bool {
    let mut runs = value.split(|byte| !byte.is_ascii_digit());
    value.len() <= 64 && kinds(value) < OTHER && !runs.any(is_personal_number)
}

fn is_personal_number(digits: &[u8]) -> bool {
    // Where the day of birth stands, `MMdd`; the last digit of an identity card may be an X.
    let birthday = match digits.len() {
        11 => return digits[0] == b'1',
        15 => 8,
        17 | 18 => 10,
        _ => return false,
    };
    matches!(digits[birthday..], [b'0' | b'1', _, b'0'..=b'3', ..])
}

/// Whether a name may be shown: one that a programmer would give. Where a string is broken, what stands in the place of a
/// name may be a piece of a value.
#[must_use]
pub fn shows_name(name: &str) -> bool {
    let name = name.as_bytes();
    let is_small = |at: usize| name.get(at).is_some_and(u8::is_ascii_lowercase);
    let mut digits = 0;
    for (at, byte) in name.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'_' => {}
            b'0'..=b'9' => digits += 1,
            // In base64, few capital letters begin a word.
            b'A'..=b'Z' if at > 0 && is_small(at - 1) && is_small(at + 1) => {}
            _ => return false,
        }
    }
    name.len() <= 40 && digits <= 4 && digits * 2 <= name.len()
}

/// Leaves what tells one value from another to those who know it: up to four letters at each end.
pub(crate) fn mask(value: &[u8]) -> String {
    // Of a name in Chinese two letters are half, and the end of a sentence or of JSON may be a whole name.
    let is_word = value.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=@._-".contains(byte));
    let kept = if is_word { (value.len() / 4).min(4) } else { 0 };
    let (head, tail) = (&value[..kept], &value[value.len() - kept..]);
    lossy(&[head, b"****", tail].concat()).into_owned()
}
