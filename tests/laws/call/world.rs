//! A stand-in for the glue: it carries plans out, keeps the time, and notes what came of a call.

use pay_sign_center::call::{
    Callbacks, Calls, Channel, ErrorCode, Event, Late, Plan, Promised, Query, Reply, Request, Settle,
};
use pay_sign_center::client::{Api, Client, ClientSupport, SystemInfo, check};
use pay_sign_center::outcome::{Kind, Payload, Via};
use pay_sign_center::sign_str::from_body;
use std::sync::LazyLock;

/// When calls begin.
pub const NOW: f64 = 1e12;

/// A signStr whose agreement has the number N1.
pub static SIGN_STR: LazyLock<String> = LazyLock::new(|| sign_str("N1"));

pub fn sign_str(number: &str) -> String {
    let body = format!(
        "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2&sign=i8X5\
         &timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%22external_agreement_no%22%3A%22{number}%22%2C\
         %22personal_product_code%22%3A%22CYCLE_PAY_AUTH_P%22%2C%22sign_scene%22%3A%22INDUSTRY%7CCARRENTAL%22%7D"
    );
    from_body(&body).into_owned()
}

/// What is found of a client of that version.
pub fn support(version: &str) -> ClientSupport {
    let client = Client { api: Api::Function, version: Some(version.into()), ..Client::default() };
    check(&client, &SystemInfo::default())
}

pub fn payload(json: &str) -> Box<Payload> {
    Box::new(Payload::from_json(json))
}

/// As long as a question is waited for, less what timers may be early.
const GIVEN_UP: f64 = 4_900.0;

pub const CALL: u32 = 1;
const HOST: u32 = 1;

#[derive(Debug, Clone)]
pub struct World {
    pub calls: Calls,
    pub now: f64,
    /// When the timer fires.
    pub timer: Option<f64>,
    pub turns: u32,
    /// The questions that are not answered.
    pub queries: Vec<Query>,
    /// When each question was asked, in milliseconds after the call began.
    pub asked_at: Vec<f64>,
    pub end: Option<Settle>,
    /// What came to the Promises of late answers, of which each may have another.
    pub late_ends: Vec<Settle>,
    lacks_timers: bool,
    late: Option<Late>,
    /// The caller's callbacks that have run, by name, in their order.
    pub callbacks: Vec<&'static str>,
    payloads: u32,
}

impl World {
    /// A call that the host was asked about.
    pub fn open(request: &Request) -> Self {
        let mut world = World {
            calls: Calls::default(),
            now: NOW,
            timer: None,
            turns: 0,
            queries: Vec::new(),
            asked_at: Vec::new(),
            end: None,
            late_ends: Vec::new(),
            lacks_timers: request.lacks_timers,
            late: None,
            callbacks: Vec::new(),
            payloads: 0,
        };
        let plan = world.calls.begin((CALL, HOST), request, Ok(&SIGN_STR), support("10.8.0"), NOW);
        assert!(plan.ask && plan.settle.is_none());
        world
    }

    pub fn on(&mut self, event: Event) {
        let plan = self.calls.on(CALL, event, self.now);
        self.carry_out(plan);
    }

    fn carry_out(&mut self, plan: Plan) {
        if let Some(settle) = plan.settle {
            self.settle(settle);
        }
        match plan.callbacks {
            Some(Callbacks::Answer { run: Via::Complete, .. } | Callbacks::InProgress(_)) => self.run("complete"),
            Some(Callbacks::Answer { run: Via::Success, .. }) => self.run("success"),
            Some(Callbacks::Answer { .. } | Callbacks::Refusal(_)) => self.run("fail"),
            None => {}
        }
        self.turns += u32::from(plan.wait_a_turn);
        if let Some(timer) = plan.timer {
            assert!(self.end.is_none(), "a call that is over sets no timer");
            self.timer = timer.after.map(|after| self.now + f64::from(after));
        }
        if let Some(query) = plan.query {
            let is_given_up = |last: &Query| self.now - NOW - self.asked_at[last.number as usize - 1] >= GIVEN_UP;
            let is_alone = self.queries.last().is_none_or(is_given_up);
            // Without timers, nobody can give one up.
            assert!(is_alone || self.lacks_timers, "one question at a time: {:?}", self.queries);
            self.asked_at.push(self.now - NOW);
            self.queries.push(query);
        }
    }

    fn settle(&mut self, settle: Settle) {
        let is_late = self.end.is_some();
        assert!(!is_late || self.late.is_some(), "a Promise settles once: {:?}, then {settle:?}", self.end);
        self.late = settle.late;
        self.timer = None;
        if is_late {
            self.late_ends.push(settle);
        } else {
            self.end = Some(settle);
        }
    }

    fn run(&mut self, callback: &'static str) {
        for name in [callback, "complete"] {
            if self.callbacks.last() != Some(&name) {
                assert!(!self.callbacks.contains(&name), "{name} runs once");
                self.callbacks.push(name);
            }
        }
    }

    /// The host answers, in time or late.
    pub fn answer(&mut self, by: Channel, json: &str) {
        let event = Event::Answered { by, number: self.payloads, payload: payload(json) };
        self.payloads += 1;
        let plan = match (&self.end, self.late) {
            (None, _) => self.calls.on(CALL, event, self.now),
            (Some(_), Some(late)) => self.calls.on_late(CALL, Ok(&SIGN_STR), late, event, self.now),
            (Some(_), None) => return,
        };
        self.carry_out(plan);
    }

    pub fn threw(&mut self) {
        self.on(Event::Threw { was_called: true });
    }

    pub fn returned(&mut self) {
        self.on(Event::Returned);
    }

    pub fn end_turn(&mut self) {
        self.turns -= 1;
        self.on(Event::TurnEnded);
    }

    /// The timer fires so many milliseconds after it should, or before.
    pub fn fire(&mut self, late: f64) {
        self.now = self.now.max(self.timer.take().expect("a timer") + late);
        self.on(Event::TimerFired);
    }

    /// The server answers the first question that is open.
    pub fn reply(&mut self, status: &str) {
        let query = self.queries.remove(0);
        let reply = match status {
            "fails" => Reply::Failed,
            status => {
                let external_agreement_no = query.agreement.external_agreement_no;
                Reply::Said { status: Some(status.into()), agreement_no: Some("2027".into()), external_agreement_no }
            }
        };
        self.on(Event::QueryAnswered { number: query.number, reply });
    }

    /// A second tap: whether it is refused as one.
    pub fn tap(&mut self, sign_str: &str) -> bool {
        let plan = self.calls.begin((CALL + 1, HOST), &Request::default(), Ok(sign_str), support("10.8.0"), self.now);
        let Some(Settle { promised: Promised::Reject(error), .. }) = plan.settle else { return false };
        assert_eq!(error.pending.is_some(), error.code == ErrorCode::InProgress);
        error.pending == Some(CALL)
    }
}

/// An end in words: the kind or code, and whether something may have been signed.
pub fn words(end: Option<&Settle>) -> String {
    let Some(settle) = end else { return "open".into() };
    let may = if settle.promised.may_have_signed() { "" } else { ", certainly not signed" };
    match &settle.promised {
        Promised::Resolve(outcome) => {
            let by = outcome.confirmed_by.map(|by| format!(" by {by}")).unwrap_or_default();
            let may = if outcome.kind == Kind::Signed { "" } else { may };
            format!("{}{by}{may}", outcome.kind)
        }
        Promised::Reject(error) => format!("{}{may}", error.code),
    }
}
