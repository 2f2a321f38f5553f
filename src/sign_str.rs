//! What the server hands to the page, and what is wrong with it.
//!
//! A signStr has three layers: `signStr = encodeURIComponent(body)`, `body = k=v&k=v…` with each `v` percent-encoded,
//! and the value of `biz_content` a JSON object. `body` is what a server SDK's `sdkExecute` returns for
//! [`alipay.user.agreement.page.sign`](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign).
//!
//! ```
//! use pay_sign_center::sign_str::{self, Code};
//!
//! let body = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
//!             &sign=i8X5&timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";
//! assert_eq!(sign_str::check(body).findings()[0].code(), Code::NotEncoded);
//! assert!(sign_str::check(&sign_str::from_body(body)).is_ok());
//! ```

mod adding;
mod biz_content;
mod body;
mod check;
mod cut;

mod fields;
mod finding;
mod inspect;
mod params;
mod peel;
mod percent;
mod repair;
mod report;
mod rules;
mod steps;
mod strings;
mod wrapping;

pub use check::{check, check_not_a_string};
pub use fields::{SignStrFields, fields};
pub use finding::{CODES, Code, Finding, Layer, Severity};
pub use inspect::{LayerText, SignedContent, layers, signed_content};
pub use repair::repair;
pub use report::{Policy, Report};

use std::borrow::Cow;

/// The method that `my.paySignCenter` serves.
pub const METHOD: &str = "alipay.user.agreement.page.sign";

/// Makes the signStr of a server SDK's body by percent-encoding it once, without white space around it. What is not an
/// un-encoded body, a finished signStr above all, comes back unchanged.
///
/// ```
/// # use pay_sign_center::sign_str::from_body;
/// let sign_str = from_body("method=alipay.user.agreement.page.sign&biz_content=%7B%7D");
/// assert_eq!(sign_str, "method%3Dalipay.user.agreement.page.sign%26biz_content%3D%257B%257D");
/// assert_eq!(from_body(&sign_str), sign_str);
/// ```
#[must_use]
pub fn from_body(body: &str) -> Cow<'_, str> {
    match &peel::Peeled::of(body) {
        Some(peeled) if peeled.is_plain() => percent::encode(&peeled.body).into(),
        _ => body.into(),
    }
}
