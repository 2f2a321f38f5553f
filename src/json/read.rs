//! ```text
//! value   = object | array | string | number | "true" | "false" | "null"
//! object  = "{" [ member *( "," member ) ] "}"      member = string ":" value
//! array   = "[" [ value *( "," value ) ] "]"
//! ```

use super::{Dialect, Document, JsonError, Kind, Node};
use core::ops::Range;

pub(super) fn document(bytes: &[u8], dialect: Dialect) -> Result<Document<'_>, JsonError> {
    let mut reader = Reader { bytes, at: 0, dialect, strict: true, nodes: Vec::new(), open: Vec::new() };
    reader.values()?;
    reader.skip_space();
    if reader.at < bytes.len() {
        return reader.expected("the end");
    }
    Ok(Document { bytes, nodes: reader.nodes, strict: reader.strict })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    dialect: Dialect,
    strict: bool,
    nodes: Vec<Node>,
    /// The indices of the objects and arrays that are not closed yet.
    open: Vec<usize>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let eaten = self.peek() == Some(byte);
        self.at += usize::from(eaten);
        eaten
    }

    fn expected<T>(&self, expected: &'static str) -> Result<T, JsonError> {
        Err(JsonError { at: self.at, expected })
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Reads one whole value, its children included.
    fn values(&mut self) -> Result<(), JsonError> {
        self.value(0..0)?;
        while let Some(&parent) = self.open.last() {
            let first = self.nodes.len() == parent + 1;
            if self.close(parent, first)? {
                continue;
            }
            let key = if self.nodes[parent].kind == Kind::Object { self.key()? } else { 0..0 };
            self.value(key)?;
        }
        Ok(())
    }

    /// Reads up to the next child of `parent`, or closes it: `true`.
    fn close(&mut self, parent: usize, first: bool) -> Result<bool, JsonError> {
        let bracket = if self.nodes[parent].kind == Kind::Object { b'}' } else { b']' };
        self.skip_space();
        let comma = !first && self.eat(b',');
        self.skip_space();
        if self.peek() == Some(bracket) && (!comma || self.dialect.lenient) {
            self.strict &= !comma;
            self.at += 1;
            self.nodes[parent].value.end = self.at;
            self.nodes[parent].end = self.nodes.len();
            self.open.pop();
            return Ok(true);
        }
        if !first && !comma {
            return self.expected("a comma or a closing bracket");
        }
        Ok(false)
    }

    fn key(&mut self) -> Result<Range<usize>, JsonError> {
        if self.peek() != Some(b'"') {
            return self.expected("a key in double quotes");
        }
        let quoted = self.string(b":")?;
        self.skip_space();
        if !self.eat(b':') {
            return self.expected("a colon");
        }
        Ok(quoted.start + 1..quoted.end - 1)
    }

    /// Reads a string or literal, or opens an object or array.
    fn value(&mut self, key: Range<usize>) -> Result<(), JsonError> {
        self.skip_space();
        let index = self.nodes.len();
        let (kind, value) = match self.peek() {
            Some(b'"') => (Kind::String, self.string(b",}]")?),
            Some(bracket @ (b'{' | b'[')) => {
                self.open.push(index);
                self.at += 1;
                (if bracket == b'{' { Kind::Object } else { Kind::Array }, self.at - 1..self.at)
            }
            _ => (Kind::Literal, self.literal()?),
        };
        self.nodes.push(Node { kind, key, value, end: index + 1 });
        Ok(())
    }

    fn literal(&mut self) -> Result<Range<usize>, JsonError> {
        let rest = &self.bytes[self.at..];
        let length =
            rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')).count();
        let word = &rest[..length];
        if !matches!(word, b"true" | b"false" | b"null") && !is_number(word) {
            return self.expected("a value");
        }
        let start = self.at;
        self.at += length;
        Ok(start..self.at)
    }

    /// Reads a string with its quotes. `follow` lists what may stand behind it, which tells a closing quote from one
    /// that lost its backslash.
    fn string(&mut self, follow: &[u8]) -> Result<Range<usize>, JsonError> {
        let start = self.at;
        self.at += 1;
        loop {
            let Some(byte) = self.peek() else {
                return self.expected("a closing quote");
            };
            self.at += 1;
            match byte {
                b'"' if self.closes(follow) => return Ok(start..self.at),
                b'"' => self.strict = false,
                b'\\' => self.escape()?,
                0x81.. if self.dialect.double_byte => self.at += usize::from(self.peek() >= Some(0x30)),
                0..0x20 if self.dialect.lenient => self.strict = false,
                0..0x20 => {
                    self.at -= 1;
                    return self.expected("no control character in a string");
                }
                _ => {}
            }
        }
    }

    /// Whether JSON can go on behind this quote; if not, it is one that lost its backslash.
    fn closes(&self, follow: &[u8]) -> bool {
        if !self.dialect.lenient {
            return true;
        }
        let mut rest = self.bytes[self.at..].iter().filter(|byte| !byte.is_ascii_whitespace());
        let (Some(first), second) = (rest.next(), rest.next()) else { return true };
        if *first == b'"' {
            // Two strings in a row lack a comma or a colon, which nobody can put back.
            return true;
        }
        follow.iter().any(|byte| byte == first)
            && match first {
                b'}' | b']' => matches!(second, None | Some(b',' | b'}' | b']')),
                // A member, an item or a value: none begins with a backslash.
                _ => second != Some(&b'\\'),
            }
    }

    fn escape(&mut self) -> Result<(), JsonError> {
        let digits = match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => 4,
            _ => return self.expected("an escape"),
        };
        self.at += 1;
        for _ in 0..digits {
            if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                return self.expected("four hex digits");
            }
            self.at += 1;
        }
        Ok(())
    }
}

/// `[ "-" ] ( "0" | 1-9 *digit ) [ "." 1*digit ] [ ( "e" | "E" ) [ "+" | "-" ] 1*digit ]`
fn is_number(word: &[u8]) -> bool {
    fn digits(rest: &[u8]) -> Option<&[u8]> {
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0).then(|| &rest[count..])
    }
    fn number(word: &[u8]) -> Option<&[u8]> {
        let whole = word.strip_prefix(b"-").unwrap_or(word);
        let mut rest = match whole.strip_prefix(b"0") {
            Some(rest) => rest,
            None => digits(whole)?,
        };
        if let Some(fraction) = rest.strip_prefix(b".") {
            rest = digits(fraction)?;
        }
        if let Some(exponent) = rest.strip_prefix(b"e").or(rest.strip_prefix(b"E")) {
            rest = digits(exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent))?;
        }
        Some(rest)
    }
    number(word).is_some_and(<[u8]>::is_empty)
}
