//! The vectors of real server SDKs: what they make, and what goes wrong with it in the field.

use super::support::{rows, text};
use super::{codes, decode, fields, layers, repair, signed_content};
use pay_sign_center::sign_str::{Code, check, from_body};
use serde_json::Value;
use std::collections::BTreeSet;

/// The rows of what SDKs make that have findings: none of them blocks a call.
const WARNED: [(&str, &[Code]); 3] = [
    ("alipay-sdk@4.14.0/no_external_agreement_no", &[Code::MissingExternalAgreementNo]),
    ("alipay-sdk@3.6.2/no_external_agreement_no", &[Code::MissingExternalAgreementNo]),
    // Its number has underscores.
    ("doc/docs-2018-2020", &[Code::ReturnUrl, Code::ExternalAgreementNoFormat]),
];

/// A row whose string is byte for byte that of another row, which expects another code: cut off right before `&sign=`, it
/// shows nothing of the cut.
const SAME_AS: (&str, &str) =
    ("mut:truncated_70pct/alipay-sdk@4.14.0/special_ascii", "mut:missing_sign/alipay-sdk@4.14.0/special_ascii");

/// The code that is expected of a row, unless only a key could tell.
fn expected_code(row: &Value) -> Option<&str> {
    row["expect"]["code"].as_str().filter(|_| row["expect"]["severity"] != "needs_key")
}

fn is_expected(row: &Value, code: Code) -> bool {
    let others = row["expect"]["or"].as_array().into_iter().flatten();
    others.chain([&row["expect"]["code"]]).any(|other| other == code.as_str())
}

#[test]
fn what_server_sdks_make_is_accepted() {
    let mut warned = Vec::new();
    for name in ["accepted_sign_strs", "documented_samples"] {
        for row in rows(name) {
            let (name, sign_str) = (text(&row, "/name"), text(&row, "/sign_str"));
            let report = check(sign_str);
            assert!(report.is_ok(), "{name}: {:?}", codes(&report));
            assert_eq!(repair(sign_str), None, "{name}");
            assert_eq!(from_body(text(&row, "/body")), sign_str, "{name}");
            assert_eq!(from_body(sign_str), sign_str, "{name}");
            if !report.findings().is_empty() {
                warned.push((name.to_owned(), codes(&report)));
            }
        }
    }
    let expected = WARNED.map(|(name, codes)| (name.to_owned(), codes.iter().map(|code| code.as_str()).collect()));
    assert_eq!(
        warned, expected,
        "is it right to warn of these? Then change WARNED, here and in tests/js/sign_str.test.js"
    );
}

#[test]
fn encoders_of_other_languages_make_no_difference() {
    let mut alternatives = 0;
    for row in rows("accepted_sign_strs") {
        let sign_str = text(&row, "/sign_str");
        for (encoder, other) in row["sign_str_alternatives"].as_object().into_iter().flatten() {
            let other = other.as_str().unwrap();
            assert_eq!(check(other), check(sign_str), "{} by {encoder}", row["name"]);
            assert_eq!(repair(other), None, "{} by {encoder}", row["name"]);
            assert_eq!(fields(other, true), fields(sign_str, true), "{} by {encoder}", row["name"]);
            assert_eq!(signed_content(other), signed_content(sign_str), "{} by {encoder}", row["name"]);
            alternatives += 1;
        }
    }
    assert_eq!(alternatives, 13);
}

#[test]
fn the_external_agreement_number_is_read() {
    for row in rows("accepted_sign_strs") {
        let expected = row["biz_content"]["external_agreement_no"].as_str();
        assert_eq!(check(text(&row, "/sign_str")).external_agreement_no(), expected, "{}", row["name"]);
    }
}

#[test]
fn every_fault_of_the_field_is_the_one_finding() {
    let mut found = BTreeSet::new();
    for row in rows("faulty_sign_strs") {
        let name = text(&row, "/name");
        let report = check(text(&row, "/input"));
        assert_eq!(!report.is_ok(), row["expect"]["blocks_call"], "{name}: {:?}", codes(&report));
        if expected_code(&row).is_none() {
            assert_eq!(codes(&report), [""; 0], "{name}");
            continue;
        }
        // Each has one fault, so each has one finding, and no echo of it.
        let [finding] = report.findings() else { panic!("{name}: {:?}", codes(&report)) };
        found.insert(finding.code().as_str());
        assert_eq!(finding.severity().as_str(), row["expect"]["severity"], "{name}");
        if name == SAME_AS.0 {
            assert_eq!(finding.code(), Code::MissingSign);
        } else {
            assert!(is_expected(&row, finding.code()), "{name}: {}", finding.code().as_str());
        }
    }
    // `bad_percent_escape` is met where `truncated` would do as well.
    assert_eq!(found.len(), 52, "{found:?}");
}

