//! What the caller's server says of the agreement, and when it is asked.

use super::clock::Ms;
use crate::codes::codes;
use serde::Serialize;

/// When the server is asked, in milliseconds after what made the question necessary, unless the caller says otherwise.
pub const QUERY_AT: [u32; 5] = [0, 1000, 2000, 4000, 8000];

/// Milliseconds that a round of queries takes at most.
pub const LONGEST_ROUND: u32 = 15_000;

/// Milliseconds that one query may take.
pub const LONGEST_QUERY: u32 = 5_000;

/// A "no" is final only if it was asked for at least this long after the host's answer: before that, the platform may not
/// know of the signature yet.
const SETTLED_AFTER: Ms = 2_000;

codes! {
    /// What the server was told of the agreement.
    QueryStatus {
        Normal "NORMAL" "It is signed."
        Temp "TEMP" "Its signing was begun, and is not done."
        Stop "STOP" "It has ended."
        None "NONE" "There is no such agreement."
    }
}

impl QueryStatus {
    fn says_no(self) -> bool {
        matches!(self, QueryStatus::Stop | QueryStatus::None)
    }
}

codes! {
    /// Why a query brought no answer.
    QueryError {
        Failed "failed" "`queryAgreement` threw, or its Promise was rejected"
        TooLate "too_late" "`queryAgreement` did not answer within 5 seconds"
        NotAnAnswer "not_an_answer" "`queryAgreement` gave something else than { status: 'NORMAL' | 'TEMP' | 'STOP' | 'NONE' }"
        OtherAgreement "other_agreement" "`queryAgreement` answered for another external agreement number"
        NoNumber "no_external_agreement_no" "`queryAgreement` is not asked: the signStr has no external agreement number, and the option `externalAgreementNo` gives none"
    }
}

/// What the caller's `queryAgreement` is given: by these three, `alipay.user.agreement.query` finds an agreement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgreementKey {
    /// The merchant's own number of the agreement (外部签约号).
    pub external_agreement_no: Option<String>,
    /// Such as `CYCLE_PAY_AUTH_P`.
    pub personal_product_code: Option<String>,
    /// Such as `INDUSTRY|CARRENTAL`.
    pub sign_scene: Option<String>,
}

/// What `queryAgreement` came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It threw, or its Promise was rejected.
    Failed,
    /// The texts of what it gave.
    Said {
        /// The name of a [`QueryStatus`].
        status: Option<String>,
        /// The platform's number of the agreement.
        agreement_no: Option<String>,
        /// The merchant's own, if the server repeats it.
        external_agreement_no: Option<String>,
    },
}

impl Reply {
    /// The status, if this is an answer about the agreement of that number.
    pub(super) fn status(&self, number: Option<&str>) -> Result<QueryStatus, QueryError> {
        let Reply::Said { status, external_agreement_no, .. } = self else { return Err(QueryError::Failed) };
        let status = status.as_deref().and_then(QueryStatus::from_name).ok_or(QueryError::NotAnAnswer)?;
        let is_other = external_agreement_no.as_deref().is_some_and(|other| Some(other) != number);
        if is_other { Err(QueryError::OtherAgreement) } else { Ok(status) }
    }
}

/// The questions after one answer, one silence, or one return to the page. One is asked at a time.
#[derive(Debug, Clone)]
pub(super) struct Round {
    began: Ms,
    /// When the next ones are due, in any order.
    due: Vec<Ms>,
    pending: Option<Asked>,
    is_open: bool,
    noes: u32,
    /// "No" was said often and late enough.
    is_denied: bool,
}

#[derive(Debug, Clone, Copy)]
struct Asked {
    number: u32,
    at: Ms,
}

impl Asked {
    fn given_up_at(self) -> Ms {
        self.at + Ms::from(LONGEST_QUERY)
    }
}

impl Round {
    /// A round that begins then. Without a timer, one question is all that can be asked. A question of the round before that
    /// is still open is kept, so that two are never asked at once; without a timer, nobody could give it up.
    pub fn begin(began: Ms, query_at: &[u32], has_timer: bool, previous: Option<Round>) -> Self {
        let query_at = if has_timer { query_at } else { &[0] };
        let due = query_at.iter().map(|after| began + Ms::from(*after)).collect();
        let pending = previous.filter(|_| has_timer).and_then(|round| round.pending);
        Round { began, due, pending, is_open: true, noes: 0, is_denied: false }
    }

    /// Nothing more is asked. What was asked may still be answered.
    pub fn close(&mut self) {
        self.is_open = false;
    }

    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether a question is to be asked now; it gets that number. Of several that are overdue, one is.
    pub fn ask(&mut self, time: Ms, number: u32) -> bool {
        let is_due =
            self.is_open && self.pending.is_none() && time < self.ends() && self.due.iter().any(|due| *due <= time);
        if is_due {
            self.due.retain(|due| *due > time);
            self.pending = Some(Asked { number, at: time });
        }
        is_due
    }

    /// Gives up a question that has taken too long.
    pub fn give_up(&mut self, time: Ms) -> bool {
        let is_late = self.pending.is_some_and(|asked| time >= asked.given_up_at());
        if is_late {
            self.pending = None;
        }
        is_late
    }

    /// Hears what a question of that number came to. Of one that was given up, nothing counts here.
    pub fn hear(&mut self, number: u32, status: Option<QueryStatus>) {
        let Some(asked) = self.pending.filter(|asked| asked.number == number) else { return };
        self.pending = None;
        // What was so before the round began says nothing of what came after.
        if asked.at >= self.began && status.is_some_and(QueryStatus::says_no) {
            self.noes += 1;
            self.is_denied |= self.noes > 1 && asked.at >= self.began + SETTLED_AFTER;
        }
    }

    /// Whether the server has said for certain that there is no agreement.
    pub fn is_denied(&self) -> bool {
        self.is_denied
    }

    pub fn is_over(&self, time: Ms) -> bool {
        time >= self.ends() || (self.due.is_empty() && self.pending.is_none())
    }

    /// When something is to be done next; `None` once the round is closed.
    pub fn next(&self) -> Option<Ms> {
        let next = match self.pending {
            Some(asked) => asked.given_up_at(),
            None => self.due.iter().copied().min().unwrap_or_default(),
        };
        self.is_open.then(|| next.min(self.ends()))
    }

    fn ends(&self) -> Ms {
        self.began + Ms::from(LONGEST_ROUND)
    }
}
