//! The accepted signStrs as other languages' SDKs would have written them: other orders, other encoders; and what goes
//! wrong with each.

use super::support::{rows, text};
use super::{COMPONENT, encode, repair};
use pay_sign_center::sign_str::{Severity, SignStr, check};
use percent_encoding::{AsciiSet, percent_decode_str, utf8_percent_encode};

type Pairs = Vec<(String, String)>;

/// Python's `quote` leaves `/` bare.
const WITH_SLASH: &AsciiSet = &COMPONENT.remove(b'/');
/// A lax encoder's, for JSON in a query.
const LAX: &AsciiSet = &WITH_SLASH.remove(b'{').remove(b'}').remove(b':').remove(b',').remove(b'=').remove(b'@');

/// Java's `URLEncoder`, PHP's `urlencode`, Python's `quote_plus`, Go's `QueryEscape`.
fn form(text: &str) -> String {
    encode(text).replace("%20", "+")
}

fn lax(text: &str) -> String {
    utf8_percent_encode(text, LAX).to_string()
}

struct Encoder {
    name: &'static str,
    sorts: bool,
    signs_last: bool,
    value: fn(&str) -> String,
    body: fn(&str) -> String,
}

const ENCODERS: [Encoder; 6] = [
    Encoder { name: "Node", sorts: false, signs_last: false, value: encode, body: encode },
    Encoder { name: "Java", sorts: true, signs_last: false, value: form, body: form },
    Encoder { name: "PHP", sorts: true, signs_last: true, value: form, body: encode },
    Encoder {
        name: "Python",
        sorts: true,
        signs_last: false,
        value: |text| utf8_percent_encode(text, WITH_SLASH).to_string(),
        body: |text| utf8_percent_encode(text, WITH_SLASH).to_string(),
    },
    Encoder { name: "Go", sorts: true, signs_last: false, value: form, body: form },
    Encoder { name: "lax", sorts: true, signs_last: false, value: lax, body: encode },
];

impl Encoder {
    fn body_of(&self, pairs: &Pairs) -> String {
        let values = pairs.iter().map(|(name, value)| format!("{name}={}", (self.value)(value)));
        values.collect::<Vec<_>>().join("&")
    }

    fn order(&self, mut pairs: Pairs) -> Pairs {
        if self.sorts {
            pairs.sort();
        }
        if self.signs_last {
            pairs.sort_by_key(|(name, _)| name == "sign");
        }
        pairs
    }
}

fn pairs(body: &str) -> Pairs {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8().unwrap().into_owned();
    body.split('&')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| (name.into(), decode(value)))
        .collect()
}

fn errors(sign_str: &str) -> Vec<&'static str> {
    let report = check(sign_str);
    let errors = report.findings().iter().filter(|finding| finding.severity() == Severity::Error);
    errors.map(|finding| finding.code().as_str()).collect()
}

fn decoded(sign_str: &str) -> Option<Pairs> {
    let sign_str = SignStr::read(sign_str);
    let fields = sign_str.fields(true)?;
    Some(fields.params().map(|(name, value)| (name.into(), value.into())).collect())
}

/// Runs for accepted rows, as each encoder writes them; every third, which has all kinds of fields.
fn each(run: impl Fn(&Encoder, &Pairs, &str, &str, &str)) {
    for row in rows("accepted_sign_strs").iter().step_by(3) {
        for encoder in &ENCODERS {
            let pairs = encoder.order(pairs(text(row, "/body")));
            let body = encoder.body_of(&pairs);
            let sign_str = (encoder.body)(&body);
            run(encoder, &pairs, &body, &sign_str, &format!("{}, {}", row["name"], encoder.name));
        }
    }
}

#[test]
fn every_encoder_is_accepted() {
    each(|_, _, _, sign_str, name| {
        assert_eq!(errors(sign_str), [""; 0], "{name}");
        assert_eq!(repair(sign_str), None, "{name}");
    });
}

#[test]
fn what_is_put_around_it_is_found_and_undone() {
    each(|encoder, pairs, body, sign_str, name| {
        let encode = encoder.body;
        for (code, given) in [
            ("not_encoded", body.to_string()),
            ("over_encoded", encode(sign_str)),
            ("gateway_url", format!("https://openapi.alipay.com/gateway.do?{body}")),
            ("gateway_url", encode(&format!("https://openapi.alipay.com/gateway.do?{body}"))),
            ("leading_question_mark", encode(&format!("?{body}"))),
            ("html_escaped", encode(&body.replace('&', "&amp;"))),
            ("json_wrapped", serde_json::json!({ "code": 0, "data": { "signStr": sign_str } }).to_string()),
            ("json_wrapped", serde_json::json!([body]).to_string()),
            ("wrapped_in_quotes", serde_json::json!(sign_str).to_string()),
            ("alipays_scheme", format!("alipays://platformapi/startapp?appId=60000157&sign_params={sign_str}&x=1")),
            ("invisible_characters", format!("\u{feff}{sign_str}")),
            ("invisible_characters", format!("{}\r\n{}", &sign_str[..40], &sign_str[40..])),
        ] {
            assert_eq!(errors(&given), [code], "{name}");
            // What was taken out of a value in which an equals sign stands bare may have been its own.
            let takes_out = matches!(code, "html_escaped" | "invisible_characters");
            let may_be_none = takes_out
                && encoder.name == "lax"
                && pairs.iter().any(|(name, value)| name != "sign" && value.contains('='));
            let repaired = repair(&given).as_deref().map(decoded);
            assert!(repaired == Some(decoded(sign_str)) || (may_be_none && repaired.is_none()), "{name}: {code}");
        }
    });
}

