//! The check, layer by layer.

use super::biz_content;
use super::body;
use super::cut;
use super::draft::Draft;
use super::finding::{Code, Layer};
use super::params::Params;
use super::peel::{self, Peeled};
use super::report::Report;

/// Checks a signStr and says where it is wrong. Never fails: what cannot be read at all is a finding too.
#[must_use]
pub fn check(given: &str) -> Report {
    let mut draft = Draft::new(given);
    let external_agreement_no = find(given, &mut draft);
    draft.finish(external_agreement_no)
}

fn find(given: &str, draft: &mut Draft<'_>) -> Option<String> {
    let Some(peeled) = Peeled::read(given, draft) else {
        if draft.is_empty() {
            draft.report(Code::NotASignStr).at_given(0);
            if given.trim_ascii().is_empty() {
                draft.instead("expected a signStr, found an empty string");
            }
        }
        return None;
    };
    let trimmed = given.trim_ascii();
    if trimmed.len() != given.len() {
        let at = if given.starts_with(trimmed) { trimmed.len() } else { 0 };
        draft.report(Code::SurroundingSpace).at_given(at);
    }
    let params = Params::split(&peeled.body);
    let is_raw = params.is_raw();
    if let Some(code) = peel::encoding_fault(&peeled, is_raw) {
        draft.report(code).at(&peeled, 0);
    }
    if let Some(at) = peeled.bad_escape() {
        if given.len() - at < 3 {
            draft.report(Code::Truncated).at_given(at);
        } else {
            // Behind a broken escape the layers can no longer be told apart: anything else would be an echo.
            draft.report(Code::BadPercentEscape).layer(Layer::Outer).at_given(at);
            return None;
        }
    }
    if is_raw {
        // Values that were decoded may hold `&`, `+` and anything else: what is said of them would be a guess.
        body::check_missing(&params, draft);
        return None;
    }
    let is_cut = draft.has(Code::Truncated) || cut::report(&params, &peeled, draft);
    body::check(&params, &peeled, is_cut, draft);
    biz_content::read(&params, &peeled, is_cut, draft)
}

/// The report on something that is not a string at all; `found` names what it is.
///
/// ```
/// # use pay_sign_center::sign_str::check_not_a_string;
/// let report = check_not_a_string("undefined");
/// assert_eq!(report.findings()[0].message(), "expected a string, found undefined");
/// ```
#[must_use]
pub fn check_not_a_string(found: &str) -> Report {
    let mut draft = Draft::new("");
    draft.report(Code::NotASignStr).instead("expected a string, found ").more(found);
    draft.finish(None)
}
