//! The documented result codes, in the words of
//! [the official page](https://opendocs.alipay.com/mini/api/pay-sign-center).

use crate::codes::codes;
use crate::words::Text;
use serde::Serialize;

codes! {
    /// What became of a call.
    Kind {
        Signed "signed" "7000."
        Unknown "unknown" "7001, or evidence that contradicts itself: query before anything else."
        Failed "failed" "7002."
        Cancelled "cancelled" "6001. The user may have signed and left."
        NetworkError "network_error" "6002."
        Unrecognised "unrecognised" "Any other code. Sister APIs have codes for \"may have succeeded\"."
    }
}

/// What a kind means and what to do, in the official page's words where it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Words {
    /// The page's 描述.
    pub description: Text,
    /// The page's 解决方案; none where signed.
    pub advice: Option<Text>,
    /// What the page adds, and a caller must not miss.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A documented code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResultStatus {
    /// `resultStatus`.
    pub code: &'static str,
    /// What it means; [`Kind::words`] says it in words.
    pub kind: Kind,
}

/// The documented codes.
pub const RESULT_STATUS: [ResultStatus; 5] = [
    ResultStatus { code: "7000", kind: Kind::Signed },
    ResultStatus { code: "7001", kind: Kind::Unknown },
    ResultStatus { code: "7002", kind: Kind::Failed },
    ResultStatus { code: "6001", kind: Kind::Cancelled },
    ResultStatus { code: "6002", kind: Kind::NetworkError },
];

const QUERY: Text = Text {
    zh: "请根据外部签约号查询签约状态",
    en: "Query the state of the agreement by its external agreement number",
};

impl Kind {
    /// What a documented code means; [`Kind::Unrecognised`] for any other.
    #[must_use]
    pub fn of_status(code: &str) -> Kind {
        RESULT_STATUS.iter().find(|status| status.code == code).map_or(Kind::Unrecognised, |status| status.kind)
    }

    /// Whether it speaks for a signature, where another status stands as well.
    pub(super) fn speaks_for(self) -> bool {
        matches!(self, Kind::Signed | Kind::Unknown)
    }

    /// What it means and what to do.
    #[must_use]
    pub fn words(self) -> Words {
        Words { description: self.description(), advice: self.advice(), note: self.note() }
    }

    fn description(self) -> Text {
        match self {
            Kind::Signed => Text { zh: "协议签约成功", en: "The agreement was signed" },
            Kind::Unknown => Text {
                zh: "签约结果未知（有可能已经签约成功）",
                en: "The result is unknown (the agreement may have been signed)",
            },
            Kind::Failed => Text { zh: "协议签约失败", en: "The agreement could not be signed" },
            Kind::Cancelled => Text { zh: "用户中途取消", en: "The user cancelled" },
            Kind::NetworkError => Text { zh: "网络连接错误", en: "The network connection failed" },
            Kind::Unrecognised => Text {
                zh: "未在文档中列出的状态码，签约结果未知",
                en: "The status is not a documented one; the result is unknown",
            },
        }
    }

    fn advice(self) -> Option<Text> {
        match self {
            Kind::Signed => None,
            Kind::Unknown | Kind::Unrecognised => Some(QUERY),
            Kind::Failed => Some(Text { zh: "请稍后重试", en: "Try again later" }),
            Kind::Cancelled => Some(Text { zh: "请用户重新签约", en: "Ask the user to sign again" }),
            Kind::NetworkError => {
                Some(Text { zh: "请检查网络连接后重试", en: "Check the network connection, then try again" })
            }
        }
    }

    fn note(self) -> Option<Text> {
        match self {
            Kind::Cancelled => Some(Text {
                zh: "用户也可能已签约成功后离开，请先由服务端查询签约状态，确认未签约再重新发起",
                en: "The user may also have signed and left: have the server query the agreement, and start again only if it \
                     is not signed",
            }),
            Kind::NetworkError => Some(Text {
                zh: "丢失的可能只是签约结果，请先由服务端查询签约状态，确认未签约再重新发起",
                en: "The answer may be what was lost: have the server query the agreement, and start again only if it is not \
                     signed",
            }),
            Kind::Signed | Kind::Unknown | Kind::Failed | Kind::Unrecognised => None,
        }
    }
}
