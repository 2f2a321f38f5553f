//! The life of one call, as a state machine without input or output of its own.
//!
//! [`begin`] and [`Call::on`] take what happened and give a [`Plan`]: what is to be done, in the order of its parts.
//! Whoever carries the plan out (in the npm package, the glue) keeps payloads, callbacks and the Promise to itself.
//!
//! ```
//! use pay_sign_center::call::{Channel, Event, Promised, Request, begin};
//! use pay_sign_center::client::{Api, Client, SystemInfo, check};
//! use pay_sign_center::outcome::{Kind, Payload};
//!
//! let client = Client { api: Api::Function, version: Some("10.8.0".into()), ..Client::default() };
//! let support = check(&client, &SystemInfo::default());
//! let body = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
//!             &sign=i8X5&timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";
//! let sign_str = pay_sign_center::sign_str::from_body(body);
//!
//! let (mut call, plan) = begin(&Request::default(), Ok(&sign_str), support);
//! assert!(plan.ask, "the host is to be asked");
//!
//! let answer = Payload::from_json(r#"{"resultStatus":"7000","result":""}"#);
//! let plan = call.on(Event::Answered(Channel::Success, Box::new(answer)));
//! let Promised::Resolve(outcome) = plan.settle.unwrap().promised else { panic!() };
//! assert_eq!(outcome.kind, Kind::Signed);
//! ```

mod error;
mod plan;

pub use error::{CallError, ErrorCode, FailPayload, messages};
pub use plan::{Callbacks, Channel, Plan, Promised, Settle};

use crate::client::ClientSupport;
use crate::codes::codes;
use crate::outcome::{self, Answer, Payload};
use crate::sign_str::{Code, Policy, Report, check, check_not_a_string};

/// The options of `paySignCenter` that are not passed on to the host as they are: `my.paySignCenter`'s own, and the
/// package's, those of later versions included.
pub const OPTIONS: [&str; 10] = [
    "signStr",
    "success",
    "fail",
    "complete",
    "validate",
    "ignore",
    "gate",
    "timeout",
    "queryAgreement",
    "promptUpgrade",
];

codes! {
    /// What becomes of a call whose client cannot open the page.
    Gate {
        Enforce "enforce" "It is refused."
        Report "report" "The host is asked all the same."
    }
}

/// The caller's options. A value that is not one of an option's words counts as not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// A name of a [`Policy`]: which findings block the call.
    pub validate: Option<String>,
    /// The names of findings that never block.
    pub ignore: Vec<String>,
    /// A name of a [`Gate`].
    pub gate: Option<String>,
}

impl Request {
    fn policy(&self) -> Policy {
        self.validate.as_deref().and_then(Policy::from_name).unwrap_or(Policy::Errors)
    }

    fn gate(&self) -> Gate {
        self.gate.as_deref().and_then(Gate::from_name).unwrap_or(Gate::Enforce)
    }

    fn ignores(&self, code: Code) -> bool {
        self.ignore.iter().any(|name| name == code.as_str())
    }
}

/// What happened to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A payload came from the host by that way.
    Answered(Channel, Box<Payload>),
    /// The host threw out of the call.
    Threw,
    /// The turn that [`Plan::wait_a_turn`] asked for is over.
    TurnEnded,
}

/// One call, from its options to its end.
#[derive(Debug, Clone)]
pub struct Call {
    report: Report,
    state: State,
}

#[derive(Debug, Clone)]
enum State {
    /// The host has been asked, and has not answered.
    Open,
    /// What may not be the host's last word: `complete` before success or fail, or what a Promise came to. The host gets
    /// the turns that were asked for to say more.
    Held { by: Channel, payload: Box<Payload>, turns: u32 },
    /// Nothing that happens now changes anything.
    Settled,
}

