#![cfg(not(target_arch = "wasm32"))]

mod support;

use pay_sign_center::sign_str::{CODES, Code, Layer, Policy, Report, Severity, check, from_body};
use serde_json::Value;
use std::collections::BTreeSet;
use support::{rows, text};

const BODY: &str = "app_id=2021000000000001&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
                    &sign=i8X5%2Bw%3D%3D&timestamp=2022-04-22+11%3A04%3A20&version=1.0\
                    &biz_content=%7B%22external_agreement_no%22%3A%22t1%22%7D";

/// The body with one piece of it replaced, encoded.
#[track_caller]
fn changed(from: &str, to: &str) -> String {
    assert!(BODY.contains(from), "{from}");
    from_body(&BODY.replacen(from, to, 1)).into_owned()
}

#[track_caller]
fn finds(sign_str: &str, expected: &[(Code, Layer, Option<&str>, Option<&str>)]) {
    let report = check(sign_str);
    let found: Vec<_> = report
        .findings()
        .iter()
        .map(|finding| {
            let rest = finding.offset().map(|offset| &sign_str[offset..sign_str.len().min(offset + 6)]);
            (finding.code(), finding.layer(), finding.param(), rest)
        })
        .collect();
    assert_eq!(found, expected, "{sign_str}");
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|finding| finding.code().as_str()).collect()
}

#[test]
fn what_server_sdks_make_has_no_findings() {
    for name in ["accepted_sign_strs", "documented_samples"] {
        for row in rows(name) {
            let sign_str = text(&row, "/sign_str");
            assert_eq!(codes(&check(sign_str)), [""; 0], "{}", row["name"]);
            assert_eq!(from_body(text(&row, "/body")), sign_str, "{}", row["name"]);
            assert_eq!(from_body(sign_str), sign_str, "{}", row["name"]);
            for (encoder, other) in row["sign_str_alternatives"].as_object().into_iter().flatten() {
                assert_eq!(check(other.as_str().unwrap()), check(sign_str), "{} by {encoder}", row["name"]);
            }
        }
    }
}

#[test]
fn reads_the_external_agreement_number() {
    for row in rows("accepted_sign_strs") {
        let expected = row["biz_content"]["external_agreement_no"].as_str();
        assert_eq!(check(text(&row, "/sign_str")).external_agreement_no(), expected, "{}", row["name"]);
    }
}

#[test]
fn faults_of_the_field() {
    let known: BTreeSet<&str> = CODES.iter().map(|code| code.as_str()).collect();
    let mut tried = 0;
    for row in rows("faulty_sign_strs") {
        let Some(input) = row["input"].as_str() else { continue };
        let report = check(input);
        let Some(expected) = row["expect"]["code"].as_str().filter(|_| row["expect"]["severity"] != "needs_key") else {
            assert!(report.is_ok(), "{}: {:?}", row["name"], codes(&report));
            continue;
        };
        if !known.contains(expected) {
            continue;
        }
        tried += 1;
        assert_eq!(codes(&report).first(), Some(&expected), "{}", row["name"]);
        assert_eq!(report.is_ok(), row["expect"]["blocks_call"] == Value::Bool(false), "{}", row["name"]);
    }
    assert!(tried > 50, "{tried} rows");
}

