//! The boundary itself, in real WebAssembly under Node: `cargo xtask test` and `wasm-pack test --node` run it.
#![cfg(target_arch = "wasm32")]

use pay_sign_center::wasm::{
    begin, check_client, check_sign_str, host_answered, host_threw, needs_system_info, new_promise, parse_sign_result,
    to_sign_str, turn_ended,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const SIGN_STR: &str = "app_id%3D1%26method%3Dalipay.user.agreement.page.sign%26charset%3Dutf-8%26sign_type%3DRSA2%26sign%3Dx\
                        %26timestamp%3D2022-04-22%2B11%253A04%253A20%26version%3D1.0%26biz_content%3D%257B%257D";

#[wasm_bindgen(
    inline_js = "export function run(source, argument) { return Function('argument', `return (${source})`)(argument); }"
)]
extern "C" {
    fn run(source: &str, argument: &JsValue) -> JsValue;
}

/// A plain object, as the glue makes them.
fn js(source: &str) -> JsValue {
    run(source, &JsValue::UNDEFINED)
}

/// What a piece of JavaScript makes of a value, as text.
fn read(expression: &str, value: &JsValue) -> String {
    run(&format!("String({expression})"), value).as_string().unwrap()
}

const REQUEST: &str = "{ validate: null, ignore: [], gate: null }";

fn client(version: &str) -> String {
    format!("{{ api: 'function', isIde: false, canIUse: null, name: 'ap', version: '{version}' }}")
}

fn begin_with(id: u32, request: &str, client: &str, sign_str: Option<&str>) -> JsValue {
    let client = js(client);
    let client = (!client.is_null()).then(|| client.unchecked_into());
    let text = sign_str.map(|text| text.as_bytes().to_vec());
    let found = sign_str.is_none().then(|| "undefined".to_owned());
    begin(id, js(request).unchecked_into(), client, None, text, found)
}

fn opened(id: u32) {
    let plan = begin_with(id, REQUEST, &client("10.8.0"), Some(SIGN_STR));
    assert_eq!(read("JSON.stringify(argument)", &plan), r#"{"settle":null,"waitATurn":false,"ask":true}"#);
}

#[wasm_bindgen_test]
fn an_answer_resolves_once() {
    opened(1);
    let answer = || host_answered(1, "success", br#"{"resultStatus":"7000"}"#.to_vec(), Some(Vec::new()));
    let expression = "[argument.settle.promised.resolve.kind, argument.settle.promised.resolve.issues, \
                      argument.settle.callbacks.answer.run, argument.settle.report.ok]";
    assert_eq!(read(expression, &answer()), "signed,no_result,no_external_agreement_no,success,true");
    assert_eq!(read("argument.settle", &answer()), "null");
}

#[wasm_bindgen_test]
fn what_is_refused_is_not_asked() {
    for (request, client, sign_str, expected) in [
        (REQUEST, client("10.8.0"), Some(""), "invalid_sign_str,false,invalid_sign_str"),
        (REQUEST, client("10.8.0"), None, "invalid_sign_str,false,invalid_sign_str"),
        (REQUEST, "null".into(), Some(SIGN_STR), "unsupported_client,false,unsupported_client"),
        (REQUEST, client("10.0.17"), Some(SIGN_STR), "unsupported_client,false,unsupported_client"),
    ] {
        let plan = begin_with(2, request, &client, sign_str);
        let expression = "[argument.settle.promised.reject.code, argument.settle.promised.reject.mayHaveSigned, \
                          argument.settle.callbacks.refusal.error]";
        assert_eq!(read(expression, &plan), expected, "{client} {sign_str:?}");
        assert_eq!(read("argument.ask", &plan), "false");
    }
}

#[wasm_bindgen_test]
fn options_count() {
    let lax = "{ validate: 'report', ignore: [], gate: 'report' }";
    assert_eq!(read("argument.settle", &begin_with(3, lax, "null", Some(""))), "null");
    let ignoring = "{ validate: null, ignore: ['other', 'not_a_sign_str'], gate: null }";
    assert_eq!(read("argument.settle", &begin_with(4, ignoring, &client("10.8.0"), Some(""))), "null");
}

#[wasm_bindgen_test]
fn a_host_that_throws_rejects() {
    opened(5);
    assert_eq!(read("argument.settle.promised.reject.code", &host_threw(5)), "host_error");
}

#[wasm_bindgen_test]
fn complete_alone_is_held_for_a_turn() {
    opened(6);
    let held = host_answered(6, "complete", br#"{"resultStatus":"6001"}"#.to_vec(), None);
    assert_eq!(read("[argument.settle, argument.waitATurn]", &held), ",true");
    let settled = turn_ended(6);
    assert_eq!(
        read("[argument.settle.promised.resolve.kind, argument.settle.callbacks.answer.by]", &settled),
        "cancelled,complete"
    );
}

#[wasm_bindgen_test]
async fn a_promise_comes_with_what_settles_it() {
    let made = new_promise();
    assert_eq!(made.length(), 3);
    js_sys::Function::from(made.get(1)).call1(&JsValue::UNDEFINED, &7.into()).unwrap();
    let value = JsFuture::from(js_sys::Promise::from(made.get(0))).await.unwrap();
    assert_eq!(value, JsValue::from(7));
}

#[wasm_bindgen_test]
fn typed_objects_come_out() {
    let report = check_sign_str(None, Some("null".into()));
    assert_eq!(
        read("JSON.stringify(argument)", &report),
        r#"{"ok":false,"findings":[{"code":"not_a_sign_str","severity":"error","layer":"outer","param":null,"offset":null,"message":"expected a string, found null"}]}"#
    );
    assert_eq!(
        read("JSON.stringify(argument)", &check_sign_str(Some(SIGN_STR.into()), None)).find("\"ok\":true"),
        Some(1)
    );
    assert_eq!(to_sign_str(b"method=x".to_vec()).as_deref(), Some("method%3Dx"));
    assert_eq!(to_sign_str(b"undefined".to_vec()), None);
    let nameless = "{ api: 'function', isIde: false, canIUse: true, name: null, version: null }";
    assert!(needs_system_info(Some(js(nameless).unchecked_into())));
    let info = js("{ app: 'alipay', clientVersion: null, version: '10.0.1' }");
    let support = check_client(Some(js(nameless).unchecked_into()), Some(info.unchecked_into()));
    assert_eq!(
        read("JSON.stringify(argument)", &support),
        r#"{"supported":false,"reason":"client_too_old","current":"10.0.1","required":"10.0.18","app":"alipay","canIUse":true}"#
    );
    let answer = parse_sign_result(br#"{"error":4,"errorMessage":"no"}"#.to_vec(), None, None, None);
    assert_eq!(
        read("JSON.stringify(argument)", &answer),
        r#"{"answer":{"kind":"host_error","error":4,"errorMessage":"no","mayHaveSigned":false,"issues":[]},"report":null}"#
    );
}
