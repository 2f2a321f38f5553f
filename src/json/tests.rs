use super::*;

#[track_caller]
fn refused(json: &str, at: usize, expected: &'static str) {
    assert_eq!(Document::parse(json.as_bytes(), Charset::Utf8).unwrap_err(), Error { at, expected }, "{json}");
}

#[track_caller]
fn text_of(json: &str) -> String {
    Document::parse_leniently(json).unwrap().root().text().unwrap().into_owned()
}

#[test]
fn agrees_with_serde_json_on_what_is_json() {
    for json in [
        "{}",
        "[]",
        "0",
        "-0.5e+10",
        "\"\"",
        " { \"a\" : [ 1 , { } , null ] } ",
        "true",
        "{\"a\":1,\"a\":2}",
        "1e9",
        "",
        " ",
        "{",
        "}",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "[1,]",
        "{\"a\":1,}",
        "01",
        "1.",
        ".5",
        "1e",
        "-",
        "+1",
        "tru",
        "nul",
        "truex",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u1234\"",
        "\"\n\"",
        "\"\t\"",
        "{} {}",
        "[1 2]",
        "{\"a\" 1}",
        "[}",
        "{]",
        "'a'",
        "NaN",
        "[,]",
        "{,}",
        "\u{feff}{}",
        "\"\\\"",
        "[\"a\",\"b\"]",
        "{\"\":{\"\":[[]]}}",
        "1 1",
        "//",
    ] {
        let ours = Document::parse(json.as_bytes(), Charset::Utf8).is_ok();
        assert_eq!(ours, serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok(), "{json:?}");
    }
}

#[test]
fn says_where_and_what_was_expected() {
    refused("", 0, "a value");
    refused("{\"a\":1,}", 7, "a key in double quotes");
    refused("{\"a\":1 \"b\":2}", 7, "a comma or a closing bracket");
    refused("[1,2", 4, "a comma or a closing bracket");
    refused("{\"a\" 1}", 5, "a colon");
    refused("\"abc", 4, "a closing quote");
    refused("\"a\nb\"", 2, "no control character in a string");
    refused("\"a\\qb\"", 3, "an escape");
    refused("{} x", 3, "the end");
}

#[test]
fn unescapes() {
    for (json, text) in [
        (r#""a\/b\\c\"d""#, "a/b\\c\"d"),
        (r#""\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
        (r#""\u5f20\u4e09""#, "张三"),
        (r#""\ud83d\ude00""#, "😀"),
        (r#""\ud83dx\ude00""#, "\u{fffd}x\u{fffd}"),
        (r#""张三""#, "张三"),
        ("-1.50", "-1.50"),
    ] {
        assert_eq!(text_of(json), text, "{json}");
    }
}

#[test]
fn lenient_reads_the_faults_of_the_official_sample() {
    for (json, strict) in
        [("{\"a\":\"b\"}", true), ("{\"a\":\"b\",}", false), ("{\"a\":[1,],}", false), ("{\"a\":\"\n\"}", false)]
    {
        assert_eq!(Document::parse_leniently(json).unwrap().is_strict(), strict, "{json}");
    }
    for sign in [r#"\"sign":"K="#, r#"\"sign":"K=\"#, r#"\"sign\":"K="#, r#"\"sign\":\"K="#] {
        let text = [r#"{"result":"{"#, sign, r#"",\"x\":\"y\"}", "resultStatus":"7000"}"#].concat();
        let document = Document::parse_leniently(&text).unwrap();
        assert!(!document.is_strict(), "{text}");
        assert_eq!(document.root().get("result").unwrap().text().unwrap(), r#"{"sign":"K=","x":"y"}"#, "{text}");
        assert_eq!(document.root().get("resultStatus").unwrap().text().unwrap(), "7000");
    }
    let last = r#"{"result":"{\"sign_type\":\"RSA"}", "resultStatus":"7000"}"#;
    let document = Document::parse_leniently(last).unwrap();
    assert_eq!(document.root().get("result").unwrap().text().unwrap(), r#"{"sign_type":"RSA"}"#);
}

#[test]
fn a_gbk_character_may_end_in_a_backslash() {
    let json = b"{\"a\":\"\x81\x5c\",\"b\":\"\xd5\xc5\x7b\"}";
    assert!(Document::parse(&json[..], Charset::Utf8).is_err());
    let document = Document::parse(&json[..], Charset::Gbk).unwrap();
    assert_eq!(document.root().get("b").unwrap().raw(), b"\"\xd5\xc5\x7b\"");
}

#[test]
fn sees_duplicate_keys_at_any_depth_and_however_written() {
    for (json, duplicate) in [
        (r#"{"a":1,"b":{"a":1}}"#, false),
        (r#"{"a":1,"b":2,"a":3}"#, true),
        (r#"{"sign":1,"si\u0067n":2}"#, true),
        (r#"[{"x":{"a":1,"a":1}}]"#, true),
    ] {
        let document = Document::parse(json.as_bytes(), Charset::Utf8).unwrap();
        assert_eq!(document.has_duplicate_key(), duplicate, "{json}");
    }
}

#[test]
fn depth_does_not_matter() {
    let deep = "[".repeat(1 << 20) + &"]".repeat(1 << 20);
    assert!(Document::parse(deep.as_bytes(), Charset::Utf8).is_ok());
    assert!(Document::parse_leniently(&deep[..1 << 20]).is_err());
}
