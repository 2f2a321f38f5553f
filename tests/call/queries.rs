//! What happens when: timeouts, queries, and what comes late.

use crate::law::world::{NOW, SIGN_STR, World, sign_str, support, words};
use pay_sign_center::call::{Call, Channel, Event, Plan, QueryError, QueryStatus, Reply, Request};

const STATUS_7000: &str = r#"{"resultStatus":"7000","result":""}"#;
const STATUS_7001: &str = r#"{"resultStatus":"7001"}"#;
const STATUS_7002: &str = r#"{"resultStatus":"7002","result":""}"#;
const STATUS_6001: &str = r#"{"resultStatus":"6001","result":""}"#;
const STATUS_6002: &str = r#"{"resultStatus":"6002"}"#;

fn asking() -> Request {
    Request { can_query: true, ..Request::default() }
}

fn asking_for(timeout: f64) -> Request {
    Request { timeout: Some(timeout), ..asking() }
}

impl World {
    /// Lets the time go on to that many milliseconds after the call began, with every timer on time. The server gives the
    /// same answer each time, if it gives one.
    pub fn wait(&mut self, until: f64, status: Option<&str>) {
        loop {
            while self.turns > 0 {
                self.end_turn();
            }
            if let (Some(status), false) = (status, self.queries.is_empty()) {
                self.reply(status);
            } else if self.timer.is_some_and(|due| due <= NOW + until) {
                self.fire(0.0);
            } else {
                break;
            }
        }
        self.now = self.now.max(NOW + until);
    }

    /// What the call came to, in words.
    pub fn said(&self) -> String {
        words(self.end.as_ref())
    }

    /// What the Promises of late answers came to, each that of the error before.
    pub fn late_said(&self) -> String {
        self.late_ends.iter().map(|end| words(Some(end))).collect::<Vec<_>>().join(", then ")
    }
}

/// A call that the host answers after a second.
fn answered(request: &Request, by: Channel, json: &str) -> World {
    let mut world = World::open(request);
    world.returned();
    world.wait(1000.0, None);
    world.answer(by, json);
    world
}

#[track_caller]
fn assert_said(world: &World, said: &str, asked_at: &[f64]) {
    assert_eq!((&*world.said(), &*world.asked_at), (said, asked_at));
    assert_eq!(world.timer, None, "no timer is left");
}

