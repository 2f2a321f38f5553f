//! What speaks for a signature, and what against it.

use super::agreement::Agreement;
use super::host_code::HostCode;
use super::payload::{Payload, truth};
use super::status::Kind;
use crate::json::{self, Value};

/// The gateway's own "unknown": the agreement may have been made all the same.
const UNKNOWN_CODE: &str = "20000";
const UNKNOWN_SUB_CODES: [&str; 3] = ["SYSTEM_ERROR", "isp.unknow-error", "aop.unknow-error"];

/// What may stand before a sub-code, and changes nothing of what it says.
pub const SUB_CODE_PREFIXES: [&str; 2] = ["aop.ACQ.", "ACQ."];

/// Whether a response's code is the gateway's of success.
pub(super) fn is_success(code: &str) -> bool {
    code.trim_ascii() == "10000"
}

/// What a payload says besides its status. Both may be true: then nothing is certain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub speaks_for: bool,
    pub speaks_against: bool,
}

impl Evidence {
    /// Adds what was found elsewhere.
    pub fn add(&mut self, other: Evidence) {
        self.speaks_for |= other.speaks_for;
        self.speaks_against |= other.speaks_against;
    }

    /// Adds what the payload's own fields say, but for `resultStatus`.
    pub fn add_payload(&mut self, payload: &Payload) {
        payload.statuses_elsewhere().for_each(|status| self.add_status(&status));
        for payload in payload.all() {
            self.speaks_against |= payload.has_error();
            // A status that is neither text nor a whole number may be any.
            self.speaks_for |= payload.faults.is_unreadable || payload.result_status == Some(HostCode::Other);
            self.add_success(payload.success);
            self.add(payload.as_response);
        }
    }

    /// Adds what a response says, the gateway's own failure too.
    pub fn add_response(&mut self, response: &Agreement) {
        let members = [
            (&response.code, Self::add_code as fn(&mut Self, &str)),
            (&response.sub_code, Self::add_sub_code),
            (&response.status, Self::add_agreement_status),
            (&response.agreement_no, Self::add_number),
        ];
        for (member, add) in members {
            if let Some(text) = member {
                add(self, text);
            }
        }
    }

    /// Adds what a member by the name of a response's says beside a status, if it is of the platform's kind: a host may
    /// have a `code` and a `status` of its own.
    pub fn add_member_beside(&mut self, key: &str, value: Value<'_>) {
        let text = value.text().unwrap_or_default();
        let text = text.trim_ascii();
        let is_gateway_code = || text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        match key {
            // An object or a list may hold a signature.
            _ if !value.is_null() && (value.is_object() || value.kind() == json::Kind::Array) => self.speaks_for = true,
            "code" if is_gateway_code() => self.add_code(text),
            "status" if matches!(text, "NORMAL" | "TEMP" | "STOP") => self.add_agreement_status(text),
            "sub_code" => self.add_sub_code(text),
            "agreement_no" => self.add_number(text),
            _ => {}
        }
    }

    fn add_code(&mut self, code: &str) {
        if is_success(code) {
            self.speaks_for = true;
        } else {
            self.speaks_against = true;
            self.speaks_for |= code.trim_ascii() == UNKNOWN_CODE;
        }
    }

    fn add_sub_code(&mut self, sub_code: &str) {
        let sub_code = sub_code.trim_ascii();
        let bare = SUB_CODE_PREFIXES.iter().find_map(|prefix| sub_code.strip_prefix(prefix)).unwrap_or(sub_code);
        self.speaks_for |= UNKNOWN_SUB_CODES.contains(&bare);
    }

    fn add_agreement_status(&mut self, status: &str) {
        let status = status.trim_ascii();
        if status == "NORMAL" {
            self.speaks_for = true;
        } else {
            self.speaks_against = true;
            self.speaks_for |= status == "TEMP";
        }
    }

    fn add_number(&mut self, agreement_no: &str) {
        self.speaks_for |= !agreement_no.is_empty();
    }

    /// Adds what an object says itself that may be a response, a payload, or neither of them. What is inside of its members
    /// is not looked at, so that the time for a deep document stays linear.
    pub fn add_object(&mut self, object: Value<'_>) {
        for (key, value) in object.members() {
            let is_scalar = !value.is_object() && value.kind() != json::Kind::Array;
            let text = || value.text().unwrap_or_default();
            match &*key.text() {
                "code" if is_scalar => self.add_code(&text()),
                "sub_code" if is_scalar => self.add_sub_code(&text()),
                "status" if is_scalar => self.add_agreement_status(&text()),
                "agreement_no" => self.speaks_for |= !value.is_null() && value.raw() != b"\"\"",
                "success" => self.add_success(truth(value)),
                "resultStatus" if !is_scalar => self.speaks_for = true,
                "resultStatus" | "resultCode" | "errorCode" | "error" if is_scalar => {
                    self.speaks_for |= HostCode::of(value)
                        .and_then(|code| code.text())
                        .is_some_and(|code| Kind::of_status(&code).speaks_for());
                }
                _ => {}
            }
        }
    }

    /// Adds what a member `success` says, where there is one.
    pub fn add_success(&mut self, success: Option<bool>) {
        self.speaks_for |= success == Some(true);
        self.speaks_against |= success == Some(false);
    }

    /// Adds a documented status that is not the payload's own. One that says "unknown" speaks for both.
    fn add_status(&mut self, status: &str) {
        let kind = Kind::of_status(status);
        self.speaks_for |= kind.speaks_for();
        self.speaks_against |= kind != Kind::Signed;
    }
}
