//! The agreement in `biz_content`.

use super::super::body::{Body, has_form};
use super::super::fields::camel_case;
use super::super::finding::{Code, Finding, Findings, MOST_OF_A_KIND};
use super::super::params::Param;
use crate::json::{Key, Kind, Value};
use std::borrow::Cow;

/// The codes of personal products. Each has the product's own code without `_P`.
const PERSONAL_PRODUCTS: [&str; 3] = ["CYCLE_PAY_AUTH_P", "GENERAL_WITHHOLDING_P", "ONE_TIME_AUTH_P"];

/// The codes of products that are no agreements, as they are copied from examples of paying. Others may be new ones.
const OTHER_PRODUCTS: [&str; 9] = [
    "QUICK_MSECURITY_PAY",
    "QUICK_WAP_WAY",
    "QUICK_WAP_PAY",
    "FAST_INSTANT_TRADE_PAY",
    "FACE_TO_FACE_PAYMENT",
    "JSAPI_PAY",
    "PRE_AUTH_ONLINE",
    "PRE_AUTH",
    "TRANS_ACCOUNT_NO_PWD",
];

/// The fields by which an agreement is known, and those of the objects in it.
const FIELDS: [&str; 11] = [
    "personal_product_code",
    "product_code",
    "access_params",
    "period_rule_params",
    "sign_scene",
    "external_agreement_no",
    "external_logon_id",
    "period_type",
    "execute_time",
    "single_amount",
    "identity_params",
];

/// What is known to stand around the fields where they are one level too deep.
const NESTS: [&str; 3] = ["biz_content", "bizContent", "agreement_sign_params"];

