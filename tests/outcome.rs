#![cfg(not(target_arch = "wasm32"))]

mod support;

use pay_sign_center::outcome::{
    Answer, FIELDS, HostCode, HostError, Issue, Kind, Outcome, Payload, RESULT_STATUS, ResultField, Via, WRAPPERS, read,
};
use pay_sign_center::sign_str;
use serde_json::{Value, json};
use support::{rows, text};

const SIGNED: &str = r#"{"alipay_user_agreement_page_sign_response":{"code":"10000","status":"NORMAL","agreement_no":"2","external_agreement_no":"t1"},"sign":"x","sign_type":"RSA2"}"#;

#[track_caller]
fn outcome(payload: &Payload) -> Outcome {
    match read(payload, Via::Success, None) {
        Answer::Outcome(outcome) => *outcome,
        Answer::HostError(error) => panic!("{error:?}"),
    }
}

#[track_caller]
fn host_error(payload: &Payload, via: Via) -> HostError {
    match read(payload, via, None) {
        Answer::HostError(error) => error,
        Answer::Outcome(outcome) => panic!("{outcome:?}"),
    }
}

fn payload(status: &str, result: &str) -> Payload {
    Payload::from_json(&json!({ "resultStatus": status, "result": result }).to_string())
}

fn issues(outcome: &Outcome) -> Vec<&'static str> {
    outcome.issues.iter().map(|issue| issue.as_str()).collect()
}

#[test]
fn odd_results() {
    for row in rows("odd_results") {
        let answer = read(&Payload::from_json(&row["input"].to_string()), Via::Success, None);
        let (kind, issues) = match &answer {
            Answer::Outcome(outcome) => (outcome.kind.as_str(), issues(outcome)),
            Answer::HostError(error) => (error.kind, Vec::new()),
        };
        assert_eq!(
            json!({ "kind": kind, "issues": issues }),
            json!({ "kind": row["expect"]["kind"], "issues": row["expect"]["issues"] }),
            "{}",
            row["name"]
        );
    }
}

#[test]
fn accepted_results_keep_the_signed_bytes() {
    for row in rows("accepted_sign_strs") {
        let outcome = outcome(&Payload::from_json(&row["result"].to_string()));
        let signature = outcome.signature.as_ref().unwrap();
        assert_eq!(outcome.kind, Kind::Signed, "{}", row["name"]);
        assert_eq!(issues(&outcome), [""; 0], "{}", row["name"]);
        assert_eq!(signature.signed_content, text(&row, "/expect_result/signed_substring"), "{}", row["name"]);
        assert_eq!(signature.sign_type.as_deref(), row["expect_result"]["sign_type"].as_str(), "{}", row["name"]);
        let agreement = outcome.agreement.unwrap();
        assert_eq!(agreement.agreement_no.as_deref(), row["expect_result"]["agreement_no"].as_str(), "{}", row["name"]);
    }
}

#[test]
fn the_official_sample_verbatim() {
    for sample in [include_str!("vectors/official_sample_2018.txt"), include_str!("vectors/official_sample_2022.txt")] {
        let outcome = outcome(&Payload::from_json(sample));
        assert_eq!((outcome.kind, issues(&outcome)), (Kind::Signed, vec!["result_not_strict_json"]));
        let agreement = outcome.agreement.unwrap();
        assert_eq!(agreement.agreement_no.as_deref(), Some("20170627457298962889"));
        assert_eq!(agreement.sign_time.as_deref(), Some("2017-06-27 11:40:14"));
        assert!(outcome.signature.unwrap().sign.starts_with("KgeHoSYP"));
    }
}

#[test]
fn the_documented_codes() {
    for (status, kind, zh, advice, may_have_signed) in [
        ("7000", Kind::Signed, "协议签约成功", None, true),
        ("7001", Kind::Unknown, "签约结果未知（有可能已经签约成功）", Some("请根据外部签约号查询签约状态"), true),
        ("7002", Kind::Failed, "协议签约失败", Some("请稍后重试"), false),
        ("6001", Kind::Cancelled, "用户中途取消", Some("请用户重新签约"), true),
        ("6002", Kind::NetworkError, "网络连接错误", Some("请检查网络连接后重试"), true),
    ] {
        let outcome = outcome(&payload(status, ""));
        assert_eq!((outcome.kind, outcome.kind.words().description.zh), (kind, zh), "{status}");
        assert_eq!(outcome.kind.words().advice.map(|advice| advice.zh), advice, "{status}");
        assert_eq!(outcome.may_have_signed, may_have_signed, "{status}");
        assert_eq!(
            outcome.kind.words().note.is_some(),
            matches!(kind, Kind::Cancelled | Kind::NetworkError),
            "{status}"
        );
        assert_eq!(outcome.result_status.as_deref(), Some(status));
    }
    assert_eq!(RESULT_STATUS.len(), 5);
    for status in ["4000", "8000", "6004", "70000", "abc"] {
        let outcome = outcome(&payload(status, ""));
        assert_eq!((outcome.kind, outcome.may_have_signed), (Kind::Unrecognised, true), "{status}");
    }
}

