//! Which findings block, and what a body becomes.

use super::{body, codes_of, in_json, replaced, sign_str};
use pay_sign_center::sign_str::{Policy, check, check_not_a_string, from_body};

#[test]
fn policies_and_ignored_codes() {
    let (body, space) = (body(), format!(" {}", sign_str()));
    let warned = in_json(r#""external_agreement_no":"t1","#, "");
    let both = replaced(&body, "%22t1%22", "%22t_1%22");
    for (sign_str, policy, ignored, blocking) in [
        (&*body, Policy::Errors, "", &["not_encoded"][..]),
        (&body, Policy::Errors, "not_encoded", &[]),
        (&body, Policy::Errors, "over_encoded", &["not_encoded"]),
        (&body, Policy::Report, "", &[]),
        (&space, Policy::Errors, "", &[]),
        (&space, Policy::Strict, "", &["surrounding_whitespace"]),
        (&space, Policy::Strict, "surrounding_whitespace", &[]),
        (&warned, Policy::Errors, "", &[]),
        (&warned, Policy::Strict, "", &["missing_external_agreement_no"]),
        (&both, Policy::Errors, "", &["not_encoded"]),
        (&both, Policy::Strict, "", &["not_encoded", "external_agreement_no_format"]),
        (&both, Policy::Strict, "not_encoded", &["external_agreement_no_format"]),
        (&both, Policy::Report, "not_encoded", &[]),
    ] {
        let report = check(sign_str);
        let found: Vec<_> =
            report.blocking(policy, |code| code.as_str() == ignored).map(|finding| finding.code().as_str()).collect();
        assert_eq!(found, blocking, "{policy:?} without {ignored}: {sign_str}");
    }
}

#[test]
fn policies_have_names() {
    for (name, policy) in [
        ("errors", Some(Policy::Errors)),
        ("strict", Some(Policy::Strict)),
        ("report", Some(Policy::Report)),
        ("off", None),
        ("Strict", None),
        ("", None),
    ] {
        assert_eq!(Policy::from_name(name), policy, "{name}");
    }
}

#[test]
fn what_is_no_string_is_an_error() {
    let report = check_not_a_string("number");
    assert!(!report.is_ok());
    let [finding] = report.findings() else { panic!("{report:?}") };
    assert_eq!((finding.code().as_str(), finding.offset()), ("not_a_sign_str", None));
    assert_eq!(finding.message(), "expected a string, found number");
}

#[test]
fn only_a_body_becomes_a_sign_str() {
    let body = body();
    assert_eq!(from_body(&body), sign_str());
    assert_eq!(from_body(&format!(" {body}\n")), sign_str());
    for other in [
        sign_str(),
        body.replace('%', "%25"),
        super::decode(&body),
        format!("https://openapi.alipay.com/gateway.do?{body}"),
        format!("openapi.alipay.com/gateway.do?{body}"),
        format!("<form action=\"https://openapi.alipay.com/gateway.do?{body}\">"),
        format!("{{\"code\":0,\"body\":\"{body}\"}}"),
        body.replace('&', "&amp;"),
        format!("?{body}"),
        String::from("  "),
        String::new(),
    ] {
        assert_eq!(from_body(&other), other);
    }
}

#[test]
fn of_two_agreement_numbers_neither_counts() {
    let twice =
        in_json(r#""external_agreement_no":"t1""#, r#""external_agreement_no":"t1","external_agreement_no":"t2""#);
    assert_eq!(check(&twice).external_agreement_no(), None);
    assert_eq!(check(&sign_str()).external_agreement_no(), Some("t1"));
    assert_eq!(codes_of(&twice), [""; 0]);
}
