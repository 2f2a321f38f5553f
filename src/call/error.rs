//! Why a call is refused or comes to nothing, and its words.

use crate::client::{ClientSupport, REQUIRED, Reason};
use crate::codes::codes;
use crate::outcome::{HostCode, HostError};
use crate::sign_str::Finding;
use crate::words::UserMessage;
use serde::Serialize;

codes! {
    /// The kinds of `SignCenterError`.
    ErrorCode {
        InvalidSignStr "invalid_sign_str" "The check of the signStr blocked the call."
        UnsupportedClient "unsupported_client" "The client cannot open the signing page."
        HostError "host_error" "The client failed without a status, or threw before it answered."
        InProgress "in_progress" "Another call is opening the signing page: a double tap."
        Timeout "timeout" "The client did not answer in time."
        EngineFailed "engine_failed" "The library itself could not be started, or broke."
    }
}

/// Messages of calls that the core could not take or end: the glue shows them.
pub mod messages {
    /// Neither a Promise nor a callback can be given the answer.
    pub const NO_PROMISE: &str = "this realm has no Promise: pass a `success`, `fail` or `complete` callback";
    /// The engine could not be made, or trapped.
    pub const ENGINE_FAILED: &str = "the engine could not be started, or broke; see `cause`";
}

/// The fields of a `SignCenterError`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CallError {
    /// Callers branch on it.
    pub code: ErrorCode,
    /// Technical, in English.
    pub message: String,
    /// False only where it is certain that nothing was signed.
    pub may_have_signed: bool,
    /// Of `unsupported_client`: what the client lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<ClientSupport>,
    /// Of `in_progress`: the number of the call that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending: Option<u32>,
}

/// What the caller's `fail` gets of a refused call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FailPayload {
    /// The error's code.
    pub error: ErrorCode,
    /// [`CallError::user_message`], in Chinese.
    pub error_message: &'static str,
}

impl CallError {
    fn new(code: ErrorCode, message: String) -> Self {
        CallError { code, message, may_have_signed: false, support: None, pending: None }
    }

    /// What may be shown to the user.
    #[must_use]
    pub fn user_message(&self) -> UserMessage {
        match (self.code, &self.support) {
            (ErrorCode::InvalidSignStr, _) => UserMessage::InvalidSignStr,
            (ErrorCode::InProgress, _) => UserMessage::Opening,
            (ErrorCode::UnsupportedClient, Some(support)) => UserMessage::of_client(support),
            _ => UserMessage::of_end(self.may_have_signed),
        }
    }

    pub(super) fn fail_payload(&self) -> FailPayload {
        FailPayload { error: self.code, error_message: self.user_message().text().zh }
    }

    /// The error where the engine could not take the call, or end it.
    #[must_use]
    pub fn engine_failed(may_have_signed: bool) -> Self {
        CallError { may_have_signed, ..Self::new(ErrorCode::EngineFailed, messages::ENGINE_FAILED.into()) }
    }

    pub(super) fn invalid_sign_str(blocking: &[&Finding]) -> Self {
        let findings: Vec<_> = blocking.iter().map(|finding| worded(finding)).collect();
        Self::new(ErrorCode::InvalidSignStr, format!("signStr refused: {}", findings.join("; ")))
    }

    pub(super) fn unsupported_client(support: ClientSupport) -> Self {
        let why = match (support.verdict.err(), &support.current) {
            (Some(Reason::ClientTooOld), Some(current)) => {
                format!("expected client {REQUIRED} or newer, found {current}")
            }
            (Some(reason), _) => reason.message().to_owned(),
            (None, _) => Reason::ApiMissing.message().to_owned(),
        };
        let message = format!("my.paySignCenter cannot be called: {why}");
        CallError { support: Some(support), ..Self::new(ErrorCode::UnsupportedClient, message) }
    }

    pub(super) fn in_progress(pending: u32) -> Self {
        let message = "another call is opening the signing page: a double tap; `pending` is that call".into();
        CallError { may_have_signed: true, pending: Some(pending), ..Self::new(ErrorCode::InProgress, message) }
    }

    pub(super) fn timeout() -> Self {
        let message = "my.paySignCenter has not answered in time; `late` is its outcome, should it come".into();
        CallError { may_have_signed: true, ..Self::new(ErrorCode::Timeout, message) }
    }

    /// Code that wraps `my.paySignCenter` may throw after the signing page was opened.
    pub(super) fn host_threw(was_called: bool) -> Self {
        let message = if was_called {
            "my.paySignCenter threw before it answered"
        } else {
            "my.paySignCenter could not be called"
        };
        let message = format!("{message}; see `cause`");
        CallError { may_have_signed: was_called, ..Self::new(ErrorCode::HostError, message) }
    }

    pub(super) fn host_error(error: &HostError) -> Self {
        let mut message = String::from("the client failed the call without a resultStatus");
        if let Some(code) = error.error.as_ref().and_then(HostCode::text).filter(|code| may_be_shown(code)) {
            message.push_str(&format!(": error {code}"));
            if code == "4" {
                message.push_str(
                    " (无权限调用): the API is for mini-programs of enterprises that have the product 周期扣款 enabled",
                );
            }
        }
        CallError { may_have_signed: error.may_have_signed, ..Self::new(ErrorCode::HostError, message) }
    }
}

fn worded(finding: &Finding) -> String {
    let (code, message) = (finding.code(), finding.message());
    match finding.offset() {
        Some(offset) => format!("{code} at {offset}, {message}"),
        None => format!("{code}, {message}"),
    }
}

/// A long number or any other text of the host's may be somebody's.
pub(super) fn may_be_shown(code: &str) -> bool {
    code.len() <= 6 && code.bytes().all(|byte| byte.is_ascii_digit())
}
