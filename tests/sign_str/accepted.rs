//! What is legal, however odd it looks; what is cut off; several faults at once.

use super::{BIZ_CONTENT, PARAMS, body, body_of, codes_of, encode, in_body, in_json, repair, sign_str, with};
use pay_sign_center::sign_str::{check, from_body};

/// The base64 of a signature of so many bytes, with `+` and `/` in it.
fn signature(bytes: usize) -> String {
    let letters = (bytes * 4).div_ceil(3);
    let text: String = "Ab+9/".chars().cycle().take(letters).collect();
    text + &"=".repeat((4 - letters % 4) % 4)
}

/// The parameters with that signature, at the end as most SDKs have it.
fn signed(sign_type: &str, sign: &str) -> String {
    let others = PARAMS.into_iter().filter(|(name, _)| *name != "sign");
    let others = others.map(|(name, value)| (name, if name == "sign_type" { sign_type } else { value }));
    encode(&body_of(others.chain([("sign", sign)])))
}

/// A body of these parameters with another encoder for the values.
fn by(encode_value: fn(&str) -> String, names: &[&str]) -> String {
    let all = PARAMS.into_iter().chain([
        ("alipay_sdk", "alipay-sdk-java-4.38.0.ALL"),
        ("alipay_root_cert_sn", "687b59193f3f462dd5336e5abf83c5d8_02941eef3187dddf3d3b83462e1dfcf6"),
        ("app_cert_sn", "a1b2c3"),
        ("format", "json"),
        ("notify_url", "https://m.example.com/notify?a=1&b=~*(x)"),
        ("app_auth_token", ""),
    ]);
    let all: Vec<_> = all.collect();
    let value = |name: &str| all.iter().find(|(other, _)| *other == name).map(|(_, value)| *value).unwrap();
    names.iter().map(|name| format!("{name}={}", encode_value(value(name)))).collect::<Vec<_>>().join("&")
}

/// `java.net.URLEncoder`, PHP's `urlencode`, Python's `quote_plus`, Go's `url.QueryEscape`: spaces are `+`.
fn form(text: &str) -> String {
    encode(text).replace("%20", "+")
}

/// Python's `quote`: `/` stays, spaces are `%20`.
fn python(text: &str) -> String {
    encode(text).replace("%2F", "/").replace('*', "%2A").replace('(', "%28").replace(')', "%29")
}

/// `System.Web.HttpUtility.UrlEncode`: hex in small letters.
fn csharp(text: &str) -> String {
    super::replaced_escapes(&form(text), str::to_ascii_lowercase)
}

#[test]
fn bodies_of_other_sdks_have_no_findings() {
    const JAVA: &str = "alipay_sdk app_auth_token app_id biz_content charset format method notify_url sign sign_type \
                        timestamp version";
    const CERTIFICATES: &str = "alipay_root_cert_sn alipay_sdk app_cert_sn app_id biz_content charset format method \
                                sign_type timestamp version sign";
    const PYTHON: &str = "app_id method charset sign_type timestamp version biz_content notify_url sign";
    const PHP: &str = "app_id version format sign_type method timestamp alipay_sdk notify_url charset biz_content sign";
    const SIGN_FIRST: &str = "sign biz_content version timestamp sign_type charset method app_id";
    type Encoder = fn(&str) -> String;
    for names in [JAVA, CERTIFICATES, PYTHON, PHP, SIGN_FIRST] {
        let names: Vec<_> = names.split_whitespace().collect();
        for (encoder, encode_value) in
            [("JavaScript", encode as Encoder), ("a form's", form), ("Python's", python), ("C#'s", csharp)]
        {
            // As last parameter, a signature must have the length of one.
            let body = by(encode_value, &names).replace(&encode_value("i8X5+w=="), &encode_value(&signature(256)));
            for sign_str in [encode(&body), form(&body), python(&body), csharp(&body)] {
                assert_eq!(codes_of(&sign_str), [""; 0], "{encoder}, {names:?}");
                assert_eq!(repair(&sign_str), None, "{encoder}, {names:?}");
            }
        }
    }
}

