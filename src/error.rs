//! Why a call is refused or comes to nothing.

use crate::client::{ClientSupport, REQUIRED, Reason};
use crate::data::decimal;
use crate::named::named;
use crate::sign_str::Finding;

named! {
    /// The kinds of `SignCenterError`.
    ErrorCode {
        /// The check of the signStr blocked the call.
        InvalidSignStr "invalid_sign_str"
        /// The client cannot open the page.
        UnsupportedClient "unsupported_client"
        /// The host failed without a status, or threw before it answered.
        HostError "host_error"
        /// The library itself could not be started, or broke.
        EngineFailed "engine_failed"
    }
}

impl ErrorCode {
    /// A Chinese sentence that may be shown to the user; what the caller's `fail` gets as `errorMessage`.
    #[must_use]
    pub fn user_message(self) -> &'static str {
        match self {
            ErrorCode::InvalidSignStr => "签约信息有误，请稍后重试",
            ErrorCode::UnsupportedClient => "当前支付宝版本过低，无法使用此功能，请升级最新版本支付宝",
            ErrorCode::HostError | ErrorCode::EngineFailed => "签约服务暂不可用，请稍后重试",
        }
    }
}

/// The technical message of a call that the check of the signStr blocked.
#[must_use]
pub fn invalid_sign_str(blocking: &[&Finding]) -> String {
    let message = blocked(blocking.iter().copied());
    if message.is_empty() { "signStr refused".into() } else { message }
}

/// The same; empty where nothing blocks.
pub(crate) fn blocked<'a>(blocking: impl Iterator<Item = &'a Finding>) -> String {
    let mut message = String::new();
    for finding in blocking {
        message.push_str(if message.is_empty() { "signStr refused: " } else { "; " });
        message.push_str(finding.code().as_str());
        if let Some(offset) = finding.offset() {
            message.push_str(" at ");
            message.push_str(&decimal(offset as i32));
        }
        message.push_str(", ");
        message.push_str(finding.message());
    }
    message
}

/// The technical message of a call that the gate refused.
#[must_use]
pub fn unsupported_client(support: &ClientSupport) -> String {
    let mut message = String::from("my.paySignCenter cannot be called: ");
    message.push_str(match support.reason {
        Some(Reason::NotAMiniProgram) => "there is no `my`; it exists in the page layer of a mini-program only",
        Some(Reason::IdeSimulator) => "the IDE's simulator does not have it; run on a device (请用真机调试)",
        Some(Reason::ClientTooOld) => "expected client ",
        Some(Reason::ApiMissing) | None => "the client does not have it",
    });
    if let (Some(Reason::ClientTooOld), Some(current)) = (support.reason, &support.current) {
        message.push_str(REQUIRED);
        message.push_str(" or newer, found ");
        message.push_str(current);
    }
    message
}

/// The technical message of a call that the host failed with `error`, a number.
#[must_use]
pub fn host_error(error: Option<&str>) -> String {
    let mut message = String::from("the host failed the call without a resultStatus");
    if let Some(error) = error.filter(|error| is_code(error)) {
        message.push_str(": error ");
        message.push_str(error);
        if error == "4" {
            message.push_str(
                " (无权限调用): the API is for mini-programs of enterprises that have the product 周期扣款 enabled",
            );
        }
    }
    message
}

/// Whether an error of the host's may be shown: a long number or any other text may be somebody's.
pub(crate) fn is_code(error: &str) -> bool {
    error.len() <= 6 && error.bytes().all(|byte| byte.is_ascii_digit())
}

/// The technical message of a call that the host threw out of.
pub const HOST_THREW: &str = "my.paySignCenter threw before it answered; see `cause`";

/// The technical message of a call that could not be answered in any way.
pub const NO_PROMISE: &str = "this realm has no Promise: pass a `success`, `fail` or `complete` callback";

/// What the user may be shown where the engine broke after the host had been asked: no word of trying again.
pub const RESULT_UNKNOWN: &str = "签约结果未知（有可能已经签约成功），请勿重复签约";

/// The technical message of a call that no engine could take or end.
pub const ENGINE_FAILED: &str = "the engine could not be started, or broke; see `cause`";
