//! The calls that are not over, and their end.

use super::js::{self, Glue};
use super::{outcome_to_js, payload_of, to_js};
use crate::client::ClientSupport;
use crate::error::{self, ErrorCode};
use crate::outcome::{self, Answer, Event, HostCode, Settlement, Step, Via};
use crate::sign_str::Report;
use core::cell::{Cell, RefCell};
use js_sys::{Function, Object};
use serde::Serialize;
use wasm_bindgen::prelude::*;

std::thread_local! {
    // A list, searched from its end: calls are few, and the one that is answered is nearly always the last.
    static CALLS: RefCell<Vec<(u32, Box<Call>)>> = const { RefCell::new(Vec::new()) };
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

pub struct Call {
    pub id: u32,
    pub glue: Glue,
    /// The glue's own record of the call, with the caller's callbacks.
    pub record: JsValue,
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
    code: ErrorCode,
    message: String,
    may_have_signed: bool,
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<&'a ClientSupport>,
}

/// Sends an event to the call, if it is not over.
pub fn take_event(id: u32, event: Event, payload: JsValue) {
    let Some(mut call) = take(id) else { return };
    match call.settlement.on(event) {
        Step::Ignore => call.open(),
        Step::Hold => {
            call.held = payload;
            let glue = call.glue.clone();
            call.open();
            glue.later(id);
        }
        Step::SettleThrown => {
            call.refuse(ErrorCode::HostError, error::HOST_THREW.into(), None, &payload);
        }
        Step::Settle(Via::Complete) => call.answer(Via::Complete, &call.held),
        Step::Settle(via) => call.answer(via, &payload),
    }
}

fn take(id: u32) -> Option<Box<Call>> {
    CALLS.with_borrow_mut(|calls| {
        let index = calls.iter().rposition(|(other, _)| *other == id)?;
        Some(calls.swap_remove(index).1)
    })
}

impl Call {
    pub fn new(glue: Glue, record: &JsValue, promise: Option<Resolvers>, report: Report) -> Box<Self> {
        let id = NEXT_ID.replace(NEXT_ID.get().wrapping_add(1));
        let (record, settlement, held) = (record.clone(), Settlement::default(), JsValue::UNDEFINED);
        Box::new(Call { id, glue, record, promise, report, settlement, held })
    }

    /// Puts the call into the table: the host has been, or is about to be, asked.
    pub fn open(self: Box<Self>) {
        CALLS.with_borrow_mut(|calls| calls.push((self.id, self)));
    }

    /// Ends a call that the host was not asked about, or threw out of: nothing can have been signed.
    pub fn refuse(&self, code: ErrorCode, message: String, support: Option<&ClientSupport>, cause: &JsValue) {
        let fields = ErrorFields { code, message, may_have_signed: false, report: &self.report, support };
        self.reject(&fields, cause, &JsValue::UNDEFINED);
        let payload: JsValue = Object::new().into();
        js::write(&payload, "error", &code.as_str().into());
        js::write(&payload, "errorMessage", &code.user_message().into());
        self.glue.finish(self.id, &self.record, "fail", &payload, true);
    }

    /// Ends a call with the host's answer: the Promise first, so that no callback can come between.
    fn answer(&self, via: Via, payload: &JsValue) {
        match outcome::read(&payload_of(payload, &self.glue), via, Some(&self.report)) {
            Answer::Outcome(outcome) => {
                let value = outcome_to_js(&outcome, Some(&self.report), payload);
                if let Some(promise) = &self.promise {
                    let _ = promise.resolve.call1(&JsValue::UNDEFINED, &value);
                }
            }
            Answer::HostError(host_error) => {
                let number = host_error.error.as_ref().and_then(HostCode::text);
                let fields = ErrorFields {
                    code: ErrorCode::HostError,
                    message: error::host_error(number.as_deref()),
                    may_have_signed: host_error.may_have_signed,
                    report: &self.report,
                    support: None,
                };
                self.reject(&fields, &JsValue::UNDEFINED, payload);
            }
        }
        let callback = match via {
            Via::Success => "success",
            Via::Fail => "fail",
            Via::Complete => "",
        };
        self.glue.finish(self.id, &self.record, callback, payload, false);
    }

    fn reject(&self, fields: &ErrorFields<'_>, cause: &JsValue, raw: &JsValue) {
        if let Some(promise) = &self.promise {
            let error = self.glue.error(to_js(fields), cause, raw);
            let _ = promise.reject.call1(&JsValue::UNDEFINED, &error);
        }
    }
}
