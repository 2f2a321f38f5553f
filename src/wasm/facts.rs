//! What the glue has read of the page and of the host: plain objects of its own, in which every field is there, and `null`
//! where there is nothing. js-glue/src/facts.ts makes them.

use crate::call::Request;
use crate::client::{Api, Client, SystemInfo};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The options of a call.
    pub type RequestFacts;
    #[wasm_bindgen(method, getter)]
    fn validate(this: &RequestFacts) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn ignore(this: &RequestFacts) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn gate(this: &RequestFacts) -> Option<String>;

    /// What can be read of `my` without asking it for anything.
    pub type ClientFacts;
    #[wasm_bindgen(method, getter)]
    fn api(this: &ClientFacts) -> String;
    #[wasm_bindgen(method, getter, js_name = isIde)]
    fn is_ide(this: &ClientFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = canIUse)]
    fn can_i_use(this: &ClientFacts) -> Option<bool>;
    #[wasm_bindgen(method, getter)]
    fn name(this: &ClientFacts) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn version(this: &ClientFacts) -> Option<String>;

    /// What `my.getSystemInfoSync()` gave.
    pub type SystemFacts;
    #[wasm_bindgen(method, getter)]
    fn app(this: &SystemFacts) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = clientVersion)]
    fn client_version(this: &SystemFacts) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = version)]
    fn system_version(this: &SystemFacts) -> Option<String>;
}

impl From<RequestFacts> for Request {
    fn from(facts: RequestFacts) -> Self {
        Request { validate: facts.validate(), ignore: facts.ignore(), gate: facts.gate() }
    }
}

impl From<ClientFacts> for Client {
    fn from(facts: ClientFacts) -> Self {
        let api = match &*facts.api() {
            "function" => Api::Function,
            "unreadable" => Api::Unreadable,
            _ => Api::Missing,
        };
        Client {
            api,
            is_ide: facts.is_ide(),
            can_i_use: facts.can_i_use(),
            name: facts.name(),
            version: facts.version(),
        }
    }
}

impl From<SystemFacts> for SystemInfo {
    fn from(facts: SystemFacts) -> Self {
        SystemInfo { app: facts.app(), client_version: facts.client_version(), version: facts.system_version() }
    }
}
