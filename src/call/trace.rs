//! The steps of a call, for whoever follows it: logs, and the playground. They hold no secret and no personal data.

use super::Event;
use super::plan::{Callbacks, Plan, Promised, TimerChange};
use crate::client::ClientSupport;
use crate::codes::codes;
use crate::outcome::Payload;
use crate::sign_str::{Code, Report};
use serde::Serialize;

codes! {
    /// Who did it.
    Actor {
        Page "page" "The page, which called or was shown."
        Package "package" "This package."
        Client "client" "The client, which is the host."
        Server "server" "The caller's server."
    }
}

codes! {
    /// What was done.
    What {
        Called "called" "`paySignCenter` was called."
        Shown "shown" "`notifyShow` was called."
        CheckedClient "checked_client" "Whether the client can open the signing page was looked at."
        CheckedSignStr "checked_sign_str" "The signStr was checked."
        Asked "asked" "The host is asked."
        Returned "returned" "The host's function has returned."
        Threw "threw" "The host's function has thrown."
        Answered "answered" "The host has answered; `by` says which way."
        Waits "waits" "What came may not be the host's last word."
        TimerSet "timer_set" "The timer is set for that many milliseconds from now."
        TimerFired "timer_fired" "The timer has fired."
        Queried "queried" "The server is asked about the agreement."
        Replied "replied" "The server's answer, or why there is none."
        CalledBack "called_back" "The caller's callback is run, then `complete`."
        Upgrades "upgrades" "The user is shown how to update the client."
        Settled "settled" "The Promise is settled."
        SettledLate "settled_late" "The host has answered after the end: `late` is settled, where there is one."
    }
}

/// One step. What a step has nothing to say of is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Step {
    /// Who did it.
    pub from: Actor,
    /// What was done.
    pub what: What,
    /// Of `checked_client` and `checked_sign_str`: whether the call may go on, as far as it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ok: Option<bool>,
    /// A stable code: the reason of a client, a status, an error, a kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Of `checked_sign_str`: what was found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Code>,
    /// Of `answered` and `called_back`: the callback, or what the host's Promise came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<&'static str>,
    /// Of `queried` and `replied`: the number of the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<u32>,
    /// Of `timer_set`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<u32>,
    /// Of `settled` and `settled_late`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_have_signed: Option<bool>,
}

impl Step {
    fn new(from: Actor, what: What) -> Self {
        Step {
            from,
            what,
            ok: None,
            code: None,
            findings: Vec::new(),
            by: None,
            query: None,
            after: None,
            may_have_signed: None,
        }
    }

    fn coded(self, code: &str) -> Self {
        Step { code: Some(code.into()), ..self }
    }
}

/// How a call began.
pub(super) fn of_beginning(support: &ClientSupport, report: &Report) -> Vec<Step> {
    let client = Step::new(Actor::Package, What::CheckedClient);
    let verdict = support.verdict.map_or_else(|reason| reason.as_str(), |via| via.as_str());
    let findings = report.findings().iter().map(|finding| finding.code()).collect();
    vec![
        Step::new(Actor::Page, What::Called),
        Step { ok: Some(support.is_supported()), ..client }.coded(verdict),
        Step { ok: Some(report.is_ok()), findings, ..Step::new(Actor::Package, What::CheckedSignStr) },
    ]
}

/// What has happened to a call about the agreement of that number.
pub(super) fn of_event(event: &Event, number: Option<&str>) -> Step {
    match event {
        Event::Answered { by, payload, .. } => {
            let step = Step { by: Some(by.as_str()), ..Step::new(Actor::Client, What::Answered) };
            Step { code: code_of(payload), ..step }
        }
        Event::Returned => Step::new(Actor::Client, What::Returned),
        Event::Threw { .. } => Step::new(Actor::Client, What::Threw),
        Event::TurnEnded | Event::TimerFired => Step::new(Actor::Package, What::TimerFired),
        Event::PageShown => Step::new(Actor::Page, What::Shown),
        Event::QueryAnswered { number: query, reply } => {
            let code = reply.status(number).map_or_else(|error| error.as_str(), |status| status.as_str());
            Step { query: Some(*query), ..Step::new(Actor::Server, What::Replied) }.coded(code)
        }
    }
}

/// What is to be done about it. `is_late`: the call is over.
pub(super) fn of_plan(plan: &Plan, is_late: bool) -> Vec<Step> {
    let step = |what| Step::new(Actor::Package, what);
    let settled = plan.settle.as_ref().map(|settle| {
        let code = match &settle.promised {
            Promised::Resolve(outcome) => outcome.kind.as_str(),
            Promised::Reject(error) => error.code.as_str(),
        };
        let what = if is_late { What::SettledLate } else { What::Settled };
        Step { may_have_signed: Some(settle.promised.may_have_signed()), ..step(what) }.coded(code)
    });
    let called_back = plan.callbacks.map(|callbacks| {
        let by = match callbacks {
            Callbacks::Answer { run, .. } => run.as_str(),
            Callbacks::Refusal(_) => "fail",
            Callbacks::InProgress(_) => "complete",
        };
        Step { by: Some(by), ..step(What::CalledBack) }
    });
    let timer = plan.timer.and_then(|TimerChange { after }| after);
    let steps = [
        settled,
        called_back,
        plan.wait_a_turn.then(|| step(What::Waits)),
        timer.map(|after| Step { after: Some(after), ..step(What::TimerSet) }),
        plan.query.as_ref().map(|query| Step { query: Some(query.number), ..step(What::Queried) }),
        plan.upgrade.map(|_| step(What::Upgrades)),
        plan.ask.then(|| step(What::Asked)),
    ];
    steps.into_iter().flatten().collect()
}

/// The payload's status or error, where it has the form of a code.
fn code_of(payload: &Payload) -> Option<String> {
    let codes = [&payload.result_status, &payload.error].into_iter().flatten();
    codes.filter_map(|code| code.text()).find(|code| super::error::may_be_shown(code))
}