#[test]
fn the_row_that_contradicts_another_is_the_same_string() {
    let rows = rows("faulty_sign_strs");
    let row = |name| rows.iter().find(|row| row["name"] == name).unwrap();
    assert_eq!(row(SAME_AS.0)["input"], row(SAME_AS.1)["input"]);
    assert_eq!(row(SAME_AS.0)["expect"]["code"], "truncated");
    assert_eq!(row(SAME_AS.1)["expect"]["code"], "missing_sign");
}

#[test]
fn every_code_of_the_vectors_is_in_the_table() {
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    for row in rows("faulty_sign_strs") {
        let expected = expected_code(&row);
        assert!(expected.is_none_or(|code| known.contains(code)), "{expected:?}");
    }
}

#[test]
fn what_can_be_undone_is_repaired_and_nothing_else() {
    let mut repaired = 0;
    let accepted = rows("accepted_sign_strs");
    for row in rows("faulty_sign_strs") {
        let name = text(&row, "/name");
        let suggestion = repair(text(&row, "/input"));
        // Two encoders may differ in what they escape, not in what it decodes to.
        let expected = match name.strip_prefix("mut:sign_urlsafe_base64/") {
            // The rows are older than the repair: it gives the string that the fault was made from.
            Some(origin) => accepted.iter().find(|row| row["name"] == origin).map(|row| text(row, "/sign_str")),
            None => row["expect"]["suggestion"].as_str(),
        };
        assert_eq!(suggestion.as_deref().map(decode), expected.map(decode), "{name}");
        if let Some(suggestion) = suggestion {
            assert_eq!(codes(&check(&suggestion)), [""; 0], "{name}");
            assert_eq!(repair(&suggestion), None, "{name}");
            repaired += 1;
        }
    }
    assert_eq!(repaired, 72);
}

#[test]
fn nothing_secret_is_repeated() {
    for row in rows("faulty_sign_strs") {
        let report = check(text(&row, "/input"));
        let debug = format!("{:?}", report.findings());
        for secret in ["13852852877", "61102619921108888", "张三", "8D969EEF6ECAD3C"] {
            assert!(!debug.contains(secret), "{}", row["name"]);
        }
        for finding in report.findings() {
            let words = finding.message().split(|c: char| !c.is_ascii_alphanumeric());
            assert!(words.into_iter().all(|word| word.len() < 24), "{}: {}", row["name"], finding.message());
            assert!(finding.param().is_none_or(|param| param.len() <= 60), "{}", row["name"]);
        }
    }
}

#[test]
fn the_signed_content_of_accepted_rows_is_what_was_signed() {
    for row in rows("accepted_sign_strs") {
        let (name, body) = (text(&row, "/name"), text(&row, "/body"));
        let signed = signed_content(text(&row, "/sign_str")).unwrap();
        let mut pairs: Vec<_> = body.split('&').filter_map(|pair| pair.split_once('=')).collect();
        pairs.sort_unstable();
        let value = |value: &str| decode(&value.replace('+', " "));
        let expected: Vec<_> = pairs
            .iter()
            .filter(|(name, value)| *name != "sign" && !value.is_empty())
            .map(|(name, text)| format!("{name}={}", value(text)))
            .collect();
        assert_eq!(String::from_utf8(signed.content).unwrap(), expected.join("&"), "{name}");
        let of = |name| pairs.iter().find(|(other, _)| *other == name).map(|(_, text)| value(text));
        assert_eq!((signed.sign, signed.sign_type), (of("sign"), of("sign_type")), "{name}");
        assert_eq!((signed.charset, signed.has_duplicate), (of("charset"), false), "{name}");
    }
}

#[test]
fn the_layers_of_accepted_rows_are_their_texts() {
    for row in rows("accepted_sign_strs") {
        let sign_str = text(&row, "/sign_str");
        let layers = layers(sign_str, &[]);
        let [outer, body, biz_content] = &layers[..] else { panic!("{}", row["name"]) };
        assert_eq!((&*outer.text, &*body.text), (sign_str, text(&row, "/body")), "{}", row["name"]);
        let json = serde_json::from_str(&biz_content.text).unwrap_or(Value::Null);
        assert_eq!(json, row["biz_content"], "{}", row["name"]);
    }
}
