//! The documented result codes, in the words of
//! [the official page](https://opendocs.alipay.com/mini/api/pay-sign-center).

use crate::data::{Fields, Record, serialize};
use crate::named::named;

/// One sentence in two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What a kind means and what to do, in the official page's words where it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Words {
    /// The page's 描述.
    pub description: Text,
    /// The page's 解决方案; none where signed.
    pub advice: Option<Text>,
    /// What the page adds, and a caller must not miss.
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

impl Kind {
    /// What a documented code means; [`Kind::Unrecognised`] for any other.
    #[must_use]
    pub fn of_status(code: &str) -> Kind {
        RESULT_STATUS.iter().find(|status| status.code == code).map_or(Kind::Unrecognised, |status| status.kind)
    }

    /// What it means and what to do.
    #[must_use]
    pub fn words(self) -> Words {
        let query =
            text("请根据外部签约号查询签约状态", "Query the state of the agreement by its external agreement number");
        let (description, advice) = match self {
            Kind::Signed => (text("协议签约成功", "The agreement was signed"), None),
            Kind::Unknown => (
                text(
                    "签约结果未知（有可能已经签约成功）",
                    "The result is unknown (the agreement may have been signed)",
                ),
                Some(query),
            ),
            Kind::Failed => {
                (text("协议签约失败", "The agreement could not be signed"), Some(text("请稍后重试", "Try again later")))
            }
            Kind::Cancelled => {
                (text("用户中途取消", "The user cancelled"), Some(text("请用户重新签约", "Ask the user to sign again")))
            }
            Kind::NetworkError => (
                text("网络连接错误", "The network connection failed"),
                Some(text("请检查网络连接后重试", "Check the network connection, then try again")),
            ),
            Kind::Unrecognised => (
                text(
                    "未在文档中列出的状态码，签约结果未知",
                    "The status is not a documented one; the result is unknown",
                ),
                Some(query),
            ),
        };
        let note = text(
            "用户也可能已签约成功后离开，请先由服务端查询签约状态，确认未签约再重新发起",
            "The user may also have signed and left: have the server query the agreement, and start again only if it is not signed",
        );
        Words { description, advice, note: (self == Kind::Cancelled).then_some(note) }
    }
}

fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

impl Record for Text {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("zh", self.zh);
        fields.text("en", self.en);
    }
}

impl Record for Words {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.record("description", Some(&self.description));
        fields.record("advice", self.advice.as_ref().map(|text| text as _));
        if let Some(note) = &self.note {
            fields.record("note", Some(note));
        }
    }
}

impl Record for ResultStatus {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("code", self.code);
        fields.text("kind", self.kind.as_str());
        self.kind.words().show(fields);
    }
}

serialize!(Text, Words, ResultStatus);
