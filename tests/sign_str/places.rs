//! What each finding says: its code, layer, parameter, place and words.

use super::{BIZ_CONTENT, body, decode, encode, in_body, in_json, replaced, sign_str, with, without};
use base64::prelude::{BASE64_STANDARD, Engine};
use pay_sign_center::sign_str::{Code, Finding, check};
use std::collections::BTreeSet;

/// A place of the string: all of it, or its first six UTF-16 units and its last six.
fn shown(sign_str: &str, offset: usize, length: usize) -> String {
    let units: Vec<u16> = sign_str.encode_utf16().skip(offset).take(length).collect();
    let text = |units: &[u16]| {
        String::from_utf16_lossy(units).escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'")
    };
    match units.len() {
        ..=16 => format!("[{}]", text(&units)),
        end => format!("[{}…{}]", text(&units[..6]), text(&units[end - 6..])),
    }
}

/// Each finding as `code layer param [place], found …`, with what its message says besides the table's.
fn told(sign_str: &str) -> Vec<String> {
    let report = check(sign_str);
    let tell = |finding: &Finding| {
        let (code, layer) = (finding.code().as_str(), finding.layer().as_str());
        let param = finding.param().unwrap_or("-");
        let place = finding.offset().zip(finding.length()).map(|(offset, length)| shown(sign_str, offset, length));
        let more = finding.message().strip_prefix(finding.code().message()).unwrap_or(finding.message());
        let place = place.map(|place| format!(" {place}")).unwrap_or_default();
        format!("{code} {layer} {param}{place}{more}")
    };
    report.findings().iter().map(tell).collect()
}

fn rows() -> Vec<(String, &'static str)> {
    [outer(), common(), values(), agreement(), periods()].concat()
}

