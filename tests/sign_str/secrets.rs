//! No secret comes out: not in findings, not in masked fields, not in a masked text, wherever it stands and however the
//! string is broken.

use super::random::Random;
use super::{PARAMS, body, body_of, decode, encode, fields, layers, sign_str, with};
use pay_sign_center::privacy::{mask_text, shows, shows_name};
use pay_sign_center::sign_str::check;
use serde_json::json;

const NAME: &str = "Wilhelmina Zhang";
const CHINESE_NAME: &str = "欧阳小明";
const PHONE: &str = "13852852877";
const IDENTITY: &str = "11010519491231002X";
const LOGON: &str = "wilhelmina@example.com";
const SIGN: &str = "uwgQzb3pHc2CKqV0lDxZ8sTjYfN5aR7mE1oXiLkJtWv4BnGy6UeSdPhAr9MFOI/+Qx8VYzT2bLw5KcHjN7fRg3aSpXmD1eUoJ0iWvBkZ6tCqEyGl4MnOuAhFrPsI9d+/wKzQx";

const SECRETS: [&str; 6] = [NAME, CHINESE_NAME, PHONE, IDENTITY, LOGON, SIGN];

/// The fields in which something may stand; the merchant's own number is not masked.
const FIELDS: [&str; 12] = [
    "user_name",
    "cert_no",
    "external_logon_id",
    "identity_params",
    "some_key",
    "pass_params",
    "product_code",
    "sign_scene",
    "single_amount",
    "period",
    "execute_time",
    "channel",
];

const NAMES: [&str; 12] = [
    "app_id",
    "method",
    "charset",
    "sign_type",
    "sign",
    "timestamp",
    "version",
    "biz_content",
    "alipay_sdk",
    "notify_url",
    "app_auth_token",
    "some_name",
];

/// What of the secret a text has: all of it, or a run of eight characters.
fn leak<'a>(text: &str, secret: &'a str) -> Option<&'a str> {
    let ends: Vec<_> = secret.char_indices().map(|(at, _)| at).chain([secret.len()]).collect();
    let length = ends.len() - 1;
    let run = length.min(8);
    (0..=length - run).map(|at| &secret[ends[at]..ends[at + run]]).find(|run| text.contains(run))
}

/// Everything that is shown of a string.
fn shown(given: &str) -> String {
    let report = check(given);
    let masked: Vec<_> = layers(given, report.findings()).iter().map(|layer| mask_text(&layer.text)).collect();
    json!([report.findings(), fields(given, false), masked, mask_text(given)]).to_string()
}

#[track_caller]
fn holds(given: &str, secret: &str) {
    // A name may come out as JSON writes it.
    let shown = shown(given);
    for text in [shown.clone(), decode(&shown), decode(&decode(&shown))] {
        assert_eq!(leak(&text, secret), None, "{shown}\nof {given}");
    }
}

/// The body with another parameter in it, which stands as it is.
fn with_bare(pair: &str) -> String {
    body().replacen("&timestamp", &format!("&{pair}&timestamp"), 1)
}

fn bodies(secret: &str) -> Vec<String> {
    let field = |name: &str, value: &str| {
        body_of([("method", "alipay.user.agreement.page.sign"), ("biz_content", &json!({ name: value }).to_string())])
    };
    let mut bodies: Vec<_> = NAMES.iter().map(|name| with_bare(&format!("{name}={}", encode(secret)))).collect();
    bodies.extend(PARAMS.iter().map(|(name, _)| decode(&with(name, secret))));
    for name in FIELDS {
        bodies.push(field(name, secret));
        bodies.push(field("prod_params", &json!({ name: secret }).to_string()));
        bodies.push(field(name, &format!("x&{secret}")));
        let deep = json!({ "a": [{ name: secret }], "b": { "c": { name: { "d": secret } } } }).to_string();
        bodies.push(decode(&with("biz_content", &deep)));
    }
    bodies.extend([
        field(secret, "x"),
        body_of([("method", "a"), (secret, "x")]),
        with_bare(secret),
        with_bare(&format!("{secret}=x")),
        with_bare(&format!("version=1.0sign={secret}")),
        with_bare(&format!("sign={secret}")),
        with_bare(&format!("sign=\u{feff}{secret}")),
        with_bare(&format!("s\u{200b}ign={}", encode(secret))),
        json!({ "sign": secret, "method": "alipay.user.agreement.page.sign", "biz_content": { "user_name": secret } })
            .to_string(),
        json!({ "signStr": with_bare(&format!("sign={secret}")) }).to_string(),
        secret.to_owned(),
        format!("{secret}&{}", body()),
        format!("{}{secret}", body()),
    ]);
    bodies
}

