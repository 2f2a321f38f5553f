//! Reads what the gate needs of `my`.

use super::js::{self, Host};
use crate::client::{self, Api, Client, ClientSupport, SystemInfo};
use wasm_bindgen::prelude::*;

pub fn check(my: &JsValue) -> ClientSupport {
    if !my.is_object() && !my.is_function() {
        return ClientSupport::not_a_mini_program();
    }
    let host: &Host = my.unchecked_ref();
    let env = js::read(my, "env");
    let client = Client {
        api: match js::try_read(my, "paySignCenter") {
            Ok(value) if value.is_function() => Api::Function,
            Ok(_) => Api::Missing,
            Err(_) => Api::Unreadable,
        },
        is_ide: js::read(my, "isIDE").is_truthy(),
        can_i_use: host.can_i_use("paySignCenter").ok().and_then(|answer| answer.as_bool()),
        name: js::read_string(&env, "clientName"),
        version: js::read_string(&env, "clientVersion"),
    };
    client::check(client, || {
        let info = host.get_system_info_sync().unwrap_or(JsValue::UNDEFINED);
        SystemInfo {
            app: js::read_string(&info, "app"),
            client_version: js::read_string(&info, "clientVersion"),
            version: js::read_string(&info, "version"),
        }
    })
}
