//! The check, layer by layer.

use super::draft::Draft;
use super::finding::{Code, Layer};
use super::layers::{self, Layers};
use super::params::Params;
use super::report::Report;
use super::{biz_content, body, percent};

/// Checks a signStr and says where it is wrong. Never fails: what cannot be read at all is a finding too.
#[must_use]
pub fn check(given: &str) -> Report {
    let mut draft = Draft::new(given);
    let trimmed = given.trim_ascii();
    let Some(layers) = Layers::peel(trimmed.as_bytes()) else {
        draft.report(Code::NotASignStr, Layer::Outer).at_given(0);
        if trimmed.is_empty() {
            draft.instead("expected a signStr, found an empty string");
        }
        return draft.finish(None);
    };
    let margin = given.len() - given.trim_ascii_start().len();
    if trimmed.len() != given.len() {
        let at = if margin > 0 { 0 } else { trimmed.len() };
        draft.report(Code::SurroundingSpace, Layer::Outer).at_given(at);
    }
    draft.place(&layers, margin);
    let text = layers.body();
    let from = layers::address_length(text);
    check_encoding(&layers, from, &mut draft);
    if let Some(at) = bad_outer_escape(&layers, trimmed.as_bytes()) {
        draft.report(Code::BadPercentEscape, Layer::Outer).at_given(margin + at);
        // Behind a broken escape the layers can no longer be told apart: anything else would be an echo.
        return draft.finish(None);
    }
    let params = Params::split(text, from);
    body::check(&params, &mut draft);
    let external_agreement_no = biz_content::read(&params, &mut draft);
    draft.finish(external_agreement_no)
}

/// Reports a body that was not encoded exactly once.
fn check_encoding(layers: &Layers<'_>, from: usize, draft: &mut Draft<'_>) {
    let code = match layers.depth() {
        _ if from > 0 => Code::GatewayUrl,
        0 => Code::NotEncoded,
        1 if layers.partial => Code::PartiallyEncoded,
        1 => return,
        _ => Code::OverEncoded,
    };
    draft.report(code, Layer::Outer).at(0);
}

/// A body that was not encoded has no outer escapes, those in it belong to its values.
fn bad_outer_escape(layers: &Layers<'_>, given: &[u8]) -> Option<usize> {
    if layers.depth() == 0 { None } else { percent::bad_escape(given) }
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
    draft.report(Code::NotASignStr, Layer::Outer).instead("expected a string, found ").more(found);
    draft.finish(None)
}
