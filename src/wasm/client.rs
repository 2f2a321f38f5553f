//! Reads what the gate needs of `my`.

use super::js::{Glue, text};
use crate::client::{self, Client, ClientSupport, SystemInfo};
use wasm_bindgen::prelude::*;

pub fn check(my: &JsValue, glue: &Glue) -> ClientSupport {
    match text(&glue.client_text(my)).as_deref().and_then(Client::from_json) {
        Some(client) => {
            client::check(client, || SystemInfo::from_json(&text(&glue.system_info_text(my)).unwrap_or_default()))
        }
        None => ClientSupport::not_a_mini_program(),
    }
}
