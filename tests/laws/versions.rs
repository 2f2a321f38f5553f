//! What holds for the gate, whatever a host says of itself.

use pay_sign_center::client::{Api, Client, ClientSupport, REQUIRED, Reason, SystemInfo, Via, check};
use std::cmp::Ordering;

/// Judges lines: the client's version and its name, then the application and the version of the system information.
pub fn compare(text: &str) {
    let mut lines = text.split('\n').map(|line| Some(line.to_owned()));
    let mut next = || lines.next().flatten();
    let (version, name, app, other) = (next(), next(), next(), next());
    for (api, is_ide, can_i_use) in every_host() {
        let client = Client { api, is_ide, can_i_use, name: name.clone(), version: version.clone() };
        let info = SystemInfo { app: app.clone(), client_version: other.clone(), version: None };
        agrees_with_itself(&client, &check(&client, &info));
    }
    for version in [&version, &name, &app, &other].into_iter().flatten() {
        agrees_with_numbers(version);
    }
}

fn every_host() -> impl Iterator<Item = (Api, bool, Option<bool>)> {
    let answers = [None, Some(false), Some(true)];
    [Api::Function, Api::Missing, Api::Unreadable]
        .into_iter()
        .flat_map(|api| [false, true].map(|is_ide| (api, is_ide)))
        .flat_map(move |(api, is_ide)| answers.map(|answer| (api, is_ide, answer)))
}

fn agrees_with_itself(client: &Client, support: &ClientSupport) {
    let has_api = client.api == Api::Function || (client.api == Api::Unreadable && client.can_i_use == Some(true));
    assert!(has_api || !support.is_supported(), "{client:?} {support:?}");
    match support.verdict {
        Ok(Via::Version) => assert!(support.current.is_some(), "{client:?} {support:?}"),
        Ok(Via::Api) => {}
        Err(Reason::ApiMissing) => assert!(!has_api, "{client:?} {support:?}"),
        Err(Reason::IdeSimulator) => assert!(client.is_ide && !has_api, "{client:?} {support:?}"),
        Err(Reason::ClientTooOld) => {
            let is_alipay = |app: &String| ["ap", "alipay"].contains(&&*app.to_ascii_lowercase());
            assert!(support.app.as_ref().is_none_or(is_alipay), "another app's version refuses: {support:?}");
            assert!(support.current.is_some(), "{client:?} {support:?}");
        }
        other => panic!("{other:?} of {client:?}"),
    }
}

/// The verdict is the one of comparing the numbers one by one.
fn agrees_with_numbers(version: &str) {
    let verdict = verdict_of(version);
    let expected = match numbers(version) {
        None => Ok(Via::Api),
        Some(numbers) if order(&numbers, &parts(REQUIRED)) == Ordering::Less => Err(Reason::ClientTooOld),
        Some(_) => Ok(Via::Version),
    };
    assert_eq!(verdict, expected, "{version:?}");
    if numbers(version).is_some() {
        let longer = format!("{}.0", version.trim_ascii());
        assert_eq!(verdict_of(&longer), verdict, "a part that is missing is 0: {longer:?}");
    }
}

fn verdict_of(version: &str) -> Result<Via, Reason> {
    let client = Client { api: Api::Function, version: Some(version.into()), ..Client::default() };
    check(&client, &SystemInfo::default()).verdict
}

/// The parts of a dotted version; `None` where a part is no number.
fn numbers(version: &str) -> Option<Vec<&str>> {
    let parts = parts(version.trim_ascii());
    let are_numbers = parts.iter().all(|part| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit()));
    are_numbers.then_some(parts)
}

fn parts(version: &str) -> Vec<&str> {
    version.split('.').collect()
}

/// The order of versions by their digits, so that no number is too long. A part that is missing is 0.
fn order(one: &[&str], other: &[&str]) -> Ordering {
    let part = |parts: &[&str], at: usize| parts.get(at).map_or("", |part| part.trim_start_matches('0')).to_owned();
    let orders = (0..one.len().max(other.len())).map(|at| {
        let (one, other) = (part(one, at), part(other, at));
        one.len().cmp(&other.len()).then(one.cmp(&other))
    });
    orders.fold(Ordering::Equal, Ordering::then)
}
