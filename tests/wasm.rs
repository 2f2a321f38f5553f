//! The boundary itself, in real WebAssembly under Node: `cargo xtask test` and `wasm-pack test --node` run it.
#![cfg(target_arch = "wasm32")]

use js_sys::Promise;
use pay_sign_center::wasm::{
    Glue, check_client, check_sign_str, host_event, parse_sign_result, pay_sign_center, to_sign_str,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const SIGN_STR: &str = "app_id%3D1%26method%3Dalipay.user.agreement.page.sign%26charset%3Dutf-8%26sign_type%3DRSA2%26sign%3Dx\
                        %26timestamp%3D2022-04-22%2B11%253A04%253A20%26version%3D1.0%26biz_content%3D%257B%257D";

#[wasm_bindgen(inline_js = r#"
export function glue(send) {
  return {
    listen: (id, record, options, signStr) => ({
      signStr, success: (p) => send(id, 0, p), fail: (p) => send(id, 1, p), complete: (p) => send(id, 2, p),
    }),
    answer(id, record, fields, isError, payload) {
      if (isError) record.reject(Object.assign(new Error(fields.message), fields, { raw: payload }));
      else record.resolve(this.outcome(fields, payload));
    },
    refuse(id, record, fields, cause) { record.reject(Object.assign(new Error(fields.message), fields, { cause })); },
    outcome: (fields, raw) => Object.assign(fields, { raw }),
    payloadText: (payload) => JSON.stringify(payload),
    clientFacts: (my) => my ? [typeof my.paySignCenter, false, '', '', my.env ? my.env.clientVersion : ''].join('\n') : undefined,
    systemInfo: (my) => '',
    settingsOf: (options) => '',
    later: (id) => { setTimeout(() => send(id, 3), 0); },
    quiet(value) { if (value && value.then) value.then(undefined, () => {}); },
  };
}
export function run(source, argument) { return Function('argument', `return (${source})`)(argument); }
"#)]
extern "C" {
    fn glue(send: &JsValue) -> Glue;
    fn run(source: &str, argument: &JsValue) -> JsValue;
}

/// Evaluates JavaScript in which `argument` is the signStr.
fn js(source: &str) -> JsValue {
    run(source, &SIGN_STR.into())
}

fn call(my: &str, options: &str) -> Promise {
    let send = Closure::<dyn Fn(u32, u32, JsValue)>::new(host_event).into_js_value();
    let options = js(options);
    let sign_str = run("Object(argument).signStr", &options);
    pay_sign_center(&js(my), &options, &sign_str, glue(&send), &js("{}"), true).unchecked_into()
}

/// What a piece of JavaScript makes of a value, as text.
fn read(expression: &str, value: &JsValue) -> String {
    run(&format!("String({expression})"), value).as_string().unwrap()
}

#[wasm_bindgen_test]
async fn an_answer_resolves() {
    let my = "{ paySignCenter(o) { this.asked = o.signStr === argument; o.success({ resultStatus: '7000', result: '' }); } }";
    let outcome = JsFuture::from(call(my, "{ signStr: argument }")).await.unwrap();
    let expression =
        "[argument.kind, argument.issues, argument.raw.resultStatus, argument.report.ok, argument.agreement]";
    assert_eq!(read(expression, &outcome), "signed,no_result,no_external_agreement_no,7000,true,");
}

#[wasm_bindgen_test]
async fn what_is_refused_never_reaches_the_host() {
    let my = "{ paySignCenter() { throw new Error('asked'); } }";
    for (my, options, expected) in [
        (my, "{ signStr: '' }", "invalid_sign_str,false"),
        (my, "undefined", "invalid_sign_str,false"),
        ("undefined", "{ signStr: argument }", "unsupported_client,false"),
        (
            "{ env: { clientVersion: '10.0.17' }, paySignCenter() {} }",
            "{ signStr: argument }",
            "unsupported_client,false",
        ),
    ] {
        let error = JsFuture::from(call(my, options)).await.unwrap_err();
        assert_eq!(read("[argument.code, argument.mayHaveSigned]", &error), expected, "{options}");
    }
}

#[wasm_bindgen_test]
async fn a_host_that_throws_rejects() {
    let error = JsFuture::from(call("{ paySignCenter() { throw 'x'; } }", "{ signStr: argument }")).await.unwrap_err();
    assert_eq!(read("[argument.code, argument.mayHaveSigned, argument.cause]", &error), "host_error,false,x");
}

#[wasm_bindgen_test]
async fn complete_alone_is_held_for_a_turn() {
    let my = "{ paySignCenter(o) { o.complete({ resultStatus: '6001' }); } }";
    let outcome = JsFuture::from(call(my, "{ signStr: argument }")).await.unwrap();
    assert_eq!(read("argument.kind", &outcome), "cancelled");
    let my = "{ paySignCenter(o) { o.complete({ resultStatus: '6001' }); o.fail({ error: 4 }); } }";
    let error = JsFuture::from(call(my, "{ signStr: argument }")).await.unwrap_err();
    assert_eq!(read("[argument.code, argument.raw.error, argument.mayHaveSigned]", &error), "host_error,4,false");
}

#[wasm_bindgen_test]
fn typed_objects_come_out() {
    let report = check_sign_str(&JsValue::NULL);
    assert_eq!(
        read("JSON.stringify(argument)", &report),
        r#"{"ok":false,"findings":[{"code":"not_a_sign_str","severity":"error","layer":"outer","param":null,"offset":null,"message":"expected a string, found null"}]}"#
    );
    assert_eq!(to_sign_str(&"method=x".into()).as_string().as_deref(), Some("method%3Dx"));
    assert!(to_sign_str(&JsValue::TRUE).is_truthy());
    let support = check_client(&js("{ paySignCenter() {} }"), &glue(&JsValue::UNDEFINED));
    assert_eq!(
        read("[argument.supported, argument.via, argument.reason, argument.required]", &support),
        "true,api,,10.0.18"
    );
    let answer =
        parse_sign_result(&js("{ error: 4, errorMessage: 'no' }"), &JsValue::UNDEFINED, &glue(&JsValue::UNDEFINED));
    assert_eq!(
        read("[argument.kind, argument.error, argument.errorMessage, argument.mayHaveSigned]", &answer),
        "host_error,4,no,false"
    );
}
