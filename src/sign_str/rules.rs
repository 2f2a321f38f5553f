//! What the platform asks of an agreement. It is the authority on its own rules, so each is a warning here.
//!
//! [The reference](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign)

use super::body::{Body, has_form};
use super::finding::{Code, Findings};
use super::params::Param;
use crate::json::{Kind, Value};
use std::borrow::Cow;

/// The rules that a body which could be read does not keep.
pub(super) fn check(body: &Body<'_>) -> Findings {
    let mut findings = Findings::default();
    check_return_url(body, &mut findings);
    check_agreement(body, &mut findings);
    findings
}

pub(super) fn check_return_url(body: &Body<'_>, findings: &mut Findings) {
    let Some(param) = body.params().get("return_url") else { return };
    let value = param.value();
    let url = value.trim_ascii();
    if !url.is_empty() {
        findings.add(Code::ReturnUrl).about(param.name).at(body.place_in(&param, 0)).found(url);
    }
}

/// Adds the rules that the object in `biz_content` does not keep, if there is one.
pub(super) fn check_agreement(body: &Body<'_>, findings: &mut Findings) {
    let (Some(param), Some(document)) = (body.params().get("biz_content"), body.biz_content().object()) else { return };
    Rules { body, param, findings }.check(document.root());
}

struct Rules<'a> {
    body: &'a Body<'a>,
    /// The one whose value all fields are in.
    param: Param<'a>,
    findings: &'a mut Findings,
}

impl Rules<'_> {
    fn add(&mut self, code: Code, field: &Field<'_>) {
        let finding = self.findings.add(code).about(field.path.as_bytes());
        if let Some(value) = field.value {
            finding.at(self.body.place_in(&self.param, value.start()));
        }
    }

    fn check(mut self, root: Value<'_>) {
        let personal = Field::of(root, "personal_product_code");
        self.check_codes(&Field::of(root, "product_code"), &personal);
        let access = Field::of(root, "access_params");
        if let Some(access) = self.object(&access, true, Code::MissingAccessParams, Code::AccessParamsNotObject) {
            let channel = Field::of(access, "access_params.channel");
            if !channel.is_one_of(&["ALIPAYAPP", "QRCODE", "QRCODEORSMS"]) {
                self.add(Code::UnknownChannel, &channel);
            }
        }
        let rule = Field::of(root, "period_rule_params");
        let is_needed = personal.text == "CYCLE_PAY_AUTH_P";
        let rule = self.object(&rule, is_needed, Code::MissingPeriodRuleParams, Code::PeriodRuleParamsNotObject);
        if let Some(rule) = rule {
            self.check_period(rule);
        }
        self.check_number(&Field::of(root, "external_agreement_no"), &Field::of(root, "sign_scene"));
    }

    /// The field, if it is an object; adds what is wrong where it is none.
    fn object<'v>(&mut self, field: &Field<'v>, is_needed: bool, missing: Code, other: Code) -> Option<Value<'v>> {
        let is_there = field.value.is_some_and(|value| value.kind() != Kind::Literal || field.has_text());
        let object = field.value.filter(|value| value.is_object());
        if object.is_none() && (is_there || is_needed) {
            self.add(if is_there { other } else { missing }, field);
        }
        object
    }

    fn check_codes(&mut self, product: &Field<'_>, personal: &Field<'_>) {
        if product.is_one_of(&["CYCLE_PAY_AUTH_P", "GENERAL_WITHHOLDING_P"])
            || personal.is_one_of(&["CYCLE_PAY_AUTH", "GENERAL_WITHHOLDING"])
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
        if !unit.is_one_of(&["DAY", "MONTH"]) {
            self.add(Code::BadPeriodType, &unit);
        }
        let period = Field::of(rule, "period_rule_params.period");
        match whole_number(&period.text) {
            None | Some(0) => self.add(Code::BadPeriod, &period),
            Some(1..7) if unit.text == "DAY" => self.add(Code::PeriodTooShort, &period),
            _ => {}
        }
        let start = Field::of(rule, "period_rule_params.execute_time");
        match day_of_month(&start.text) {
            _ if start.is_missing() => self.add(Code::MissingExecuteTime, &start),
            None | Some(0 | 32..) => self.add(Code::BadExecuteTime, &start),
            Some(29..) if unit.text == "MONTH" => self.add(Code::ExecuteTimeAfter28, &start),
            _ => {}
        }
        let amount = Field::of(rule, "period_rule_params.single_amount");
        if amount.is_missing() {
            self.add(Code::MissingSingleAmount, &amount);
        } else if !is_amount(&amount.text) {
            self.add(Code::BadSingleAmount, &amount);
        }
    }

    fn check_number(&mut self, number: &Field<'_>, scene: &Field<'_>) {
        if !number.has_text() {
            return self.add(Code::MissingExternalAgreementNo, number);
        }
        if number.text.len() > 32 || !number.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.add(Code::ExternalAgreementNoFormat, number);
        }
        if !scene.has_text() {
            self.add(Code::SignSceneRequired, scene);
        } else if scene.text == "DEFAULT|DEFAULT" {
            self.add(Code::DefaultScene, scene);
        }
    }
}

struct Field<'a> {
    path: &'static str,
    value: Option<Value<'a>>,
    /// Empty where there is no text.
    text: Cow<'a, str>,
}

impl<'a> Field<'a> {
    /// The object's field at the end of the path.
    fn of(object: Value<'a>, path: &'static str) -> Self {
        let name = path.rsplit('.').next().unwrap_or(path);
        let value = object.get(name);
        Field { path, value, text: value.and_then(Value::text).unwrap_or_default() }
    }

    fn has_text(&self) -> bool {
        !self.text.is_empty()
    }

    /// Not there, `null` or empty.
    fn is_missing(&self) -> bool {
        !self.has_text() && self.value.is_none_or(|value| matches!(value.kind(), Kind::String | Kind::Literal))
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&&*self.text)
    }
}

fn whole_number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// The day of a date `yyyy-MM-dd`.
fn day_of_month(date: &str) -> Option<u32> {
    date.get(8..).filter(|_| has_form(date.as_bytes(), b"0000-00-00")).and_then(whole_number)
}

/// Yuan above 0, with two decimals at most.
fn is_amount(text: &str) -> bool {
    let (yuan, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number(yuan)
        && is_number(decimals)
        && decimals.len() <= 2
        && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}
