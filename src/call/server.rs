//! What the caller's server is asked, and what it says.

use super::plan::{Plan, Promised, Query};
use super::query::{QueryError, QueryStatus, Reply, Round};
use super::{AFTER_SHOWN, Call, Ending, Ms, State};
use crate::outcome::{Kind, Outcome};

impl Call {
    pub(super) fn shown(&mut self, time: Ms) -> Plan {
        self.was_shown = true;
        self.had_grace = false;
        if !self.is_silent() || self.is_timed_out || self.is_late {
            return Plan::default();
        }
        let after = if self.has_timers { AFTER_SHOWN } else { 0 };
        self.begin_round(time + after).map(|()| self.go_on(time)).unwrap_or_default()
    }

    /// Begins to ask the server, if it can be asked.
    pub(super) fn begin_round(&mut self, time: Ms) -> Option<()> {
        let key = self.key.as_ref()?;
        let queried = self.queried.get_or_insert_default();
        if key.external_agreement_no.is_none() {
            queried.error = Some(QueryError::NoNumber);
            return None;
        }
        let previous = self.round.take();
        self.round = Some(Round::begin(time, &self.query_at, self.has_timers, previous));
        Some(())
    }

    /// Gives up a question that the server has not answered in time, so that another can be asked.
    pub(super) fn give_up_question(&mut self, time: Ms) {
        if self.round.as_mut().is_some_and(|round| round.give_up(time)) {
            self.queried.get_or_insert_default().error = Some(QueryError::TooLate);
        }
    }

    /// Asks the server what is due.
    pub(super) fn go_on(&mut self, time: Ms) -> Plan {
        self.give_up_question(time);
        let (Some(round), Some(key)) = (&mut self.round, &self.key) else { return Plan::default() };
        if !round.ask(time, self.queries + 1) {
            return Plan::default();
        }
        self.queries += 1;
        let query = Query { number: self.queries, agreement: key.clone() };
        Plan { query: Some(query), ..Plan::default() }
    }

    pub(super) fn hear_server(&mut self, number: u32, reply: Reply, time: Ms) -> Plan {
        let status = reply.status(self.number());
        let queried = self.queried.get_or_insert_default();
        let is_said_before = queried.error == status.err();
        match status {
            Ok(status) => queried.status = Some(status),
            Err(error) => queried.error = Some(error),
        }
        // Else a page whose server answers in another shape would wait for ever, and nothing would say why.
        let is_mistaken = matches!(status, Err(QueryError::NotAnAnswer | QueryError::OtherAgreement));
        let warning = status.err().filter(|_| is_mistaken && !is_said_before);
        self.was_begun |= status == Ok(QueryStatus::Temp);
        if status == Ok(QueryStatus::Normal) {
            return self.confirm(reply);
        }
        if let Some(round) = &mut self.round {
            round.hear(number, status.ok());
        }
        let mut plan = self.end_round(time, time);
        plan.warnings.extend(warning.map(|error| error.message().to_owned()));
        plan
    }

    /// The server knows of a signature, whatever the host has said. Callbacks that have not run do when it answers. What is
    /// held is its answer in a turn.
    pub(super) fn confirm(&mut self, reply: Reply) -> Plan {
        self.spoke_for = true;
        if self.is_held() {
            self.found = Some(reply);
            return Plan::default();
        }
        let (outcome, payload) = match std::mem::replace(&mut self.state, State::Settled) {
            State::Answered { ending, .. } => (ending.promised.into_outcome(), ending.payload),
            State::Open | State::Held { .. } | State::Settled => (None, None),
        };
        let mut outcome = outcome.unwrap_or_else(|| Box::new(Outcome::of_silence(&self.report)));
        if let Reply::Said { agreement_no, .. } = reply {
            outcome.confirm(self.number(), agreement_no.as_deref());
        }
        let host_may_answer = payload.is_none();
        self.settle(Ending { promised: Promised::Resolve(outcome), payload, host_may_answer })
    }

    /// Ends a round of queries that is over, else goes on with it. `due` is when this should have happened.
    pub(super) fn end_round(&mut self, due: Ms, time: Ms) -> Plan {
        let Some(round) = self.round.as_ref().filter(|round| round.is_open()) else { return Plan::default() };
        let is_denied = round.is_denied() && !self.spoke_for && !self.was_begun && self.is_cancelled();
        if !is_denied && !round.is_over(time) {
            return self.go_on(time);
        }
        if let Some(round) = &mut self.round {
            round.close();
        }
        if let (State::Answered { ending, .. }, true) = (&mut self.state, is_denied) {
            ending.promised.deny();
            return self.end();
        }
        let ends_the_call = match self.state {
            State::Answered { .. } => true,
            State::Open => self.is_timed_out,
            State::Held { .. } | State::Settled => false,
        };
        if ends_the_call && !self.was_late(due, time) { self.end() } else { Plan::default() }
    }

    fn is_cancelled(&self) -> bool {
        matches!(&self.state, State::Answered { ending, .. } if ending.promised.kind() == Some(Kind::Cancelled))
    }
}
