//! The table of findings.

use crate::data::{Fields, Record, serialize};
use crate::named::{line, named};

named! {
    /// How bad a finding is.
    Severity {
        /// Cannot work on the wire; blocks the call unless told otherwise.
        Error "error"
        /// The platform will probably refuse it, or the caller will be surprised. The platform is the authority.
        Warning "warning"
    }
}

named! {
    /// Where in a signStr a finding is.
    Layer {
        /// The string as given, percent-encoded as a whole.
        Outer "outer"
        /// `k=v&k=v…`, each value percent-encoded.
        Body "body"
        /// The JSON in the parameter `biz_content`.
        BizContent "biz_content"
    }
}

macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $message:literal)*) => {
        /// What is wrong. [`Code::as_str`] is stable; messages may change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $message] $name,)* }

        /// Every code there is, in the order of the documentation.
        pub const CODES: &[Code] = &[$(Code::$name),*];

        const NAMES: &str = concat!($($code, "\n"),*);
        const MESSAGES: &str = concat!($($message, "\n"),*);
        static SEVERITIES: &[Severity] = &[$(Severity::$severity),*];
    };
}

impl Code {
    /// The stable name that callers branch on, such as `not_encoded`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        line(NAMES, self as usize)
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(self) -> Severity {
        SEVERITIES[self as usize]
    }

    /// One short sentence without a full stop.
    #[must_use]
    pub fn message(self) -> &'static str {
        line(MESSAGES, self as usize)
    }
}

codes! {
    NotASignStr        "not_a_sign_str"         Error "this is no signStr: none of its parameters can be found"
    SurroundingSpace   "surrounding_whitespace" Warning "white space stands around the signStr"
    GatewayUrl         "gateway_url"            Error "this is a URL as pageExecute makes it; a signStr is made of sdkExecute's body"
    NotEncoded         "not_encoded"            Error "the body was not encoded: signStr = encodeURIComponent(body)"
    PartiallyEncoded   "partially_encoded"      Error "`&` and `=` were left bare, as encodeURI does: signStr = encodeURIComponent(body)"
    OverEncoded        "over_encoded"           Error "the body was encoded more than once: signStr = encodeURIComponent(body)"
    BadPercentEscape   "bad_percent_escape"     Error "a `%` is not followed by two hex digits"
    DuplicateParam     "duplicate_param"        Error "the parameter stands there twice"
    MissingAppId       "missing_app_id"         Error "`app_id` is missing or empty"
    MissingMethod      "missing_method"         Error "`method` is missing or empty"
    MissingCharset     "missing_charset"        Error "`charset` is missing or empty"
    MissingSignType    "missing_sign_type"      Error "`sign_type` is missing or empty"
    MissingSign        "missing_sign"           Error "`sign` is missing or empty"
    MissingTimestamp   "missing_timestamp"      Error "`timestamp` is missing or empty"
    MissingVersion     "missing_version"        Error "`version` is missing or empty"
    MissingBizContent  "missing_biz_content"    Error "`biz_content` is missing or empty"
    WrongMethod        "wrong_method"           Error "`method` must be alipay.user.agreement.page.sign"
    BizContentNotJson  "biz_content_not_json"   Error "`biz_content` is not JSON"
    BizContentNotObject "biz_content_not_object" Error "`biz_content` is JSON but not an object"
}

impl Record for Finding {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("code", self.code.as_str());
        fields.text("severity", self.severity.as_str());
        fields.text("layer", self.layer.as_str());
        fields.optional("param", &self.param);
        fields.number("offset", self.offset);
        fields.text("message", &self.message);
    }
}

serialize!(Finding);

/// One thing that is wrong with a signStr. It never quotes the value of a secret or personal parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub(super) code: Code,
    pub(super) severity: Severity,
    pub(super) layer: Layer,
    pub(super) param: Option<String>,
    pub(super) offset: Option<i32>,
    pub(super) message: String,
}

impl Finding {
    /// What is wrong.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The layer in which it is wrong.
    #[must_use]
    pub fn layer(&self) -> Layer {
        self.layer
    }

    /// The parameter it is about, such as `biz_content`.
    #[must_use]
    pub fn param(&self) -> Option<&str> {
        self.param.as_deref()
    }

    /// Where it is: UTF-16 units (a JavaScript string's own) from the start of the string given. `None` for what is
    /// missing.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset.map(|offset| offset as usize)
    }

    /// What was expected and what was found, in English. The wording may change.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}