#[test]
fn odd_but_legal() {
    let bare = in_body("5%2Bw%3D%3D", "%2Bw/==");
    let gbk = in_json("{", r#"{"external_logon_id":"~","#).replace("charset%3Dutf-8", "charset%3DGBK");
    let plain = encode(BIZ_CONTENT);
    let encrypted = |kind: &str| {
        in_body(&plain, "lpg3Tr7%2Bx%2F8%3D").replace("version", &format!("encrypt_type%3D{kind}%26version"))
    };
    for (name, sign_str) in [
        ("bare / and = in the sign", bare),
        // 乗 is 81 5C in GBK, 誠 D5 5C, 誻 D5 7B: their second bytes are a backslash and a brace.
        ("GBK", gbk.replace('~', "%2581%255C%25D5%255C%25D5%257B")),
        ("GB2312 in small letters", gbk.replace("GBK", "gb2312").replace('~', "%25D6%25D0")),
        ("GB18030", gbk.replace("GBK", "GB18030").replace('~', "%25D6%25D0")),
        ("AES", encrypted("AES")),
        ("SM4", encrypted("SM4")),
        ("an unknown parameter", in_body("version=", "something_new=x&version=")),
        ("a parameter without a value", in_body("version=", "app_auth_token=&version=")),
        ("`&` twice, and at the end", format!("{}%26", in_body("&version", "&&version"))),
        ("SM2, short and last", signed("SM2", "MEUCIQDx")),
        ("RSA of 1,024 bits", signed("RSA", &signature(128))),
        ("RSA2 of 2,048 bits", signed("RSA2", &signature(256))),
        ("RSA2 of 3,072 bits", signed("RSA2", &signature(384))),
        ("RSA2 of 4,096 bits", signed("RSA2", &signature(512))),
        ("without its padding", signed("RSA2", signature(256).trim_end_matches('='))),
        ("a key twice in JSON", in_json("{", r#"{"x":1,"x":2,"#)),
        ("white space in JSON", in_json("{", "\n{\t").replace("%252C", "%2520%252C%250A")),
        ("another encoding's text in JSON", in_json("{", r#"{"x":"%7B%22 &amp; \u0000 \ud83d","#)),
    ] {
        assert_eq!(codes_of(&sign_str), [""; 0], "{name}: {sign_str}");
        assert_eq!(repair(&sign_str), None, "{name}");
    }
}

#[test]
fn sizes_of_signatures_are_those_of_base64() {
    for (bytes, letters) in [(128, 172), (256, 344), (384, 512), (512, 684)] {
        assert_eq!(signature(bytes).len(), letters);
    }
}

#[test]
fn what_is_cut_off_is_one_finding() {
    let whole = signed("RSA2", &signature(256));
    let sign = whole.find("sign%3D").unwrap() + 7;
    let json = sign_str().find("biz_content").unwrap();
    for (name, cut, param) in [
        ("in the sign", &whole[..sign + 50], Some("sign")),
        ("at the last letter of the sign", &whole[..whole.len() - 5], Some("sign")),
        ("in an escape of the outer layer", &whole[..whole.len() - 3], None),
        ("in an escape of a value", &whole[..whole.len() - 2], Some("sign")),
        ("in the JSON", &sign_str()[..json + 100], Some("biz_content")),
        ("at the last brace", &sign_str()[..sign_str().len() - 5], Some("biz_content")),
        ("in a name", &sign_str()[..json + 4], Some("biz_")),
        ("in the method", &sign_str()[..60], Some("method")),
    ] {
        let report = check(cut);
        assert_eq!(codes_of(cut), ["truncated"], "{name}: {cut}");
        let offset = report.findings()[0].offset().unwrap();
        assert!(offset <= cut.len() && offset + 5 > cut.len(), "{name}: at {offset} of {}", cut.len());
        assert_eq!(report.findings()[0].param(), param, "{name}");
        assert_eq!(repair(cut), None, "{name}");
    }
}

#[test]
fn of_several_faults_each_is_found_and_the_cause_comes_first() {
    let body = body();
    let spaced = |text: &str| format!(" {text}");
    for (sign_str, expected) in [
        (
            body.replacen("&version=1.0", "", 1).replacen("RSA2", "MD5", 1),
            &["not_encoded", "missing_version", "bad_sign_type"][..],
        ),
        // Another interface's string may be as that interface wants it.
        (spaced(&encode(&with("method", "alipay.trade.pay"))), &["surrounding_whitespace", "wrong_method"]),
        (in_body("%2Bw", "%zz").replace("RSA2", "MD5"), &["bad_percent_escape", "bad_sign_type"]),
        (in_json("30.00", "0").replace("2022-04-22", "22.4.2022"), &["bad_timestamp", "bad_single_amount"]),
        (
            in_body("version=", "return_url=x&app_id=&version=").replace("i8X5%252Bw%253D%253D", "i8X5%2Bw"),
            &["duplicate_param", "sign_not_escaped", "return_url_present"],
        ),
        (in_json("MONTH", "WEEK").replace("t1", "t_1"), &["bad_period_type", "external_agreement_no_format"]),
        (in_json("2027-03-28", "2027-03-29").replace("DIGITAL_MEDIA", "%2522"), &["biz_content_not_json"]),
        (encode(&body.replace("%22", "\"")), &["inner_not_encoded"]),
    ] {
        assert_eq!(codes_of(&sign_str), expected, "{sign_str}");
    }
}

#[test]
fn what_stands_often_is_one_finding() {
    let body = body();
    assert_eq!(codes_of(&encode(&format!("{}{body}", "sign=1&".repeat(1 << 16)))), ["duplicate_param"]);
    let many: String = (0..1000).map(|number| format!("x{number}=%&x{number}=%&")).collect();
    assert_eq!(codes_of(&encode(&format!("{many}{body}"))).len(), 40);
}

/// The law: a heuristic explains a failure, it never makes one. What values look like is nobody's business in a string that
/// can be read.
#[test]
fn what_a_value_looks_like_never_blocks() {
    let lookalikes = [
        "app_id=1",
        "signStr=app_id=1&method=x",
        "×tamp=1",
        "¬ify_url=https://a.cn",
        "&amp;method=a&quot;",
        "\\u0026method=a",
        "alipays://platformapi/startapp?sign_params=app_id=1",
        "service=alipay.dut.customer.agreement.page.sign",
        "alipay.trade.app.pay",
        "https://m.example.com/n.",
        "https://m.example.com/n...",
        "https://openapi.alipay.com/gateway.do?app_id=1",
        "<form action=x>",
        "{\"signStr\":\"biz_content\"}",
        "\"quoted\"",
        "`",
        "a,method=b;version=c",
        "100%41+ %",
        "#/",
        "undefined",
    ];
    for value in lookalikes {
        for name in ["orderStr", "notify_url", "ws_service_url", "x-y", "ext.info", "service"] {
            let param = format!("{name}={}", encode(value));
            let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
            let agreement = BIZ_CONTENT.replacen('{', &format!("{{\"pass_params\":\"{escaped}\","), 1);
            for given in [
                encode(&format!("{param}&{}", body())),
                encode(&format!("{}&{param}", body())),
                with("biz_content", &agreement),
            ] {
                let report = check(&given);
                assert!(report.is_ok(), "{name}={value}: {:?}", codes_of(&given));
                assert_eq!(repair(&given), None, "{name}={value}");
            }
        }
    }
}

/// A server SDK escapes a value up to its first `=`, and by hand nobody escapes any but the signature.
#[test]
fn values_that_decode_to_themselves_are_read() {
    let agreement = BIZ_CONTENT.replace("\"t1\"", "\"t1\",\"merchant_process_url\":\"https://a.cn/?id=1\"");
    let bare = |name: &str, value: &str| if name == "sign" { encode(value) } else { value.to_owned() };
    let half = |name: &str, value: &str| match value.split_once('=') {
        Some((head, tail)) if name != "sign" => format!("{}={tail}", encode(head)),
        _ => encode(value),
    };
    let body_by = |write: &dyn Fn(&str, &str) -> String| {
        let value = |name, value| if name == "biz_content" { agreement.as_str() } else { value };
        let pairs = PARAMS.into_iter().map(|(name, text)| format!("{name}={}", write(name, value(name, text))));
        pairs.collect::<Vec<_>>().join("&")
    };
    for body in [body_by(&bare), body_by(&half)] {
        let found: Vec<_> = codes_of(&encode(&body)).into_iter().filter(|code| *code != "value_not_encoded").collect();
        assert_eq!(found, [""; 0], "{body}");
        assert_eq!(from_body(&body), encode(&body));
        // One that decoding changes, and a signature whose `+` the gateway would read as a space.
        for broken in
            [body.replace("id=1\"", "id=1%41\""), body.replace("id=1\"", "id=1+1\""), body.replace("%2B", "+")]
        {
            assert!(!check(&encode(&broken)).is_ok(), "{broken}");
            assert_eq!(repair(&encode(&broken)), None, "{broken}");
        }
    }
}
