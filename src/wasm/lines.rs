//! What the glue carries: texts, one on a line.

use crate::bytes::until;

/// The lines of a text, from the first on.
pub struct Lines<'a>(pub &'a str);

impl<'a> Lines<'a> {
    /// The next line; empty where there is none, as where the glue had nothing to carry.
    pub fn text(&mut self) -> &'a str {
        let text = self.0;
        let end = until(text.as_bytes(), b'\n');
        self.0 = text.get(end + 1..).unwrap_or_default();
        text.get(..end).unwrap_or_default()
    }

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
