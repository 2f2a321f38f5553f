//! The boundary itself, in real WebAssembly under Node: `cargo xtask test` and `wasm-pack test --node` run it.
#![cfg(target_arch = "wasm32")]

use pay_sign_center::wasm::{
    begin, check_client, check_sign_str, host_answered, host_answered_late, host_returned, host_threw,
    needs_system_info, new_promise, page_shown, parse_sign_result, query_answered, timer_fired, to_sign_str,
    turn_ended,
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

const NOW: f64 = 1e12;

/// The options as the glue reads them, with those of that text.
fn request(options: &str) -> String {
    format!(
        "Object.assign({{ validate: null, ignore: [], gate: null, timeout: null, canQuery: false, queryAt: null, \
         externalAgreementNo: null, promptUpgrade: false, hasSuccessAlone: false, lacksTimers: false, isTraced: false, \
         mistyped: [] }}, {{ {options} }})"
    )
}

fn client(version: &str) -> String {
    format!("{{ api: 'function', isIde: false, canIUse: null, name: 'ap', version: '{version}' }}")
}

fn begin_with(id: u32, options: &str, client: &str, sign_str: Option<&str>) -> JsValue {
    let client = js(client);
    let client = (!client.is_null()).then(|| client.unchecked_into());
    let text = sign_str.map(|text| text.as_bytes().to_vec());
    let found = sign_str.is_none().then(|| "undefined".to_owned());
    begin(id, id, js(&request(options)).unchecked_into(), client, None, text, found, NOW)
}

fn opened(id: u32) {
    let plan = begin_with(id, "", &client("10.8.0"), Some(SIGN_STR));
    assert_eq!(read("JSON.stringify(argument)", &plan), r#"{"ask":true}"#);
}

#[wasm_bindgen_test]
fn an_answer_resolves_once() {
    opened(1);
    let answer = || host_answered(1, "success", 0, br#"{"resultStatus":"7000"}"#.to_vec(), Some(Vec::new()), NOW);
    let expression = "[argument.settle.promised.resolve.kind, argument.settle.promised.resolve.issues, \
                      argument.callbacks.answer.run, argument.settle.report.ok]";
    assert_eq!(read(expression, &answer()), "signed,no_result,no_external_agreement_no,success,true");
    assert!(answer().is_undefined());
}

#[wasm_bindgen_test]
fn what_is_refused_is_not_asked() {
    for (client, sign_str, expected) in [
        (client("10.8.0"), Some(""), "invalid_sign_str,false,invalid_sign_str"),
        (client("10.8.0"), None, "invalid_sign_str,false,invalid_sign_str"),
        ("null".into(), Some(SIGN_STR), "unsupported_client,false,unsupported_client"),
        (client("10.0.17"), Some(SIGN_STR), "unsupported_client,false,unsupported_client"),
    ] {
        let plan = begin_with(2, "", &client, sign_str);
        let expression = "[argument.settle.promised.reject.code, argument.settle.promised.reject.mayHaveSigned, \
                          argument.callbacks.refusal.error]";
        assert_eq!(read(expression, &plan), expected, "{client} {sign_str:?}");
        assert_eq!(read("argument.ask", &plan), "undefined");
    }
}

#[wasm_bindgen_test]
fn options_count() {
    let lax = "validate: 'report', gate: 'report'";
    assert_eq!(read("argument.ask", &begin_with(3, lax, "null", Some(""))), "true");
    let ignoring = "ignore: ['other', 'not_a_sign_str']";
    assert_eq!(read("argument.ask", &begin_with(4, ignoring, &client("10.8.0"), Some(""))), "true");
    let mistyped = begin_with(7, "mistyped: ['timeout'], timeout: null", &client("10.8.0"), Some(SIGN_STR));
    assert_eq!(read("argument.warnings.length", &mistyped), "1");
}

#[wasm_bindgen_test]
fn a_host_that_throws_rejects() {
    opened(5);
    assert_eq!(read("argument.settle.promised.reject.code", &host_threw(5, true, NOW)), "host_error");
}

#[wasm_bindgen_test]
fn complete_alone_is_held_for_a_turn() {
    opened(6);
    let held = host_answered(6, "complete", 3, br#"{"resultStatus":"6001"}"#.to_vec(), None, NOW);
    assert_eq!(read("[argument.settle, argument.waitATurn]", &held), ",true");
    let settled = turn_ended(6, NOW);
    assert_eq!(
        read("[argument.settle.promised.resolve.kind, argument.callbacks.answer.payload]", &settled),
        "cancelled,3"
    );
}

#[wasm_bindgen_test]
fn the_server_is_asked_and_may_find_a_signature() {
    let with_number = SIGN_STR.replace("%257B%257D", "%257B%2522external_agreement_no%2522%253A%2522N1%2522%257D");
    let open =
        |id| begin_with(id, "canQuery: true, timeout: 9000, queryAt: [5]", &client("10.8.0"), Some(&with_number));
    assert_eq!(read("argument.ask", &open(8)), "true");
    assert_eq!(read("argument.timer.after", &host_returned(8, NOW)), "9000");
    assert!(page_shown(9, NOW).is_undefined());
    assert_eq!(read("argument.timer.after", &page_shown(8, NOW)), "2005");
    let asked = timer_fired(8, NOW + 2005.0);
    assert_eq!(read("[argument.query.number, argument.query.agreement.externalAgreementNo]", &asked), "1,N1");
    assert_eq!(read("argument.timer.after", &query_answered(8, 1, None, NOW + 2005.0)), "6995");
    let reply = js("{ status: 'NORMAL', agreementNo: '2027', externalAgreementNo: 'N1' }").unchecked_into();
    let settled = query_answered(8, 1, Some(reply), NOW + 2006.0);
    let expression = "[argument.settle.promised.resolve.confirmedBy, argument.settle.query.status, \
                      argument.settle.query.error, argument.settle.late.runsCallbacks]";
    assert_eq!(read(expression, &settled), "query,NORMAL,failed,true");
}

#[wasm_bindgen_test]
fn an_answer_after_the_end_is_read() {
    let late = || js("{ runsCallbacks: true, spokeFor: false, isTraced: false }").unchecked_into();
    let payload = br#"{"resultStatus":"7002"}"#.to_vec();
    let answer = host_answered_late(10, late(), Some(SIGN_STR.into()), None, "fail", 2, payload, None, NOW);
    let expression = "[argument.settle.promised.resolve.kind, argument.callbacks.answer.run, argument.settle.payload]";
    assert_eq!(read(expression, &answer), "failed,fail,2");
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
        r#"{"ok":false,"findings":[{"code":"not_a_sign_str","severity":"error","layer":"outer","param":null,"offset":null,"length":null,"message":"expected a string, found null"}]}"#
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
        r#"{"userMessage":"unavailable","answer":{"kind":"host_error","error":4,"errorMessage":"no","mayHaveSigned":false,"issues":[]},"report":null}"#
    );
}