#[test]
fn the_server_is_asked_after_whatever_may_have_signed() {
    const ALL: &[f64] = &[1000.0, 2000.0, 3000.0, 5000.0, 9000.0];
    for (by, json, server, said, asked_at) in [
        (Channel::Success, STATUS_7000, "NONE", "signed", &[][..]),
        (Channel::Success, STATUS_7002, "NORMAL", "failed, certainly not signed", &[]),
        (Channel::Fail, r#"{"error":4}"#, "NORMAL", "host_error, certainly not signed", &[]),
        (Channel::Success, STATUS_7001, "NORMAL", "signed by query", &[1000.0]),
        (Channel::Success, STATUS_6001, "NORMAL", "signed by query", &[1000.0]),
        (Channel::Success, STATUS_6002, "NORMAL", "signed by query", &[1000.0]),
        (Channel::Success, r#"{"resultStatus":"8000"}"#, "NORMAL", "signed by query", &[1000.0]),
        (Channel::Fail, r#"{"error":11}"#, "NORMAL", "signed by query", &[1000.0]),
        (Channel::Success, "{}", "NORMAL", "signed by query", &[1000.0]),
        (Channel::Success, STATUS_7001, "NONE", "unknown", ALL),
        (Channel::Success, STATUS_7001, "STOP", "unknown", ALL),
        (Channel::Success, STATUS_6002, "NONE", "network_error", ALL),
        (Channel::Success, STATUS_6001, "TEMP", "cancelled", ALL),
        (Channel::Success, STATUS_6001, "fails", "cancelled", ALL),
        (Channel::Success, STATUS_6001, "SIGNED", "cancelled", ALL),
        (Channel::Success, STATUS_6001, "NONE", "cancelled, certainly not signed", &[1000.0, 2000.0, 3000.0]),
        (Channel::Success, STATUS_6001, "STOP", "cancelled, certainly not signed", &[1000.0, 2000.0, 3000.0]),
        (Channel::Fail, r#"{"error":11}"#, "NONE", "host_error", ALL),
    ] {
        let mut world = answered(&asking(), by, json);
        let callbacks = world.callbacks.clone();
        assert_eq!(callbacks, [by.as_str(), "complete"], "they never wait for a query");
        world.wait(60_000.0, Some(server));
        assert_said(&world, said, asked_at);
        assert_eq!(world.callbacks, callbacks);
    }
}

#[test]
fn the_end_says_what_the_server_said() {
    for (server, status, error) in [
        ("NONE", Some(QueryStatus::None), None),
        ("NORMAL", Some(QueryStatus::Normal), None),
        ("fails", None, Some(QueryError::Failed)),
        ("normal", None, Some(QueryError::NotAnAnswer)),
    ] {
        let mut world = answered(&asking(), Channel::Success, STATUS_7001);
        world.wait(60_000.0, Some(server));
        let queried = world.end.unwrap().query.unwrap();
        assert_eq!((queried.status, queried.error), (status, error), "{server}");
    }
    let mut silent = answered(&asking(), Channel::Success, STATUS_7001);
    silent.wait(60_000.0, None);
    // One question at a time, each for five seconds, fifteen in all.
    assert_said(&silent, "unknown", &[1000.0, 6000.0, 11_000.0]);
    assert_eq!(silent.end.unwrap().query.unwrap().error, Some(QueryError::TooLate));
    let never = answered(&Request::default(), Channel::Success, STATUS_7001);
    assert_eq!(never.end.unwrap().query, None);
}

#[test]
fn what_is_held_when_the_server_finds_the_agreement_is_still_the_callbacks() {
    for (then, said, callbacks) in [
        (None, "signed by query", &["complete"][..]),
        (Some((Channel::Success, STATUS_6001)), "signed by query", &["success", "complete"]),
        (Some((Channel::Success, STATUS_7000)), "signed", &["success", "complete"]),
        (Some((Channel::Fail, STATUS_7002)), "signed by query", &["fail", "complete"]),
    ] {
        let mut world = World::open(&asking());
        world.returned();
        world.on(Event::PageShown);
        world.wait(2_000.0, None);
        world.answer(Channel::Complete, STATUS_6001);
        world.reply("NORMAL");
        if let Some((by, json)) = then {
            world.answer(by, json);
        }
        world.end_turn();
        assert_eq!((&*world.said(), &*world.callbacks), (said, callbacks), "{then:?}");
    }
}

#[test]
fn a_question_is_waited_for_in_the_round_that_follows() {
    let mut world = World::open(&asking());
    world.returned();
    world.on(Event::PageShown);
    world.wait(5_000.0, None);
    world.on(Event::PageShown);
    world.answer(Channel::Success, STATUS_7001);
    assert_eq!(world.asked_at, [2_000.0], "it has two seconds left");
    world.wait(7_000.0, None);
    assert_eq!(world.asked_at, [2_000.0, 7_000.0]);
}

#[test]
fn an_answer_of_the_servers_that_comes_after_five_seconds_still_finds_a_signature() {
    let mut world = answered(&asking(), Channel::Success, STATUS_7001);
    world.wait(8000.0, None);
    assert_eq!(world.asked_at, [1000.0, 6000.0]);
    world.reply("NORMAL");
    assert_said(&world, "signed by query", &[1000.0, 6000.0]);
}

#[test]
fn after_the_user_left_the_server_must_say_no_twice_and_late_enough() {
    for (replies, said) in [
        (&["NONE", "NONE", "NONE"][..], "cancelled, certainly not signed"),
        (&["NONE", "STOP", "STOP"], "cancelled, certainly not signed"),
        (&["NONE", "fails", "NONE"], "cancelled, certainly not signed"),
        (&["fails", "fails", "NONE"], "open"),
        (&["fails", "fails", "NONE", "NONE"], "cancelled, certainly not signed"),
        (&["NONE", "NONE"], "open"),
        (&["TEMP", "NONE", "NONE", "NONE", "NONE"], "cancelled"),
        (&["NONE", "NONE", "NORMAL"], "signed by query"),
    ] {
        let mut world = answered(&asking(), Channel::Success, STATUS_6001);
        for (index, reply) in replies.iter().enumerate() {
            while world.queries.is_empty() {
                world.fire(0.0);
            }
            assert!(world.end.is_none(), "{replies:?} ended before reply {index}");
            world.reply(reply);
        }
        assert_eq!(world.said(), said, "{replies:?}");
    }
}

#[test]
fn what_the_host_says_while_the_server_is_asked_is_not_lost() {
    for (first, then, said) in [
        (STATUS_6001, STATUS_7000, "signed"),
        (STATUS_7001, STATUS_7000, "signed"),
        (STATUS_6001, STATUS_7001, "cancelled"),
        (STATUS_6001, STATUS_6001, "cancelled, certainly not signed"),
    ] {
        let mut world = answered(&asking(), Channel::Success, first);
        world.answer(Channel::Complete, then);
        world.wait(60_000.0, Some("NONE"));
        assert_eq!(world.said(), said, "{first}, then {then}");
        assert_eq!(world.callbacks, ["success", "complete"]);
    }
}

#[test]
fn what_is_no_answer_of_the_servers() {
    let said = |status: &str, number: Option<&str>| Reply::Said {
        status: Some(status.into()),
        agreement_no: None,
        external_agreement_no: number.map(Into::into),
    };
    for (reply, is_answer) in [
        (said("NORMAL", None), true),
        (said("NORMAL", Some("N1")), true),
        (said("NORMAL", Some("N2")), false),
        (said("NORMAL", Some("")), false),
        (said("normal", None), false),
        (said("", None), false),
        (Reply::Said { status: None, agreement_no: Some("2027".into()), external_agreement_no: None }, false),
        (Reply::Failed, false),
    ] {
        let mut world = answered(&asking(), Channel::Success, STATUS_7001);
        world.on(Event::QueryAnswered { number: 1, reply: reply.clone() });
        assert_eq!(world.said() == "signed by query", is_answer, "{reply:?}");
    }
}

#[test]
fn a_host_that_is_silent() {
    let second = 1000.0;
    // Without a timeout the call stays open, and nothing is asked.
    let mut world = World::open(&asking());
    world.returned();
    world.wait(3600.0 * second, Some("NORMAL"));
    assert_said(&world, "open", &[]);
    // With one, the server is asked first. The call is not over sooner than the questions are.
    let mut world = World::open(&asking_for(60.0 * second));
    world.returned();
    world.wait(67.0 * second, Some("NONE"));
    assert_eq!((&*world.said(), world.asked_at.len()), ("open", 4));
    world.wait(120.0 * second, Some("NONE"));
    assert_said(&world, "timeout", &[60_000.0, 61_000.0, 62_000.0, 64_000.0, 68_000.0]);
    assert!(world.callbacks.is_empty(), "callbacks hear of no timeout");
    // The host's answer counts as it would have.
    let mut world = World::open(&asking_for(60.0 * second));
    world.returned();
    world.wait(63.0 * second, Some("NONE"));
    world.answer(Channel::Success, STATUS_7000);
    assert_eq!((&*world.said(), &*world.callbacks), ("signed", &["success", "complete"][..]));
    // What it has answered is asked about for as long as ever: the timeout is over.
    let mut world = answered(&asking_for(1500.0), Channel::Success, STATUS_7001);
    world.wait(60.0 * second, Some("NONE"));
    assert_said(&world, "unknown", &[1000.0, 2000.0, 3000.0, 5000.0, 9000.0]);
    // Without a query, the timeout is the end.
    let mut world = World::open(&Request { timeout: Some(60.0 * second), ..Request::default() });
    world.returned();
    world.wait(60.0 * second, None);
    assert_said(&world, "timeout", &[]);
}

#[test]
fn what_comes_after_the_end() {
    let timed_out = || {
        let mut world = World::open(&Request { timeout: Some(1000.0), ..Request::default() });
        world.returned();
        world.wait(1000.0, None);
        world
    };
    let threw = || {
        let mut world = World::open(&Request::default());
        world.threw();
        world
    };
    let rejected = || {
        let mut world = World::open(&Request::default());
        world.answer(Channel::Rejected, "{}");
        world.end_turn();
        world
    };
    let found = || {
        let mut world = World::open(&asking());
        world.returned();
        world.on(Event::PageShown);
        world.wait(2000.0, Some("NORMAL"));
        world
    };
    let answered = ["success", "complete"];
    let refused = ["fail", "complete"];
    for (end, first, json, late, callbacks) in [
        (timed_out(), "timeout", STATUS_7000, "signed", answered),
        (timed_out(), "timeout", STATUS_7002, "failed, certainly not signed", answered),
        (timed_out(), "timeout", STATUS_6001, "cancelled", answered),
        (threw(), "host_error", STATUS_7000, "signed", refused),
        (threw(), "host_error", STATUS_7002, "failed, certainly not signed", refused),
        (rejected(), "host_error", STATUS_7000, "signed", refused),
        (found(), "signed by query", STATUS_7001, "unknown", answered),
    ] {
        let mut world = end;
        assert_eq!(world.said(), first);
        assert!(world.calls.is_empty(), "nothing is kept for an answer that may never come");
        world.answer(Channel::Success, json);
        assert_eq!(world.late_said(), late, "{first}, then {json}");
        assert_eq!(world.callbacks, callbacks, "{first}, then {json}");
        world.answer(Channel::Success, STATUS_7000);
    }
    let mut world = timed_out();
    world.answer(Channel::Complete, STATUS_6001);
    assert_eq!((world.late_ends.is_empty(), world.turns), (true, 1), "complete alone waits for a turn, late too");
    world.end_turn();
    assert_eq!(world.late_said(), "cancelled");
    assert!(world.calls.is_empty());
}

#[test]
fn the_page_is_shown_again() {
    // Two seconds later, while the host is silent; it never ends the call for the worse.
    let mut world = World::open(&asking());
    world.returned();
    world.wait(5000.0, None);
    world.on(Event::PageShown);
    world.wait(60_000.0, Some("NONE"));
    assert_said(&world, "open", &[7000.0, 8000.0, 9000.0, 11_000.0, 15_000.0]);
    world.on(Event::PageShown);
    world.wait(62_000.0, Some("NORMAL"));
    assert_eq!(world.said(), "signed by query");
    assert!(world.callbacks.is_empty(), "the host has not answered");
    // An answer in between is asked about from its own time on.
    let mut world = World::open(&asking());
    world.returned();
    world.on(Event::PageShown);
    world.wait(1000.0, None);
    world.answer(Channel::Success, STATUS_6001);
    world.wait(60_000.0, Some("NONE"));
    assert_said(&world, "cancelled, certainly not signed", &[1000.0, 2000.0, 3000.0]);
}

#[test]
fn clocks_and_timers_of_phones() {
    let timeout = || {
        let mut world = World::open(&Request { timeout: Some(10_000.0), ..Request::default() });
        world.returned();
        world
    };
    // Late, since the client was in the background: the answer may be just behind.
    let mut world = timeout();
    world.fire(60_000.0);
    assert_eq!((&*world.said(), world.timer), ("open", Some(world.now + 1000.0)));
    world.fire(0.0);
    assert_eq!(world.said(), "timeout");
    // Early by the clock: the rest is waited for, once. A clock that stands still is not believed again.
    let mut world = timeout();
    world.fire(-1.0);
    assert_eq!((&*world.said(), world.timer), ("open", Some(world.now + 1.0)));
    world.fire(-1.0);
    assert_eq!(world.said(), "timeout");
    // A clock that is set back does not make the timeout longer than twice.
    let mut world = timeout();
    world.timer = None;
    world.now = NOW - 3_600_000.0;
    world.on(Event::TimerFired);
    assert_eq!(world.timer, Some(world.now + 10_000.0));
    world.fire(0.0);
    assert_eq!(world.said(), "timeout");
    // A clock that cannot be read.
    let mut world = timeout();
    world.now = f64::NAN;
    world.on(Event::TimerFired);
    world.on(Event::TimerFired);
    assert_eq!(world.said(), "timeout");
    // A round that ends late waits for what may be on its way, too.
    let mut world = answered(&asking(), Channel::Success, STATUS_7001);
    world.fire(60_000.0);
    assert_eq!(world.said(), "open");
    world.reply("NORMAL");
    assert_eq!(world.said(), "signed by query");
}

#[test]
fn without_timers_the_server_is_asked_once() {
    let request = Request { lacks_timers: true, ..asking_for(5000.0) };
    let mut world = World::open(&request);
    world.returned();
    world.on(Event::PageShown);
    world.reply("NONE");
    assert_eq!(world.said(), "open");
    world.answer(Channel::Success, STATUS_6001);
    world.reply("NONE");
    assert_said(&world, "cancelled", &[0.0, 0.0]);
}

#[test]
fn a_second_tap() {
    let other = sign_str("N2");
    for (after, is_refused) in
        [(0.0, true), (1499.0, true), (1500.0, false), (-1.0, true), (-3.6e6, false), (f64::NAN, false)]
    {
        for sign_str in [&*SIGN_STR, &other, ""] {
            let mut world = World::open(&Request::default());
            world.returned();
            world.now = NOW + after;
            assert_eq!(world.tap(sign_str), is_refused, "{after}");
        }
    }
    let mut shown = World::open(&Request::default());
    shown.on(Event::PageShown);
    assert!(!shown.tap(&other));
    let mut answered = World::open(&asking());
    answered.answer(Channel::Success, STATUS_6001);
    assert!(!answered.tap(&other));
    let mut timed_out = World::open(&Request { timeout: Some(100.0), ..asking() });
    timed_out.returned();
    timed_out.wait(100.0, None);
    assert!(!timed_out.tap(&other));
}

#[test]
fn what_the_server_is_asked_by() {
    let query = |request: &Request, sign_str: &str| {
        let (mut call, plan) = Call::begin(request, Ok(sign_str), support("10.8.0"), NOW);
        let event = Event::Answered { by: Channel::Success, number: 0, payload: crate::payload(STATUS_7001) };
        (plan.warnings, call.on(event, NOW))
    };
    let (warnings, plan) = query(&asking(), &SIGN_STR);
    let agreement = plan.query.unwrap().agreement;
    assert_eq!(
        serde_json::to_string(&agreement).unwrap(),
        r#"{"externalAgreementNo":"N1","personalProductCode":"CYCLE_PAY_AUTH_P","signScene":"INDUSTRY|CARRENTAL"}"#
    );
    assert!(warnings.is_empty());
    let given = Request { external_agreement_no: Some("N9".into()), ..asking() };
    let no_number = sign_str("");
    let (_, plan) = query(&given, &no_number);
    assert_eq!(plan.query.unwrap().agreement.external_agreement_no.as_deref(), Some("N9"));
    let (_, plan) = query(&given, &SIGN_STR);
    assert_eq!(plan.query.unwrap().agreement.external_agreement_no.as_deref(), Some("N1"));
    let (warnings, Plan { query, settle, .. }) = query(&asking(), &no_number);
    assert_eq!((query, warnings.len()), (None, 1));
    assert_eq!(settle.unwrap().query.unwrap().error, Some(QueryError::NoNumber));
}

#[test]
fn no_option_is_ignored_in_silence() {
    let warnings = |request: &Request| {
        let (_, plan) = Call::begin(request, Ok(&SIGN_STR), support("10.8.0"), NOW);
        plan.warnings.join("; ")
    };
    let mistyped = Request { mistyped: vec!["timeout".into(), "fail".into()], ..Request::default() };
    for (request, expected) in [
        (Request::default(), ""),
        (Request { timeout: Some(0.5), query_at: Some(vec![0.0, 14_999.0]), ..asking() }, ""),
        (Request { validate: Some("strict".into()), gate: Some("report".into()), ..asking() }, ""),
        (
            mistyped,
            "the option `fail` must be a function; a value that is not does not count; the option `timeout` must be a number",
        ),
        (Request { validate: Some("off".into()), ..asking() }, "`validate` must be 'errors' or 'strict' or 'report'"),
        (Request { gate: Some("off".into()), ..asking() }, "`gate` must be 'enforce' or 'report'"),
        (asking_for(0.0), "`timeout` must be a number of milliseconds above 0"),
        (asking_for(f64::NAN), "`timeout` must be"),
        (Request { query_at: Some(vec![]), ..asking() }, "`queryAt` must be a list of milliseconds"),
        (Request { query_at: Some(vec![15_000.0]), ..asking() }, "`queryAt` must be"),
        (Request { lacks_timers: true, ..asking_for(1.0) }, "`timeout` does not work here"),
    ] {
        let said = warnings(&request);
        assert!(said.contains(expected) && said.is_empty() == expected.is_empty(), "{request:?}: {said}");
    }
}

#[test]
fn a_page_with_success_alone_is_told_of_a_refusal() {
    for (has_success_alone, sign_str, warnings) in [(true, "", 1), (false, "", 0), (true, &*SIGN_STR, 0)] {
        let request = Request { has_success_alone, ..Request::default() };
        let (_, plan) = Call::begin(&request, Ok(sign_str), support("10.8.0"), NOW);
        assert_eq!(plan.warnings.len(), warnings, "{has_success_alone} {sign_str}");
    }
}

#[test]
fn an_update_is_offered_to_clients_that_are_too_old_and_only_when_asked_for() {
    for (prompt_upgrade, version, is_offered) in
        [(true, "10.0.1", true), (false, "10.0.1", false), (true, "10.8.0", false)]
    {
        let request = Request { prompt_upgrade, ..Request::default() };
        let (_, plan) = Call::begin(&request, Ok(&SIGN_STR), support(version), NOW);
        assert_eq!(plan.upgrade.is_some(), is_offered, "{prompt_upgrade} {version}");
    }
}
