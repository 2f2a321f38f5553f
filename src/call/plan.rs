//! What is to be done about a call.

use super::error::{CallError, FailPayload};
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
    pub ask: Option<Ask>,
}

/// How the host is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Ask {
    /// The signStr to ask with, if it is not the one given.
    pub repaired_sign_str: Option<String>,
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
    /// The host was asked with the suggested signStr.
    pub repaired: bool,
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

/// Which of the caller's callbacks run, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Callbacks {
    /// The one that the host ran, then `complete`, at once and with the host's own payload.
    Answer(Via),
    /// `fail`, then `complete`, once `paySignCenter` has returned.
    Refusal(FailPayload),
}
