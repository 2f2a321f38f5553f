//! The life of one call, as a state machine without input or output of its own.
//!
//! [`Call::begin`] and [`Call::on`] take what happened and when, and give a [`Plan`]: what is to be done, in the order of
//! its parts. Whoever carries the plan out (in the npm package, the glue) keeps payloads, callbacks, timers and the
//! Promise to itself. [`Calls`] are the open ones, among which a double tap is seen.
//!
//! ```
//! use pay_sign_center::call::{Call, Channel, Event, Promised, Request};
//! use pay_sign_center::client::{Api, Client, SystemInfo, check};
//! use pay_sign_center::outcome::{Kind, Payload};
//!
//! let client = Client { api: Api::Function, version: Some("10.8.0".into()), ..Client::default() };
//! let support = check(&client, &SystemInfo::default());
//! let body = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
//!             &sign=i8X5&timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";
//! let sign_str = pay_sign_center::sign_str::from_body(body);
//!
//! let now = 1_650_596_660_000.0; // as `Date.now()` has it
//! let (mut call, plan) = Call::begin(&Request::default(), Ok(&sign_str), support, now);
//! assert!(plan.ask, "the host is to be asked");
//!
//! let payload = Payload::from_json(r#"{"resultStatus":"7000","result":""}"#);
//! let answered = Event::Answered { by: Channel::Success, number: 0, payload: Box::new(payload) };
//! let plan = call.on(answered, now + 9_000.0);
//! let Promised::Resolve(outcome) = plan.settle.unwrap().promised else { panic!() };
//! assert_eq!(outcome.kind, Kind::Signed);
//! ```

mod calls;
mod clock;
mod ending;
mod error;
mod event;
mod host;
mod plan;
mod query;
mod request;
mod server;
mod timing;
mod trace;

pub use calls::Calls;
pub use error::{CallError, ErrorCode, FailPayload, messages};
pub use event::Event;
pub use plan::{Callbacks, Channel, Late, Plan, Promised, Queried, Query, Settle, TimerChange, Upgrade};
pub use query::{AgreementKey, LONGEST_QUERY, LONGEST_ROUND, QUERY_AT, QueryError, QueryStatus, Reply};
pub use request::{Gate, OPTIONS, OptionType, Request};
pub use trace::{Actor, Step, What};

use crate::client::{ClientSupport, Reason};
use crate::outcome::Payload;
use crate::sign_str::{Report, SignStr, check_not_a_string};
use clock::{Clock, Ms, Timer};
use ending::Ending;
use query::Round;

/// After the page is shown again, the host has that long to answer before the server is asked.
const AFTER_SHOWN: Ms = 2_000;

/// A timer that fires later than that was stopped in the background.
const LATE: Ms = 500;

/// What a host gets for an answer that may just be on its way, when a timer was late.
const GRACE: Ms = 1_000;

/// One call, from its options to its end.
#[derive(Debug, Clone)]
pub struct Call {
    report: Report,
    state: State,
    clock: Clock,
    timer: Timer,
    /// What the server is asked about; `None` where the caller gave no `queryAgreement`.
    key: Option<AgreementKey>,
    query_at: Vec<u32>,
    has_timers: bool,
    is_traced: bool,
    /// When the host has had its time: first that of the option, then that of a grace.
    deadline: Option<Ms>,
    is_timed_out: bool,
    was_shown: bool,
    round: Option<Round>,
    queries: u32,
    /// What the server said, where it knows of a signature and the host's answer is held.
    found: Option<Reply>,
    /// `None` where there was no reason to ask.
    queried: Option<Queried>,
    /// Something that was not the answer speaks for a signature.
    spoke_for: bool,
    /// The server knows of an agreement that was begun: it may be signed at any moment.
    was_begun: bool,
    /// The caller's callbacks have run.
    has_called_back: bool,
    /// A timer was late, and the host has got a second more for it.
    had_grace: bool,
    /// The call is over: this is for an answer that comes all the same.
    is_late: bool,
}

#[derive(Debug, Clone)]
enum State {
    /// The host has been asked, and has not answered.
    Open,
    /// What may not be the host's last word: `complete` before success or fail, or what a Promise came to. The host gets
    /// the turns that were asked for to say more.
    Held { by: Channel, number: u32, payload: Box<Payload>, turns: u32 },
    /// The host has answered, and its callbacks have run. The server may still know of a signature.
    Answered { by: Channel, ending: Box<Ending> },
    /// Nothing that happens now changes anything.
    Settled,
}

impl Call {
    /// Begins a call: checks the signStr, gates the client, and has the host asked if both allow it. A signStr that is
    /// none comes as the name of what it is. `now` is in milliseconds, by the clock of all later events.
    #[must_use]
    pub fn begin(request: &Request, sign_str: Result<&str, &str>, support: ClientSupport, now: f64) -> (Self, Plan) {
        let (mut call, steps) = Call::of(request, sign_str, &support, now);
        let mut plan = call.admit(request, support);
        plan.warnings.extend(request.warnings());
        call.trace(steps, &mut plan);
        (call, plan)
    }

    /// The second of two taps: it is refused for the call of that number.
    fn begin_in_progress(
        request: &Request,
        sign_str: Result<&str, &str>,
        support: &ClientSupport,
        pending: u32,
        now: f64,
    ) -> Plan {
        let (mut call, steps) = Call::of(request, sign_str, support, now);
        let error = CallError::in_progress(pending);
        let callbacks = Callbacks::InProgress(error.fail_payload());
        let mut plan = call.settle(Ending::of_refusal(error));
        plan.callbacks = Some(callbacks);
        plan.warnings.extend(request.warnings());
        call.trace(steps, &mut plan);
        plan
    }

