//! What a check hands out.

use super::finding::{Finding, Severity};
use crate::data::{Data, Fields, Record, serialize};

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub(super) findings: Vec<Finding>,
    /// May be empty.
    pub(super) external_agreement_no: Option<String>,
}

/// Which findings block a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Policy {
    /// Those of severity error.
    #[default]
    Errors,
    /// All.
    Strict,
    /// None.
    Report,
}

impl Policy {
    /// Reads the option's words; anything else is `None`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "errors" => Some(Policy::Errors),
            "strict" => Some(Policy::Strict),
            "report" => Some(Policy::Report),
            _ => None,
        }
    }
}

impl Record for Report {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.bool("ok", self.is_ok());
        fields.list("findings", &self.findings);
    }
}

impl Record for Vec<Finding> {
    fn show(&self, fields: &mut Fields<'_>) {
        for finding in self {
            fields.item(&Data::Record(finding));
        }
    }
}

serialize!(Report);

impl Report {
    pub(super) fn new() -> Self {
        Report { findings: Vec::new(), external_agreement_no: None }
    }

    /// No finding of severity error.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity() != Severity::Error)
    }

    /// What is wrong, the cause before its consequences.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// `biz_content.external_agreement_no`, the merchant's own number of the agreement (外部签约号), where there is one.
    #[must_use]
    pub fn external_agreement_no(&self) -> Option<&str> {
        self.external_agreement_no.as_deref().filter(|number| !number.is_empty())
    }

    /// The findings that block a call, but for those whose code `ignored` names.
    pub fn blocking(&self, policy: Policy, ignored: impl Fn(&str) -> bool) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| {
            let blocks = match policy {
                Policy::Errors => finding.severity() == Severity::Error,
                Policy::Strict => true,
                Policy::Report => false,
            };
            blocks && !ignored(finding.code.as_str())
        })
    }
}
