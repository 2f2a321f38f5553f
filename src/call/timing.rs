//! What happens when time has passed.

use super::plan::{Plan, TimerChange};
use super::query::Round;
use super::{Call, GRACE, LATE, Ms, State};

impl Call {
    pub(super) fn timer_fired(&mut self, due: Ms, time: Ms) -> Plan {
        // The turn that was asked for comes first.
        if !self.is_held() && self.deadline.is_some_and(|deadline| deadline <= time) {
            return self.reach_deadline(time);
        }
        self.give_up_question(time);
        self.end_round(due, time)
    }

    /// The host has had its time.
    fn reach_deadline(&mut self, time: Ms) -> Plan {
        let due = self.deadline.take().unwrap_or(time);
        if self.was_late(due, time) {
            return Plan::default();
        }
        let was_silent = matches!(self.state, State::Open) && !self.is_timed_out;
        if was_silent {
            self.is_timed_out = true;
            if self.begin_round(time).is_some() {
                return self.go_on(time);
            }
        }
        self.end()
    }

    /// Whether what was due comes so late that the timer must have been stopped. Then there is one more second for an
    /// answer that may just be on its way: once, since on a page that is busy every timer is late.
    pub(super) fn was_late(&mut self, due: Ms, time: Ms) -> bool {
        let is_late = time > due + LATE && !self.had_grace;
        if is_late {
            self.had_grace = true;
            self.deadline = Some(time + GRACE);
        }
        is_late
    }

    /// Has the one timer fire when something is to be done next.
    pub(super) fn set_timer(&mut self, plan: &mut Plan, now: f64) {
        if !self.has_timers {
            return;
        }
        let deadline = self.deadline.filter(|_| !matches!(self.state, State::Held { .. }));
        let next = [deadline, self.round.as_ref().and_then(Round::next)].into_iter().flatten().min();
        let change = self.timer.set(next, self.clock.at(now));
        plan.timer = change.map(|after| TimerChange { after: after.map(|after| after.try_into().unwrap_or(u32::MAX)) });
    }
}
