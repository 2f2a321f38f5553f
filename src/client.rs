//! Whether the user's client can open the signing page.
//!
//! [`my.paySignCenter`](https://opendocs.alipay.com/mini/api/pay-sign-center) came with client 10.0.18 and is there
//! on devices only.
//!
//! ```
//! use pay_sign_center::client::{Api, Client, Reason, SystemInfo, check};
//!
//! let client = Client { api: Api::Function, version: Some("10.0.17".into()), ..Client::default() };
//! let support = check(&client, &SystemInfo::default());
//! assert_eq!(support.verdict, Err(Reason::ClientTooOld));
//! assert_eq!(support.current.as_deref(), Some("10.0.17"));
//! ```

use crate::codes::codes;
use serde::{Serialize, Serializer};

/// The first client that has the API.
pub const REQUIRED: &str = "10.0.18";

/// What reading `my.paySignCenter` gave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Api {
    /// A function.
    Function,
    /// Anything else.
    #[default]
    Missing,
    /// The read threw; `my.canIUse` decides.
    Unreadable,
}

/// What can be read of the host object `my` without asking it for anything.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// `my.paySignCenter`.
    pub api: Api,
    /// `my.isIDE`: the simulator of the developer tools.
    pub is_ide: bool,
    /// What `my.canIUse('paySignCenter')` answered, where it did.
    pub can_i_use: Option<bool>,
    /// `my.env.clientName`: `ap` in Alipay.
    pub name: Option<String>,
    /// `my.env.clientVersion`.
    pub version: Option<String>,
}

/// What `my.getSystemInfoSync()` gave; all `None` where it was not asked, timed out or threw.
#[derive(Debug, Clone, Default)]
pub struct SystemInfo {
    /// `app`: `alipay` in Alipay.
    pub app: Option<String>,
    /// `clientVersion`.
    pub client_version: Option<String>,
    /// `version`, which older base libraries have instead.
    pub version: Option<String>,
}

codes! {
    /// How it is known that the API can be called.
    Via {
        Version "version" "The client's version was read and is new enough."
        Api "api" "The function is there; the version says nothing, or is another app's."
    }
}

codes! {
    /// Why the API cannot be called.
    Reason {
        NotAMiniProgram "not_a_mini_program" "there is no `my`; it exists in the page layer of a mini-program only"
        IdeSimulator "ide_simulator" "the IDE's simulator does not have it; run on a device (请用真机调试)"
        ClientTooOld "client_too_old" "the client is older than the first one that has it"
        ApiMissing "api_missing" "the client does not have it"
    }
}

/// Whether the API can be called, and by what evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientSupport {
    /// How it is known that it can be called, or why it cannot.
    pub verdict: Result<Via, Reason>,
    /// The client's version, as it was read.
    pub current: Option<String>,
    /// The host app's name, as it was read; its version is compared only if it is Alipay or unnamed.
    pub app: Option<String>,
    /// What `my.canIUse` answered.
    pub can_i_use: Option<bool>,
    /// The host app is Alipay, or does not say which it is.
    pub is_alipay: bool,
}

impl ClientSupport {
    /// The answer where there is no `my` to read.
    #[must_use]
    pub fn not_a_mini_program() -> Self {
        let verdict = Err(Reason::NotAMiniProgram);
        ClientSupport { verdict, current: None, app: None, can_i_use: None, is_alipay: true }
    }

    /// Whether the API can be called.
    #[must_use]
    pub fn is_supported(&self) -> bool {
        self.verdict.is_ok()
    }
}

/// In JavaScript, `supported` tells which of `via` and `reason` there is.
impl Serialize for ClientSupport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Fields<'a> {
            supported: bool,
            #[serde(skip_serializing_if = "Option::is_none")]
            via: Option<Via>,
            #[serde(skip_serializing_if = "Option::is_none")]
            reason: Option<Reason>,
            current: &'a Option<String>,
            required: &'static str,
            app: &'a Option<String>,
            can_i_use: Option<bool>,
        }
        let fields = Fields {
            supported: self.is_supported(),
            via: self.verdict.ok(),
            reason: self.verdict.err(),
            current: &self.current,
            required: REQUIRED,
            app: &self.app,
            can_i_use: self.can_i_use,
        };
        fields.serialize(serializer)
    }
}

impl Client {
    /// Whether the host has to be asked for [`SystemInfo`]: only where `my.env` has no version, since the call takes
    /// time and may time out.
    #[must_use]
    pub fn needs_system_info(&self) -> bool {
        readable_version(&self.version).is_none()
    }

    fn has_api(&self) -> bool {
        self.api == Api::Function || (self.api == Api::Unreadable && self.can_i_use == Some(true))
    }
}

/// Decides. `system_info` counts only where [`Client::needs_system_info`].
#[must_use]
pub fn check(client: &Client, system_info: &SystemInfo) -> ClientSupport {
    let mut support = ClientSupport { can_i_use: client.can_i_use, ..ClientSupport::not_a_mini_program() };
    if client.is_ide && !client.has_api() {
        support.verdict = Err(Reason::IdeSimulator);
        return support;
    }
    let info = if client.needs_system_info() { system_info } else { &SystemInfo::default() };
    let (app, alipay) = match non_empty(&client.name) {
        Some(name) => (Some(name), "ap"),
        None => (non_empty(&info.app), "alipay"),
    };
    let version = [&client.version, &info.client_version, &info.version].into_iter().find_map(readable_version);
    support.is_alipay = app.is_none_or(|app| app.eq_ignore_ascii_case(alipay));
    // Another app's version says nothing.
    let compared = version.filter(|_| support.is_alipay);
    support.verdict = match compared {
        Some(version) if is_too_old(version) => Err(Reason::ClientTooOld),
        _ if !client.has_api() => Err(Reason::ApiMissing),
        Some(_) => Ok(Via::Version),
        None => Ok(Via::Api),
    };
    support.current = version.map(str::to_owned);
    support.app = app.map(str::to_owned);
    support
}

fn non_empty(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

fn readable_version(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| version_numbers(text).is_some())
}

fn is_too_old(version: &str) -> bool {
    version_numbers(version) < version_numbers(REQUIRED)
}

/// The numbers of a dotted version, which compare one by one. A part that is missing is 0, so zeros at the end go.
///
/// Reads digits and single dots only: refusing a payer over a guess costs more than letting one through. The platform's
/// versions have three or four parts, so this is no semver.
fn version_numbers(version: &str) -> Option<Vec<u64>> {
    let number = |part: &str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // A number too long to be read is still newer than any that is required.
        is_number.then(|| part.parse().unwrap_or(u64::MAX))
    };
    let mut numbers = version.trim_ascii().split('.').map(number).collect::<Option<Vec<u64>>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}
