//! Reads what the gate needs of `my`.

use super::js::{Glue, carried, text};
use super::lines::Lines;
use crate::client::{self, Api, Client, ClientSupport, SystemInfo};
use wasm_bindgen::prelude::*;

pub fn check(my: &JsValue, glue: &Glue) -> ClientSupport {
    let Some(facts) = text(&glue.client_facts(my)) else { return ClientSupport::not_a_mini_program() };
    let mut facts = Lines(&facts);
    let client = Client {
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
    };
    client::check(client, || {
        let facts = carried(glue.system_info(my));
        let mut facts = Lines(&facts);
        SystemInfo { app: facts.optional(), client_version: facts.optional(), version: facts.optional() }
    })
}
