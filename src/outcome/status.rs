//! The documented result codes, in the words of
//! [the official page](https://opendocs.alipay.com/mini/api/pay-sign-center).

use crate::named::named;
use serde::Serialize;

/// One sentence in two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Text {
    /// Chinese, as on the official page where the page has it.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

named! {
    /// What became of a call.
    Kind {
        /// 7000.
        Signed "signed"
        /// 7001, or evidence that contradicts itself: query before anything else.
        Unknown "unknown"
        /// 7002.
        Failed "failed"
        /// 6001. The user may have signed and left.
        Cancelled "cancelled"
        /// 6002.
        NetworkError "network_error"
        /// Any other code. Sister APIs have codes for "may have succeeded".
        Unrecognised "unrecognised"
    }
}

/// A documented code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ResultStatus {
    /// `resultStatus`.
    pub code: &'static str,
    /// What it means.
    pub kind: Kind,
    /// The page's 描述.
    pub description: Text,
    /// The page's 解决方案; none for 7000.
    pub advice: Option<Text>,
    /// What the page adds, and a caller must not miss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

const QUERY: Text = Text {
    zh: "请根据外部签约号查询签约状态",
    en: "Query the state of the agreement by its external agreement number",
};

/// The documented codes.
pub const RESULT_STATUS: [ResultStatus; 5] = [
    ResultStatus {
        code: "7000",
        kind: Kind::Signed,
        description: Text { zh: "协议签约成功", en: "The agreement was signed" },
        advice: None,
        note: None,
    },
    ResultStatus {
        code: "7001",
        kind: Kind::Unknown,
        description: Text {
            zh: "签约结果未知（有可能已经签约成功）",
            en: "The result is unknown (the agreement may have been signed)",
        },
        advice: Some(QUERY),
        note: None,
    },
    ResultStatus {
        code: "7002",
        kind: Kind::Failed,
        description: Text { zh: "协议签约失败", en: "The agreement could not be signed" },
        advice: Some(Text { zh: "请稍后重试", en: "Try again later" }),
        note: None,
    },
    ResultStatus {
        code: "6001",
        kind: Kind::Cancelled,
        description: Text { zh: "用户中途取消", en: "The user cancelled" },
        advice: Some(Text { zh: "请用户重新签约", en: "Ask the user to sign again" }),
        note: Some(Text {
            zh: "用户也可能已签约成功后离开，请先由服务端查询签约状态，确认未签约再重新发起",
            en: "The user may also have signed and left: have the server query the agreement, and start again only if it is not signed",
        }),
    },
    ResultStatus {
        code: "6002",
        kind: Kind::NetworkError,
        description: Text { zh: "网络连接错误", en: "The network connection failed" },
        advice: Some(Text { zh: "请检查网络连接后重试", en: "Check the network connection, then try again" }),
        note: None,
    },
];

const UNRECOGNISED: ResultStatus = ResultStatus {
    code: "",
    kind: Kind::Unrecognised,
    description: Text {
        zh: "未在文档中列出的状态码，签约结果未知",
        en: "The status is not a documented one; the result is unknown",
    },
    advice: Some(QUERY),
    note: None,
};

impl Kind {
    /// What a documented code means; [`Kind::Unrecognised`] for any other.
    #[must_use]
    pub fn of_status(code: &str) -> Kind {
        RESULT_STATUS.iter().find(|status| status.code == code).map_or(Kind::Unrecognised, |status| status.kind)
    }

    pub(super) fn words(self) -> &'static ResultStatus {
        RESULT_STATUS.iter().find(|status| status.kind == self).unwrap_or(&UNRECOGNISED)
    }
}