fn outer() -> Vec<(String, &'static str)> {
    let (body, sign_str) = (body(), sign_str());
    let url = format!("https://openapi.alipay.com/gateway.do?{body}");
    let form =
        r#"<form name="punchout_form" method="post" action="https://openapi.alipay.com/gateway.do?charset=utf-8">"#;
    let scheme = format!("alipays://platformapi/startapp?appId=60000157&sign_params={sign_str}");
    vec![
        ("2021042722001".into(), "not_a_sign_str outer - [2021042722001]"),
        ("<html>502</html>".into(), "not_a_sign_str outer - [<html>502</html>]"),
        (String::new(), "not_a_sign_str outer - []expected a signStr, found an empty string"),
        (" \n".into(), "not_a_sign_str outer - [ \\n]expected a signStr, found an empty string"),
        (form.into(), "html_form outer - [<form …tf-8\">]"),
        (format!("<!doctype html>{form}"), "html_form outer - [<form …tf-8\">]"),
        (encode(form), "html_form outer - [%3Cfor…%22%3E]"),
        (format!(r#"{{"signStr":"{sign_str}"}}"#), "json_wrapped outer - [{\"sign…257D\"}]"),
        (format!("\"{sign_str}\""), "wrapped_in_quotes outer - [\"]"),
        (format!("'{sign_str}'"), "wrapped_in_quotes outer - [']"),
        (encode(&body.replace('&', "&amp;")), "html_escaped outer - [%26amp%3B]"),
        (encode(&body.replace("&timestamp", "×tamp")), "html_escaped outer - [%C3%97]"),
        (encode(&body.replace('&', "\\u0026")), "json_escaped outer - [%5Cu0026]"),
        (encode(&body.replace('&', ",")), "wrong_separator outer - [%2C]"),
        (encode(&body.replace('&', "\n")), "wrong_separator outer - [%0A]"),
        (
            format!("signStr={sign_str}"),
            "surrounding_text outer - [signStr=]the label `signStr` stands before the signStr",
        ),
        (
            format!("2022-04-22 INFO body: {sign_str}"),
            "surrounding_text outer - [2022-0…body: ]the label `body` stands before the signStr",
        ),
        (
            format!("/pages/sign?sign_params={sign_str}"),
            "surrounding_text outer - [/pages…arams=]the label `sign_params` stands before the signStr",
        ),
        // A label may swallow the first parameter's name.
        (
            encode(&format!("signStr=alipay_sdk=java&{body}")),
            "surrounding_text outer - [signStr%3D]the label `signStr` stands before the signStr",
        ),
        (
            encode(&format!("from=list&signStr=alipay_sdk=java&{body}")),
            "surrounding_text outer - [from%3…Str%3D]the label `signStr` stands before the signStr",
        ),
        (format!("{sign_str}&from=list"), "surrounding_text outer - [&from=list]"),
        (format!("<pre>{sign_str}</pre>"), "surrounding_text outer - [<pre>]"),
        (format!("{sign_str}。"), "surrounding_text outer - [。]"),
        (format!("`{sign_str}`"), "wrapped_in_quotes outer - [`]"),
        (BASE64_STANDARD.encode(&body), "base64_wrapped outer - [YXBwX2…QlN0Q=]"),
        (
            r#"{"alipay_user_agreement_page_sign_response":{"code":"40004"}}"#.into(),
            "gateway_response outer - [{\"alip…004\"}}]",
        ),
        (r#"{"data":{"app_id":"1","method":"a","sign":"b"}}"#.into(), "json_params outer - [{\"data…:\"b\"}}]"),
        (
            format!("intent://platformapi/startapp?appId=60000157&orderStr={sign_str}#Intent;scheme=alipays;end"),
            "alipays_scheme outer - [intent…erStr=]: it is in the link's parameter `orderStr`",
        ),
        ("alipay_sdk=alipay-sdk-java-4.9.5.ALL".into(), "truncated outer alipay_sdk []"),
        (scheme, "alipays_scheme outer - [alipay…arams=]: it is in the link's parameter `sign_params`"),
        (url.clone(), "gateway_url outer - [https:…ay.do?]"),
        (encode(&url), "gateway_url outer - [https%….do%3F]"),
        (format!("?{sign_str}"), "leading_question_mark outer - [?]"),
        (encode(&format!("?{body}")), "leading_question_mark outer - [%3F]"),
        (format!("\u{feff}{sign_str}"), "invisible_characters outer - [\\u{feff}]"),
        (sign_str.replacen("%26", "\u{200b}%26", 1), "invisible_characters outer - [\\u{200b}]"),
        (sign_str.replacen("%26", "\n%26", 1), "invisible_characters outer - [\\n]"),
        (format!("\n {sign_str}"), "surrounding_whitespace outer - [\\n ]"),
        (format!("{sign_str}\r\n"), "surrounding_whitespace outer - [\\r\\n]"),
        (body.clone(), "not_encoded outer - [app_id…%7D%7D]"),
        (body.replace('%', "%25"), "partially_encoded outer - [app_id…D%257D]"),
        (encode(&sign_str), "over_encoded outer - [app_id…25257D]"),
        (encode(&encode(&sign_str)), "over_encoded outer - [app_id…25257D]"),
        (encode(&decode(&body)), "inner_not_encoded body - [app_id…%7D%7D]"),
        (decode(&body), "fully_decoded body - [app_id….00\"}}]"),
        (format!("{sign_str}%2"), "truncated outer - [%2]"),
        (sign_str.replacen("%26", "%2g", 1), "bad_percent_escape outer - [%2g]"),
    ]
}

fn common() -> Vec<(String, &'static str)> {
    vec![
        (in_body("%2Bw", "%zz"), "bad_percent_escape body sign [%25zz]"),
        (in_body("version=", "app_id=1&version="), "duplicate_param body app_id [app_id%3D1]"),
        (without("app_id"), "missing_app_id body app_id"),
        (without("method"), "missing_method body method"),
        (without("charset"), "missing_charset body charset"),
        (without("sign_type"), "missing_sign_type body sign_type"),
        (without("sign"), "missing_sign body sign"),
        (without("timestamp"), "missing_timestamp body timestamp"),
        (without("version"), "missing_version body version"),
        (without("biz_content"), "missing_biz_content body biz_content"),
        (with("app_id", ""), "missing_app_id body app_id"),
        (with("method", " "), "missing_method body method"),
        (in_body("version=1.0", "version"), "missing_version body version"),
        (in_body("sign=i8X5%2Bw%3D%3D", "sign=+"), "missing_sign body sign"),
        (with("biz_content", ""), "missing_biz_content body biz_content"),
        (with("app_id", " 2021000000000001"), "space_around_param body app_id [%25202…000001]"),
        (with("method", "alipay.user.agreement.page.sign\n"), "space_around_param body method [alipay…n%250A]"),
        (with("sign_type", "RSA2 "), "space_around_param body sign_type [RSA2%2520]"),
        (with("version", "1.0 "), "space_around_value body version [1.0%2520]"),
        (with("version", "v1.0"), "unknown_version body version [v1.0]"),
        (with("charset", "big5"), "unknown_charset body charset [big5]"),
        (
            with("app_id", "2088000000000000"),
            "app_id_format body app_id [2088000000000000], found a partner's number (PID)",
        ),
        (with("app_id", "2021****0001"), "app_id_format body app_id [2021****0001], found a masked one"),
        (with("app_id", "undefined"), "app_id_format body app_id [undefined], found no value"),
        (
            with("app_id", "${appId}"),
            "app_id_format body app_id [%2524%…d%257D], found a placeholder that was not filled in",
        ),
        (with("app_id", "12"), "app_id_format body app_id [12], found something else"),
        (
            in_body("version=", "notify_url=https://a.cn/?b=1&version="),
            "value_not_encoded body notify_url [https%…Fb%3D1]",
        ),
        (in_body("2022-04-22%20", "2022-04-22 "), "value_not_encoded body timestamp [2022-0…253A20]"),
    ]
}

fn values() -> Vec<(String, &'static str)> {
    let gbk = in_json("{", r#"{"external_logon_id":"~","#).replace('~', "%25D6%25D0");
    vec![
        (
            with("method", "alipay.trade.app.pay"),
            "wrong_method body method [alipay…pp.pay], found alipay.trade.app.pay; my.tradePay takes such a string, as `orderStr`",
        ),
        (with("method", "alipay.user"), "wrong_method body method [alipay.user], found alipay.user"),
        (
            with("method", "alipay.user.agreement.unsign"),
            "wrong_method body method [alipay…unsign], found alipay.user.agreement.unsign",
        ),
        (
            in_body("method=", "service="),
            "old_gateway body service [alipay…e.sign], found alipay.user.agreement.page.sign",
        ),
        (with("method", "<b>"), "wrong_method body method [%253Cb%253E]"),
        (with("sign_type", "rsa2"), "bad_sign_type body sign_type [rsa2], found rsa2"),
        (with("timestamp", "2022-04-22T11:04:20"), "bad_timestamp body timestamp [2022-0…253A20]"),
        (
            with("timestamp", "2022-04-22 25:04:20"),
            "bad_timestamp body timestamp [2022-0…253A20], found 2022-04-22 25:04:20",
        ),
        (
            with("timestamp", "2022-13-22 11:04:20"),
            "bad_timestamp body timestamp [2022-1…253A20], found 2022-13-22 11:04:20",
        ),
        (with("timestamp", "1650596660000"), "bad_timestamp body timestamp [1650596660000]"),
        (with("sign", "i8X5 w=="), "sign_has_space body sign [%2520]"),
        (with("sign", " i8X5w=="), "sign_has_space body sign [%2520]"),
        (in_body("i8X5%2Bw%3D%3D", "+i8X5w=="), "sign_not_escaped body sign [%2B]"),
        (in_body("%2Bw%3D%3D", "+w"), "sign_not_escaped body sign [%2B]"),
        (with("sign", "i8X5+w==\""), "sign_not_base64 body sign [%2522]"),
        (with("sign", &"A".repeat(17)), "sign_not_base64 body sign [AAAAAA…AAAAAA]"),
        (with("sign", "undefined"), "sign_not_base64 body sign [undefined], found undefined"),
        (with("sign", &"0123456789abcdef".repeat(16)), "sign_not_base64 body sign [012345…abcdef], found hex digits"),
        (with("sign", "i8X5-+w=="), "sign_not_base64 body sign [-]"),
        (with("sign", "i8X5-w=="), "sign_urlsafe_base64 body sign [-]"),
        (with("sign", "i8X5\r\n+w=="), "sign_has_linebreaks body sign [%250D]"),
        (with("biz_content", &format!("{BIZ_CONTENT}\n")), "trailing_newline_in_value body biz_content [%250A]"),
        (in_body("version=", "return_url=x&version="), "return_url_present body return_url [x], found x"),
        (gbk, "biz_content_not_in_charset biz_content biz_content [%25D6%25D0]"),
        (with("biz_content", "{&quot;a&quot;:1}"), "html_escaped biz_content biz_content [%2526quot%253B]"),
        (
            in_json("}}", "},}"),
            "biz_content_not_json biz_content biz_content [%257D]: expected a key in double quotes, found }",
        ),
        (with("biz_content", "a=1"), "biz_content_not_json biz_content biz_content [a]: expected a value, found a"),
        (
            with("biz_content", "\"{}\""),
            "biz_content_not_object biz_content biz_content [%2522%…D%2522], found a string",
        ),
        (with("biz_content", "[{}]"), "biz_content_not_object biz_content biz_content [%255B%…D%255D], found an array"),
        (with("biz_content", "7"), "biz_content_not_object biz_content biz_content [7], found a number or literal"),
    ]
}

fn agreement() -> Vec<(String, &'static str)> {
    vec![
        (
            in_json("CYCLE_PAY_AUTH_P", ""),
            "missing_personal_product_code biz_content personal_product_code [%2522%2522]",
        ),
        (in_json(r#""product_code":"GENERAL_WITHHOLDING","#, ""), "missing_product_code biz_content product_code"),
        (
            in_json(
                r#"GENERAL_WITHHOLDING","personal_product_code":"CYCLE_PAY_AUTH_P"#,
                r#"CYCLE_PAY_AUTH_P","personal_product_code":"GENERAL_WITHHOLDING"#,
            ),
            "codes_swapped biz_content product_code [%2522C…P%2522]",
        ),
        (
            in_json("CYCLE_PAY_AUTH_P", "CYCLE_PAY_AUTH"),
            "wrong_personal_product_code biz_content personal_product_code [%2522C…H%2522], found CYCLE_PAY_AUTH",
        ),
        (
            in_json("GENERAL_WITHHOLDING", "GENERAL_WITHHOLDING_P"),
            "wrong_product_code biz_content product_code [%2522G…P%2522], found GENERAL_WITHHOLDING_P",
        ),
        (
            in_json("GENERAL_WITHHOLDING", "QUICK_MSECURITY_PAY"),
            "wrong_product_code biz_content product_code [%2522Q…Y%2522], found QUICK_MSECURITY_PAY",
        ),
        (in_json("GENERAL_WITHHOLDING", "A_NEW_PRODUCT"), ""),
        (
            in_json("CYCLE_PAY_AUTH_P", "CYCLE_PAY_AUTH_P "),
            "odd_character_in_code biz_content personal_product_code [%2522C…0%2522]",
        ),
        (in_json("INDUSTRY|", "INDUSTRY\u{ff5c}"), "odd_character_in_code biz_content sign_scene [%2522I…A%2522]"),
        (
            in_json(BIZ_CONTENT, &format!(r#"{{"biz_content":{BIZ_CONTENT}}}"#)),
            "nested_fields biz_content biz_content [%257B%…D%257D]the agreement's fields stand inside of `biz_content`, one level too deep",
        ),
        (
            in_json(BIZ_CONTENT, &format!(r#"{{"model":{BIZ_CONTENT}}}"#)),
            "nested_fields biz_content model [%257B%…D%257D]",
        ),
        (
            in_json(BIZ_CONTENT, r#"{"personalProductCode":"CYCLE_PAY_AUTH_P","productCode":"GENERAL_WITHHOLDING"}"#),
            "camel_case_keys biz_content personal_product_code [%2522C…P%2522], found personalProductCode",
        ),
        (
            in_json(
                r#""period_type":"MONTH","period":1,"execute_time""#,
                r#""periodType":"MONTH","period":1,"executeTime""#,
            ),
            "camel_case_keys biz_content period_type [%2522MONTH%2522], found periodType",
        ),
        (in_json("{\"product", "{\"sub_merchant\":null,\"product"), "empty_field biz_content sub_merchant [null]"),
        (in_json(r#""ALIPAYAPP""#, r#""ALIPAYAPP","os":"""#), "empty_field biz_content access_params.os [%2522%2522]"),
        (in_json(r#""access_params":{"channel":"ALIPAYAPP"},"#, ""), "missing_access_params biz_content access_params"),
        (
            in_json(r#"{"channel":"ALIPAYAPP"}"#, r#""{}""#),
            "access_params_not_object biz_content access_params [%2522%…D%2522]",
        ),
        (in_json("ALIPAYAPP", "APP"), "unknown_channel biz_content access_params.channel [%2522APP%2522]"),
        (in_json(r#""channel":"ALIPAYAPP""#, ""), "unknown_channel biz_content access_params.channel"),
        (in_json(r#""sign_scene":"INDUSTRY|DIGITAL_MEDIA","#, ""), "sign_scene_required biz_content sign_scene"),
        (
            in_json("INDUSTRY|DIGITAL_MEDIA", "DEFAULT|DEFAULT"),
            "default_scene_with_external_agreement_no biz_content sign_scene [%2522D…T%2522]",
        ),
        (in_json("t1", "t_1"), "external_agreement_no_format biz_content external_agreement_no [%2522t_1%2522]"),
        (
            in_json("t1", &"1".repeat(33)),
            "external_agreement_no_format biz_content external_agreement_no [%25221…1%2522]",
        ),
        (
            in_json(r#""external_agreement_no":"t1","#, ""),
            "missing_external_agreement_no biz_content external_agreement_no",
        ),
    ]
}

fn periods() -> Vec<(String, &'static str)> {
    let whole = &BIZ_CONTENT[BIZ_CONTENT.find(r#","period_rule"#).unwrap()..BIZ_CONTENT.len() - 1];
    vec![
        (in_json(whole, ""), "missing_period_rule_params biz_content period_rule_params"),
        (
            in_json(whole, r#","period_rule_params":null"#),
            "missing_period_rule_params biz_content period_rule_params [null]",
        ),
        (
            in_json(whole, r#","period_rule_params":"x""#),
            "period_rule_params_not_object biz_content period_rule_params [%2522x%2522]",
        ),
        (in_json("MONTH", "WEEK"), "bad_period_type biz_content period_rule_params.period_type [%2522WEEK%2522]"),
        (in_json(r#""period":1"#, r#""period":0"#), "bad_period biz_content period_rule_params.period [0]"),
        (
            in_json(r#""period":1"#, r#""period":"1.5""#),
            "bad_period biz_content period_rule_params.period [%25221.5%2522]",
        ),
        (in_json("MONTH", "DAY"), "period_lt_7_days biz_content period_rule_params.period [1]"),
        (in_json("2027-03-28", ""), "missing_execute_time biz_content period_rule_params.execute_time [%2522%2522]"),
        (
            in_json("2027-03-28", "20270328"),
            "bad_execute_time biz_content period_rule_params.execute_time [%25222…8%2522]",
        ),
        (
            in_json("2027-03-28", "2027-03-32"),
            "bad_execute_time biz_content period_rule_params.execute_time [%25222…2%2522]",
        ),
        (
            in_json("2027-03-28", "2027-03-29"),
            "execute_time_after_28 biz_content period_rule_params.execute_time [%25222…9%2522]",
        ),
        (
            in_json(r#","single_amount":"30.00""#, ""),
            "missing_single_amount biz_content period_rule_params.single_amount",
        ),
        (
            in_json("30.00", "30.001"),
            "bad_single_amount biz_content period_rule_params.single_amount [%252230.001%2522]",
        ),
        (in_json("30.00", "0.00"), "bad_single_amount biz_content period_rule_params.single_amount [%25220.00%2522]"),
    ]
}

#[test]
fn nothing_is_found_in_what_the_rows_start_from() {
    assert_eq!(told(&sign_str()), [""; 0]);
}

#[test]
fn each_finding_says_what_and_where() {
    for (sign_str, expected) in rows() {
        let expected: Vec<_> = Some(expected).filter(|expected| !expected.is_empty()).into_iter().collect();
        assert_eq!(told(&sign_str), expected, "{sign_str}");
    }
}

#[test]
fn each_code_has_a_row() {
    let found: BTreeSet<&str> =
        rows().iter().filter_map(|(_, expected)| expected.split(' ').next().filter(|code| !code.is_empty())).collect();
    let all: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let missing: Vec<_> = all.difference(&found).collect();
    assert!(missing.is_empty(), "rows() of tests/sign_str/places.rs has no example of {missing:?}");
    assert_eq!(found, all);
}

#[test]
fn the_table_is_sound() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let name = code.as_str();
        assert!(seen.insert(name), "{name} stands once");
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'), "{name}");
        assert!(!code.message().is_empty() && code.message().is_ascii() && !code.message().ends_with('.'), "{name}");
    }
    assert_eq!((Code::NotASignStr.as_str(), Code::ALL[0]), ("not_a_sign_str", Code::NotASignStr));
    assert_eq!(Code::ALL.last().map(|code| code.as_str()), Some("missing_external_agreement_no"));
}

#[test]
fn offsets_count_utf16_units() {
    let sign_str = replaced(&in_body("version=", "x=~&version="), "~", "张😀") + "%";
    let report = check(&sign_str);
    assert_eq!(report.findings()[0].offset(), Some(sign_str.encode_utf16().count() - 1));
}

/// Where something else stands around the body, what is wrong inside of it has its own place all the same.
#[test]
fn a_place_inside_of_a_wrapping() {
    let week = in_json("MONTH", "WEEK");
    let escaped =
        |text: &str| text.replace("%26", "\\u0026").replace("%3D", "\\u003d").replace("app_id", "\\u0061pp_id");
    for (given, code, place) in [
        (
            format!(r#"{{"code":0,"msg":"成功\/😀","signStr":"{}"}}"#, escaped(&week)),
            "bad_period_type",
            "%2522WEEK%2522",
        ),
        (format!("\"{}\"", escaped(&week)), "bad_period_type", "%2522WEEK%2522"),
        (BASE64_STANDARD.encode(encode(&body()) + "%26return_url%3Dabc"), "return_url_present", "M0RhYmM="),
    ] {
        let report = check(&given);
        let finding = report.findings().iter().find(|finding| finding.code().as_str() == code);
        let finding = finding.unwrap_or_else(|| panic!("{given}: {report:?}"));
        let units: Vec<_> = given.encode_utf16().collect();
        let (start, length) = (finding.offset().unwrap(), finding.length().unwrap());
        assert_eq!(String::from_utf16_lossy(&units[start..start + length]), place, "{given}");
    }
}
