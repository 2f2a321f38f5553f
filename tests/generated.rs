//! The laws of tests/laws/ over the vectors, and over as many texts made from them by a fixed seed. `cargo xtask fuzz`
//! asks the same laws in search of new ones.
#![cfg(not(target_arch = "wasm32"))]

mod laws;
#[path = "support/random.rs"]
mod random;
#[path = "support/seeds.rs"]
mod seeds;
#[path = "support/words.rs"]
mod words;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode, percent_encode};
use random::Random;
use std::panic;
use std::path::Path;
use std::sync::LazyLock;

/// Of the slowest laws; the full test sets the variable to more.
const CASES: usize = 4_000;
const CASES_VARIABLE: &str = "GENERATED_CASES";

const SEED: u64 = 0x5eed;

static WORDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| words::of(&root().join("fuzz/words.dict")));

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> usize {
    std::env::var(CASES_VARIABLE).map_or(CASES, |count| count.parse().expect("a number of cases"))
}

/// Asks the law of each seed, then of texts made from them: so many times as many as of the slowest laws.
fn holds(name: &str, times: usize) {
    let law = laws::of(name);
    let ask = |bytes: &[u8]| {
        let is_kept = panic::catch_unwind(|| law(bytes)).is_ok();
        assert!(is_kept, "the law `{name}` does not hold for {:?}", String::from_utf8_lossy(bytes));
    };
    let seeds = seeds::of(root(), name);
    assert!(seeds.len() > 20, "{name} has {} seeds", seeds.len());
    seeds.iter().for_each(|seed| ask(seed.as_bytes()));
    let mut random = Random(SEED);
    for _ in 0..cases() * times {
        ask(&mutated(&mut random, &seeds));
    }
}

/// A seed with a few changes, each of one kind.
fn mutated(random: &mut Random, seeds: &[String]) -> Vec<u8> {
    let mut text = random.one_of(seeds).as_bytes().to_vec();
    for _ in 0..=random.below(4) {
        text = changed(random, text, seeds);
    }
    text
}

fn changed(random: &mut Random, mut text: Vec<u8>, seeds: &[String]) -> Vec<u8> {
    let at = place(random, &text);
    let end = (at + random.below(40)).min(text.len());
    match random.below(10) {
        0 if at < text.len() => text[at] ^= 1 << random.below(8),
        1 => drop(text.drain(at..end)),
        2 => text.truncate(at),
        3 => return [&text[..end], &text[at..]].concat(),
        4 => return percent_encode(&text, NON_ALPHANUMERIC).to_string().into_bytes(),
        5 => return percent_decode(&text).collect(),
        6 => {
            // What one seed begins with, and another ends with.
            let other = random.one_of(seeds).as_bytes();
            text.truncate(at);
            text.extend_from_slice(&other[random.below(other.len() + 1)..]);
        }
        7 => drop(text.splice(at..end, random.one_of(&WORDS).iter().copied())),
        _ => drop(text.splice(at..at, random.one_of(&WORDS).iter().copied())),
    }
    text
}

/// Anywhere, or beside what parts one thing from the next.
fn place(random: &mut Random, text: &[u8]) -> usize {
    let at = random.below(text.len() + 1);
    let border = text[at..].iter().position(|byte| br#""{}[]:,%&=."#.contains(byte));
    match (random.below(3), border) {
        (0, Some(border)) => at + border,
        (1, Some(border)) => at + border + 1,
        _ => at,
    }
}

/// A test for each law, so that they run side by side.
macro_rules! tests {
    ($($name:ident $times:literal)*) => {
        $(#[test] fn $name() { holds(stringify!($name), $times); })*

        #[test]
        fn every_law_is_asked() {
            assert_eq!(laws::LAWS.map(|(name, _)| name), [$(stringify!($name)),*]);
        }
    };
}

tests! { sign_str 1 repair 1 fields 1 result 2 json 20 versions 5 call 4 }
