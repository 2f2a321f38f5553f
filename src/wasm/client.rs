//! Reads what the gate needs of `my`.

use super::js::{Glue, carried, text};
use crate::client::{Api, Client, ClientSupport, SystemInfo};
use crate::lines::Lines;
use wasm_bindgen::prelude::*;

pub fn check(my: &JsValue, glue: &Glue) -> ClientSupport {
    let mut support = ClientSupport::not_a_mini_program();
    if let Some(facts) = text(&glue.client_facts(my)) {
        support.weigh(&client(&facts), || system_info(&carried(glue.system_info(my))));
    }
    support
}

fn client(facts: &str) -> Client {
    let mut facts = Lines(facts);
    Client {
        api: match facts.text() {
            "function" => Api::Function,
            "unreadable" => Api::Unreadable,
            _ => Api::Missing,
        },
        is_ide: facts.is("true"),
        can_i_use: match facts.text() {
            "" => None,
            answer => Some(answer == "true"),
        },
        name: facts.optional(),
        version: facts.optional(),
    }
}

fn system_info(facts: &str) -> SystemInfo {
    let mut facts = Lines(facts);
    SystemInfo { app: facts.optional(), client_version: facts.optional(), version: facts.optional() }
}