/// Ways to hand a body over, right and wrong.
fn wrapped(body: &str) -> [String; 8] {
    let once = encode(body);
    [
        format!("{once}&sign_type=RSA2"),
        format!("\u{200b}{once}"),
        format!("\"{once}\""),
        format!("https://openapi.alipay.com/gateway.do?{body}"),
        encode(&once),
        decode(body),
        body.to_owned(),
        once,
    ]
}

#[test]
fn no_secret_comes_out_wherever_it_stands() {
    for secret in SECRETS {
        for body in bodies(secret) {
            for given in wrapped(&body) {
                holds(&given, secret);
            }
        }
    }
}

/// One of the texts with a few pieces put in, taken out or doubled.
fn broken(random: &mut Random, texts: &[String]) -> String {
    let mut text = random.one_of(texts).clone();
    for _ in 0..=random.below(3) {
        let at = floor(&text, random.below(text.len() + 1));
        let end = floor(&text, (at + random.below(20)).min(text.len()));
        match random.below(4) {
            0 => text.replace_range(at..end, ""),
            1 => text.replace_range(at..end, random.piece()),
            2 => text = [&text[..end], &text[at..]].concat(),
            _ => text.insert_str(at, random.piece()),
        }
    }
    text
}

/// The end of the last whole character before that byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[test]
fn nor_does_one_of_a_string_that_is_broken() {
    let mut random = Random(7);
    for secret in SECRETS {
        let bodies = bodies(secret);
        for _ in 0..200 {
            let wrapped = wrapped(random.one_of::<String>(&bodies));
            let broken = broken(&mut random, &wrapped);
            holds(&broken, secret);
            holds(&broken[..floor(&broken, random.below(broken.len()))], secret);
        }
    }
}

#[test]
fn what_is_looked_for_is_found_where_it_is_shown() {
    for secret in SECRETS {
        assert!(leak(&format!("a{secret}b"), secret).is_some(), "{secret}");
        let given = with("biz_content", &json!({ "user_name": secret }).to_string());
        assert!(leak(&fields(&given, true).unwrap().to_string(), secret).is_some(), "{secret}");
    }
    assert_eq!(leak("1385285 2877", PHONE), None);
}

#[test]
fn values_of_a_known_form_are_shown_and_no_others() {
    for (name, value, expected) in [
        ("app_id", "2021000000000001", true),
        ("app_id", "13852852877", false),
        ("app_id", "Zhang", false),
        ("method", "alipay.user.agreement.page.sign", true),
        ("method", "alipay.user", true),
        ("method", "zhang.san", false),
        ("charset", "GBK", true),
        ("charset", "Wilhelmina", false),
        ("sign_type", "RSA2", true),
        ("sign_type", "rsa2", true),
        ("sign_type", "Zhang San", false),
        ("sign_type", "Wilhelmina", false),
        ("signType", "SM2", true),
        ("version", "1.0", true),
        ("version", "v1.0", false),
        ("version", "1.0sign=AbCd", false),
        ("timestamp", "2022-04-22 11:04:20", true),
        ("timestamp", "2022-04-22", true),
        ("timestamp", "138-5285-2877", false),
        ("timestamp", "1650596660000", false),
        ("format", "json", true),
        ("alipay_sdk", "alipay-sdk-java-4.38.0.ALL", true),
        ("alipay_sdk", "alipay-sdk-PHP-4.11.14.ALL", true),
        ("alipay_sdk", "alipay-sdk-nodejs-4.14.0", true),
        ("alipay_sdk", "alipay-sdk-java-dynamicVersionNo", true),
        ("alipay_sdk", "sdk-13852852", false),
        ("alipay_sdk", "Zhang San", false),
        ("app_cert_sn", "13852852877", false),
        ("personal_product_code", "CYCLE_PAY_AUTH_P", true),
        ("personalProductCode", "CYCLE_PAY_AUTH_P", true),
        ("product_code", "ZHANG", false),
        ("channel", "ALIPAYAPP", true),
        ("channel", "ZHANG", false),
        ("period", "1", true),
        ("period", "13852852877", false),
        ("execute_time", "2027-03-28", true),
        ("single_amount", "30.00", true),
        ("single_amount", "13852852877", false),
        ("single_amount", "138528528.77", false),
        ("sign_scene", "INDUSTRY|CARRENTAL", true),
        ("sign_scene", "张三", false),
        ("external_agreement_no", "t1", true),
        ("external_agreement_no", "2027_03-28abcDEF", true),
        ("external_agreement_no", "20270328090000000123", true),
        ("external_agreement_no", PHONE, false),
        ("external_agreement_no", "t13852852877", false),
        ("external_agreement_no", IDENTITY, false),
        ("external_agreement_no", "110105194912310026", false),
        ("external_agreement_no", "110105491231002", false),
        ("external_agreement_no", "110105499931002", true),
        ("external_agreement_no", "张三", false),
        ("external_agreement_no", "a@b.cn", false),
        ("external_agreement_no", SIGN, false),
        ("agreement_no", "20270401457298960000", true),
        ("agreement_no", PHONE, false),
        ("code", "10000", true),
        ("sub_code", "isv.invalid-signature", true),
        ("sub_code", "ACQ.SYSTEM_ERROR", true),
        ("sub_code", "isv.Zhang San", false),
        ("sub_code", "USER_AGREEMENT_NOT_EXIST", true),
        ("sub_code", "ZHANG", false),
        ("sub_code", "Zhang San", false),
        ("msg", "Success", true),
        ("msg", "Zhang San", false),
        ("status", "NORMAL", true),
        ("error", "4", true),
        ("error", PHONE, false),
        ("user_name", "RSA2", true),
        ("some_name", "1", false),
        ("sign", "i8X5", false),
        ("", "", false),
    ] {
        assert_eq!(shows(name, value), expected, "{name}={value}");
    }
}

