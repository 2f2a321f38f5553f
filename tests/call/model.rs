//! Every short sequence of what can happen to a call, against laws.
//!
//! `CALL_MODEL_LENGTH=6 cargo test --release --test call model` tries those of six events; it takes some minutes.

use crate::world::{SIGN_STR, World, sign_str, words};
use pay_sign_center::call::{Channel, Event, Promised, Request};
use pay_sign_center::outcome::Kind;

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Answer(Channel, &'static str),
    Threw,
    Returned,
    TurnEnds,
    /// The timer fires that many milliseconds late.
    Timer(f64),
    Reply(&'static str),
    Shown,
    TapAgain,
    TapWithAnother,
}

const SIGNED: &str = r#"{"resultStatus":"7000","result":""}"#;
const UNKNOWN: &str = r#"{"resultStatus":"7001"}"#;
const FAILED: &str = r#"{"resultStatus":"7002","result":""}"#;
const CANCELLED: &str = r#"{"resultStatus":"6001","result":""}"#;
/// A failure whose result is a signed agreement.
const CONTRADICTORY: &str = r#"{"error":4,"result":{"alipay_user_agreement_page_sign_response":{"code":"10000"}}}"#;

const STEPS: [Step; 29] = [
    Step::Answer(Channel::Success, SIGNED),
    Step::Answer(Channel::Success, UNKNOWN),
    Step::Answer(Channel::Success, FAILED),
    Step::Answer(Channel::Success, CANCELLED),
    Step::Answer(Channel::Success, "{}"),
    Step::Answer(Channel::Fail, SIGNED),
    Step::Answer(Channel::Fail, r#"{"error":4}"#),
    Step::Answer(Channel::Fail, CONTRADICTORY),
    Step::Answer(Channel::Complete, SIGNED),
    Step::Answer(Channel::Complete, CANCELLED),
    Step::Answer(Channel::Fulfilled, SIGNED),
    Step::Answer(Channel::Fulfilled, FAILED),
    Step::Answer(Channel::Fulfilled, r#"{"error":0}"#),
    Step::Answer(Channel::Rejected, "{}"),
    Step::Threw,
    Step::Returned,
    Step::TurnEnds,
    Step::Timer(-5.0),
    Step::Timer(0.0),
    Step::Timer(60_000.0),
    Step::Reply("NORMAL"),
    Step::Reply("TEMP"),
    Step::Reply("STOP"),
    Step::Reply("NONE"),
    Step::Reply("nonsense"),
    Step::Reply("fails"),
    Step::Shown,
    Step::TapAgain,
    Step::TapWithAnother,
];

/// What the laws need to know of what has happened, besides what the world keeps.
#[derive(Debug, Clone, Default)]
struct Seen {
    has_ended: bool,
    /// Something that speaks for a signature came before the end.
    evidence: bool,
    /// What makes a call signed came before the end: 7000 in its place, or NORMAL.
    ground: bool,
    /// A callback of the host's said no, and nothing in its payload said otherwise.
    host_said_no: bool,
    server_said_no: usize,
    /// A callback of the host's answered while those of the caller's were still to be run.
    is_answered: bool,
    was_shown: bool,
    steps: usize,
}

/// Does a step, if it can happen now.
fn take(step: Step, world: &mut World, seen: &mut Seen) -> bool {
    let is_open = world.end.is_none();
    match step {
        Step::Answer(by, json) => {
            let is_callback = matches!(by, Channel::Success | Channel::Fail | Channel::Complete);
            if is_open {
                // What a Promise is fulfilled with counts if it has a status.
                seen.evidence |= [SIGNED, UNKNOWN, CONTRADICTORY].contains(&json);
                seen.ground |= json == SIGNED && by != Channel::Fail && by != Channel::Rejected;
            }
            seen.host_said_no |= json == FAILED || (by == Channel::Fail && json == r#"{"error":4}"#);
            seen.is_answered |= is_callback && world.callbacks.is_empty();
            world.answer(by, json);
        }
        Step::Threw if seen.steps == 0 => world.threw(),
        Step::Returned if seen.steps == 0 => world.returned(),
        Step::TurnEnds if world.turns > 0 => world.end_turn(),
        Step::Timer(late) if world.timer.is_some() => world.fire(late),
        Step::Reply(status) if !world.queries.is_empty() => {
            if is_open {
                seen.evidence |= status == "NORMAL";
                seen.ground |= status == "NORMAL";
                seen.server_said_no += usize::from(status == "STOP" || status == "NONE");
            }
            world.reply(status);
        }
        Step::Shown => {
            seen.was_shown = true;
            world.on(Event::PageShown);
        }
        Step::TapAgain | Step::TapWithAnother if is_open => return tap(step, world, seen),
        _ => return false,
    }
    seen.steps += 1;
    true
}

/// A tap changes nothing, so that no sequence goes on from it.
fn tap(step: Step, world: &World, seen: &Seen) -> bool {
    let other = sign_str("N2");
    let sign_str = if step == Step::TapAgain { &*SIGN_STR } else { &other };
    let is_soon = world.now - crate::NOW < 1500.0;
    let is_refused = world.clone().tap(sign_str);
    assert_eq!(is_refused, is_soon && !seen.was_shown && world.callbacks.is_empty(), "a second tap");
    false
}

/// What holds at every moment. That each callback runs once, and each Promise is settled once, the world sees to.
fn check(world: &World, seen: &mut Seen) {
    let Some(end) = &world.end else { return };
    if seen.has_ended {
        return;
    }
    seen.has_ended = true;
    let (is_signed, may_have_signed) = match &end.promised {
        Promised::Resolve(outcome) => (outcome.kind == Kind::Signed, outcome.may_have_signed),
        Promised::Reject(error) => (false, error.may_have_signed),
    };
    assert!(!is_signed || seen.ground, "signed without evidence");
    assert!(may_have_signed || !seen.evidence, "evidence was lost");
    assert!(may_have_signed || seen.host_said_no || seen.server_said_no > 1, "certain without a ground");
    assert_eq!(world.timer, None, "a timer was left");
    assert!(world.queries.is_empty() || is_signed || !world.asked_at.is_empty());
}

/// Lets everything come to rest: nobody says anything more.
fn come_to_rest(mut world: World, seen: &mut Seen, request: &Request) {
    for _ in 0..100 {
        if world.turns > 0 {
            world.end_turn();
        } else if world.timer.is_some() {
            world.fire(0.0);
        } else {
            break;
        }
        check(&world, seen);
    }
    assert!(world.turns == 0 && world.timer.is_none(), "it never comes to rest");
    // Without timers, a server that never answers is waited for.
    let waits_for_the_server = request.lacks_timers && !world.queries.is_empty();
    let is_answered = !world.callbacks.is_empty() && !waits_for_the_server;
    let is_timed_out = request.timeout.is_some() && seen.steps > 0;
    assert!(world.end.is_some() || !(is_answered || is_timed_out), "it never ends");
    assert_eq!(world.calls.is_empty(), world.end.is_some(), "what is over is forgotten");
    if seen.is_answered {
        assert!(!world.callbacks.is_empty(), "the callbacks have run");
    }
}

fn explore(world: &World, seen: &Seen, left: usize, path: &mut Vec<Step>, request: &Request, count: &mut u64) {
    let rest = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        come_to_rest(world.clone(), &mut seen.clone(), request);
    }));
    if rest.is_err() {
        panic!("at rest after {path:?}: {}", words(world.end.as_ref()));
    }
    if left == 0 {
        return;
    }
    for step in STEPS {
        let (mut next, mut then) = (world.clone(), seen.clone());
        path.push(step);
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let is_taken = take(step, &mut next, &mut then);
            check(&next, &mut then);
            is_taken
        }));
        match done {
            Ok(true) => {
                *count += 1;
                explore(&next, &then, left - 1, path, request, count);
            }
            Ok(false) => {}
            Err(_) => panic!("{path:?}: {}", words(next.end.as_ref())),
        }
        path.pop();
    }
}

fn length() -> usize {
    std::env::var("CALL_MODEL_LENGTH").ok().and_then(|length| length.parse().ok()).unwrap_or(4)
}

#[test]
fn model() {
    let timeout = Some(20_000.0);
    let mut count = 0;
    for request in [
        Request::default(),
        Request { timeout, ..Request::default() },
        Request { can_query: true, ..Request::default() },
        Request { can_query: true, timeout, ..Request::default() },
        Request { can_query: true, lacks_timers: true, ..Request::default() },
    ] {
        let world = World::open(&request);
        explore(&world, &Seen::default(), length(), &mut Vec::new(), &request, &mut count);
    }
    println!("{count} sequences of at most {} events", length());
}
