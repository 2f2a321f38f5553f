//! Makes an outcome of a payload.

use super::agreement::{Agreement, Signature};
use super::payload::{HostCode, Payload, ResultField};
use super::{Issue, Kind, Via, document};
use crate::sign_str::Report;
use serde::Serialize;

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
    /// The host's status, whether documented or not.
    pub result_status: Option<String>,
    /// False only where it is certain that nothing was signed.
    pub may_have_signed: bool,
    /// The signStr's external agreement number (外部签约号), else the result's.
    pub external_agreement_no: Option<String>,
    /// The response in `result`, where it could be read.
    pub agreement: Option<Agreement>,
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
    let status = Status::find(payload);
    if status.is_none() && (via == Via::Fail || payload.error.is_some()) {
        return Answer::HostError(HostError::read(payload));
    }
    let mut outcome = Outcome {
        kind: status.as_ref().map_or(Kind::Unknown, |status| Kind::of_status(&status.code)),
        result_status: None,
        may_have_signed: true,
        external_agreement_no: None,
        agreement: None,
        signature: None,
        issues: Vec::new(),
    };
    match status {
        None => outcome.note(Issue::NoStatus),
        Some(status) => {
            if status.is_elsewhere {
                outcome.note(Issue::StatusElsewhere);
            }
            outcome.result_status = Some(status.code);
        }
    }
    outcome.read_result(payload);
    outcome.weigh();
    outcome.find_number(sign_str);
    Answer::Outcome(Box::new(outcome))
}

/// The status of a payload.
struct Status {
    code: String,
    /// It did not stand in `resultStatus`.
    is_elsewhere: bool,
}

impl Status {
    fn find(payload: &Payload) -> Option<Self> {
        let text = |code: &Option<HostCode>| code.as_ref().and_then(HostCode::text);
        if let Some(code) = text(&payload.result_status) {
            return Some(Status { code, is_elsewhere: false });
        }
        // `error` has codes of its own: there only a documented status counts.
        let is_documented = |code: &String| Kind::of_status(code) != Kind::Unrecognised;
        let code = text(&payload.result_code).or_else(|| text(&payload.error).filter(is_documented))?;
        Some(Status { code, is_elsewhere: true })
    }
}

impl HostError {
    fn read(payload: &Payload) -> Self {
        let code = payload.error.as_ref().and_then(HostCode::text);
        let is_twice = payload.faults.duplicate_key;
        let never_opened = matches!(code.as_deref(), Some("1" | "2" | "4")) && !is_twice;
        HostError {
            kind: "host_error",
            error: payload.error.clone(),
            error_message: payload.error_message.clone(),
            may_have_signed: !never_opened,
            issues: if is_twice { vec![Issue::DuplicateKey] } else { Vec::new() },
        }
    }
}

impl Outcome {
    /// Adds an issue, once.
    pub(super) fn note(&mut self, issue: Issue) {
        if !self.issues.contains(&issue) {
            self.issues.push(issue);
        }
    }

    fn read_result(&mut self, payload: &Payload) {
        let faults = payload.faults;
        let read = match &payload.result {
            _ if faults.not_json => Err(Issue::ResultNotJson),
            ResultField::Absent => Err(Issue::NoResult),
            ResultField::Unreadable => Err(Issue::ResultNotJson),
            ResultField::Text(text) | ResultField::Object(text) => document::read(text, self),
        };
        if let Err(issue) = read {
            self.note(issue);
        }
        if let (ResultField::Object(_), false) = (&payload.result, faults.not_json) {
            self.signature = None;
            self.note(Issue::ResultIsObject);
        }
        if faults.not_strict {
            self.note(Issue::ResultNotStrictJson);
        }
        if faults.duplicate_key {
            self.note(Issue::DuplicateKey);
        }
    }

    /// Weighs what the status says against the rest.
    fn weigh(&mut self) {
        if self.agreement.as_ref().is_some_and(|agreement| agreement.contradicts(self.kind)) {
            self.note(Issue::ResultContradictsStatus);
        }
        if self.issues.iter().any(|issue| matches!(issue, Issue::DuplicateKey | Issue::ResultContradictsStatus)) {
            self.kind = Kind::Unknown;
        }
        self.may_have_signed = self.kind != Kind::Failed;
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
