//! A report in the making.

use super::finding::{Code, Finding, Layer};
use super::peel::Peeled;
use super::report::Report;
use crate::bytes;

/// What is found, in the order in which it is; calls that follow `report` tell more of that finding.
pub(super) struct Draft<'a> {
    given: &'a str,
    findings: Vec<Finding>,
}

impl<'a> Draft<'a> {
    pub fn new(given: &'a str) -> Self {
        Draft { given, findings: Vec::new() }
    }

    pub fn report(&mut self, code: Code) -> &mut Self {
        let (severity, layer, message) = (code.severity(), code.layer(), code.message().into());
        self.findings.push(Finding { code, severity, layer, param: None, offset: None, message });
        self
    }

    /// Reports what may be there several times over.
    pub fn report_once(&mut self, code: Code, tell: impl FnOnce(&mut Self) -> &mut Self) {
        if !self.has(code) {
            tell(self.report(code));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    pub fn has(&self, code: Code) -> bool {
        self.findings.iter().any(|finding| finding.code == code)
    }

    fn last(&mut self) -> &mut Finding {
        self.findings.last_mut().expect("`report` comes first")
    }

    pub fn layer(&mut self, layer: Layer) -> &mut Self {
        self.last().layer = layer;
        self
    }

    pub fn param(&mut self, name: &str) -> &mut Self {
        // The platform's names are such words. Anything else may be a piece of a value, perhaps of a secret one.
        let is_name =
            name.len() <= 60 && name.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.'));
        self.last().param = is_name.then(|| name.into());
        self
    }

    /// The place as bytes from the start of the body.
    pub fn at(&mut self, peeled: &Peeled<'_>, body_offset: usize) -> &mut Self {
        self.at_given(peeled.given_offset(body_offset))
    }

    /// The place as bytes from the start of the string given.
    pub fn at_given(&mut self, at: usize) -> &mut Self {
        let before = &self.given.as_bytes()[..at.min(self.given.len())];
        // UTF-16 units: one for each character, one more for each that takes four bytes.
        let units = before.iter().map(|&byte| i32::from(byte & 0xc0 != 0x80) + i32::from(byte >= 0xf0)).sum();
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
            _ => found.len() <= 64 && found.iter().all(is_name) && !has_number(found),
        };
        if plain { self.more(", found ").more(&bytes::lossy(found)) } else { self }
    }

    pub fn instead(&mut self, message: &str) -> &mut Self {
        self.last().message = message.into();
        self
    }

    pub fn more(&mut self, text: &str) -> &mut Self {
        self.last().message.push_str(text);
        self
    }

    pub fn finish(self, external_agreement_no: Option<String>) -> Report {
        Report::new(self.findings, external_agreement_no)
    }
}

/// Whether there are as many digits in a row as a phone number or an identity card has.
fn has_number(text: &[u8]) -> bool {
    text.split(|byte| !byte.is_ascii_digit()).any(|digits| digits.len() > 10)
}
