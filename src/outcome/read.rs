//! Makes an outcome of a payload.

use super::agreement::{Agreement, Signature};
use super::document::{self, SignResult};
use super::issue::{self, Issue};
use super::payload::{HostCode, Payload, ResultField};
use super::settlement::Via;
use super::status::{Kind, RESULT_STATUS};
use crate::data::{Data, Fields, Record, serialize};
use crate::sign_str::Report;

/// What a payload comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, and moved once")]
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
        fields.put("issues", &issue::list(&self.issues));
    }
}

impl Record for HostError {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("kind", self.kind);
        fields.put("error", &self.error.as_ref().map_or(Data::Missing, HostCode::data));
        fields.optional("errorMessage", &self.error_message);
        fields.bool("mayHaveSigned", self.may_have_signed);
        fields.put("issues", &issue::list(&self.issues));
    }
}

serialize!(Outcome, HostError);

/// Reads a payload that came by `via`. `sign_str` is the report on the call's signStr, where it is at hand.
#[must_use]
pub fn read(payload: &Payload, via: Via, sign_str: Option<&Report>) -> Answer {
    let mut issues = Vec::new();
    let Some(status) = find_status(payload, &mut issues) else {
        if via == Via::Fail || payload.error.is_some() {
            return Answer::HostError(host_error(payload));
        }
        issues.push(Issue::NoStatus);
        return Answer::Outcome(outcome(payload, None, issues, sign_str));
    };
    Answer::Outcome(outcome(payload, Some(status), issues, sign_str))
}

fn find_status(payload: &Payload, issues: &mut Vec<Issue>) -> Option<String> {
    let text = |code: &Option<HostCode>| code.as_ref().and_then(HostCode::text);
    let status = text(&payload.result_status);
    if status.is_some() {
        return status;
    }
    let is_documented = |text: &String| RESULT_STATUS.iter().any(|status| status.code == *text);
    let elsewhere = text(&payload.result_code).or_else(|| text(&payload.error).filter(is_documented));
    if elsewhere.is_some() {
        issues.push(Issue::StatusElsewhere);
    }
    elsewhere
}

fn host_error(payload: &Payload) -> HostError {
    let code = payload.error.as_ref().and_then(HostCode::text);
    let twice = payload.text.duplicate_key;
    let never_opened = matches!(code.as_deref(), Some("1" | "2" | "4")) && !twice;
    HostError {
        kind: "host_error",
        error: payload.error.clone(),
        error_message: payload.error_message.clone(),
        may_have_signed: !never_opened,
        issues: if twice { vec![Issue::DuplicateKey] } else { Vec::new() },
    }
}

fn outcome(payload: &Payload, status: Option<String>, mut issues: Vec<Issue>, sign_str: Option<&Report>) -> Outcome {
    let SignResult { agreement, signature } = read_result(payload, &mut issues);
    let stated = status.as_deref().map_or(Kind::Unknown, Kind::of_status);
    let issue = Issue::ResultContradictsStatus;
    if !issues.contains(&issue) && agreement.as_ref().is_some_and(|agreement| contradicts(stated, agreement)) {
        issues.push(issue);
    }
    let unclear = issues.iter().any(|issue| matches!(issue, Issue::DuplicateKey | Issue::ResultContradictsStatus));
    let kind = if unclear { Kind::Unknown } else { stated };
    let external_agreement_no = external_agreement_no(sign_str, agreement.as_ref(), &mut issues);
    Outcome {
        kind,
        result_status: status,
        may_have_signed: kind != Kind::Failed,
        external_agreement_no,
        agreement,
        signature,
        issues,
    }
}

fn read_result(payload: &Payload, issues: &mut Vec<Issue>) -> SignResult {
    let mut result = SignResult::default();
    let faults = payload.text;
    match &payload.result {
        _ if faults.not_json => issues.push(Issue::ResultNotJson),
        ResultField::Absent => issues.push(Issue::NoResult),
        ResultField::Unreadable => issues.push(Issue::ResultNotJson),
        ResultField::Text(text) => result = document::read(text, issues),
        ResultField::Object(text) => {
            result = SignResult { signature: None, ..document::read(text, issues) };
            issues.push(Issue::ResultIsObject);
        }
    }
    for (found, issue) in [(faults.not_strict, Issue::ResultNotStrictJson), (faults.duplicate_key, Issue::DuplicateKey)]
    {
        if found && !issues.contains(&issue) {
            issues.push(issue);
        }
    }
    result
}

/// Whether the response says otherwise than the status.
fn contradicts(stated: Kind, agreement: &Agreement) -> bool {
    let code = agreement.code();
    let status = agreement.status();
    match stated {
        Kind::Signed => code.is_some_and(|code| code != "10000") || status.is_some_and(|status| status != "NORMAL"),
        Kind::Failed | Kind::Cancelled | Kind::NetworkError => {
            code == Some("10000") && agreement.agreement_no().is_some_and(|number| !number.is_empty())
        }
        Kind::Unknown | Kind::Unrecognised => false,
    }
}

fn external_agreement_no(
    sign_str: Option<&Report>,
    agreement: Option<&Agreement>,
    issues: &mut Vec<Issue>,
) -> Option<String> {
    let asked = sign_str.and_then(Report::external_agreement_no);
    let answered = agreement.and_then(Agreement::external_agreement_no).filter(|number| !number.is_empty());
    if let (Some(asked), Some(answered)) = (asked, answered)
        && asked != answered
    {
        issues.push(Issue::OtherAgreement);
    }
    let number = asked.or(answered);
    if sign_str.is_some() && number.is_none() {
        issues.push(Issue::NoExternalAgreementNo);
    }
    number.map(String::from)
}
