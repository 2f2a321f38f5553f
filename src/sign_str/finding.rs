//! The table of findings.

use crate::codes::codes;
use crate::json::lossy;
use crate::privacy;
use serde::Serialize;
use std::borrow::Cow;
use std::ops::Range;

codes! {
    /// How bad a finding is.
    Severity {
        Error "error" "Cannot work on the wire; blocks the call unless told otherwise."
        Warning "warning" "The platform will probably refuse it, or the caller will be surprised. The platform is the authority."
    }
}

codes! {
    /// Where in a signStr a finding is.
    Layer {
        Outer "outer" "The string as given, percent-encoded as a whole."
        Body "body" "`k=v&k=v…`, each value percent-encoded."
        BizContent "biz_content" "The JSON in the parameter `biz_content`."
    }
}

/// Makes [`Code`] of rows of variant, stable name, severity, layer and message.
macro_rules! findings {
    ($($Variant:ident $name:literal $Severity:ident $Layer:ident $message:literal)*) => {
        codes! {
            /// What is wrong with a signStr.
            Code { $($Variant $name $message)* }
        }

        impl Code {
            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$Variant => Severity::$Severity,)* }
            }

            /// The layer in which it is looked for.
            #[must_use]
            pub fn layer(self) -> Layer {
                match self { $(Code::$Variant => Layer::$Layer,)* }
            }
        }
    };
}

findings! {
    NotASignStr "not_a_sign_str" Error Outer "this is no signStr: none of its parameters can be found"
    HtmlForm "html_form" Error Outer "this is a form as pageExecute makes it; a signStr is made of sdkExecute's body"
    GatewayResponse "gateway_response" Error Outer "this is the gateway's response: the server called execute, in place of sdkExecute"
    JsonParams "json_params" Error Outer "these are the parameters as JSON: the signStr is made of sdkExecute's body"
    JsonWrapped "json_wrapped" Error Outer "the signStr is inside of JSON: pass the value alone"
    JsonEscaped "json_escaped" Error Outer "the signStr has escapes of JSON, such as `\\u0026`: parse the JSON, then take the value"
    Base64Wrapped "base64_wrapped" Error Outer "the signStr was written in base64"
    SurroundingText "surrounding_text" Error Outer "text stands before or after the signStr"
    WrappedInQuotes "wrapped_in_quotes" Error Outer "quotes stand around the signStr"
    HtmlEscaped "html_escaped" Error Outer "the body was escaped for HTML"
    AlipaysScheme "alipays_scheme" Error Outer "this is a link that opens the app, not a signStr"
    GatewayUrl "gateway_url" Error Outer "this is a URL as pageExecute makes it; a signStr is made of sdkExecute's body"
    WrongSeparator "wrong_separator" Error Outer "other characters than `&` stand between the parameters"
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
    OldGateway "old_gateway" Error Body "this is a string of the old gateway, with `service` and `partner`: my.paySignCenter takes what sdkExecute makes"
    WrongMethod "wrong_method" Error Body "`method` must be alipay.user.agreement.page.sign"
    SpaceAroundParam "space_around_param" Error Body "white space stands around the value: the gateway takes it as a part of it"
    BadSignType "bad_sign_type" Error Body "`sign_type` must be RSA2, RSA or SM2"
    BadTimestamp "bad_timestamp" Error Body "`timestamp` must be yyyy-MM-dd HH:mm:ss"
    SignHasSpace "sign_has_space" Error Body "`sign` has spaces: on the way, its `+` were read as such"
    SignNotEscaped "sign_not_escaped" Error Body "`sign` was not encoded: the gateway reads its `+` as spaces"
    SignNotBase64 "sign_not_base64" Error Body "`sign` is not base64"
    SignUrlsafeBase64 "sign_urlsafe_base64" Error Body "`sign` is base64 for URLs, with `-` and `_`: the gateway wants `+` and `/`"
    SignHasLinebreaks "sign_has_linebreaks" Warning Body "`sign` has line breaks, as MIME's base64"
    TrailingNewline "trailing_newline_in_value" Warning Body "the last value ends with a line break"
    ReturnUrl "return_url_present" Warning Body "`return_url` must not be sent: it takes the user out of the mini-program, and the call ends 6001"
    AppIdFormat "app_id_format" Warning Body "`app_id` should be the app's number (APPID), of 16 digits"
    UnknownCharset "unknown_charset" Warning Body "`charset` should be utf-8, or gbk or gb2312"
    UnknownVersion "unknown_version" Warning Body "`version` should be 1.0"
    SpaceAroundValue "space_around_value" Warning Body "white space stands around the value, and counts as a part of it"
    ValueNotEncoded "value_not_encoded" Warning Body "the value was not percent-encoded in the body: the next one with a `&`, `+` or `%` will not arrive as it was signed"
    BizContentNotInCharset "biz_content_not_in_charset" Error BizContent "`biz_content` is not in the `charset` that the body names"
    BizContentNotJson "biz_content_not_json" Error BizContent "`biz_content` is not JSON"
    BizContentNotObject "biz_content_not_object" Error BizContent "`biz_content` is JSON but not an object"
    MissingPersonalProductCode "missing_personal_product_code" Warning BizContent "`personal_product_code` is missing"
    MissingProductCode "missing_product_code" Warning BizContent "`product_code` is missing"
    CodesSwapped "codes_swapped" Warning BizContent "`product_code` and `personal_product_code` have each other's value"
    WrongPersonalProductCode "wrong_personal_product_code" Warning BizContent "`personal_product_code` should be the code of a personal product, which ends with _P"
    WrongProductCode "wrong_product_code" Warning BizContent "`product_code` should be the code of an agreement product, without _P"
    OddCharacterInCode "odd_character_in_code" Warning BizContent "white space or a full-width character stands in a code"
    NestedFields "nested_fields" Warning BizContent "the agreement's fields stand inside of another object, one level too deep"
    CamelCaseKeys "camel_case_keys" Warning BizContent "the keys are in camel case: the platform's have underscores"
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
    ExternalAgreementNoFormat "external_agreement_no_format" Warning BizContent "`external_agreement_no` may be refused: the reference has letters and digits only, 32 at most"
    EmptyField "empty_field" Warning BizContent "the field is empty or `null`: leave it out"
    MissingExternalAgreementNo "missing_external_agreement_no" Warning BizContent "`external_agreement_no` is missing: nothing to query the agreement by"
}

