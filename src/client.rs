//! Whether the user's client can open the signing page.
//!
//! [`my.paySignCenter`](https://opendocs.alipay.com/mini/api/pay-sign-center) came with client 10.0.18 and is there
//! on devices only.
//!
//! ```
//! use pay_sign_center::client::{Api, Client, ClientSupport, Reason, SystemInfo, check};
//!
//! let client = Client { api: Api::Function, version: Some("10.0.17".into()), ..Client::default() };
//! let support = check(client, SystemInfo::default);
//! assert_eq!(support.reason, Some(Reason::ClientTooOld));
//! assert_eq!(support.current.as_deref(), Some("10.0.17"));
//! ```

use crate::named::named;
use core::cmp::Ordering;
use serde::Serialize;

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

/// What `my.getSystemInfoSync()` gave; all `None` where it timed out or threw.
#[derive(Debug, Clone, Default)]
pub struct SystemInfo {
    /// `app`: `alipay` in Alipay.
    pub app: Option<String>,
    /// `clientVersion`.
    pub client_version: Option<String>,
    /// `version`, which older base libraries have instead.
    pub version: Option<String>,
}

named! {
    /// How it is known that the API can be called.
    Via {
        /// The client's version was read and is new enough.
        Version "version"
        /// The function is there; the version says nothing, or is another app's.
        Api "api"
    }
}

named! {
    /// Why the API cannot be called.
    Reason {
        /// There is no `my`.
        NotAMiniProgram "not_a_mini_program"
        /// The developer tools cannot open the page; a device can (请用真机调试).
        IdeSimulator "ide_simulator"
        /// Older than [`REQUIRED`].
        ClientTooOld "client_too_old"
        /// The client is new enough or unknown, and does not have the function.
        ApiMissing "api_missing"
    }
}

/// Whether the API can be called, and by what evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ClientSupport {
    /// Whether it can.
    pub supported: bool,
    /// How that is known; `Some` exactly where supported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Via>,
    /// Why not; `Some` exactly where not supported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The client's version, as it was read.
    pub current: Option<String>,
    /// [`REQUIRED`].
    pub required: &'static str,
    /// The host app's name, as it was read; its version is compared only if it is Alipay or unnamed.
    pub app: Option<String>,
    /// What `my.canIUse` answered.
    pub can_i_use: Option<bool>,
}

impl ClientSupport {
    fn new(verdict: Result<Via, Reason>, can_i_use: Option<bool>) -> Self {
        ClientSupport {
            supported: verdict.is_ok(),
            via: verdict.ok(),
            reason: verdict.err(),
            current: None,
            required: REQUIRED,
            app: None,
            can_i_use,
        }
    }

    /// The answer where there is no `my` to read.
    #[must_use]
    pub fn not_a_mini_program() -> Self {
        Self::new(Err(Reason::NotAMiniProgram), None)
    }
}

/// Decides. `system_info` is asked only where `my.env` has no version: the call takes time and may time out.
pub fn check(client: Client, system_info: impl FnOnce() -> SystemInfo) -> ClientSupport {
    let Client { api, is_ide, can_i_use, name, version } = client;
    let mut app = name.filter(|name| !name.is_empty());
    let has_api = match api {
        Api::Function => true,
        Api::Missing => false,
        Api::Unreadable => can_i_use == Some(true),
    };
    if is_ide && !has_api {
        return ClientSupport::new(Err(Reason::IdeSimulator), can_i_use);
    }
    let mut is_alipay = app.as_deref().is_none_or(|name| name.eq_ignore_ascii_case("ap"));
    let mut current = read_version(version);
    if current.is_none() {
        let info = system_info();
        current = read_version(info.client_version).or_else(|| read_version(info.version));
        if app.is_none() {
            app = info.app.filter(|name| !name.is_empty());
            is_alipay = app.as_deref().is_none_or(|name| name.eq_ignore_ascii_case("alipay"));
        }
    }
    let order = current.as_ref().filter(|_| is_alipay).map(|(_, version)| version.cmp(&Version::REQUIRED));
    let verdict = match order {
        Some(Ordering::Less) => Err(Reason::ClientTooOld),
        _ if !has_api => Err(Reason::ApiMissing),
        Some(_) => Ok(Via::Version),
        None => Ok(Via::Api),
    };
    ClientSupport { current: current.map(|(text, _)| text), app, ..ClientSupport::new(verdict, can_i_use) }
}

fn read_version(text: Option<String>) -> Option<(String, Version)> {
    let text = text?;
    let version = Version::read(&text)?;
    Some((text, version))
}

/// Dotted numbers, compared one by one; missing ones are 0. Platform versions have three or four parts, so no semver.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Version([u32; 4]);

impl Version {
    /// [`REQUIRED`].
    const REQUIRED: Version = Version([10, 0, 18, 0]);

    /// Reads digits and single dots only: refusing a payer over a guess costs more than letting one through.
    fn read(text: &str) -> Option<Self> {
        let mut parts = [0; 4];
        for (index, part) in text.trim_ascii().as_bytes().split(|&byte| byte == b'.').enumerate() {
            if part.is_empty() || !part.iter().all(u8::is_ascii_digit) {
                return None;
            }
            let number = |sum: u32, digit: &u8| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
            if let Some(slot) = parts.get_mut(index) {
                *slot = part.iter().fold(0, number);
            }
        }
        Some(Version(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_required_version_is_the_one_that_is_shown() {
        assert_eq!(Version::read(REQUIRED), Some(Version::REQUIRED));
    }
}
