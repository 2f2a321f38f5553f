#![cfg(not(target_arch = "wasm32"))]

use pay_sign_center::outcome::{Event, Settlement, Step, Via};

const EVENTS: [Event; 5] = [Event::Success, Event::Fail, Event::Complete, Event::Threw, Event::Turn];

/// Every sequence of that many events.
fn sequences(length: usize) -> Vec<Vec<Event>> {
    let mut all = vec![Vec::new()];
    for _ in 0..length {
        let longer = |sequence: &Vec<Event>| EVENTS.map(|event| [sequence.clone(), vec![event]].concat());
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[test]
fn every_sequence_settles_once() {
    for sequence in (0..=6).flat_map(sequences) {
        let mut call = Settlement::default();
        let steps: Vec<Step> = sequence.iter().map(|&event| call.on(event)).collect();
        let settled = steps.iter().filter(|step| matches!(step, Step::Settle(_) | Step::SettleThrown)).count();
        let position = |wanted: &[Event]| sequence.iter().position(|event| wanted.contains(event));
        let held = position(&[Event::Complete]);
        let turned = held.is_some_and(|held| sequence[held..].contains(&Event::Turn));
        let answered = position(&[Event::Success, Event::Fail]).is_some();
        let threw = position(&[Event::Threw]).is_some_and(|threw| held.is_none_or(|held| threw < held));
        assert_eq!(settled, usize::from(answered || threw || turned), "{sequence:?}: {steps:?}");
    }
}

#[track_caller]
fn settles(sequence: &[Event], expected: Step) {
    let mut call = Settlement::default();
    let last = sequence.iter().map(|&event| call.on(event)).last();
    assert_eq!(last, Some(expected), "{sequence:?}");
}

#[test]
fn who_wins() {
    use Event::*;
    settles(&[Success], Step::Settle(Via::Success));
    settles(&[Fail], Step::Settle(Via::Fail));
    settles(&[Threw], Step::SettleThrown);
    settles(&[Success, Threw], Step::Ignore);
    settles(&[Threw, Success], Step::Ignore);
    settles(&[Complete], Step::Hold);
    settles(&[Complete, Success], Step::Settle(Via::Success));
    settles(&[Complete, Fail], Step::Settle(Via::Fail));
    settles(&[Complete, Turn], Step::Settle(Via::Complete));
    settles(&[Complete, Complete], Step::Ignore);
    settles(&[Complete, Threw], Step::Ignore);
    settles(&[Complete, Success, Turn], Step::Ignore);
    settles(&[Complete, Turn, Success], Step::Ignore);
    settles(&[Turn], Step::Ignore);
}
