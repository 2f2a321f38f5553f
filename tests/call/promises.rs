//! Hosts, and what wraps them, that return a Promise: what it comes to is not the last word.

use crate::law::world::World;
use pay_sign_center::call::{Channel, Promised, Request};
use pay_sign_center::outcome::Kind;

const STATUS_7000: &str = r#"{"resultStatus":"7000","result":""}"#;
const STATUS_7001: &str = r#"{"resultStatus":"7001"}"#;
const STATUS_7002: &str = r#"{"resultStatus":"7002","result":""}"#;
const STATUS_6001: &str = r#"{"resultStatus":"6001","result":""}"#;

/// A call whose Promise comes to that, with nothing else in the same turn.
fn promised(request: &Request, by: Channel, json: &str) -> World {
    let mut world = World::open(request);
    world.returned();
    world.answer(by, json);
    world.end_turn();
    world
}

#[test]
fn a_callback_while_the_server_is_asked_is_the_answer() {
    let asking = Request { can_query: true, ..Request::default() };
    for (by, first, then, said) in [
        (Channel::Rejected, "{}", STATUS_7000, "signed"),
        (Channel::Rejected, "{}", STATUS_7001, "unknown"),
        (Channel::Rejected, "{}", STATUS_7002, "failed, certainly not signed"),
        (Channel::Rejected, "{}", STATUS_6001, "cancelled, certainly not signed"),
        (Channel::Rejected, STATUS_7000, STATUS_7002, "unknown"),
        (Channel::Rejected, STATUS_7002, STATUS_7000, "signed"),
        (Channel::Fulfilled, STATUS_7001, STATUS_7002, "unknown"),
    ] {
        for channel in [Channel::Success, Channel::Complete] {
            let mut world = promised(&asking, by, first);
            let callbacks = world.callbacks.clone();
            world.answer(channel, then);
            world.wait(60_000.0, Some("NONE"));
            assert_eq!(world.said(), said, "{by} {first}, then {channel} {then}");
            assert_eq!(world.callbacks, callbacks, "they have run");
            let end = world.end.unwrap();
            assert_eq!((end.payload, end.late), (Some(1), None), "{by} {first}, then {channel} {then}");
        }
    }
}

#[test]
fn what_a_promise_is_rejected_with_is_never_certain() {
    for (by, json, said) in [
        (Channel::Fulfilled, STATUS_7002, "failed, certainly not signed"),
        (Channel::Rejected, STATUS_7002, "unknown"),
        (Channel::Rejected, r#"{"error":4}"#, "host_error"),
    ] {
        assert_eq!(promised(&Request::default(), by, json).said(), said, "{by} {json}");
    }
}

#[test]
fn each_error_has_a_promise_of_what_still_comes() {
    let mut world = World::open(&Request { timeout: Some(1000.0), ..Request::default() });
    world.returned();
    world.wait(1000.0, None);
    world.answer(Channel::Rejected, "{}");
    world.end_turn();
    world.answer(Channel::Success, STATUS_7000);
    assert_eq!(world.said(), "timeout");
    assert_eq!(world.late_said(), "host_error, then signed");
    assert_eq!(world.callbacks, ["fail", "complete"]);
}

#[test]
fn a_query_that_finds_the_agreement_says_nothing_of_another() {
    let result = |number: &str, external: &str| {
        let response = format!(
            r#"{{"code":"10000","status":"NORMAL","agreement_no":"{number}","external_agreement_no":"{external}"}}"#
        );
        let result =
            format!(r#"{{"alipay_user_agreement_page_sign_response":{response},"sign":"i8X5","sign_type":"RSA2"}}"#);
        serde_json::json!({ "resultStatus": "7001", "result": result }).to_string()
    };
    for (number, external, is_kept) in
        [("2027", "N1", true), ("2027", "", true), ("", "N1", true), ("2027", "N9", false), ("2099", "N1", false)]
    {
        let mut world = World::open(&Request { can_query: true, ..Request::default() });
        world.returned();
        world.answer(Channel::Success, &result(number, external));
        world.reply("NORMAL");
        let Promised::Resolve(outcome) = world.end.unwrap().promised else { panic!() };
        assert_eq!((outcome.kind, outcome.external_agreement_no.as_deref()), (Kind::Signed, Some("N1")));
        let agreement = outcome.agreement.unwrap();
        assert_eq!(agreement.agreement_no.as_deref(), Some("2027"), "the server's, for {number} {external}");
        assert_eq!(outcome.signature.is_some(), is_kept, "{number} {external}");
    }
}
