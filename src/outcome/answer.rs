//! Makes an outcome of a payload.

use super::agreement::{Agreement, Signature};
use super::document::{self, Reading};
use super::evidence::Evidence;
use super::host_code::HostCode;
use super::payload::{Payload, ResultField};
use super::{Issue, Kind, Via};
use crate::codes::codes;
use crate::sign_str::Report;
use crate::words::UserMessage;
use serde::Serialize;

codes! {
    /// Who knows of a signature, besides the host.
    ConfirmedBy {
        Query "query" "The caller's server."
    }
}

/// What a payload comes to. In JavaScript, `kind` tells the two apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The host answered.
    Outcome(Box<Outcome>),
    /// The host failed the call without a status.
    HostError(HostError),
}

/// A typed answer of the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Outcome {
    /// What became of the call; [`Kind::words`] says it in words.
    pub kind: Kind,
    /// Set where it was not the host who said that it is signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed_by: Option<ConfirmedBy>,
    /// The host's status, whether documented or not.
    pub result_status: Option<String>,
    /// False only where it is certain that nothing was signed.
    pub may_have_signed: bool,
    /// The signStr's external agreement number (外部签约号), else the result's.
    pub external_agreement_no: Option<String>,
    /// The response in `result`, where it could be read.
    pub agreement: Option<Box<Agreement>>,
    /// What a server needs to check the platform's signature.
    pub signature: Option<Signature>,
    /// What was odd.
    pub issues: Vec<Issue>,
}

/// The host's failure, `{ error, errorMessage }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HostError {
    /// Always `host_error`.
    pub kind: &'static str,
    /// The host's code; 4 is 无权限调用.
    pub error: Option<HostCode>,
    /// The host's words.
    pub error_message: Option<String>,
    /// False only for the codes of calls that never got to the page.
    pub may_have_signed: bool,
    /// What was odd.
    pub issues: Vec<Issue>,
}

/// Reads a payload that came by `via`. `sign_str` is the report on the call's signStr, where it is at hand.
#[must_use]
pub fn read(payload: &Payload, via: Via, sign_str: Option<&Report>) -> Answer {
    let mut reading = read_all(payload);
    let status = Status::find(payload);
    // An answer that may say that nothing was signed is searched first: its results, its wrappers and its own fields.
    let may_deny = status.as_ref().is_none_or(|status| is_negative(Kind::of_status(&status.code)));
    if may_deny {
        reading.evidence.speaks_for = speaks_for(payload, reading.evidence);
    }
    let Some(status) = status else {
        if via == Via::Fail || payload.has_error() {
            return Answer::HostError(HostError::of(payload, reading.evidence));
        }
        return Answer::Outcome(Box::new(Outcome::without_status(reading, sign_str)));
    };
    Answer::Outcome(Box::new(Outcome::with_status(status, via, reading, sign_str)))
}

/// Whether anything in a payload speaks for a signature.
pub(crate) fn speaks_for_a_signature(payload: &Payload) -> bool {
    let says_so = |status: String| Kind::of_status(&status).speaks_for();
    payload.own_status().is_some_and(says_so) || speaks_for(payload, read_all(payload).evidence)
}

/// Whether the results, what wraps the payload, or its own fields but for the status speak for a signature.
fn speaks_for(payload: &Payload, evidence: Evidence) -> bool {
    let in_wrappers = || payload.wrappers.iter().any(|text| document::speaks_for_a_signature(text, 0));
    evidence.speaks_for || payload.results().any(ResultField::speaks_for_a_signature) || in_wrappers()
}

/// What the nearest `result` says, and what was wrong with the payload around it. Any further one is evidence, and so are
/// the payload's own fields.
fn read_all(payload: &Payload) -> Reading {
    let faults = payload.faults;
    let mut results = payload.results();
    let mut reading = match results.next() {
        Some(result) => Reading::of(result),
        None if faults.not_json || faults.is_unreadable => Reading::of(&ResultField::Other),
        None => Reading::of(&ResultField::Absent),
    };
    for other in results.map(Reading::of) {
        reading.evidence.add(other.evidence);
        reading.issues.extend(other.issues.into_iter().filter(|issue| *issue == Issue::DuplicateKey));
    }
    if faults.not_strict {
        reading.issues.push(Issue::ResultNotStrictJson);
    }
    if payload.has_duplicate_key() {
        reading.issues.push(Issue::DuplicateKey);
    }
    reading.evidence.add_payload(payload);
    reading
}

/// Whether the kind says that nothing was signed.
fn is_negative(kind: Kind) -> bool {
    matches!(kind, Kind::Failed | Kind::Cancelled | Kind::NetworkError)
}

/// The status of a payload.
struct Status {
    code: String,
    /// It did not stand in `resultStatus`.
    is_elsewhere: bool,
}

impl Status {
    fn find(payload: &Payload) -> Option<Self> {
        let own = payload.own_status().map(|code| Status { code, is_elsewhere: false });
        let elsewhere = || payload.statuses_elsewhere().next().map(|code| Status { code, is_elsewhere: true });
        own.or_else(elsewhere)
    }
}

impl Answer {
    /// What may be shown to the user.
    #[must_use]
    pub fn user_message(&self) -> UserMessage {
        match self {
            Answer::Outcome(outcome) => outcome.user_message(),
            Answer::HostError(error) => UserMessage::of_end(error.may_have_signed),
        }
    }
}