#[test]
fn where_a_status_is_found() {
    for (json, kind, status, expected) in [
        (json!({ "resultStatus": 7002 }), "failed", Some("7002"), vec!["no_result"]),
        (json!({ "resultStatus": " 7002 " }), "failed", Some("7002"), vec!["no_result"]),
        (
            json!({ "resultStatus": "", "resultCode": "7002" }),
            "failed",
            Some("7002"),
            vec!["status_elsewhere", "no_result"],
        ),
        (json!({ "errorCode": "7002" }), "failed", Some("7002"), vec!["status_elsewhere", "no_result"]),
        (json!({ "resultCode": 9000 }), "unknown", None, vec!["no_status", "no_result"]),
        (json!({ "error": 0, "errorCode": "abc" }), "unknown", None, vec!["no_status", "no_result"]),
        (json!(7002), "failed", Some("7002"), vec!["status_elsewhere", "no_result"]),
        (json!("7001"), "unknown", Some("7001"), vec!["status_elsewhere", "no_result"]),
        (json!(9000), "unknown", None, vec!["no_status", "result_not_json"]),
        (json!({ "res": { "resultStatus": "7002" } }), "failed", Some("7002"), vec!["status_elsewhere", "no_result"]),
        (json!({ "detail": 6001 }), "cancelled", Some("6001"), vec!["status_elsewhere", "no_result"]),
        (
            json!({ "data": "{\"resultCode\":6002}" }),
            "network_error",
            Some("6002"),
            vec!["status_elsewhere", "no_result"],
        ),
        (json!({ "data": { "res": { "resultStatus": "7002" } } }), "unknown", None, vec!["no_status", "no_result"]),
        (json!({ "data": { "resultStatus": "8000" } }), "unknown", None, vec!["no_status", "no_result"]),
        (json!("{\"resultStatus\":\"7002\"}"), "failed", Some("7002"), vec!["no_result"]),
        (json!("resultStatus={7002};memo={};result={}"), "failed", Some("7002"), vec!["status_elsewhere", "no_result"]),
        (
            json!("resultStatus={7002};memo={};result={};"),
            "failed",
            Some("7002"),
            vec!["status_elsewhere", "no_result"],
        ),
        (json!("resultStatus={9000};memo={};result={}"), "unknown", None, vec!["no_status", "result_not_json"]),
        (json!("resultStatus={7002};resultStatus={7000}"), "unknown", None, vec!["no_status", "result_not_json"]),
        (json!({ "error": 6001 }), "cancelled", Some("6001"), vec!["status_elsewhere", "no_result"]),
        (json!({ "error": "6001" }), "cancelled", Some("6001"), vec!["status_elsewhere", "no_result"]),
        (json!({ "resultStatus": "7002", "error": 4 }), "failed", Some("7002"), vec!["no_result"]),
        (json!({}), "unknown", None, vec!["no_status", "no_result"]),
        (json!({ "resultStatus": null, "error": null }), "unknown", None, vec!["no_status", "no_result"]),
        (json!({ "resultStatus": {}, "result": 5 }), "unknown", None, vec!["no_status", "result_not_json"]),
        (json!([]), "unknown", None, vec!["no_status", "result_not_json"]),
    ] {
        let outcome = outcome(&Payload::from_json(&json.to_string()));
        assert_eq!(
            (outcome.kind.as_str(), outcome.result_status.as_deref(), issues(&outcome)),
            (kind, status, expected),
            "{json}"
        );
        assert_eq!(outcome.may_have_signed, kind != "failed", "{json}");
    }
}

