//! What was odd about an answer.

use crate::data::{Data, Fields, Record};
use crate::named::line;

macro_rules! issues {
    ($($name:ident $code:literal $doc:literal)*) => {
        /// Something odd about an answer, which was read all the same. [`Issue::as_str`] is stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Issue { $(#[doc = $doc] $name,)* }

        /// Every issue there is.
        pub const ISSUES: &[Issue] = &[$(Issue::$name),*];

        const NAMES: &str = concat!($($code, "\n"),*);
        static MESSAGES: &[&str] = &[$($doc),*];
    };
}

impl Issue {
    /// The stable name that callers branch on, such as `no_result`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        line(NAMES, self as usize)
    }

    /// One short sentence.
    #[must_use]
    pub fn message(self) -> &'static str {
        MESSAGES[self as usize]
    }
}

issues! {
    NoStatus "no_status" "The host answered without a status; the user may have signed."
    StatusElsewhere "status_elsewhere" "The status stood in `resultCode` or `error`."
    NoResult "no_result" "There is no `result`, or it holds no response."
    ResultIsObject "result_is_object" "`result` is an object, not text: the signed bytes are lost."
    ResultNotStrictJson "result_not_strict_json" "`result` has trailing commas, raw line breaks or a lost backslash, and was read all the same."
    ResultNotJson "result_not_json" "`result` cannot be read."
    DuplicateKey "duplicate_key" "A key stands in `result` twice, so readers differ on what it says; the kind becomes unknown."
    MissingSign "missing_sign" "The response says success but is not signed."
    OtherAgreement "other_agreement" "The result's external agreement number is not the signStr's."
    NoExternalAgreementNo "no_external_agreement_no" "Neither the signStr nor the result has an external agreement number, by which to query."
    ResultContradictsStatus "result_contradicts_status" "`result` says otherwise than the status; the kind becomes unknown."
}

impl Record for Vec<Issue> {
    fn show(&self, fields: &mut Fields<'_>) {
        for issue in self {
            fields.item(&Data::Text(issue.as_str()));
        }
    }
}
