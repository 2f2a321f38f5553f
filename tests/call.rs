#![cfg(not(target_arch = "wasm32"))]

use pay_sign_center::call::{Call, CallError, Callbacks, ErrorCode, Event, Plan, Promised, Request, begin};
use pay_sign_center::client::{Api, Client, ClientSupport, SystemInfo, check};
use pay_sign_center::outcome::{Kind, Payload, Via};
use pay_sign_center::sign_str::from_body;

const BODY: &str = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2&sign=i8X5\
                    &timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";

fn support(version: &str) -> ClientSupport {
    let client = Client { api: Api::Function, version: Some(version.into()), ..Client::default() };
    check(&client, &SystemInfo::default())
}

/// A call that the host was asked about.
fn open() -> Call {
    let (call, plan) = begin(&Request::default(), Ok(&from_body(BODY)), support("10.8.0"));
    assert!(plan.ask.is_some() && plan.settle.is_none());
    call
}

fn answered(via: Via) -> Event {
    Event::Answered(via, Payload::from_json(r#"{"resultStatus":"7000","result":""}"#))
}

fn events() -> [Event; 5] {
    [answered(Via::Success), answered(Via::Fail), answered(Via::Complete), Event::Threw, Event::TurnEnded]
}

/// Every sequence of that many events.
fn sequences(length: usize) -> Vec<Vec<Event>> {
    let mut all = vec![Vec::new()];
    for _ in 0..length {
        let longer = |sequence: &Vec<Event>| events().map(|event| [sequence.clone(), vec![event]].concat());
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// What an event's plan comes to, in a word.
fn told(plan: &Plan) -> String {
    assert_eq!(plan.ask, None, "the host is asked once");
    let Some(settle) = &plan.settle else { return if plan.wait_a_turn { "wait" } else { "nothing" }.into() };
    assert!(!plan.wait_a_turn, "what is settled waits for nothing");
    match (&settle.promised, settle.callbacks) {
        (Promised::Resolve(_), Callbacks::Answer(via)) => format!("resolve by {via}"),
        (Promised::Reject(error), Callbacks::Refusal(payload)) if payload.error == error.code => "refuse".into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_sequence_settles_once() {
    for sequence in (0..=5).flat_map(sequences) {
        let mut call = open();
        let told: Vec<String> = sequence.iter().map(|event| told(&call.on(event.clone()))).collect();
        let settled = told.iter().filter(|word| !matches!(&***word, "wait" | "nothing")).count();
        let position = |is_wanted: fn(&Event) -> bool| sequence.iter().position(is_wanted);
        let held = position(|event| matches!(event, Event::Answered(Via::Complete, _)));
        let turned = held.is_some_and(|held| sequence[held..].contains(&Event::TurnEnded));
        let is_answer = |event: &Event| matches!(event, Event::Answered(Via::Success | Via::Fail, _));
        let threw = position(|event| *event == Event::Threw).is_some_and(|threw| held.is_none_or(|held| threw < held));
        let expected = position(is_answer).is_some() || threw || turned;
        assert_eq!(settled, usize::from(expected), "{sequence:?}: {told:?}");
        assert_eq!(call.is_settled(), expected, "{sequence:?}");
    }
}

#[test]
fn who_wins() {
    let [success, fail, complete, threw, turn] = events();
    for (sequence, expected) in [
        (vec![&success], "resolve by success"),
        (vec![&fail], "resolve by fail"),
        (vec![&threw], "refuse"),
        (vec![&success, &threw], "nothing"),
        (vec![&threw, &success], "nothing"),
        (vec![&complete], "wait"),
        (vec![&complete, &success], "resolve by success"),
        (vec![&complete, &fail], "resolve by fail"),
        (vec![&complete, &turn], "resolve by complete"),
        (vec![&complete, &complete], "nothing"),
        (vec![&complete, &threw], "nothing"),
        (vec![&complete, &success, &turn], "nothing"),
        (vec![&complete, &turn, &success], "nothing"),
        (vec![&turn], "nothing"),
    ] {
        let mut call = open();
        let last = sequence.iter().map(|event| told(&call.on((*event).clone()))).last();
        assert_eq!(last.as_deref(), Some(expected), "{sequence:?}");
    }
}

#[test]
fn the_held_payload_is_the_answer() {
    let mut call = open();
    let _ = call.on(Event::Answered(Via::Complete, Payload::from_json(r#"{"resultStatus":"6001"}"#)));
    let Promised::Resolve(outcome) = call.on(Event::TurnEnded).settle.unwrap().promised else { panic!() };
    assert_eq!(outcome.kind, Kind::Cancelled);
}

fn refusal(request: &Request, sign_str: Result<&str, &str>, support: ClientSupport) -> Option<CallError> {
    let (call, plan) = begin(request, sign_str, support);
    assert_eq!((plan.ask.is_some(), plan.settle.is_none()), (!call.is_settled(), !call.is_settled()));
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
        (Request { repair: true, ..Request::default() }, Ok(BODY), "10.8.0", None),
    ] {
        let error = refusal(&request, sign_str, support(version));
        assert_eq!(error.as_ref().map(|error| error.code), expected, "{request:?} {sign_str:?} {version}");
        assert!(error.is_none_or(|error| !error.may_have_signed));
    }
}

#[test]
fn a_repaired_call_is_asked_with_the_suggestion() {
    let (call, plan) = begin(&Request { repair: true, ..Request::default() }, Ok(BODY), support("10.8.0"));
    assert_eq!(plan.ask.unwrap().repaired_sign_str, Some(from_body(BODY).into_owned()));
    let settle = { call }.on(answered(Via::Success)).settle.unwrap();
    assert!(settle.repaired && !settle.report.is_ok());
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
        let payload = Payload::from_json(&serde_json::json!({ "error": error }).to_string());
        let Promised::Reject(error_of) = open().on(Event::Answered(Via::Fail, payload)).settle.unwrap().promised else {
            panic!("{error}")
        };
        assert_eq!(!error.is_empty() && error_of.message.ends_with(&format!("error {error}")), is_named, "{error}");
    }
    let payload = Payload::from_json(r#"{"error":4}"#);
    let Promised::Reject(error) = open().on(Event::Answered(Via::Fail, payload)).settle.unwrap().promised else {
        panic!()
    };
    assert!(error.message.contains("周期扣款") && !error.may_have_signed);
}
