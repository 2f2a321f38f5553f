//! The check, layer by layer.

use super::biz_content;
use super::body;
use super::cut;
use super::finding::Code;
use super::params::Params;
use super::peel::{self, Peeled, units};
use super::report::Report;
use crate::bytes::margin;

/// Checks a signStr and says where it is wrong. Never fails: what cannot be read at all is a finding too.
#[must_use]
#[inline(never)]
pub fn check(given: &str) -> Report {
    let mut report = Report::new();
    find(given, &mut report);
    report
}

fn find(given: &str, report: &mut Report) {
    let trimmed = given.trim_ascii();
    let peeled = Peeled::read(given, report);
    let Some(peeled) = &peeled else {
        if report.findings.is_empty() {
            let finding = report.add(Code::NotASignStr).at(0);
            if trimmed.is_empty() {
                finding.instead("expected a signStr, found an empty string");
            }
        }
        return;
    };
    let given = given.as_bytes();
    if trimmed.len() != given.len() {
        let at = if margin(given) == 0 { trimmed.len() } else { 0 };
        report.add(Code::SurroundingSpace).at(units(given, at));
    }
    let params = Params::split(&peeled.body);
    let is_raw = params.is_raw();
    if let Some(code) = peel::encoding_fault(peeled, is_raw, report) {
        report.add(code).at(peeled.place(0));
    }
    if let Some(at) = peeled.bad_escape {
        let is_end = given.len() - at < 3;
        let code = if is_end { Code::Truncated } else { Code::BadPercentEscape };
        report.add(code).at(units(given, at));
        if !is_end {
            // Behind a broken escape the layers can no longer be told apart: anything else would be an echo.
            return;
        }
    }
    if is_raw {
        // Values that were decoded may hold `&`, `+` and anything else: what is said of them would be a guess.
        return body::check_missing(&params, report);
    }
    let outside = report.findings.len();
    let is_cut = report.has(Code::Truncated) || cut::report(&params, peeled.body.len(), report);
    body::check(&params, is_cut, report);
    biz_content::check(&params, is_cut, report);
    for finding in &mut report.findings[outside..] {
        if let Some(byte) = finding.offset {
            finding.at(peeled.place(byte as usize));
        }
    }
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
    let mut report = Report::new();
    report.add(Code::NotASignStr).instead("expected a string, found ").more(found);
    report
}
