//! The rules of `my.paySignCenter`, the Alipay mini-program API on whose page a user signs a recurring-deduction
//! agreement (周期扣款).
//!
//! The modules follow the life of a call: [`client`] says whether the user's client can open the page, [`sign_str`]
//! checks what the server made, [`outcome`] reads what the host answers and settles the call exactly once.
//!
//! The npm package `pay-sign-center` is this crate as WebAssembly. From Rust, take it without that part:
//!
//! ```toml
//! pay-sign-center = { version = "0.1", default-features = false }
//! ```
//!
//! [The official page](https://opendocs.alipay.com/mini/api/pay-sign-center)

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod bytes;
pub mod client;
mod data;
mod duplicates;
pub mod error;
mod json;
mod lines;
mod named;
pub mod outcome;
pub mod sign_str;

/// The options of `paySignCenter` that are not passed on to the host as they are: `my.paySignCenter`'s own, and the
/// package's, those of later versions included.
#[doc(hidden)]
pub const OPTIONS: [&str; 11] = [
    "signStr",
    "success",
    "fail",
    "complete",
    "validate",
    "ignore",
    "gate",
    "timeout",
    "queryAgreement",
    "promptUpgrade",
    "repair",
];

#[cfg(all(target_arch = "wasm32", feature = "npm"))]
#[doc(hidden)]
pub mod wasm;
