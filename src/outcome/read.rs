//! Makes an outcome of a payload.

use super::agreement::{Agreement, Signature};
use super::document;
use super::issue::Issue;
use super::payload::{HostCode, Payload, ResultField};
use super::settlement::Via;
use super::status::Kind;
use crate::data::{Data, Fields, Record, serialize};
use crate::sign_str::Report;

/// What a payload comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The host answered.
    Outcome(Outcome),
    /// The host failed the call without a status.
    HostError(HostError),
}

/// A typed answer of the host.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl Record for Outcome {
    fn show(&self, fields: &mut Fields<'_>) {
        self.show_facts(fields);
        self.kind.words().show(fields);
    }
}

impl Outcome {
    /// All but the words, which follow from the kind.
    pub(crate) fn show_facts(&self, fields: &mut Fields<'_>) {
        fields.text("kind", self.kind.as_str());
        fields.optional("resultStatus", &self.result_status);
        fields.bool("mayHaveSigned", self.may_have_signed);
        fields.optional("externalAgreementNo", &self.external_agreement_no);
        fields.record("agreement", self.agreement.as_ref().map(|agreement| agreement as _));
        fields.record("signature", self.signature.as_ref().map(|signature| signature as _));
        fields.list("issues", &self.issues);
    }
}

impl Record for HostError {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("kind", self.kind);
        fields.put("error", &self.error.as_ref().map_or(Data::Missing, HostCode::data));
        fields.optional("errorMessage", &self.error_message);
        fields.bool("mayHaveSigned", self.may_have_signed);
        fields.list("issues", &self.issues);
    }
}

serialize!(Outcome, HostError);

/// Reads a payload that came by `via`. `sign_str` is the report on the call's signStr, where it is at hand.
#[must_use]
pub fn read(payload: &Payload, via: Via, sign_str: Option<&Report>) -> Answer {
    let fields = [&payload.result_status, &payload.result_code, &payload.error];
    let mut rest = fields.iter();
    let mut status = rest.find_map(|code| code.as_ref()?.text());
    let mut kind = status.as_deref().map_or(Kind::Unknown, Kind::of_status);
    if rest.len() == 0 && kind == Kind::Unrecognised {
        // It stood in `error`, which has codes of its own.
        (status, kind) = (None, Kind::Unknown);
    }
    let has_status = status.is_some();
    if !has_status && (via == Via::Fail || payload.error.is_some()) {
        return Answer::HostError(host_error(payload));
    }
    let mut outcome = Outcome {
        kind,
        result_status: status,
        may_have_signed: true,
        external_agreement_no: None,
        agreement: None,
        signature: None,
        issues: Vec::new(),
    };
    if rest.len() < 2 {
        outcome.note(if has_status { Issue::StatusElsewhere } else { Issue::NoStatus });
    }
    outcome.read_result(payload);
    outcome.weigh();
    outcome.find_number(sign_str);
    Answer::Outcome(outcome)
}

fn host_error(payload: &Payload) -> HostError {
    let code = payload.error.as_ref().and_then(HostCode::text);
    let twice = payload.text.duplicate_key;
    let never_opened = code.is_some_and(|code| matches!(code.as_bytes(), [b'1' | b'2' | b'4'])) && !twice;
    HostError {
        kind: "host_error",
        error: payload.error.clone(),
        error_message: payload.error_message.clone(),
        may_have_signed: !never_opened,
        issues: if twice { vec![Issue::DuplicateKey] } else { Vec::new() },
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
        let faults = payload.text;
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
        let answered = self.agreement.as_ref().and_then(Agreement::external_agreement_no).unwrap_or_default();
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
