//! What can happen to a call, and to whom it can happen.

use pay_sign_center::call::{Channel, Request};

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// The host's function returns, or throws.
    Returned,
    Threw,
    Answer(Channel, &'static str),
    TurnEnds,
    /// The timer fires that many milliseconds late.
    Timer(f64),
    /// The caller's server answers the first question that is open.
    Reply(&'static str),
    Shown,
}

pub const SIGNED: &str = r#"{"resultStatus":"7000","result":""}"#;
pub const UNKNOWN: &str = r#"{"resultStatus":"7001"}"#;
pub const FAILED: &str = r#"{"resultStatus":"7002","result":""}"#;
pub const CANCELLED: &str = r#"{"resultStatus":"6001","result":""}"#;
/// The platform refuses the call.
pub const REFUSED: &str = r#"{"error":4}"#;
/// A failure whose result is a signed agreement.
pub const CONTRADICTORY: &str = r#"{"error":4,"result":{"alipay_user_agreement_page_sign_response":{"code":"10000"}}}"#;

pub const STEPS: [Step; 27] = [
    Step::Returned,
    Step::Threw,
    Step::Answer(Channel::Success, SIGNED),
    Step::Answer(Channel::Success, UNKNOWN),
    Step::Answer(Channel::Success, FAILED),
    Step::Answer(Channel::Success, CANCELLED),
    Step::Answer(Channel::Success, "{}"),
    Step::Answer(Channel::Fail, SIGNED),
    Step::Answer(Channel::Fail, REFUSED),
    Step::Answer(Channel::Fail, CONTRADICTORY),
    Step::Answer(Channel::Complete, SIGNED),
    Step::Answer(Channel::Complete, CANCELLED),
    Step::Answer(Channel::Fulfilled, SIGNED),
    Step::Answer(Channel::Fulfilled, FAILED),
    Step::Answer(Channel::Fulfilled, r#"{"error":0}"#),
    Step::Answer(Channel::Rejected, "{}"),
    Step::TurnEnds,
    Step::Timer(-5.0),
    Step::Timer(0.0),
    Step::Timer(60_000.0),
    Step::Reply("NORMAL"),
    Step::Reply("TEMP"),
    Step::Reply("STOP"),
    Step::Reply("NONE"),
    Step::Reply("nonsense"),
    Step::Reply("fails"),
    Step::Shown,
];

/// What is asked for in the calls that are tried.
pub fn requests() -> [Request; 5] {
    let timeout = Some(20_000.0);
    [
        Request::default(),
        Request { timeout, ..Request::default() },
        Request { can_query: true, ..Request::default() },
        Request { can_query: true, timeout, ..Request::default() },
        Request { can_query: true, lacks_timers: true, ..Request::default() },
    ]
}
