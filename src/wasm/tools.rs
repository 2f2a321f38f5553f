//! What only the module for Node exports: pages have no use for it.

use super::{into_text, to_js};
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
