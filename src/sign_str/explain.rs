//! Why the strict reading of a string failed: what the string resembles, and what would mend it.
//!
//! Nothing here is asked of a string that was read without a doubt.

mod around;
mod base64;
mod certainty;
mod characters;
mod cut;
mod form;
mod interface;
mod json;
mod link;
mod params;
mod repair;
mod unwrap;
mod wrapping;

use super::biz_content::BizContent;
use super::body::Body;
use super::finding::{Code, Findings, Layer};
use super::params::Params;
use super::path::utf16_range;
use super::{percent, pieces, rules};
use crate::json::{Charset, Document, Kind};
use characters::entity;
use params::Faults;
use std::ops::Range;

/// The wrappings that encode a body by rules of their own, so that the number of encodings says nothing.
const ENVELOPES: [Code; 4] = [Code::JsonWrapped, Code::Base64Wrapped, Code::AlipaysScheme, Code::GatewayUrl];

/// What a string resembles.
#[derive(Debug)]
pub(super) struct Explanation<'a> {
    given: &'a str,
    /// What stands around the body, from the outside in.
    pub wrappings: Findings,
    /// The body, if there is one.
    pub body: Option<Body<'a>>,
}

impl<'a> Explanation<'a> {
    pub fn of(given: &'a str) -> Self {
        let (wrappings, body) = unwrap::unwrap(given);
        Explanation { given, wrappings, body }
    }

    /// The cause comes before its consequences, and a fault sets off no echoes.
    pub fn findings(&self) -> Findings {
        let mut findings = self.wrappings.clone();
        match &self.body {
            Some(body) => self.explain(body, &mut findings),
            None if findings.is_empty() => self.add_not_a_sign_str(&mut findings),
            None => {}
        }
        findings
    }

    pub fn repair(&self) -> Option<String> {
        repair::repair(self.body.as_ref()?, &self.findings())
    }

    fn explain(&self, body: &Body<'_>, findings: &mut Findings) {
        self.add_surrounding_space(findings);
        if interface::check(body, findings) {
            return;
        }
        if !cut::is_first_alone(body.params()) {
            self.add_wrong_encoding(body, findings);
        }
        if let Some(at) = body.encoding.bad_escape {
            let rest = cut::without_dots(self.given.as_bytes()[at..].trim_ascii_end());
            let is_cut = rest.len() < 3;
            let code = if is_cut { Code::Truncated } else { Code::BadPercentEscape };
            let length = if is_cut { rest.len() } else { percent::bad_escape_length(rest) };
            findings.add(code).at(self.place_of(at..at + length));
            if !is_cut {
                // Behind a broken escape the layers can no longer be told apart: anything else would be an echo.
                return;
            }
        }
        if are_decoded(body) {
            // Values that were decoded may hold `&`, `+` and anything else: what is said of them would be a guess.
            return params::check_missing(body.params(), findings);
        }
        let is_cut = findings.has(Code::Truncated) || cut::check(body, findings);
        Faults { body, is_cut, findings }.check();
        check_biz_content(body, is_cut, findings);
    }

    fn add_not_a_sign_str(&self, findings: &mut Findings) {
        let finding = findings.add(Code::NotASignStr).at(self.place_of(0..self.given.len()));
        if self.given.trim_ascii().is_empty() {
            finding.worded("expected a signStr, found an empty string".into());
        }
    }

    fn add_surrounding_space(&self, findings: &mut Findings) {
        let trimmed = self.given.trim_ascii();
        if trimmed != self.given {
            let has_margin = self.given.starts_with(|letter: char| letter.is_ascii_whitespace());
            let end = self.given.len();
            let place = if has_margin { 0..end - self.given.trim_ascii_start().len() } else { trimmed.len()..end };
            findings.add(Code::SurroundingSpace).at(self.place_of(place));
        }
    }

    /// What is wrong with how often the body was encoded.
    fn add_wrong_encoding(&self, body: &Body<'_>, findings: &mut Findings) {
        let code = match body.encoding.times {
            0 if are_decoded(body) => Code::FullyDecoded,
            _ if are_decoded(body) => Code::InnerNotEncoded,
            _ if self.wrappings.has_any(&ENVELOPES) => return,
            0 => Code::NotEncoded,
            1 if body.encoding.is_partial => Code::PartiallyEncoded,
            1 => return,
            _ => Code::OverEncoded,
        };
        findings.add(code).at(body.path.place_of(0..body.text.len()));
    }

