//! What is to be done about a call.

use super::error::{CallError, FailPayload};
use crate::codes::codes;
use crate::outcome::{Outcome, Via};
use crate::sign_str::Report;
use serde::Serialize;

/// What is to be done, each part after the one before it. A part that fails must not keep the next ones from being done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Plan {
    /// First, the call is over: close it, settle the Promise, then run the callbacks.
    pub settle: Option<Settle>,
    /// Send [`super::Event::TurnEnded`] after one turn of the timer, or a microtask where there is no timer.
    pub wait_a_turn: bool,
    /// Last, ask the host. It may answer at once.
    pub ask: bool,
}

/// How a call ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Settle {
    /// What the Promise comes to.
    pub promised: Promised,
    /// Which of the caller's callbacks run, and with what.
    pub callbacks: Callbacks,
    /// The check of the signStr.
    pub report: Report,
}

/// What the Promise comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Promised {
    /// The host answered.
    Resolve(Box<Outcome>),
    /// The call was refused or came to nothing.
    Reject(CallError),
}

impl Promised {
    /// Says that something may have been signed.
    pub(super) fn may_have_signed(&mut self) {
        match self {
            Promised::Resolve(outcome) => outcome.may_have_signed(),
            Promised::Reject(error) => error.may_have_signed = true,
        }
    }
}

codes! {
    /// The ways by which a payload comes.
    Channel {
        Success "success" "The host ran `success`."
        Fail "fail" "The host ran `fail`."
        Complete "complete" "The host ran `complete` alone."
        Fulfilled "fulfilled" "The Promise that the host returned was fulfilled."
        Rejected "rejected" "It was rejected."
    }
}

impl Channel {
    /// The callback whose payload it is.
    #[must_use]
    pub fn via(self) -> Via {
        match self {
            Channel::Success | Channel::Fulfilled => Via::Success,
            Channel::Fail | Channel::Rejected => Via::Fail,
            Channel::Complete => Via::Complete,
        }
    }
}

/// Which of the caller's callbacks run, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Callbacks {
    /// The callback `run`, then `complete`, at once and with the host's own payload: the first that came `by` that way.
    Answer {
        /// The caller's.
        run: Via,
        /// The payload's.
        by: Channel,
    },
    /// `fail`, then `complete`, once `paySignCenter` has returned.
    Refusal(FailPayload),
}
