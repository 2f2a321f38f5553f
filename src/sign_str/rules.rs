//! What the platform asks of an agreement. It is the authority on its own rules, so each is a warning here.
//!
//! [The reference](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign)

use super::adding::last_name;
use super::finding::Code;
use super::params::Param;
use super::report::Report;
use crate::bytes::{is, is_like, is_one_of, is_word, until};
use crate::json::{Kind, Value};

/// Reports the rules that the object does not keep.
pub(super) fn check(root: Value<'_>, param: &Param<'_>, report: &mut Report) {
    let mut rules = Rules { param, report };
    let personal = Field::of(root, "personal_product_code");
    rules.check_codes(&Field::of(root, "product_code"), &personal);
    let access = Field::of(root, "access_params");
    if let Some(access) = rules.object(&access, true, Code::MissingAccessParams, Code::AccessParamsNotObject) {
        let channel = Field::of(access, "access_params.channel");
        if !channel.is_one_of("ALIPAYAPP,QRCODE,QRCODEORSMS") {
            rules.add(Code::UnknownChannel, &channel);
        }
    }
    let rule = Field::of(root, "period_rule_params");
    let is_needed = personal.is_one_of("CYCLE_PAY_AUTH_P");
    let rule = rules.object(&rule, is_needed, Code::MissingPeriodRuleParams, Code::PeriodRuleParamsNotObject);
    if let Some(rule) = rule {
        rules.check_period(rule);
    }
    rules.check_number(&Field::of(root, "external_agreement_no"), &Field::of(root, "sign_scene"));
}

struct Rules<'a> {
    /// The one whose value all fields are in.
    param: &'a Param<'a>,
    report: &'a mut Report,
}

impl Rules<'_> {
    #[inline(never)]
    fn add(&mut self, code: Code, field: &Field<'_>) {
        let finding = self.report.add_on(code, field.path.as_bytes());
        if let Some(value) = field.value {
            finding.at(self.param.place(value.start()));
        }
    }

    /// The field, if it is an object; what is wrong where it is none.
    #[inline(never)]
    fn object<'a>(&mut self, field: &Field<'a>, is_needed: bool, missing: Code, other: Code) -> Option<Value<'a>> {
        let is_there = field.value.is_some_and(|value| value.kind() != Kind::Literal || field.has_text());
        let object = field.value.filter(|value| value.is_object());
        if object.is_none() && (is_there || is_needed) {
            self.add(if is_there { other } else { missing }, field);
        }
        object
    }

    fn check_codes(&mut self, product: &Field<'_>, personal: &Field<'_>) {
        if product.is_one_of("CYCLE_PAY_AUTH_P,GENERAL_WITHHOLDING_P")
            || personal.is_one_of("CYCLE_PAY_AUTH,GENERAL_WITHHOLDING")
        {
            self.add(Code::CodesSwapped, product);
        }
        if !personal.has_text() {
            self.add(Code::MissingPersonalProductCode, personal);
        }
        if !product.has_text() {
            self.add(Code::MissingProductCode, product);
        }
    }

    fn check_period(&mut self, rule: Value<'_>) {
        let unit = Field::of(rule, "period_rule_params.period_type");
        if !unit.is_one_of("DAY,MONTH") {
            self.add(Code::BadPeriodType, &unit);
        }
        let period = Field::of(rule, "period_rule_params.period");
        match number(period.text) {
            0 => self.add(Code::BadPeriod, &period),
            1..7 if unit.is_one_of("DAY") => self.add(Code::PeriodTooShort, &period),
            _ => {}
        }
        let start = Field::of(rule, "period_rule_params.execute_time");
        match day(start.text) {
            _ if start.is_missing() => self.add(Code::MissingExecuteTime, &start),
            0 | 32.. => self.add(Code::BadExecuteTime, &start),
            29.. if unit.is_one_of("MONTH") => self.add(Code::ExecuteTimeAfter28, &start),
            _ => {}
        }
        let amount = Field::of(rule, "period_rule_params.single_amount");
        if amount.is_missing() {
            self.add(Code::MissingSingleAmount, &amount);
        } else if !is_amount(amount.text) {
            self.add(Code::BadSingleAmount, &amount);
        }
    }

    fn check_number(&mut self, number: &Field<'_>, scene: &Field<'_>) {
        if !number.has_text() {
            return self.add(Code::MissingExternalAgreementNo, number);
        }
        let is_plain = |byte: &u8| is_word(*byte) && *byte != b'_';
        if number.text.len() > 32 || !number.text.iter().all(is_plain) {
            self.add(Code::ExternalAgreementNoFormat, number);
        }
        if !scene.has_text() {
            self.add(Code::SignSceneRequired, scene);
        } else if scene.is_one_of("DEFAULT|DEFAULT") {
            self.add(Code::DefaultScene, scene);
        }
    }
}

struct Field<'a> {
    path: &'static str,
    value: Option<Value<'a>>,
    /// The text as it stands there; empty where there is none. What is looked for needs no escapes.
    text: &'a [u8],
}

impl<'a> Field<'a> {
    /// The object's field at the end of the path.
    #[inline(never)]
    fn of(object: Value<'a>, path: &'static str) -> Self {
        let value = object.get(last_name(path));
        let text = match value.map(|value| (value.kind(), value.raw())) {
            Some((Kind::String, raw)) => &raw[1..raw.len() - 1],
            Some((Kind::Literal, raw)) if !is(raw, "null") => raw,
            _ => b"",
        };
        Field { path, value, text }
    }

    fn has_text(&self) -> bool {
        !self.text.is_empty()
    }

    /// Not there, `null` or empty.
    fn is_missing(&self) -> bool {
        !self.has_text() && self.value.is_none_or(|value| matches!(value.kind(), Kind::String | Kind::Literal))
    }

    fn is_one_of(&self, words: &str) -> bool {
        is_one_of(self.text, words)
    }
}

/// A whole number; 0 where it is none, or too large to be meant.
fn number(text: &[u8]) -> u32 {
    if text.len() > 9 || !text.iter().all(u8::is_ascii_digit) {
        return 0;
    }
    text.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// The day of a date; 0 where it is none.
fn day(text: &[u8]) -> u32 {
    if is_like(text, b"0000-00-00") { number(&text[8..]) } else { 0 }
}

/// Yuan above 0, with two decimals at most.
fn is_amount(text: &[u8]) -> bool {
    let dot = until(text, b'.');
    let decimals = text.get(dot + 1..).unwrap_or(b"0");
    let is_digits = |digits: &[u8]| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    is_digits(&text[..dot])
        && is_digits(decimals)
        && decimals.len() <= 2
        && text.iter().any(|byte| matches!(byte, b'1'..=b'9'))
}