/// Adds the rules that the object in `biz_content` does not keep, if there is one.
pub(in super::super) fn check_agreement(body: &Body<'_>, findings: &mut Findings) {
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
    fn add(&mut self, code: Code, field: &Field<'_>) -> &mut Finding {
        let place = field.value.map(|value| self.body.place_in(&self.param, value.range()));
        let finding = self.findings.add(code).about(field.path.as_bytes());
        match place {
            Some(place) => finding.at(place),
            None => finding,
        }
    }

    fn check(mut self, root: Value<'_>) {
        if self.finds_misbuilt(root) {
            // Most fields are not where they are looked for: to miss each of them would be an echo.
            return;
        }
        let personal = Field::of(root, "personal_product_code");
        self.check_codes(&Field::of(root, "product_code"), &personal);
        let access = Field::of(root, "access_params");
        let access = self.object_or_finding(&access, true, Code::MissingAccessParams, Code::AccessParamsNotObject);
        if let Some(access) = access {
            let channel = Field::of(access, "access_params.channel");
            if !self.finds_odd_characters(&channel) && !channel.is_one_of(&["ALIPAYAPP", "QRCODE", "QRCODEORSMS"]) {
                self.add(Code::UnknownChannel, &channel);
            }
        }
        let rule = Field::of(root, "period_rule_params");
        let is_needed = personal.text == "CYCLE_PAY_AUTH_P";
        let rule =
            self.object_or_finding(&rule, is_needed, Code::MissingPeriodRuleParams, Code::PeriodRuleParamsNotObject);
        if let Some(rule) = rule {
            self.check_period(rule);
        }
        self.check_number(&Field::of(root, "external_agreement_no"), &Field::of(root, "sign_scene"));
        let objects = [(Some(root), ""), (access, "access_params."), (rule, "period_rule_params.")];
        for (object, path) in objects.into_iter().filter_map(|(object, path)| Some((object?, path))) {
            self.check_empty(object, path);
        }
    }

    /// Adds why the fields do not have the names or the place that the platform gives them, and returns whether that is so.
    fn finds_misbuilt(&mut self, root: Value<'_>) -> bool {
        if root.get("personal_product_code").is_some() {
            return false;
        }
        let is_known = |key: &Key<'_>| NESTS.iter().any(|nest| key.is(nest));
        let mut members = root.members();
        let around = members.find(|(key, value)| is_known(key) || value.get("personal_product_code").is_some());
        let Some((key, value)) = around else { return self.finds_camel_case(root) };
        let name = key.text();
        let finding = self.add(Code::NestedFields, &Field::named(&name, value));
        if is_known(&key) {
            finding.worded(format!("the agreement's fields stand inside of `{name}`, one level too deep"));
        }
        true
    }

    /// Adds that an object's keys are written as a server's code writes them: `periodType`.
    fn finds_camel_case(&mut self, object: Value<'_>) -> bool {
        let written = |(key, value): (Key<'_>, _)| {
            let is_written = |name: &&str| name.contains('_') && key.is(&camel_case(name));
            FIELDS.into_iter().find(is_written).map(|name| (name, value))
        };
        let Some((name, value)) = object.members().find_map(written) else { return false };
        self.add(Code::CamelCaseKeys, &Field::named(name, value)).found_word(&camel_case(name));
        true
    }

    /// The field, if it is an object; adds what is wrong where it is none.
    fn object_or_finding<'v>(
        &mut self,
        field: &Field<'v>,
        is_needed: bool,
        missing: Code,
        other: Code,
    ) -> Option<Value<'v>> {
        let is_there = field.value.is_some_and(|value| value.kind() != Kind::Literal || field.has_text());
        let object = field.value.filter(|value| value.is_object());
        if object.is_none() && (is_there || is_needed) {
            self.add(if is_there { other } else { missing }, field);
        }
        object
    }

    fn check_codes(&mut self, product: &Field<'_>, personal: &Field<'_>) {
        // Both are looked at: each may have a finding of its own.
        if self.finds_odd_characters(product) | self.finds_odd_characters(personal) {
            return;
        }
        let is_product = PERSONAL_PRODUCTS.iter().any(|code| code.strip_suffix("_P") == Some(&*personal.text));
        let is_personal = product.is_one_of(&PERSONAL_PRODUCTS);
        if is_personal && is_product {
            self.add(Code::CodesSwapped, product);
            return;
        }
        if !personal.has_text() {
            self.add(Code::MissingPersonalProductCode, personal);
        } else if is_product {
            self.add(Code::WrongPersonalProductCode, personal).found(personal.text.as_bytes());
        }
        if !product.has_text() {
            self.add(Code::MissingProductCode, product);
        } else if is_personal || product.is_one_of(&OTHER_PRODUCTS) {
            self.add(Code::WrongProductCode, product).found(product.text.as_bytes());
        }
    }

    /// Adds that a code has a blank in it, or a character that is as wide as a Chinese one.
    fn finds_odd_characters(&mut self, field: &Field<'_>) -> bool {
        let is_odd = field.text.bytes().any(|byte| !byte.is_ascii_graphic());
        if is_odd {
            self.add(Code::OddCharacterInCode, field);
        }
        is_odd
    }

    fn check_period(&mut self, rule: Value<'_>) {
        if rule.get("period_type").is_none() && self.finds_camel_case(rule) {
            return;
        }
        let unit = Field::of(rule, "period_rule_params.period_type");
        if !self.finds_odd_characters(&unit) && !unit.is_one_of(&["DAY", "MONTH"]) {
            self.add(Code::BadPeriodType, &unit);
        }
        let period = Field::of(rule, "period_rule_params.period");
        match whole_number(&period.text) {
            None | Some(0) => {
                self.add(Code::BadPeriod, &period);
            }
            Some(1..7) if unit.text == "DAY" => {
                self.add(Code::PeriodTooShort, &period);
            }
            _ => {}
        }
        let start = Field::of(rule, "period_rule_params.execute_time");
        match day_of_month(&start.text) {
            _ if start.is_missing() => {
                self.add(Code::MissingExecuteTime, &start);
            }
            None | Some(0 | 32..) => {
                self.add(Code::BadExecuteTime, &start);
            }
            Some(29..) if unit.text == "MONTH" => {
                self.add(Code::ExecuteTimeAfter28, &start);
            }
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
            self.add(Code::MissingExternalAgreementNo, number);
            return;
        }
        if number.text.len() > 32 || !number.text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.add(Code::ExternalAgreementNoFormat, number);
        }
        if self.finds_odd_characters(scene) {
            return;
        }
        if !scene.has_text() {
            self.add(Code::SignSceneRequired, scene);
        } else if scene.text == "DEFAULT|DEFAULT" {
            self.add(Code::DefaultScene, scene);
        }
    }

    /// Adds the fields that say nothing, but for those of which more was said.
    fn check_empty(&mut self, object: Value<'_>, path: &str) {
        let is_empty = |value: &Value<'_>| matches!(value.raw(), b"null" | b"\"\"");
        let empty = object.members().filter(|(_, value)| is_empty(value));
        for (key, value) in empty.take(MOST_OF_A_KIND) {
            let path = format!("{path}{}", key.text());
            if !self.findings.are_about(&path) {
                self.add(Code::EmptyField, &Field::named(&path, value));
            }
        }
    }
}

struct Field<'a> {
    path: &'a str,
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

    /// The field of that value, whatever it says.
    fn named(path: &'a str, value: Value<'a>) -> Self {
        Field { path, value: Some(value), text: Cow::Borrowed("") }
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
