//! What holds for every string.

use super::random::Random;
use super::support::{rows, text};
use super::{body, decode, encode, fields, laws, sign_str, words};
use pay_sign_center::sign_str::{check, from_body};
use std::path::Path;
use std::sync::LazyLock;

const CASES: usize = 10_000;

/// What means something to one of the layers, and what does not.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = words::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/words.dict"));
    words.into_iter().filter_map(|word| String::from_utf8(word).ok()).collect()
});

impl Random {
    pub fn piece(&mut self) -> &'static str {
        self.one_of::<String>(&PIECES)
    }

    /// A character of any width in UTF-8 and UTF-16, often one that an encoder escapes.
    pub fn character(&mut self) -> char {
        let ranges =
            ['\t'..='\r', ' '..='~', ' '..='/', '\0'..='\u{7ff}', '\u{800}'..='\u{ffff}', '\u{10000}'..='\u{10ffff}'];
        let range = &ranges[self.below(ranges.len())];
        let number = u32::from(*range.start()) + u32::try_from(self.below(0x11_0000)).unwrap();
        char::from_u32(number % (u32::from(*range.end()) + 1)).filter(|found| range.contains(found)).unwrap_or('%')
    }

    pub fn text(&mut self, longest: usize) -> String {
        (0..self.below(longest)).map(|_| self.character()).collect()
    }
}

/// What holds for any string at all.
fn holds(given: &str) {
    laws::check(given);
    laws::repair(given);
    laws::fields(given);
}

/// Whether the last value is as long as a signature of 1,024, 1,536 or 2,048 bits, but for its padding: nothing tells it from
/// a part of a longer one.
fn ends_with_a_signature(prefix: &str) -> bool {
    let body = decode(prefix);
    let last = body.rsplit('&').next().and_then(|pair| pair.strip_prefix("sign=")).map(decode);
    let ends_whole = !body.bytes().rev().take(2).any(|byte| byte == b'%');
    last.is_some_and(|sign| {
        ends_whole && matches!(sign.trim_end_matches('=').len(), 171 | 256 | 342) && !sign.ends_with('=')
    })
}

/// The signStrs of as many kinds as there are, without the long ones, which say the same in more time.
fn accepted() -> Vec<String> {
    let rows = rows("accepted_sign_strs");
    let sign_strs = rows.iter().map(|row| text(row, "/sign_str").to_owned());
    sign_strs.filter(|text| text.len() < 1300).collect()
}

#[test]
fn every_prefix_has_a_report_and_nearly_every_one_blocks() {
    let mut cases = 0;
    for sign_str in [sign_str(), accepted().swap_remove(0), accepted().swap_remove(7)] {
        for at in 0..sign_str.len() {
            holds(&sign_str[..at]);
            assert_eq!(check(&sign_str[..at]).is_ok(), ends_with_a_signature(&sign_str[..at]), "the first {at} bytes");
            cases += 1;
        }
    }
    let mut random = Random(1);
    let accepted = accepted();
    while cases < CASES {
        let sign_str = &accepted[random.below(accepted.len())];
        let prefix = &sign_str[..random.below(sign_str.len())];
        holds(prefix);
        assert_eq!(check(prefix).is_ok(), ends_with_a_signature(prefix), "{prefix}");
        cases += 1;
    }
}

#[test]
fn every_change_of_one_character_has_a_report() {
    let (mut random, mut cases) = (Random(2), 0);
    for sign_str in [sign_str(), accepted().swap_remove(0), accepted().swap_remove(25), body()] {
        for at in 0..sign_str.len() {
            let (before, after) = sign_str.split_at(at);
            holds(&format!("{before}{}{}", random.piece(), &after[1..]));
            holds(&format!("{before}{}{after}", random.piece()));
            holds(&format!("{before}{}", &after[1..]));
            cases += 3;
        }
    }
    assert!(cases >= CASES, "{cases}");
}

#[test]
fn any_text_has_a_report() {
    let mut random = Random(4);
    for _ in 0..CASES {
        holds(&random.text(60));
        let pieces: String = (0..random.below(30)).map(|_| random.piece()).collect();
        holds(&pieces);
    }
}

#[test]
fn what_is_encoded_decodes_to_itself() {
    let mut random = Random(5);
    for _ in 0..CASES {
        let value = random.text(30);
        let body = format!("method=a&x={}&version=1.0", encode(&value));
        for given in [from_body(&body).into_owned(), encode(&body.replace("%20", "+"))] {
            let fields = fields(&given, true).unwrap_or_else(|| panic!("{given}"));
            assert_eq!(fields["params"]["x"], value, "{given}");
        }
    }
}

#[test]
fn the_numbers_are_many() {
    let mut random = Random(6);
    let mut seen: Vec<usize> = (0..CASES).map(|_| random.below(1 << 30)).collect();
    seen.sort_unstable();
    seen.dedup();
    assert!(seen.len() > CASES - 10, "{}", seen.len());
    let text: String = (0..CASES).map(|_| random.character()).collect();
    for part in ['%', '&', '=', '+', ' ', '\n'] {
        assert!(text.contains(part), "{part:?}");
    }
    assert!(text.chars().any(|c| c.len_utf16() == 2) && text.chars().any(|c| c.len_utf8() == 3));
}
