//! What the platform asks of an agreement. It is the authority on its own rules, so each is a warning here.
//!
//! [The reference](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign)

use super::body::is_like;
use super::draft::Draft;
use super::finding::Code;
use super::peel::Peeled;
use crate::json::{Kind, Value};

pub(super) struct BizContent<'a> {
    pub root: Value<'a>,
    pub peeled: &'a Peeled<'a>,
    /// The body's offset of the decoded value's byte.
    pub place: &'a dyn Fn(usize) -> usize,
}

pub(super) fn check(biz_content: &BizContent<'_>, draft: &mut Draft<'_>) {
    let mut rules = Rules { biz_content, draft };
    rules.product_codes();
    rules.access_params();
    rules.period_rule_params();
    rules.external_agreement_no();
}

struct Rules<'a, 'd, 'g> {
    biz_content: &'a BizContent<'a>,
    draft: &'d mut Draft<'g>,
}

/// A member of an object of biz_content.
#[derive(Clone, Copy)]
struct Field<'a> {
    path: &'a str,
    value: Option<Value<'a>>,
}

impl<'a> Field<'a> {
    /// The value, if it is there and not `null`.
    fn present(&self) -> Option<Value<'a>> {
        self.value.filter(|value| value.raw() != b"null")
    }

    /// The text as it stands there; empty where there is none. What is looked for needs no escapes.
    fn text(&self) -> &[u8] {
        match self.value.map(|value| (value.kind(), value.raw())) {
            Some((Kind::String, raw)) => &raw[1..raw.len() - 1],
            Some((Kind::Literal, raw)) if raw != b"null" => raw,
            _ => b"",
        }
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.as_bytes() == self.text())
    }

    /// Not there, `null` or empty.
    fn is_missing(&self) -> bool {
        self.text().is_empty() && self.value.is_none_or(|value| matches!(value.kind(), Kind::String | Kind::Literal))
    }
}

impl<'a> Rules<'a, '_, '_> {
    fn field(&self, object: Value<'a>, path: &'a str) -> Field<'a> {
        Field { path, value: object.get(name_of(path)) }
    }

    /// Reports a fault of the field, unless `is_right`; nothing of one that is missing, unless that is the fault.
    fn expect(&mut self, field: &Field<'_>, is_right: bool, code: Code) {
        if is_right {
            return;
        }
        self.draft.report(code).param(field.path);
        if let Some(value) = field.value {
            let at = (self.biz_content.place)(value.start());
            self.draft.at(self.biz_content.peeled, at);
        }
    }

    fn product_codes(&mut self) {
        let root = self.biz_content.root;
        let product = self.field(root, "product_code");
        let personal = self.field(root, "personal_product_code");
        let is_swapped = product.is_one_of(&["CYCLE_PAY_AUTH_P", "GENERAL_WITHHOLDING_P"])
            || personal.is_one_of(&["CYCLE_PAY_AUTH", "GENERAL_WITHHOLDING"]);
        self.expect(&product, !is_swapped, Code::CodesSwapped);
        self.expect(&personal, !personal.text().is_empty(), Code::MissingPersonalProductCode);
        self.expect(&product, !product.text().is_empty(), Code::MissingProductCode);
    }

    fn access_params(&mut self) {
        let access = self.field(self.biz_content.root, "access_params");
        let Some(value) = access.present() else { return self.expect(&access, false, Code::MissingAccessParams) };
        if value.kind() != Kind::Object {
            return self.expect(&access, false, Code::AccessParamsNotObject);
        }
        let channel = self.field(value, "access_params.channel");
        let is_known = channel.is_one_of(&["ALIPAYAPP", "QRCODE", "QRCODEORSMS"]);
        self.expect(&channel, is_known, Code::UnknownChannel);
    }

    fn period_rule_params(&mut self) {
        let root = self.biz_content.root;
        let rule = self.field(root, "period_rule_params");
        let Some(value) = rule.present() else {
            let is_cycle = self.field(root, "personal_product_code").is_one_of(&["CYCLE_PAY_AUTH_P"]);
            return self.expect(&rule, !is_cycle, Code::MissingPeriodRuleParams);
        };
        if value.kind() != Kind::Object {
            return self.expect(&rule, false, Code::PeriodRuleParamsNotObject);
        }
        let unit = self.field(value, "period_rule_params.period_type");
        let period = self.field(value, "period_rule_params.period");
        let length = number(period.text());
        self.expect(&unit, unit.is_one_of(&["DAY", "MONTH"]), Code::BadPeriodType);
        self.expect(&period, length > 0, Code::BadPeriod);
        self.expect(&period, length == 0 || length >= 7 || !unit.is_one_of(&["DAY"]), Code::PeriodTooShort);

        let start = self.field(value, "period_rule_params.execute_time");
        let day = start.text().get(8..10).map_or(0, number);
        let is_date = is_like(start.text(), b"0000-00-00") && (1..=31).contains(&day);
        self.expect(&start, !start.is_missing(), Code::MissingExecuteTime);
        self.expect(&start, start.is_missing() || is_date, Code::BadExecuteTime);
        self.expect(&start, !is_date || day <= 28 || !unit.is_one_of(&["MONTH"]), Code::ExecuteTimeAfter28);

        let amount = self.field(value, "period_rule_params.single_amount");
        self.expect(&amount, !amount.is_missing(), Code::MissingSingleAmount);
        self.expect(&amount, amount.is_missing() || is_amount(amount.text()), Code::BadSingleAmount);
    }

    fn external_agreement_no(&mut self) {
        let root = self.biz_content.root;
        let number = self.field(root, "external_agreement_no");
        if number.text().is_empty() {
            return self.expect(&number, false, Code::MissingExternalAgreementNo);
        }
        let is_plain = number.text().iter().all(u8::is_ascii_alphanumeric);
        self.expect(&number, is_plain && number.text().len() <= 32, Code::ExternalAgreementNoFormat);
        let scene = self.field(root, "sign_scene");
        self.expect(&scene, !scene.text().is_empty(), Code::SignSceneRequired);
        self.expect(&scene, !scene.is_one_of(&["DEFAULT|DEFAULT"]), Code::DefaultScene);
    }
}

/// The last name in a path.
fn name_of(path: &str) -> &str {
    let dot = path.bytes().rposition(|byte| byte == b'.');
    dot.and_then(|dot| path.get(dot + 1..)).unwrap_or(path)
}

/// A whole number; 0 where it is none, or too large to be meant.
fn number(text: &[u8]) -> u32 {
    let digit =
        |sum: u32, byte: &u8| if byte.is_ascii_digit() { Some(sum * 10 + u32::from(byte - b'0')) } else { None };
    if text.len() > 9 { 0 } else { text.iter().try_fold(0, digit).unwrap_or(0) }
}

/// Yuan above 0, with two decimals at most.
fn is_amount(text: &[u8]) -> bool {
    let dot = text.iter().position(|&byte| byte == b'.');
    let decimals = dot.map_or(1, |dot| text.len() - dot - 1);
    let is_fit = |(at, byte): (usize, &u8)| byte.is_ascii_digit() || Some(at) == dot;
    dot != Some(0)
        && (1..=2).contains(&decimals)
        && text.iter().enumerate().all(is_fit)
        && text.iter().any(|byte| (b'1'..=b'9').contains(byte))
}
