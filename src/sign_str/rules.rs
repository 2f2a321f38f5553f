//! What the platform asks of an agreement. It is the authority on its own rules, so each is a warning here.
//!
//! [The reference](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign)

use super::finding::Code;
use super::params::Param;
use super::peel::Peeled;
use super::report::Report;
use crate::bytes::{is, is_like, is_one_of, is_word, until};
use crate::json::{Kind, Value};

/// A field, what has to hold of it, and the finding where it does not. A field of an object inside of `biz_content` is
/// only looked for where that one is an object.
struct Rule {
    path: &'static str,
    code: Code,
    holds: fn(Value<'_>, &Field<'_>) -> bool,
}

const fn rule(path: &'static str, code: Code, holds: fn(Value<'_>, &Field<'_>) -> bool) -> Rule {
    Rule { path, code, holds }
}

static RULES: [Rule; 20] = [
    rule("product_code", Code::CodesSwapped, |root, product| {
        !product.is_one_of(&["CYCLE_PAY_AUTH_P", "GENERAL_WITHHOLDING_P"])
            && !is_any(root, "personal_product_code", &["CYCLE_PAY_AUTH", "GENERAL_WITHHOLDING"])
    }),
    rule("personal_product_code", Code::MissingPersonalProductCode, |_, personal| personal.has_text()),
    rule("product_code", Code::MissingProductCode, |_, product| product.has_text()),
    rule("access_params", Code::MissingAccessParams, |_, access| access.is_present()),
    rule("access_params", Code::AccessParamsNotObject, |_, access| access.is_object() || !access.is_present()),
    rule("access_params.channel", Code::UnknownChannel, |_, channel| {
        channel.is_one_of(&["ALIPAYAPP", "QRCODE", "QRCODEORSMS"])
    }),
    rule("period_rule_params", Code::MissingPeriodRuleParams, |root, rule| {
        rule.is_present() || !is_any(root, "personal_product_code", &["CYCLE_PAY_AUTH_P"])
    }),
    rule("period_rule_params", Code::PeriodRuleParamsNotObject, |_, rule| rule.is_object() || !rule.is_present()),
    rule("period_rule_params.period_type", Code::BadPeriodType, |_, unit| unit.is_one_of(&["DAY", "MONTH"])),
    rule("period_rule_params.period", Code::BadPeriod, |_, period| number(period.text) > 0),
    rule("period_rule_params.period", Code::PeriodTooShort, |root, period| {
        !matches!(number(period.text), 1..7) || !is_counted_in(root, "DAY")
    }),
    rule("period_rule_params.execute_time", Code::MissingExecuteTime, |_, start| !start.is_missing()),
    rule("period_rule_params.execute_time", Code::BadExecuteTime, |_, start| {
        start.is_missing() || matches!(day(start.text), 1..=31)
    }),
    rule("period_rule_params.execute_time", Code::ExecuteTimeAfter28, |root, start| {
        !matches!(day(start.text), 29..=31) || !is_counted_in(root, "MONTH")
    }),
    rule("period_rule_params.single_amount", Code::MissingSingleAmount, |_, amount| !amount.is_missing()),
    rule("period_rule_params.single_amount", Code::BadSingleAmount, |_, amount| {
        amount.is_missing() || is_amount(amount.text)
    }),
    rule("external_agreement_no", Code::MissingExternalAgreementNo, |_, number| number.has_text()),
    rule("external_agreement_no", Code::ExternalAgreementNoFormat, |_, number| {
        number.text.len() <= 32 && number.text.iter().all(|byte| is_word(*byte) && *byte != b'_')
    }),
    rule("sign_scene", Code::SignSceneRequired, |root, scene| scene.has_text() || !has_number(root)),
    rule("sign_scene", Code::DefaultScene, |root, scene| !scene.is_one_of(&["DEFAULT|DEFAULT"]) || !has_number(root)),
];

/// Reports the rules that the object does not keep.
pub(super) fn check(root: Value<'_>, peeled: &Peeled<'_>, param: &Param<'_>, report: &mut Report) {
    for rule in &RULES {
        let field = field(root, rule.path);
        if !field.is_in_object || (rule.holds)(root, &field) {
            continue;
        }
        let finding = report.add(rule.code).about(rule.path.as_bytes());
        if let Some(value) = field.value {
            finding.at(peeled.place(param.place(value.start())));
        }
    }
}

struct Field<'a> {
    is_in_object: bool,
    value: Option<Value<'a>>,
    /// The text as it stands there; empty where there is none. What is looked for needs no escapes.
    text: &'a [u8],
}

/// The field at the end of a path.
fn field<'a>(root: Value<'a>, path: &str) -> Field<'a> {
    let dot = until(path.as_bytes(), b'.');
    let is_object = |value: &Value<'_>| value.kind() == Kind::Object;
    let (object, name) = match path.get(dot + 1..) {
        Some(name) => (root.get(&path[..dot]).filter(is_object), name),
        None => (Some(root), path),
    };
    let value = object.and_then(|object| object.get(name));
    let text = match value.map(|value| (value.kind(), value.raw())) {
        Some((Kind::String, raw)) => &raw[1..raw.len() - 1],
        Some((Kind::Literal, raw)) if !is(raw, "null") => raw,
        _ => b"",
    };
    Field { is_in_object: object.is_some(), value, text }
}

impl Field<'_> {
    fn is_object(&self) -> bool {
        self.value.is_some_and(|value| value.kind() == Kind::Object)
    }

    /// There, and not `null`.
    fn is_present(&self) -> bool {
        self.value.is_some_and(|value| value.kind() != Kind::Literal || self.has_text())
    }

    fn has_text(&self) -> bool {
        !self.text.is_empty()
    }

    /// Not there, `null` or empty.
    fn is_missing(&self) -> bool {
        !self.has_text() && self.value.is_none_or(|value| matches!(value.kind(), Kind::String | Kind::Literal))
    }

    fn is_one_of(&self, words: &[&str]) -> bool {
        is_one_of(self.text, words)
    }
}

fn is_any(root: Value<'_>, path: &str, words: &[&str]) -> bool {
    field(root, path).is_one_of(words)
}

/// Whether the period is one of such units.
fn is_counted_in(root: Value<'_>, unit: &str) -> bool {
    is_any(root, "period_rule_params.period_type", &[unit])
}

fn has_number(root: Value<'_>) -> bool {
    field(root, "external_agreement_no").has_text()
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
