//! The cases of the field, in the shape of what people report: strings and results. Jest runs the hosts and the pages too,
//! reads the messages, and verifies what is suggested.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use pay_sign_center::outcome::{Answer, Payload, Via, read};
use pay_sign_center::sign_str::{self, Report, SignStr};
use serde_json::Value;
use support::{rows, text};

fn cases(kind: &str) -> Vec<Value> {
    let cases: Vec<_> = rows("field/cases").into_iter().filter(|row| row["kind"] == kind).collect();
    assert!(cases.len() > 20, "{kind}");
    cases
}

/// A text, or the texts in a list.
fn texts(value: &Value) -> Vec<&str> {
    let list = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
    list.iter().filter_map(Value::as_str).collect()
}

/// What is not as the case says.
fn wrong_about(right: &Value, report: &Report, suggestion: Option<&str>) -> Vec<&'static str> {
    let codes: Vec<_> = report.findings().iter().map(|finding| finding.code().as_str()).collect();
    let first = codes.first().copied();
    let has = |code: &&str| codes.contains(code);
    let is_first = |code: &&str| first == Some(code);
    let flagged = |name: &str| {
        let mut params = report.findings().iter().filter_map(|finding| finding.param());
        params.any(|param| param == name || param.ends_with(&format!(".{name}")))
    };
    let is_clean = suggestion.is_some_and(|suggestion| sign_str::check(suggestion).is_ok());
    let judged = [
        ("blocked", right["blocked"].as_bool().is_none_or(|blocked| blocked != report.is_ok())),
        ("first", right["first"].is_null() || texts(&right["first"]).iter().any(is_first)),
        (
            "no finding",
            !(right["first"].is_null() && right["blocked"] == false && right.get("first").is_some())
                || codes.is_empty(),
        ),
        ("firstNot", !texts(&right["firstNot"]).iter().any(is_first)),
        ("any", texts(&right["any"]).iter().all(has)),
        ("none", !texts(&right["none"]).iter().any(has)),
        ("max", right["max"].as_u64().is_none_or(|max| codes.len() as u64 <= max)),
        ("paramFlagged", right["paramFlagged"].as_str().is_none_or(flagged)),
        (
            "suggestion",
            match right["suggestion"].as_str() {
                Some("clean") => is_clean,
                Some("none") => suggestion.is_none(),
                _ => true,
            },
        ),
    ];
    judged.into_iter().filter(|(_, holds)| !holds).map(|(name, _)| name).collect()
}

#[test]
fn sign_strs() {
    for row in cases("sign_str") {
        let (report, suggestion) = match row["input"].as_str() {
            Some(given) => (sign_str::check(given), SignStr::read(given).suggestion()),
            None => (sign_str::check_not_a_string("undefined"), None),
        };
        let wrong = wrong_about(&row["right"], &report, suggestion.as_deref());
        assert_eq!(wrong, [""; 0], "{} {}: {:?}", text(&row, "/id"), text(&row, "/what"), report.findings());
    }
}

#[test]
fn results() {
    for row in cases("result") {
        let (payload, right) = (&row["input"]["payload"], &row["right"]);
        let report = row["input"]["signStr"].as_str().map(sign_str::check);
        let name = text(&row, "/what");
        let given = payload.as_str().map_or_else(|| payload.to_string(), Into::into);
        let (kind, may_have_signed, issues, number) =
            match read(&Payload::from_json(&given), Via::Success, report.as_ref()) {
                Answer::Outcome(outcome) => {
                    let number = outcome.agreement.and_then(|agreement| agreement.agreement_no);
                    (outcome.kind.as_str(), outcome.may_have_signed, outcome.issues, number)
                }
                Answer::HostError(error) => (error.kind, error.may_have_signed, error.issues, None),
            };
        let issues: Vec<_> = issues.iter().map(|issue| issue.as_str()).collect();
        assert!(texts(&right["kind"]).contains(&kind), "{name}: {kind}");
        assert_eq!(right["mayHaveSigned"], may_have_signed, "{name}");
        assert!(texts(&right["issue"]).iter().all(|issue| issues.contains(issue)), "{name}: {issues:?}");
        assert!(!texts(&right["notIssue"]).iter().any(|issue| issues.contains(issue)), "{name}: {issues:?}");
        assert!(right["agreementNo"].as_str().is_none_or(|expected| number.as_deref() == Some(expected)), "{name}");
        assert!(right["notAgreementNo"].as_str().is_none_or(|other| number.as_deref() != Some(other)), "{name}");
    }
}
