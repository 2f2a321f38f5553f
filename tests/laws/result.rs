//! What holds for every payload and every `result`.

use pay_sign_center::outcome::{
    Answer, HostCode, HostError, Issue, Kind, Outcome, Payload, ResultField, Via, read as answer,
};
use pay_sign_center::sign_str::{self, Report};
use serde_json::Value;
use std::sync::LazyLock;

/// How often JSON text may stand in JSON text, and still be looked into.
const MOST_TEXTS: u32 = 2;

/// Of a signStr with an external agreement number.
static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let report = sign_str::check(
        "method%3Dalipay.user.agreement.page.sign%26biz_content%3D%257B%2522external_agreement_no%2522%253A%2522t1%2522%257D",
    );
    assert_eq!(report.external_agreement_no(), Some("t1"));
    report
});

/// Judges a text as a payload, and as the `result` of one that says 7002.
pub fn read(text: &str) {
    let payload = Payload::from_json(text);
    for via in [Via::Success, Via::Fail, Via::Complete] {
        agrees_with_itself(&answer(&payload, via, None));
    }
    let parsed = serde_json::from_str(text).unwrap_or(Value::Null);
    let speaks_for = speaks_for(&parsed["result"], MOST_TEXTS);
    assert!(!speaks_for || may_have_signed(&answer(&payload, Via::Success, None)), "a payload speaks for a signature");

    let failed = failed_with(ResultField::Text(text.into()));
    let read = answer(&failed, Via::Success, Some(&REPORT));
    agrees_with_itself(&read);
    let text_speaks_for = self::speaks_for(&Value::from(text), MOST_TEXTS);
    assert!(!text_speaks_for || may_have_signed(&read), "a result speaks for a signature");
    keeps_the_signed_bytes(text, &read);
    let as_object = answer(&failed_with(ResultField::Object(text.into())), Via::Success, None);
    assert!(!self::speaks_for(&parsed, MOST_TEXTS) || may_have_signed(&as_object), "an object speaks for a signature");
}

fn failed_with(result: ResultField) -> Payload {
    let mut payload = Payload::default();
    payload.result_status = Some(HostCode::Text("7002".into()));
    payload.result = result;
    payload
}

fn agrees_with_itself(answer: &Answer) {
    serde_json::to_value(answer).expect("an answer is data");
    match answer {
        Answer::Outcome(outcome) => is_consistent(outcome),
        Answer::HostError(error) => is_consistent_error(error),
    }
}

fn is_consistent(outcome: &Outcome) {
    let status = outcome.result_status.as_deref();
    assert_eq!(outcome.may_have_signed, outcome.kind != Kind::Failed, "{outcome:?}");
    assert_eq!(status.is_none(), outcome.issues.contains(&Issue::NoStatus), "{outcome:?}");
    // No kind but `unknown` is anything else than what the status says.
    let stated = status.map_or(Kind::Unknown, Kind::of_status);
    assert!(outcome.kind == stated || outcome.kind == Kind::Unknown, "{outcome:?}");
    assert!(outcome.kind == Kind::Unknown || !outcome.issues.contains(&Issue::DuplicateKey), "{outcome:?}");
    let is_twice = |issue| outcome.issues.iter().filter(|other| *other == issue).count() > 1;
    assert!(!outcome.issues.iter().any(is_twice), "{outcome:?}");
    let agreement = outcome.agreement.as_deref();
    let number = agreement.and_then(|agreement| agreement.agreement_no.as_deref()).unwrap_or_default();
    assert!(number.is_empty() || outcome.may_have_signed, "{outcome:?}");
}

fn is_consistent_error(error: &HostError) {
    let code = error.error.as_ref().and_then(HostCode::text);
    assert!(error.may_have_signed || matches!(code.as_deref(), Some("1" | "2" | "4")), "{error:?}");
    assert!(error.may_have_signed || error.issues.is_empty(), "{error:?}");
}

fn may_have_signed(answer: &Answer) -> bool {
    match answer {
        Answer::Outcome(outcome) => outcome.may_have_signed,
        Answer::HostError(error) => error.may_have_signed,
    }
}

/// Whether a value has an agreement number or the gateway's success, as any reader of JSON reads it.
fn speaks_for(value: &Value, texts: u32) -> bool {
    match value {
        Value::Object(members) => {
            let number = &value["agreement_no"];
            let has_number = number.as_str().map_or(number.is_number(), |number| !number.is_empty());
            let is_success = value["code"] == "10000" || value["code"] == 10000;
            has_number || is_success || members.values().any(|member| speaks_for(member, texts))
        }
        Value::Array(items) => items.iter().any(|item| speaks_for(item, texts)),
        Value::String(text) if texts > 0 => {
            serde_json::from_str(text).is_ok_and(|inner: Value| speaks_for(&inner, texts - 1))
        }
        _ => false,
    }
}

/// The signed content stands in the result to the letter, and is what any reader finds there.
fn keeps_the_signed_bytes(text: &str, answer: &Answer) {
    let Answer::Outcome(outcome) = answer else { panic!("7002 is an outcome: {answer:?}") };
    let Some(signature) = &outcome.signature else { return };
    let Ok(parsed) = serde_json::from_str::<Value>(text) else { return };
    if !parsed.is_object() {
        return;
    }
    assert!(text.contains(&signature.signed_content), "{signature:?}");
    let content: Value = serde_json::from_str(&signature.signed_content).expect("a part of JSON is JSON");
    let members = parsed.as_object().into_iter().flatten();
    let responses: Vec<_> = members.filter(|(key, _)| key.ends_with("_response")).map(|(_, value)| value).collect();
    assert!(responses.contains(&&content), "{signature:?}");
    assert_eq!(parsed["sign"].as_str().map(str::to_owned).or(number(&parsed["sign"])), Some(signature.sign.clone()));
}

/// A number as it is written, where JSON keeps its letters.
fn number(value: &Value) -> Option<String> {
    (value.is_number() || value.is_boolean()).then(|| value.to_string())
}
