//! The calls that are not over, and their end.

use super::js::Glue;
use super::{Reported, read, to_js};
use crate::client::ClientSupport;
use crate::data::{Fields, Record};
use crate::error::{self, ErrorCode};
use crate::outcome::{Answer, Event, HostCode, Settlement, Step, Via};
use crate::sign_str::Report;
use core::cell::RefCell;
use core::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::prelude::*;

std::thread_local! {
    // A list, searched from its end: calls are few, and the one that is answered is nearly always the last.
    #[expect(clippy::vec_box, reason = "calls come in and out as boxes: only their addresses are moved")]
    static CALLS: RefCell<Vec<Box<Call>>> = const { RefCell::new(Vec::new()) };
}

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

pub struct Call {
    pub id: u32,
    pub glue: Glue,
    /// The glue's own record of the call, with the Promise and the caller's callbacks.
    pub record: JsValue,
    pub report: Report,
    /// The host was asked with another signStr than the one given.
    pub repaired: bool,
    settlement: Settlement,
    held: JsValue,
}

struct ErrorFields<'a> {
    code: ErrorCode,
    /// What the glue does not find in its table by the rest: all of it, or the host's code.
    message: &'a str,
    may_have_signed: bool,
    report: &'a Report,
    support: Option<&'a ClientSupport>,
}

impl Record for ErrorFields<'_> {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("code", self.code.as_str());
        fields.text("message", self.message);
        fields.bool("mayHaveSigned", self.may_have_signed);
        fields.record("report", Some(self.report));
        if let Some(support) = self.support {
            fields.record("support", Some(support));
        }
    }
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
            call.refuse(ErrorCode::HostError, "", None, &payload);
        }
        Step::Settle(via) => call.answer(via, if via == Via::Complete { &call.held } else { &payload }),
    }
}

fn take(id: u32) -> Option<Box<Call>> {
    CALLS.with_borrow_mut(|calls| {
        let index = calls.iter().rposition(|call| call.id == id)?;
        Some(calls.swap_remove(index))
    })
}

impl Call {
    pub fn new(glue: Glue, record: &JsValue, report: Report) -> Box<Self> {
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        let (record, settlement, held) = (record.clone(), Settlement::default(), JsValue::UNDEFINED);
        Box::new(Call { id, glue, record, report, repaired: false, settlement, held })
    }

    /// Puts the call into the table: the host has been, or is about to be, asked.
    pub fn open(self: Box<Self>) {
        CALLS.with_borrow_mut(|calls| calls.push(self));
    }

    /// Ends a call that the host was not asked about, or threw out of: nothing can have been signed.
    pub fn refuse(&self, code: ErrorCode, message: &str, support: Option<&ClientSupport>, cause: &JsValue) {
        let fields = ErrorFields { code, message, may_have_signed: false, report: &self.report, support };
        self.glue.refuse(self.id, &self.record, to_js(&fields), cause);
    }

    /// Ends a call with the host's answer.
    fn answer(&self, via: Via, payload: &JsValue) {
        let (fields, is_error) = match &read(payload, via, Some(&self.report), &self.glue) {
            Answer::Outcome(outcome) => {
                (to_js(&Reported { outcome, report: Some(&self.report), repaired: self.repaired }), false)
            }
            Answer::HostError(host_error) => {
                let error = host_error.error.as_ref().and_then(HostCode::text);
                let fields = ErrorFields {
                    code: ErrorCode::HostError,
                    message: error.as_deref().filter(|error| error::is_code(error)).unwrap_or_default(),
                    may_have_signed: host_error.may_have_signed,
                    report: &self.report,
                    support: None,
                };
                (to_js(&fields), true)
            }
        };
        self.glue.answer(self.id, &self.record, fields, is_error, payload, via as u32);
    }
}