#[test]
fn host_errors() {
    for (json, may_have_signed) in [
        (json!({ "error": 1 }), false),
        (json!({ "error": 2 }), false),
        (json!({ "error": 4, "errorMessage": "无权限调用" }), false),
        (json!({ "error": "4" }), false),
        (json!({ "error": 3 }), true),
        (json!({ "error": 12 }), true),
        (json!({ "error": true }), true),
        (json!({ "error": [] }), true),
    ] {
        let payload = Payload::from_json(&json.to_string());
        assert_eq!(host_error(&payload, Via::Success).may_have_signed, may_have_signed, "{json}");
        assert_eq!(host_error(&payload, Via::Fail).may_have_signed, may_have_signed, "{json}");
    }
    let twice = host_error(&Payload::from_json(r#"{"error":4,"error":11}"#), Via::Fail);
    assert_eq!((twice.may_have_signed, twice.issues), (true, vec![Issue::DuplicateKey]));
    assert!(host_error(&Payload::default(), Via::Fail).may_have_signed);
    assert!(host_error(&Payload::from_json(r#"{"error":0}"#), Via::Fail).may_have_signed);
    let error = host_error(&Payload::from_json(r#"{"error":4,"errorMessage":"无权限调用"}"#), Via::Complete);
    assert_eq!((error.error, error.error_message.as_deref()), (Some(HostCode::Number(4)), Some("无权限调用")));
}

/// A result document whose response has these members.
fn document(response: &Value) -> String {
    json!({ "alipay_user_agreement_page_sign_response": response, "sign": "x" }).to_string()
}

#[test]
fn evidence_that_contradicts_the_status() {
    let contradiction = vec!["result_contradicts_status"];
    for (status, response, kind, expected) in [
        ("7000", json!({ "code": "40004" }), "unknown", &contradiction),
        ("7000", json!({ "code": "10000", "status": "TEMP" }), "unknown", &contradiction),
        ("7000", json!({ "code": "10000", "status": "STOP" }), "unknown", &contradiction),
        ("7000", json!({ "code": "10000", "status": "NORMAL" }), "signed", &vec![]),
        ("7000", json!({ "code": "10000" }), "signed", &vec![]),
        ("7000", json!({ "code": 10000 }), "signed", &vec![]),
        ("7000", json!({ "code": "10000", "status": "" }), "unknown", &contradiction),
        ("7000", json!({ "code": "10000", "status": "null" }), "unknown", &contradiction),
        ("7000", json!({ "code": "10000", "status": null }), "signed", &vec![]),
        ("6001", json!({ "code": "40004", "agreement_no": "" }), "cancelled", &vec![]),
        ("7000", json!({}), "signed", &vec![]),
        ("7002", json!({ "code": "10000", "agreement_no": "1" }), "unknown", &contradiction),
        ("6001", json!({ "code": "10000", "agreement_no": "1" }), "unknown", &contradiction),
        ("6002", json!({ "code": "10000", "agreement_no": "1" }), "unknown", &contradiction),
        ("7002", json!({ "code": "10000" }), "unknown", &contradiction),
        ("7002", json!({ "status": "NORMAL" }), "unknown", &contradiction),
        ("7002", json!({ "status": "TEMP" }), "unknown", &contradiction),
        ("7002", json!({ "status": "STOP" }), "failed", &vec![]),
        ("7002", json!({ "code": "40004" }), "failed", &vec![]),
        ("7002", json!({ "code": "40004", "agreement_no": "1" }), "unknown", &contradiction),
        ("7002", json!({ "code": "20000" }), "unknown", &contradiction),
        ("7002", json!({ "code": "40004", "sub_code": "ACQ.SYSTEM_ERROR" }), "unknown", &contradiction),
        ("7002", json!({ "code": "40004", "sub_code": "aop.ACQ.SYSTEM_ERROR" }), "unknown", &contradiction),
        ("7002", json!({ "code": "40004", "sub_code": " SYSTEM_ERROR " }), "unknown", &contradiction),
        ("7002", json!({ "status": "NORMAL " }), "unknown", &contradiction),
        ("7002", json!({ "code": "40004", "sub_code": "isp.unknow-error" }), "unknown", &contradiction),
        ("6001", json!({ "sub_code": "ACQ.aop.unknow-error" }), "unknown", &contradiction),
        ("7001", json!({ "code": "10000", "agreement_no": "1" }), "unknown", &vec![]),
        ("8000", json!({ "code": "10000", "agreement_no": "1" }), "unrecognised", &vec![]),
    ] {
        let outcome = outcome(&payload(status, &document(&response)));
        assert_eq!((outcome.kind.as_str(), &issues(&outcome)), (kind, expected), "{status} {response}");
        assert_eq!(outcome.result_status.as_deref(), Some(status));
    }
    for main in ["null", r#"{"code":"10000"}"#] {
        let result = format!(
            r#"{{"alipay_user_agreement_page_sign_response":{main},"error_response":{{"code":"40004"}},"sign":"x"}}"#
        );
        assert_eq!(outcome(&payload("7000", &result)).kind, Kind::Unknown, "{main}");
    }
    let outcome = outcome(&payload(
        "7000",
        r#"{"error_response":{"code":"40002","sub_code":"isv.invalid-signature"},"sign":"x"}"#,
    ));
    assert_eq!(outcome.kind, Kind::Unknown);
    assert_eq!(outcome.kind.words().description.zh, "签约结果未知（有可能已经签约成功）", "not the words of 7000");
    assert_eq!(outcome.agreement.unwrap().sub_code.as_deref(), Some("isv.invalid-signature"));
}

/// Were each level copied with all that is inside of it, this would take half a minute.
#[test]
fn a_deep_result_is_read_once() {
    const LEVELS: usize = 100_000;
    for key in ["result", "a_response", "status", "code", "data"] {
        let deep = format!("{}\"\"{}", format!("{{\"{key}\":").repeat(LEVELS), "}".repeat(LEVELS));
        for (text, kind) in [
            (format!(r#"{{"resultStatus":"7002","result":{deep}}}"#), Kind::Failed),
            (format!(r#"{{"resultStatus":"7002","data":{{"x":[{deep},{{"agreement_no":"2027"}}]}}}}"#), Kind::Unknown),
        ] {
            let Answer::Outcome(outcome) = read(&Payload::from_json(&text), Via::Fail, None) else { panic!("{key}") };
            assert_eq!(outcome.kind, kind, "{key}");
        }
    }
}

#[test]
fn evidence_beside_the_status() {
    let signed: Value = serde_json::from_str(SIGNED).unwrap();
    let failing = document(&json!({ "code": "40004" }));
    for (payload, via, kind, may_have_signed) in [
        (json!({ "resultStatus": "7000" }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7000" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7000", "result": signed }), Via::Fail, "signed", true),
        (json!({ "resultStatus": "7000", "code": "40004" }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "code": 200, "status": "ok" }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7000", "code": 0, "data": { "code": 0 } }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7002", "code": "10000" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "agreement_no": "2027" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "status": "NORMAL" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "sub_code": "ACQ.SYSTEM_ERROR" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "code": 500, "status": "error" }), Via::Fail, "failed", false),
        (json!({ "error": 4, "status": "TEMP" }), Via::Fail, "host_error", true),
        (json!({ "error": 4, "res": r#"{"data":{"resultStatus":"7000"}}"# }), Via::Fail, "host_error", true),
        (json!({ "error": 4, "data": { "res": { "data": { "code": "10000" } } } }), Via::Fail, "host_error", true),
        (
            json!({ "resultStatus": "7002", "detail": { "list": [{ "agreement_no": "2027" }] } }),
            Via::Fail,
            "unknown",
            true,
        ),
        (json!({ "resultStatus": "7002", "data": { "code": 0, "message": "ok" } }), Via::Fail, "failed", false),
        (
            json!({ "resultStatus": "7002", "data": { "resultStatus": "7002", "data": signed } }),
            Via::Fail,
            "unknown",
            true,
        ),
        (json!({ "resultStatus": "7002", "data": { "success": false, "body": SIGNED } }), Via::Fail, "unknown", true),
        (json!({ "error": 1, "data": { "error": 1, "data": SIGNED } }), Via::Fail, "host_error", true),
        (json!({ "resultStatus": "7002", "agreement_no": {} }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "code": " 10000 " }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "data": "[object Object]" }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "result": "[失败] 请重试" }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "res": "\"失败" }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "res": r#"["7000"# }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7000", "error": 0 }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7000", "error": "" }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7000", "error": false }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7000", "error": 11 }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "error": {} }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "resultCode": "7000" }), Via::Success, "signed", true),
        (json!({ "resultStatus": "7000", "resultCode": "7001" }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "resultCode": "7002" }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "data": { "resultStatus": "6001" } }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "success": false }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7000", "success": "false" }), Via::Success, "unknown", true),
        (json!({ "resultCode": "7000" }), Via::Success, "unknown", true),
        (json!({ "resultCode": "7000", "result": signed }), Via::Success, "signed", true),
        (json!({ "res": { "resultStatus": "7000", "result": SIGNED } }), Via::Success, "signed", true),
        (json!({ "error": 7000 }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002" }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "error": 4 }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "errorMessage": "协议签约失败" }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "resultCode": "7000" }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7002", "resultCode": "7001" }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7002", "success": true }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7002", "unreadable": true }), Via::Success, "unknown", true),
        (json!({ "resultStatus": "7002", "result": 5 }), Via::Success, "failed", false),
        (json!({ "resultStatus": "7002", "result": "", "data": { "result": SIGNED } }), Via::Fail, "unknown", true),
        (
            json!({ "resultStatus": "7002", "res": { "result": "" }, "data": { "result": SIGNED } }),
            Via::Fail,
            "unknown",
            true,
        ),
        (
            json!({ "resultStatus": "7000", "result": SIGNED, "data": { "result": failing } }),
            Via::Success,
            "unknown",
            true,
        ),
        (
            json!({ "resultStatus": "7000", "result": SIGNED, "data": { "result": SIGNED } }),
            Via::Success,
            "signed",
            true,
        ),
        (json!({ "resultStatus": "7002", "result": [signed] }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": [] }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "result": { "data": signed } }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": { "data": SIGNED } }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": [SIGNED] }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": "7000" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": { "resultStatus": 7001 } }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": { "success": "True" } }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "result": { "code": "10000 " } }), Via::Fail, "unknown", true),
        (
            json!({ "resultStatus": "7002", "result": { "code": "40004", "sub_msg": "biz_content={\"code\":\"10000\"}" } }),
            Via::Fail,
            "failed",
            false,
        ),
        (json!({ "resultStatus": "7002", "result": "\"" }), Via::Fail, "unknown", true),
        (
            json!({ "resultStatus": "7002", "alipay_user_agreement_page_sign_response": { "code": "10000" } }),
            Via::Fail,
            "unknown",
            true,
        ),
        (
            json!({ "resultStatus": "7000", "alipay_user_agreement_page_sign_response": { "code": "40004" } }),
            Via::Success,
            "unknown",
            true,
        ),
        (json!({ "error": 4, "data": { "x_response": { "code": "10000" } } }), Via::Fail, "host_error", true),
        (
            json!({ "resultStatus": "7002", "result": { "agreement_no": 2018582500000000123_u64 } }),
            Via::Fail,
            "unknown",
            true,
        ),
        (
            json!({ "resultStatus": "7002", "res": r#"{"resultStatus":"7002","resultStatus":"7000"}"# }),
            Via::Fail,
            "unknown",
            true,
        ),
        (json!({ "resultStatus": "7002", "res": r#"{"resultStatus":"7000","resul"# }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": "7002", "res": "系统繁忙" }), Via::Fail, "failed", false),
        (json!({ "resultStatus": "7002", "data": [] }), Via::Fail, "failed", false),
        (json!({ "resultStatus": ["7000"], "resultCode": "7002" }), Via::Fail, "unknown", true),
        (json!({ "resultStatus": ["7000"], "error": 2 }), Via::Fail, "host_error", true),
        (json!({ "resultStatus": 7000.0, "result": SIGNED }), Via::Success, "signed", true),
        (json!({ "error": 2, "data": r#"{"resultStatus":"7000","resul"# }), Via::Fail, "host_error", true),
        (json!({ "error": 4 }), Via::Fail, "host_error", false),
        (json!({ "error": 4, "result": signed }), Via::Fail, "host_error", true),
        (json!({ "error": 1, "result": SIGNED }), Via::Success, "host_error", true),
        (json!({ "error": 2, "success": true }), Via::Fail, "host_error", true),
    ] {
        let (found, may) = match read(&Payload::from_json(&payload.to_string()), via, None) {
            Answer::Outcome(outcome) => (outcome.kind.as_str(), outcome.may_have_signed),
            Answer::HostError(error) => (error.kind, error.may_have_signed),
        };
        assert_eq!((found, may), (kind, may_have_signed), "{payload} {via}");
    }
}

#[test]
fn shapes_of_a_result() {
    let response = r#"{"code":"10000","status":"NORMAL","agreement_no":"2"}"#;
    let failing = r#"{"code":"40004","msg":"Business Failed"}"#;
    let encoded = |text: &str| text.replace('"', "%22").replace('{', "%7B").replace('}', "%7D").replace(':', "%3A");
    let quoted = |text: &str| json!(text).to_string();
    let other = |response: &str| format!(r#"{{"alipay_trade_app_pay_response":{response},"sign":"x"}}"#);
    let inner_text = json!({ "alipay_user_agreement_page_sign_response": response, "sign": "x" }).to_string();
    for (name, status, result, kind, number, expected) in [
        ("bare", "7000", response.to_owned(), "signed", Some("2"), vec!["missing_sign"]),
        ("bare", "7002", response.to_owned(), "unknown", Some("2"), vec!["missing_sign", "result_contradicts_status"]),
        ("bare, failing", "7000", failing.to_owned(), "unknown", None, vec!["result_contradicts_status"]),
        ("another's", "7000", other(failing), "unknown", None, vec!["result_contradicts_status"]),
        ("another's", "7002", other(response), "unknown", Some("2"), vec!["result_contradicts_status"]),
        ("text of text", "7000", quoted(SIGNED), "signed", Some("2"), vec![]),
        ("text of text of text", "7000", quoted(&quoted(SIGNED)), "signed", Some("2"), vec![]),
        ("encoded", "7000", encoded(SIGNED), "signed", Some("2"), vec![]),
        ("encoded text", "7000", encoded(&quoted(SIGNED)), "signed", Some("2"), vec![]),
        ("inner text", "7000", inner_text.clone(), "signed", Some("2"), vec![]),
        ("inner text", "7002", inner_text, "unknown", Some("2"), vec!["result_contradicts_status"]),
        ("no success", "7000", r#"{"success":false}"#.into(), "unknown", None, vec!["result_contradicts_status"]),
        ("success", "7002", r#"{"success":true}"#.into(), "unknown", None, vec!["result_contradicts_status"]),
        ("cut off", "7002", SIGNED[..90].into(), "unknown", None, vec!["result_not_json", "result_contradicts_status"]),
        ("cut at once", "6001", "{".into(), "unknown", None, vec!["result_not_json", "result_contradicts_status"]),
        (
            "cut text",
            "6002",
            quoted(SIGNED)[..90].into(),
            "unknown",
            None,
            vec!["result_not_json", "result_contradicts_status"],
        ),
        ("words", "7002", "系统繁忙".into(), "failed", None, vec!["result_not_json"]),
        ("words in braces", "7002", "{系统繁忙}".into(), "failed", None, vec!["result_not_json"]),
        (
            "a failure beside it",
            "7000",
            SIGNED.replace("\"sign\"", "\"error_response\":{},\"sign\""),
            "unknown",
            Some("2"),
            vec!["result_contradicts_status"],
        ),
        (
            "one of two broken",
            "7000",
            r#"{"a_response":"{\"code\"","alipay_user_agreement_page_sign_response":{"code":"40004"},"sign":"x"}"#
                .into(),
            "unknown",
            None,
            vec!["result_not_json", "result_contradicts_status"],
        ),
        (
            "a list",
            "7002",
            format!("[{SIGNED}]"),
            "unknown",
            None,
            vec!["result_not_json", "result_contradicts_status"],
        ),
        (
            "a response that is a list",
            "7000",
            document(&json!([{ "code": "40004" }])),
            "unknown",
            None,
            vec!["result_contradicts_status"],
        ),
        (
            "members beside it",
            "7002",
            r#"{"alipay_user_agreement_page_sign_response":{},"code":"10000"}"#.into(),
            "unknown",
            None,
            vec!["result_contradicts_status"],
        ),
        (
            "members beside it, failing",
            "7000",
            r#"{"x_response":{},"code":"40004"}"#.into(),
            "unknown",
            None,
            vec!["result_contradicts_status"],
        ),
        (
            "an encoded mark",
            "7002",
            format!("%EF%BB%BF{}", encoded(response)),
            "unknown",
            Some("2"),
            vec!["missing_sign", "result_contradicts_status"],
        ),
        (
            "an encoded break",
            "7000",
            format!("%0A{}", encoded(failing)),
            "unknown",
            None,
            vec!["result_contradicts_status"],
        ),
        (
            "a form's space",
            "7002",
            format!("+{}", encoded(response)),
            "unknown",
            Some("2"),
            vec!["missing_sign", "result_contradicts_status"],
        ),
        (
            "other quotes",
            "7002",
            SIGNED.replace('"', "'"),
            "unknown",
            None,
            vec!["result_not_json", "result_contradicts_status"],
        ),
        (
            "a map's text",
            "7002",
            "{a_response={code=10000}}".into(),
            "unknown",
            None,
            vec!["result_not_json", "result_contradicts_status"],
        ),
        ("encrypted", "7002", other("\"Q0lQSEVS\""), "unknown", None, vec!["result_contradicts_status"]),
    ] {
        let outcome = outcome(&payload(status, &result));
        let found = outcome.agreement.as_ref().and_then(|agreement| agreement.agreement_no.as_deref());
        assert_eq!(
            (outcome.kind.as_str(), found, issues(&outcome)),
            (kind, number, expected),
            "{name}, {status}: {result}"
        );
    }
    let document = outcome(&payload("7000", &encoded(SIGNED)));
    let signed_content = &SIGNED[SIGNED.find(":{").unwrap() + 1..SIGNED.find(",\"sign\"").unwrap()];
    assert_eq!(document.signature.unwrap().signed_content, signed_content);
}

#[test]
fn what_is_cut_off_anywhere_is_no_certain_failure() {
    let encoded =
        |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
    let quoted = |text: &str| json!(text).to_string();
    let signed = SIGNED.to_owned();
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(SIGNED).unwrap()).unwrap();
    let spelled = |result: &str| format!("resultStatus={{7002}};memo={{}};result={{{result}}}");
    for text in [
        signed.clone(),
        quoted(&signed),
        quoted(&pretty),
        quoted(&quoted(&signed)),
        encoded(&signed),
        encoded(&quoted(&signed)),
        quoted(&encoded(&signed)),
    ] {
        // From where on there is a brace, encoded or not.
        let start = ["{", "%7B"].iter().filter_map(|brace| text.find(brace).map(|at| at + brace.len())).min().unwrap();
        for end in start..=text.len() {
            let outcome = outcome(&payload("7002", &text[..end]));
            assert_eq!((outcome.kind, outcome.may_have_signed), (Kind::Unknown, true), "{}", &text[..end]);
        }
    }
    let text = spelled(&signed);
    for end in text.find("};memo").unwrap() + 2..=text.len() {
        let payload = Payload::from_json(&text[..end]);
        assert_eq!(outcome(&payload).kind, Kind::Unknown, "{}", &text[..end]);
    }
    assert_eq!(outcome(&Payload::from_json(&(text + ";"))).kind, Kind::Unknown);
    assert_eq!(outcome(&Payload::from_json(&spelled(""))).kind, Kind::Failed);
    assert_eq!(outcome(&Payload::from_json("resultStatus={7002}")).kind, Kind::Failed);
    for separator in ["\n", ";  ", "&", ","] {
        let text = spelled(&signed).replace(';', separator);
        assert_eq!(outcome(&Payload::from_json(&text)).kind, Kind::Unknown, "{separator:?}");
    }
}

#[test]
fn numbers_that_javascript_has_rounded_are_left_out() {
    for (number, kept) in [
        ("9007199254740991", true),
        ("9007199254740992", false),
        ("20275220427756012000", false),
        ("-20275220427756012000", false),
        ("2.0275e+25", false),
        ("\"20275220427756011669\"", true),
    ] {
        let mut object = payload("7000", "");
        object.result = ResultField::Object(
            document(&json!({ "code": "10000" })).replace("\"code\"", &format!("\"agreement_no\":{number},\"code\"")),
        );
        let outcome = outcome(&object);
        assert_eq!(outcome.agreement.unwrap().agreement_no.is_some(), kept, "{number}");
        assert_eq!(outcome.issues.contains(&Issue::NumberLostDigits), !kept, "{number}");
    }
    // As text, it has all its digits.
    let text = r#"{"alipay_user_agreement_page_sign_response":{"code":"10000","agreement_no":20275220427756011669},"sign":"x"}"#;
    let agreement = outcome(&payload("7000", text)).agreement.unwrap();
    assert_eq!(agreement.agreement_no.as_deref(), Some("20275220427756011669"));
}

#[test]
fn documents_that_cannot_be_trusted_or_read() {
    for (result, expected) in [
        ("", vec!["no_result"]),
        (" \n", vec!["no_result"]),
        ("{}", vec!["no_result"]),
        ("[]", vec!["result_not_json"]),
        ("null", vec!["result_not_json"]),
        ("ok", vec!["result_not_json"]),
        ("{\"alipay_user_agreement_page_sign_response\":", vec!["result_not_json"]),
        ("{\"alipay_user_agreement_page_sign_response\":\"{}\"}", vec![]),
        ("{\"alipay_user_agreement_page_sign_response\":\"Q0lQSEVS\",\"sign\":\"x\"}", vec![]),
        ("{\"alipay_user_agreement_page_sign_response\":null,\"sign\":\"x\"}", vec!["no_result"]),
        (&SIGNED.replace("\"NORMAL\",", "\"NORMAL\" "), vec!["result_not_json"]),
        (&SIGNED.replace("\"sign\":\"x\",", ""), vec!["missing_sign"]),
        (&SIGNED.replace("\"sign\":\"x\"", "\"sign\":\"\""), vec!["missing_sign"]),
        (&SIGNED.replace("\"sign_type\"", "\"s\\u0069gn\""), vec!["duplicate_key"]),
        (&SIGNED.replace("\"status\"", "\"code\""), vec!["duplicate_key"]),
        (&format!("\u{feff}{SIGNED}"), vec![]),
    ] {
        let outcome = outcome(&payload("7000", result));
        assert_eq!(issues(&outcome), expected, "{result}");
        let refused = expected.contains(&"duplicate_key");
        assert_eq!(outcome.kind == Kind::Unknown, refused, "{result}");
        if refused {
            assert_eq!((outcome.agreement, outcome.signature), (None, None), "{result}");
        }
    }
    let twice = Payload::from_json(r#"{"resultStatus":"7002","resultStatus":"7000","result":""}"#);
    assert_eq!(outcome(&twice).kind, Kind::Unknown);
}

#[test]
fn a_result_that_is_an_object_has_no_signed_bytes() {
    let mut object = payload("7000", "");
    object.result = ResultField::Object(SIGNED.into());
    let outcome = outcome(&object);
    assert_eq!((outcome.kind, outcome.issues), (Kind::Signed, vec![Issue::ResultIsObject]));
    assert_eq!(outcome.signature, None);
    assert_eq!(outcome.agreement.unwrap().agreement_no.as_deref(), Some("2"));
}

#[test]
fn whose_agreement_it_is() {
    let sign_str = |number: &str| {
        sign_str::check(&sign_str::from_body(&format!(
            "method=x&biz_content=%7B%22external_agreement_no%22%3A%22{number}%22%7D"
        )))
    };
    let unnumbered = SIGNED.replace("\"t1\"", "\"\"");
    for (asked, result, number, expected) in [
        (Some("t1"), SIGNED, Some("t1"), vec![]),
        (Some("t2"), SIGNED, Some("t2"), vec![Issue::OtherAgreement]),
        (Some(""), SIGNED, Some("t1"), vec![]),
        (Some("t2"), &unnumbered, Some("t2"), vec![]),
        (Some(""), &unnumbered, None, vec![Issue::NoExternalAgreementNo]),
        (None, SIGNED, Some("t1"), vec![]),
        (None, &unnumbered, None, vec![]),
    ] {
        let report = asked.map(sign_str);
        let Answer::Outcome(outcome) = read(&payload("7000", result), Via::Success, report.as_ref()) else { panic!() };
        assert_eq!(
            (outcome.external_agreement_no.as_deref(), outcome.issues),
            (number, expected),
            "{asked:?} {result}"
        );
    }
}

#[test]
fn every_field_and_wrapper_is_read() {
    for field in FIELDS {
        let payload = Payload::from_json(&json!({ field: "true" }).to_string());
        assert_ne!(payload, Payload::default(), "{field}");
    }
    for wrapper in WRAPPERS {
        let payload = Payload::from_json(&json!({ wrapper: { "resultStatus": "7002" } }).to_string());
        assert_eq!(outcome(&payload).kind, Kind::Failed, "{wrapper}");
    }
}

#[test]
fn issues_stand_in_the_table_once() {
    let mut names: Vec<_> = Issue::ALL.iter().map(|issue| issue.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Issue::ALL.len());
    assert!(Issue::ALL.iter().all(|issue| issue.message().ends_with('.')));
}
