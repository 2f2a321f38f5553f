//! What the host answered, and when a call is over.
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
mod document;
mod issue;
mod payload;
mod read;
mod settlement;
mod status;

pub use agreement::{Agreement, FIELDS, Signature};
pub use issue::{ISSUES, Issue};
pub use payload::{HostCode, Payload, ResultField};
pub use read::{Answer, HostError, Outcome, read};
pub use settlement::{Event, Settlement, Step, Via};
pub use status::{Kind, RESULT_STATUS, ResultStatus, Text, Words};
