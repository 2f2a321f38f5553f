//! What stands around a signStr, alone and two at a time, and that it comes off again without a loss.

use super::support::{rows, text};
use super::{BIZ_CONTENT, body, codes_of, decode, encode, fields, repair, sign_str, with};

use serde_json::{Value, json};

/// A name, the codes that it is found by, and what it makes of a signStr.
type Wrapping = (&'static str, &'static [&'static str], fn(&str) -> String);

/// What changes how the body is encoded.
const ENCODINGS: [Wrapping; 13] = [
    ("a body", &["not_encoded"], decode),
    ("encodeURI", &["partially_encoded"], |text| decode(text).replace('%', "%25")),
    ("HTML entities", &["html_escaped", "not_encoded"], |text| decode(text).replace('&', "&amp;")),
    ("HTML entities, encoded", &["html_escaped"], |text| encode(&decode(text).replace('&', "&amp;"))),
    ("zero width", &["invisible_characters"], |text| format!("{}\u{2060}", text.replacen("%3D", "%3D\u{200b}", 1))),
    ("line breaks inside", &["invisible_characters"], |text| text.replace("%26", "\r\n%26")),
    ("a URL", &["gateway_url"], |text| format!("{GATEWAY}{}", decode(text))),
    ("an encoded URL", &["gateway_url"], |text| encode(&format!("{GATEWAY}{}", decode(text)))),
    ("a scheme", &["alipays_scheme"], |text| {
        format!("alipays://platformapi/startapp?appId=60000157&appClearTop=false&sign_params={text}&x=1")
    }),
    ("a scheme with a body", &["alipays_scheme"], |text| {
        format!("alipays://platformapi/startapp?appId=60000157&sign_params={}", decode(text))
    }),
    ("entities by number", &["html_escaped", "not_encoded"], |text| decode(text).replace('&', "&#38;")),
    ("a wide space", &["invisible_characters"], |text| format!("\u{3000}{text}\u{2028}")),
    ("JSON with a body", &["json_wrapped"], |text| json!({ "code": 0, "body": decode(text) }).to_string()),
];

/// What takes any text as it is.
const ENVELOPES: [Wrapping; 11] = [
    ("encoded again", &["over_encoded"], encode),
    ("encoded twice more", &["over_encoded"], |text| encode(&encode(text))),
    ("double quotes", &["wrapped_in_quotes"], |text| Value::from(text).to_string()),
    ("single quotes", &["wrapped_in_quotes"], |text| format!("'{text}'")),
    ("JSON", &["json_wrapped"], |text| json!({ "code": 0, "signStr": text }).to_string()),
    ("a JSON array", &["json_wrapped"], |text| json!([null, [text]]).to_string()),
    ("a JSON string of JSON", &["wrapped_in_quotes", "json_wrapped"], |text| {
        Value::from(json!({ "data": { "signStr": text } }).to_string()).to_string()
    }),
    ("JSON in JSON", &["json_wrapped"], |text| json!({ "data": json!({ "signStr": text }).to_string() }).to_string()),
    ("a byte order mark", &["invisible_characters"], |text| format!("\u{feff}{text}")),
    ("a question mark", &["leading_question_mark"], |text| format!("?{text}")),
    ("white space", &["surrounding_whitespace"], |text| format!("\t{text} \n")),
];

const GATEWAY: &str = "https://openapi.alipay.com/gateway.do?";

/// Where the piece that comes off last stands inside of what the other one changed, and cannot be told from a value.
const NOT_REPAIRED: [(&str, &str); 2] =
    [("line breaks inside", "encoded again"), ("line breaks inside", "encoded twice more")];

#[test]
fn each_is_found_and_comes_off() {
    for row in rows("accepted_sign_strs") {
        let accepted = text(&row, "/sign_str");
        for (name, codes, wrap) in ENCODINGS.into_iter().chain(ENVELOPES) {
            let name = format!("{} as {name}", row["name"]);
            let wrapped = wrap(accepted);
            assert_eq!(codes_of(&wrapped), [codes, &*codes_of(accepted)].concat(), "{name}");
            assert_eq!(repair(&wrapped).as_deref().map(decode), Some(decode(accepted)), "{name}");
            assert_eq!(fields(&wrapped, true), fields(accepted, true), "{name}");
        }
    }
}

#[test]
fn two_at_a_time_come_off() {
    let sign_str = sign_str();
    for (inner_name, inner_codes, inner) in ENCODINGS.into_iter().chain(ENVELOPES) {
        for (outer_name, outer_codes, outer) in ENVELOPES {
            let wrapped = outer(&inner(&sign_str));
            let name = format!("{inner_name} in {outer_name}");
            if NOT_REPAIRED.contains(&(inner_name, outer_name)) {
                assert_ne!(repair(&wrapped).as_deref(), Some(&*sign_str), "{name}");
                continue;
            }
            if wrapped == sign_str {
                continue;
            }
            let found = codes_of(&wrapped);
            let known = [outer_codes, inner_codes].concat();
            let is_known = |code| {
                known.contains(code)
                    || matches!(*code, "over_encoded" | "invisible_characters")
                    || (inner_name == "white space"
                        && matches!(*code, "surrounding_text" | "trailing_newline_in_value"))
            };
            assert!(!found.is_empty() && found.iter().all(is_known), "{name}: {found:?}");
            assert_eq!(repair(&wrapped).as_deref(), Some(&*sign_str), "{name}");
        }
    }
}

#[test]
fn of_two_in_json_nobody_can_say_which() {
    let wrapped = json!([sign_str(), with("version", "1.0")]).to_string();
    assert_eq!(codes_of(&wrapped), ["json_wrapped"]);
    assert_eq!(repair(&wrapped), None);
}

#[test]
fn the_outermost_comes_first() {
    let sign_str = sign_str();
    for (wrapped, expected) in [
        (format!("\"{sign_str}\"\n"), &["wrapped_in_quotes", "surrounding_whitespace"][..]),
        (json!({ "signStr": format!("'{sign_str}'") }).to_string(), &["json_wrapped", "wrapped_in_quotes"]),
        (format!("\u{feff}?{sign_str}"), &["invisible_characters", "leading_question_mark"]),
        (format!("?\u{feff}{sign_str}"), &["leading_question_mark", "invisible_characters"]),
        (format!("'{GATEWAY}{}'", decode(&sign_str)), &["wrapped_in_quotes", "gateway_url"]),
        (format!(" {}", decode(&sign_str)), &["surrounding_whitespace", "not_encoded"]),
        (format!("?{}", encode(&sign_str)), &["leading_question_mark", "over_encoded"]),
    ] {
        assert_eq!(codes_of(&wrapped), expected, "{wrapped}");
        assert_eq!(repair(&wrapped).as_deref(), Some(&*sign_str), "{wrapped}");
    }
}

#[test]
fn every_plus_of_a_signature_comes_back() {
    for (sign, lost) in [
        ("i8X5+w==", "i8X5 w=="),
        ("+i8X5w==", " i8X5w=="),
        ("++i8X5==", "  i8X5=="),
        ("+i8+X5==", " i8 X5=="),
        ("i8X5+w==", " i8X5 w== "),
        ("i8X5/w==", "i8X5\r\n/w==\r\n"),
    ] {
        assert_eq!(repair(&with("sign", lost)), Some(with("sign", sign)), "{lost:?}");
    }
}

#[test]
fn what_may_have_been_signed_stays() {
    let spaced = with("biz_content", &format!("{BIZ_CONTENT} "));
    let broken = with("biz_content", &format!("{BIZ_CONTENT}\n"));
    for (given, repaired) in [
        (format!(" {spaced}"), Some(&spaced)),
        (decode(&spaced), Some(&spaced)),
        (broken.clone(), None),
        (decode(&broken), None),
        (format!("{}%0D%0A", sign_str()), Some(&sign_str())),
    ] {
        assert_eq!(repair(&given).as_ref(), repaired, "{given}");
    }
    let last = |end: &str| encode(&format!("{}&x=1{end}", body()));
    // Whether the value of a parameter that nobody knows ends there, nothing can say.
    assert_eq!(repair(&last("\r\n")), None);
}

/// A form is POSTed by a browser and a wrapped text without a body has nothing in it: there is nothing to suggest.
#[test]
fn what_holds_no_body_is_not_repaired() {
    let form = r#"<form name="punchout_form" action="https://openapi.alipay.com/gateway.do?sign=x">"#;
    for (wrapped, expected) in [
        (form.to_owned(), "html_form"),
        (encode(form), "html_form"),
        (Value::from(form).to_string(), "wrapped_in_quotes"),
        ("alipays://platformapi/startapp?appId=20000067".to_owned(), "alipays_scheme"),
        (r#"{"code":"40004"}"#.to_owned(), "not_a_sign_str"),
        ("https://openapi.alipay.com/gateway.do".to_owned(), "not_a_sign_str"),
    ] {
        assert_eq!(codes_of(&wrapped).first(), Some(&expected), "{wrapped}");
        assert_eq!((repair(&wrapped), fields(&wrapped, false)), (None, None), "{wrapped}");
    }
}
