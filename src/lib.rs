//! The rules of `my.paySignCenter`, the Alipay mini-program API on whose page a user signs a recurring-deduction
//! agreement (周期扣款).
//!
//! The modules follow the life of a call: [`client`] says whether the user's client can open the signing page, [`sign_str`]
//! checks what the server made, [`call`] is the call itself, which settles exactly once, and [`outcome`] reads what the
//! host answers. What any of them shows of what strangers wrote, [`privacy`] decides.
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

pub mod call;
pub mod client;
mod codes;
mod json;
pub mod outcome;
pub mod privacy;
pub mod sign_str;
pub mod words;

#[cfg(all(target_arch = "wasm32", feature = "npm"))]
#[doc(hidden)]
pub mod wasm;

/// The examples of the READMEs compile and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.zh-CN.md")]
struct ReadmeExamples;
