//! What the host says.

use super::plan::{Callbacks, Channel, Plan, Promised};
use super::{Call, CallError, Ending, Ms, State};
use crate::outcome::{self, Answer, Kind, Payload};

impl Call {
    pub(super) fn hear(&mut self, by: Channel, number: u32, payload: Box<Payload>, time: Ms) -> Plan {
        // A Promise may only say that the call was received. It is an answer only if it has a documented status.
        if by == Channel::Fulfilled && !payload.has_documented_status() {
            return Plan::default();
        }
        if let State::Answered { by: first, .. } = self.state {
            let is_answer = by.is_callback() && !first.is_callback();
            if !is_answer {
                return self.hear_more(by, number, &payload);
            }
        }
        match by {
            Channel::Success | Channel::Fail => self.answer(by, number, &payload, time),
            Channel::Complete | Channel::Fulfilled | Channel::Rejected => self.hold(by, number, payload),
        }
    }

    /// Keeps an answer that may not be the host's last for a turn. A callback's replaces a Promise's; otherwise the first
    /// stays.
    pub(super) fn hold(&mut self, by: Channel, number: u32, payload: Box<Payload>) -> Plan {
        let turns = match &self.state {
            State::Held { by: first, turns, .. } if by.is_callback() && !first.is_callback() => *turns,
            // In `Answered`, `hear` comes here only where a callback follows a Promise.
            State::Open | State::Answered { .. } => 0,
            State::Held { .. } | State::Settled => {
                self.spoke_for |= outcome::speaks_for_a_signature(&payload);
                return Plan::default();
            }
        };
        self.let_go();
        self.state = State::Held { by, number, payload, turns: turns + 1 };
        Plan { wait_a_turn: true, ..Plan::default() }
    }

    /// Drops what was held. What it said for a signature is not forgotten.
    pub(super) fn let_go(&mut self) {
        if let State::Held { payload, .. } = std::mem::replace(&mut self.state, State::Open) {
            self.spoke_for |= outcome::speaks_for_a_signature(&payload);
        }
    }

    pub(super) fn end_turn(&mut self, time: Ms) -> Plan {
        match std::mem::replace(&mut self.state, State::Open) {
            State::Held { by, number, payload, turns: 0 | 1 } => self.answer(by, number, &payload, time),
            State::Held { by, number, payload, turns } => {
                self.state = State::Held { by, number, payload, turns: turns - 1 };
                Plan::default()
            }
            other => {
                self.state = other;
                Plan::default()
            }
        }
    }

    /// The host has answered: the callbacks run. The server is asked before the end, where it may know more.
    pub(super) fn answer(&mut self, by: Channel, number: u32, payload: &Payload, time: Ms) -> Plan {
        self.let_go();
        let mut promised = self.read(by, payload);
        // Code that wraps the host may reject after the signing page was opened, so the host may still answer.
        let host_may_answer = by == Channel::Rejected;
        if host_may_answer || self.spoke_for || self.was_begun {
            promised.allow_for_a_signature();
        }
        if !by.is_callback() {
            self.spoke_for |= outcome::speaks_for_a_signature(payload);
        }
        let callbacks = (!self.has_called_back).then_some(Callbacks::Answer { run: by.via(), payload: number });
        self.has_called_back = true;
        let is_to_be_queried = promised.may_have_signed() && promised.kind() != Some(Kind::Signed);
        self.state =
            State::Answered { by, ending: Box::new(Ending { promised, payload: Some(number), host_may_answer }) };
        self.deadline = None;
        if is_to_be_queried && let Some(reply) = self.found.take() {
            return Plan { callbacks, ..self.confirm(reply) };
        }
        let is_queried = is_to_be_queried && !self.is_late && self.begin_round(time).is_some();
        Plan { callbacks, ..if is_queried { self.go_on(time) } else { self.end() } }
    }

    fn read(&self, by: Channel, payload: &Payload) -> Promised {
        match outcome::read(payload, by.via(), Some(&self.report)) {
            Answer::Outcome(outcome) => Promised::Resolve(outcome),
            Answer::HostError(error) => Promised::Reject(CallError::host_error(&error)),
        }
    }

    /// The host says more while the server is asked. Its callbacks have run.
    fn hear_more(&mut self, by: Channel, number: u32, payload: &Payload) -> Plan {
        let promised = self.read(by, payload);
        if promised.kind() == Some(Kind::Signed) {
            return self.settle(Ending { promised, payload: Some(number), host_may_answer: false });
        }
        self.spoke_for |= outcome::speaks_for_a_signature(payload);
        Plan::default()
    }

    /// The host's function threw. The callbacks run at once; a later answer goes to `late` alone.
    pub(super) fn threw(&mut self, was_called: bool) -> Plan {
        let error = CallError::host_threw(was_called);
        let callbacks = Some(Callbacks::Refusal(error.fail_payload()));
        self.has_called_back = true;
        let ending = Ending { promised: Promised::Reject(error), payload: None, host_may_answer: was_called };
        Plan { callbacks, ..self.settle(ending) }
    }
}