#[test]
fn names_are_shown_that_a_programmer_would_give() {
    for (name, expected) in [
        ("app_id", true),
        ("some_name2", true),
        ("externalAgreementNo", true),
        ("", true),
        (PHONE, false),
        ("a13852852877", false),
        (IDENTITY, false),
        (NAME, false),
        (CHINESE_NAME, false),
        (LOGON, false),
        ("AbCdEfGhIjKl", false),
        ("uwgQzb3pHc2CKqV", false),
        ("lDxZ8sTj", false),
        ("app_id%3D2021", false),
        ("a_name_of_forty_one_letters_and_no_more_ab", false),
    ] {
        assert_eq!(shows_name(name), expected, "{name}");
    }
}

#[test]
fn a_masked_text_keeps_its_length_and_what_is_known() {
    for (text, expected) in [
        ("app_id=2021000000000001&sign=AbCd+/==&b=2", "app_id=2021000000000001&sign=****+/==&b=*"),
        ("app_id%3D2021000000000001%26sign%3DAbCd%252B", "app_id%3D2021000000000001%26sign%3D****%252B"),
        ("timestamp%3D2022-04-22%252011%253A04%253A20%26", "timestamp%3D2022-04-22%252011%253A04%253A20%26"),
        ("timestamp=2022-04-22+11%3A04%3A20", "timestamp=2022-04-22+11%3A04%3A20"),
        ("sign_type=RSA2&sign_scene=INDUSTRY|X", "sign_type=RSA2&sign_scene=INDUSTRY|X"),
        ("sign_type=Zhang", "sign_type=*****"),
        (r#"{"sign_scene":"INDUSTRY|X","period":1}"#, r#"{"sign_scene":"INDUSTRY|X","period":1}"#),
        (r#"{\"period\": \"1\", \"user_name\": \"some\"}"#, r#"{\"period\": \"1\", \"user_name\": \"****\"}"#),
        ("%7B%22cert_no%22%3A123456%7D", "%7B%22cert_no%22%3A******%7D"),
        ("{\"sign\":\"AbCdEf\"}", "{\"sign\":\"******\"}"),
        ("sign\u{200b}=AbCd", "sign\u{200b}=****"),
        ("s\u{feff}ign=AbCd", "*\u{feff}***=****"),
        ("version=1.0sign=AbCd", "version=*.*****=****"),
        ("&some_name=x&Zhang=x", "&some_name=*&*****=*"),
        ("张三 13852852877", "** ***********"),
        ("%E5%BC%A0", "*********"),
        ("\\u5f20\\u0026sign=A", "******\\u0026sign=*"),
        ("😀𝐀", "😀**"),
        ("100%25%zz", "***%25%**"),
        ("%2", "%*"),
        ("", ""),
    ] {
        let masked = mask_text(text);
        assert_eq!(masked, expected, "{text}");
        assert_eq!(masked.encode_utf16().count(), text.encode_utf16().count(), "{text}");
    }
}

#[test]
fn a_text_of_any_length_is_masked_in_time() {
    for text in [
        "%25".repeat(100_000),
        "%".repeat(300_000),
        "sign=".repeat(60_000),
        "period\\".repeat(40_000),
        "a".repeat(300_000),
    ] {
        assert_eq!(mask_text(&text).len(), text.len());
    }
}

#[test]
fn what_is_shown_of_a_good_string_is_of_use() {
    let masked = mask_text(&sign_str());
    for part in ["app_id%3D2021000000000001%26", "timestamp%3D2022-04-22%252011%253A04%253A20", "%2522MONTH%2522"] {
        assert!(masked.contains(part), "{part} in {masked}");
    }
}
