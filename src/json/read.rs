//! ```text
//! value   = object | array | string | number | "true" | "false" | "null"
//! object  = "{" [ member *( "," member ) ] "}"      member = string ":" value
//! array   = "[" [ value *( "," value ) ] "]"
//! ```

use super::{Dialect, Document, JsonError, Kind, Node};
use crate::bytes::has;

/// The parent of the root.
const NONE: usize = usize::MAX;

pub(super) fn document(bytes: &[u8], dialect: Dialect) -> Result<Document<'_>, JsonError> {
    let mut reader = Reader { bytes, at: 0, dialect, strict: true, nodes: Vec::new(), parent: NONE, expected: "" };
    match reader.document() {
        Some(()) => Ok(Document { nodes: reader.nodes, strict: reader.strict }),
        None => Err(JsonError { at: reader.at, expected: reader.expected }),
    }
}

/// Its methods give `None` where `expected` does not stand at `at`: an error that each hands up to the next takes more code.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    dialect: Dialect,
    strict: bool,
    nodes: Vec<Node<'a>>,
    /// The index of the object or array that was opened last and is not closed yet.
    parent: usize,
    expected: &'static str,
}

impl Reader<'_> {
    /// The next byte; 0 at the end, which begins nothing either.
    #[inline(never)]
    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or_default()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let eaten = self.peek() == byte;
        self.at += usize::from(eaten);
        eaten
    }

    #[inline(never)]
    fn expect(&mut self, is_there: bool, expected: &'static str) -> Option<()> {
        self.expected = expected;
        is_there.then_some(())
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn push(&mut self, kind: Kind, start: usize, inside: usize) {
        self.nodes.push(Node { kind, start, raw: &self.bytes[start..self.at], inside });
    }

    fn document(&mut self) -> Option<()> {
        self.value()?;
        while let Some(parent) = self.nodes.get(self.parent) {
            let is_object = parent.kind == Kind::Object;
            if self.close(if is_object { b'}' } else { b']' })? {
                continue;
            }
            if is_object {
                self.key()?;
            }
            self.value()?;
        }
        self.skip_space();
        self.expect(self.at == self.bytes.len(), "the end")
    }

    /// Reads up to the parent's next child, or closes it: `true`.
    fn close(&mut self, bracket: u8) -> Option<bool> {
        let inside = self.nodes.len() - self.parent - 1;
        self.skip_space();
        let comma = inside > 0 && self.eat(b',');
        self.skip_space();
        if self.peek() == bracket && (!comma || self.dialect.lenient) {
            self.strict &= !comma;
            self.at += 1;
            let node = &mut self.nodes[self.parent];
            node.raw = &self.bytes[node.start..self.at];
            self.parent = core::mem::replace(&mut node.inside, inside);
            return Some(true);
        }
        self.expect(inside == 0 || comma, "a comma or a closing bracket")?;
        Some(false)
    }

    fn key(&mut self) -> Option<()> {
        self.expect(self.peek() == b'"', "a key in double quotes")?;
        self.string(Kind::Key, b":")?;
        self.skip_space();
        let has_colon = self.eat(b':');
        self.expect(has_colon, "a colon")
    }

    /// Reads a string or literal, or opens an object or array.
    fn value(&mut self) -> Option<()> {
        self.skip_space();
        match self.peek() {
            b'"' => return self.string(Kind::String, b",}]"),
            b'{' => self.open(Kind::Object),
            b'[' => self.open(Kind::Array),
            _ => return self.literal(),
        }
        Some(())
    }

    /// As long as it is open, the node has the index of its own parent where the number of those inside will be.
    fn open(&mut self, kind: Kind) {
        let parent = core::mem::replace(&mut self.parent, self.nodes.len());
        self.at += 1;
        self.push(kind, self.at - 1, parent);
    }

    fn literal(&mut self) -> Option<()> {
        let start = self.at;
        let rest = &self.bytes[start..];
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let word = &rest[..rest.iter().take_while(is_part).count()];
        let end = start + word.len();
        let is_word = ["true", "false", "null"].iter().any(|literal| literal.as_bytes() == word);
        let is_literal = is_word || (self.number() && self.at == end);
        self.at = start;
        self.expect(is_literal, "a value")?;
        self.at = end;
        self.push(Kind::Literal, start, 0);
        Some(())
    }

    /// `[ "-" ] ( "0" | 1-9 *digit ) [ "." 1*digit ] [ ( "e" | "E" ) [ "+" | "-" ] 1*digit ]`
    fn number(&mut self) -> bool {
        self.eat(b'-');
        let has_whole = self.eat(b'0') || self.digits();
        let has_fraction = !self.eat(b'.') || self.digits();
        let has_exponent = !(self.eat(b'e') || self.eat(b'E')) || {
            let _signed = self.eat(b'+') || self.eat(b'-');
            self.digits()
        };
        has_whole && has_fraction && has_exponent
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    /// Reads a string with its quotes. `follow` lists what may stand behind it, which tells a closing quote from one
    /// that lost its backslash.
    fn string(&mut self, kind: Kind, follow: &[u8]) -> Option<()> {
        let start = self.at;
        loop {
            self.at += 1;
            self.expect(self.at < self.bytes.len(), "a closing quote")?;
            match self.peek() {
                b'"' if self.closes(follow) => break,
                b'"' => self.strict = false,
                b'\\' => self.escape()?,
                0..0x20 => {
                    self.expect(self.dialect.lenient, "no control character in a string")?;
                    self.strict = false;
                }
                0x81.. if self.dialect.double_byte => {
                    self.at += 1;
                    self.at -= usize::from(self.peek() < 0x30);
                }
                _ => {}
            }
        }
        self.at += 1;
        self.push(kind, start, 0);
        Some(())
    }

    /// Whether JSON can go on behind this quote; if not, it is one that lost its backslash.
    fn closes(&self, follow: &[u8]) -> bool {
        if !self.dialect.lenient {
            return true;
        }
        let rest = self.bytes[self.at + 1..].trim_ascii_start();
        let Some((first, rest)) = rest.split_first() else { return true };
        // At the end, there is nothing that speaks against it, as with a comma.
        let second = rest.trim_ascii_start().first().unwrap_or(&b',');
        // Two strings in a row lack a comma or a colon, which nobody can put back.
        *first == b'"'
            || has(follow, *first)
                && match first {
                    b'}' | b']' => has(b",}]", *second),
                    // A member, an item or a value: none begins with a backslash.
                    _ => *second != b'\\',
                }
    }

    fn escape(&mut self) -> Option<()> {
        self.at += 1;
        let escape = self.peek();
        self.expect(has(b"\"\\/bfnrtu", escape), "an escape")?;
        if escape == b'u' {
            for _ in 0..4 {
                self.at += 1;
                self.expect(self.peek().is_ascii_hexdigit(), "four hex digits")?;
            }
        }
        Some(())
    }
}