    /// Of bytes of the string given, in UTF-16 units.
    fn place_of(&self, bytes: Range<usize>) -> Range<usize> {
        utf16_range(self.given.as_bytes(), bytes)
    }
}

/// Whether the values were decoded, and some of them say something else for it: every encoder escapes the quotes of JSON,
/// and the space in a timestamp.
pub(super) fn are_decoded(body: &Body<'_>) -> bool {
    let params = body.params();
    let has = |name: &str, byte| params.get(name).is_some_and(|param| param.encoded.contains(&byte));
    let look_decoded = has("biz_content", b'"') || (has("timestamp", b' ') && !has("biz_content", b'%'));
    look_decoded && !body.decodes_without_doubt()
}

/// Whether the values were encoded twice, as by `encodeURI`, which leaves the body's `&` and `=` bare and turns the `%` of
/// its values into `%25`. A signature and a time of day have characters that every encoder escapes, and have no escapes
/// themselves; nor does JSON begin with one.
///
/// All of them have to agree: one value that was encoded twice is no body that was.
pub(super) fn are_encoded_twice(params: Params<'_>) -> bool {
    let escaped = ["sign", "timestamp", "biz_content"].into_iter().filter_map(|name| params.get(name));
    let mut escaped = escaped.filter(|param| percent::has_escape(param.encoded)).peekable();
    escaped.peek().is_some()
        && escaped.all(|param| {
            let value = param.value();
            // JSON may well have a `%` in it.
            let is_json = param.is("biz_content") && value.trim_ascii().starts_with(b"{");
            !is_json && percent::has_escape(&value)
        })
}

/// The first entity in a text that is JSON without them.
fn escaped_for_html(text: &[u8]) -> Option<Range<usize>> {
    let place = pieces::changes(text, entity).next()?;
    Document::parse(pieces::decode(text, entity), Charset::Utf8).ok().map(|_| place)
}

/// The bytes from there on that are no ASCII.
fn word_of_another_charset(text: &[u8], at: usize) -> Range<usize> {
    at..at + text[at..].iter().take_while(|byte| !byte.is_ascii()).count()
}

fn check_biz_content(body: &Body<'_>, is_cut: bool, findings: &mut Findings) {
    let Some(param) = body.params().get("biz_content") else { return };
    if !param.is_readable() || (is_cut && body.params().is_last(&param)) {
        return;
    }
    let character = |at| body.place_of_character(&param, at);
    match body.biz_content() {
        BizContent::Absent | BizContent::Encrypted(Ok(())) => {}
        BizContent::Encrypted(Err(error)) => {
            findings.add(Code::BizContentNotJson).about(param.name).at(character(error.at)).expected(error.expected);
        }
        BizContent::Json { not_in_charset: Some(at), document } => {
            let word = word_of_another_charset(&param.value(), *at);
            findings.add(Code::BizContentNotInCharset).about(param.name).at(body.place_in(&param, word));
            if document.is_ok() {
                rules::check_agreement(body, findings);
            }
        }
        BizContent::Json { document: Err(_), .. } if let Some(entity) = escaped_for_html(&param.value()) => {
            // It may have been signed so: nothing is undone here.
            let place = body.place_in(&param, entity);
            findings.add(Code::HtmlEscaped).in_layer(Layer::BizContent).about(param.name).at(place);
        }
        BizContent::Json { document: Err(error), .. } => {
            let value = param.value();
            let finding = findings.add(Code::BizContentNotJson).about(param.name).at(character(error.at));
            finding.expected(error.expected);
            match value.get(error.at) {
                Some(byte) => finding.found(&[*byte]),
                None => finding.found_word("the end"),
            };
        }
        BizContent::Json { document: Ok(document), .. } => match document.root().kind() {
            Kind::Object => rules::check_agreement(body, findings),
            other => {
                let finding = findings.add(Code::BizContentNotObject).about(param.name).at(body.place_of_value(&param));
                finding.found_word(other.name());
            }
        },
    }
}
