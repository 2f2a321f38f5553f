//! Every short sequence of what can happen to a call, against the laws of tests/laws/call/.
//!
//! `CALL_MODEL_LENGTH=6 cargo test --release --test call model` tries those of six events besides the end of the host's
//! function; it takes some minutes.

use crate::law::steps::{STEPS, Step, requests};
use crate::law::{IN_TIME, ON_A_BUSY_PAGE, Trial};
use std::thread;

/// The number of sequences.
fn explore(trial: &Trial, left: usize) -> u64 {
    trial.clone().tap();
    trial.clone().come_to_rest(IN_TIME);
    trial.clone().come_to_rest(ON_A_BUSY_PAGE);
    let mut count = 1;
    for step in STEPS {
        let costs = usize::from(!matches!(step, Step::Returned | Step::Threw));
        if costs > left {
            continue;
        }
        let mut next = trial.clone();
        if next.take(step) {
            count += explore(&next, left - costs);
        }
    }
    count
}

fn length() -> usize {
    std::env::var("CALL_MODEL_LENGTH").ok().and_then(|length| length.parse().ok()).unwrap_or(4)
}

/// Side by side, each kind of call in a thread.
#[test]
fn model() {
    let counts = requests().map(|request| thread::spawn(move || explore(&Trial::begin(&request), length())));
    let count: u64 = counts.into_iter().map(|thread| thread.join().expect("the laws hold")).sum();
    println!("{count} sequences of at most {} events", length());
}