/// Begins a call: checks the signStr, gates the client, and has the host asked if both allow it. A signStr that is none
/// comes as the name of what it is.
#[must_use]
pub fn begin(request: &Request, sign_str: Result<&str, &str>, support: ClientSupport) -> (Call, Plan) {
    let report = sign_str.map_or_else(check_not_a_string, check);
    let mut call = Call { report, state: State::Open };
    let plan = call.admit(request, support);
    (call, plan)
}

impl Call {
    /// Whether the call is settled: whatever happens now is ignored.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.state, State::Settled)
    }

    fn admit(&mut self, request: &Request, support: ClientSupport) -> Plan {
        if !support.is_supported() && request.gate() == Gate::Enforce {
            return self.refuse(CallError::unsupported_client(support));
        }
        let blocking: Vec<_> = self.report.blocking(request.policy(), |code| request.ignores(code)).collect();
        if !blocking.is_empty() {
            return self.refuse(CallError::invalid_sign_str(&blocking));
        }
        Plan { ask: true, ..Plan::default() }
    }

    /// Takes an event. Settles once in a call's life.
    #[must_use]
    pub fn on(&mut self, event: Event) -> Plan {
        if self.is_settled() {
            return Plan::default();
        }
        match event {
            Event::Answered(by @ (Channel::Success | Channel::Fail), payload) => self.answer(&payload, by),
            // A Promise that comes to anything but a status may be a receipt for the call.
            Event::Answered(Channel::Fulfilled, payload) if !payload.has_documented_status() => Plan::default(),
            Event::Answered(by, payload) => self.hold(by, payload),
            Event::Threw if matches!(self.state, State::Open) => self.refuse(CallError::host_threw()),
            Event::Threw => Plan::default(),
            Event::TurnEnded => self.end_turn(),
        }
    }

    /// Keeps what may not be the last word for a turn. A callback's counts for more than a Promise's, else the first.
    fn hold(&mut self, by: Channel, payload: Box<Payload>) -> Plan {
        let turns = match &self.state {
            State::Held { by: Channel::Fulfilled | Channel::Rejected, turns, .. } if by == Channel::Complete => *turns,
            State::Open => 0,
            State::Held { .. } | State::Settled => return Plan::default(),
        };
        self.state = State::Held { by, payload, turns: turns + 1 };
        Plan { wait_a_turn: true, ..Plan::default() }
    }

    fn end_turn(&mut self) -> Plan {
        match std::mem::replace(&mut self.state, State::Open) {
            State::Held { by, payload, turns: 0 | 1 } => self.answer(&payload, by),
            State::Held { by, payload, turns } => {
                self.state = State::Held { by, payload, turns: turns - 1 };
                Plan::default()
            }
            other => {
                self.state = other;
                Plan::default()
            }
        }
    }

    /// Ends the call with the host's answer.
    fn answer(&mut self, payload: &Payload, by: Channel) -> Plan {
        let mut promised = match outcome::read(payload, by.via(), Some(&self.report)) {
            Answer::Outcome(outcome) => Promised::Resolve(outcome),
            Answer::HostError(error) => Promised::Reject(CallError::host_error(&error)),
        };
        let was_told_otherwise = match &self.state {
            State::Held { payload, .. } => outcome::speaks_for_a_signature(payload),
            State::Open | State::Settled => false,
        };
        // What wraps the host may reject after the page was opened.
        if by == Channel::Rejected || was_told_otherwise {
            promised.may_have_signed();
        }
        self.settle(promised, Callbacks::Answer { run: by.via(), by })
    }

    /// Ends a call that the host was not asked about, or threw out of.
    fn refuse(&mut self, error: CallError) -> Plan {
        let payload = error.fail_payload();
        self.settle(Promised::Reject(error), Callbacks::Refusal(payload))
    }

    fn settle(&mut self, promised: Promised, callbacks: Callbacks) -> Plan {
        self.state = State::Settled;
        Plan { settle: Some(Settle { promised, callbacks, report: self.report.clone() }), ..Plan::default() }
    }
}
