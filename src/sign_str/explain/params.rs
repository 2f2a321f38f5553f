//! What is wrong with the parameters themselves.

use super::super::body::{Body, is_sign_type, is_timestamp};
use super::super::finding::{Code, Finding, Findings, Layer, MOST_OF_A_KIND};
use super::super::params::{Param, Params, REQUIRED};
use super::super::{percent, rules, signature};
use crate::json::lossy;
use std::ops::Range;

/// The findings for the absence of what is required, in the order of [`REQUIRED`].
const MISSING: [Code; 8] = [
    Code::MissingAppId,
    Code::MissingMethod,
    Code::MissingCharset,
    Code::MissingSignType,
    Code::MissingSign,
    Code::MissingTimestamp,
    Code::MissingVersion,
    Code::MissingBizContent,
];

/// Adds what the gateway needs and is not there.
pub(super) fn check_missing(params: Params<'_>, findings: &mut Findings) {
    for (name, code) in REQUIRED.into_iter().zip(MISSING) {
        if params.text(name).is_empty() {
            findings.add(code).about(name.as_bytes());
        }
    }
}

/// Looks for the faults of a body's parameters.
pub(super) struct Faults<'a> {
    pub body: &'a Body<'a>,
    /// The last parameter is a piece of one.
    pub is_cut: bool,
    pub findings: &'a mut Findings,
}

impl Faults<'_> {
    pub fn check(mut self) {
        let params = self.body.params();
        let mut whole = params.iter();
        if self.is_cut {
            whole.next_back();
        }
        self.check_escapes(whole.clone());
        self.check_duplicates();
        if !self.is_cut {
            check_missing(params, self.findings);
        }
        let readable = whole.filter(|param| param.is_readable());
        for param in readable.clone() {
            if !self.has_fault(&param) {
                self.check_value(&param);
            }
        }
        for param in readable {
            if !self.has_fault(&param) {
                rules::check_param(self.body, &param, self.findings);
            }
        }
        self.check_end();
    }

    /// Whether something is wrong with the parameter, so that nothing more is said of it.
    fn has_fault(&self, param: &Param<'_>) -> bool {
        self.findings.are_about(&lossy(param.name))
    }

    /// A fault of the parameter; `None` where there is one of the kind.
    fn add(&mut self, code: Code, param: &Param<'_>, place: Range<usize>) -> Option<&mut Finding> {
        if self.findings.has(code) {
            return None;
        }
        Some(self.findings.add(code).about(param.name).at(place))
    }

    fn check_escapes<'p>(&mut self, params: impl Iterator<Item = Param<'p>>) {
        let broken = params.filter_map(|param| Some((param, percent::bad_escape(param.encoded)?)));
        for (param, at) in broken.take(MOST_OF_A_KIND) {
            let (start, length) = (param.value_start + at, percent::bad_escape_length(&param.encoded[at..]));
            let place = self.body.path.place_of(start..start + length);
            self.findings.add(Code::BadPercentEscape).in_layer(Layer::Body).about(param.name).at(place);
        }
    }

    /// The gateway and the signature's check may each take another one of the two.
    fn check_duplicates(&mut self) {
        for param in self.body.params().second_of_a_name().take(MOST_OF_A_KIND) {
            let place = self.body.path.place_of(param.start..param.end());
            self.findings.add(Code::DuplicateParam).about(param.name).at(place);
        }
    }

    fn check_value(&mut self, param: &Param<'_>) {
        if !param.is_one_of(&["sign_type", "timestamp", "sign"]) {
            return;
        }
        let value = param.value();
        let text = value.trim_ascii();
        let code = match param.name {
            _ if text.is_empty() => return,
            b"sign" => return self.check_sign(param, &value),
            b"sign_type" if !is_sign_type(text) => Code::BadSignType,
            b"timestamp" if !is_timestamp(text) => Code::BadTimestamp,
            _ => return,
        };
        if let Some(finding) = self.add(code, param, self.body.place_of_value(param)) {
            finding.found(text);
        }
    }

    fn check_sign(&mut self, param: &Param<'_>, value: &[u8]) {
        let sign = signature::trimmed(value);
        let has = |byte: u8| sign.contains(&byte);
        let is_urlsafe = has(b'-') || has(b'_');
        if let Some(found) = signature::stand_in(sign) {
            if let Some(finding) = self.add(Code::SignNotBase64, param, self.body.place_of_value(param)) {
                finding.found_word(found);
            }
            return;
        }
        let is_other = |byte: &u8| !signature::is_base64(*byte);
        let is_mixed = is_urlsafe && (has(b'+') || has(b'/'));
        let character = |at| self.body.place_of_character(param, at);
        let misshapen = || {
            let at = if is_mixed { None } else { signature::misshapen(value) };
            at.map(|at| self.body.place_in(param, at..value.len()))
        };
        let other = value.iter().position(is_other).map(character).or_else(misshapen);
        let code = if other.is_some() || is_mixed {
            Code::SignNotBase64
        } else if is_urlsafe {
            Code::SignUrlsafeBase64
        } else if has(b' ') {
            // An encoder that leaves `+` alone escapes nothing: where there are escapes, the `+` stands for a space.
            let is_encoded = !param.encoded.contains(&b'+') || percent::has_escape(param.encoded);
            if is_encoded { Code::SignHasSpace } else { Code::SignNotEscaped }
        } else if has(b'\n') || has(b'\r') || has(b'\t') {
            Code::SignHasLinebreaks
        } else {
            return;
        };
        let first_fault = || value.iter().position(|byte| b" \t\n\r-_".contains(byte)).map(character);
        let place = other.or_else(first_fault).unwrap_or_else(|| self.body.place_of_value(param));
        self.add(code, param, place);
    }

    /// A line break that came with the text, from a file or a shell, and was encoded with it.
    fn check_end(&mut self) {
        let Some(last) = self.body.params().last() else { return };
        if last.ends_with_break() && !self.has_fault(&last) {
            let value = last.value();
            let place = self.body.place_in(&last, value.trim_ascii_end().len()..value.len());
            self.add(Code::TrailingNewline, &last, place);
        }
    }
}
