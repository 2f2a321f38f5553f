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
    ($(
        $name:ident $code:literal $severity:ident $layer:ident $message:literal
    )*) => {
        /// What is wrong. [`Code::as_str`] is stable; messages may change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $message] $name,)* }

        /// Every code there is, in the order of the documentation.
        pub const CODES: &[Code] = &[$(Code::$name),*];

        const NAMES: &str = concat!($($code, "\n"),*);
        const MESSAGES: &str = concat!($($message, "\n"),*);
        static LAYERS: &[Layer] = &[$(Layer::$layer),*];
        /// A bit for each code, set where it is a warning.
        const WARNINGS: u64 = 0 $(| (Severity::$severity as u64) << Code::$name as u64)*;
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
        if WARNINGS >> self as u64 & 1 == 0 { Severity::Error } else { Severity::Warning }
    }

    /// The layer in which it is looked for.
    #[must_use]
    pub fn layer(self) -> Layer {
        LAYERS[self as usize]
    }

    /// One short sentence without a full stop.
    #[must_use]
    pub fn message(self) -> &'static str {
        line(MESSAGES, self as usize)
    }
}

codes! {
    NotASignStr "not_a_sign_str" Error Outer "this is no signStr: none of its parameters can be found"
    HtmlForm "html_form" Error Outer "this is a form as pageExecute makes it; a signStr is made of sdkExecute's body"
    JsonWrapped "json_wrapped" Error Outer "the signStr is inside of JSON: pass the value alone"
    WrappedInQuotes "wrapped_in_quotes" Error Outer "quotes stand around the signStr"
    HtmlEscaped "html_escaped" Error Outer "the body was escaped for HTML"
    AlipaysScheme "alipays_scheme" Error Outer "this is a URL that opens the app; the signStr is its parameter `sign_params`"
    GatewayUrl "gateway_url" Error Outer "this is a URL as pageExecute makes it; a signStr is made of sdkExecute's body"
    LeadingQuestionMark "leading_question_mark" Error Outer "a question mark stands before the body"
    InvisibleCharacters "invisible_characters" Error Outer "a character that cannot be seen stands in the signStr"
    SurroundingSpace "surrounding_whitespace" Warning Outer "white space stands around the signStr"
    NotEncoded "not_encoded" Error Outer "the body was not encoded: signStr = encodeURIComponent(body)"
    PartiallyEncoded "partially_encoded" Error Outer "`&` and `=` were left bare, as encodeURI does: signStr = encodeURIComponent(body)"
    OverEncoded "over_encoded" Error Outer "the body was encoded more than once: signStr = encodeURIComponent(body)"
    InnerNotEncoded "inner_not_encoded" Error Body "the body's values were decoded before it was encoded"
    FullyDecoded "fully_decoded" Error Body "the body's values were decoded, and it was not encoded"
    Truncated "truncated" Error Outer "the signStr was cut off"
    BadPercentEscape "bad_percent_escape" Error Outer "a `%` is not followed by two hex digits"
    DuplicateParam "duplicate_param" Error Body "the parameter stands there twice"
    MissingAppId "missing_app_id" Error Body "`app_id` is missing or empty"
    MissingMethod "missing_method" Error Body "`method` is missing or empty"
    MissingCharset "missing_charset" Error Body "`charset` is missing or empty"
    MissingSignType "missing_sign_type" Error Body "`sign_type` is missing or empty"
    MissingSign "missing_sign" Error Body "`sign` is missing or empty"
    MissingTimestamp "missing_timestamp" Error Body "`timestamp` is missing or empty"
    MissingVersion "missing_version" Error Body "`version` is missing or empty"
    MissingBizContent "missing_biz_content" Error Body "`biz_content` is missing or empty"
    WrongMethod "wrong_method" Error Body "`method` must be alipay.user.agreement.page.sign"
    BadSignType "bad_sign_type" Error Body "`sign_type` must be RSA2, RSA or SM2"
    BadTimestamp "bad_timestamp" Error Body "`timestamp` must be yyyy-MM-dd HH:mm:ss"
    SignHasSpace "sign_has_space" Error Body "`sign` has spaces: on the way, its `+` were read as such"
    SignNotEscaped "sign_not_escaped" Error Body "`sign` was not encoded: the gateway reads its `+` as spaces"
    SignNotBase64 "sign_not_base64" Error Body "`sign` is not base64"
    SignUrlsafeBase64 "sign_urlsafe_base64" Error Body "`sign` is base64 for URLs, with `-` and `_`: the gateway wants `+` and `/`"
    SignHasLinebreaks "sign_has_linebreaks" Warning Body "`sign` has line breaks, as MIME's base64"
    TrailingNewline "trailing_newline_in_value" Warning Body "the last value ends with a line break"
    ReturnUrl "return_url_present" Warning Body "`return_url` must not be sent: it takes the user out of the mini-program, and the call ends 6001"
    BizContentNotInCharset "biz_content_not_in_charset" Error BizContent "`biz_content` is not in the `charset` that the body names"
    BizContentNotJson "biz_content_not_json" Error BizContent "`biz_content` is not JSON"
    BizContentNotObject "biz_content_not_object" Error BizContent "`biz_content` is JSON but not an object"
    MissingPersonalProductCode "missing_personal_product_code" Warning BizContent "`personal_product_code` is missing"
    MissingProductCode "missing_product_code" Warning BizContent "`product_code` is missing"
    CodesSwapped "codes_swapped" Warning BizContent "`product_code` and `personal_product_code` have each other's value"
    MissingAccessParams "missing_access_params" Warning BizContent "`access_params` is missing"
    AccessParamsNotObject "access_params_not_object" Warning BizContent "`access_params` must be an object"
    UnknownChannel "unknown_channel" Warning BizContent "`channel` must be ALIPAYAPP, QRCODE or QRCODEORSMS"
    MissingPeriodRuleParams "missing_period_rule_params" Warning BizContent "`period_rule_params` is missing"
    PeriodRuleParamsNotObject "period_rule_params_not_object" Warning BizContent "`period_rule_params` must be an object"
    BadPeriodType "bad_period_type" Warning BizContent "`period_type` must be DAY or MONTH"
    BadPeriod "bad_period" Warning BizContent "`period` must be a whole number above 0"
    PeriodTooShort "period_lt_7_days" Warning BizContent "a `period` of days must be 7 or more"
    MissingExecuteTime "missing_execute_time" Warning BizContent "`execute_time` is missing"
    BadExecuteTime "bad_execute_time" Warning BizContent "`execute_time` must be yyyy-MM-dd"
    ExecuteTimeAfter28 "execute_time_after_28" Warning BizContent "`execute_time` of monthly periods must not be after the 28th"
    MissingSingleAmount "missing_single_amount" Warning BizContent "`single_amount` is missing"
    BadSingleAmount "bad_single_amount" Warning BizContent "`single_amount` must be yuan above 0, with two decimals at most"
    SignSceneRequired "sign_scene_required" Warning BizContent "`sign_scene` is required with `external_agreement_no`"
    DefaultScene "default_scene_with_external_agreement_no" Warning BizContent "`sign_scene` must not be DEFAULT|DEFAULT with `external_agreement_no`"
    ExternalAgreementNoFormat "external_agreement_no_format" Warning BizContent "`external_agreement_no` must be 32 letters and digits at most"
    MissingExternalAgreementNo "missing_external_agreement_no" Warning BizContent "`external_agreement_no` is missing: nothing to query the agreement by"
}

impl Record for Finding {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("code", self.code.as_str());
        fields.text("severity", self.severity().as_str());
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
        self.code.severity()
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
