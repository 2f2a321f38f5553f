//! Longer sequences, by a fixed seed. What the machine makes of each is written down: tests/sequences/ plays the same ones
//! to the package.

use crate::law::steps::{STEPS, Step, requests};
use crate::law::world::{NOW, SIGN_STR, sign_str, words};
use crate::law::{IN_TIME, ON_A_BUSY_PAGE, Trial};
use crate::random::Random;
use pay_sign_center::call::{Promised, Request};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const SAMPLES: usize = 10_000;
const SEED: u64 = 0x5eed;
const LONGEST: usize = 12;

#[test]
fn sampled() {
    let mut random = Random(SEED);
    let mut lines = vec![json!({ "now": NOW, "signStr": &*SIGN_STR, "otherSignStr": sign_str("N2") })];
    // The package cannot be held up where there are no timers: a turn is a microtask there.
    let requests: Vec<Request> = requests().into_iter().filter(|request| !request.lacks_timers).collect();
    while lines.len() <= SAMPLES {
        let request = random.one_of(&requests);
        let Some((trial, tap)) = play(&mut random, request) else { continue };
        let world = &trial.world;
        // Only an error has a Promise of what comes late.
        let is_rejected = world.end.as_ref().is_some_and(|end| matches!(end.promised, Promised::Reject(_)));
        lines.push(json!({
            "timeout": request.timeout,
            "queries": request.can_query,
            "steps": trial.path.iter().map(as_json).collect::<Vec<_>>(),
            "tap": tap,
            "end": words(world.end.as_ref()),
            "late": if is_rejected { world.late_said() } else { String::new() },
            "callbacks": world.callbacks,
            "askedAt": world.asked_at,
        }));
    }
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("call_sequences.jsonl"), text).unwrap();
}

/// Some steps, of those that can happen. One sequence in four ends with a second tap, the others go on until all is at rest.
/// `None` where it cannot be played.
fn play(random: &mut Random, request: &Request) -> Option<(Trial, Option<Value>)> {
    let mut trial = Trial::begin(request);
    // Most hosts return before they answer.
    if random.below(4) > 0 {
        trial.take(Step::Returned);
    }
    let length = 1 + random.below(LONGEST);
    while trial.path.len() < length {
        trial.take(*random.one_of(&STEPS));
        if is_ambiguous(&trial) {
            return None;
        }
    }
    let tapped = if random.below(4) == 0 { trial.tap() } else { None };
    if let Some(refused) = tapped {
        let with_another = random.below(2);
        return Some((trial, Some(json!({ "withAnother": with_another == 1, "isRefused": refused[with_another] }))));
    }
    let late = *random.one_of(&[IN_TIME, ON_A_BUSY_PAGE]);
    while trial.come_closer_to_rest(late) {
        if is_ambiguous(&trial) {
            return None;
        }
    }
    trial.check_rest();
    Some((trial, None))
}

/// Whether a turn and the timer are both to come at once: the package has a timer of 0 ms for each, and they look alike.
fn is_ambiguous(trial: &Trial) -> bool {
    trial.world.turns > 0 && trial.world.timer == Some(trial.world.now)
}

fn as_json(step: &Step) -> Value {
    match step {
        Step::Returned => json!(["returned"]),
        Step::Threw => json!(["threw"]),
        Step::Answer(by, payload) => json!(["answered", by.to_string(), payload]),
        Step::TurnEnds => json!(["turnEnds"]),
        Step::Timer(late) => json!(["timer", late]),
        Step::Reply(status) => json!(["reply", status]),
        Step::Shown => json!(["shown"]),
    }
}
