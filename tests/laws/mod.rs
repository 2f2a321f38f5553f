//! What holds for every input, whatever it is. The generated tests and the fuzz targets ask the same laws: each is a
//! function that takes bytes and panics where it is broken.

pub mod call;
pub mod json;
pub mod result;
pub mod sign_str;
pub mod versions;

use call::steps::{STEPS, requests};
use call::{IN_TIME, ON_A_BUSY_PAGE, Trial};
use std::borrow::Cow;

pub type Law = fn(&[u8]);

/// Each with its name, which a fuzz target and its corpus have as well.
pub const LAWS: [(&str, Law); 7] = [
    ("sign_str", |bytes| sign_str::check(&text(bytes))),
    ("repair", |bytes| sign_str::repair(&text(bytes))),
    ("fields", |bytes| sign_str::fields(&text(bytes))),
    ("result", |bytes| result::read(&text(bytes))),
    ("json", json::read),
    ("versions", |bytes| versions::compare(&text(bytes))),
    ("call", call),
];

/// The law of that name.
#[track_caller]
pub fn of(name: &str) -> Law {
    let found = LAWS.iter().find(|(other, _)| *other == name);
    found.unwrap_or_else(|| panic!("there is no law {name}")).1
}

/// What the glue makes of a string: what is not UTF-8 becomes U+FFFD.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// More say the same in more time.
const MOST_STEPS: usize = 64;

/// The first byte is what is asked for, each other one a step. Those that cannot happen are passed over.
fn call(bytes: &[u8]) {
    let Some((request, steps)) = bytes.split_first() else { return };
    let requests = requests();
    let mut trial = Trial::begin(&requests[usize::from(*request) % requests.len()]);
    for byte in steps.iter().take(MOST_STEPS) {
        trial.take(STEPS[usize::from(*byte) % STEPS.len()]);
    }
    trial.tap();
    // Either may break a law that the other keeps.
    trial.clone().come_to_rest(IN_TIME);
    trial.come_to_rest(ON_A_BUSY_PAGE);
}
