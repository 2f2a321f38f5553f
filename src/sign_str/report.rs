//! What a check hands out.

use super::finding::{Code, Finding, Findings, Severity};
use crate::codes::codes;
use serde::Serialize;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    ok: bool,
    findings: Vec<Finding>,
    #[serde(skip)]
    external_agreement_no: Option<String>,
}

codes! {
    /// Which findings block a call.
    Policy {
        Errors "errors" "Those of severity error."
        Strict "strict" "All."
        Report "report" "None."
    }
}

impl Report {
    pub(super) fn new(findings: Findings, external_agreement_no: Option<String>) -> Self {
        let findings = findings.into_vec();
        let ok = findings.iter().all(|finding| finding.severity() != Severity::Error);
        Report { ok, findings, external_agreement_no }
    }

    /// No finding of severity error.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.ok
    }

    /// What is wrong, the cause before its consequences.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// `biz_content.external_agreement_no`, the merchant's own number of the agreement (外部签约号), where there is one.
    #[must_use]
    pub fn external_agreement_no(&self) -> Option<&str> {
        self.external_agreement_no.as_deref()
    }

    /// The findings that block a call, but for those whose code `is_ignored`.
    pub fn blocking(&self, policy: Policy, is_ignored: impl Fn(Code) -> bool) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| {
            let blocks = match policy {
                Policy::Errors => finding.severity() == Severity::Error,
                Policy::Strict => true,
                Policy::Report => false,
            };
            blocks && !is_ignored(finding.code())
        })
    }
}