impl HostError {
    fn of(payload: &Payload, evidence: Evidence) -> Self {
        let code = payload.error.as_ref().and_then(HostCode::text);
        let is_twice = payload.has_duplicate_key();
        let never_opened = matches!(code.as_deref(), Some("1" | "2" | "4"));
        HostError {
            kind: "host_error",
            error: payload.error.clone(),
            error_message: payload.error_message.clone(),
            may_have_signed: !never_opened || is_twice || evidence.speaks_for,
            issues: if is_twice { vec![Issue::DuplicateKey] } else { Vec::new() },
        }
    }
}

impl Outcome {
    fn without_status(reading: Reading, sign_str: Option<&Report>) -> Self {
        let mut outcome = Outcome::new(Kind::Unknown, None);
        outcome.note(Issue::NoStatus);
        outcome.finish(reading, sign_str);
        outcome
    }

    fn with_status(status: Status, via: Via, reading: Reading, sign_str: Option<&Report>) -> Self {
        let stated = Kind::of_status(&status.code);
        let Evidence { speaks_for, speaks_against } = reading.evidence;
        let asked = sign_str.and_then(Report::external_agreement_no);
        let is_confirmed = reading
            .agreement
            .as_ref()
            .is_some_and(|agreement| agreement.says_success() && !agreement.is_other(asked, None));
        let is_in_place = via != Via::Fail && !status.is_elsewhere;
        let kind = match stated {
            Kind::Signed if speaks_against || !(is_in_place || is_confirmed) => Kind::Unknown,
            stated if is_negative(stated) && speaks_for => Kind::Unknown,
            _ => stated,
        };
        let mut outcome = Outcome::new(kind, Some(status.code));
        if status.is_elsewhere {
            outcome.note(Issue::StatusElsewhere);
        }
        outcome.finish(reading, sign_str);
        // A 7000 outside of `resultStatus` that nothing confirms is unknown, but nothing contradicts it. Where a key stands
        // twice, `duplicate_key` alone gives the reason.
        let is_contradicted = kind != stated && (stated != Kind::Signed || speaks_against || via == Via::Fail);
        if is_contradicted && !outcome.issues.contains(&Issue::DuplicateKey) {
            outcome.note(Issue::ResultContradictsStatus);
        }
        outcome
    }

    fn new(kind: Kind, result_status: Option<String>) -> Self {
        Outcome {
            kind,
            confirmed_by: None,
            result_status,
            may_have_signed: true,
            external_agreement_no: None,
            agreement: None,
            signature: None,
            issues: Vec::new(),
        }
    }

    fn finish(&mut self, reading: Reading, sign_str: Option<&Report>) {
        self.agreement = reading.agreement;
        self.signature = reading.signature;
        reading.issues.into_iter().for_each(|issue| self.note(issue));
        if self.issues.contains(&Issue::DuplicateKey) {
            self.kind = Kind::Unknown;
        }
        self.may_have_signed = self.kind != Kind::Failed;
        self.find_number(sign_str);
    }

    /// Adds an issue, once.
    fn note(&mut self, issue: Issue) {
        if !self.issues.contains(&issue) {
            self.issues.push(issue);
        }
    }

    /// The outcome of a call that the host has not answered.
    pub(crate) fn of_silence(sign_str: &Report) -> Self {
        let number = sign_str.external_agreement_no().map(Into::into);
        Outcome { external_agreement_no: number, ..Outcome::new(Kind::Unknown, None) }
    }

    /// The caller's server knows the agreement of that external number, and perhaps the platform's number of it.
    pub(crate) fn confirm(&mut self, external_number: Option<&str>, agreement_no: Option<&str>) {
        self.kind = Kind::Signed;
        self.may_have_signed = true;
        self.confirmed_by = Some(ConfirmedBy::Query);
        if self.agreement.as_ref().is_some_and(|agreement| agreement.is_other(external_number, agreement_no)) {
            // What the host has of another agreement is not what was found.
            (self.agreement, self.signature) = (None, None);
        }
        if self.external_agreement_no.is_none() {
            self.external_agreement_no = external_number.map(Into::into);
            self.issues.retain(|issue| *issue != Issue::NoExternalAgreementNo);
        }
        let agreement = self.agreement.get_or_insert_default();
        if agreement.agreement_no.as_deref().unwrap_or_default().is_empty() {
            agreement.agreement_no = agreement_no.map(Into::into);
        }
    }

    /// What may be shown to the user.
    #[must_use]
    pub fn user_message(&self) -> UserMessage {
        UserMessage::of_end(self.may_have_signed)
    }

    /// Makes the end uncertain: something outside of the payload speaks for a signature, or may yet.
    pub(crate) fn allow_for_a_signature(&mut self) {
        self.may_have_signed = true;
        if self.kind == Kind::Failed {
            self.kind = Kind::Unknown;
            self.note(Issue::ResultContradictsStatus);
        }
    }

    fn find_number(&mut self, sign_str: Option<&Report>) {
        let asked = sign_str.and_then(Report::external_agreement_no).unwrap_or_default();
        let answered = self
            .agreement
            .as_ref()
            .and_then(|agreement| agreement.external_agreement_no.as_deref())
            .unwrap_or_default();
        let number = if asked.is_empty() { answered } else { asked };
        let is_other = !answered.is_empty() && answered != number;
        self.external_agreement_no = (!number.is_empty()).then(|| number.into());
        if is_other {
            self.note(Issue::OtherAgreement);
        }
        if sign_str.is_some() && self.external_agreement_no.is_none() {
            self.note(Issue::NoExternalAgreementNo);
        }
    }
}
