//! What is to be done about a call.

use super::error::{CallError, FailPayload};
use super::query::{AgreementKey, QueryError, QueryStatus};
use super::trace::Step;
use crate::codes::codes;
use crate::outcome::{Kind, Outcome, Via};
use crate::sign_str::Report;
use crate::words::{Text, UserMessage};
use serde::Serialize;

/// What is to be done, each part after the one before it. A part that fails must not keep the next ones from being done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Plan {
    /// Tell whoever follows the call.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<Step>,
    /// The call is over: close it, clear its timer, and settle the Promise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settle: Option<Settle>,
    /// Run the caller's callbacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callbacks: Option<Callbacks>,
    /// Say these on the console.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// Send [`super::Event::TurnEnded`] after one turn of the timer, or a microtask where there is no timer.
    #[serde(skip_serializing_if = "is_false")]
    pub wait_a_turn: bool,
    /// Set the call's one timer anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer: Option<TimerChange>,
    /// Ask the caller's server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<Query>,
    /// Show the user how to update the client.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrade: Option<Upgrade>,
    /// Last, ask the host. It may answer at once. Send [`super::Event::Returned`] or [`super::Event::Threw`] then.
    #[serde(skip_serializing_if = "is_false")]
    pub ask: bool,
}

fn is_false(is_to_be_done: &bool) -> bool {
    !is_to_be_done
}

impl Plan {
    /// Nothing is to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Plan { trace, settle, callbacks, warnings, wait_a_turn, timer, query, upgrade, ask } = self;
        let has_parts =
            settle.is_some() || callbacks.is_some() || timer.is_some() || query.is_some() || upgrade.is_some();
        !(has_parts || *wait_a_turn || *ask || !trace.is_empty() || !warnings.is_empty())
    }
}

/// How a call ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Settle {
    /// What the Promise comes to.
    pub promised: Promised,
    /// The number of the host's payload that it is made of.
    pub payload: Option<u32>,
    /// What may be shown to the user.
    pub user_message: UserMessage,
    /// What the caller's server said, where it was to be asked.
    pub query: Option<Queried>,
    /// The check of the signStr.
    pub report: Report,
    /// The host may still answer: whatever it says is for [`super::Call::late`].
    pub late: Option<Late>,
}

/// What is kept of a call for an answer that comes after its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Late {
    /// The caller's callbacks are still to be run.
    pub runs_callbacks: bool,
    /// Something that came before the end speaks for a signature.
    pub spoke_for: bool,
    /// The steps of the call are told.
    pub is_traced: bool,
}

/// What the Promise comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Promised {
    /// The host answered, or the server knows of the agreement.
    Resolve(Box<Outcome>),
    /// The call was refused or came to nothing.
    Reject(CallError),
}

impl Promised {
    /// Whether something may have been signed.
    #[must_use]
    pub fn may_have_signed(&self) -> bool {
        match self {
            Promised::Resolve(outcome) => outcome.may_have_signed,
            Promised::Reject(error) => error.may_have_signed,
        }
    }

    /// What may be shown to the user.
    #[must_use]
    pub fn user_message(&self) -> UserMessage {
        match self {
            Promised::Resolve(outcome) => outcome.user_message(),
            Promised::Reject(error) => error.user_message(),
        }
    }

    /// Makes the end uncertain: `failed` becomes `unknown`.
    pub(super) fn allow_for_a_signature(&mut self) {
        match self {
            Promised::Resolve(outcome) => outcome.allow_for_a_signature(),
            Promised::Reject(error) => error.may_have_signed = true,
        }
    }

    /// The server has said for certain that nothing was signed.
    pub(super) fn deny(&mut self) {
        if let Promised::Resolve(outcome) = self {
            outcome.may_have_signed = false;
        }
    }

    pub(super) fn into_outcome(self) -> Option<Box<Outcome>> {
        match self {
            Promised::Resolve(outcome) => Some(outcome),
            Promised::Reject(_) => None,
        }
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        match self {
            Promised::Resolve(outcome) => Some(outcome.kind),
            Promised::Reject(_) => None,
        }
    }
}

/// What the caller's server said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Queried {
    /// Its last answer.
    pub status: Option<QueryStatus>,
    /// Why the last query without an answer brought none.
    pub error: Option<QueryError>,
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
    /// Whether it is a callback of the host's. What a Promise comes to, its own or that of what wraps it, is not the last word.
    pub(super) fn is_callback(self) -> bool {
        !matches!(self, Channel::Fulfilled | Channel::Rejected)
    }

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
    /// The callback `run`, then `complete`, at once and with the host's own payload.
    Answer {
        /// The caller's.
        run: Via,
        /// The payload's number.
        payload: u32,
    },
    /// `fail`, then `complete`, once `paySignCenter` has returned.
    Refusal(FailPayload),
    /// `complete` alone, once `paySignCenter` has returned.
    InProgress(FailPayload),
}

/// What becomes of a call's timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimerChange {
    /// Milliseconds from now until [`super::Event::TimerFired`]; `None` clears the timer.
    pub after: Option<u32>,
}

/// A question for the caller's server. Send [`super::Event::QueryAnswered`] with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// The first of a call is 1.
    pub number: u32,
    /// What is asked about.
    pub agreement: AgreementKey,
}

/// How the user is shown to update the client: by `my.ap.updateAlipayClient` where it exists, else by an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Upgrade {
    /// The alert's title, in Chinese.
    pub title: &'static str,
    /// Its text, in Chinese.
    pub content: &'static str,
}

impl Upgrade {
    pub(super) fn saying(text: Text) -> Self {
        Upgrade { title: "提示", content: text.zh }
    }
}
