//! Whether the values of a body are for certain those that were signed. What is suggested otherwise would break a signature.

use super::super::biz_content::BizContent;
use super::super::body::Body;
use super::super::finding::{Code, Findings};
use super::super::params::{Param, Params, label};
use super::super::{percent, rules, signature};
use super::form;
use super::wrapping::find_ignoring_case;

/// The faults that are undone by taking something out of the string, or out of its values.
const TAKEN_OUT: [Code; 5] =
    [Code::InvisibleCharacters, Code::HtmlEscaped, Code::JsonEscaped, Code::WrongSeparator, Code::SurroundingText];

/// Whether each signed value is as its encoder wrote it, the last one to its end.
pub(super) fn is_certain(params: Params<'_>, findings: &Findings) -> bool {
    // Line breaks or commas that are left may stand between parameters, too.
    let has_more = findings.has_any(&[Code::InvisibleCharacters, Code::SignHasLinebreaks, Code::SurroundingText]);
    let are_told_apart = !(findings.has(Code::WrongSeparator) && has_more);
    let reserved = reserved(params, findings);
    let may_stand_bare =
        |byte: &u8| byte.is_ascii_graphic() && !br#""<>\^`"#.contains(byte) && !reserved.contains(byte);
    let is_whole = |param: Param<'_>| param.encoded.iter().all(may_stand_bare);
    // `sign` is not among the signed values. A timestamp is known by its form; it is looked at only where a bare colon counts.
    let spared: &[&str] = if reserved.contains(&b':') { &["sign"] } else { &["sign", "timestamp"] };
    let mut others = params.iter().filter(|param| !param.is_one_of(spared));
    // Where not even the time of day was encoded, what was taken out may have been a value's.
    let is_by_hand = params.get("timestamp").is_some_and(|time| time.first_bare_byte().is_some());
    are_told_apart
        && !(is_by_hand && findings.has_any(&TAKEN_OUT))
        && params.have_names()
        && !begins_with_a_label(params)
        && others.all(is_whole)
        && !mix_spaces(params)
        && params.last().is_some_and(|last| has_its_end(params, &last))
}

/// The characters that no whole value has bare. Where one is bare, the value may have been cut at its own `&`, or text may
/// have been added to its end.
fn reserved(params: Params<'_>, findings: &Findings) -> &'static [u8] {
    let is_bare = |sign: Param<'_>| sign.encoded.iter().any(|byte| b"+/=".contains(byte));
    let stands_bare = |sign: Param<'_>| !percent::has_escape(sign.encoded) && is_bare(sign);
    // Where the signature stands bare and other values too, `encodeURI` may have encoded a body of bare ones.
    if params.get("sign").is_some_and(stands_bare) || findings.has(Code::WrongSeparator) {
        return b"?#=,;:|";
    }
    // What was taken out of a value that stands bare may have been its own.
    if findings.has_any(&TAKEN_OUT) {
        return b"?#=";
    }
    // Some encoders leave more of them bare than others.
    b"?#"
}

/// Whether an option's name may stand before a first parameter that nobody knows, or a word before its name.
fn begins_with_a_label(params: Params<'_>) -> bool {
    let holds_another = |first: Param<'_>| label(first.name).is_some() && first.encoded.contains(&b'=');
    params.iter().next().is_some_and(|first| holds_another(first) || first.name_is_prefixed())
}

/// Whether a `+` stands bare though spaces are written otherwise, so that it may be a plus sign that was not encoded.
fn mix_spaces(params: Params<'_>) -> bool {
    let has = |form: &[u8], spared: &[&str]| {
        let mut others = params.iter().filter(|param| !param.is_one_of(spared));
        others.any(|param| find_ignoring_case(param.encoded, form).is_some())
    };
    // That of a timestamp is a space for certain.
    has(b"+", &["sign", "timestamp"]) && has(b"%20", &["sign"])
}

/// Whether the value can be seen to be whole.
fn has_its_end(params: Params<'_>, last: &Param<'_>) -> bool {
    let is_whole = match last.name {
        b"sign" => signature::mended(&last.value()).is_some_and(|sign| signature::has_its_end(params, &sign)),
        b"app_id" => rules::is_app_id(&last.value()),
        // It may have been RSA2.
        b"sign_type" => *last.value() != *b"RSA",
        _ => true,
    };
    is_whole && form::is_kept(params, last.name, last.encoded) == Some(true)
}

/// Whether other values may have lost a `+` together with the signature: they have a space where one may have stood, in
/// the signature's way of writing it, and no `+` of theirs is left.
pub(super) fn lost_others(body: &Body<'_>) -> bool {
    let params = body.params();
    let Some(sign) = params.get("sign").filter(|sign| sign.value().contains(&b' ')) else {
        return false;
    };
    let others = || params.iter().filter(|param| !param.is_one_of(&["sign", "timestamp"]));
    // A form's writer escapes `/` and `=`.
    let was_spared = !percent::has_escape(sign.encoded) && sign.encoded.iter().any(|byte| b"/=".contains(byte));
    if !was_spared && sign.encoded.contains(&b'+') {
        // The body was read as a form and written anew: its values were decoded as often as the signature.
        return true;
    }
    let kept_a_plus = |param: Param<'_>| {
        // Beside a signature that was never encoded, the encoder of the others left no plus sign bare: theirs are spaces.
        let is_certain = was_spared || !param.encoded.contains(&b'+');
        is_certain && find_ignoring_case(param.encoded, b"%2B").is_some()
    };
    !others().any(kept_a_plus) && others().any(|param| write_a_space_alike(&sign, &param) && has_space(&param, body))
}

/// Whether both have what may be a space, in the same way of writing it.
fn write_a_space_alike(sign: &Param<'_>, param: &Param<'_>) -> bool {
    let has = |text: &[u8], form: &[u8]| find_ignoring_case(text, form).is_some();
    [&b"+"[..], b"%20", b" "].into_iter().any(|form| has(sign.encoded, form) && has(param.encoded, form))
}

/// Whether a value has a space that may be a `+`, which those between the values of JSON are not.
fn has_space(param: &Param<'_>, body: &Body<'_>) -> bool {
    match body.biz_content() {
        BizContent::Json { document: Ok(document), .. } if param.is("biz_content") => {
            document.values().any(|value| value.is_string() && value.text().is_some_and(|text| text.contains(' ')))
        }
        _ => param.value().contains(&b' '),
    }
}