#[test]
fn says_what_and_where() {
    use Code::*;
    use Layer::*;
    let sign_str = from_body(BODY);
    let encode = |text: &str| from_body(&format!("method={text}")).replacen("method%3D", "", 1);
    finds(&sign_str, &[]);
    finds(BODY, &[(NotEncoded, Outer, None, Some("app_id"))]);
    finds(&encode(&sign_str), &[(OverEncoded, Outer, None, Some("app_id"))]);
    finds(&encode(&encode(&sign_str)), &[(OverEncoded, Outer, None, Some("app_id"))]);
    finds(&BODY.replace('%', "%25"), &[(PartiallyEncoded, Outer, None, Some("app_id"))]);
    let url = format!("https://openapi.alipay.com/gateway.do?{BODY}");
    finds(&url, &[(GatewayUrl, Outer, None, Some("https:"))]);
    finds(&encode(&url), &[(GatewayUrl, Outer, None, Some("https%"))]);
    finds(&format!("\n {sign_str}"), &[(SurroundingSpace, Outer, None, Some("\n app_"))]);
    finds(&format!("{sign_str}\r\n"), &[(SurroundingSpace, Outer, None, Some("\r\n"))]);
    finds(&format!("{sign_str}%2"), &[(BadPercentEscape, Outer, None, Some("%2"))]);
    finds(&sign_str.replacen("%26", "%2g", 1), &[(BadPercentEscape, Outer, None, Some("%2gmet"))]);
    finds(&changed("%2Bw", "%zz"), &[(BadPercentEscape, Body, Some("sign"), Some("%25zz%"))]);
    finds(&changed("version=", "app_id=1&version="), &[(DuplicateParam, Body, Some("app_id"), Some("app_id"))]);
    finds(&changed("&version=1.0", ""), &[(MissingVersion, Body, Some("version"), None)]);
    finds(&changed("version=1.0", "version="), &[(MissingVersion, Body, Some("version"), None)]);
    finds(
        &changed("method=alipay.user.agreement.page.sign", "method=%20"),
        &[(MissingMethod, Body, Some("method"), None)],
    );
    finds(
        &changed("&biz_content=", "&sign=1&app_id=2&charset=3&biz_content="),
        &[
            (DuplicateParam, Body, Some("sign"), Some("sign%3")),
            (DuplicateParam, Body, Some("app_id"), Some("app_id")),
            (DuplicateParam, Body, Some("charset"), Some("charse")),
        ],
    );
    finds(&changed("sign=i8X5%2Bw%3D%3D", "sign=+"), &[(MissingSign, Body, Some("sign"), None)]);
    finds(
        &changed("alipay.user.agreement.page.sign", "alipay.trade.app.pay"),
        &[(WrongMethod, Body, Some("method"), Some("alipay"))],
    );
    let json = Some("biz_content");
    finds(&changed("%22t1%22%7D", "%22t1%22%2C%7D"), &[(BizContentNotJson, BizContent, json, Some("%257D"))]);
    finds(&changed("%22t1%22%7D", "%22t1%22"), &[(BizContentNotJson, BizContent, json, Some(""))]);
    finds(
        &changed("%7B%22external_agreement_no%22%3A%22t1%22%7D", "%22%7B%7D%22"),
        &[(BizContentNotObject, BizContent, json, Some("%2522%"))],
    );
    finds("<html>502</html>", &[(NotASignStr, Outer, None, Some("<html>"))]);
    finds("2021042722001", &[(NotASignStr, Outer, None, Some("202104"))]);
    finds("", &[(NotASignStr, Outer, None, Some(""))]);
}

#[test]
fn offsets_count_utf16_units() {
    let sign_str =
        changed("version=", "x=张😀&version=").replace("%E5%BC%A0", "张").replace("%F0%9F%98%80", "😀") + "%";
    let offset = check(&sign_str).findings()[0].offset().unwrap();
    assert_eq!(offset, sign_str.encode_utf16().count() - 1);
}

#[test]
fn messages_say_what_was_expected_and_found() {
    for (sign_str, message) in [
        (
            changed("alipay.user.agreement.page.sign", "alipay.trade.app.pay"),
            "`method` must be alipay.user.agreement.page.sign, found alipay.trade.app.pay",
        ),
        (
            changed("%22t1%22%7D", "%22t1%22%2C%7D"),
            "`biz_content` is not JSON: expected a key in double quotes, found }",
        ),
        (changed("%22t1%22%7D", "%22t1"), "`biz_content` is not JSON: expected a closing quote, found the end"),
        (String::new(), "expected a signStr, found an empty string"),
    ] {
        assert_eq!(check(&sign_str).findings()[0].message(), message, "{sign_str}");
    }
}

#[test]
fn several_faults_are_all_reported() {
    let body = BODY.replacen("version=1.0", "", 1).replacen("page.sign", "pay", 1).replacen("%7B", "", 1);
    let report = check(&body);
    assert_eq!(codes(&report), ["not_encoded", "missing_version", "wrong_method", "biz_content_not_json"]);
}

#[test]
fn ciphertext_and_gbk_are_legal() {
    finds(
        &changed("biz_content=%7B%22external_agreement_no%22%3A%22t1%22%7D", "encrypt_type=AES&biz_content=lpg3Tr7%2B"),
        &[],
    );
    let plain = "biz_content=%7B%22external_agreement_no%22%3A%22t1%22%7D";
    finds(&changed(plain, "encrypt_type=SM4&biz_content=lpg3Tr7%2B"), &[]);
    let aes = BODY.replace(plain, "encrypt_type=AES&biz_content=lpg3Tr7%2B");
    finds(&aes.replace('%', "%25"), &[(Code::PartiallyEncoded, Layer::Outer, None, Some("app_id"))]);
    // 乗 is 81 5C in GBK: its second byte is a backslash.
    let gbk = changed("%22t1%22", "%22%81%5C%22");
    finds(&gbk.replace("charset%3Dutf-8", "charset%3DGBK"), &[]);
    assert_eq!(codes(&check(&gbk)), ["biz_content_not_json"]);
}

