//! The calls that are open.

use super::{Call, Event, Late, Plan, Request};
use crate::client::ClientSupport;

/// A second tap comes within that many milliseconds of the first. A page that is called later, by a user who came back, is
/// not one.
const DOUBLE_TAP: f64 = 1_500.0;

/// The calls that are not over, each by a number of the caller's. Hosts have numbers too.
#[derive(Debug, Clone, Default)]
pub struct Calls {
    // A list, searched from its end: calls are few, and the one that something happens to is nearly always the last.
    open: Vec<Open>,
}

#[derive(Debug, Clone)]
struct Open {
    id: u32,
    host: u32,
    begun: f64,
    call: Call,
}

impl Calls {
    /// No calls; `Calls::default()`, for a constant.
    #[must_use]
    pub const fn new() -> Self {
        Calls { open: Vec::new() }
    }

    /// Begins a call as [`Call::begin`] does, unless it is the second of two taps.
    pub fn begin(
        &mut self,
        (id, host): (u32, u32),
        request: &Request,
        sign_str: Result<&str, &str>,
        support: ClientSupport,
        now: f64,
    ) -> Plan {
        let is_first_tap =
            |open: &&Open| open.host == host && open.call.is_opening() && (now - open.begun).abs() < DOUBLE_TAP;
        if let Some(open) = self.open.iter().find(is_first_tap) {
            return Call::begin_in_progress(request, sign_str, &support, open.id, now);
        }
        let (call, plan) = Call::begin(request, sign_str, support, now);
        self.keep(Open { id, host, begun: now, call });
        plan
    }

    /// Takes an event of the call of that number; of one that is over, nothing comes.
    pub fn on(&mut self, id: u32, event: Event, now: f64) -> Plan {
        let Some(index) = self.open.iter().rposition(|open| open.id == id) else { return Plan::default() };
        let mut open = self.open.swap_remove(index);
        let plan = open.call.on(event, now);
        self.keep(open);
        plan
    }

    /// Takes an answer that comes after the end of a call, as [`Call::late`] reads it.
    pub fn on_late(&mut self, id: u32, sign_str: Result<&str, &str>, late: Late, event: Event, now: f64) -> Plan {
        if !self.open.iter().any(|open| open.id == id) {
            self.keep(Open { id, host: 0, begun: now, call: Call::late(sign_str, late, now) });
        }
        let plan = self.on(id, event, now);
        // Only what waits for a turn is kept: nobody can say whether another answer will ever come.
        if !plan.wait_a_turn {
            self.open.retain(|open| open.id != id || open.call.is_held());
        }
        plan
    }

    /// How many calls are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether no call is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    fn keep(&mut self, open: Open) {
        if !open.call.is_settled() {
            self.open.push(open);
        }
    }
}
