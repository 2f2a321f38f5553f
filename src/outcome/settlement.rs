//! When a call is over: exactly once, whatever the host does.
//!
//! ```
//! use pay_sign_center::outcome::{Event, Settlement, Step, Via};
//!
//! let mut call = Settlement::default();
//! assert_eq!(call.on(Event::Complete), Step::Hold);
//! assert_eq!(call.on(Event::Success), Step::Settle(Via::Success));
//! assert_eq!(call.on(Event::Fail), Step::Ignore);
//! ```

/// What happened to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// The host ran `success`.
    Success,
    /// The host ran `fail`.
    Fail,
    /// The host ran `complete`.
    Complete,
    /// The host threw out of the call.
    Threw,
    /// The turn that [`Step::Hold`] asked for is over.
    Turn,
}

/// Which callback brought the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// `success`.
    Success,
    /// `fail`.
    Fail,
    /// `complete` alone; read as `success`'s.
    Complete,
}

/// What to do about an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing.
    Ignore,
    /// Keep the payload, and send [`Event::Turn`] after one turn of the timer.
    Hold,
    /// Settle the call with this event's payload, or with the one kept where the answer is [`Via::Complete`].
    Settle(Via),
    /// Settle the call with what the host threw.
    SettleThrown,
}

/// Where one call stands.
#[derive(Debug, Clone, Default)]
pub struct Settlement {
    state: State,
}

#[derive(Debug, Clone, Copy, Default)]
enum State {
    #[default]
    Open,
    /// `complete` came first. A host that runs it before success or fail gets the rest of the turn to do so.
    Held,
    Settled,
}

impl Settlement {
    /// Takes an event. Settles once in a call's life, and [`Step::Ignore`] ever after.
    pub fn on(&mut self, event: Event) -> Step {
        let (state, step) = match (self.state, event) {
            (State::Open | State::Held, Event::Success) => (State::Settled, Step::Settle(Via::Success)),
            (State::Open | State::Held, Event::Fail) => (State::Settled, Step::Settle(Via::Fail)),
            (State::Open, Event::Complete) => (State::Held, Step::Hold),
            (State::Open, Event::Threw) => (State::Settled, Step::SettleThrown),
            (State::Held, Event::Turn) => (State::Settled, Step::Settle(Via::Complete)),
            (state, _) => (state, Step::Ignore),
        };
        self.state = state;
        step
    }
}
