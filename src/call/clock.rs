//! The time of a call.
//!
//! Clocks of phones are set while a call is open, and timers stop while the client is in the background.

/// Milliseconds since the call began.
pub(super) type Ms = u64;

/// Time by the caller's clock, which never goes back: an hour that the clock is set back does not count.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    last: f64,
    elapsed: f64,
}

impl Clock {
    /// Starts at `now`, in milliseconds as `Date.now()` gives them.
    pub fn start(now: f64) -> Self {
        Clock { last: now, elapsed: 0.0 }
    }

    /// The time by a clock that shows `now`.
    pub fn at(&mut self, now: f64) -> Ms {
        let passed = now - self.last;
        if passed.is_finite() && passed > 0.0 {
            self.elapsed += passed;
        }
        if now.is_finite() {
            self.last = now;
        }
        // The conversion saturates: a number that is too large becomes the largest.
        self.elapsed as Ms
    }

    /// Takes a timer's word for it.
    fn advance_to(&mut self, time: Ms) {
        self.elapsed = self.elapsed.max(time as f64);
    }
}

/// The one timer of a call.
#[derive(Debug, Clone, Default)]
pub(super) struct Timer {
    target: Option<Ms>,
    was_early: bool,
}

impl Timer {
    /// Gives the time that the timer was set for, and the time now. If the clock says that the timer is early, the clock is
    /// believed the first time. If the next timer is early too, the clock stands still, and the timer is believed.
    pub fn fire(&mut self, clock: &mut Clock, now: f64) -> (Ms, Ms) {
        let time = clock.at(now);
        let target = self.target.take().unwrap_or(time);
        let is_early = time < target;
        if is_early && self.was_early {
            clock.advance_to(target);
        }
        self.was_early = is_early && !self.was_early;
        (target, clock.at(now))
    }

    /// Sets the timer for a time, or for none. `Some` where that changes anything: the milliseconds from now.
    pub fn set(&mut self, target: Option<Ms>, time: Ms) -> Option<Option<Ms>> {
        if target == self.target {
            return None;
        }
        self.target = target;
        Some(target.map(|target| target.saturating_sub(time)))
    }
}
