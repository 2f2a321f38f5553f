#![cfg(not(target_arch = "wasm32"))]

#[path = "../laws/call/mod.rs"]
mod law;
mod model;
mod promises;
mod queries;
#[path = "../support/random.rs"]
mod random;
mod sampled;

use law::world::{NOW, payload, support};
use pay_sign_center::call::{Call, CallError, Callbacks, Channel, ErrorCode, Event, Plan, Promised, Request};
use pay_sign_center::client::ClientSupport;
use pay_sign_center::outcome::Kind;
use pay_sign_center::sign_str::from_body;

const BODY: &str = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2&sign=i8X5\
                    &timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";

/// A call that the host was asked about.
fn open() -> Call {
    let (call, plan) = Call::begin(&Request::default(), Ok(&from_body(BODY)), support("10.8.0"), NOW);
    assert!(plan.ask && plan.settle.is_none());
    call
}

fn answer(by: Channel, json: &str) -> Event {
    Event::Answered { by, number: 0, payload: payload(json) }
}

fn answered(by: Channel) -> Event {
    answer(by, r#"{"resultStatus":"7000","result":""}"#)
}

fn events() -> [Event; 8] {
    [
        answered(Channel::Success),
        answered(Channel::Fail),
        answered(Channel::Complete),
        Event::Threw { was_called: true },
        Event::TurnEnded,
        answered(Channel::Fulfilled),
        answer(Channel::Fulfilled, r#"{"error":0}"#),
        answered(Channel::Rejected),
    ]
}

/// What an event's plan comes to, in a word.
fn told(plan: &Plan) -> String {
    assert!(!plan.ask, "the host is asked once");
    let Some(settle) = &plan.settle else { return if plan.wait_a_turn { "wait" } else { "nothing" }.into() };
    assert!(!plan.wait_a_turn, "what is settled waits for nothing");
    match (&settle.promised, plan.callbacks) {
        (Promised::Resolve(_), Some(Callbacks::Answer { run, .. })) => format!("resolve, run {run}"),
        (Promised::Reject(error), Some(Callbacks::Refusal(payload))) if payload.error == error.code => "refuse".into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_wins() {
    let [success, fail, complete, threw, turn, fulfilled, receipt, rejected] = events();
    for (sequence, expected) in [
        (vec![&success], "resolve, run success"),
        (vec![&fail], "resolve, run fail"),
        (vec![&threw], "refuse"),
        (vec![&success, &threw], "nothing"),
        (vec![&threw, &success], "nothing"),
        (vec![&complete], "wait"),
        (vec![&complete, &success], "resolve, run success"),
        (vec![&complete, &fail], "resolve, run fail"),
        (vec![&complete, &turn], "resolve, run complete"),
        (vec![&complete, &complete], "nothing"),
        (vec![&complete, &threw], "nothing"),
        (vec![&complete, &success, &turn], "nothing"),
        (vec![&complete, &turn, &success], "nothing"),
        (vec![&turn], "nothing"),
        (vec![&fulfilled], "wait"),
        (vec![&fulfilled, &turn], "resolve, run success"),
        (vec![&fulfilled, &fail], "resolve, run fail"),
        (vec![&fulfilled, &rejected], "nothing"),
        (vec![&fulfilled, &complete], "wait"),
        (vec![&fulfilled, &complete, &turn], "nothing"),
        (vec![&fulfilled, &complete, &turn, &turn], "resolve, run complete"),
        (vec![&complete, &fulfilled], "nothing"),
        (vec![&receipt], "nothing"),
        (vec![&receipt, &turn], "nothing"),
        (vec![&receipt, &success], "resolve, run success"),
        (vec![&rejected], "wait"),
        (vec![&rejected, &turn], "resolve, run fail"),
        (vec![&rejected, &success], "resolve, run success"),
    ] {
        let mut call = open();
        let last = sequence.iter().map(|event| told(&call.on((*event).clone(), NOW))).last();
        assert_eq!(last.as_deref(), Some(expected), "{sequence:?}");
    }
}

#[test]
fn what_a_promise_comes_to_is_read_as_a_callbacks_payload() {
    let ended = |event| {
        let mut call = open();
        let _ = call.on(event, NOW);
        match call.on(Event::TurnEnded, NOW).settle.map(|settle| settle.promised) {
            Some(Promised::Resolve(outcome)) => Some((outcome.kind.as_str(), outcome.may_have_signed)),
            Some(Promised::Reject(error)) => Some((error.code.as_str(), error.may_have_signed)),
            None => None,
        }
    };
    for (json, fulfilled, rejected) in [
        (r#"{"resultStatus":"7000"}"#, Some(("signed", true)), ("unknown", true)),
        (r#"{"resultStatus":"7002"}"#, Some(("failed", false)), ("unknown", true)),
        (r#"{"resultStatus":"8000"}"#, None, ("unrecognised", true)),
        (r#"{"resultCode":"7000"}"#, None, ("unknown", true)),
        (r#"{"error":0}"#, None, ("host_error", true)),
        (r#"{"error":4}"#, None, ("host_error", true)),
        ("{}", None, ("host_error", true)),
        ("7000", None, ("unknown", true)),
    ] {
        assert_eq!(ended(answer(Channel::Fulfilled, json)), fulfilled, "{json}");
        assert_eq!(ended(answer(Channel::Rejected, json)), Some(rejected), "{json}");
    }
}

#[test]
fn the_held_payload_is_the_answer() {
    let mut call = open();
    let _ = call.on(answer(Channel::Complete, r#"{"resultStatus":"6001"}"#), NOW);
    let Promised::Resolve(outcome) = call.on(Event::TurnEnded, NOW).settle.unwrap().promised else { panic!() };
    assert_eq!(outcome.kind, Kind::Cancelled);
}

fn refusal(request: &Request, sign_str: Result<&str, &str>, support: ClientSupport) -> Option<CallError> {
    let (call, plan) = Call::begin(request, sign_str, support, NOW);
    assert_eq!((plan.ask, plan.settle.is_none()), (!call.is_settled(), !call.is_settled()));
    match plan.settle?.promised {
        Promised::Reject(error) => Some(error),
        Promised::Resolve(outcome) => panic!("{outcome:?}"),
    }
}

#[test]
fn what_is_refused() {
    let sign_str = from_body(BODY);
    let strict = || Request { validate: Some("strict".into()), ..Request::default() };
    let ignoring = |name: &str| Request { ignore: vec![name.into()], ..Request::default() };
    for (request, sign_str, version, expected) in [
        (Request::default(), Ok(&*sign_str), "10.8.0", None),
        (Request::default(), Ok(&*sign_str), "10.0.1", Some(ErrorCode::UnsupportedClient)),
        (Request { gate: Some("report".into()), ..Request::default() }, Ok(&sign_str), "10.0.1", None),
        (
            Request { gate: Some("off".into()), ..Request::default() },
            Ok(&sign_str),
            "10.0.1",
            Some(ErrorCode::UnsupportedClient),
        ),
        (Request::default(), Ok(BODY), "10.8.0", Some(ErrorCode::InvalidSignStr)),
        (Request::default(), Err("undefined"), "10.8.0", Some(ErrorCode::InvalidSignStr)),
        (Request { validate: Some("report".into()), ..Request::default() }, Err("undefined"), "10.8.0", None),
        (strict(), Ok(&sign_str), "10.8.0", Some(ErrorCode::InvalidSignStr)),
        (ignoring("not_encoded"), Ok(BODY), "10.8.0", None),
        (ignoring("over_encoded"), Ok(BODY), "10.8.0", Some(ErrorCode::InvalidSignStr)),
    ] {
        let error = refusal(&request, sign_str, support(version));
        assert_eq!(error.as_ref().map(|error| error.code), expected, "{request:?} {sign_str:?} {version}");
        assert!(error.is_none_or(|error| !error.may_have_signed));
    }
}

#[test]
fn errors_say_what_was_expected_and_what_was_found() {
    let message = |sign_str, version| refusal(&Request::default(), sign_str, support(version)).unwrap().message;
    assert_eq!(
        message(Ok(BODY), "10.0.1"),
        "my.paySignCenter cannot be called: expected client 10.0.18 or newer, found 10.0.1"
    );
    assert_eq!(
        message(Ok(BODY), "10.8.0"),
        "signStr refused: not_encoded at 0, the body was not encoded: signStr = encodeURIComponent(body)"
    );
    assert_eq!(message(Err("null"), "10.8.0"), "signStr refused: not_a_sign_str, expected a string, found null");
    assert!(
        refusal(&Request::default(), Ok(BODY), ClientSupport::not_a_mini_program()).unwrap().message.contains("`my`")
    );
}

#[test]
fn messages_of_host_errors_repeat_codes_only() {
    for (error, is_named) in
        [("3", true), ("10001", true), ("13852852877", false), ("-1", false), ("无权限", false), ("", false)]
    {
        let event = answer(Channel::Fail, &serde_json::json!({ "error": error }).to_string());
        let Promised::Reject(error_of) = open().on(event, NOW).settle.unwrap().promised else { panic!("{error}") };
        assert_eq!(!error.is_empty() && error_of.message.ends_with(&format!("error {error}")), is_named, "{error}");
    }
    let Promised::Reject(error) = open().on(answer(Channel::Fail, r#"{"error":4}"#), NOW).settle.unwrap().promised
    else {
        panic!()
    };
    assert!(error.message.contains("周期扣款") && !error.may_have_signed);
}
