//! The response to `alipay.user.agreement.page.sign`, typed.

use super::status::Kind;
use crate::data::{Fields, Record, camel_case, serialize};
use crate::json::{self, Value};
use crate::named::line;

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $field:ident)*) => {
        /// What the platform says of the agreement, each field as it came; `None` where it did not.
        ///
        /// It is a hint for the page: the merchant's server decides, by its notification or by a query.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Agreement(Vec<Option<String>>);

        /// The fields' keys in the response.
        pub const FIELDS: [&str; [$(stringify!($field)),*].len()] = [$(stringify!($field)),*];

        const NAMES: &str = concat!($(stringify!($field), "\n"),*);

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
        let mut fields = Vec::new();
        for index in 0..FIELDS.len() {
            fields.push(response.get(line(NAMES, index)).and_then(|value| match value.kind() {
                // They keep their JSON, so that nothing is lost.
                json::Kind::Object | json::Kind::Array => Some(value.json()),
                _ => value.text(),
            }));
        }
        Agreement(fields)
    }

    pub(super) fn says_success(&self) -> bool {
        self.0[Field::code as usize].as_deref() == Some("10000")
    }

    /// Whether the response says otherwise than the status.
    pub(super) fn contradicts(&self, stated: Kind) -> bool {
        let differs = |field: Field, expected| self.0[field as usize].as_ref().is_some_and(|text| text != expected);
        match stated {
            Kind::Signed => differs(Field::code, "10000") || differs(Field::status, "NORMAL"),
            Kind::Failed | Kind::Cancelled | Kind::NetworkError => {
                self.says_success() && differs(Field::agreement_no, "")
            }
            Kind::Unknown | Kind::Unrecognised => false,
        }
    }
}

impl Record for Agreement {
    fn show(&self, fields: &mut Fields<'_>) {
        for (index, value) in self.0.iter().enumerate() {
            fields.optional(&camel_case(line(NAMES, index)), value);
        }
    }
}

impl Record for Signature {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("signedContent", &self.signed_content);
        fields.text("sign", &self.sign);
        fields.optional("signType", &self.sign_type);
        fields.optional("certSn", &self.cert_sn);
    }
}

serialize!(Agreement, Signature);

fields! {
    /// `10000` is success.
    code
    /// The gateway's words for `code`.
    msg
    /// Why it failed, such as `PRODUCT_CODE_NOT_SUPPORTED_ERROR`.
    sub_code
    /// The gateway's words for `sub_code`.
    sub_msg
    /// The mini-program's app.
    app_id
    /// The app that was authorised.
    auth_app_id
    /// Of the response.
    charset
    /// Of the response, `yyyy-MM-dd HH:mm:ss`.
    timestamp
    /// The platform's number of the agreement, by which later deductions are made.
    agreement_no
    /// The merchant's own number of the agreement (外部签约号).
    external_agreement_no
    /// The user's login at the merchant; personal data.
    external_logon_id
    /// Such as `CYCLE_PAY_AUTH_P`.
    personal_product_code
    /// Such as `INDUSTRY|CARRENTAL`.
    sign_scene
    /// `TEMP`, `NORMAL` or `STOP`.
    status
    /// When it was signed, `yyyy-MM-dd HH:mm:ss`, China time.
    sign_time
    /// From when it is valid.
    valid_time
    /// Until when it is valid; `2115-02-01 00:00:00` means without end.
    invalid_time
    /// The user.
    alipay_user_id
    /// The user, for apps that get open ids.
    alipay_open_id
    /// The user's login at Alipay, masked by the platform.
    alipay_logon_id
    /// The user at Zhima Credit.
    zm_open_id
    /// Whether payments in foreign currencies are possible.
    forex_eligible
    /// The mode of credit authorisation.
    credit_auth_mode
    /// The assets that are charged, as JSON.
    specified_sort_assets
}

/// What a server needs to check the platform's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
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
