//! What the glue has read of the page and of the host: plain objects of its own, in which every field is there, and `null`
//! where there is nothing. js-glue/src/facts.ts makes them.

use crate::call::{Late, Reply, Request};
use crate::client::{Api, Client, SystemInfo};
use js_sys::Array;
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
    #[wasm_bindgen(method, getter)]
    fn timeout(this: &RequestFacts) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = canQuery)]
    fn can_query(this: &RequestFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = queryAt)]
    fn query_at(this: &RequestFacts) -> Option<Array>;
    #[wasm_bindgen(method, getter, js_name = externalAgreementNo)]
    fn external_agreement_no(this: &RequestFacts) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = promptUpgrade)]
    fn prompt_upgrade(this: &RequestFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = hasSuccessAlone)]
    fn has_success_alone(this: &RequestFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = lacksTimers)]
    fn lacks_timers(this: &RequestFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = isTraced)]
    fn is_traced(this: &RequestFacts) -> bool;
    #[wasm_bindgen(method, getter)]
    fn mistyped(this: &RequestFacts) -> Vec<String>;

    /// What `queryAgreement` gave.
    pub type ReplyFacts;
    #[wasm_bindgen(method, getter)]
    fn status(this: &ReplyFacts) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = agreementNo)]
    fn agreement_no(this: &ReplyFacts) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = externalAgreementNo)]
    fn reply_number(this: &ReplyFacts) -> Option<String>;

    /// What was kept of a call that is over, as its plan had it.
    pub type LateFacts;
    #[wasm_bindgen(method, getter, js_name = runsCallbacks)]
    fn runs_callbacks(this: &LateFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = spokeFor)]
    fn spoke_for(this: &LateFacts) -> bool;
    #[wasm_bindgen(method, getter, js_name = isTraced)]
    fn late_is_traced(this: &LateFacts) -> bool;

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
        Request {
            validate: facts.validate(),
            ignore: facts.ignore(),
            gate: facts.gate(),
            timeout: facts.timeout(),
            can_query: facts.can_query(),
            query_at: facts.query_at().map(|times| times.iter().filter_map(|time| time.as_f64()).collect()),
            external_agreement_no: facts.external_agreement_no(),
            prompt_upgrade: facts.prompt_upgrade(),
            has_success_alone: facts.has_success_alone(),
            lacks_timers: facts.lacks_timers(),
            is_traced: facts.is_traced(),
            mistyped: facts.mistyped(),
        }
    }
}

/// `null` where it threw, or its Promise was rejected.
impl From<Option<ReplyFacts>> for Reply {
    fn from(facts: Option<ReplyFacts>) -> Self {
        facts.map_or(Reply::Failed, |facts| Reply::Said {
            status: facts.status(),
            agreement_no: facts.agreement_no(),
            external_agreement_no: facts.reply_number(),
        })
    }
}

impl From<LateFacts> for Late {
    fn from(facts: LateFacts) -> Self {
        Late { runs_callbacks: facts.runs_callbacks(), spoke_for: facts.spoke_for(), is_traced: facts.late_is_traced() }
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
