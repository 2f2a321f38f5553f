//! Whether the end is missing: what is left then must not be taken for a dozen other faults.

use super::super::METHOD;
use super::super::body::{Body, has_form};
use super::super::finding::{Code, Findings};
use super::super::params::{Param, Params, REQUIRED};
use super::super::{percent, signature};
use super::form;
use crate::json::{Charset, Document};

/// Values that are known from their start on; `0` is any digit.
const KNOWN: [(&str, &str); 5] = [
    ("method", METHOD),
    ("version", "1.0"),
    ("charset", "utf-8"),
    ("charset", "UTF-8"),
    ("timestamp", "0000-00-00 00:00:00"),
];

/// Adds that the string was cut off, as far as the end of its body tells, and returns whether it was.
pub(super) fn check(body: &Body<'_>, findings: &mut Findings) -> bool {
    let Some(last) = body.params().last().filter(|last| ends_early(body, last)) else { return false };
    let finding =
        findings.add(Code::Truncated).about(last.name).at(body.path.place_of(body.text.len()..body.text.len()));
    if last.is("sign") {
        let length = last.value().len();
        finding.worded(format!("{}: no key makes a `sign` of {length} characters", Code::Truncated.message()));
    }
    true
}

fn ends_early(body: &Body<'_>, last: &Param<'_>) -> bool {
    let params = body.params();
    let value = last.value();
    let text = value.trim_ascii();
    let is_in_form = match form::is_kept(params, last.name, last.encoded) {
        Some(is_kept) => is_kept,
        // Text that may be any may end with dots of its own, where nothing is missing.
        None => REQUIRED.into_iter().all(|name| params.get(name).is_some()),
    };
    let is_escape_cut = percent::bad_escape(last.encoded).is_some_and(|at| last.encoded.len() - at < 3);
    is_escape_cut
        || (is_abridged(text) && !is_in_form)
        || KNOWN.iter().any(|(name, whole)| last.is(name) && is_start(text, whole))
        || (last.is("sign") && signature::may_be_cut(params, signature::trimmed(&value)))
        || (last.is("biz_content") && is_start_of_json(params, text))
        || is_first_alone(params)
        || ends_before_others(params, last, text)
}

fn is_start(text: &[u8], whole: &str) -> bool {
    !text.is_empty() && text.len() < whole.len() && has_form(text, &whole.as_bytes()[..text.len()])
}

fn is_start_of_json(params: Params<'_>, json: &[u8]) -> bool {
    let charset = if params.is_gbk() { Charset::Gbk } else { Charset::Utf8 };
    json.starts_with(b"{") && Document::parse(json, charset).is_err_and(|error| error.at == json.len())
}

/// The text without the dots at its end that stand for what was left out.
pub(super) fn without_dots(text: &[u8]) -> &[u8] {
    let dots = [&b"..."[..], "…".as_bytes()];
    dots.into_iter().find_map(|dots| text.strip_suffix(dots)).unwrap_or(text)
}

/// Whether dots stand for what was left out.
pub(super) fn is_abridged(text: &[u8]) -> bool {
    without_dots(text).len() < text.len()
}

/// Whether the body is what is left where something cut a query at its first `&`.
pub(super) fn is_first_alone(params: Params<'_>) -> bool {
    params.iter().len() == 1 && params.iter().all(|param| param.is_one_of(&["alipay_sdk", "app_id"]))
}

/// Whether parameters are missing that would come after the last one, or all but a piece of its value.
fn ends_before_others(params: Params<'_>, last: &Param<'_>, text: &[u8]) -> bool {
    let missing: Vec<_> = REQUIRED.into_iter().filter(|name| params.get(name).is_none()).collect();
    if missing.is_empty() {
        return false;
    }
    let is_piece = (last.is("sign_type") && is_start(text, "RSA2")) || (last.is("app_id") && text.len() < 16);
    if !last.has_equals_sign() || is_piece {
        return true;
    }
    // Most servers sort: what is missing comes after what is there, the signature in its place or last.
    let are_behind = missing.iter().all(|name| *name == "sign" || name.as_bytes() > last.name);
    missing.len() > 1 && are_behind && params.iter().is_sorted_by_key(|param| param.name)
}
