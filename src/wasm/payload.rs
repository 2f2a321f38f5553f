//! Reads what the host handed over.

use super::js;
use crate::outcome::{HostCode, Payload, ResultField};
use wasm_bindgen::prelude::*;

pub fn read(payload: &JsValue) -> Payload {
    if let Some(text) = payload.as_string() {
        return Payload::from_json(&text);
    }
    Payload {
        result_status: code(payload, "resultStatus"),
        result_code: code(payload, "resultCode"),
        error: code(payload, "error"),
        error_message: js::read_string(payload, "errorMessage"),
        result: result(payload),
        ..Payload::default()
    }
}

fn code(payload: &JsValue, key: &str) -> Option<HostCode> {
    let value = js::read(payload, key);
    if value.is_undefined() || value.is_null() {
        return None;
    }
    if let Some(text) = value.as_string() {
        return Some(HostCode::Text(text));
    }
    let number =
        value.as_f64().map(|number| (number, number as i32)).filter(|(number, whole)| f64::from(*whole) == *number);
    Some(number.map_or(HostCode::Other, |(_, whole)| HostCode::Number(whole)))
}

fn result(payload: &JsValue) -> ResultField {
    // No object at all has no result; an object whose getter throws has one that cannot be read.
    let value = match js::try_read(payload, "result") {
        Ok(value) => value,
        Err(_) if payload.is_object() => return ResultField::Unreadable,
        Err(_) => return ResultField::Absent,
    };
    if value.is_undefined() || value.is_null() {
        return ResultField::Absent;
    }
    if let Some(text) = value.as_string() {
        return ResultField::Text(text);
    }
    let json = if value.is_object() { js_sys::JSON::stringify(&value).ok() } else { None };
    json.and_then(|json| JsValue::from(json).as_string()).map_or(ResultField::Unreadable, ResultField::Object)
}
