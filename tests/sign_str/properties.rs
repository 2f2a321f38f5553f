//! What holds for every string.

use super::support::{rows, text};
use super::{body, decode, encode, fields, layers, repair, sign_str, signed_content};
use pay_sign_center::sign_str::{check, from_body};

const CASES: usize = 10_000;

/// What means something to one of the layers, and what does not.
const PIECES: [&str; 40] = [
    "%",
    "%2",
    "%25",
    "%26",
    "%3D",
    "%zz",
    "%0A",
    "%22",
    "%2B",
    "%00",
    "%D6",
    "%EF%BB%BF",
    "&",
    "&amp;",
    "&quot;",
    "=",
    "+",
    " ",
    "\n",
    "\r\n",
    "\"",
    "'",
    "\\",
    "{",
    "}",
    "[",
    "<",
    "?",
    "#",
    "\u{feff}",
    "\u{200b}",
    "张",
    "😀",
    "\0",
    "a",
    "0",
    "sign=",
    "&app_id=1",
    "https://openapi.alipay.com/gateway.do?",
    "alipays://x?sign_params=",
];

/// [xorshift64*](https://en.wikipedia.org/wiki/Xorshift#xorshift*): the same numbers in every run.
pub(super) struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap() % end
    }

    pub fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    pub fn piece(&mut self) -> &'static str {
        self.one_of(&PIECES)
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

    /// A text with a few pieces put in, taken out or doubled.
    pub fn mutated(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..=self.below(3) {
            let at = floor(&text, self.below(text.len() + 1));
            let end = floor(&text, (at + self.below(20)).min(text.len()));
            match self.below(4) {
                0 => text.replace_range(at..end, ""),
                1 => text.replace_range(at..end, self.piece()),
                2 => text = [&text[..end], &text[at..]].concat(),
                _ => text.insert_str(at, self.piece()),
            }
        }
        text
    }
}

/// The end of the last whole character before that byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// What holds for any string at all.
#[track_caller]
fn holds(given: &str) {
    let report = check(given);
    let length = given.encode_utf16().count();
    for finding in report.findings() {
        assert!(finding.offset().is_none_or(|offset| offset <= length), "{finding:?} in {given}");
    }
    for layer in layers(given, report.findings()) {
        let length = layer.text.encode_utf16().count();
        assert!(layer.offsets.iter().flatten().all(|offset| *offset <= length), "{layer:?}");
    }
    assert_eq!(fields(given, false).is_some(), signed_content(given).is_some(), "{given}");
    if let Some(repaired) = repair(given) {
        let found = check(&repaired);
        assert!(found.is_ok(), "{found:?} in {repaired} of {given}");
        assert_eq!(repair(&repaired), None, "{repaired} of {given}");
        assert_eq!(repaired.trim_ascii(), repaired, "{given}");
    }
    let made = from_body(given);
    assert_eq!(from_body(&made), made, "{given}");
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
fn every_mutation_has_a_report() {
    let mut random = Random(3);
    let accepted = accepted();
    for _ in 0..CASES {
        let sign_str = &accepted[random.below(accepted.len())];
        let given = match random.below(4) {
            0 => decode(sign_str),
            1 => encode(sign_str),
            _ => sign_str.clone(),
        };
        holds(&random.mutated(&given));
    }
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
