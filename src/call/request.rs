//! The caller's options.

use super::clock::Ms;
use super::query::{LONGEST_ROUND, QUERY_AT};
use crate::codes::codes;
use crate::sign_str::{Code, Policy};

codes! {
    /// What an option's value must be.
    OptionType {
        Any "any" "anything: the check says what is wrong with it"
        Function "function" "a function"
        Text "string" "a string"
        Texts "strings" "a list of strings"
        Number "number" "a number"
        Numbers "numbers" "a list of numbers"
        Flag "boolean" "true or false"
    }
}

/// The options of `paySignCenter` that are not passed on to the host as they are: `my.paySignCenter`'s own, and the
/// package's. `null` and `undefined` count as not given.
pub const OPTIONS: [(&str, OptionType); 12] = [
    ("signStr", OptionType::Any),
    ("success", OptionType::Function),
    ("fail", OptionType::Function),
    ("complete", OptionType::Function),
    ("validate", OptionType::Text),
    ("ignore", OptionType::Texts),
    ("gate", OptionType::Text),
    ("timeout", OptionType::Number),
    ("queryAgreement", OptionType::Function),
    ("queryAt", OptionType::Numbers),
    ("externalAgreementNo", OptionType::Text),
    ("promptUpgrade", OptionType::Flag),
];

/// An option of `createPaySignCenter`, for all calls.
const TRACE: (&str, OptionType) = ("trace", OptionType::Function);

codes! {
    /// What becomes of a call whose client cannot open the signing page.
    Gate {
        Enforce "enforce" "It is refused."
        Report "report" "The host is asked all the same."
    }
}

/// The caller's options, and what the realm offers. A value that is not one of an option's counts as not given, and a
/// warning says so.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Request {
    /// A name of a [`Policy`]: which findings block the call.
    pub validate: Option<String>,
    /// The names of findings that never block.
    pub ignore: Vec<String>,
    /// A name of a [`Gate`].
    pub gate: Option<String>,
    /// Milliseconds that the host may take to answer.
    pub timeout: Option<f64>,
    /// The caller's server can be asked about the agreement.
    pub can_query: bool,
    /// When it is asked, in milliseconds after what made it necessary.
    pub query_at: Option<Vec<f64>>,
    /// The number to ask by, where the signStr has none that can be read.
    pub external_agreement_no: Option<String>,
    /// A client that is too old is shown how to update.
    pub prompt_upgrade: bool,
    /// `success` was given, and neither `fail` nor `complete`: a refusal would be silent.
    pub has_success_alone: bool,
    /// Nothing can be done later.
    pub lacks_timers: bool,
    /// The steps of the call are to be told.
    pub is_traced: bool,
    /// The names of [`OPTIONS`], and `trace`, whose values are of another type.
    pub mistyped: Vec<String>,
}

/// The longest that a timer can wait, in milliseconds: some 24 days.
const LONGEST_TIMEOUT: f64 = 2_147_483_647.0;

impl Request {
    pub(super) fn policy(&self) -> Policy {
        self.validate.as_deref().and_then(Policy::from_name).unwrap_or(Policy::Errors)
    }

    pub(super) fn gate(&self) -> Gate {
        self.gate.as_deref().and_then(Gate::from_name).unwrap_or(Gate::Enforce)
    }

    pub(super) fn ignores(&self, code: Code) -> bool {
        self.ignore.iter().any(|name| name == code.as_str())
    }

    pub(super) fn external_agreement_no(&self) -> Option<&str> {
        self.external_agreement_no.as_deref().filter(|number| !number.is_empty())
    }

    pub(super) fn timeout(&self) -> Option<Ms> {
        let timeout = self.timeout.filter(|timeout| is_duration(*timeout) && !self.lacks_timers)?;
        Some(timeout.min(LONGEST_TIMEOUT) as Ms)
    }

    pub(super) fn query_at(&self) -> Vec<u32> {
        let given = self.query_at.iter().flatten().filter(|at| is_query_time(**at)).map(|at| *at as u32);
        let given: Vec<u32> = given.collect();
        if given.is_empty() { QUERY_AT.into() } else { given }
    }

    /// What counts as not given, in a sentence each.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mistyped =
            OPTIONS.iter().chain([&TRACE]).filter(|(name, _)| self.mistyped.iter().any(|other| other == name));
        let mut warnings: Vec<String> =
            mistyped.map(|(name, expected)| warning_about(name, expected.message())).collect();
        let mut expect = |name: &str, is_right: bool, expected: &str| {
            if !is_right && !self.mistyped.iter().any(|other| other == name) {
                warnings.push(warning_about(name, expected));
            }
        };
        let is_known = |name: &Option<String>, find: fn(&str) -> bool| name.as_deref().is_none_or(find);
        expect("validate", is_known(&self.validate, |name| Policy::from_name(name).is_some()), &one_of(Policy::ALL));
        expect("gate", is_known(&self.gate, |name| Gate::from_name(name).is_some()), &one_of(Gate::ALL));
        let are_codes = self.ignore.iter().all(|name| Code::ALL.iter().any(|code| code.as_str() == name));
        expect("ignore", are_codes, "a list of codes of findings");
        expect("timeout", self.timeout.is_none_or(is_duration), "a number of milliseconds above 0");
        let are_times = |times: &Vec<f64>| !times.is_empty() && times.iter().all(|at| is_query_time(*at));
        let expected = format!("a list of milliseconds, each from 0 to below {LONGEST_ROUND}");
        expect("queryAt", self.query_at.as_ref().is_none_or(are_times), &expected);
        if self.timeout.is_some() && self.lacks_timers {
            warnings.push("the option `timeout` does not work here: there is no setTimeout".into());
        }
        warnings
    }
}

fn is_duration(ms: f64) -> bool {
    ms.is_finite() && ms > 0.0
}

fn is_query_time(ms: f64) -> bool {
    (0.0..f64::from(LONGEST_ROUND)).contains(&ms)
}

fn warning_about(option: &str, expected: &str) -> String {
    format!("the option `{option}` must be {expected}; a value that is not does not count")
}

fn one_of<T: std::fmt::Display>(codes: &[T]) -> String {
    let names: Vec<String> = codes.iter().map(|code| format!("'{code}'")).collect();
    names.join(" or ")
}
