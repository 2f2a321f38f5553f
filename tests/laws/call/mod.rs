//! What holds for every call, whatever happens to it: a call settles once, is signed only with evidence, loses none, is
//! certain only with a ground, leaves nothing behind, and runs each callback once (the world sees to the last).

pub mod steps;
pub mod world;

use pay_sign_center::call::{Channel, Event, Promised, Request, Settle};
use pay_sign_center::outcome::Kind;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use steps::{CONTRADICTORY, FAILED, REFUSED, SIGNED, Step, UNKNOWN};
use world::{NOW, SIGN_STR, World, sign_str, words};

/// How late timers are, in milliseconds: on a page that is busy, every one is taken for one that was stopped.
pub const IN_TIME: f64 = 0.0;
pub const ON_A_BUSY_PAGE: f64 = 600.0;

/// Where the host's function is. What others do happens once it is over.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    Inside,
    Returned,
    /// There is no Promise of the host's.
    Threw,
}

/// A call, and what the laws need to know of what has happened to it, besides what the world keeps.
#[derive(Debug, Clone)]
pub struct Trial {
    pub world: World,
    pub path: Vec<Step>,
    request: Request,
    stage: Stage,
    /// How many Promises have been settled.
    ends: usize,
    /// Something that speaks for a signature has come.
    evidence: bool,
    /// What makes a call signed has come: 7000 in its place, or NORMAL.
    ground: bool,
    /// A callback of the host's said no, and nothing in its payload said otherwise.
    host_said_no: bool,
    server_said_no: usize,
    /// A callback of the host's answered while those of the caller's were still to be run.
    is_answered: bool,
    /// The host's Promise has come to something.
    has_promised: bool,
    was_shown: bool,
}

impl Trial {
    pub fn begin(request: &Request) -> Self {
        Self {
            world: World::open(request),
            path: Vec::new(),
            request: request.clone(),
            stage: Stage::Inside,
            ends: 0,
            evidence: false,
            ground: false,
            host_said_no: false,
            server_said_no: 0,
            is_answered: false,
            has_promised: false,
            was_shown: false,
        }
    }

    /// Does a step, if it can happen now, and asks the laws.
    pub fn take(&mut self, step: Step) -> bool {
        let can_happen = self.can_happen(step);
        if can_happen {
            self.path.push(step);
            self.watch(|trial| {
                trial.happen(step);
                trial.check();
            });
        }
        can_happen
    }

    fn can_happen(&self, step: Step) -> bool {
        let is_over = self.stage != Stage::Inside;
        match step {
            Step::Returned | Step::Threw => !is_over,
            Step::Answer(Channel::Fulfilled | Channel::Rejected, _) => {
                self.stage == Stage::Returned && !self.has_promised
            }
            Step::Answer(..) => true,
            Step::TurnEnds => is_over && self.world.turns > 0,
            Step::Timer(_) => is_over && self.world.timer.is_some(),
            Step::Reply(_) => is_over && !self.world.queries.is_empty(),
            Step::Shown => is_over,
        }
    }

    fn happen(&mut self, step: Step) {
        match step {
            Step::Returned => {
                self.stage = Stage::Returned;
                self.world.returned();
            }
            Step::Threw => {
                self.stage = Stage::Threw;
                self.world.threw();
            }
            Step::Answer(by, json) => self.answer(by, json),
            Step::TurnEnds => self.world.end_turn(),
            Step::Timer(late) => self.world.fire(late),
            Step::Reply(status) => self.reply(status),
            Step::Shown => {
                self.was_shown = true;
                self.world.on(Event::PageShown);
            }
        }
    }

    fn answer(&mut self, by: Channel, json: &'static str) {
        let is_promise = matches!(by, Channel::Fulfilled | Channel::Rejected);
        self.has_promised |= is_promise;
        // What a Promise is fulfilled with counts if it has a status.
        self.evidence |= [SIGNED, UNKNOWN, CONTRADICTORY].contains(&json);
        self.ground |= json == SIGNED && by != Channel::Fail && by != Channel::Rejected;
        // What a Promise is fulfilled with is read as success's payload.
        self.host_said_no |= (json == FAILED && by != Channel::Rejected) || (json == REFUSED && by == Channel::Fail);
        self.is_answered |= !is_promise && self.world.callbacks.is_empty();
        self.world.answer(by, json);
    }

    fn reply(&mut self, status: &str) {
        if self.world.end.is_none() {
            self.evidence |= status == "NORMAL" || status == "TEMP";
            self.ground |= status == "NORMAL";
            self.server_said_no += usize::from(status == "STOP" || status == "NONE");
        }
        self.world.reply(status);
    }

    /// What holds of each end: the call's, and those of late answers.
    fn check(&mut self) {
        let ends = self.world.end.iter().chain(&self.world.late_ends);
        ends.clone().skip(self.ends).for_each(|end| self.check_end(end));
        self.ends = ends.count();
    }

    fn check_end(&self, end: &Settle) {
        let (is_signed, may_have_signed) = match &end.promised {
            Promised::Resolve(outcome) => (outcome.kind == Kind::Signed, outcome.may_have_signed),
            Promised::Reject(error) => (false, error.may_have_signed),
        };
        assert!(!is_signed || self.ground, "signed without evidence");
        assert!(may_have_signed || !self.evidence, "evidence was lost");
        assert!(may_have_signed || self.host_said_no || self.server_said_no > 1, "certain without a ground");
        assert_eq!(self.world.timer, None, "a timer was left");
    }

    /// Second taps, which change nothing here: whether one with the same signStr is refused, and one with another.
    pub fn tap(&mut self) -> Option<[bool; 2]> {
        if self.world.end.is_some() || self.stage == Stage::Inside {
            return None;
        }
        self.watch(|trial| {
            let other = sign_str("N2");
            let refused = [&*SIGN_STR, &other].map(|sign_str| trial.world.clone().tap(sign_str));
            let is_soon = trial.world.now - NOW < 1500.0;
            let is_expected = is_soon && !trial.was_shown && trial.world.callbacks.is_empty();
            assert_eq!(refused, [is_expected; 2], "a second tap");
            Some(refused)
        })
    }

    /// Lets everything come to rest: nobody says anything more, and timers are that many milliseconds late.
    pub fn come_to_rest(&mut self, late: f64) {
        while self.come_closer_to_rest(late) {}
        self.check_rest();
    }

    /// The next thing that happens where nobody says anything more: whether there was any.
    pub fn come_closer_to_rest(&mut self, late: f64) -> bool {
        assert!(self.path.len() < 200, "it never comes to rest");
        [Step::Returned, Step::TurnEnds, Step::Timer(late)].into_iter().any(|step| self.take(step))
    }

    /// What holds when all is at rest.
    pub fn check_rest(&mut self) {
        self.watch(|trial| trial.rest_is_the_end());
    }

    fn rest_is_the_end(&self) {
        let world = &self.world;
        // Without timers, a server that never answers is waited for.
        let waits_for_the_server = self.request.lacks_timers && !world.queries.is_empty();
        let is_answered = !world.callbacks.is_empty() && !waits_for_the_server;
        assert!(world.end.is_some() || !(is_answered || self.request.timeout.is_some()), "it never ends");
        assert_eq!(world.calls.is_empty(), world.end.is_some(), "what is over is forgotten");
        assert!(!self.is_answered || !world.callbacks.is_empty(), "the callbacks have run");
    }

    /// Says what has happened where a law is broken.
    fn watch<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or_else(|broken| {
            eprintln!("after {:?}: {}", self.path, words(self.world.end.as_ref()));
            resume_unwind(broken)
        })
    }
}
