//! Texts that hold one thing on each line: what the glue carries, and the crate's own names.

use crate::bytes::until;

/// The lines of a text, from the first on.
pub(crate) struct Lines<'a>(pub &'a str);

impl<'a> Lines<'a> {
    /// The next line; empty where there is none, as where the glue had nothing to carry.
    #[inline(never)]
    pub fn text(&mut self) -> &'a str {
        // By bytes: `str::split` is a thousand bytes larger.
        let text = self.0;
        let end = until(text.as_bytes(), b'\n');
        self.0 = text.get(end + 1..).unwrap_or_default();
        text.get(..end).unwrap_or_default()
    }
}

#[cfg(all(target_arch = "wasm32", feature = "npm"))]
impl Lines<'_> {
    /// Whether the next line is that word.
    pub fn is(&mut self, word: &str) -> bool {
        self.text() == word
    }

    /// The next line, if it is not empty.
    pub fn optional(&mut self) -> Option<String> {
        let line = self.text();
        (!line.is_empty()).then(|| line.into())
    }
}
