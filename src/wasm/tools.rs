//! What only the module for Node exports: pages have no use for it.

use super::{into_text, to_js};
use crate::json::{Charset, Document};
use crate::privacy;
use crate::sign_str::{LayerText, SignStr, SignedContent};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Inspection {
    layers: Vec<LayerText>,
    signed: SignedContent,
}

/// The layers of a signStr and what its signature covers; `null` where no body can be found.
#[wasm_bindgen(js_name = inspectSignStr)]
pub fn inspect_sign_str(text: Vec<u8>) -> JsValue {
    let text = into_text(text);
    let sign_str = SignStr::read(&text);
    let inspect = |signed| Inspection { layers: sign_str.layers(sign_str.report().findings()), signed };
    to_js(&sign_str.signed_content().map(inspect))
}

/// A text of any kind with stars for what may be personal or secret, one for each UTF-16 unit.
#[wasm_bindgen(js_name = maskText)]
pub fn mask_text(text: Vec<u8>) -> String {
    privacy::mask_text(&into_text(text))
}

/// A JSON text, personal data masked; `undefined` where it is no JSON.
#[wasm_bindgen(js_name = maskJson)]
pub fn mask_json(text: Vec<u8>) -> Option<String> {
    privacy::mask_json(&into_text(text))
}

/// Whether a value of that name may be shown.
#[wasm_bindgen(js_name = showsValue)]
pub fn shows_value(name: String, value: Vec<u8>) -> bool {
    privacy::shows(&name, &into_text(value))
}

/// Whether a text is JSON in which no key stands twice, so that all readers agree on it.
#[wasm_bindgen(js_name = isUnambiguousJson)]
pub fn is_unambiguous_json(text: Vec<u8>) -> bool {
    Document::parse(text, Charset::Utf8).is_ok_and(|document| !document.has_duplicate_key())
}
