//! How a call ends, and what is kept of it.

use super::plan::{Late, Plan, Promised, Settle};
use super::{Call, CallError, State};

/// What a call comes to.
#[derive(Debug, Clone)]
pub(super) struct Ending {
    pub promised: Promised,
    pub payload: Option<u32>,
    /// The host's own callbacks have not answered: they still may.
    pub host_may_answer: bool,
}

impl Ending {
    pub fn of_refusal(error: CallError) -> Self {
        Ending { promised: Promised::Reject(error), payload: None, host_may_answer: false }
    }
}

impl Call {
    /// Ends a call with what the host has answered, else for its silence.
    pub(super) fn end(&mut self) -> Plan {
        let ending = match std::mem::replace(&mut self.state, State::Settled) {
            State::Answered { ending, .. } => *ending,
            _ => Ending { promised: Promised::Reject(CallError::timeout()), payload: None, host_may_answer: true },
        };
        self.settle(ending)
    }

    fn kept_for_a_late_answer(&self) -> Late {
        let spoke_for = self.spoke_for || self.was_begun;
        Late { runs_callbacks: !self.has_called_back, spoke_for, is_traced: self.is_traced }
    }

    pub(super) fn settle(&mut self, Ending { promised, payload, host_may_answer }: Ending) -> Plan {
        self.state = State::Settled;
        let late = host_may_answer.then(|| self.kept_for_a_late_answer());
        let user_message = promised.user_message();
        let settle = Settle { promised, payload, user_message, query: self.queried, report: self.report.clone(), late };
        Plan { settle: Some(settle), ..Plan::default() }
    }
}
