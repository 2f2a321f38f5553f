//! A report in the making.

use super::finding::{Code, Finding};
use super::params::Param;
use super::report::Report;
use crate::bytes::{is_word, text};

/// Findings come in the order in which they are made.
impl Report {
    #[inline(never)]
    pub(super) fn add(&mut self, code: Code) -> &mut Finding {
        let (layer, message) = (code.layer(), code.message().into());
        self.findings.push(Finding { code, layer, param: None, offset: None, message });
        self.findings.last_mut().expect("it was just put there")
    }

    /// Adds a fault of a parameter, at that byte of the body.
    #[inline(never)]
    pub(super) fn add_at(&mut self, code: Code, param: &Param<'_>, at: usize) -> &mut Finding {
        self.add(code).about(param.name).at(at)
    }

    /// Adds a fault in a parameter's value, at that byte of what it decodes to.
    #[inline(never)]
    pub(super) fn add_in(&mut self, code: Code, param: &Param<'_>, at: usize) -> &mut Finding {
        self.add_at(code, param, param.place(at))
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
    #[inline(never)]
    pub(super) fn about(&mut self, name: &[u8]) -> &mut Self {
        // The platform's names are such words. Anything else may be a piece of a value, perhaps of a secret one.
        let is_name = name.len() <= 60 && name.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'_' | b'.'));
        self.param = is_name.then(|| text(name));
        self
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

/// Whether there are as many digits in a row as a phone number or an identity card has.
fn has_number(text: &[u8]) -> bool {
    text.windows(11).any(|window| window.iter().all(u8::is_ascii_digit))
}
