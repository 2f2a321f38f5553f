//! The calls that are not over, and their end.

use super::js::Glue;
use super::options::Callbacks;
use super::{outcome_to_js, payload, to_js};
use crate::client::ClientSupport;
use crate::error::{self, ErrorCode};
use crate::outcome::{self, Answer, Event, Settlement, Step, Via};
use crate::sign_str::Report;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::*;

std::thread_local! {
    // A list, searched from its end: calls are few, and the one that is answered is nearly always the last.
    static CALLS: RefCell<Vec<(u32, Entry)>> = const { RefCell::new(Vec::new()) };
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

enum Entry {
    /// The host has been, or is about to be, called.
    Open(Call),
    /// Over, but for the callbacks that must not run before `paySignCenter` has returned.
    Refused(Call, ErrorCode),
}

pub struct Call {
    pub glue: Glue,
    pub callbacks: Callbacks,
    pub promise: Option<Resolvers>,
    pub report: Report,
    settlement: Settlement,
    held: JsValue,
}

pub struct Resolvers {
    pub resolve: Function,
    pub reject: Function,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorFields<'a> {
    code: &'static str,
    message: String,
    may_have_signed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<&'a ClientSupport>,
}

/// What a caller's `fail` gets where the host was not asked, or threw.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FailPayload {
    error: &'static str,
    error_message: &'static str,
}

pub fn next_id() -> u32 {
    NEXT_ID.replace(NEXT_ID.get().wrapping_add(1))
}

/// Sends an event to the call, if it is still in the table.
pub fn take_event(id: u32, event: Event, payload: JsValue) {
    let Some(entry) = take(id) else { return };
    let mut call = match entry {
        Entry::Open(call) => call,
        Entry::Refused(call, code) if event == Event::Turn => return call.run_refused(code),
        refused => return put(id, refused),
    };
    match call.settlement.on(event) {
        Step::Ignore => put(id, Entry::Open(call)),
        Step::Hold => {
            call.held = payload;
            let glue = call.glue.clone();
            put(id, Entry::Open(call));
            glue.later(id, true);
        }
        Step::Settle(Via::Threw) => call.throw(id, payload),
        Step::Settle(Via::Complete) => {
            let held = call.held.clone();
            call.answer(id, Via::Complete, &held);
        }
        Step::Settle(via) => call.answer(id, via, &payload),
    }
}

fn take(id: u32) -> Option<Entry> {
    CALLS.with_borrow_mut(|calls| {
        let index = calls.iter().rposition(|(other, _)| *other == id)?;
        Some(calls.swap_remove(index).1)
    })
}

fn put(id: u32, entry: Entry) {
    CALLS.with_borrow_mut(|calls| calls.push((id, entry)));
}

impl Call {
    pub fn new(glue: Glue, callbacks: Callbacks, promise: Option<Resolvers>, report: Report) -> Self {
        Call { glue, callbacks, promise, report, settlement: Settlement::default(), held: JsValue::UNDEFINED }
    }

    pub fn open(self, id: u32) {
        put(id, Entry::Open(self));
    }

    /// Ends a call that the host is not asked about.
    pub fn refuse(self, id: u32, code: ErrorCode, message: String, support: &ClientSupport) {
        let support = (code == ErrorCode::UnsupportedClient).then_some(support);
        let fields =
            ErrorFields { code: code.as_str(), message, may_have_signed: false, report: Some(&self.report), support };
        self.reject(&fields, &JsValue::UNDEFINED, &JsValue::UNDEFINED);
        self.refuse_later(id, code);
    }

    /// Ends a call that the host threw out of.
    fn throw(self, id: u32, thrown: JsValue) {
        let code = ErrorCode::HostError;
        let fields = ErrorFields {
            code: code.as_str(),
            message: error::HOST_THREW.into(),
            may_have_signed: false,
            report: Some(&self.report),
            support: None,
        };
        self.reject(&fields, &thrown, &JsValue::UNDEFINED);
        self.refuse_later(id, code);
    }

    fn refuse_later(self, id: u32, code: ErrorCode) {
        let glue = self.glue.clone();
        glue.forget(id);
        if self.callbacks.any() {
            put(id, Entry::Refused(self, code));
            glue.later(id, false);
        }
    }

    fn run_refused(self, code: ErrorCode) {
        let payload = to_js(&FailPayload { error: code.as_str(), error_message: code.user_message() });
        self.callbacks.run(self.callbacks.fail.as_ref(), &payload, &self.glue);
        self.callbacks.run(self.callbacks.complete.as_ref(), &payload, &self.glue);
    }

    /// Ends a call with the host's answer: the Promise first, so that no callback can come between.
    fn answer(self, id: u32, via: Via, payload: &JsValue) {
        match outcome::read(&payload::read(payload), via, Some(&self.report)) {
            Answer::Outcome(outcome) => {
                let value = outcome_to_js(&outcome, Some(&self.report), payload);
                if let Some(promise) = &self.promise {
                    let _ = promise.resolve.call1(&JsValue::UNDEFINED, &value);
                }
            }
            Answer::HostError(host_error) => {
                let number = host_error.error.as_ref().and_then(outcome::HostCode::text);
                let fields = ErrorFields {
                    code: ErrorCode::HostError.as_str(),
                    message: error::host_error(number.as_deref()),
                    may_have_signed: host_error.may_have_signed,
                    report: Some(&self.report),
                    support: None,
                };
                self.reject(&fields, &JsValue::UNDEFINED, payload);
            }
        }
        self.glue.forget(id);
        let callbacks = &self.callbacks;
        match via {
            Via::Success => callbacks.run(callbacks.success.as_ref(), payload, &self.glue),
            Via::Fail => callbacks.run(callbacks.fail.as_ref(), payload, &self.glue),
            Via::Complete | Via::Threw => {}
        }
        callbacks.run(callbacks.complete.as_ref(), payload, &self.glue);
    }

    fn reject(&self, fields: &ErrorFields<'_>, cause: &JsValue, raw: &JsValue) {
        if let Some(promise) = &self.promise {
            let error = self.glue.error(to_js(fields), cause, raw);
            let _ = promise.reject.call1(&JsValue::UNDEFINED, &error);
        }
    }
}