#[test]
fn decoded_values_are_found_and_left_alone() {
    each(|encoder, pairs, _, _, name| {
        if pairs.iter().any(|(name, _)| name == "encrypt_type") {
            // Ciphertext has nothing that every encoder escapes.
            return;
        }
        let raw: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        for (code, given) in [("fully_decoded", raw.join("&")), ("inner_not_encoded", (encoder.body)(&raw.join("&")))] {
            assert_eq!(errors(&given), [code], "{name}");
            assert_eq!(repair(&given), None, "{name}: {code}");
        }
    });
}

#[test]
fn a_sign_that_lost_its_plus_is_found_and_mended() {
    each(|encoder, pairs, _, sign_str, name| {
        let with = |value: &dyn Fn(&str) -> String| {
            let written = pairs.iter().map(|(name, text)| {
                let written = if name == "sign" { value(text) } else { (encoder.value)(text) };
                format!("{name}={written}")
            });
            (encoder.body)(&written.collect::<Vec<_>>().join("&"))
        };
        let sign = &pairs.iter().find(|(name, _)| name == "sign").unwrap().1;
        if !sign.contains('+') {
            return;
        }
        for (code, given, is_form) in [
            ("sign_has_space", with(&|sign| encode(&sign.replace('+', " "))), false),
            // As where the body was read as a form: the other values then were decoded as often.
            ("sign_has_space", with(&|sign| form(&sign.replace('+', " "))), true),
            ("sign_not_escaped", with(&|sign| sign.into()), false),
        ] {
            assert_eq!(errors(&given), [code], "{name}");
            // Where another value has a space, it may have lost a `+` as well.
            let may_be_lost =
                pairs.iter().any(|(name, value)| !["sign", "timestamp"].contains(&&**name) && value.contains(' '));
            let repaired = repair(&given).as_deref().map(decoded);
            // Where other values stand bare beside a bare signature, `encodeURI` may have encoded a body of bare ones.
            let may_be_torn = encoder.name == "lax" && code == "sign_not_escaped";
            let may_be_none = may_be_lost || may_be_torn || is_form;
            assert!(repaired == Some(decoded(sign_str)) || (may_be_none && repaired.is_none()), "{name}: {code}");
        }
    });
}

#[test]
fn what_lost_its_plus_elsewhere_too_is_not_mended() {
    let body = super::body().replace("%22t1%22", "%22%2B86%20138%22");
    for (given, is_mended) in [
        // All of it went through a form, or through an encoder that spares `+`.
        (body.replace("%2B", "%20"), false),
        (body.replace("%2B", "+"), false),
        (body.replace("%2B", " "), false),
        // The signature alone.
        (body.replace("i8X5%2Bw", "i8X5%20w"), true),
    ] {
        assert_eq!(repair(&encode(&given)).is_some(), is_mended, "{given}");
    }
}

#[test]
fn one_value_that_was_encoded_twice_is_no_body_that_was() {
    each(|encoder, pairs, _, _, name| {
        for twice in ["sign", "biz_content"] {
            let written = pairs.iter().map(|(name, value)| {
                let once = encode(value);
                format!("{name}={}", if name == twice { encode(&once) } else { once })
            });
            let given = (encoder.body)(&written.collect::<Vec<_>>().join("&"));
            assert!(!errors(&given).contains(&"over_encoded"), "{name}: {twice}");
            assert_eq!(repair(&given), None, "{name}: {twice}");
        }
    });
}

#[test]
fn one_that_is_missing_is_no_cut() {
    each(|encoder, pairs, _, _, name| {
        for missing in ["app_id", "method", "charset", "sign_type", "timestamp", "version", "sign", "biz_content"] {
            let left = pairs.iter().filter(|(name, _)| name != missing).cloned().collect();
            let sign_str = (encoder.body)(&encoder.body_of(&left));
            assert_eq!(errors(&sign_str), [format!("missing_{missing}")], "{name}");
            assert_eq!(repair(&sign_str), None, "{name}");
        }
    });
}

#[test]
fn what_is_cut_off_is_cut_and_nothing_else() {
    each(|_, _, _, sign_str, name| {
        for percent in (20..100).step_by(7) {
            let end = sign_str.len() * percent / 100;
            // Where the cut falls between two parameters, nothing tells it from one that was forgotten.
            let found = errors(&sign_str[..end]);
            let is_cut = found == ["truncated"];
            assert!(
                is_cut || found.iter().all(|code| code.starts_with("missing_")),
                "{name} at {percent} %: {found:?}"
            );
            assert_eq!(repair(&sign_str[..end]), None, "{name} at {percent} %");
        }
        assert_eq!(errors(&sign_str[..sign_str.len() - 1]), ["truncated"], "{name}");
    });
}
