//! A report in the making.

use super::finding::{Code, Finding};
use super::params::Param;
use super::report::Report;
use crate::bytes::{is_word, text, until};

/// Findings come in the order in which they are made.
impl Report {
    pub(super) fn add(&mut self, code: Code) -> &mut Finding {
        self.add_on(code, b"")
    }

    /// Adds a finding about the parameter of that name, or the field at that path.
    #[inline(never)]
    pub(super) fn add_on(&mut self, code: Code, path: &[u8]) -> &mut Finding {
        let at = self.findings.len();
        self.findings.push(Finding { code, layer: code.layer(), param: None, offset: None, message: String::new() });
        let finding = &mut self.findings[at];
        finding.begin();
        // The platform's names are such words. Anything else may be a piece of a value, perhaps of a secret one.
        if matches!(path.len(), 1..=60) && path.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'_' | b'.')) {
            finding.param = Some(text(path));
        }
        finding
    }

    /// Adds a fault of a parameter, at that byte of the body.
    #[inline(never)]
    pub(super) fn add_at(&mut self, code: Code, param: &Param<'_>, at: usize) -> &mut Finding {
        self.add_on(code, param.name).at(at)
    }

    /// Adds a fault in a parameter's value, at that byte of what it decodes to.
    #[inline(never)]
    pub(super) fn add_in(&mut self, code: Code, param: &Param<'_>, at: usize) -> &mut Finding {
        self.add_at(code, param, param.place(at))
    }

    #[inline(never)]
    pub(super) fn has_any(&self, codes: &[Code]) -> bool {
        self.findings.iter().any(|finding| codes.contains(&finding.code))
    }

    pub(super) fn has(&self, code: Code) -> bool {
        self.count(code) > 0
    }

    #[inline(never)]
    pub(super) fn count(&self, code: Code) -> usize {
        self.findings.iter().filter(|finding| finding.code == code).count()
    }
}

/// More of a finding.
impl Finding {
    #[cfg(not(all(target_arch = "wasm32", feature = "npm")))]
    fn begin(&mut self) {
        self.message.push_str(self.code.message());
    }

    /// The glue has the messages, from `Code::message` by way of `cargo xtask build`: two characters stand for one.
    #[cfg(all(target_arch = "wasm32", feature = "npm"))]
    fn begin(&mut self) {
        self.message.push('\u{1}');
        self.message.push(char::from(b' ' + self.code as u8));
    }

    /// The place: a byte of the body, as long as the check is inside of it, else in UTF-16 units of the string given.
    pub(super) fn at(&mut self, offset: usize) -> &mut Self {
        self.offset = Some(offset as i32);
        self
    }

    pub(super) fn expected(&mut self, expected: &str) -> &mut Self {
        self.more(": expected ").more(expected)
    }

    /// Names what stands there instead, where it is one character or a short name, so never a secret.
    #[inline(never)]
    pub(super) fn found(&mut self, found: &[u8]) -> &mut Self {
        let is_name = |byte: &u8| is_word(*byte) || matches!(byte, b'.' | b' ');
        let plain = match found {
            [byte] => byte.is_ascii_graphic(),
            _ => found.len() <= 64 && found.iter().all(is_name) && !has_number(found),
        };
        if plain { self.more(", found ").more(&text(found)) } else { self }
    }

    pub(super) fn instead(&mut self, message: &str) -> &mut Self {
        self.message.clear();
        self.more(message)
    }

    #[inline(never)]
    pub(super) fn more(&mut self, text: &str) -> &mut Self {
        self.message.push_str(text);
        self
    }
}

/// The name at the end of a path.
#[inline(never)]
pub(super) fn last_name(path: &str) -> &str {
    path.get(until(path.as_bytes(), b'.') + 1..).unwrap_or(path)
}

/// Whether there are as many digits in a row as a phone number or an identity card has.
fn has_number(text: &[u8]) -> bool {
    text.windows(11).any(|window| window.iter().all(u8::is_ascii_digit))
}
