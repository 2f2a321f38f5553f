//! The check itself, and what it hands out.

use super::biz_content;
use super::body::Params;
use super::finding::{Code, Finding, Layer, Severity};
use super::layers::{self, Layers};
use super::percent;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    ok: bool,
    findings: Vec<Finding>,
    #[serde(skip)]
    external_agreement_no: Option<String>,
}

/// Which findings block a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Policy {
    /// Those of severity error.
    #[default]
    Errors,
    /// All.
    Strict,
    /// None.
    Report,
}

impl Policy {
    /// Reads the option's words; anything else is `None`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "errors" => Some(Policy::Errors),
            "strict" => Some(Policy::Strict),
            "report" => Some(Policy::Report),
            _ => None,
        }
    }
}

impl Report {
    /// The report on something that is not a string at all; `found` names what it is.
    ///
    /// ```
    /// # use pay_sign_center::sign_str::Report;
    /// let report = Report::not_a_string("undefined");
    /// assert_eq!(report.findings()[0].message(), "expected a string, found undefined");
    /// ```
    #[must_use]
    pub fn not_a_string(found: &str) -> Self {
        let mut draft = Draft::new("");
        draft.report(Code::NotASignStr, Layer::Outer).instead("expected a string, found ").more(found);
        draft.finish(None)
    }

    /// No finding of severity error.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.ok
    }

    /// What is wrong, the cause before its consequences.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// `biz_content.external_agreement_no`, the merchant's own number of the agreement (外部签约号), where there is one.
    #[must_use]
    pub fn external_agreement_no(&self) -> Option<&str> {
        self.external_agreement_no.as_deref()
    }

    /// The findings that block a call, but for those whose code `ignored` names.
    pub fn blocking(&self, policy: Policy, ignored: impl Fn(&str) -> bool) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| {
            let blocks = match policy {
                Policy::Errors => finding.severity == Severity::Error,
                Policy::Strict => true,
                Policy::Report => false,
            };
            blocks && !ignored(finding.code.as_str())
        })
    }
}

pub(super) fn read(given: &str) -> Report {
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
    let body = layers.body();
    let from = layers::address_length(body);
    check_encoding(&layers, from, &mut draft);
    if let Some(at) = bad_outer_escape(&layers, trimmed.as_bytes()) {
        draft.report(Code::BadPercentEscape, Layer::Outer).at_given(margin + at);
        // Behind a broken escape the layers can no longer be told apart: anything else would be an echo.
        return draft.finish(None);
    }
    let params = Params::split(body, from);
    params.check(&mut draft);
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

/// A report in the making; what follows a call of `report` tells more of that finding.
pub(super) struct Draft<'a> {
    given: &'a str,
    place: Option<(&'a Layers<'a>, usize)>,
    findings: Vec<Finding>,
}

impl<'a> Draft<'a> {
    fn new(given: &'a str) -> Self {
        Draft { given, place: None, findings: Vec::new() }
    }

    /// Tells the way from the body back to the string given: its layers, and the white space before them.
    fn place(&mut self, layers: &'a Layers<'a>, margin: usize) {
        self.place = Some((layers, margin));
    }

    pub fn report(&mut self, code: Code, layer: Layer) -> &mut Self {
        let (severity, message) = (code.severity(), code.message().into());
        self.findings.push(Finding { code, severity, layer, param: None, offset: None, message });
        self
    }

    fn last(&mut self) -> &mut Finding {
        self.findings.last_mut().expect("`report` comes first")
    }

    pub fn param(&mut self, name: &str) -> &mut Self {
        // The platform's names are such words. Anything else may be a piece of a value, perhaps of a secret one.
        let is_name = name.len() <= 40 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        self.last().param = is_name.then(|| name.into());
        self
    }

    /// The place as bytes from the start of the body.
    pub fn at(&mut self, body_offset: usize) -> &mut Self {
        let at = self.place.map_or(body_offset, |(layers, margin)| margin + layers.given_offset(body_offset));
        self.at_given(at)
    }

    /// The place as bytes from the start of the string given.
    fn at_given(&mut self, at: usize) -> &mut Self {
        let before = &self.given.as_bytes()[..at.min(self.given.len())];
        // UTF-16 units: one for each character, one more for each that takes four bytes.
        let units = before.iter().map(|&byte| u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0)).sum();
        self.last().offset = Some(units);
        self
    }

    pub fn expected(&mut self, expected: &str) -> &mut Self {
        self.more(": expected ").more(expected)
    }

    /// Names what stands there instead, where it is one character or a short name, so never a secret.
    pub fn found(&mut self, found: &[u8]) -> &mut Self {
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b' ');
        let plain = match found {
            [byte] => byte.is_ascii_graphic(),
            _ => found.len() <= 64 && found.iter().all(is_name),
        };
        if plain { self.more(", found ").more(&String::from_utf8_lossy(found)) } else { self }
    }

    fn instead(&mut self, message: &str) -> &mut Self {
        self.last().message = message.into();
        self
    }

    fn more(&mut self, text: &str) -> &mut Self {
        self.last().message.push_str(text);
        self
    }

    fn finish(self, external_agreement_no: Option<String>) -> Report {
        let ok = self.findings.iter().all(|finding| finding.severity != Severity::Error);
        Report { ok, findings: self.findings, external_agreement_no }
    }
}