    fn of(request: &Request, sign_str: Result<&str, &str>, support: &ClientSupport, now: f64) -> (Self, Vec<Step>) {
        let sign_str = sign_str.map(SignStr::read);
        let report = sign_str.as_ref().map_or_else(|found| check_not_a_string(found), SignStr::report);
        let steps = if request.is_traced { trace::of_beginning(support, &report) } else { Vec::new() };
        let field = |name| sign_str.as_ref().ok()?.biz_content_field(name);
        let key = request.can_query.then(|| AgreementKey {
            external_agreement_no: report.external_agreement_no().or(request.external_agreement_no()).map(Into::into),
            personal_product_code: field("personal_product_code"),
            sign_scene: field("sign_scene"),
        });
        let call = Call {
            report,
            state: State::Open,
            clock: Clock::start(now),
            timer: Timer::default(),
            key,
            query_at: request.query_at(),
            has_timers: !request.lacks_timers,
            is_traced: request.is_traced,
            deadline: request.timeout(),
            is_timed_out: false,
            was_shown: false,
            round: None,
            queries: 0,
            found: None,
            queried: None,
            spoke_for: false,
            was_begun: false,
            has_called_back: false,
            had_grace: false,
            is_late: false,
        };
        (call, steps)
    }

    /// A call that is over, for an answer that comes all the same. It is not queried.
    #[must_use]
    pub fn late(sign_str: Result<&str, &str>, late: Late, now: f64) -> Self {
        let request = Request { is_traced: late.is_traced, ..Request::default() };
        let (mut call, _) = Call::of(&request, sign_str, &ClientSupport::not_a_mini_program(), now);
        call.spoke_for = late.spoke_for;
        call.has_called_back = !late.runs_callbacks;
        call.is_late = true;
        call
    }

    /// Whether the call is settled: whatever happens now is ignored.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.state, State::Settled)
    }

    /// Whether the host is silent, has time left, and the page has not been shown since.
    fn is_opening(&self) -> bool {
        self.is_silent() && !self.is_timed_out && !self.was_shown && !self.has_called_back && !self.is_late
    }

    fn is_held(&self) -> bool {
        matches!(self.state, State::Held { .. })
    }

    fn is_silent(&self) -> bool {
        matches!(self.state, State::Open | State::Held { .. })
    }

    fn admit(&mut self, request: &Request, support: ClientSupport) -> Plan {
        if !support.is_supported() && request.gate() == Gate::Enforce {
            let is_too_old = support.verdict == Err(Reason::ClientTooOld);
            let error = CallError::unsupported_client(support);
            let upgrade = (is_too_old && request.prompt_upgrade).then(|| Upgrade::saying(error.user_message().text()));
            return Plan { upgrade, ..self.refuse(error, request.has_success_alone) };
        }
        let blocking: Vec<_> = self.report.blocking(request.policy(), |code| request.ignores(code)).collect();
        if !blocking.is_empty() {
            let error = CallError::invalid_sign_str(&blocking);
            return self.refuse(error, request.has_success_alone);
        }
        let cannot_query = self.key.as_ref().is_some_and(|key| key.external_agreement_no.is_none());
        let warning = cannot_query.then(|| QueryError::NoNumber.message().to_owned());
        Plan { ask: true, warnings: warning.into_iter().collect(), ..Plan::default() }
    }

    /// Ends a call that the host was not asked about. A page that gave `success` alone would not hear of it.
    fn refuse(&mut self, error: CallError, has_success_alone: bool) -> Plan {
        let callbacks = Some(Callbacks::Refusal(error.fail_payload()));
        let warning = has_success_alone.then(|| format!("paySignCenter: {}: {}", error.code, error.message));
        let plan = self.settle(Ending::of_refusal(error));
        Plan { callbacks, warnings: warning.into_iter().collect(), ..plan }
    }

    /// Takes an event. Settles once in a call's life.
    #[must_use]
    pub fn on(&mut self, event: Event, now: f64) -> Plan {
        if self.is_settled() {
            return Plan::default();
        }
        let steps = if self.is_traced { vec![trace::of_event(&event, self.number())] } else { Vec::new() };
        let mut plan = self.react(event, now);
        if !self.is_settled() {
            self.set_timer(&mut plan, now);
        }
        self.trace(steps, &mut plan);
        plan
    }

    /// The external agreement number that the server is asked by.
    fn number(&self) -> Option<&str> {
        self.key.as_ref()?.external_agreement_no.as_deref()
    }

    fn trace(&self, mut steps: Vec<Step>, plan: &mut Plan) {
        if self.is_traced {
            steps.extend(trace::of_plan(plan, self.is_late));
            plan.trace = steps;
        }
    }

    fn react(&mut self, event: Event, now: f64) -> Plan {
        let time = self.clock.at(now);
        match event {
            Event::TimerFired => {
                let (due, time) = self.timer.fire(&mut self.clock, now);
                self.timer_fired(due, time)
            }
            Event::Answered { by, number, payload } => self.hear(by, number, payload, time),
            Event::Threw { was_called } if matches!(self.state, State::Open) => self.threw(was_called),
            Event::TurnEnded => self.end_turn(time),
            Event::QueryAnswered { number, reply } => self.hear_server(number, reply, time),
            Event::PageShown => self.shown(time),
            // Nothing is to be done at once; `on` sets the timer.
            Event::Returned | Event::Threw { .. } => Plan::default(),
        }
    }
}