/// One thing that is wrong with a signStr. It never quotes the value of a secret or personal parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    code: Code,
    severity: Severity,
    layer: Layer,
    param: Option<String>,
    offset: Option<u32>,
    length: Option<u32>,
    message: Cow<'static, str>,
}

impl Finding {
    /// A finding of the string as a whole, without a place.
    fn new(code: Code) -> Self {
        Finding {
            code,
            severity: code.severity(),
            layer: code.layer(),
            param: None,
            offset: None,
            length: None,
            message: code.message().into(),
        }
    }

    /// Says where it is, in UTF-16 units of the string given.
    pub(super) fn at(&mut self, place: Range<usize>) -> &mut Self {
        self.offset = u32::try_from(place.start).ok();
        self.length = u32::try_from(place.len()).ok();
        self
    }

    /// Says which parameter it is about, or which field at the end of a path.
    pub(super) fn about(&mut self, path: &[u8]) -> &mut Self {
        // The platform's names are such words. Anything else may be a piece of a value, perhaps of a secret one.
        let is_name = matches!(path.len(), 1..=60) && path.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'_' | b'.'));
        self.param = is_name.then(|| lossy(path).into_owned());
        self
    }

    pub(super) fn in_layer(&mut self, layer: Layer) -> &mut Self {
        self.layer = layer;
        self
    }

    pub(super) fn expected(&mut self, expected: &str) -> &mut Self {
        self.adding(&format!(": expected {expected}"))
    }

    /// Says what stands there instead, where that is one character or has a harmless form.
    pub(super) fn found(&mut self, found: &[u8]) -> &mut Self {
        let is_shown = matches!(found, [byte] if byte.is_ascii_graphic()) || privacy::is_plain(found);
        if is_shown { self.found_word(&lossy(found)) } else { self }
    }

    /// Says what stands there instead, in a word that is known.
    pub(super) fn found_word(&mut self, word: &str) -> &mut Self {
        self.adding(&format!(", found {word}"))
    }

    pub(super) fn adding(&mut self, words: &str) -> &mut Self {
        self.message.to_mut().push_str(words);
        self
    }

    pub(super) fn worded(&mut self, message: String) -> &mut Self {
        self.message = message.into();
        self
    }

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

    /// How long the place is, in the same units; 0 where something is missing between what is there. `None` where
    /// there is no offset.
    #[must_use]
    pub fn length(&self) -> Option<usize> {
        self.length.map(|length| length as usize)
    }

    /// From the offset to the end of the place.
    pub(super) fn place(&self) -> Option<Range<usize>> {
        let start = self.offset()?;
        Some(start..start + self.length()?)
    }

    /// What was expected and what was found, in English. The wording may change.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// A body has a dozen parameters; a string that is none may have any number of faults, and nobody reads them all.
pub(super) const MOST_OF_A_KIND: usize = 20;

/// Findings in the making. They come in the order in which they are added.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub fn add(&mut self, code: Code) -> &mut Finding {
        let index = self.0.len();
        self.0.push(Finding::new(code));
        &mut self.0[index]
    }

    /// How many of that code there are.
    pub fn count(&self, code: Code) -> usize {
        self.0.iter().filter(|finding| finding.code == code).count()
    }

    pub fn has(&self, code: Code) -> bool {
        self.has_any(&[code])
    }

    pub fn has_any(&self, codes: &[Code]) -> bool {
        self.0.iter().any(|finding| codes.contains(&finding.code))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// Whether one of them is about that parameter or field.
    pub fn are_about(&self, path: &str) -> bool {
        self.0.iter().any(|finding| finding.param() == Some(path))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn into_vec(self) -> Vec<Finding> {
        self.0
    }
}