#[test]
fn nothing_secret_is_repeated() {
    for row in rows("faulty_sign_strs") {
        let Some(input) = row["input"].as_str() else { continue };
        for finding in check(input).findings() {
            for secret in ["13852852877", "61102619921108888", "张三", "8D969EEF6ECAD3C"] {
                assert!(!finding.message().contains(secret), "{}", row["name"]);
            }
            let words = finding.message().split(|c: char| !c.is_ascii_alphanumeric());
            assert!(words.into_iter().all(|word| word.len() < 24), "{}: {}", row["name"], finding.message());
            assert!(finding.param().is_none_or(|param| param.len() <= 40), "{}", row["name"]);
        }
    }
}

#[test]
fn policies_and_ignored_codes() {
    let space = format!(" {}", from_body(BODY));
    let blocked =
        |sign_str: &str, policy, ignored: &str| check(sign_str).blocking(policy, |code| code == ignored).count();
    for (sign_str, policy, ignored, count) in [
        (BODY, Policy::Errors, "", 1),
        (BODY, Policy::Errors, "not_encoded", 0),
        (BODY, Policy::Report, "", 0),
        (&space, Policy::Errors, "", 0),
        (&space, Policy::Strict, "", 1),
        (&space, Policy::Strict, "surrounding_whitespace", 0),
    ] {
        assert_eq!(blocked(sign_str, policy, ignored), count, "{policy:?} {ignored}");
    }
    assert_eq!(Policy::from_name("strict"), Some(Policy::Strict));
    assert_eq!(Policy::from_name("off"), None);
}

#[test]
fn the_table_is_sound() {
    let mut seen = BTreeSet::new();
    for code in CODES {
        assert!(seen.insert(code.as_str()), "{} stands once", code.as_str());
        assert!(code.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{}", code.as_str());
        assert!(!code.message().ends_with('.'), "{}", code.as_str());
    }
    assert_eq!(Code::SurroundingSpace.severity(), Severity::Warning);
}

#[test]
fn every_prefix_and_every_change_returns_a_report() {
    let sign_str = from_body(BODY).into_owned();
    for at in 0..=sign_str.len() {
        let report = check(&sign_str[..at]);
        assert_eq!(report.is_ok(), at == sign_str.len(), "the first {at} bytes: {:?}", codes(&report));
    }
    for at in 0..sign_str.len() {
        for byte in ["%", "&", "=", "{", "张", "\0", " "] {
            let _ = check(&format!("{}{byte}{}", &sign_str[..at], &sign_str[at + 1..]));
            let _ = check(&format!("{}{byte}{}", &sign_str[..at], &sign_str[at..]));
        }
        let _ = check(&format!("{}{}", &sign_str[..at], &sign_str[at + 1..]));
    }
}

#[test]
fn a_name_that_stands_often_is_one_finding() {
    let body = format!("{}{BODY}", "sign=1&".repeat(1 << 16));
    assert_eq!(codes(&check(&from_body(&body))), ["duplicate_param"]);
    let many: String = (0..1000).map(|number| format!("x{number}=%&x{number}=%&")).collect();
    assert_eq!(codes(&check(&from_body(&format!("{many}{BODY}")))).len(), 40);
}

#[test]
fn only_a_body_becomes_a_sign_str() {
    assert_eq!(from_body(&format!(" {BODY}\n")), from_body(BODY));
    for other in [
        BODY.replace('%', "%25"),
        format!("https://openapi.alipay.com/gateway.do?{BODY}"),
        format!("openapi.alipay.com/gateway.do?{BODY}"),
        format!("<form action=\"https://openapi.alipay.com/gateway.do?{BODY}\">"),
        format!("{{\"code\":0,\"body\":\"{BODY}\"}}"),
        String::from("  "),
        String::new(),
    ] {
        assert_eq!(from_body(&other), other);
    }
}

#[test]
fn of_two_agreement_numbers_neither_counts() {
    let twice = changed("%22%3A%22t1%22", "%22%3A%22t1%22%2C%22external_agreement_no%22%3A%22t2%22");
    assert_eq!(check(&twice).external_agreement_no(), None);
    assert_eq!(check(&from_body(BODY)).external_agreement_no(), Some("t1"));
}
