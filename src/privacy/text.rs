//! Masks a text of any layer, however it is encoded or broken.

use super::{SHOWN, SHOWN_OF_ANSWERS, shows, shows_name};
use crate::sign_str::camel_case;

/// Words that are nobody's: of links, of pages, of JSON, and what `&` and its like are called in HTML.
const COMMON: [&str; 40] = [
    "alipay",
    "alipays",
    "openapi",
    "gateway",
    "do",
    "com",
    "http",
    "https",
    "platformapi",
    "startapp",
    "user",
    "agreement",
    "page",
    "html",
    "head",
    "body",
    "form",
    "input",
    "type",
    "hidden",
    "submit",
    "method",
    "post",
    "action",
    "script",
    "id",
    "signStr",
    "orderStr",
    "params",
    "result",
    "response",
    "undefined",
    "null",
    "true",
    "false",
    "amp",
    "quot",
    "lt",
    "gt",
    "apos",
];

/// The names, in camel case, whose values are never shown, and those of objects that hold other names.
const OTHERS: [&str; 21] = [
    "sign",
    "bizContent",
    "notifyUrl",
    "returnUrl",
    "appAuthToken",
    "format",
    "encryptType",
    "appCertSn",
    "alipayCertSn",
    "alipayRootCertSn",
    "accessParams",
    "periodRuleParams",
    "identityParams",
    "userName",
    "certNo",
    "externalLogonId",
    "alipayUserId",
    "alipayOpenId",
    "alipayLogonId",
    "thirdPartyType",
    "alipayUserAgreementPageSignResponse",
];

/// A longer value has no form that is known, and a text may have any number of names.
const LONGEST_VALUE: usize = 128;

/// A character of the text, as it is written: itself, or the escape of one, at any depth of encoding.
struct Unit {
    start: usize,
    end: usize,
    /// What it stands for; `None` for a part of a character that is not ASCII.
    letter: Option<char>,
}

impl Unit {
    fn is_in_word(&self) -> bool {
        self.letter.is_none_or(|letter| letter.is_alphanumeric() || letter == '_')
    }

    fn is(&self, letters: &[char]) -> bool {
        self.letter.is_some_and(|letter| letters.contains(&letter))
    }
}

/// The text with stars for everything but punctuation, the names that are known, and their values where those have the form
/// that is known of them. A star stands for each UTF-16 unit, so a place in the text is the same place in what is returned.
///
/// ```
/// use pay_sign_center::privacy::mask_text;
/// assert_eq!(mask_text("version%3D1.0%26sign%3Di8X5%252B"), "version%3D1.0%26sign%3D****%252B");
/// assert_eq!(mask_text(r#"{"user_name":"张三","period":1}"#), r#"{"user_name":"**","period":1}"#);
/// ```
#[must_use]
pub fn mask_text(text: &str) -> String {
    let units = units(text);
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    while at < units.len() {
        let end = at + units[at..].iter().take_while(|unit| unit.is_in_word()).count();
        if end == at {
            masked.push_str(&text[units[at].start..units[at].end]);
            at += 1;
            continue;
        }
        let source = &text[units[at].start..units[end - 1].end];
        let word = letters(&units[at..end]).unwrap_or_default();
        let is_known = is_known(&word);
        if is_known || is_name_of_a_parameter(&units, at, end, &word) {
            masked.push_str(source);
        } else {
            masked.extend(source.encode_utf16().map(|_| '*'));
        }
        at = end;
        if is_known {
            let end = end_of_shown_value(&units, at, &word);
            masked.extend(units[at..end].iter().map(|unit| &text[unit.start..unit.end]));
            at = end;
        }
    }
    masked
}

fn is_known(word: &str) -> bool {
    COMMON.contains(&word) || is_known_name(&camel_case(word))
}

fn is_known_name(name: &str) -> bool {
    [&SHOWN[..], &SHOWN_OF_ANSWERS, &OTHERS].iter().any(|names| names.contains(&name))
}

/// Whether the word stands where a parameter's name does.
fn is_name_of_a_parameter(units: &[Unit], at: usize, end: usize, word: &str) -> bool {
    let is_first = at.checked_sub(1).is_none_or(|before| units[before].is(&['&', '?']));
    is_first && units.get(end).is_some_and(|unit| unit.is(&['='])) && !word.is_empty() && shows_name(word)
}

/// Where the value ends that stands behind a name, if it may be shown; else where the name ends.
fn end_of_shown_value(units: &[Unit], name_end: usize, name: &str) -> usize {
    let skipped = |at: usize, letters: &[char]| {
        at + units[at..].iter().take(LONGEST_VALUE).take_while(|unit| unit.is(letters)).count()
    };
    let is_at = |at: usize, letter| units.get(at).is_some_and(|unit: &Unit| unit.is(&[letter]));
    let key_end = skipped(name_end, &['\\', '"', '\'', ' ', '\n']);
    let start = if is_at(name_end, '=') {
        name_end + 1
    } else if is_at(key_end, ':') {
        skipped(key_end + 1, &['\\', '"', '\'', ' '])
    } else {
        return name_end;
    };
    let is_of_value = |unit: &&Unit| !unit.is(&['&', '"', '\'', ',', '}', ']', '<', ';', '\\', '\n', '\r']);
    let end = start + units[start..].iter().take(LONGEST_VALUE).take_while(is_of_value).count();
    // A space may be written so; no value that has a form has a plus sign.
    let value = letters(&units[start..end]).map(|value| value.replace('+', " "));
    if value.is_some_and(|value| shows(name, value.trim())) { end } else { name_end }
}

/// What the units stand for, where all of it is known.
fn letters(units: &[Unit]) -> Option<String> {
    units.iter().map(|unit| unit.letter).collect()
}

fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::with_capacity(text.len());
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        let (length, letter) = escape(&text.as_bytes()[start..]).unwrap_or((first.len_utf8(), Some(first)));
        units.push(Unit { start, end: start + length, letter });
        start += length;
    }
    units
}

/// How long the escape is with which the text begins, percent-encoded any number of times or JSON's, and what it stands for.
fn escape(text: &[u8]) -> Option<(usize, Option<char>)> {
    let hex = |from: usize, count: usize| {
        let digits = text.get(from..from + count).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    let (length, number) = match text {
        [b'%', ..] => {
            let nested = text[1..].chunks(2).take_while(|pair| pair == b"25").count();
            // The last of them is an escape of its own where no digits follow.
            let times = (0..=nested).rev().find(|times| hex(1 + 2 * times, 2).is_some())?;
            (3 + 2 * times, hex(1 + 2 * times, 2)?)
        }
        [b'\\', b'u', ..] => (6, hex(2, 4)?),
        _ => return None,
    };
    Some((length, char::from_u32(number).filter(char::is_ascii)))
}
