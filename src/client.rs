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

use crate::bytes::until;
use crate::data::{Data, Fields, Record, serialize};
use crate::named::named;

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
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientSupport {
    /// Whether it can.
    pub supported: bool,
    /// How that is known; `Some` exactly where supported.
    pub via: Option<Via>,
    /// Why not; `Some` exactly where not supported.
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

impl Record for ClientSupport {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.bool("supported", self.supported);
        if let Some(via) = self.via {
            fields.text("via", via.as_str());
        }
        if let Some(reason) = self.reason {
            fields.text("reason", reason.as_str());
        }
        fields.optional("current", &self.current);
        fields.text("required", self.required);
        fields.optional("app", &self.app);
        fields.put("canIUse", &self.can_i_use.map_or(Data::Missing, Data::Bool));
    }
}

serialize!(ClientSupport);

impl ClientSupport {
    /// The answer where there is no `my` to read.
    #[must_use]
    pub fn not_a_mini_program() -> Self {
        ClientSupport {
            supported: false,
            via: None,
            reason: Some(Reason::NotAMiniProgram),
            current: None,
            required: REQUIRED,
            app: None,
            can_i_use: None,
        }
    }

    /// Weighs what the client says of itself.
    pub(crate) fn weigh(&mut self, client: &Client, system_info: impl FnOnce() -> SystemInfo) {
        self.can_i_use = client.can_i_use;
        let has_api = client.api == Api::Function || (client.api == Api::Unreadable && client.can_i_use == Some(true));
        if client.is_ide && !has_api {
            self.reason = Some(Reason::IdeSimulator);
            return;
        }
        let mut alipay = "ap";
        self.read_app(&client.name);
        let mut is_old = self.read_version(&client.version);
        if is_old.is_none() {
            let info = system_info();
            is_old = self.read_version(&info.client_version).or_else(|| self.read_version(&info.version));
            if self.app.is_none() {
                self.read_app(&info.app);
                alipay = "alipay";
            }
        }
        if self.app.as_ref().is_some_and(|name| !name.eq_ignore_ascii_case(alipay)) {
            // Another app's version says nothing.
            is_old = None;
        }
        let is_too_old = is_old == Some(true);
        self.supported = has_api && !is_too_old;
        self.reason = match self.supported {
            true => None,
            false if is_too_old => Some(Reason::ClientTooOld),
            false => Some(Reason::ApiMissing),
        };
        let via = if is_old.is_some() { Via::Version } else { Via::Api };
        self.via = self.supported.then_some(via);
    }

    fn read_app(&mut self, name: &Option<String>) {
        self.app = name.clone().filter(|name| !name.is_empty());
    }

    /// Takes a version, if it is one, and says whether it is too old.
    fn read_version(&mut self, text: &Option<String>) -> Option<bool> {
        let number = number(text.as_ref()?)?;
        self.current = text.clone();
        Some(number < REQUIRED_NUMBER)
    }
}

/// Decides. `system_info` is asked only where `my.env` has no version: the call takes time and may time out.
pub fn check(client: Client, system_info: impl FnOnce() -> SystemInfo) -> ClientSupport {
    let mut support = ClientSupport::not_a_mini_program();
    support.weigh(&client, system_info);
    support
}

/// [`REQUIRED`], as [`number`] reads it.
const REQUIRED_NUMBER: u32 = u32::from_be_bytes([10, 0, 18, 0]);

/// Dotted numbers as one, a byte each: missing ones are 0, and what is above 255 need not be told apart. Platform versions
/// have three or four parts, so no semver.
///
/// Reads digits and single dots only: refusing a payer over a guess costs more than letting one through.
fn number(version: &str) -> Option<u32> {
    let mut parts = version.trim_ascii().as_bytes();
    let mut number = 0;
    let mut unit = 1 << 24;
    loop {
        let end = until(parts, b'.');
        number += unit * part(&parts[..end])?;
        unit >>= 8;
        if end == parts.len() {
            return Some(number);
        }
        parts = &parts[end + 1..];
    }
}

fn part(digits: &[u8]) -> Option<u32> {
    let add = |part: u32, digit: &u8| digit.is_ascii_digit().then(|| (part * 10 + u32::from(digit - b'0')).min(255));
    if digits.is_empty() { None } else { digits.iter().try_fold(0, add) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_required_version_is_the_one_that_is_shown() {
        assert_eq!(number(REQUIRED), Some(REQUIRED_NUMBER));
    }
}
