//! What may be shown to the user, in two languages.

use crate::client::{ClientSupport, Reason};
use crate::codes::codes;
use serde::Serialize;

/// One sentence in two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Text {
    /// Chinese, as on the official page where the page has it.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

codes! {
    /// A sentence that a page may show as it is: every error and every outcome names one.
    UserMessage {
        ClientTooOld "client_too_old" "The client is older than the first one that has the API."
        OpenInAlipay "open_in_alipay" "There is no mini-program, or the host app is another one and lacks the API."
        BackToMiniProgram "back_to_mini_program" "This is Alipay, and it lacks the API here."
        UseADevice "use_a_device" "The developer tools cannot open the signing page."
        Opening "opening" "Another call is opening the signing page."
        Confirming "confirming" "Something may have been signed: no word of trying again."
        InvalidSignStr "invalid_sign_str" "The signStr was refused."
        Unavailable "unavailable" "Nothing was signed, for any other reason."
    }
}

impl UserMessage {
    /// The sentence.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            UserMessage::ClientTooOld => Text {
                zh: "当前支付宝版本过低，无法使用此功能，请升级最新版本支付宝",
                en: "This version of Alipay is too old for this feature. Please update Alipay",
            },
            UserMessage::OpenInAlipay => Text {
                zh: "请在支付宝中打开本小程序后再签约",
                en: "Please open this mini-program in Alipay to sign",
            },
            UserMessage::BackToMiniProgram => Text {
                zh: "当前页面无法签约，请返回小程序重试",
                en: "This page cannot be used to sign. Please go back to the mini-program and try again",
            },
            UserMessage::UseADevice => Text {
                zh: "开发者工具不支持签约，请使用真机调试",
                en: "The developer tools cannot sign. Please debug on a device",
            },
            UserMessage::Opening => {
                Text { zh: "签约页面正在打开，请稍候", en: "The signing page is opening. Please wait" }
            }
            UserMessage::Confirming => Text {
                zh: "签约结果确认中，请勿重复签约",
                en: "The result is being confirmed. Please do not sign again",
            },
            UserMessage::InvalidSignStr => Text {
                zh: "签约信息有误，请稍后重试",
                en: "The signing details are not right. Please try again later",
            },
            UserMessage::Unavailable => Text {
                zh: "签约服务暂不可用，请稍后重试",
                en: "Signing is not available at the moment. Please try again later",
            },
        }
    }

    /// Of what was answered, or came to nothing after the host was asked.
    pub(crate) fn of_end(may_have_signed: bool) -> Self {
        if may_have_signed { UserMessage::Confirming } else { UserMessage::Unavailable }
    }

    /// Of a client that cannot open the signing page.
    pub(crate) fn of_client(support: &ClientSupport) -> Self {
        match support.verdict {
            Err(Reason::ClientTooOld) => UserMessage::ClientTooOld,
            Err(Reason::NotAMiniProgram) => UserMessage::OpenInAlipay,
            Err(Reason::IdeSimulator) => UserMessage::UseADevice,
            Err(Reason::ApiMissing) if !support.is_alipay => UserMessage::OpenInAlipay,
            Err(Reason::ApiMissing) => UserMessage::BackToMiniProgram,
            Ok(_) => UserMessage::Unavailable,
        }
    }
}
