//! What the host answered.
//!
//! ```
//! use pay_sign_center::outcome::{Answer, Issue, Kind, Payload, Via, read};
//!
//! let payload = Payload::from_json(r#"{"resultStatus":"6001","result":""}"#);
//! let Answer::Outcome(outcome) = read(&payload, Via::Success, None) else { panic!() };
//! assert_eq!(outcome.kind, Kind::Cancelled);
//! assert!(outcome.may_have_signed, "the user may have signed, then left");
//! assert_eq!(outcome.issues, [Issue::NoResult]);
//! ```

mod agreement;
mod answer;
mod document;
mod evidence;
mod host_code;
mod issue;
mod payload;
mod status;

pub use agreement::{Agreement, Signature};
pub(crate) use answer::speaks_for_a_signature;
pub use answer::{Answer, ConfirmedBy, HostError, Outcome, read};
pub use document::RESPONSE_SUFFIX;
pub use evidence::SUB_CODE_PREFIXES;
pub use host_code::HostCode;
pub use issue::Issue;
pub use payload::{FIELDS, LONGEST, Payload, RESPONSE_MEMBERS, ResultField, UNREADABLE, WRAPPERS};
pub use status::{Kind, RESULT_STATUS, ResultStatus, Words};

use crate::codes::codes;

codes! {
    /// Which of the caller's callbacks the host ran.
    Via {
        Success "success" "The host ran `success`."
        Fail "fail" "The host ran `fail`."
        Complete "complete" "The host ran `complete` alone; its payload is read as `success`'s."
    }
}
