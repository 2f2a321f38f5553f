//! The response to `alipay.user.agreement.page.sign`, typed.

use super::evidence::is_success;
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
    /// The gateway's code; `10000` is success.
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
    /// The charset of the response.
    charset
    /// The time of the response, `yyyy-MM-dd HH:mm:ss`.
    timestamp
    /// The platform's number of the agreement, by which later deductions are made.
    agreement_no
    /// The merchant's own number of the agreement (外部签约号).
    external_agreement_no
    /// The user's login at the merchant; personal data.
    external_logon_id
    /// The product of the personal side, such as `CYCLE_PAY_AUTH_P`.
    personal_product_code
    /// The scene of the agreement, such as `INDUSTRY|CARRENTAL`.
    sign_scene
    /// The state of the agreement: `TEMP`, `NORMAL` or `STOP`.
    status
    /// When it was signed, `yyyy-MM-dd HH:mm:ss`, China time.
    sign_time
    /// From when it is valid, `yyyy-MM-dd HH:mm:ss`.
    valid_time
    /// Until when it is valid; `2115-02-01 00:00:00` means without end.
    invalid_time
    /// The user's number at Alipay.
    alipay_user_id
    /// The user's open id, for apps that get open ids.
    alipay_open_id
    /// The user's login at Alipay, masked by the platform.
    alipay_logon_id
    /// The user's open id at Zhima Credit.
    zm_open_id
    /// Whether payments in foreign currencies are possible.
    forex_eligible
    /// The mode of credit authorisation.
    credit_auth_mode
    /// The assets that are charged, as JSON.
    specified_sort_assets
}

impl Agreement {
    /// Takes the members of a response. `was_parsed` says that JavaScript's `JSON.parse` has read it before: what it
    /// rounded is left out, and true is returned.
    pub(super) fn read(&mut self, response: Value<'_>, was_parsed: bool) -> bool {
        let mut lost_digits = false;
        for (key, value) in response.members() {
            if let Some(member) = self.member(&key.text()) {
                *member = match value.kind() {
                    // They keep their JSON, so that nothing is lost.
                    json::Kind::Object | json::Kind::Array => Some(value.json().into_owned()),
                    json::Kind::Literal if was_parsed && is_rounded(value.raw()) => {
                        lost_digits = true;
                        None
                    }
                    _ => value.text().map(Into::into),
                };
            }
        }
        lost_digits
    }

    /// Whether it is another agreement than the one of these numbers, as far as they are known.
    pub(super) fn is_other(&self, external_number: Option<&str>, number: Option<&str>) -> bool {
        let differs = |own: &Option<String>, other: Option<&str>| {
            own.as_deref().zip(other).is_some_and(|(own, other)| !own.is_empty() && !other.is_empty() && own != other)
        };
        differs(&self.external_agreement_no, external_number) || differs(&self.agreement_no, number)
    }

    pub(super) fn says_success(&self) -> bool {
        self.code.as_deref().is_some_and(is_success)
    }
}

/// Whether JavaScript may have rounded a number: it has an exponent, or is 2^53 or more, from where on not every whole
/// number has a value of its own.
fn is_rounded(number: &[u8]) -> bool {
    const FIRST: &[u8] = b"9007199254740992";
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    let whole = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let has_exponent = digits.iter().any(|byte| matches!(byte, b'e' | b'E'));
    whole > FIRST.len() || (whole == FIRST.len() && digits[..whole] >= *FIRST) || (whole > 0 && has_exponent)
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
