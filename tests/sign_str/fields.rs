//! What a signStr says: decoded, in camel case, and without what is nobody else's business.

use super::{BIZ_CONTENT, body, decode, encode, fields, in_json, replaced, sign_str, with};
use pay_sign_center::sign_str::SignStr;
use serde_json::{Value, json};

#[track_caller]
fn shown(given: &str, show_personal_data: bool) -> Value {
    serde_json::to_value(fields(given, show_personal_data)).unwrap()
}

/// `bizContent` of a JSON text.
#[track_caller]
fn biz_content(json: &str, show_personal_data: bool) -> Value {
    shown(&with("biz_content", json), show_personal_data)["bizContent"].take()
}

#[test]
fn a_whole_sign_str() {
    assert_eq!(
        shown(&sign_str(), false),
        json!({
            "params": {
                "app_id": "2021000000000001",
                "method": "alipay.user.agreement.page.sign",
                "charset": "utf-8",
                "sign_type": "RSA2",
                "sign": "i8****==",
                "timestamp": "2022-04-22 11:04:20",
                "version": "1.0",
            },
            "bizContent": {
                "productCode": "GENERAL_WITHHOLDING",
                "personalProductCode": "CYCLE_PAY_AUTH_P",
                "signScene": "INDUSTRY|DIGITAL_MEDIA",
                "externalAgreementNo": "t1",
                "accessParams": { "channel": "ALIPAYAPP" },
                "periodRuleParams": {
                    "periodType": "MONTH", "period": 1, "executeTime": "2027-03-28", "singleAmount": "30.00",
                },
            },
        })
    );
}

#[test]
fn params_are_looked_up_by_name() {
    let given = encode(&format!("{}&period=1&period=2&empty=", body()));
    let sign_str = SignStr::read(&given);
    let fields = sign_str.fields(false).unwrap();
    for (name, value) in [("period", Some("1")), ("empty", Some("")), ("app_id", Some("2021000000000001")), ("y", None)]
    {
        assert_eq!(fields.param(name), value, "{name}");
    }
    assert_eq!(fields.param("biz_content"), None);
    let names: Vec<_> = fields.params().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        ["app_id", "method", "charset", "sign_type", "sign", "timestamp", "version", "period", "period", "empty"]
    );
}

#[test]
fn the_signature_is_always_masked() {
    for (sign, masked) in [
        ("i8X5tQSVx+j8UviKuGDz", "i8X5****uGDz"),
        ("0123456789ab", "012****9ab"),
        ("0123", "0****3"),
        ("012", "****"),
        ("", "****"),
        ("签约", "****"),
        ("签约签约", "****"),
    ] {
        let given = with("sign", sign);
        for show_personal_data in [false, true] {
            assert_eq!(SignStr::read(&given).fields(show_personal_data).unwrap().param("sign"), Some(masked), "{sign}");
        }
    }
}

#[test]
fn personal_data_is_masked_unless_asked_for() {
    const CERTIFICATE: &str = "61102619921108888";
    let personal = json!({
        "external_logon_id": "13852852877",
        "identity_params": {
            "user_name": "张三", "cert_no": CERTIFICATE, "age": 30, "real": true, "none": null,
            "more": { "phone_number": "13852852877", "list": ["13852852877"] },
        },
        "sign_scene": "INDUSTRY|CARRENTAL",
    });
    assert_eq!(
        biz_content(&personal.to_string(), false),
        json!({
            "externalLogonId": "13****77",
            "identityParams": {
                "userName": "****", "certNo": "6110****8888", "age": "****", "real": "t****e", "none": "n****l",
                "more": { "phoneNumber": "13****77", "list": "****" },
            },
            "signScene": "INDUSTRY|CARRENTAL",
        })
    );
    assert_eq!(
        biz_content(&personal.to_string(), true),
        json!({
            "externalLogonId": "13852852877",
            "identityParams": {
                "userName": "张三", "certNo": CERTIFICATE, "age": 30, "real": true, "none": null,
                "more": { "phoneNumber": "13852852877", "list": "[\"13852852877\"]" },
            },
            "signScene": "INDUSTRY|CARRENTAL",
        })
    );
}

#[test]
fn what_is_no_object_may_hold_personal_data_too() {
    for json in [r#"{"external_logon_id":13852852877x}"#, r#"["13852852877"]"#, r#""{\"cert_no\":\"13852852877\"}""#] {
        let given = with("biz_content", json);
        let sign_str = SignStr::read(&given);
        let masked = sign_str.fields(false).unwrap();
        assert!(masked.param("biz_content").is_some_and(|text| !text.contains("1385285")), "{masked:?}");
        assert_eq!(sign_str.fields(true).unwrap().param("biz_content"), Some(json));
        assert_eq!(shown(&given, false)["bizContent"], Value::Null);
    }
}

