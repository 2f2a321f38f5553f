#![cfg(not(target_arch = "wasm32"))]

use pay_sign_center::client::{Api, Client, ClientSupport, Reason, SystemInfo, Via, check};

fn client(name: Option<&str>, version: Option<&str>) -> Client {
    Client { api: Api::Function, name: name.map(Into::into), version: version.map(Into::into), ..Client::default() }
}

fn info(app: Option<&str>, client_version: Option<&str>, version: Option<&str>) -> SystemInfo {
    SystemInfo {
        app: app.map(Into::into),
        client_version: client_version.map(Into::into),
        version: version.map(Into::into),
    }
}

#[track_caller]
fn supported(support: &ClientSupport, via: Via) {
    assert_eq!(support.verdict, Ok(via), "{support:?}");
}

#[track_caller]
fn refused(support: &ClientSupport, reason: Reason) {
    assert_eq!(support.verdict, Err(reason), "{support:?}");
}

#[test]
fn versions_are_compared_number_by_number() {
    for (version, new_enough) in [
        ("10.0.18", true),
        ("10.0.17", false),
        ("10.0.9", false),
        ("10.0", false),
        ("10.1", true),
        ("11", true),
        ("9.9.99", false),
        ("10.0.18.0", true),
        ("10.5.60.7000", true),
        ("10.0.17.9999", false),
        (" 10.0.18 ", true),
        ("010.0.018", true),
        ("99999999999999999999.0", true),
    ] {
        let client = client(Some("ap"), Some(version));
        assert!(!client.needs_system_info(), "{version}");
        let support = check(&client, &SystemInfo::default());
        assert_eq!(support.current.as_deref(), Some(version));
        if new_enough { supported(&support, Via::Version) } else { refused(&support, Reason::ClientTooOld) }
    }
}

#[test]
fn what_is_no_version_refuses_nobody() {
    for version in ["", " ", "v10.0.1", "10.x", "10..1", ".10", "10.", "10.0.17-beta", "1０.0", "-1", "+1", "1e1"] {
        let support = check(&client(None, Some(version)), &SystemInfo::default());
        supported(&support, Via::Api);
        assert_eq!(support.current, None, "{version:?}");
    }
}

#[test]
fn older_base_libraries_tell_the_version_elsewhere() {
    for (info, current) in [
        (info(Some("alipay"), Some("10.0.17"), None), "10.0.17"),
        (info(Some("alipay"), None, Some("10.0.17")), "10.0.17"),
        (info(None, Some("10.0.17"), Some("10.1")), "10.0.17"),
        (info(None, Some("?"), Some("10.0.17")), "10.0.17"),
    ] {
        let support = check(&client(None, None), &info);
        refused(&support, Reason::ClientTooOld);
        assert_eq!(support.current.as_deref(), Some(current));
    }
    supported(&check(&client(None, None), &info(None, None, Some("10.1.0"))), Via::Version);
    supported(&check(&client(None, None), &SystemInfo::default()), Via::Api);
}

#[test]
fn system_info_counts_only_without_a_version() {
    let old = info(Some("alipay"), Some("9.0"), None);
    for (version, needs, via) in [(Some("10.1"), false, Ok(Via::Version)), (Some("?"), true, Err(Reason::ClientTooOld))]
    {
        let client = client(Some("ap"), version);
        assert_eq!(client.needs_system_info(), needs, "{version:?}");
        assert_eq!(check(&client, &old).verdict, via, "{version:?}");
    }
}

#[test]
fn another_app_s_version_means_nothing() {
    supported(&check(&client(Some("DINGTALK"), Some("7.0.1")), &SystemInfo::default()), Via::Api);
    supported(&check(&client(None, None), &info(Some("UC"), Some("9.0"), None)), Via::Api);
    refused(&check(&client(Some(""), Some("9.0")), &SystemInfo::default()), Reason::ClientTooOld);
    refused(&check(&client(None, None), &info(Some(""), Some("9.0"), None)), Reason::ClientTooOld);
    refused(&check(&client(Some("AP"), Some("7.0.1")), &SystemInfo::default()), Reason::ClientTooOld);
    refused(&check(&client(None, None), &info(Some("Alipay"), Some("9.0"), None)), Reason::ClientTooOld);
    // The name in `env` counts before the one of the system information.
    supported(&check(&client(Some("UC"), None), &info(Some("alipay"), Some("9.0"), None)), Via::Api);
    let support = check(&Client { api: Api::Missing, ..client(Some("UC"), Some("99.0")) }, &SystemInfo::default());
    refused(&support, Reason::ApiMissing);
    assert_eq!(support.app.as_deref(), Some("UC"));
}

#[test]
fn the_function_and_the_simulator() {
    let new = |api, is_ide, can_i_use| Client { api, is_ide, can_i_use, ..client(Some("ap"), Some("10.8.0")) };
    for (client, expected) in [
        (new(Api::Function, false, None), Ok(Via::Version)),
        (new(Api::Function, false, Some(false)), Ok(Via::Version)),
        (new(Api::Function, true, None), Ok(Via::Version)),
        (new(Api::Missing, false, None), Err(Reason::ApiMissing)),
        (new(Api::Missing, false, Some(true)), Err(Reason::ApiMissing)),
        (new(Api::Missing, true, None), Err(Reason::IdeSimulator)),
        (new(Api::Unreadable, false, None), Err(Reason::ApiMissing)),
        (new(Api::Unreadable, false, Some(false)), Err(Reason::ApiMissing)),
        (new(Api::Unreadable, false, Some(true)), Ok(Via::Version)),
        (new(Api::Unreadable, true, Some(true)), Ok(Via::Version)),
    ] {
        let support = check(&client, &SystemInfo::default());
        assert_eq!(support.verdict, expected, "{client:?}");
        assert_eq!(support.can_i_use, client.can_i_use);
    }
    let old = Client { api: Api::Missing, ..client(Some("ap"), Some("10.0.1")) };
    refused(&check(&old, &SystemInfo::default()), Reason::ClientTooOld);
    refused(&ClientSupport::not_a_mini_program(), Reason::NotAMiniProgram);
}
