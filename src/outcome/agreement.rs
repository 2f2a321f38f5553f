//! The response to `alipay.user.agreement.page.sign`, typed.

use super::status::Kind;
use crate::json::{self, Value};
use serde::Serialize;

/// Makes the struct of the response's members and the one place that knows a member by its key.
macro_rules! members {
    ($($(#[doc = $doc:literal])+ $key:ident)*) => {
        /// What the platform says of the agreement, each member as it came; `None` where it did not.
        ///
        /// It is a hint for the page: the merchant's server decides, by its notification or by a query.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "camelCase")]
        #[non_exhaustive]
        pub struct Agreement {
            $($(#[doc = $doc])+ pub $key: Option<String>,)*
        }

        impl Agreement {
            /// The members' keys in the response, each with what it says.
            pub const MEMBERS: &[(&str, &str)] = &[$((stringify!($key), concat!($($doc),+))),*];

            fn member(&mut self, key: &str) -> Option<&mut Option<String>> {
                match key {
                    $(stringify!($key) => Some(&mut self.$key),)*
                    _ => None,
                }
            }
        }
    };
}

members! {
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
    /// From when it is valid, `yyyy-MM-dd HH:mm:ss`.
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

impl Agreement {
    pub(super) fn read(response: Value<'_>) -> Self {
        let mut agreement = Agreement::default();
        for (key, value) in response.members() {
            if let Some(member) = agreement.member(&key.text()) {
                *member = match value.kind() {
                    // They keep their JSON, so that nothing is lost.
                    json::Kind::Object | json::Kind::Array => Some(value.json().into_owned()),
                    _ => value.text().map(Into::into),
                };
            }
        }
        agreement
    }

    pub(super) fn says_success(&self) -> bool {
        self.code.as_deref() == Some("10000")
    }

    /// Whether the response says otherwise than the status.
    pub(super) fn contradicts(&self, stated: Kind) -> bool {
        match stated {
            Kind::Signed => {
                self.code.as_ref().is_some_and(|code| code != "10000")
                    || self.status.as_ref().is_some_and(|status| status != "NORMAL")
            }
            Kind::Failed | Kind::Cancelled | Kind::NetworkError => {
                self.says_success() && self.agreement_no.as_ref().is_some_and(|number| !number.is_empty())
            }
            Kind::Unknown | Kind::Unrecognised => false,
        }
    }
}

/// What a server needs to check the platform's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
