//! What only the module for Node exports: pages have no use for it.

use super::js;
use crate::data::{Data, Fields, Record};
use crate::sign_str::{self, LayerText, SignedContent};
use wasm_bindgen::prelude::*;

struct Inspection {
    layers: Vec<LayerText>,
    signed: SignedContent,
}

/// The layers of a signStr and what its signature covers; `null` where no body can be found.
#[wasm_bindgen(js_name = inspectSignStr)]
pub fn inspect_sign_str(sign_str: &JsValue) -> JsValue {
    let inspect = |text: String| {
        let signed = sign_str::signed_content(&text)?;
        let report = sign_str::check(&text);
        Some(Inspection { layers: sign_str::layers(&text, report.findings()), signed })
    };
    let inspection = js::text(sign_str).and_then(inspect);
    inspection.map_or(JsValue::NULL, |inspection| super::to_js(&inspection))
}

impl Record for Inspection {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.list("layers", &self.layers);
        fields.record("signed", Some(&self.signed));
    }
}

impl Record for Vec<LayerText> {
    fn show(&self, fields: &mut Fields<'_>) {
        for layer in self {
            fields.item(&Data::Record(layer));
        }
    }
}

impl Record for LayerText {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.text("layer", self.layer.as_str());
        fields.text("text", &self.text);
        fields.list("offsets", &self.offsets);
    }
}

impl Record for Vec<Option<usize>> {
    fn show(&self, fields: &mut Fields<'_>) {
        for offset in self {
            fields.item(&offset.map_or(Data::Missing, |offset| Data::Number(offset as i32)));
        }
    }
}

impl Record for SignedContent {
    fn show(&self, fields: &mut Fields<'_>) {
        fields.list("content", &self.content);
        fields.optional("sign", &self.sign);
        fields.optional("signType", &self.sign_type);
        fields.optional("charset", &self.charset);
        fields.bool("duplicate", self.has_duplicate);
    }
}

impl Record for Vec<u8> {
    fn show(&self, fields: &mut Fields<'_>) {
        for byte in self {
            fields.item(&Data::Number(i32::from(*byte)));
        }
    }
}