#[test]
fn personal_data_is_masked_wherever_it_stands() {
    const PHONE: &str = "13852852877";
    let key = format!(r#"{{"a":1,"external_logon_id":"{PHONE}"}}"#);
    let deep = format!(r#"{}{{"externalLogonId":"{PHONE}"}}{}"#, r#"{"a":"#.repeat(9), "}".repeat(9));
    for (name, given) in [
        ("in camel case", with("biz_content", &key.replace("external_logon_id", "externalLogonId"))),
        ("one level deeper", with("biz_content", &format!(r#"{{"request":{key}}}"#))),
        ("in a list", with("biz_content", &format!(r#"{{"requests":[{key}]}}"#))),
        ("in JSON in a string", with("biz_content", &json!({ "request": key }).to_string())),
        ("where objects stay JSON", with("biz_content", &deep)),
        ("behind an ampersand that was decoded", decode(&with("biz_content", &key.replace("138", "a&b=138")))),
    ] {
        let masked = format!("{} {:?}", shown(&given, false), SignStr::read(&given).fields(false));
        assert!(!masked.contains("52852877"), "{name}: {masked}");
        assert!(shown(&given, true).to_string().contains("52852877"), "{name}");
    }
}

#[test]
fn values_keep_their_kinds() {
    for (json, expected) in [
        ("1", json!(1)),
        ("-7", json!(-7)),
        ("2147483647", json!(2_147_483_647)),
        ("2147483648", json!("2147483648")),
        ("10.99", json!("10.99")),
        ("1e3", json!("1e3")),
        ("\"1\"", json!("1")),
        ("true", json!(true)),
        ("false", json!(false)),
        ("null", json!(null)),
        ("\"null\"", json!("null")),
        ("\"true\"", json!("true")),
        ("\"\"", json!("")),
        ("[1,\"a\"]", json!("[1,\"a\"]")),
        ("[]", json!("[]")),
        ("{}", json!({})),
        (r#""\u5f20\ud83d\ude00\n\"""#, json!("张😀\n\"")),
        (r#""\ud83d""#, json!("\u{fffd}")),
    ] {
        let found = biz_content(&format!(r#"{{"some_key":{json}}}"#), true);
        assert_eq!(found, json!({ "someKey": expected }), "{json}");
    }
}

#[test]
fn what_is_deep_stays_json() {
    let nested = |levels: usize| format!("{}1{}", r#"{"a_b":"#.repeat(levels), "}".repeat(levels));
    let mut found = biz_content(&nested(10), true);
    for level in 1..=7 {
        found = found["aB"].take();
        assert!(found.is_object(), "level {level}: {found}");
    }
    assert_eq!(found["aB"], nested(2));
}

#[test]
fn no_depth_overflows_the_stack() {
    for (open, close) in [("{\"a\":", "}"), ("[", "]"), ("{\"identity_params\":", "}")] {
        let json = format!("{{\"a\":{}1{}}}", open.repeat(100_000), close.repeat(100_000));
        for show_personal_data in [false, true] {
            assert!(biz_content(&json, show_personal_data).is_object(), "{open}");
        }
    }
    let unclosed = with("biz_content", &"{\"a\":[".repeat(100_000));
    assert_eq!(shown(&unclosed, false)["bizContent"], Value::Null);
}

#[test]
fn gbk_is_read_as_such() {
    // D5 5C and D5 7B end with a backslash and a brace.
    let bytes = "%25D5%255C%25D5%257B";
    let given = in_json("{", r#"{"external_logon_id":"~","#).replace('~', bytes).replace("utf-8", "GBK");
    let found = shown(&given, true);
    assert_eq!(found["params"]["charset"], "GBK");
    assert_eq!(found["bizContent"]["externalAgreementNo"], "t1");
    assert!(found["bizContent"]["externalLogonId"].as_str().is_some_and(|text| text.starts_with('\u{fffd}')));
}

#[test]
fn however_it_is_wrapped_it_says_the_same() {
    let body = body();
    let expected = fields(&sign_str(), false);
    for given in [
        body.clone(),
        encode(&sign_str()),
        body.replace('%', "%25"),
        format!(" \"{}\"\n", sign_str()),
        json!({ "signStr": body }).to_string(),
        format!("https://openapi.alipay.com/gateway.do?{body}"),
        body.replace('&', "&amp;"),
    ] {
        assert_eq!(fields(&given, false), expected, "{given}");
    }
    for nothing in ["", "undefined", "{}", "https://example.com/?a=b", "%"] {
        assert_eq!(fields(nothing, false), None, "{nothing}");
    }
}

#[test]
fn what_was_decoded_says_what_can_be_read() {
    let raw = shown(&decode(&body()), true);
    assert_eq!(raw["params"]["timestamp"], "2022-04-22 11:04:20");
    assert_eq!(raw["bizContent"]["externalAgreementNo"], "t1");
}

#[test]
fn odd_keys_are_keys() {
    let json = replaced(BIZ_CONTENT, "{", r#"{"__proto__":{"x":1},"a__b_":2,"":3,"_":4,"张_三":5,"a_b":6,"#);
    let found = biz_content(&json, false);
    for (key, value) in [
        ("a_b", json!(null)),
        ("aB", json!("****")),
        ("****", json!("****")),
        ("__proto__", json!(null)),
        ("Proto", json!({ "x": "****" })),
    ] {
        assert_eq!(found.get(key).cloned().unwrap_or_default(), value, "{key}");
    }
    let found = biz_content(&json, true);
    assert_eq!((&found["aB"], &found["张三"]), (&json!(6), &json!(5)));
}
