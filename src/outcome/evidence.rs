//! What speaks for a signature, and what against it.

use super::agreement::Agreement;
use super::payload::{HostCode, Payload};
use super::status::Kind;
use crate::json::Value;

/// The gateway's code of success.
pub(super) const SUCCESS_CODE: &str = "10000";

/// The gateway's own "unknown": the agreement may have been made all the same.
const UNKNOWN_CODE: &str = "20000";
const UNKNOWN_SUB_CODES: [&str; 3] = ["SYSTEM_ERROR", "isp.unknow-error", "aop.unknow-error"];

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
        let mut add = |member: &Option<String>, add: fn(&mut Self, &str)| {
            if let Some(text) = member {
                add(self, text);
            }
        };
        add(&response.code, Self::add_code);
        add(&response.sub_code, Self::add_sub_code);
        add(&response.status, Self::add_agreement_status);
        add(&response.agreement_no, Self::add_number);
    }

    /// Adds what a member by the name of a response's says beside a status, if it is of the platform's kind: a host may
    /// have a `code` and a `status` of its own.
    pub fn add_member_beside(&mut self, key: &str, text: &str) {
        let is_gateway_code = || text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        match key {
            "code" if is_gateway_code() => self.add_code(text),
            "status" if matches!(text, "NORMAL" | "TEMP" | "STOP") => self.add_agreement_status(text),
            "sub_code" => self.add_sub_code(text),
            "agreement_no" => self.add_number(text),
            _ => {}
        }
    }

    fn add_code(&mut self, code: &str) {
        if code.trim_ascii() == SUCCESS_CODE {
            self.speaks_for = true;
        } else {
            self.speaks_against = true;
            self.speaks_for |= code == UNKNOWN_CODE;
        }
    }

    fn add_sub_code(&mut self, sub_code: &str) {
        let sub_code = sub_code.strip_prefix("ACQ.").unwrap_or(sub_code);
        self.speaks_for |= UNKNOWN_SUB_CODES.contains(&sub_code);
    }

    fn add_agreement_status(&mut self, status: &str) {
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

    /// Adds what an object says that may be a response, a payload, or neither of them.
    pub fn add_object(&mut self, object: Value<'_>) {
        let mut response = Agreement::default();
        response.read(object, false);
        self.add_response(&response);
        let payload = Payload::of_object(object, false);
        payload.own_status().into_iter().for_each(|status| self.add_status(&status));
        self.add_payload(&payload);
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
