//! What the server hands to the page, and what is wrong with it.
//!
//! A signStr has three layers: `signStr = encodeURIComponent(body)`, `body = k=v&k=v…` with each `v` percent-encoded,
//! and the value of `biz_content` a JSON object. `body` is what a server SDK's `sdkExecute` returns for
//! [`alipay.user.agreement.page.sign`](https://opendocs.alipay.com/open/8bccfa0b_alipay.user.agreement.page.sign).
//!
//! The words that this module uses:
//!
//! - *given*: the string as it came, whatever it is;
//! - *outer*, *body*, *biz_content*: the three layers, from the outside in;
//! - *wrapping*: what stands around a body and should not, such as quotes, JSON or a URL;
//! - *path*: the steps that led from the string given to its body, by which a place in the body is found in the string;
//! - *piece*: a byte as it is written, by itself or as an escape or an entity;
//! - *sound*: read as the platform reads it, without a doubt;
//! - *echo*: a finding that only repeats another one's cause, and is left out.
//!
//! A string is read once, strictly. Where that leaves no doubt, only rules about values are looked at. Where it fails,
//! `explain` says what the string resembles.
//!
//! ```
//! use pay_sign_center::sign_str::{self, Code};
//!
//! let body = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
//!             &sign=i8X5&timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";
//! assert_eq!(sign_str::check(body).findings()[0].code(), Code::NotEncoded);
//! assert!(sign_str::check(&sign_str::from_body(body)).is_ok());
//! ```

mod biz_content;
mod body;
mod explain;
mod fields;
mod finding;
mod inspect;
mod params;
mod path;
mod percent;
mod pieces;
mod report;
mod rules;
mod signature;

pub use fields::SignStrFields;
pub(crate) use fields::camel_case;
pub use finding::{Code, Finding, Layer, Severity};
pub use inspect::{BodyParam, LayerText, Place, SignedContent};
pub use report::{Policy, Report};

pub(crate) use body::has_form;
use body::{Body, is_name};
use explain::Explanation;
use finding::Findings;
use std::borrow::Cow;

/// The method that `my.paySignCenter` serves.
pub const METHOD: &str = "alipay.user.agreement.page.sign";

/// The longest signStr, in UTF-16 units: a longer one is refused by its length, before it is copied.
pub const LONGEST: usize = 1 << 20;

/// A signStr that was read, on which all else works.
#[derive(Debug)]
pub struct SignStr<'a> {
    given: &'a str,
    reading: Reading<'a>,
}

#[derive(Debug)]
enum Reading<'a> {
    /// The strict reading left no doubt.
    Sound(Body<'a>),
    /// It failed, or something about the string is unusual.
    Explained(Explanation<'a>),
}

impl<'a> SignStr<'a> {
    /// Reads a string. Never fails: what cannot be read at all is a finding of its report.
    #[must_use]
    pub fn read(given: &'a str) -> Self {
        let reading = match Body::read_strictly(given) {
            Some(body) => Reading::Sound(body),
            None => Reading::Explained(Explanation::of(given)),
        };
        SignStr { given, reading }
    }

    fn body(&self) -> Option<&Body<'a>> {
        match &self.reading {
            Reading::Sound(body) => Some(body),
            Reading::Explained(explanation) => explanation.body.as_ref(),
        }
    }

    /// What is wrong with it, and where.
    #[must_use]
    pub fn report(&self) -> Report {
        let findings = match &self.reading {
            Reading::Sound(body) => rules::check(body),
            Reading::Explained(explanation) => explanation.findings(),
        };
        let number = self.body().and_then(|body| body.biz_content().external_agreement_no());
        Report::new(findings, number)
    }

    /// A field of `biz_content`, as text; `None` where it cannot be read, or stands there twice.
    pub(crate) fn biz_content_field(&self, name: &str) -> Option<String> {
        self.body()?.biz_content().field(name)
    }

    /// The signStr without its faults, where they can be undone without loss and nothing else is wrong with it; `None`
    /// where there is nothing to repair, or no way to.
    ///
    /// ```
    /// # use pay_sign_center::sign_str::{SignStr, check};
    /// let body = "app_id=2019072465924554&method=alipay.user.agreement.page.sign&charset=utf-8&sign_type=RSA2\
    ///             &sign=i8X5&timestamp=2022-04-22+11%3A04%3A20&version=1.0&biz_content=%7B%7D";
    /// let suggestion = SignStr::read(body).suggestion().unwrap();
    /// assert!(check(&suggestion).is_ok());
    /// assert_eq!(SignStr::read(&suggestion).suggestion(), None);
    /// ```
    #[must_use]
    pub fn suggestion(&self) -> Option<String> {
        match &self.reading {
            Reading::Sound(_) => None,
            Reading::Explained(explanation) => explanation.repair(),
        }
    }
}

/// Checks a signStr and says where it is wrong.
#[must_use]
pub fn check(given: &str) -> Report {
    SignStr::read(given).report()
}

/// The options of sister calls, and slips of the pen, in which a signStr may stand in place of `signStr`.
pub const MISNAMED: [&str; 9] =
    ["orderStr", "sign_str", "signstr", "signString", "sign_params", "signParams", "orderString", "orderInfo", "body"];

/// What `found` is called where the string itself was the argument, in place of an object with it.
pub const WHOLE_ARGUMENT: &str = "argument";

/// The report on something that is not a string at all; `found` names what it is: its type, one of [`MISNAMED`], or
/// [`WHOLE_ARGUMENT`]. A string whose text is not at hand, as `found` says by `"string"`, was longer than [`LONGEST`].
///
/// ```
/// # use pay_sign_center::sign_str::check_not_a_string;
/// let message = |found| check_not_a_string(found).findings()[0].message().to_owned();
/// assert_eq!(message("undefined"), "expected a string, found undefined");
/// assert_eq!(message("orderStr"), "expected the option `signStr`, found `orderStr`");
/// ```
#[must_use]
pub fn check_not_a_string(found: &str) -> Report {
    let message = match found {
        "string" => format!("expected at most {LONGEST} UTF-16 units, found more"),
        WHOLE_ARGUMENT => "expected an object with the option `signStr`, found the string itself".into(),
        name if MISNAMED.contains(&name) => format!("expected the option `signStr`, found `{name}`"),
        _ => format!("expected a string, found {found}"),
    };
    let mut findings = Findings::default();
    findings.add(Code::NotASignStr).worded(message);
    Report::new(findings, None)
}

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
    match SignStr::read(body).reading {
        Reading::Explained(Explanation { body: Some(read), .. }) if is_sdk_body(&read) => {
            percent::encode(&read.text).into()
        }
        _ => body.into(),
    }
}

/// Whether it is what `sdkExecute` returns: parameters, their values encoded once, and nothing around them.
fn is_sdk_body(body: &Body<'_>) -> bool {
    let params = body.params();
    body.path.len() == 0 && !explain::are_decoded(body) && params.iter().all(|param| is_name(param.name))
}
