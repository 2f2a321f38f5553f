//! The response to `alipay.user.agreement.page.sign`, typed.

use crate::json::{Kind, Value};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident $name:literal)*) => {
        /// What the platform says of the agreement, each field as it came; `None` where it did not.
        ///
        /// It is a hint for the page: the merchant's server decides, by its notification or by a query.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Agreement([Option<String>; FIELDS.len()]);

        /// Each field's key in the response, and its name in JavaScript.
        pub const FIELDS: [(&str, &str); [$($name),*].len()] = [$((stringify!($field), $name)),*];

        #[expect(non_camel_case_types, reason = "the keys of the response")]
        enum Field { $($field),* }

        impl Agreement {
            $(
                $(#[doc = $doc])+
                #[must_use]
                pub fn $field(&self) -> Option<&str> {
                    self.0[Field::$field as usize].as_deref()
                }
            )*
        }
    };
}

impl Agreement {
    pub(super) fn read(response: Value<'_>) -> Self {
        let mut agreement = Agreement([const { None }; FIELDS.len()]);
        for (key, value) in response.members() {
            let Some(index) = FIELDS.iter().position(|(name, _)| *name == key) else { continue };
            // Lists and objects keep their JSON, so that nothing is lost.
            let text = match value.kind() {
                Kind::Object | Kind::Array => Some(String::from_utf8_lossy(value.raw())),
                _ => value.text(),
            };
            agreement.0[index] = text.map(Cow::into_owned);
        }
        agreement
    }
}

impl Serialize for Agreement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Agreement", FIELDS.len())?;
        for ((_, name), value) in FIELDS.iter().zip(&self.0) {
            fields.serialize_field(name, value)?;
        }
        fields.end()
    }
}

fields! {
    /// `10000` is success.
    code "code"
    /// The gateway's words for `code`.
    msg "msg"
    /// Why it failed, such as `PRODUCT_CODE_NOT_SUPPORTED_ERROR`.
    sub_code "subCode"
    /// The gateway's words for `sub_code`.
    sub_msg "subMsg"
    /// The mini-program's app.
    app_id "appId"
    /// The app that was authorised.
    auth_app_id "authAppId"
    /// Of the response.
    charset "charset"
    /// Of the response, `yyyy-MM-dd HH:mm:ss`.
    timestamp "timestamp"
    /// The platform's number of the agreement, by which later deductions are made.
    agreement_no "agreementNo"
    /// The merchant's own number of the agreement (外部签约号).
    external_agreement_no "externalAgreementNo"
    /// The user's login at the merchant; personal data.
    external_logon_id "externalLogonId"
    /// Such as `CYCLE_PAY_AUTH_P`.
    personal_product_code "personalProductCode"
    /// Such as `INDUSTRY|CARRENTAL`.
    sign_scene "signScene"
    /// `TEMP`, `NORMAL` or `STOP`.
    status "status"
    /// When it was signed, `yyyy-MM-dd HH:mm:ss`, China time.
    sign_time "signTime"
    /// From when it is valid.
    valid_time "validTime"
    /// Until when it is valid; `2115-02-01 00:00:00` means without end.
    invalid_time "invalidTime"
    /// The user.
    alipay_user_id "alipayUserId"
    /// The user, for apps that get open ids.
    alipay_open_id "alipayOpenId"
    /// The user's login at Alipay, masked by the platform.
    alipay_logon_id "alipayLogonId"
    /// The user at Zhima Credit.
    zm_open_id "zmOpenId"
    /// Whether payments in foreign currencies are possible.
    forex_eligible "forexEligible"
    /// The mode of credit authorisation.
    credit_auth_mode "creditAuthMode"
    /// The assets that are charged, as JSON.
    specified_sort_assets "specifiedSortAssets"
}

/// What a server needs to check the platform's signature.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Signature {
    /// The exact text that `sign` covers: the response object as it stands in `result`.
    pub signed_content: String,
    /// The platform's signature, base64.
    pub sign: String,
    /// `RSA2` (SHA-256) or `RSA` (SHA-1).
    pub sign_type: Option<String>,
    /// The serial number of the platform's certificate, in certificate mode.
    pub cert_sn: Option<String>,
}
