//! The layers as texts, and what a signature covers.

use super::{
    BIZ_CONTENT, body, decode, encode, in_body, in_json, layers, replaced, sign_str, signed_content, with, without,
};
use pay_sign_center::sign_str::{Code, LayerText, Place, check};

fn layers_of(given: &str) -> Vec<LayerText> {
    layers(given, check(given).findings())
}

/// What stands in each layer where the first finding is; `-` where it has no place in it.
fn pointed_at(given: &str) -> Vec<String> {
    let rest = |layer: &LayerText| match layer.places[0] {
        Some(Place { offset, length }) => {
            let units: Vec<_> = layer.text.encode_utf16().skip(offset).take(length).collect();
            String::from_utf16(&units).unwrap()
        }
        None => "-".into(),
    };
    layers_of(given).iter().map(rest).collect()
}

#[test]
fn each_layer_is_a_text() {
    let texts: Vec<_> = layers_of(&sign_str()).into_iter().map(|layer| (layer.layer.as_str(), layer.text)).collect();
    assert_eq!(texts, [("outer", sign_str()), ("body", body()), ("biz_content", BIZ_CONTENT.into())]);
    assert_eq!(layers_of(&without("biz_content")).len(), 2);
    assert_eq!(layers_of("undefined"), []);
    for given in [body(), encode(&sign_str()), format!("\"{}\"", sign_str())] {
        let [outer, body_text, json] = &layers_of(&given)[..] else { panic!("{given}") };
        assert_eq!((&*outer.text, &*body_text.text, &*json.text), (&*given, &*body(), BIZ_CONTENT));
    }
}

#[test]
fn places_are_of_the_same_thing_in_each_layer() {
    let long_ago = with("timestamp", "张😀 1996");
    for (given, places) in [
        (with("method", "alipay.trade.pay"), ["alipay.trade.pay", "alipay.trade.pay", "-"]),
        (long_ago, ["%25E5%25BC%25A0%25F0%259F%2598%2580%25201996", "%E5%BC%A0%F0%9F%98%80%201996", "-"]),
        (in_body("version=", "x=张😀&app_id=1&version="), ["app_id%3D1", "app_id=1", "-"]),
        (in_json("30.00", "-1"), ["%2522-1%2522", "%22-1%22", "\"-1\""]),
        (
            in_json("MONTH", "张😀"),
            ["%2522%25E5%25BC%25A0%25F0%259F%2598%2580%2522", "%22%E5%BC%A0%F0%9F%98%80%22", "\"张😀\""],
        ),
        (
            replaced(&in_json("{", r#"{"x":"张😀","#), "2027-03-28", "2027-3-28"),
            ["%25222027-3-28%2522", "%222027-3-28%22", "\"2027-3-28\""],
        ),
        (in_json("}}", "},}"), ["%257D", "%7D", "}"]),
        (in_json("{", "{\"x\":\"~\",").replace('~', "%25A4%259A"), ["%25A4%259A", "%A4%9A", "\u{fffd}\u{fffd}"]),
        (with("biz_content", "[]"), ["%255B%255D", "%5B%5D", "[]"]),
        (without("version"), ["-", "-", "-"]),
    ] {
        assert_eq!(pointed_at(&given), places, "{given}");
    }
}

#[test]
fn a_finding_behind_another_has_its_own_place() {
    let given = encode(&in_json("30.00", "-1"));
    let [outer, body, json] = &layers_of(&given)[..] else { panic!("{given}") };
    let whole = Place { offset: 0, length: given.len() };
    assert_eq!([&outer.places[0], &body.places[0], &json.places[0]], [&Some(whole), &None, &None]);
    let second = |layer: &LayerText| {
        let Place { offset, length } = layer.places[1].unwrap();
        layer.text[offset..offset + length].to_owned()
    };
    assert_eq!([second(outer), second(body), second(json)], ["%252522-1%252522", "%22-1%22", "\"-1\""]);
}

#[test]
fn a_place_right_behind_a_character_of_two_units() {
    let given = "method=a%26x=😀%{%26sign=a%26app_id%3D1";
    let [outer, body] = &layers_of(given)[..] else { panic!("{given}") };
    assert_eq!(check(given).findings()[1].code(), Code::BadPercentEscape);
    assert_eq!([outer.places[1], body.places[1]], [Some(Place { offset: 15, length: 3 }); 2]);
}

#[test]
fn what_a_signature_covers() {
    let signed = |given: &str| signed_content(given).unwrap();
    let content = |given: &str| String::from_utf8(signed(given).content).unwrap();
    let expected = format!(
        "app_id=2021000000000001&biz_content={BIZ_CONTENT}&charset=utf-8&method=alipay.user.agreement.page.sign\
         &sign_type=RSA2&timestamp=2022-04-22 11:04:20&version=1.0"
    );
    let body = body();
    for given in [
        sign_str(),
        body.clone(),
        encode(&sign_str()),
        encode(&body.split('&').rev().collect::<Vec<_>>().join("&")),
        encode(&body.replace("%20", "+")),
        encode(&format!("{body}&empty=&=nothing")),
    ] {
        assert_eq!(content(&given), expected, "{given}");
    }
    let found = signed(&sign_str());
    assert_eq!(found.sign.as_deref(), Some("i8X5+w=="));
    assert_eq!((found.sign_type.as_deref(), found.charset.as_deref()), (Some("RSA2"), Some("utf-8")));
    assert!(!found.has_duplicate);
    assert!(signed(&encode(&format!("{body}&version=2"))).has_duplicate);
    assert_eq!(signed(&without("sign")).sign, None);
    assert_eq!(signed(&with("charset", "")).charset, None);
    assert_eq!(signed_content("undefined"), None);
}

#[test]
fn gbk_is_signed_as_its_bytes() {
    let given = in_json("{", r#"{"x":"~","#).replace('~', "%25D6%25D0").replace("utf-8", "GBK");
    let content = signed_content(&given).unwrap().content;
    assert!(content.windows(8).any(|bytes| bytes == b"{\"x\":\"\xd6\xd0"));
    assert_eq!(decode(&layers_of(&given)[0].text), layers_of(&given)[1].text);
}
