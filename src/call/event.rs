//! What can happen to a call.

use super::plan::Channel;
use super::query::Reply;
use crate::outcome::Payload;

/// What happened to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A payload came from the host.
    Answered {
        /// By which way.
        by: Channel,
        /// The payload's number, by which plans speak of it.
        number: u32,
        /// What it says.
        payload: Box<Payload>,
    },
    /// The host's function has returned.
    Returned,
    /// The host's function threw, or there was none to call.
    Threw {
        /// It was called, so the page may have been opened.
        was_called: bool,
    },
    /// The turn that [`super::Plan::wait_a_turn`] asked for is over.
    TurnEnded,
    /// The timer that [`super::Plan::timer`] asked for has fired.
    TimerFired,
    /// The caller's server was asked, and answered or failed.
    QueryAnswered {
        /// The number of [`super::Plan::query`].
        number: u32,
        /// What came of it.
        reply: Reply,
    },
    /// The page is shown again.
    PageShown,
}
